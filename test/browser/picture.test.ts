import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { testManager } from '../support/manager.ts'
import { onePicture } from '../support/one-picture.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'
const png = { name: 'red.png', mimeType: 'image/png', buffer: Buffer.from(onePicture) }

const open = (page: Page, productId: string): Promise<void> =>
  logIn(page, { ...testManager, customerId: '' }, `/products/${productId}/picture`)
const upload = async (page: Page, file: typeof png): Promise<void> => {
  await page.getByLabel(/^Upload a/).setInputFiles(file)
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
}
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })
/** Which picture the browser has loaded. Undefined: none yet. */
const shown = (page: Page): Promise<string | undefined> =>
  page
    .getByRole('figure')
    .getByRole('img')
    .first()
    .evaluate((image) =>
      image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0 ? new URL(image.currentSrc).pathname : undefined,
    )

describe('the picture of a product', () => {
  journey('is uploaded, removed, and put back', { site }, async ({ page, shop, device }) => {
    const { productId, name } = await shop.addProduct({ stock: 1, price: 500 })
    const picture = async () => (await valueOf(shop.api.getProduct({ path: { productId } }))).pictures
    await open(page, productId)
    await page.getByText('The shop draws this picture').waitFor()
    await expect.poll(() => shown(page)).toMatch(new RegExp(`^/pictures/drawn/${productId}-[0-9a-f]{32}\\.svg$`))
    await upload(page, png)
    await notices(page).getByText(`${name} has another picture.`).waitFor()
    await page.getByText('Uploaded, 8 × 8 pixels.').waitFor()
    await expect.poll(() => shown(page)).toMatch(/^\/pictures\/[0-9a-f]{64}\.webp$/)
    await page.getByText('On the shelves of the shop').waitFor()
    await expectGoodPage({ page, device })
    const uploaded = await picture()
    await page.getByRole('button', { name: 'Remove the picture' }).click()
    await notices(page).getByText(`${name} has no picture of its own any more.`).waitFor()
    expect(await picture()).toBeNull()
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Uploaded, 8 × 8 pixels.').waitFor()
    expect(await picture()).toEqual(uploaded)
    // The change that was undone can be done again.
    await notices(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('The shop draws this picture').waitFor()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await page.getByText('Uploaded, 8 × 8 pixels.').waitFor()
    expect(await picture()).toEqual(uploaded)
    // The history of the product takes it back, too, although something else has changed since.
    await valueOf(shop.api.changeProduct({ path: { productId }, body: { price: 600 } }))
    await page.goto(`/products/${productId}`)
    await page
      .getByRole('row', { name: /Picture none → 8 × 8/ })
      .first()
      .getByRole('button', { name: /^Undo commit/ })
      .click()
    await page.getByText('The shop draws this picture').waitFor()
    expect(await picture()).toBeNull()
  })

  journey('is not changed by what is no picture, or after somebody else', { site, expected: [/ 422 /] }, async ({ page, shop, device }) => {
    const { productId } = await shop.addProduct({ stock: 1, price: 500 })
    await open(page, productId)
    await upload(page, { ...png, buffer: Buffer.from('no picture') })
    await page.getByText('This is no PNG').waitFor()
    await expectGoodPage({ page, device })
    await page.getByLabel(/^Upload a/).setInputFiles(png)
    await page.getByText('This is no PNG').waitFor({ state: 'hidden' })
    await page.goto(`/products/${productId}/picture`)
    await valueOf(shop.api.changeProduct({ path: { productId }, body: { price: 600 } }))
    await upload(page, png)
    await page.getByText('Somebody has changed the product since.').waitFor()
    expect((await valueOf(shop.api.getProduct({ path: { productId } }))).pictures).toBeNull()
    // The page knows the new version by now, and still has the file.
    await page.getByRole('button', { name: 'Upload', exact: true }).click()
    await page.getByText('Uploaded, 8 × 8 pixels.').waitFor()
  })

  journey(
    'works without scripts, and not for a product that is no longer sold',
    { site, javaScriptEnabled: false },
    async ({ page, shop }) => {
      const { productId } = await shop.addProduct({ stock: 1, price: 500 })
      await open(page, productId)
      await upload(page, png)
      await page.getByText('Uploaded, 8 × 8 pixels.').waitFor()
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
      await page.getByText('The shop draws this picture').waitFor()
      await valueOf(shop.api.retireProduct({ path: { productId } }))
      await page.goto(`/products/${productId}/picture`)
      await page.getByText('The product is no longer sold.').waitFor()
      expect(await page.getByRole('button', { name: 'Upload', exact: true }).count()).toBe(0)
    },
  )
})
