import type { LoaderFunctionArgs } from 'react-router'
import { exportParked } from './parked.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => exportParked(context)
