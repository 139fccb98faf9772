import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { Agent, request } from 'undici'
import { createClient, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { startBrowser } from '@souk/test/browser'
import { median, percentile, print, withFolder } from './figure.ts'
import { startShop } from './growth.ts'
import { shopOn, siteProcess, startProgram, type Server } from './process.ts'

const ORDERS = 100_000
const ROUNDS = 40

/** In milliseconds, for a page of the list. */
const AIM_PAGE = 200

/** An order is seven commits, and so many orders about a hundred. */
const PER_SECOND = { orders: 100, log: 15 } as const
const SECONDS = 30
const BUYERS = 10

const login = { username: 'manager', password: 'correct horse battery' }

const addressOf = ({ port }: Server): string => `http://127.0.0.1:${port}`

const sessionAt = async (site: Server): Promise<string> => {
  const answer = await fetch(`${addressOf(site)}/log-in`, { method: 'POST', body: new URLSearchParams(login), redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie().flatMap((one) => (one.startsWith('souk-admin-session=') ? one.split(';', 1) : []))
  if (cookie === undefined) throw new Error(`the log-in is answered with ${answer.status}`)
  return cookie
}

/** Reads a page of the site. @returns how many milliseconds that took, and the page */
const read = async (site: Server, path: string, cookie: string, dispatcher: Agent) => {
  const start = performance.now()
  const { statusCode, body } = await request(`${addressOf(site)}${path}`, { headers: { cookie }, dispatcher })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`${path} is answered with ${statusCode}`)
  return { took: performance.now() - start, text }
}

/** How long the list of orders takes, with each filter. */
const measureList = async (site: Server, cookie: string, paths: Readonly<Record<string, string>>): Promise<void> => {
  const agent = new Agent()
  for (const [name, path] of Object.entries(paths)) {
    await read(site, path, cookie, agent)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) times.push((await read(site, path, cookie, agent)).took)
    const late = percentile(times, 95)
    print({
      name: `admin.orders.${name}`,
      ratio: AIM_PAGE / late,
      detail: `a page in ${median(times).toFixed(0)} ms, p95 ${late.toFixed(0)} ms`,
    })
  }
  await agent.destroy()
}

/** Places orders at an even pace. Resolves when all are accepted. */
const buy = async (shop: Server, productId: string, perSecond: number): Promise<void> => {
  const buyers = await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      const credentials = { username: `bench-${newId()}`, password: 'correct horse battery' }
      const person = { name: 'Ada', email: 'ada@example.org', phone: '', address: { lines: ['1 Some Street'], country: 'GB' } }
      const api = createClient({ baseUrl: addressOf(shop), credentials })
      await valueOf(api.registerCustomer({ body: { ...credentials, ...person } }))
      return api
    }),
  )
  const orders: Promise<unknown>[] = []
  const start = performance.now()
  for (let order = 0; order < perSecond * SECONDS; order += 1) {
    await sleep(Math.max(0, start + (order * 1_000) / perSecond - performance.now()))
    const api = buyers[order % BUYERS]
    if (api === undefined) continue
    const body = { lines: [{ productId, quantity: 1 }] }
    orders.push(valueOf(api.placeOrder({ body, headers: { 'idempotency-key': newId() } })))
  }
  await Promise.all(orders)
}

/**
 * Looks at a list while it grows. @param key  what is pressed
 * @returns milliseconds from a key to the next frame, the age of the newest row, and the number of rows
 */
const watch = async (page: Page, key: string, isOver: () => boolean) => {
  const keys: number[] = []
  const ages: number[] = []
  const rows: number[] = []
  while (!isOver()) {
    await sleep(250)
    const start = performance.now()
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    keys.push(performance.now() - start)
    const newest = await page.locator('tbody time').first().getAttribute('datetime')
    ages.push(Date.now() - Date.parse(newest ?? ''))
    rows.push(await page.locator('tbody tr').count())
  }
  return { keys, ages, rows }
}

/** What is measured while orders arrive. A row of the log that has the focus holds the list still, so that no key moves through it. */
const live = { orders: { path: '/orders', key: 'j' }, log: { path: '/log', key: 'Shift' } } as const

/** Says how long the thread of a page has been at work, in seconds. Other load on the machine changes it little. */
const createThreadTime = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
}

