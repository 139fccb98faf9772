import type { LoaderFunctionArgs } from 'react-router'
import { exportList } from './product-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportList(context, request)
