import type { LoaderFunctionArgs } from 'react-router'
import { idIn } from '@souk/site/pages/server'
import { orderEvents } from './events.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => orderEvents(context, request, idIn(params, 'orderId'))
