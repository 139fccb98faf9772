import type { LoaderFunctionArgs } from 'react-router'
import { downloadData } from './my-data.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => downloadData(context)
