import type { Page, Request } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import type { Fault } from '@souk/contracts'
import { logIn, testManager } from '../support/manager.ts'
import { faultsIn, books } from '../support/system.ts'
import { expectAccessible, expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn as logInOn } from './support/stage.ts'

const site = 'admin'
const logInAsManager = (page: Page): Promise<void> => logInOn(page, { ...testManager, customerId: '' }, '/lab')

/** `will`: what the form says of it. `told`: what the story says of it afterwards. */
const faults = [
  {
    kind: 'A message is lost',
    service: 'Product',
    title: 'A message to Product is lost',
    will: /is thrown away/,
    told: /^Product noticed by itself: /,
  },
  {
    kind: 'A message comes twice',
    service: 'Customer',
    title: 'A message to Customer comes twice',
    will: /is delivered twice/,
    told: /^Customer recognised the second one by its position/,
  },
  {
    kind: 'A message is delayed',
    service: 'Accounting',
    lasts: true,
    title: 'A message to Accounting is delayed',
    will: /comes that many seconds late/,
    told: /[Tt]he message came,? [\d.,]+\sm?s late/,
  },
  {
    kind: 'A service stands still',
    service: 'Product',
    lasts: true,
    title: 'Product stands still',
    will: /answers 503, to everybody/,
    told: /^For [\d.,]+\sm?s, Product read nothing.* It wrote its next event [\d.,]+\sm?s after that/,
  },
  {
    kind: 'A service is cut off',
    service: 'Customer',
    lasts: true,
    title: 'Customer is cut off from the bus',
    will: /cannot reach the others/,
    told: /^For [\d.,]+\sm?s, Customer got no messages.* It wrote its next event/,
  },
  {
    kind: 'Stock is taken away in between',
    lasts: true,
    title: 'Stock is taken away in between',
    will: /stock is written off/,
    told: /^When Product looked, too little was left/,
  },
  {
    kind: 'Credit is taken away in between',
    lasts: true,
    title: 'Credit is taken away in between',
    will: /credit is withdrawn/,
    told: /^When Customer looked, too little was left/,
  },
] as const

/** A second begins before it is counted down, and a busy browser is late. */
const LATE_MS = 2_500

/** Plants a fault. */
const plant = async (shop: Journey['shop'], fault: Fault): Promise<void> =>
  expect((await shop.send('POST', '/event-store/experiments', { body: { fault } })).status).toBe(201)

/** Places an order of the manager, which a fault strikes. @returns its id */
const orderStruckBy = async (shop: Journey['shop'], fault: Fault): Promise<string> => {
  const { productId } = await shop.addProduct({ stock: 5, price: 1 })
  const { customerId } = await logIn(shop.url)
  await shop.adjustCredit(customerId, 100)
  await plant(shop, fault)
  const { orderId } = await shop.placeUntilAccepted(customerId, [{ productId, quantity: 1 }])
  return orderId
}

