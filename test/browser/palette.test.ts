import { describe, expect } from 'vitest'
import { testManager } from '../support/manager.ts'
import { expectAccessible, expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'
const manager = { ...testManager, customerId: '' }

describe('the search over everything', () => {
  journey('opens by keyboard, finds pages, products and orders, and leads there', { site }, async ({ page, shop }) => {
    const { customerId } = await shop.customer(1_000_000, { name: 'Zita Palette' })
    const product = await shop.addProduct({ stock: 5, price: 1_000, name: 'Zirbenlikör' })
    const { orderId } = await shop.order201(customerId, [{ productId: product.productId, quantity: 1, unitPrice: product.price }])
    await logIn(page, manager)
    const dialog = page.getByRole('dialog', { name: 'Find' })
    const search = dialog.getByRole('combobox')
    const chosen = dialog.getByRole('option', { selected: true })

    // The key works as soon as the scripts of the page do.
    const open = async (): Promise<boolean> => {
      await page.keyboard.press('Control+k')
      return dialog.isVisible()
    }
    await expect.poll(open, { timeout: 10_000 }).toBe(true)
    await search.pressSequentially('time ma')
    await chosen.getByText('Time machine').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Time machine' }).waitFor()

    await page.keyboard.press('Control+k')
    await search.pressSequentially('zirbenlik')
    await dialog.getByRole('option', { name: /Zirbenlikör/ }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'Find' }).click()
    await search.pressSequentially(orderId.slice(-8))
    await chosen.getByText(`…${orderId.slice(-6)}, Zita Palette`).waitFor()
    await chosen.getByText(/^\d+ \w+ 20\d\d, \d\d:\d\d\sUTC, £10\.00, /).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders/${orderId}`)
  })

  journey('is a page without scripts, in German', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    const { productId } = await shop.addProduct({ stock: 5, name: 'Quittenbrot' })
    await logIn(page, manager)
    await page.goto('/de/')
    await page.getByRole('link', { name: 'Suchen' }).click()
    await page.getByRole('searchbox').fill('quitten')
    await page.getByRole('button', { name: 'Suchen' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Quittenbrot' }).click()
    expect(new URL(page.url()).pathname).toBe(`/de/products/${productId}`)
  })

  journey('its page is a good page', { site }, async ({ page, device }) => {
    await logIn(page, manager, '/find?q=orders')
    await page.getByRole('main').getByRole('link', { name: 'Orders' }).waitFor()
    await expectGoodPage({ page, device })
    await page.goto('/find?q=xyzzyxyzzy')
    await page.getByText('Nothing is called “xyzzyxyzzy”.').waitFor()
  })
})
