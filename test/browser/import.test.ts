import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { everyItem, valueOf } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { onlineRetail } from '@souk/storefront/testing'
import { testManager } from '../support/manager.ts'
import { adminUrlOf, startSystem, type System } from '../support/system.ts'
import { expectAccessible, expectGoodPage } from './support/audit.ts'
import { journey } from './support/journey.ts'
import { createStage, logIn, logInHere } from './support/stage.ts'

const site = 'admin'
const ROWS = 3_394
const FAULTS = 20

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const fileOf = (name: string, lines: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) })

/** The products of Online Retail, with columns as they are called there. Every 169th has no price. */
const retailFile = fileOf('online-retail.csv', [
  'StockCode,Description,UnitPrice',
  ...onlineRetail()
    .slice(0, ROWS)
    .map(
      ({ name, price }, index) =>
        `${index + 1},${quoted(name)},${index % 169 === 0 && index < FAULTS * 169 ? 'free' : (price / 100).toFixed(2)}`,
    ),
])

const choose = async (page: Page, file: ReturnType<typeof fileOf>): Promise<void> => {
  await page.getByLabel('A CSV file of products').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
}
const toCheck = async (page: Page): Promise<void> => {
  await page.getByLabel('Category of new products').selectOption({ label: 'Confections' })
  await page.getByRole('button', { name: 'Check the rows' }).click()
}
/** The figures of the page that are not 0. */
const figures = async (page: Page): Promise<Readonly<Record<string, string>>> => {
  const found = await page
    .locator('.figures > li')
    .evaluateAll((items) =>
      items.map((item): [string, string] => [item.querySelector('span')?.textContent ?? '', item.querySelector('b')?.textContent ?? '']),
    )
  return Object.fromEntries(found.filter(([, number]) => number !== '0'))
}

