import type { LoaderFunctionArgs } from 'react-router'
import { exportList } from './order-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportList(context, request)
