import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  StorefrontCategoryPage,
  StorefrontHome,
  StorefrontProductPage,
  StorefrontSearch,
  StorefrontSuggestions,
  type SoukEvent,
} from '@souk/contracts'
import { expectProblem } from '@souk/http/testing'
import { systemClock } from '@souk/process'
import { TEST_NOW, testId } from '@souk/testing'
import * as samples from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'

const { ASSAM, CUP, DRINKS, SENCHA, TEAS } = samples
const soon = Date.parse(TEST_NOW) + 86_400_000

let stack: Stack
let now: number
beforeEach(async () => {
  now = soon
  stack = await startStack({ clock: { ...systemClock, now: () => now } })
  await tell([samples.categoryAdded(DRINKS, 'Drinks'), samples.categoryAdded(TEAS, 'Teas', DRINKS)])
  await tell(samples.productAdded(ASSAM, 'Assam', 3))
  await tell(samples.productAdded(SENCHA, 'Sencha'))
  await tell(samples.productAdded(CUP, 'Cup', 10, DRINKS))
})
afterEach(() => stack.stop())

const tell = async (events: readonly SoukEvent[]): Promise<void> => {
  await stack.append(...events)
  await stack.caughtUp()
}
const buy = async (order: number, productIds: readonly string[]): Promise<void> => {
  await tell(samples.reserved(order, productIds))
  await tell(samples.sold(order, productIds))
}
const get = (url: string) => stack.strangersApp.inject({ url })
const home = async () => StorefrontHome.parse((await get('/home')).json())
const productPage = async (id: string) => StorefrontProductPage.parse((await get(`/products/${id}`)).json())
const names = (products: readonly { readonly name: string }[]): string[] => products.map(({ name }) => name)

describe('the first page', () => {
  it('shows what is new, bought often, and back in stock', async () => {
    await buy(21, [CUP, ASSAM])
    await buy(22, [CUP])
    await tell(samples.reserved(23, [ASSAM], 2))
    expect(await home()).toMatchObject({ newest: [{ name: 'Cup' }, { name: 'Sencha' }, { name: 'Assam', unitsAvailable: 0 }] })
    expect(names((await home()).bestselling)).toEqual(['Cup'])
    await tell([samples.adjusted(ASSAM, 7)])
    const { bestselling, backInStock, categories } = await home()
    expect([names(bestselling), names(backInStock)]).toEqual([['Cup', 'Assam'], ['Assam']])
    expect(categories.map(({ name, products }) => [name, products])).toEqual([
      ['Drinks', 3],
      ['Teas', 2],
    ])
  })
})

