import type { LoaderFunctionArgs } from 'react-router'
import { exportInvoices } from './invoice-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportInvoices(context, request)
