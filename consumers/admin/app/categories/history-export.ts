import type { LoaderFunctionArgs } from 'react-router'
import { exportHistory } from './category.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => exportHistory(context, params)
