import type { ActionFunctionArgs } from 'react-router'
import { redirect } from 'react-router'
import { chooseTheme } from '@souk/site/pages/server'

export const loader = () => redirect('/')
export const action = ({ context, request }: ActionFunctionArgs) => chooseTheme(context, request)
