import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { cancelOrder } from './order-actions.server.ts'
import { orderIdIn } from './order-id.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params['orderId']}`)
export const action = ({ context, params }: ActionFunctionArgs) => cancelOrder(context, orderIdIn(params))
