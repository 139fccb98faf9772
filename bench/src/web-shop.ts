import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { createClient, positionOf, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { median, print, time, withFolder } from './figure.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureStart, residentMemory, shopOn, siteProcess, startProgram, type Server } from './process.ts'
import { compareRepeatedReads } from './repeated.ts'

const ROUNDS = 5
/** For each page in each of ten rounds. */
const REQUESTS = 100
const PAGES = 10_000
const CONNECTIONS = 16

/** In milliseconds: from `npm start` to the first answer, and from there to the first page. */
const AIM_START = 1_000
const AIM_FIRST_PAGE = 500
/** In MiB. */
const AIM_MEMORY = 250

const addressOf = ({ port }: Server): string => `http://127.0.0.1:${port}`

const read = async (url: string, dispatcher: Agent): Promise<void> => {
  const { statusCode, body } = await request(url, { dispatcher })
  await body.dump()
  if (statusCode !== 200) throw new Error(`${url} is answered with ${statusCode}`)
}

/** The code of the pages is loaded when somebody asks for the first one. */
const measureFirstPage = async (data: string): Promise<void> => {
  const starts: number[] = []
  const firstPages: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const agent = new Agent()
    const shop = await startProgram(shopOn(data, 'northwind'))
    starts.push(shop.milliseconds)
    firstPages.push(await time(() => read(addressOf(shop), agent)))
    await agent.destroy()
    await shop.stop()
  }
  const [start, firstPage] = [median(starts), median(firstPages)]
  print({ name: 'shop.start', ratio: AIM_START / start, detail: `${start.toFixed(0)} ms from npm start to the first answer` })
  print({ name: 'shop.first-page', ratio: AIM_FIRST_PAGE / firstPage, detail: `${firstPage.toFixed(0)} ms from there to the first page` })
}

/** Makes a customer with an order that has passed all stalls. @returns the path of the order, and the cookie of the customer */
const orderOn = async (shop: Server, site: Server, productId: string): Promise<{ readonly path: string; readonly cookie: string }> => {
  const login = { username: `bench-${newId()}`, password: 'correct horse battery' }
  const person = { name: 'Ada', email: 'ada@example.org', phone: '', address: { lines: ['1 Some Street'], country: 'GB' } }
  const api = createClient({ baseUrl: addressOf(shop), credentials: login })
  await valueOf(api.registerCustomer({ body: { ...login, ...person } }))
  const body = { lines: [{ productId, quantity: 1 }] }
  const { orderId } = await valueOf(api.placeOrder({ body, headers: { 'idempotency-key': newId() } }))
  const answer = await fetch(`${addressOf(site)}/log-in`, { method: 'POST', body: new URLSearchParams(login), redirect: 'manual' })
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('souk-session='))
  if (session === undefined) throw new Error(`the log-in is answered with ${answer.status}`)
  const path = `/orders/${orderId}`
  const [cookie = ''] = session.split(';', 1)
  const page = async () => (await fetch(`${addressOf(site)}${path}`, { headers: { cookie } })).text()
  while (!(await page()).includes('Done in')) await sleep(50)
  // The storefront shows it, too. Otherwise a page would change while it is measured.
  const position = positionOf(await api.getOrder({ path: { orderId } }))
  await fetch(`${addressOf(shop)}/storefront/home`, { headers: { 'souk-position': String(position) } })
  return { path, cookie }
}

const measureMemory = async (site: Server, pages: readonly string[]): Promise<void> => {
  const before = residentMemory(site.pid)
  const agent = new Agent({ connections: CONNECTIONS })
  let asked = 0
  const visitor = async (): Promise<void> => {
    while (asked < PAGES) {
      asked += 1
      await read(`${addressOf(site)}${pages[asked % pages.length] ?? '/'}`, agent)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor))
  await agent.destroy()
  const after = residentMemory(site.pid)
  print({
    name: 'shop.memory',
    ratio: AIM_MEMORY / after,
    detail: `${after.toFixed(0)} MiB resident after ${PAGES} pages of ${pages.length} addresses, ${before.toFixed(0)} before`,
  })
}

/** The web shop: its start, its pages beside a bare server, its memory, and how a phone finds it. */
export const webShopFigures = (): Promise<void> =>
  withFolder(async (folder) => {
    const data = join(folder, 'shop')
    await measureStart(shopOn(data, 'northwind'), { announced: true })
    await measureFirstPage(data)

    const shop = await startProgram(shopOn(data, 'northwind'))
    try {
      const api = createClient({ baseUrl: addressOf(shop) })
      const { items } = await valueOf(api.searchProducts({ query: { limit: 100, inStock: 'true' } }))
      const { categories } = await valueOf(api.getStorefrontHome())
      const [product, category] = [items[0], categories[0]]
      if (product === undefined || category === undefined) throw new Error('nothing is sold')
      const paths = { home: '/', category: `/c/${category.slug}`, product: `/p/${product.slug}` }

      const site = await startProgram(siteProcess('shop', addressOf(shop)), { path: '/' })
      try {
        const { path, cookie } = await orderOn(shop, site, product.productId)
        const reads = Object.entries(paths).map(([name, page]) => ({ name, path: page }))
        await compareRepeatedReads('shop', site, [...reads, { name: 'order', path, headers: { cookie } }], folder, REQUESTS)
        const pages = [
          ...items.map(({ slug }) => `/p/${slug}`),
          ...categories.map(({ slug }) => `/c/${slug}`),
          '/',
          '/search?q=chai',
          '/cart',
        ]
        await measureMemory(site, pages)
      } finally {
        await site.stop()
      }
      // Not a search for words: search engines are asked not to show it, which costs points.
      await measureLighthouse(addressOf(shop), { ...paths, search: '/search' })
    } finally {
      await shop.stop()
    }
  })
