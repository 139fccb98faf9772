import type { LoaderFunctionArgs } from 'react-router'
import { exportExample } from './import.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => exportExample(context)
