import type { LoaderFunctionArgs } from 'react-router'
import { parkedEvents } from './parked.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => parkedEvents(context, request)
