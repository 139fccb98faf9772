import type { LoaderFunctionArgs } from 'react-router'
import { exportSettled } from './parked.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => exportSettled(context)
