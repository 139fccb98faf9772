import type { LoaderFunctionArgs } from 'react-router'
import { loadSitemap } from './sitemap.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const number = /^(\d{1,6})\.xml$/.exec(params['file'] ?? '0.xml')?.[1]
  return loadSitemap(context, Number(number ?? -1))
}
