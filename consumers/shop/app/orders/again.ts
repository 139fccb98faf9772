import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { idIn } from '@souk/site/pages/server'
import { orderAgain } from './order-actions.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params['orderId']}`)
export const action = ({ context, params, request }: ActionFunctionArgs) => orderAgain(context, idIn(params, 'orderId'), request)
