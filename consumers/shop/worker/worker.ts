// The service worker: without a connection, pages that were seen can be read again. It asks the shop first, so that nobody is stuck with
// an old version, and it answers only for the pages and files that it names: everything else of this host is left alone.
declare const self: ServiceWorkerGlobalScope

/** What everybody may see. */
const PUBLIC = 'souk-pages'
/** The orders of whoever is logged in. */
const OWN = 'souk-own-pages'
const FILES = 'souk-files'

const MOST_PAGES = 60
const MOST_FILES = 400

const LANGUAGE = /^\/[a-z]{2}(?=\/|$)/

interface Place {
  /** The path without the language. */
  readonly path: string
  /** The page that says that there is no connection. */
  readonly offline: string
}

const placeOf = (pathname: string): Place => {
  const [prefix = ''] = LANGUAGE.exec(pathname) ?? []
  return { path: pathname.slice(prefix.length) || '/', offline: `${prefix}/offline` }
}

/** The cache for a page. Undefined: it is not kept. */
const cacheOf = (path: string): string | undefined => {
  if (/^\/(?:$|search$|offline$|[cp]\/)/.test(path)) return PUBLIC
  return /^\/orders(?:\/[^/.]+)?$/.test(path) ? OWN : undefined
}

/** Other pages of the shop, which only say that there is no connection. */
const isOther = (path: string): boolean => /^\/(?:cart|orders|account|log-in|register|continue)(?:\/|$)/.test(path) && !path.includes('.')

const prune = async (cache: Cache, most: number): Promise<void> => {
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key)
}

/** Keeps a page and every file that it names. */
const keep = async (name: string, url: string, page: Response): Promise<void> => {
  const files = await caches.open(FILES)
  const named = (await page.clone().text()).matchAll(/\/assets\/[\w./-]+\.(?:js|css|woff2|svg)/g)
  for (const file of new Set(Array.from(named, ([path]) => path))) {
    // Also what is there already: so the files that were used last are the last that go.
    const found = (await files.match(file)) ?? (await fetch(file))
    if (found.ok) await files.put(file, found)
  }
  await prune(files, MOST_FILES)
  const pages = await caches.open(name)
  await pages.delete(url)
  await pages.put(url, page)
  await prune(pages, MOST_PAGES)
}

const keepOnce = async (name: string, url: string): Promise<void> => {
  if ((await caches.match(url)) !== undefined) return
  const page = await fetch(url)
  if (page.ok && !page.redirected) await keep(name, url, page)
}

/** Everything that says who was logged in: other pages say so, too, and how much credit there is. */
const forget = (): Promise<unknown> => Promise.all([caches.delete(OWN), caches.delete(PUBLIC)])

/**
 * It has none of the scripts of the shop, because they would find it at the address of another page. Its own one tries again once the browser says
 * that it has a connection.
 */
const offlinePage = async (offline: string): Promise<Response> => {
  const page = await caches.match(offline)
  if (page === undefined) return Response.error()
  const html = await page.text()
  const [nonce = ''] = /(?<=<script[^>]* nonce=")[^"]+/.exec(html) ?? []
  const comeBack = `<script nonce="${nonce}">addEventListener('online', () => location.reload())</script>`
  return new Response(html.replaceAll(/<script\b.*?<\/script>/gs, '').replace('</body>', `${comeBack}</body>`), page)
}

const pageFor = async (event: FetchEvent, { path, offline }: Place): Promise<Response> => {
  const name = cacheOf(path)
  const url = event.request.url
  try {
    const page = await fetch(event.request)
    if (name !== undefined && page.ok) event.waitUntil(Promise.all([keep(name, url, page.clone()), keepOnce(PUBLIC, offline)]))
    // Whoever is sent to the log-in has no orders here any more.
    if (name === OWN && page.type === 'opaqueredirect') event.waitUntil(forget())
    return page
  } catch {
    return (await caches.match(url)) ?? (await offlinePage(offline))
  }
}

/** A part of a page that is loaded when it is shown is named by no page: it is kept when it comes. */
const fileFor = async (event: FetchEvent): Promise<Response> => {
  const kept = await caches.match(event.request)
  if (kept !== undefined) return kept
  const file = await fetch(event.request)
  const copy = file.clone()
  if (file.ok) event.waitUntil(caches.open(FILES).then((files) => files.put(event.request, copy)))
  return file
}

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepOnce(PUBLIC, '/offline'), self.skipWaiting()]))
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, href } = new URL(request.url)
  if (origin !== self.location.origin) return
  const place = placeOf(pathname)
  if (request.method !== 'GET') {
    // The answer is none of its business, but whoever comes or goes takes the orders along.
    if (/^\/log-(?:in|out)(?:\.data)?$/.test(place.path)) event.waitUntil(forget())
    return
  }
  if (pathname.startsWith('/assets/')) return event.respondWith(fileFor(event))
  if (request.mode === 'navigate') {
    if (cacheOf(place.path) !== undefined || isOther(place.path)) event.respondWith(pageFor(event, place))
    return
  }
  // A script loads the data of the page that is shown next: the page is kept, too.
  if (pathname.endsWith('.data')) {
    const path = place.path.replace(/(?:^\/_root|\/_)?\.data$/, '') || '/'
    const name = cacheOf(path)
    const url = new URL(href)
    url.pathname = pathname.replace(/(?:_root|\/_)?\.data$/, '')
    url.searchParams.delete('_routes')
    if (name !== undefined) event.waitUntil(keepOnce(name, url.href).catch(() => undefined))
  }
})
