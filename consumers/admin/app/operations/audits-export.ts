import type { LoaderFunctionArgs } from 'react-router'
import { exportAudits } from './books.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => exportAudits(context)
