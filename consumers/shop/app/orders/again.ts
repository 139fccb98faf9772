import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { orderAgain } from './order-actions.server.ts'
import { orderIdIn } from './order-id.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params['orderId']}`)
export const action = ({ context, params, request }: ActionFunctionArgs) => orderAgain(context, orderIdIn(params), request)
