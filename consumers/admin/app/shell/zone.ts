import { redirect, type ActionFunctionArgs } from 'react-router'
import { keepZone } from '@souk/site/pages/server'

export const loader = () => redirect('/')
export const action = ({ context, request }: ActionFunctionArgs) => keepZone(context, request)
