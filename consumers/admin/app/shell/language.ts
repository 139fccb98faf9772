import type { ActionFunctionArgs } from 'react-router'
import { redirect } from 'react-router'
import { chooseLanguage } from '@souk/site/pages/server'
import { choices } from '../languages/all.server.ts'

export const loader = () => redirect('/')
export const action = ({ context, request }: ActionFunctionArgs) => chooseLanguage(context, request, choices)
