import { describe, expect } from 'vitest'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

describe('an order of one click', () => {
  for (const scripts of [true, false])
    journey(
      `leads to the top of its page${scripts ? '' : ' without scripts'}`,
      { viewport: { width: 360, height: 640 } },
      async ({ page, shop, device }) => {
        const tea = await shop.addProduct({ stock: 50, price: 500 })
        await logIn(page, await shop.customer(10_000))
        const phone = await device({ javaScriptEnabled: scripts, storageState: await page.context().storageState() })
        await phone.goto(`/p/${tea.slug}`)
        const button = phone.getByRole('button', { name: 'Order now in one click' })
        await button.scrollIntoViewIfNeeded()
        await (scripts ? button.dblclick() : button.click())
        await phone.waitForURL(/\/orders\/.+/)
        await phone.getByText(/^Done in/).waitFor()
        if (scripts) expect(await phone.evaluate(() => scrollY)).toBe(0)
        expect((await shop.orders()).filter(({ lines }) => lines[0]?.productId === tea.productId)).toHaveLength(1)
      },
    )
})
