import type { LoaderFunctionArgs } from 'react-router'
import { listEvents } from './product-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => listEvents(context, request)
