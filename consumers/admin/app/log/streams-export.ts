import type { LoaderFunctionArgs } from 'react-router'
import { exportStreams } from './stream-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportStreams(context, request)
