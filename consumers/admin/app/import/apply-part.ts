import { redirect, type ActionFunctionArgs } from 'react-router'
import { importPart } from './import.server.ts'

export const loader = () => redirect('/products/import')
export const action = ({ context, request }: ActionFunctionArgs) => importPart(context, request)
