import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { testManager } from '../support/manager.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn } from './support/stage.ts'

const site = 'admin'

/** Resolves when the page is shown. */
const logInAsManager = async (page: Page, next: string): Promise<void> => {
  await logIn(page, { ...testManager, customerId: '' }, next)
  await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor({ state: 'hidden' })
}

const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('region', { name: 'Notices' }).getByText(text)

const undo = (page: Page): Promise<void> => page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()

const aName = (): string => `Teas ${newId()}`

const aCategory = (shop: Journey['shop'], name: string, parentId?: string) =>
  valueOf(shop.api.addCategory({ body: { name, ...(parentId !== undefined && { parentId }) } }))

const category = async ({ api, head }: Journey['shop'], categoryId: string) =>
  valueOf(api.getCategory({ path: { categoryId }, headers: { 'souk-position': String((await head()).position) } }))

describe('the categories of the manager site', () => {
  journey('are a tree with the products in each', { site }, async ({ page, shop, device }) => {
    const name = aName()
    const { categoryId } = await aCategory(shop, name)
    await valueOf(shop.api.addProduct({ body: { categoryId, name: 'Sencha', price: 100, unitsInStock: 1 } }))
    await logInAsManager(page, '/categories')
    const row = page.getByRole('row', { name: new RegExp(name) })
    await expectGoodPage({ page, device })
    await row.getByRole('link', { name: '1', exact: true }).click()
    await page.waitForURL(`/products?category=${categoryId}`)
    await page.getByText('1 product', { exact: true }).waitFor()
  })

  journey('are found by words and state, with those around them, and handed on as a file', { site }, async ({ page, shop, device }) => {
    const word = newId().replaceAll('-', '')
    const outer = await aCategory(shop, `Around ${newId()}`)
    const used = await aCategory(shop, `Green ${word}`, outer.categoryId)
    const retired = await aCategory(shop, `Black ${word}`, outer.categoryId)
    await valueOf(shop.api.retireCategory({ path: { categoryId: retired.categoryId } }))
    await category(shop, retired.categoryId)
    await logInAsManager(page, '/categories')
    await page.getByRole('searchbox', { name: 'Category' }).fill(word)
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.waitForURL(`/categories?q=${word}&status=`)
    await page.getByText('2 categories', { exact: true }).waitFor()
    const rows = page.getByRole('row').filter({ has: page.getByRole('link') })
    expect(await rows.getByRole('link', { name: /^(?:Around|Green|Black)/ }).allTextContents()).toEqual([
      outer.name,
      retired.name,
      used.name,
    ])
    await expectGoodPage({ page, device })
    await page.getByLabel('State').selectOption('retired (1)')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('1 category', { exact: true }).waitFor()
    const file = await page.request.get((await page.getByRole('link', { name: 'As CSV' }).getAttribute('href')) ?? '')
    const lines = (await file.text()).trim().split('\r\n')
    expect([lines.length, lines[1]?.includes(`${outer.name} / ${retired.name}`)]).toEqual([2, true])
    // What is only around it is no row to move to.
    await page.locator('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`/categories/${retired.categoryId}`)
    const cheese = `cheese${word}`
    const description = `Milk and ${cheese}s${' of the best'.repeat(150)}`
    await valueOf(shop.api.changeCategory({ path: { categoryId: used.categoryId }, body: { description } }))
    await category(shop, used.categoryId)
    await page.goto(`/categories/${used.categoryId}`)
    const history = await page.request.get((await page.getByRole('link', { name: 'As CSV' }).getAttribute('href')) ?? '')
    expect(await history.text()).toContain(`Milk and ${cheese}s`)
    await page.goto(`/categories?q=${cheese}`)
    await page.getByText('1 category', { exact: true }).waitFor()
    await page.goto(`/find?q=${cheese}`)
    await page.getByRole('link', { name: used.name }).waitFor()
    // A hit shows the beginning of a long description.
    expect(await page.getByText(`Milk and ${cheese}s`).innerText()).toMatch(/^Milk and .{50,90}…$/)
    await page.goto(`/categories?q=${newId().slice(-12)}nothing`)
    await page.getByRole('link', { name: 'Show all categories' }).click()
    await page.waitForURL('/categories')
    await page.getByRole('link', { name: used.name }).waitFor()
  })

  journey('are added, moved, renamed, retired and brought back, each with an undo', { site }, async ({ page, shop, device }) => {
    const [outer, inner] = [aName(), aName()]
    const { categoryId: outerId } = await aCategory(shop, outer)
    await logInAsManager(page, '/categories')
    await page.getByLabel('Name', { exact: true }).fill(inner)
    await page.getByRole('button', { name: 'Add it' }).click()
    await toast(page, `${inner} was added.`).waitFor()
    await page.getByRole('link', { name: inner }).click()
    await page.getByRole('heading', { level: 1, name: inner }).waitFor()
    const categoryId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page.getByLabel('Inside').selectOption({ label: outer })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await toast(page, `${inner}: Inside.`).waitFor()
    await expectGoodPage({ page, device })
    expect(await category(shop, categoryId)).toMatchObject({ parentId: outerId, version: 2 })
    await undo(page)
    await page.getByRole('cell', { name: `Inside ${outer} → No other category` }).waitFor()
    expect(await category(shop, categoryId)).toMatchObject({ parentId: null, version: 3 })
    await page.getByRole('button', { name: 'Retire', exact: true }).click()
    await page.getByText('This category is retired').waitFor()
    await undo(page)
    await toast(page, `${inner}: in use.`).waitFor()
    expect(await category(shop, categoryId)).toMatchObject({ status: 'active', version: 5 })
  })

  journey('ask where two edits clash', { site, expected: [/ 409 /] }, async ({ page, shop, device }) => {
    const { categoryId } = await aCategory(shop, aName())
    const [theirs, yours] = [aName(), aName()]
    await logInAsManager(page, `/categories/${categoryId}`)
    await page.getByLabel('Name', { exact: true }).fill(yours)
    await page.getByLabel('Description').fill('Leaves')
    const other = await shop.anotherManager()
    await valueOf(other.changeCategory({ path: { categoryId }, body: { name: theirs } }))
    await category(shop, categoryId)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').getByText('You began with revision 1; the shop is at revision 2.').waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('radio', { name: yours }).check()
    await page.getByRole('button', { name: 'Save this as revision 3' }).click()
    await toast(page, `${yours}: Name, Description.`).waitFor()
    expect(await category(shop, categoryId)).toMatchObject({ name: yours, description: 'Leaves', version: 3 })
  })
})
