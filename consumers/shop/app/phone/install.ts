import { redirect, type ActionFunctionArgs } from 'react-router'
import { endOffer } from './install.server.ts'

export const loader = () => redirect('/')
export const action = ({ context }: ActionFunctionArgs) => endOffer(context)
