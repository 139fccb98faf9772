import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { adminPages, filledIn } from '../support/admin-pages.ts'
import { testManager } from '../support/manager.ts'
import { expectAccessible } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { startOwnShop, type OwnShop } from './support/own-shop.ts'
import { logIn, logInHere } from './support/stage.ts'

const manager = { ...testManager, customerId: '' }

const widths = [1440, 1090, 768, 641, 390, 320] as const

/** Pages that look different without rows. */
const withoutRows = ['/', '/orders', '/revenue', '/operations/parked']

/** How wide the page is at each width of the screen. */
const widthsOf = async (page: Page): Promise<number[]> => {
  const found: number[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await page.waitForFunction((wanted) => innerWidth === wanted, width)
    found.push(await page.evaluate(() => document.documentElement.scrollWidth))
  }
  return found
}

describe('the manager site in German', () => {
  journey('has no page that is wider than the screen', { site: 'admin' }, async ({ page, shop }) => {
    const name = 'Karl-Friedrich Freiherr von Mühlhausen-Oberstein'
    const { customerId } = await shop.customer(10_000, { name })
    const product = await shop.addProduct({ stock: 5, name: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze' })
    const lines = [{ productId: product.productId, quantity: 1 }]
    const { orderId } = await shop.order201(customerId, lines)
    await shop.settled(orderId)
    await shop.settled((await shop.order201(customerId, [{ productId: product.productId, quantity: 5 }])).orderId)
    await logIn(page, manager, '/de')
    const ids = { order: orderId, product: product.productId, category: product.categoryId, customer: customerId }
    const found: (readonly [string, number[]])[] = []
    for (const [address] of adminPages) {
      await page.goto(`/de${filledIn(address, ids)}`)
      found.push([address, await widthsOf(page)])
    }
    expect(found).toEqual(adminPages.map(([address]) => [address, widths]))
  })
})

describe('the manager site of an empty shop', () => {
  let own: OwnShop
  beforeAll(async () => {
    own = await startOwnShop()
  })
  afterAll(() => own.close())

  journey('says on each page what is missing, and nothing else', {}, async ({ page }) => {
    await page.goto(`${own.address}/log-in`)
    await logInHere(page, manager)
    for (const [address] of adminPages) {
      if (address.includes(':') || address === '/lab') continue
      await page.goto(`${own.address}${address}`)
      const main = page.getByRole('main')
      expect([address, await main.innerText()]).toEqual([address, expect.not.stringMatching(/NaN|undefined|Infinity|, $/m)])
      // Keys move through rows, and there are none.
      if ((await page.locator('[data-row]').count()) === 0) expect(await page.locator('.list-foot:visible').count()).toBe(0)
      if (withoutRows.includes(address)) await expectAccessible(page)
    }
  })
})
