import type { LoaderFunctionArgs } from 'react-router'
import { logEvents } from './log-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => logEvents(context, request)
