import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { testManager } from '../support/manager.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'

const logInAsManager = (page: Page, next: string): Promise<void> => logIn(page, { ...testManager, customerId: '' }, next)

/** An order of one unit of five, when all of it is done. */
const aFinalOrder = async (shop: Journey['shop']) => {
  const { customerId } = await shop.customer(1_000_000)
  const product = await shop.addProduct({ stock: 5, price: 1_000 })
  const { orderId } = await shop.order201(customerId, [{ productId: product.productId, quantity: 1, unitPrice: product.price }])
  await shop.until(
    () => valueOf(shop.api.getOrderHistory({ path: { orderId } })),
    ({ waitsFor }) => waitsFor.length === 0,
    'the order is done',
  )
  return { orderId, product, customerId }
}

describe('the log', () => {
  journey('leads from a filter to a commit, its causes, and its stream', { site }, async ({ page, shop, device }) => {
    const { orderId } = await aFinalOrder(shop)
    await logInAsManager(page, '/log')
    await page.getByRole('heading', { level: 1, name: 'The log' }).waitFor()
    await expectGoodPage({ page, device })
    await page.goto(`/log?stream=order-${orderId}`)
    const rows = page.locator('tbody tr')
    await rows.first().waitFor()
    const { commits } = await valueOf(shop.api.listCommits({ query: { stream: `order-${orderId}`, sort: 'oldest' } }))
    expect(await rows.count()).toBe(commits.length)
    const [placed] = commits
    if (placed === undefined) throw new Error('the order was not placed')

    await page.goto(`/log/${placed.position}`)
    await page.getByRole('heading', { level: 1, name: `Commit #${placed.position.toLocaleString('en-GB')}` }).waitFor()
    await page.getByText(placed.hash.slice(0, 12)).first().waitFor()
    await page.getByText('Each commit holds the hash of the one before').waitFor()
    await expectGoodPage({ page, device })
    await page.goto(`/log/streams/order-${orderId}`)
    await page.getByRole('cell', { name: 'OrderPlaced' }).first().waitFor()
    await expectGoodPage({ page, device })
  })

  journey('shows a commit as soon as it is written, and holds still if it is asked to', { site }, async ({ page, shop }) => {
    await logInAsManager(page, '/log?type=OrderPlaced')
    const rows = page.locator('tbody tr')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    const { orderId } = await aFinalOrder(shop)
    await page.getByRole('row', { name: orderId.slice(-6) }).waitFor()
    const shown = await rows.count()
    await page.getByRole('button', { name: 'Pause' }).click()
    await aFinalOrder(shop)
    await page.getByText(/^\d+ newer$/).waitFor()
    expect(await rows.count()).toBe(shown)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect.poll(() => rows.count()).toBe(shown + 1)
  })

  journey('is verified on demand, without scripts too', { site }, async ({ page, device }) => {
    await logInAsManager(page, '/log/verifications')
    await page.getByRole('button', { name: /^Verify the log/ }).click()
    await page.getByText('Nothing is wrong').first().waitFor()
    await expectGoodPage({ page, device })
    const plain = await device({ javaScriptEnabled: false, storageState: await page.context().storageState() })
    await plain.goto('/log/verifications')
    await plain.getByRole('button', { name: /^Verify the log/ }).click()
    expect(new URL(plain.url()).pathname).toBe('/log/verifications')
    await plain.goto('/log/verifications')
    await plain.getByText('Nothing is wrong').first().waitFor()
  })
})

describe('the time machine', () => {
  journey('shows an order, a product and a customer as they were', { site }, async ({ page, shop, device }) => {
    const { orderId, product, customerId } = await aFinalOrder(shop)
    const { commits } = await valueOf(shop.api.listCommits({ query: { stream: `order-${orderId}`, sort: 'oldest' } }))
    const placedAt = commits[0]?.position ?? 0
    const things = `order=${orderId}&product=${product.productId}&customer=${customerId}`
    await logInAsManager(page, `/time?at=${placedAt}&${things}`)
    await page.getByText('nothing can be changed here').waitFor()
    const state = page.getByRole('row', { name: /^State/ }).first()
    expect(await state.innerText()).toMatch(/^State\s+Pending\s+Finalized$/)
    await expectGoodPage({ page, device })
    await page.getByRole('link', { name: 'Back to now' }).click()
    await page.getByText('at the end of the log').waitFor()
    expect(await state.innerText()).toMatch(/^State\s+Finalized/)
    await page.getByRole('link', { name: 'Commit back' }).click()
    await page.getByText(/as of commit/).waitFor()
    await page.goto(`/time?at=${placedAt - 1}&${things}`)
    await page.getByText('it was not there yet').first().waitFor()
  })

  journey('leads to moments by their names and by the clock', { site }, async ({ page, shop, device }) => {
    const { orderId } = await aFinalOrder(shop)
    const { commits } = await valueOf(shop.api.listCommits({ query: { type: 'OrderPlaced', limit: 1 } }))
    await logInAsManager(page, `/time?order=${orderId}`)
    const moments = page.getByRole('navigation', { name: 'Moments with a name' })
    await moments.getByRole('link', { name: 'The first order' }).click()
    await page.waitForURL(`/time?at=${commits[0]?.position}&order=${orderId}`)
    await expectGoodPage({ page, device })
    // Nothing had been written by then: the log begins with its first commit.
    await moments.getByLabel('A day and a time, UTC').fill('2020-01-01T00:00')
    await moments.getByRole('button', { name: 'To this time' }).click()
    await page.waitForURL(`/time?at=1&order=${orderId}`)
  })

  journey('steps through the log without scripts, in German', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    await aFinalOrder(shop)
    const { position } = await shop.head()
    await logInAsManager(page, '/')
    await page.goto(`/de/time?at=${position}`)
    await page.getByRole('link', { name: 'Commit zurück' }).click()
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(position - 1))
    await page.getByLabel('Commit', { exact: true }).fill('3')
    await page.getByRole('button', { name: 'Los' }).click()
    expect(new URL(page.url()).searchParams.get('at')).toBe('3')
    const { commits } = await valueOf(shop.api.listCommits({ query: { type: 'OrderPlaced', limit: 1 } }))
    await page.getByRole('link', { name: 'Die erste Bestellung' }).click()
    expect(new URL(page.url()).searchParams.get('at')).toBe(String(commits[0]?.position))
  })
})
