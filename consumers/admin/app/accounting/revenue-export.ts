import type { LoaderFunctionArgs } from 'react-router'
import { exportRevenue } from './revenue.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportRevenue(context, request)
