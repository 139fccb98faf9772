import type { LoaderFunctionArgs } from 'react-router'
import { orderEvents } from './events.server.ts'
import { orderIdIn } from './order-id.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => orderEvents(context, request, orderIdIn(params))
