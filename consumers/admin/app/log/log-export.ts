import type { LoaderFunctionArgs } from 'react-router'
import { exportLog } from './log-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportLog(context, request)