describe('a search', () => {
  const search = async (query: string) => StorefrontSearch.parse((await get(`/products?${query}`)).json())

  it('finds products by words of their names and categories, also misspelt ones', async () => {
    expect(names((await search('q=assam')).items)).toEqual(['Assam'])
    expect(await search('q=assma')).toMatchObject({
      items: [{ name: 'Assam' }],
      corrected: 'assam',
      matched: 'all',
      total: { count: 1, exact: true },
    })
    expect(await search('q=assam+coffee')).toMatchObject({ items: [{ name: 'Assam' }], corrected: null, matched: 'some' })
    expect(names((await search('q=tea&sort=name')).items)).toEqual(['Assam', 'Sencha'])
    expect(await search('q=coffee')).toMatchObject({ items: [], total: { count: 0 }, facets: { price: null } })
  })

  it('counts what each filter would leave, with the categories inside a category', async () => {
    await tell([samples.priceChanged(CUP, 900)])
    const { facets } = await search(`categoryId=${TEAS}`)
    expect(facets.category.map(({ label, count }) => [label, count])).toEqual([
      ['Drinks', 3],
      ['Teas', 2],
    ])
    expect(facets).toMatchObject({ supplier: [{ value: 'Garden & Co.', count: 2 }], price: { min: 450, max: 450 } })
    expect(names((await search(`categoryId=${DRINKS}&priceFrom=451`)).items)).toEqual(['Cup'])
    expect((await search('supplier=Nobody')).total.count).toBe(0)
  })

  it('follows what happens to products and categories', async () => {
    await tell([{ type: 'ProductRetired', data: { productId: ASSAM, retiredAt: TEST_NOW } }])
    expect((await search('q=assam')).total.count).toBe(0)
    await tell([{ type: 'ProductRestored', data: { productId: ASSAM, restoredAt: TEST_NOW } }])
    await tell([{ type: 'CategoryChanged', data: { categoryId: DRINKS, changedAt: TEST_NOW, name: 'Beverages' } }])
    expect(names((await search('q=beverages&sort=name')).items)).toEqual(['Assam', 'Cup', 'Sencha'])
    expect((await search('q=drinks')).total.count).toBe(0)
    await tell(samples.reserved(21, [ASSAM], 3))
    expect(names((await search('inStock=false')).items)).toEqual(['Assam'])
  })

  it('is shown page by page, and the same after a restart', async () => {
    const first = await search('sort=name&limit=2')
    expect(names(first.items)).toEqual(['Assam', 'Cup'])
    await stack.restart({ emptyView: true })
    const second = await search(`sort=name&limit=2&cursor=${first.nextCursor ?? ''}`)
    expect([names(second.items), second.nextCursor]).toEqual([['Sencha'], null])
    expect(names((await search(`sort=name&limit=2&cursor=${second.previousCursor ?? ''}`)).items)).toEqual(['Assam', 'Cup'])
    expectProblem(await get(`/products?sort=price&cursor=${first.nextCursor ?? ''}`), 'malformed-request')
  })

  it('has cursors that it takes again, however long the names are', async () => {
    // Each of these letters is a sentence of eighteen.
    for (const number of [31, 32, 33]) await tell(samples.productAdded(testId(number), '\uFDFA'.repeat(198)))
    const shown: string[] = []
    let cursor = ''
    do {
      const page = await search(`sort=name&limit=1${cursor}`)
      shown.push(...page.items.map(({ productId }) => productId))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(shown).toEqual([ASSAM, CUP, SENCHA, ...[31, 32, 33].map(testId)])
  })

  it('suggests what somebody may want who is typing', async () => {
    expect(StorefrontSuggestions.parse((await get('/suggestions?q=te')).json())).toMatchObject({
      products: [{ name: 'Assam' }, { name: 'Sencha' }],
      categories: [{ name: 'Teas' }],
    })
  })

  it.each(['"', '*', 'a OR b NEAR/2', 'name:tea', '-tea', '(', '😀', 'x'.repeat(200), "'; DROP TABLE products"])(
    'takes %j for plain text',
    async (q) => {
      expect((await get(`/products?q=${encodeURIComponent(q)}`)).statusCode).toBe(200)
      expect((await get(`/suggestions?q=${encodeURIComponent(q)}`)).statusCode).toBe(200)
    },
  )
})

describe('the page of a category', () => {
  it('shows what lies inside it, by its id and by its slug', async () => {
    const { body } = await get(`/categories/${DRINKS}`)
    const page = StorefrontCategoryPage.parse(JSON.parse(body))
    expect(page).toMatchObject({ category: { name: 'Drinks', products: 3 }, path: [], children: [{ name: 'Teas', products: 2 }] })
    expect(names(page.newest)).toEqual(['Cup', 'Sencha', 'Assam'])
    expect((await get(`/categories/by-slug/any-words-${page.category.slug.split('-').at(-1)}`)).body).toBe(body)
    expect((await get(`/categories/${TEAS}`)).json()).toMatchObject({ path: [{ categoryId: DRINKS, name: 'Drinks' }] })
  })

  it.each([`/categories/${testId(99)}`, '/categories/by-slug/nothing', '/categories/by-slug/drinks-999', `/products/${testId(99)}`])(
    '%s is nothing',
    async (url) => {
      expectProblem(await get(url), 'not-found')
    },
  )
})

describe('the page of a product', () => {
  it('shows its path, what is bought with it, and others of its category', async () => {
    await buy(21, [ASSAM, CUP])
    const page = await productPage(ASSAM)
    expect(names(page.path)).toEqual(['Drinks', 'Teas'])
    expect(names(page.boughtTogether)).toEqual(['Cup'])
    expect(names(page.sameCategory)).toEqual(['Sencha'])
    expect(page.product).toMatchObject({ name: 'Assam', unitsAvailable: 2, category: { name: 'Teas' } })
    expect((await get(`/products/by-slug/x-${page.product.slug.split('-').at(-1)}`)).json()).toEqual(page)
  })

  it('shows the prices of the last thirty days, and the lowest of them', async () => {
    await tell([samples.priceChanged(ASSAM, 400, new Date(soon - 1_000).toISOString())])
    await tell([samples.priceChanged(ASSAM, 500, new Date(soon).toISOString())])
    const page = await productPage(ASSAM)
    expect([page.prices.map(({ price }) => price), page.lowestPrice]).toEqual([[450, 400, 500], 400])
    now = soon + 31 * 86_400_000
    const later = await productPage(ASSAM)
    expect([later.prices.map(({ price }) => price), later.lowestPrice]).toEqual([[500], 500])
  })

  it('shows a product that is no longer sold, and no other page does', async () => {
    await buy(21, [ASSAM, CUP])
    await tell([{ type: 'ProductRetired', data: { productId: CUP, retiredAt: TEST_NOW } }])
    expect((await productPage(CUP)).product.status).toBe('retired')
    expect([names((await productPage(ASSAM)).boughtTogether), names((await home()).newest)]).toEqual([[], ['Sencha', 'Assam']])
  })
})

describe('an answer', () => {
  it('names the keys under which a cache keeps it', async () => {
    const { headers } = await get(`/products/${ASSAM}`)
    expect(headers).toMatchObject({ 'cache-control': 'public, no-cache', etag: expect.any(String) })
    expect(String(headers['surrogate-key']).split(' ')).toEqual([
      `category-${DRINKS}`,
      `category-${TEAS}`,
      `product-${ASSAM}`,
      `product-${SENCHA}`,
    ])
    expect(String((await get('/home')).headers['surrogate-key']).split(' ')[0]).toBe('catalogue')
  })

  it('changes with what it shows, however often it was given before', async () => {
    for (let round = 0; round < 3; round += 1) expect((await productPage(ASSAM)).product.price).toBe(450)
    await tell([samples.priceChanged(ASSAM, 300)])
    expect((await productPage(ASSAM)).product.price).toBe(300)
    await tell(samples.reserved(21, [ASSAM]))
    expect((await productPage(ASSAM)).product.unitsAvailable).toBe(2)
  })
})

it('fills every instance with a view of its own', async () => {
  const other = await stack.startAnother()
  await tell([samples.priceChanged(ASSAM, 300)])
  const { position } = await stack.log.head()
  expect(await other.projection.subscription.reached(position, 5_000)).toBe(true)
  expect(await other.store.page('products', '', 9)).toMatchObject({
    rows: (await stack.store.page('products', '', 9)).rows,
  })
  await other.stop()
})

it('is the same after it was thrown away', async () => {
  await buy(21, [ASSAM, CUP])
  const before = (await get('/home')).body
  await stack.restart({ emptyView: true })
  expect((await get('/home')).body).toBe(before)
})
