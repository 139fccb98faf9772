import type { LoaderFunctionArgs } from 'react-router'
import { exportLedger } from './customer.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => exportLedger(context, request, params)
