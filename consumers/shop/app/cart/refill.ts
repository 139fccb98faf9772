import { redirect, type ActionFunctionArgs } from 'react-router'
import { refillFrom } from './line-actions.server.ts'

export const loader = () => redirect('/cart')
export const action = ({ context, request }: ActionFunctionArgs) => refillFrom(context, request)