/** Thousands of products more would be in the way of the other journeys. */
describe('an import of products', () => {
  let system: System
  let shop: ReturnType<typeof createStage>
  let admin: string
  beforeAll(async () => {
    system = await startSystem({ SOUK_CATALOGUE: 'northwind' })
    shop = createStage(system.url)
    admin = await adminUrlOf(system)
  })
  afterAll(() => system.remove())

  const open = async (page: Page): Promise<void> => {
    await logIn(page, { ...testManager, customerId: '' }, '/products/import')
    await page.getByRole('heading', { level: 1, name: 'Import products' }).waitFor()
  }
  /** What makes the catalogue show all that was written. */
  const upToNow = async () => ({ 'souk-position': String((await shop.head()).position) })
  const names = async (): Promise<readonly string[]> => {
    const headers = await upToNow()
    return (await everyItem((query) => valueOf(shop.api.listProducts({ query, headers })))).map(({ name }) => name)
  }

  journey(
    'shows what is wrong at the cell, and goes on after a lost connection: nothing twice',
    { site, expected: [/ERR_INTERNET_DISCONNECTED/, /products\/import\/part/] },
    async ({ device }) => {
      const page = await device({ baseURL: admin })
      await open(page)
      await expectGoodPage({ page, device: (options) => device({ baseURL: admin, ...options }) })
      const before = (await names()).length
      await choose(page, retailFile)
      await page.getByText('3,394 rows, 3 columns').waitFor()
      await expectAccessible(page)
      await toCheck(page)
      await page.getByRole('heading', { name: `${FAULTS} rows are not right yet` }).waitFor()
      expect(await figures(page)).toEqual({ 'New products': '3,374', 'Faulty rows': '20' })
      await expectAccessible(page)
      await page.getByLabel('Row 2, UnitPrice').fill('0.85')
      await page.getByRole('row', { name: '171' }).getByText('must be a number').waitFor()
      await page.getByRole('button', { name: 'Check again' }).click()
      await page.getByRole('heading', { name: '19 rows are not right yet' }).waitFor()
      expect((await names()).length).toBe(before)
      await page.getByRole('button', { name: 'Leave these 19 rows out' }).click()

      // The answer to the third part is lost, then the network is away.
      let parts = 0
      await page.route('**/products/import/part', async (route) => {
        parts += 1
        if (parts !== 3) return route.continue()
        await route.fetch()
        await page.context().setOffline(true)
        return route.abort('internetdisconnected')
      })
      await page.getByRole('button', { name: 'Import 3,375 rows' }).click()
      await page.getByText('Nobody answers just now.').waitFor()
      await expectAccessible(page)
      const soFar = (await names()).length - before
      expect([soFar > 0, soFar < 3_375]).toEqual([true, true])
      await page.context().setOffline(false)
      await page
        .getByRole('heading', { name: 'Everything is imported, except for the rows that were left out' })
        .waitFor({ timeout: 90_000 })
      expect(await figures(page)).toEqual({ 'New products': '3,375', 'Left out': '19' })
      await expectAccessible(page)
      const after = await names()
      expect([after.length, new Set(after).size]).toEqual([before + 3_375, before + 3_375])
    },
  )

  const few = fileOf('few.csv', ['name;Preis', 'Blue vase;12,50', 'Green vase;0', 'Red vase;9,90'])

  journey(
    'goes on in another tab with the same file, and is told that it is over',
    { site, expected: [/products\/import\/part/] },
    async ({ device }) => {
      const page = await device({ baseURL: admin })
      await open(page)
      const lamps = fileOf('lamps.csv', ['name,price', ...Array.from({ length: 450 }, (_, index) => `Lamp ${index},${100 + index}`)])
      const before = (await names()).length
      await choose(page, lamps)
      await toCheck(page)
      // The tab is closed after the second part.
      const second = Promise.withResolvers<void>()
      let parts = 0
      await page.route('**/products/import/part', async (route) => {
        parts += 1
        if (parts === 2) {
          await route.fetch()
          second.resolve()
        } else await route.continue()
      })
      await page.getByRole('button', { name: 'Import 450 rows' }).click()
      await second.promise
      const other = await page.context().newPage()
      await page.close()
      expect((await names()).length).toBe(before + 400)
      await other.goto('/products/import')
      await choose(other, lamps)
      await toCheck(other)
      await other.getByRole('button', { name: 'Import 50 rows' }).click()
      await other.getByRole('heading', { name: 'Everything is imported' }).waitFor()
      expect(await figures(other)).toEqual({ 'New products': '50', 'Imported before': '400' })
      expect((await names()).length).toBe(before + 450)
      await other.goto('/products/import')
      await choose(other, lamps)
      await toCheck(other)
      await other.getByText('This file was imported before, and does nothing now.').waitFor()
      expect(await figures(other)).toEqual({ 'Imported before': '450' })
    },
  )

  journey('does only what is new when a file comes again with rows that were left out', { site }, async ({ device }) => {
    const page = await device({ baseURL: admin })
    await open(page)
    const tag = newId()
    const plates = Array.from({ length: 8 }, (_, index) => `Plate ${index} ${tag},confections,1.50,`)
    const ten = fileOf('ten.csv', ['name,category,price,constructor', ...plates, `Dish ${tag},Confectons,2.00,`, 'Chai,BEVERAGES,2.00,'])
    const before = await names()
    await choose(page, ten)
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await page.getByRole('heading', { name: '2 rows are not right yet' }).waitFor()
    expect(await figures(page)).toEqual({ 'New products': '8', 'Faulty rows': '2' })
    await expectAccessible(page)
    const [other] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Chai' }).click()])
    await other.getByRole('heading', { level: 1, name: 'Chai' }).waitFor()
    await other.close()
    await page.getByRole('button', { name: 'Leave these 2 rows out' }).click()
    await page.getByRole('button', { name: 'Import 8 rows' }).click()
    await page.getByRole('heading', { name: 'Everything is imported, except for the rows that were left out' }).waitFor()
    expect(await figures(page)).toEqual({ 'New products': '8', 'Left out': '2' })

    await page.goto('/products/import')
    await choose(page, ten)
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await page.getByRole('heading', { name: '2 rows are not right yet' }).waitFor()
    expect(await figures(page)).toEqual({ 'Imported before': '8', 'Faulty rows': '2' })
    await page.getByLabel('Row 10, category').selectOption({ label: 'Confections' })
    await page.getByLabel('Row 11, name').fill(`Chai ${tag}`)
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor()
    expect(await figures(page)).toEqual({ 'New products': '2', 'Imported before': '8' })
    await page.getByRole('button', { name: 'Import 2 rows' }).click()
    await page.getByRole('heading', { name: 'Everything is imported' }).waitFor()
    expect(await figures(page)).toEqual({ 'New products': '2', 'Imported before': '8' })
    expect((await names()).length).toBe(before.length + 10)
  })

  for (const javaScriptEnabled of [true, false])
    journey(
      `names the row that somebody has made impossible, and does the others, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
      { site, javaScriptEnabled },
      async ({ device }) => {
        const page = await device({ baseURL: admin })
        await open(page)
        const tag = newId()
        const { categoryId } = await valueOf(shop.api.addCategory({ body: { name: `Closing ${tag}`, description: '' } }))
        const rows = Array.from(
          { length: 250 },
          (_, index) => `Bowl ${index} ${tag},${index === 4 ? `Closing ${tag}` : 'Confections'},3.00`,
        )
        const before = (await names()).length
        await choose(page, fileOf('bowls.csv', ['name,category,price', ...rows]))
        await page.getByRole('button', { name: 'Check the rows' }).click()
        await page.getByRole('button', { name: 'Import 250 rows' }).waitFor()
        await valueOf(shop.api.retireCategory({ path: { categoryId } }))
        await upToNow()
        await page.getByRole('button', { name: 'Import 250 rows' }).click()
        await page.getByRole('heading', { name: 'Some rows could not be imported' }).waitFor()
        expect(await figures(page)).toEqual({ 'New products': '249', 'Faulty rows': '1' })
        expect((await names()).length).toBe(before + 249)
        if (javaScriptEnabled) await expectAccessible(page)
        await page.getByLabel('Row 6, category').selectOption({ label: 'Confections' })
        await page.getByRole('button', { name: 'Check again' }).click()
        await page.getByRole('button', { name: 'Import 1 row' }).click()
        await page.getByRole('heading', { name: 'Everything is imported' }).waitFor()
        expect(await figures(page)).toEqual({ 'New products': '1', 'Imported before': '249' })
        expect((await names()).length).toBe(before + 250)
      },
    )

  journey('shows what columns a file has, with one to fill in', { site }, async ({ device }) => {
    const page = await device({ baseURL: admin })
    await open(page)
    await page.getByRole('row', { name: 'name Name to add a product' }).waitFor()
    const example = await page.request.get((await page.getByRole('link', { name: 'An example, to fill in' }).getAttribute('href')) ?? '')
    await choose(page, { ...fileOf('example.csv', []), buffer: Buffer.from(await example.body()) })
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await page.getByRole('button', { name: 'Import 1 row' }).waitFor()
  })

  for (const javaScriptEnabled of [true, false])
    journey(
      `shows row by row what it will do, before it does it, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
      { site, javaScriptEnabled },
      async ({ device }) => {
        const page = await device({ baseURL: admin })
        await open(page)
        const { productId, name } = await shop.addProduct({ stock: 5, price: 700 })
        await upToNow()
        const sauce = `Mint sauce ${newId()}`
        const rows = [`,${sauce},Confections,1250,3,`, `${productId},,,8.00,,Mill`]
        await choose(page, fileOf('sauces.csv', ['productId,name,category,price,stock,supplier', ...rows]))
        await page.getByRole('button', { name: 'Check the rows' }).click()
        await page.getByText('The prices in the file go from £8.00 (row 3) to £1,250.00 (row 2).').waitFor()
        await page.getByRole('row', { name: `2 new ${sauce} £1,250.00 3 Confections` }).waitFor()
        await page.getByRole('row', { name: `3 changed ${name} £7.00 → £8.00 5` }).waitFor()
        await page.getByRole('cell', { name: /^Supplier: .* → Mill$/ }).waitFor()
        if (javaScriptEnabled) await expectAccessible(page)
      },
    )

  journey('waits for a new log-in, and loses nothing', { site, expected: [/products\/import\/part/] }, async ({ device }) => {
    const page = await device({ baseURL: admin })
    await open(page)
    await choose(page, fileOf('cups.csv', ['name,price', 'Cup of clay,250']))
    await toCheck(page)
    await page.getByRole('button', { name: 'Import 1 row' }).waitFor()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await page.getByText('Your session has ended.').waitFor()
    const [other] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Log in' }).click()])
    await logInHere(other, { ...testManager, customerId: '' })
    await other.close()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Everything is imported' }).waitFor()
    expect(await names()).toContain('Cup of clay')
  })

  journey(
    'works without scripts, in German, and with a file of Windows',
    { site, javaScriptEnabled: false, expected: [/ 422 /] },
    async ({ device }) => {
      const page = await device({ baseURL: admin })
      await logIn(page, { ...testManager, customerId: '' }, '/products/import')
      await page.goto('/de/products/import')
      const windows = { ...few, buffer: Buffer.from(few.buffer.toString().replace('Blue', 'Grün'), 'latin1') }
      await page.getByLabel('Eine CSV-Datei mit Produkten').setInputFiles(windows)
      await page.getByRole('button', { name: 'Datei lesen' }).click()
      await page.getByText('Die Datei ist nicht in UTF-8.').waitFor()
      await page.getByRole('button', { name: 'Zeilen prüfen' }).click()
      await page.getByRole('alert').getByText('einen Namen, einen Preis und eine Kategorie').waitFor()
      await page.getByLabel('Kategorie neuer Produkte').selectOption({ label: 'Confections' })
      await page.getByRole('button', { name: 'Zeilen prüfen' }).click()
      await page.getByText('muss mehr als 0 sein').waitFor()
      await page.getByLabel('Zeile 3, Preis').fill('1,50')
      await page.getByRole('button', { name: 'Noch einmal prüfen' }).click()
      await page.getByRole('button', { name: '3 Zeilen importieren' }).click()
      await page.getByRole('heading', { name: 'Alles ist importiert' }).waitFor()
      const { items } = await valueOf(shop.api.listProducts({ query: { q: 'vase', limit: 100 }, headers: await upToNow() }))
      const prices = items.filter(({ name }) => /^(?:Grün|Green|Red) vase$/.test(name)).map(({ name, price }) => [name, price])
      expect(Object.fromEntries(prices)).toEqual({ 'Grün vase': 1_250, 'Green vase': 150, 'Red vase': 990 })
    },
  )

  journey('says why a file is none', { site, expected: [/ 4(?:13|22) /] }, async ({ device }) => {
    const page = await device({ baseURL: admin })
    await open(page)
    await choose(page, fileOf('names.csv', ['name']))
    await page.getByText('This is no CSV file with at least one row').waitFor()
    await expectGoodPage({ page, device: (options) => device({ baseURL: admin, ...options }) })
    await page.getByLabel('A CSV file of products').setInputFiles({ ...few, buffer: Buffer.alloc(9 * 1024 * 1024, 'x') })
    await page.getByText('The file has more than 8 MB.').waitFor()
    expect(await page.getByRole('button', { name: 'Read the file' }).isDisabled()).toBe(true)
    const tooLong = { file: { ...few, buffer: Buffer.alloc(33 * 1024 * 1024, 'x') } }
    const answer = await page.request.post(`${admin}/products/import`, { multipart: tooLong })
    expect([answer.status(), await answer.text()]).toEqual([413, expect.stringContaining('The file is too large')])
  })
})
