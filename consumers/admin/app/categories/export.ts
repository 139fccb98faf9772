import type { LoaderFunctionArgs } from 'react-router'
import { exportCategories } from './category-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => exportCategories(context, request)
