import { afterAll, beforeAll, describe, expect } from 'vitest'
import { adminPages } from '../support/admin-pages.ts'
import { testManager } from '../support/manager.ts'
import { expectAccessible } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { startOwnShop, type OwnShop } from './support/own-shop.ts'
import { logInHere } from './support/stage.ts'

const manager = { ...testManager, customerId: '' }

/** Pages that look different without rows. */
const withoutRows = ['/', '/orders', '/revenue', '/operations/parked']

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
      if (address.includes(':')) continue
      await page.goto(`${own.address}${address}`)
      const main = page.getByRole('main')
      expect([address, await main.innerText()]).toEqual([address, expect.not.stringMatching(/NaN|undefined|Infinity|, $/m)])
      // Keys move through rows, and there are none.
      if ((await page.locator('[data-row]').count()) === 0) expect(await page.locator('.list-foot:visible').count()).toBe(0)
      if (withoutRows.includes(address)) await expectAccessible(page)
    }
  })
})
