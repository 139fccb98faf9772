import type { LoaderFunctionArgs } from 'react-router'
import { idIn } from '@souk/site/pages/server'
import { loadInvoicePdf } from './invoice.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadInvoicePdf(context, idIn(params, 'orderId'))
