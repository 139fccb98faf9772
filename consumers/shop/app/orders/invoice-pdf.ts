import type { LoaderFunctionArgs } from 'react-router'
import { loadInvoicePdf } from './invoice.server.ts'
import { orderIdIn } from './order-id.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadInvoicePdf(context, orderIdIn(params))
