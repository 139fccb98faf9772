import { redirect, type ActionFunctionArgs } from 'react-router'
import { leave } from './log-in.server.ts'

export const loader = () => redirect('/')
export const action = ({ context, request }: ActionFunctionArgs) => leave(context, request)
