import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { createClient, valueOf, type ChangeProductInput, type AddedProduct } from '@souk/client'
import { newId } from '@souk/log-protocol'
import { testManager } from '../support/manager.ts'
import { download } from './support/acts.ts'
import { expectGoodPage } from './support/audit.ts'
import { journey, type Journey } from './support/journey.ts'
import { logIn, logInHere } from './support/stage.ts'

const site = 'admin'

/** Resolves when the page is shown. */
const logInAsManager = async (page: Page, next: string): Promise<void> => {
  await logIn(page, { ...testManager, customerId: '' }, next)
  await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor({ state: 'hidden' })
}

/** Opens a page that is live, and waits until its scripts work. */
const open = async (page: Page, address: string): Promise<void> => {
  await Promise.all([page.waitForRequest(/\/events$/), page.goto(address)])
}

const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('region', { name: 'Notices' }).getByText(text)

const undo = (page: Page): Promise<void> => page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save', exact: true }).click()

/** What is done on another page. @param api  of whoever does it. Default: the same manager */
const changeElsewhere = async (
  shop: Journey['shop'],
  { productId }: AddedProduct,
  body: ChangeProductInput,
  api: Journey['shop']['api'] = shop.api,
): Promise<void> => {
  await valueOf(api.changeProduct({ path: { productId }, body }))
  await shop.product(productId)
}

/** A name that no other product has, in one word. */
const aName = (): string => `Tea${newId().replaceAll('-', '')}`

