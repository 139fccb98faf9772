import type { LoaderFunctionArgs } from 'react-router'
import { listEvents } from './order-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => listEvents(context, request)
