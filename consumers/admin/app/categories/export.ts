import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) =>
  csvFile(context, 'categories', visitOf(context).shop.exportCategories({ parseAs: 'stream' }))
