import type { LoaderFunctionArgs } from 'react-router'
import { productEvents } from './product.server.ts'

export const loader = ({ context, request, params }: LoaderFunctionArgs) => productEvents(context, request, params)
