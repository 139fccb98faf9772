import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import { valueOf, type AddedProduct } from '@souk/client'
import { putIntoCart } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

/** A customer who has so many cases of a product in the cart, and looks at it. */
const atTheCart = async ({ page, shop }: Journey, product: AddedProduct, cases: number, credit = 100_000): Promise<void> => {
  await logIn(page, await shop.customer(credit))
  await putIntoCart(page, await shop.pageOf(product), cases)
  await page.goto('/cart')
}
const place = (page: Page, text = 'Place the order'): Promise<void> => page.getByRole('button', { name: text }).click()
const done = (page: Page): Promise<void> => page.getByText(/^Done in/).waitFor()

describe('what stands in the way of an order', () => {
  journey('is told if somebody else was faster: what is left can be ordered', {}, async (visit) => {
    const { page, shop } = visit
    const tea = await shop.addProduct({ stock: 5, price: 500 })
    await atTheCart(visit, tea, 4)
    const { orderId } = await shop.order201(await shop.register(5_000), [{ productId: tea.productId, quantity: 3 }])
    await shop.settled(orderId)
    await place(page)
    await page.getByText('There was not enough in stock.').waitFor()
    await page.getByText(`${tea.name}: you wanted 4, 2 are left. Nothing was charged`).waitFor()
    await page.getByRole('button', { name: 'Put what there is into the cart' }).click()
    await page.getByText('That is all 2 we have').waitFor()
    await place(page)
    await done(page)
  })

  journey('is told in the cart if the stock has changed since', {}, async (visit) => {
    const { page, shop } = visit
    const tea = await shop.addProduct({ stock: 5, price: 500 })
    await atTheCart(visit, tea, 4)
    const { orderId } = await shop.order201(await shop.register(5_000), [{ productId: tea.productId, quantity: 3 }])
    await shop.settled(orderId)
    await page.reload()
    await page.getByText('There is less of something than you want').waitFor()
    await page.getByRole('button', { name: 'Take these 2' }).click()
    await page.getByText('£10.00').first().waitFor()
    await place(page)
    await done(page)
  })

  journey('is told if the credit is too little, and how much it lacks', {}, async (visit) => {
    const { page, shop, device } = visit
    await atTheCart(visit, await shop.addProduct({ stock: 50, price: 500 }), 2, 700)
    await page.getByText('You are £3.00 short').first().waitFor()
    await page.getByText('You are £3.00 short, so the order would be refused.').waitFor()
    await page.getByText('Beyond your credit').first().waitFor()
    await place(page, 'Place it anyway')
    await page.getByText('Your credit was not enough.').waitFor()
    await page.getByText('You have £7.00 to spend now. You are £3.00 short. Nothing was charged').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('button', { name: 'Change the order' }).click()
    await page.getByRole('button', { name: /fewer$/ }).click()
    await page.getByText('£2.00 left afterwards').waitFor()
    await place(page)
    await done(page)
  })

  journey('is told in the cart if a price has changed since', {}, async (visit) => {
    const { page, shop, device } = visit
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    await atTheCart(visit, tea, 2)
    await shop.reprice(tea, 650)
    await page.reload()
    await page.getByText('Was £5.00 when you put it in, £6.50 now').waitFor()
    await expectGoodPage({ page, device })
    await place(page)
    await done(page)
    await page.getByText('£13.00').first().waitFor()
  })

  journey('is told if a price changes between the look at the cart and the order: both prices', {}, async (visit) => {
    const { page, shop } = visit
    const tea = await shop.addProduct({ stock: 50, price: 500 })
    await atTheCart(visit, tea, 2)
    await shop.reprice(tea, 650)
    await place(page)
    await page.getByText('A price has changed.').waitFor()
    await page.getByText(`${tea.name}: £5.00 then, £6.50 now.`).waitFor()
    await page.getByRole('button', { name: 'Order at the new price' }).click()
    await done(page)
    await page.getByText('£13.00').first().waitFor()
  })

  journey('is told if a product is no longer sold, before and after', {}, async (visit) => {
    const { page, shop } = visit
    const [tea, jam] = [await shop.addProduct({ stock: 50, price: 500 }), await shop.addProduct({ stock: 50, price: 500 })]
    const retire = async ({ productId }: AddedProduct): Promise<void> => {
      await valueOf(shop.api.retireProduct({ path: { productId } }))
      await shop.product(productId)
    }
    await atTheCart(visit, tea, 2)
    await putIntoCart(page, await shop.pageOf(jam), 1)
    await page.goto('/cart')
    await retire(tea)
    await page.reload()
    await page.getByText('Something in your cart is no longer sold.').waitFor()
    await page.getByRole('listitem').filter({ hasText: tea.name }).getByRole('button', { name: 'Remove' }).click()
    await page.getByText(tea.name).waitFor({ state: 'detached' })
    await retire(jam)
    await place(page)
    await page.getByText('A product is no longer sold.').waitFor()
    await page.getByText(`${jam.name} is no longer sold. Nothing was charged`).waitFor()
  })
})