describe('the products of the manager site', () => {
  journey('are found by words, and one is opened by keyboard', { site }, async ({ page, shop, device }) => {
    const name = aName()
    const { productId } = await shop.addProduct({ stock: 3, name })
    await logInAsManager(page, '/products')
    await page.getByLabel('Product, supplier').fill(name)
    await page.getByLabel('Stock', { exact: true }).selectOption('low')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.waitForURL(new RegExp(`q=${name}`))
    await page.getByText('1 product', { exact: true }).waitFor()
    await expectGoodPage({ page, device })
    const file = await page.request.get((await page.getByRole('link', { name: 'As CSV' }).getAttribute('href')) ?? '')
    expect((await file.text()).trim().split('\n')).toHaveLength(2)
    await page.locator('main').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`/products/${productId}`)
  })

  journey('are found by price, in the language of the page', { site }, async ({ page, shop, device }) => {
    const name = aName()
    for (const price of [99, 125_000, 125_001]) await shop.addProduct({ stock: 3, name: `${name} ${price}`, price })
    await logInAsManager(page, `/products?q=${name}`)
    await page.getByText('3 products').waitFor()
    await page.getByText('More filters').click()
    await page.getByLabel('Price from').fill('1')
    await page.getByLabel('Price to').fill('1,250.00')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('1 product', { exact: true }).waitFor()
    await page.getByRole('link', { name: `${name} 125000` }).waitFor()
    await expectGoodPage({ page, device })
    const file = await page.request.get((await page.getByRole('link', { name: 'As CSV' }).getAttribute('href')) ?? '')
    expect((await file.text()).trim().split('\n')).toHaveLength(2)
    await page.goto(`/de/products?q=${name}&min=1.250,01`)
    await page.getByRole('link', { name: `${name} 125001` }).waitFor()
    await page.getByText('1 Produkt', { exact: true }).waitFor()
    expect(await page.getByLabel('Preis ab').inputValue()).toBe('1250.01')
    await page.getByRole('link', { name: 'Zurücksetzen' }).click()
    await page.waitForURL('/de/products')
  })

  journey('hand on their history as a file: every price and every movement of the stock', { site }, async ({ page, shop }) => {
    const { productId } = await shop.addProduct({ stock: 3, name: aName(), price: 100 })
    await valueOf(shop.api.changeProduct({ path: { productId }, body: { price: 120 } }))
    await valueOf(shop.api.adjustStock({ path: { productId }, body: { delta: -1, reason: 'broken' } }))
    await logInAsManager(page, `/products/${productId}`)
    const file = await download(page, () => page.getByRole('link', { name: 'As CSV' }).click())
    expect(file.name).toBe('history.csv')
    const lines = file.bytes.toString().trim().split('\r\n').slice(1)
    expect(lines.map((line) => /,(StockAdjusted|ProductPriceChanged|ProductAdded),/.exec(line)?.[1])).toEqual([
      'StockAdjusted',
      'ProductPriceChanged',
      'StockAdjusted',
      'ProductAdded',
    ])
    expect([lines[0]?.includes(',broken,'), lines[1]?.includes(',100,120,')]).toEqual([true, true])
  })

  journey('are added; what was added is retired by its undo, and brought back', { site }, async ({ page, device }) => {
    const name = aName()
    await logInAsManager(page, '/products/new')
    await expectGoodPage({ page, device })
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Category').selectOption({ label: 'Beverages' })
    await page.getByLabel('Price, GBP').fill('18.5')
    await page.getByLabel('Units at the start').fill('12')
    await page.getByRole('button', { name: 'Add it' }).click()
    await toast(page, `${name} was added.`).waitFor()
    await page.getByText('12 available, 0 held, 0 sold').waitFor()
    // It does not go away, and the word says so: in the notice as in the history.
    await page.getByRole('button', { name: /^Retire what commit \d+ has added$/ }).waitFor()
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Retire' }).click()
    await toast(page, `${name}: retired.`).waitFor()
    await page.getByText('This product is retired').waitFor()
    await page.getByRole('button', { name: 'Bring back' }).click()
    await toast(page, `${name}: for sale.`).waitFor()
  })

  journey('keep what is typed when the session ends, and take it after the log-in', { site }, async ({ page, shop }) => {
    const product = await shop.addProduct({ stock: 3, price: 1_800 })
    const boss = await shop.customer(0)
    await valueOf(shop.api.grantManager({ path: { customerId: boss.customerId } }))
    await logIn(page, boss, '/products')
    await open(page, `/products/${product.productId}`)
    await page.getByLabel('Description').fill('Twenty bags of the first flush')
    let connections = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/events')) connections += 1
    })
    await valueOf(createClient({ baseUrl: shop.url, credentials: boss }).endOtherSessions())
    // The stream ends each time. A page that nobody edits would be loaded anew, and lead to the log-in.
    await expect.poll(() => connections).toBeGreaterThan(2)
    await expect(page.getByLabel('Description').inputValue()).resolves.toBe('Twenty bags of the first flush')

    await save(page)
    await page.getByRole('heading', { level: 1, name: 'Log in' }).waitFor()
    await logInHere(page, boss)
    await page.getByRole('button', { name: 'Send it now' }).click()
    await toast(page, `${product.name}: Description.`).waitFor()
    expect(await shop.product(product.productId)).toMatchObject({ description: 'Twenty bags of the first flush' })
  })

  journey('are edited; the history says who did it, and takes it back', { site }, async ({ page, shop, device }) => {
    const { productId, name } = await shop.addProduct({ stock: 3, price: 1_800 })
    await logInAsManager(page, `/products/${productId}`)
    await page.getByLabel('Price, GBP').fill('18.50')
    await page.getByLabel('Description').fill('Twenty bags\nof the first flush')
    await save(page)
    await toast(page, `${name}: Price 18.00 → 18.50, Description.`).waitFor()
    await expectGoodPage({ page, device })
    await undo(page)
    await toast(page, `${name}: Price 18.50 → 18.00, Description.`).waitFor()
    await expect(page.getByLabel('Price, GBP').inputValue()).resolves.toBe('18.00')
    expect(await shop.product(productId)).toMatchObject({ price: 1_800, description: '', version: 5 })
    // Back to what it was before that undo.
    await page.getByRole('button', { name: 'Back to revision 3' }).click()
    await toast(page, /18\.00 → 18\.50/).waitFor()
    expect(await shop.product(productId)).toMatchObject({ price: 1_850, description: 'Twenty bags\nof the first flush' })
  })

  journey('say at the field what is wrong, and keep what was typed', { site, expected: [/ 422 /] }, async ({ page, shop }) => {
    const { productId } = await shop.addProduct({ stock: 3, price: 1_800 })
    await logInAsManager(page, `/products/${productId}`)
    await page.getByLabel('Price, GBP').fill('18.505')
    await page.getByLabel('Supplier').fill('Somebody')
    await save(page)
    await page.getByText('An amount above zero, such as 18.50.').waitFor()
    await expect(page.getByLabel('Supplier').inputValue()).resolves.toBe('Somebody')
    expect(await shop.product(productId)).toMatchObject({ price: 1_800, supplier: '', version: 1 })
  })

  journey('put two edits together that touch other fields', { site }, async ({ page, shop }) => {
    const product = await shop.addProduct({ stock: 3, price: 1_800 })
    await logInAsManager(page, `/products/${product.productId}`)
    const name = aName()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await changeElsewhere(shop, product, { price: 2_050, supplier: 'Somebody' })
    await page.getByText('was saved since you opened this form').waitFor()
    await save(page)
    await toast(page, `${name}: Name. What others had changed in the meantime stays.`).waitFor()
    expect(await shop.product(product.productId)).toMatchObject({ name, price: 2_050, supplier: 'Somebody', version: 4 })
  })

  journey('say what was done on the page that did it, whatever other tabs are live', { site }, async ({ page, shop }) => {
    const [first, second] = [await shop.addProduct({ stock: 3, price: 1_800 }), await shop.addProduct({ stock: 3 })]
    await logInAsManager(page, `/products/${first.productId}`)
    const others = [`/products/${first.productId}`, `/products/${second.productId}`, '/products']
    for (const address of others) await open(await page.context().newPage(), address)
    for (const price of ['18.10', '18.20', '18.30']) {
      await page.getByLabel('Price, GBP').fill(price)
      await save(page)
      await toast(page, `→ ${price}`).waitFor()
    }
  })

  journey('ask where two edits clash', { site, expected: [/ 409 |ERR_FAILED/] }, async ({ page, shop, device }) => {
    const product = await shop.addProduct({ stock: 3, price: 1_800 })
    const name = aName()
    // What the other one does would come into the fields that nobody has touched here.
    await page.route('**/events', (route) => route.abort())
    await logInAsManager(page, `/products/${product.productId}`)
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Price, GBP').fill('19.50')
    await changeElsewhere(shop, product, { price: 2_050, description: '24 bottles' }, await shop.anotherManager())
    await save(page)
    await page.getByRole('alert').getByText('You began with revision 1; the shop is at revision 3.').waitFor()
    await expect(page.locator(':focus').textContent()).resolves.toMatch(/^Somebody changed .* while you were editing$/)
    await page.getByText('only you', { exact: true }).waitFor()
    await page.getByText('only them', { exact: true }).waitFor()
    await page
      .getByRole('row', { name: /^Price, GBP/ })
      .getByText('Choose one')
      .waitFor()
    await expectGoodPage({ page, device })
    await page.getByRole('radio', { name: '19.50' }).check()
    await page.getByRole('button', { name: 'Save this as revision 4' }).click()
    await toast(page, `${name}: Name, Price 20.50 → 19.50.`).waitFor()
    expect(await shop.product(product.productId)).toMatchObject({ name, price: 1_950, description: '24 bottles' })
  })

  journey('ask when an undo would overwrite what somebody has done since', { site, expected: [/ 409 /] }, async ({ page, shop }) => {
    const product = await shop.addProduct({ stock: 3, price: 1_800 })
    await logInAsManager(page, `/products/${product.productId}`)
    await page.getByLabel('Price, GBP').fill('18.50')
    await save(page)
    await toast(page, /18\.00 → 18\.50/).waitFor()
    await changeElsewhere(shop, product, { price: 2_050 })
    await undo(page)
    // The one who has done it is the same manager.
    await page.getByRole('heading', { name: `You have changed ${product.name} again since` }).waitFor()
    await page.getByRole('alert').getByText('This starts from revision 2; your own later changes have made it revision 3.').waitFor()
    await page.getByRole('radio', { name: '18.00' }).check()
    await page.getByRole('button', { name: 'Save this as revision 4' }).click()
    await toast(page, /20\.50 → 18\.00/).waitFor()
    expect(await shop.product(product.productId)).toMatchObject({ price: 1_800, version: 4 })
  })

  journey('move stock with a reason, and back', { site, expected: [/ 422 /] }, async ({ page, shop }) => {
    const { productId, name } = await shop.addProduct({ stock: 3 })
    await logInAsManager(page, `/products/${productId}`)
    const move = page.getByRole('form', { name: 'Move stock' })
    await move.getByLabel('Units').fill('-4')
    await move.getByLabel('Reason').fill('broken')
    await move.getByRole('button').click()
    await move.getByRole('alert').getByText('There are not that many units').waitFor()
    await move.getByLabel('Units').fill('24')
    await move.getByRole('button').click()
    await toast(page, `${name}: +24, now 27 available.`).waitFor()
    await page.getByRole('cell', { name: '+24 units: broken' }).waitFor()
    await undo(page)
    await toast(page, `${name}: −24, now 3 available.`).waitFor()
    await page.getByRole('cell', { name: /^−24 units: Undo of #\d+$/ }).waitFor()
    // The row of the delivery has no way back any more, and whoever saw it before is told so.
    const delivery = page.getByRole('row').filter({ has: page.getByRole('cell', { name: '+24 units: broken' }) })
    expect(await delivery.getByRole('button', { name: /^Undo commit/ }).count()).toBe(0)
    const position = (await delivery.getByRole('link', { name: /^#/ }).textContent())?.replaceAll(/\D/g, '') ?? ''
    const headers = { origin: new URL(page.url()).origin }
    const again = await page.request.post(page.url(), { form: { intent: 'undo', position }, headers })
    expect(await again.text()).toContain('It has been taken back already.')
    expect(await shop.product(productId)).toMatchObject({ unitsOnHand: 3 })
  })

  journey('change together: a preview, a result for each, and one undo', { site, expected: [/ 409 /] }, async ({ page, shop, device }) => {
    const word = aName()
    const cheap = await shop.addProduct({ stock: 3, price: 1_845, name: `${word} one` })
    const dear = await shop.addProduct({ stock: 3, price: 10_000, name: `${word} two` })
    const least = await shop.addProduct({ stock: 3, price: 1, name: `${word} three` })
    await logInAsManager(page, `/products?q=${word}`)
    await page.getByLabel(`Choose ${word} one`).check()
    await page.getByRole('link', { name: 'Change all 3' }).click()
    // Writing into the field chooses what it belongs to.
    await page.getByLabel('Percent', { exact: true }).fill('-90.00')
    await expect(page.getByRole('radio', { name: 'Change the price by percent' }).isChecked()).resolves.toBe(true)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('row', { name: `${word} three 0.01 0.00 Nothing of the price would be left.` }).waitFor()
    await page.getByRole('row', { name: `${word} one 18.45 1.85` }).waitFor()
    await expectGoodPage({ page, device })
    // Somebody is quicker with one of them.
    await changeElsewhere(shop, dear, { price: 9_000 })
    await page.getByRole('button', { name: 'Change 2 products' }).click()
    await page.getByRole('heading', { name: '1 of 2 changed' }).waitFor()
    await page
      .getByRole('row', { name: new RegExp(`${word} two`) })
      .getByText('Somebody has changed it in the meantime.')
      .waitFor()
    await expectGoodPage({ page, device })
    expect(await Promise.all([cheap, dear, least].map(async ({ productId }) => (await shop.product(productId)).price))).toEqual([
      185, 9_000, 1,
    ])
    await page.getByRole('row', { name: `${word} one 18.45 1.85 1.85 Changed` }).waitFor()
    // Whoever leaves the page finds it again, by its address or from the commit.
    await page.getByRole('link', { name: 'To the list' }).click()
    await page.waitForURL(`/products?q=${word}`)
    await page.goBack()
    await page.reload()
    await page.getByRole('button', { name: 'Undo all of it' }).click()
    await page.getByRole('heading', { name: '1 of 1 taken back' }).waitFor()
    await page.getByRole('row', { name: `${word} one 18.45 1.85 18.45 Taken back` }).waitFor()
    await expect(page.getByRole('button', { name: 'Undo all of it' }).count()).resolves.toBe(0)
    expect(await shop.product(cheap.productId)).toMatchObject({ price: 1_845, version: 3 })
  })

  journey('change stock together, without scripts', { site, javaScriptEnabled: false }, async ({ page, shop }) => {
    const word = aName()
    const products = [await shop.addProduct({ stock: 3, name: `${word} one` }), await shop.addProduct({ stock: 0, name: `${word} two` })]
    await logInAsManager(page, `/products?q=${word}`)
    for (const name of ['one', 'two']) await page.getByLabel(`Choose ${word} ${name}`).check()
    await page.getByRole('button', { name: 'Change the chosen ones' }).click()
    await page.getByRole('radio', { name: 'Move stock' }).check()
    await page.getByLabel('Units').fill('24')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('alert').getByText('Say why').waitFor()
    await page.getByLabel('Reason').fill('delivery')
    await page.getByRole('button', { name: 'Preview' }).click()
    const fields = page.locator('form[method=post].changed-products input')
    const sent = new URLSearchParams(
      await fields.evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''])),
    )
    await page.getByRole('button', { name: 'Change 2 products' }).click()
    await page.getByRole('heading', { name: '2 of 2 changed' }).waitFor()
    const available = () => Promise.all(products.map(async ({ productId }) => (await shop.product(productId)).unitsAvailable))
    expect(await available()).toEqual([27, 24])
    // Sent again, it is done no more, and leads to the same page.
    const { origin, href, search } = new URL(page.url())
    const again = await page.request.post(`/products/bulk${search}`, {
      data: sent.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    })
    expect(again.url()).toBe(href)
    expect(await available()).toEqual([27, 24])
    await page.getByRole('link', { name: 'In the log' }).click()
    await page.getByRole('link', { name: /^#/ }).first().click()
    await page.getByRole('link', { name: 'One of 2 changes' }).click()
    // Somebody takes a single one back: the page says so, and takes back the other one.
    await page.getByRole('link', { name: `${word} two` }).click()
    await page
      .getByRole('button', { name: /^Undo commit/ })
      .first()
      .click()
    await page.goto(href)
    await page
      .getByRole('row', { name: new RegExp(`${word} two`) })
      .getByText('Taken back')
      .waitFor()
    expect(await available()).toEqual([27, 0])
    await page.getByRole('button', { name: 'Undo all of it' }).click()
    await page.getByRole('heading', { name: '2 of 2 taken back' }).waitFor()
    await expect(page.getByRole('button', { name: 'Undo all of it' }).count()).resolves.toBe(0)
    expect(await available()).toEqual([3, 0])
  })

  journey('get back all that a row of a file has changed: state, fields and stock', { site }, async ({ page, shop }) => {
    const { productId, name } = await shop.addProduct({ stock: 50 })
    const file = `productId,name,status,stock,stockExported\r\n${productId},Renamed by import,retired,30,20\r\n`
    await valueOf(shop.api.importProducts({ body: file, query: { mode: 'apply' } }))
    expect(await shop.product(productId)).toMatchObject({ name: 'Renamed by import', status: 'retired', unitsOnHand: 60 })
    await logInAsManager(page, `/products/${productId}`)
    await page
      .getByRole('button', { name: /^Undo commit/ })
      .first()
      .click()
    await toast(page, `for sale, Name. ${name}: −10, now 50 available.`).waitFor()
    expect(await shop.product(productId)).toMatchObject({ name, status: 'active', unitsOnHand: 50 })
  })

  journey(
    'are edited, and asked about, without scripts',
    { site, javaScriptEnabled: false, expected: [/ 409 /] },
    async ({ page, shop }) => {
      const product = await shop.addProduct({ stock: 3, price: 1_800 })
      await logInAsManager(page, `/products/${product.productId}`)
      await page.getByLabel('Price, GBP').fill('19.50')
      await changeElsewhere(shop, product, { price: 2_050 })
      await save(page)
      await page.getByRole('radio', { name: '20.50' }).check()
      await page.getByRole('button', { name: 'Save this as revision 3' }).click()
      await page.getByRole('status').getByText('Nothing was different').waitFor()
      await page.getByLabel('Price, GBP').fill('19.50')
      await save(page)
      await page.getByRole('status').getByText('Price 20.50 → 19.50').waitFor()
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      await page.getByRole('status').getByText('Price 19.50 → 20.50').waitFor()
    },
  )

  journey('speak German', { site }, async ({ page, shop, device }) => {
    const { productId, name } = await shop.addProduct({ stock: 3, price: 123_450 })
    await logInAsManager(page, `/products/${productId}`)
    await open(page, `/de/products/${productId}`)
    await expect(page.getByLabel('Preis, GBP').inputValue()).resolves.toBe('1234,50')
    await page.getByLabel('Preis, GBP').fill('1234,99')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByRole('region', { name: 'Hinweise' }).getByText(`${name}: Preis 1.234,50 → 1.234,99.`).waitFor()
    await expectGoodPage({ page, device })
  })

  journey('of which little is left are linked from the day', { site }, async ({ page }) => {
    await logInAsManager(page, '/')
    const low = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Supplier' }) })
    const product = low.getByRole('row').nth(1).getByRole('link').first()
    const name = await product.innerText()
    await product.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.waitForURL(/\/products\/[\da-f-]{36}$/)
  })
})