describe('the failure lab', () => {
  journey('every kind of fault strikes, ends, and leaves the books in order', { site }, async ({ page, shop, device }) => {
    await shop.addProduct({ stock: 100, price: 1 })
    await shop.adjustCredit((await logIn(shop.url)).customerId, 100_000)
    await logInAsManager(page)
    await expectGoodPage({ page, device })
    for (const { kind, title, will, told, ...fault } of faults) {
      await page.getByLabel('What goes wrong').selectOption({ label: kind })
      // The form shows the fields of the chosen fault.
      const [service, seconds] = [page.getByLabel('Service', { exact: true }), page.getByLabel('Seconds')]
      expect([await service.isVisible(), await seconds.isVisible()]).toEqual(['service' in fault, 'lasts' in fault])
      expect(await page.locator('[data-kind]:visible').allInnerTexts()).toEqual([expect.stringMatching(will)])
      if ('service' in fault) await service.selectOption({ label: fault.service })
      if ('lasts' in fault) await seconds.fill('1')
      await page.getByRole('button', { name: 'Place the order' }).click()
      await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
      await page.getByText(`${title}. It is over.`, { exact: true }).waitFor({ timeout: 40_000 })
      await page.locator('#fault').getByText(told).waitFor()
      await page.getByRole('link', { name: 'To the failure lab' }).click()
      await page.getByRole('row').nth(1).getByText(title).waitFor()
      await page.getByRole('row').nth(1).getByText('Over').waitFor()
    }
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Check the books' }).click()
    await page.getByText(/^In order, checked from/).waitFor()
    await page.getByRole('row').nth(1).getByRole('link').click()
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
    expect(faultsIn(await books(shop.url))).toEqual([])
  })

  journey('the story of an order tells live which fault it met, and that it heals', { site }, async ({ page, shop, device }) => {
    await logInAsManager(page)
    const orderId = await orderStruckBy(shop, { kind: 'service-stopped', service: 'product', seconds: 10 })
    await page.goto(`/orders/${orderId}`)
    const panel = page.getByRole('complementary')
    await panel.getByText('Waits for the stock, from Product').waitFor()
    const left = panel.getByText(/^The failure lab: Product stands still\. \d+ more seconds?\.$/)
    const secondsLeft = async (): Promise<number> => Number(/\d+/.exec((await left.textContent()) ?? '')?.[0])
    const before = await secondsLeft()
    // The seconds go on while the page waits for its next load.
    await page.route(/\.data/, async (route) => {
      await page.waitForTimeout(3_000)
      await route.continue()
    })
    await expect.poll(secondsLeft, { timeout: 2_500 }).toBeLessThan(before)
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByRole('link', { name: /^Stands still since \+/ }).waitFor()
    // Nobody loads the page again.
    await panel.getByText('Waits for nothing').waitFor()
    await page.getByText('Product stands still. It is over.', { exact: true }).waitFor()
    await page.getByRole('link', { name: /^Stands still \+\d+ ms to \+1\d\.\d s/ }).waitFor()
    expect(await page.locator('.as-text pre').textContent()).toMatch(
      /The failure lab: Product stands still\. It is over\.\nFor 1\d\.\d\ss, Product read nothing.*\n#\d+ {2}product {2}….{6} {2}struck \+\d+ ms {2}ended \+1\d{4} ms\n$/,
    )
    await expectGoodPage({ page, device })
    const reader = await device({
      storageState: await page.context().storageState(),
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await reader.goto(`/de/orders/${orderId}`)
    await reader.getByRole('link', { name: /^Steht still Product: vom Fehlerlabor \+\d+ ms bis \+1\d,\d s/ }).click()
    await reader.getByText('Product steht still. Der Fehler ist vorbei.', { exact: true }).waitFor()
    await reader.getByRole('link', { name: 'Zum Fehlerlabor' }).click()
    await reader.getByRole('heading', { level: 1, name: 'Fehlerlabor' }).waitFor()
  })

  journey('the seconds of a fault are never more than are left, though the page loads slowly', { site }, async ({ page, shop }) => {
    // While the customer service is cut off, nobody can log in.
    await logInAsManager(page)
    const lasts = 10
    const orderId = await orderStruckBy(shop, { kind: 'service-cut-off', service: 'customer', from: 'bus', seconds: lasts })
    const ended = async (): Promise<number> => {
      const { items } = await valueOf(shop.api.listExperiments({ query: { orderId } }))
      return Math.max(...(items[0]?.effects ?? []).map(({ struckAt }) => Date.parse(struckAt))) + lasts * 1_000
    }
    await shop.until(ended, (end) => end > 0, 'the fault has struck')
    const end = await ended()
    await page.goto(`/orders/${orderId}`)
    const left = page.locator('#fault').getByText(/\d+ more seconds?\./)
    const shown: number[] = []
    const tooMany: string[] = []
    while (Date.now() < end + LATE_MS) {
      const before = end - Date.now()
      const [text] = await left.allTextContents()
      const seconds = Number(/(\d+) more/.exec(text ?? '')?.[1] ?? 0)
      if (seconds > 0) shown.push(seconds)
      if (seconds * 1_000 > Math.max(0, before) + LATE_MS) tooMany.push(`${seconds} s when ${before} ms were left`)
      await page.waitForTimeout(100)
    }
    expect(tooMany).toEqual([])
    // The page came before the fault was over.
    expect(shown).not.toEqual([])
    expect(await left.count()).toBe(0)
  })

  journey('while the order service is stopped, its page says who has stopped it', { site, expected: [/ 503 /] }, async ({ page, shop }) => {
    await logInAsManager(page)
    const orderId = await orderStruckBy(shop, { kind: 'service-stopped', service: 'order', seconds: 10 })
    await page.goto(`/orders/${orderId}`)
    await page.getByRole('heading', { name: 'The failure lab has stopped Order' }).waitFor()
    await expectAccessible(page)
    await page.getByText('Order stands still. It is over.', { exact: true }).waitFor({ timeout: 30_000 })
  })

  journey('who places the order sees at once that it is under way, however slowly its story loads', { site }, async ({ page, shop }) => {
    await shop.addProduct({ stock: 5, price: 1 })
    await shop.adjustCredit((await logIn(shop.url)).customerId, 1_000)
    await logInAsManager(page)
    const story = Promise.withResolvers<void>()
    await page.route(/\/orders\/.*\.data/, async (route) => {
      await story.promise
      await route.continue()
    })
    const answered = page.waitForResponse(/\/lab\.data/)
    await page.getByRole('button', { name: 'Place the order with this fault' }).click()
    await answered
    await page.getByRole('button', { name: 'Place the order with this fault', disabled: true }).waitFor()
    story.resolve()
    await page.getByText('A message to Product is lost. It is over.', { exact: true }).waitFor()
  })

  journey('a fault that waits for an order can be lifted', { site }, async ({ page, shop }) => {
    await plant(shop, { kind: 'message-lost', service: 'product' })
    await logInAsManager(page)
    await page.getByText('Waits for an order').waitFor()
    await page.getByRole('button', { name: 'Lift the fault' }).click()
    await page.getByText('The fault is lifted.').first().waitFor()
    expect(await page.getByText('Waits for an order').count()).toBe(0)
  })

  journey('a manager cancels an order that waits for a service', { site }, async ({ page, shop }) => {
    await page.addInitScript(() => {
      const Native = EventSource
      globalThis.EventSource = class extends Native {
        constructor(address: string | URL) {
          super(address)
          addEventListener('heard', () => this.dispatchEvent(new MessageEvent('change')))
        }
      }
    })
    await logInAsManager(page)
    const orderId = await orderStruckBy(shop, { kind: 'service-stopped', service: 'product', seconds: 15 })
    await page.goto(`/orders/${orderId}`)
    await page.getByText('Here an answer is still to come.').waitFor()
    // The stream tells of something again and again while what follows the cancellation is still loading, and has something to tell.
    const isLoad = (request: Request): boolean => request.method() === 'GET' && request.url().includes('.data')
    await page.route(/\.data/, async (route) => {
      if (!isLoad(route.request())) return route.continue()
      const response = await route.fetch()
      await page.waitForTimeout(1_000)
      await route.fulfill({ response })
    })
    const loading = page.waitForRequest(isLoad)
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await loading
    await page.evaluate(() => {
      const hearing = setInterval(() => dispatchEvent(new Event('heard')), 100)
      setTimeout(() => clearInterval(hearing), 3_000)
    })
    await page.getByText('The order is canceled.').first().waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByRole('heading', { level: 2, name: 'Canceled by a manager' }).waitFor()
    expect(await page.getByRole('button', { name: 'Cancel the order' }).count()).toBe(0)
    expect(await shop.settled(orderId)).toMatchObject({ status: 'CANCELED' })
  })

  journey('what a stopped service keeps away comes back by itself', { site, expected: [/ 503 /] }, async ({ page, shop }) => {
    await logInAsManager(page)
    await orderStruckBy(shop, { kind: 'service-stopped', service: 'order', seconds: 8 })
    const ask = () => shop.send('GET', '/order/orders?limit=1')
    await shop.until(ask, ({ status }) => status === 503, 'it is stopped')
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor()
    await page.getByRole('link', { name: /^Orders . does not answer$/ }).waitFor()
    await page.goto('/orders')
    await page.getByRole('heading', { name: 'The service order cannot answer just now' }).waitFor()
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    // The next journey visits the same shop.
    await shop.until(ask, ({ status }) => status === 200, 'it is back')
  })
})
