import type { LoaderFunctionArgs } from 'react-router'
import { loadInvoicePdf } from './invoice.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadInvoicePdf(context, params)
