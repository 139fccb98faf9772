import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { putIntoCart } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'

const names = (page: Page): Promise<string[]> => page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
/** Prices of the list, in pence. */
const prices = async (page: Page): Promise<number[]> => {
  const texts = await page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
    .allInnerTexts()
  return texts.map((text) => Math.round(Number(/£([\d,.]+)/.exec(text)?.[1]?.replace(',', '')) * 100))
}
/** How many products there are, as the page says it. */
const kinds = async (page: Page): Promise<number> =>
  Number.parseInt(
    await page
      .getByRole('status')
      .filter({ hasText: /products?$/ })
      .innerText(),
    10,
  )

/** Goes to a category that has twelve products or more. @returns the path of its page */
const toBeverages = async (page: Page): Promise<string> => {
  await page.goto('/')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Beverages/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Beverages' }).waitFor()
  return new URL(page.url()).pathname
}

describe('the catalogue', () => {
  journey('is narrowed and sorted in the address, which can be sent to somebody else, and Back undoes it', {}, async ({ page, device }) => {
    const row = await toBeverages(page)
    // Other journeys may have added some.
    const all = await kinds(page)
    expect(all).toBeGreaterThanOrEqual(12)
    await expectGoodPage({ page, device })
    await page.getByRole('checkbox', { name: /^In stock only/ }).check()
    await page.waitForURL(`${row}?stock=in`)
    await page.getByLabel('From (GBP)').fill('10')
    await page.getByLabel('To (GBP)').fill('20')
    await page.waitForURL(`${row}?from=10&to=20&stock=in`)
    await page.getByLabel('Sort by').selectOption('Price, high to low')
    await page.waitForURL(`${row}?from=10&to=20&stock=in&sort=-price`)
    const shown = await prices(page)
    expect(shown.length).toBe(await kinds(page))
    expect(shown).toEqual(shown.filter((price) => price >= 1_000 && price <= 2_000).toSorted((one, other) => other - one))
    await expectGoodPage({ page, device })

    const friend = await device()
    await friend.goto(page.url())
    expect(await names(friend)).toEqual(await names(page))

    await page.getByRole('radio', { name: /^Exotic Liquids/ }).check()
    await page.waitForURL(/maker=Exotic\+Liquids/)
    await page.getByRole('link', { name: /Exotic Liquids.*Remove the filter|Remove the filter.*Exotic Liquids/ }).waitFor()
    for (const address of ['from=10&to=20&stock=in&sort=-price', 'from=10&to=20&stock=in']) {
      await page.goBack()
      await page.waitForURL(`${row}?${address}`)
    }
    expect(await page.getByLabel('Sort by').inputValue()).toBe('bestselling')
    await page.getByRole('link', { name: 'Remove all filters' }).click()
    await page.waitForURL(row)
    await expect.poll(() => kinds(page)).toBe(all)
  })

  journey('suggests while somebody types, and is chosen from with the keyboard', {}, async ({ page }) => {
    // Whoever is faster than the scripts of the page has suggestions, too.
    await page.goto('/', { waitUntil: 'commit' })
    const search = page.getByRole('combobox', { name: 'Search the market' })
    await search.pressSequentially('choco')
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
    await options.filter({ hasText: 'Chocolade' }).first().waitFor()
    const all = await options.allInnerTexts()
    const place = all.lastIndexOf('Chocolade')
    for (let steps = 0; steps <= place; steps += 1) await page.keyboard.press('ArrowDown')
    expect(await options.nth(place).getAttribute('aria-selected')).toBe('true')
    expect(await search.getAttribute('aria-activedescendant')).toBe(await options.nth(place).getAttribute('id'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Chocolade' }).waitFor()
    expect(await search.inputValue()).toBe('')

    await search.pressSequentially('tea')
    await options.first().waitFor()
    await page.keyboard.press('Escape')
    await options.first().waitFor({ state: 'hidden' })
    await page.keyboard.press('Enter')
    await page.waitForURL('/search?q=tea')
  })

  journey('is found again where it was left', {}, async ({ page }) => {
    await page.goto('/search')
    const product = page.getByRole('main').getByRole('heading', { level: 2 }).nth(13).getByRole('link')
    await product.scrollIntoViewIfNeeded()
    const scrolled = (): Promise<number> => page.evaluate(() => Math.round(scrollY))
    const before = await scrolled()
    expect(before).toBeGreaterThan(300)
    const name = await product.innerText()
    await product.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await expect.poll(scrolled).toBe(0)
    await page.goBack()
    await expect.poll(scrolled).toBe(before)
  })

  journey('is narrowed and sorted without scripts', { javaScriptEnabled: false }, async ({ page }) => {
    await toBeverages(page)
    const all = await kinds(page)
    await page.getByRole('checkbox', { name: /^In stock only/ }).check()
    await page.getByLabel('To (GBP)').fill('15')
    await page.getByLabel('Sort by').selectOption('Price, low to high')
    await page.getByRole('button', { name: 'Sort' }).click()
    await page.waitForURL(/sort=price/)
    const shown = await prices(page)
    expect(shown.length).toBe(await kinds(page))
    expect(shown).toEqual(shown.filter((price) => price <= 1_500).toSorted((one, other) => one - other))
    await page.getByRole('link', { name: 'Remove all filters' }).click()
    expect(await kinds(page)).toBe(all)
  })

  for (const javaScriptEnabled of [true, false])
    journey(
      `shows the label of a product and a whole case ${javaScriptEnabled ? 'with' : 'without'} scripts`,
      { javaScriptEnabled },
      async ({ page }) => {
        await page.goto('/search?q=chang')
        await page.getByRole('main').getByRole('link', { name: 'Chang', exact: true }).first().click()
        const pictures = page.getByRole('group', { name: 'Pictures' })
        /** The file of the picture in the arch. */
        const shown = (): Promise<string | undefined> =>
          pictures.evaluate((group) => {
            const middle = (box: DOMRect): number => box.left + box.width / 2
            const all = [...group.querySelectorAll('img')]
            return all.find((one) => Math.abs(middle(one.getBoundingClientRect()) - middle(group.getBoundingClientRect())) < 2)?.currentSrc
          })
        await expect.poll(shown).toMatch(/-[0-9a-f]{32}\.svg$/)
        for (const [name, file] of [
          ['Label', /\.label\.svg$/],
          ['One case', /\.case\.svg$/],
          ['Pack', /[0-9a-f]{32}\.svg$/],
        ] as const) {
          await page.getByRole('link', { name, exact: true }).click()
          await expect.poll(shown).toMatch(file)
        }
        for (const image of await pictures.locator('img').all())
          expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(400)
      },
    )

  journey(
    'a broad photograph is shown whole on the page of its product, and is sharp where it is cut',
    {},
    async ({ page, shop, device }) => {
      await page.setViewportSize({ width: 1280, height: 720 })
      await page.goto('/')
      const product = await shop.addProduct({ stock: 5, price: 500 })
      const { productId, name } = product
      await valueOf(shop.api.changePicture({ path: { productId }, body: new Blob([Uint8Array.from(await page.screenshot())]) }))
      /** The place of the first picture, and the file that the browser has chosen for it. */
      const picture = async () =>
        page
          .getByRole('main')
          .locator('picture img')
          .first()
          .evaluate(async (image: HTMLImageElement) => {
            await image.decode()
            const file = await createImageBitmap(await (await fetch(image.currentSrc)).blob())
            return { width: image.clientWidth, height: image.clientHeight, file: { width: file.width, height: file.height } }
          })
      const isUploaded = async (path: string): Promise<void> => {
        await expect.poll(async () => (await page.request.get(path)).text()).toContain('image/webp')
        await page.goto(path)
      }
      await isUploaded(await shop.pageOf(product))
      const whole = await picture()
      expect(whole.width / whole.height).toBeCloseTo(1280 / 720, 1)
      expect(whole.file.width).toBeGreaterThanOrEqual(whole.width)
      await expectGoodPage({ page, device })
      await isUploaded(`/search?${new URLSearchParams({ q: name })}`)
      const cut = await picture()
      expect(cut.width).toBeLessThan(cut.height)
      expect(cut.file.height).toBeGreaterThanOrEqual(cut.height)
    },
  )

  journey('a product that is sold out is a good page', {}, async ({ page, shop, device }) => {
    await page.goto(await shop.pageOf(await shop.addProduct({ stock: 0 })))
    await page.getByText('Sold out').first().waitFor()
    await expectGoodPage({ page, device })
  })

  journey('is honest if it has nothing like that', {}, async ({ page, device }) => {
    await page.goto('/search?q=qqqqxxxxzzzz')
    await page.getByRole('heading', { name: 'Nothing on these shelves' }).waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('link', { name: 'See all stalls' }).click()
    await page.getByRole('heading', { level: 1, name: 'All stalls' }).waitFor()
  })

  // React says that the page is not what the server has made.
  const withoutParts = [/404.*(?:price-history|nothing)/, /React error #418/]
  journey('is there if a part of a page does not arrive', { expected: withoutParts }, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 5, price: 500 })
    await shop.reprice(tea, 400)
    await page.route(/\/(?:price-history|nothing)-/, (route) => route.fulfill({ status: 404 }))
    await page.goto(await shop.pageOf(tea))
    await page.getByRole('heading', { level: 1, name: tea.name }).waitFor()
    await page.goto('/search?q=qqqqwwww')
    await page.getByRole('main').getByText('Nothing on these shelves').waitFor()
  })

  journey('tells once what was done', {}, async ({ page, shop }) => {
    const tea = await shop.addProduct({ stock: 5, price: 500 })
    await putIntoCart(page, await shop.pageOf(tea))
    await page.getByRole('region', { name: 'Notices' }).getByRole('link', { name: 'It is in your cart.' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: tea.name }).waitFor()
    expect(await page.getByText('It is in your cart.').count()).toBe(0)
  })
})
