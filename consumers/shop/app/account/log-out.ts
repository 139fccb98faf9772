import { redirect, type ActionFunctionArgs } from 'react-router'
import { logOut } from './log-in.server.ts'

export const loader = () => redirect('/')
export const action = ({ context }: ActionFunctionArgs) => logOut(context)
