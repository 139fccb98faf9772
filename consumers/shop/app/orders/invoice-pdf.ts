import type { LoaderFunctionArgs } from 'react-router'
import { loadInvoicePdf, orderIn } from './invoice.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadInvoicePdf(context, orderIn(params))