/** How an open list and its pages are while many orders arrive. */
const measureLive = async (
  list: keyof typeof live,
  { shop, site, cookie, productId }: { readonly shop: Server; readonly site: Server; readonly cookie: string; readonly productId: string },
): Promise<void> => {
  const { path, key } = live[list]
  const perSecond = PER_SECOND[list]
  const started = await startBrowser()
  const browser = await chromium.connect(started.wsEndpoint())
  const agent = new Agent()
  try {
    const context = await browser.newContext()
    const [name = '', value = ''] = cookie.split('=', 2)
    await context.addCookies([{ name, value, url: addressOf(site) }])
    const page = await context.newPage()
    await page.goto(`${addressOf(site)}${path}`, { waitUntil: 'networkidle' }).catch(() => undefined)
    const threadTime = await createThreadTime(page)
    const [began, workedBefore] = [performance.now(), await threadTime()]
    let isOver = false
    const buying = buy(shop, productId, perSecond).finally(() => {
      isOver = true
    })
    const pages: number[] = []
    const reading = async (): Promise<void> => {
      while (!isOver) {
        pages.push((await read(site, path, cookie, agent)).took)
        await sleep(500)
      }
    }
    const [{ keys, ages, rows }] = await Promise.all([watch(page, key, () => isOver), reading(), buying])
    const busy = (1_000_000 * ((await threadTime()) - workedBefore)) / (performance.now() - began)
    const late = percentile(pages, 95)
    print({
      name: `admin.live.${list}`,
      ratio: AIM_PAGE / late,
      detail:
        `${perSecond} orders per second: a page in ${median(pages).toFixed(0)} ms, p95 ${late.toFixed(0)} ms; ` +
        `the open list answers a key in ${median(keys).toFixed(0)} ms, p95 ${percentile(keys, 95).toFixed(0)} ms; ` +
        `its newest row is ${median(ages).toFixed(0)} ms old, p95 ${percentile(ages, 95).toFixed(0)} ms; ` +
        `it has ${Math.max(...rows)} rows at most, and its thread works ${busy.toFixed(0)} ms of each second`,
    })
  } finally {
    await agent.destroy()
    await browser.close()
    await started.close()
  }
}

/** The manager site: its list of many orders, and the same while many more arrive. */
export const adminSite = ([orders = String(ORDERS)]: readonly string[]): Promise<void> =>
  withFolder(async (folder) => {
    const filled = await startShop(join(folder, 'shop'))
    await filled.place(Number(orders))
    await filled.close()

    const program = shopOn(filled.folder, 'none')
    const settings = { MANAGER_USER: login.username, MANAGER_PASSWORD: login.password, SOUK_WELCOME_CREDIT: '1000000000' }
    const shop = await startProgram({ ...program, settings: { ...program.settings, ...settings } })
    try {
      const api = createClient({ baseUrl: addressOf(shop), credentials: login })
      // The index of the log is filled in the background.
      while ((await api.getMeasures()).error !== undefined) await sleep(1_000)
      const { items } = await valueOf(api.listOrders({ query: { limit: 1, sort: 'oldest' } }))
      const oldest = items[0]
      const line = oldest?.lines[0]
      if (oldest === undefined || line === undefined) throw new Error('the shop has no order')
      const site = await startProgram(siteProcess('admin', addressOf(shop)), { path: '/log-in' })
      try {
        const cookie = await sessionAt(site)
        const [agent, first] = [new Agent(), '/orders?sort=oldest']
        const next = /href="(\/orders\?[^"]*cursor=[^"]+)"/
          .exec((await read(site, first, cookie, agent)).text)?.[1]
          ?.replaceAll('&amp;', '&')
        await agent.destroy()
        if (next === undefined) throw new Error('the list has one page')
        await measureList(site, cookie, {
          newest: '/orders',
          oldest: first,
          next,
          status: '/orders?status=FINALIZED',
          customer: `/orders?customer=${oldest.customerId}`,
          product: `/orders?product=${line.productId}`,
          words: `/orders?q=${encodeURIComponent(line.name)}`,
          total: '/orders?min=10&max=20',
        })
        for (const list of ['orders', 'log'] as const) await measureLive(list, { shop, site, cookie, productId: line.productId })
      } finally {
        await site.stop()
      }
    } finally {
      await shop.stop()
    }
  })
