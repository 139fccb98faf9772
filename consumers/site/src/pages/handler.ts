import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Pages } from '../visit.ts'
import { visitContext } from './context.ts'

/** The address under which the pages of a language stand. The first language has none. */
export type Prefix = '' | `/${string}`

const isUnder = (pathname: string, prefix: Prefix): boolean =>
  pathname === prefix || pathname.startsWith(`${prefix}/`) || pathname === `${prefix}.data`

/** The page of a request. Scripts ask for the data of a page at the address of the page with `.data` behind it. */
const pageOf = ({ pathname, searchParams }: URL, prefix: Prefix): string => {
  const path = pathname.slice(prefix.length).replace(/(?:^\/_root|\/_)?\.data$/, '') || '/'
  const query = new URLSearchParams(searchParams)
  for (const own of ['_routes', 'index']) query.delete(own)
  return query.size === 0 ? path : `${path}?${query}`
}

/**
 * Makes the pages of a site from its build. They are the same routes under the prefix of each language, so that no link must name one.
 * @param prefixes  of all languages
 */
export const createPages = (build: ServerBuild, prefixes: readonly Prefix[], mode: 'production' | 'development'): Pages => {
  const handlers = prefixes
    .map((prefix) => ({ prefix, handle: createRequestHandler({ ...build, basename: prefix === '' ? '/' : prefix }, mode) }))
    .toSorted((one, other) => other.prefix.length - one.prefix.length)
  return (request, visit) => {
    const url = new URL(request.url)
    const found = handlers.find(({ prefix }) => isUnder(url.pathname, prefix))
    if (found === undefined) throw new Error('there is no language without a prefix')
    const context = new RouterContextProvider()
    context.set(visitContext, { ...visit, page: pageOf(url, found.prefix) })
    return found.handle(request, context)
  }
}
