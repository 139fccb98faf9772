import { redirect, type ActionFunctionArgs } from 'react-router'
import { changeLine } from './line-actions.server.ts'

export const loader = () => redirect('/cart')
export const action = ({ context, request }: ActionFunctionArgs) => changeLine(context, request)
