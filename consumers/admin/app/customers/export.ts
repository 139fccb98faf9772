import type { LoaderFunctionArgs } from 'react-router'
import { exportCustomers } from './customer-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportCustomers(context, request)
