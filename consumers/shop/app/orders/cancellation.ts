import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { idIn } from '@souk/site/pages/server'
import { cancelOrder } from './order-actions.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params['orderId']}`)
export const action = ({ context, params }: ActionFunctionArgs) => cancelOrder(context, idIn(params, 'orderId'))
