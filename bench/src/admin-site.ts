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

const PER_SECOND = 100
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
const buy = async (shop: Server, productId: string): Promise<void> => {
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
  for (let order = 0; order < PER_SECOND * SECONDS; order += 1) {
    await sleep(Math.max(0, start + (order * 1_000) / PER_SECOND - performance.now()))
    const api = buyers[order % BUYERS]
    if (api === undefined) continue
    const body = { lines: [{ productId, quantity: 1 }] }
    orders.push(valueOf(api.placeOrder({ body, headers: { 'idempotency-key': newId() } })))
  }
  await Promise.all(orders)
}

/** Looks at the list as somebody does who moves through it. @returns milliseconds from a key to the next row, and the age of the newest order */
const watch = async (page: Page, isOver: () => boolean) => {
  const keys: number[] = []
  const ages: number[] = []
  while (!isOver()) {
    await sleep(250)
    const start = performance.now()
    await page.keyboard.press('j')
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    keys.push(performance.now() - start)
    const newest = await page.locator('tbody time').first().getAttribute('datetime')
    ages.push(Date.now() - Date.parse(newest ?? ''))
  }
  return { keys, ages }
}

/** How the open list and its pages are while many orders arrive. */
const measureLive = async (shop: Server, site: Server, cookie: string, productId: string): Promise<void> => {
  const started = await startBrowser()
  const browser = await chromium.connect(started.wsEndpoint())
  const agent = new Agent()
  try {
    const context = await browser.newContext()
    const [name = '', value = ''] = cookie.split('=', 2)
    await context.addCookies([{ name, value, url: addressOf(site) }])
    const page = await context.newPage()
    await page.goto(`${addressOf(site)}/orders`, { waitUntil: 'networkidle' }).catch(() => undefined)
    let isOver = false
    const buying = buy(shop, productId).finally(() => {
      isOver = true
    })
    const pages: number[] = []
    const reading = async (): Promise<void> => {
      while (!isOver) {
        pages.push((await read(site, '/orders', cookie, agent)).took)
        await sleep(500)
      }
    }
    const [{ keys, ages }] = await Promise.all([watch(page, () => isOver), reading(), buying])
    const late = percentile(pages, 95)
    print({
      name: 'admin.live',
      ratio: AIM_PAGE / late,
      detail:
        `${PER_SECOND} orders per second: a page in ${median(pages).toFixed(0)} ms, p95 ${late.toFixed(0)} ms; ` +
        `the open list answers a key in ${median(keys).toFixed(0)} ms, p95 ${percentile(keys, 95).toFixed(0)} ms; ` +
        `its newest order is ${median(ages).toFixed(0)} ms old, p95 ${percentile(ages, 95).toFixed(0)} ms`,
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
        await measureLive(shop, site, cookie, line.productId)
      } finally {
        await site.stop()
      }
    } finally {
      await shop.stop()
    }
  })
