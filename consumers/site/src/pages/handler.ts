import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Pages, Visit } from '../visit.ts'
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

/** Whether somebody opens a page, and not a script, an image or a stream. */
const isOpened = ({ method, headers }: Request): boolean => method !== 'POST' && headers.get('accept')?.includes('text/html') === true

/** A redirect under the prefix of its request. Loaders and actions have it prefixed by the router, and a middleware does not. */
const under = (prefix: Prefix, answer: Response): Response => {
  const location = answer.headers.get('location')
  if (prefix === '' || location === null || !location.startsWith('/')) return answer
  const [path = ''] = location.split(/[?#]/, 1)
  if (isUnder(path, prefix)) return answer
  const headers = new Headers(answer.headers)
  headers.set('location', `${prefix}${location}`)
  return new Response(answer.body, { status: answer.status, headers })
}

/**
 * Makes the pages of a site from its build. They are the same routes under the prefix of each language, so that no link must name one.
 * @param prefixes  of all languages
 * @param chosen    the prefix of the language that a visitor has chosen before: who opens an address without a prefix is led there.
 *                  Default: such an address is a page in the first language
 */
export const createPages = (
  build: ServerBuild,
  prefixes: readonly Prefix[],
  mode: 'production' | 'development',
  chosen: (visit: Visit) => Prefix | undefined = () => undefined,
): Pages => {
  const handlers = prefixes
    .map((prefix) => ({ prefix, handle: createRequestHandler({ ...build, basename: prefix === '' ? '/' : prefix }, mode) }))
    .toSorted((one, other) => other.prefix.length - one.prefix.length)
  return async (request, visit) => {
    const url = new URL(request.url)
    const found = handlers.find(({ prefix }) => isUnder(url.pathname, prefix))
    if (found === undefined) throw new Error('there is no language without a prefix')
    const wanted = found.prefix === '' && isOpened(request) ? (chosen(visit) ?? '') : ''
    if (wanted !== '')
      return new Response(null, { status: 302, headers: { location: `${wanted}${url.pathname === '/' ? '' : url.pathname}${url.search}` } })
    const context = new RouterContextProvider()
    context.set(visitContext, { ...visit, page: pageOf(url, found.prefix) })
    return under(found.prefix, await found.handle(request, context))
  }
}
