import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  StorefrontCategoryPage,
  StorefrontCategoryPageResource,
  StorefrontHome,
  StorefrontHomeResource,
  StorefrontProductPage,
  StorefrontProductPageResource,
  StorefrontSearch,
  StorefrontSearchResource,
  StorefrontSuggestions,
  type SoukEvent,
} from '@souk/contracts'
import { expectProblem } from '@souk/http/testing'
import { systemClock } from '@souk/process'
import { openTestCache } from '@souk/service/testing'
import { TEST_NOW, testId, until } from '@souk/testing'
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
const get = (url: string, headers: Readonly<Record<string, string>> = {}) => stack.strangersApp.inject({ url, headers })
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

describe('the path of a drawn picture', () => {
  it('is another one when a text of the product changes, or the name of its category', async () => {
    const drawn = async (): Promise<string> => {
      const { products } = StorefrontSuggestions.parse((await get('/suggestions?q=assam')).json())
      const { product } = await productPage(ASSAM)
      expect(products).toMatchObject([{ productId: ASSAM, pictures: null, drawn: product.drawn }])
      return product.drawn
    }
    const paths = [await drawn()]
    expect(paths[0]).toMatch(new RegExp(`^/product/pictures/drawn/${ASSAM}-[0-9a-f]{32}\\.svg$`))
    await tell([samples.priceChanged(ASSAM, 400, new Date(soon).toISOString())])
    expect(await drawn()).toBe(paths[0])
    await tell([{ type: 'ProductDetailsChanged', data: { productId: ASSAM, changedAt: TEST_NOW, name: 'Assam, second flush' } }])
    paths.push(await drawn())
    await tell([{ type: 'CategoryChanged', data: { categoryId: TEAS, changedAt: TEST_NOW, name: 'Fine teas' } }])
    paths.push(await drawn())
    expect(new Set(paths).size).toBe(3)
  })
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
  it('names the keys under which a cache keeps it, until one of them changes', async () => {
    const cache = await openTestCache()
    const { append, caughtUp, strangersApp, stop } = await startStack({ cacheUrl: cache.url })
    const read = async (url: string) => {
      const { headers } = await strangersApp.inject({ url })
      expect(headers).toMatchObject({ 'cache-control': 'public, no-cache', etag: expect.any(String) })
      return headers
    }
    await append(samples.categoryAdded(DRINKS, 'Drinks'), samples.categoryAdded(TEAS, 'Teas', DRINKS))
    for (const [id, name] of [
      [ASSAM, 'Assam'],
      [SENCHA, 'Sencha'],
    ] as const)
      await append(...samples.productAdded(id, name))
    await caughtUp()
    await until(async () => (await read('/home'))['surrogate-control'] === 'max-age=60')
    const headers = await read(`/products/${ASSAM}`)
    expect(headers['surrogate-position']).toBe('3')
    expect(String(headers['surrogate-key']).split(' ')).toEqual([
      'storefront',
      `category-${DRINKS}`,
      `category-${TEAS}`,
      `product-${ASSAM}`,
      `product-${SENCHA}`,
    ])
    expect(
      String((await read('/home'))['surrogate-key'])
        .split(' ')
        .slice(0, 2),
    ).toEqual(['storefront', 'catalogue'])
    cache.forgotten.length = 0
    await append(samples.priceChanged(ASSAM, 500, TEST_NOW))
    await until(() => cache.forgotten.includes(`product-${ASSAM}`))
    expect(cache.forgotten).toContain('catalogue')
    await stop()
    await cache.close()
  })

  it('may be kept by nobody else without a cache', async () => {
    const { headers } = await get('/home')
    for (const name of ['surrogate-control', 'surrogate-key', 'surrogate-position']) expect(headers).not.toHaveProperty(name)
  })

  it('changes with what it shows, however often it was given before', async () => {
    for (let round = 0; round < 3; round += 1) expect((await productPage(ASSAM)).product.price).toBe(450)
    await tell([samples.priceChanged(ASSAM, 300)])
    expect((await productPage(ASSAM)).product.price).toBe(300)
    await tell(samples.reserved(21, [ASSAM]))
    expect((await productPage(ASSAM)).product.unitsAvailable).toBe(2)
  })
})

describe('an answer with links', () => {
  const HAL = { accept: 'application/hal+json' }
  const linked = async (url: string): Promise<unknown> => {
    const { statusCode, headers, body } = await get(url, HAL)
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/hal+json; charset=utf-8'])
    return JSON.parse(body)
  }
  const idOf = ({ productId }: { readonly productId: string }): string => productId
  const ofProduct = (productId: string, slug: string, categoryId = TEAS) => ({
    self: { href: `/storefront/products/${productId}` },
    product: { href: `/product/products/${productId}` },
    drawn: { href: `/product/products/${productId}/picture.svg`, type: 'image/svg+xml' },
    category: { href: `/product/categories/${categoryId}` },
    up: { href: `/storefront/categories/${categoryId}` },
    alternate: { href: `/p/${slug}`, type: 'text/html' },
  })

  it('of the first page leads to the products, their order and their availability', async () => {
    await tell(samples.reserved(21, [ASSAM], 3))
    const { _links, _embedded } = StorefrontHomeResource.parse(await linked('/home'))
    const { newest, categories } = await home()
    expect(_links).toMatchObject({
      self: { href: '/storefront/home' },
      products: { href: `/product/products?ids=${CUP},${SENCHA},${ASSAM}` },
      alternate: { href: '/', type: 'text/html' },
    })
    expect(_links.search).toEqual({
      href: '/storefront/products{?cursor,limit,q,categoryId,supplier,priceFrom,priceUntil,inStock,sort}',
      templated: true,
    })
    expect(_embedded.newest.map((one) => [one.productId, one.rank, one.inStock, one.unitsAvailable])).toEqual([
      [CUP, 1, true, 10],
      [SENCHA, 2, true, 10],
      [ASSAM, 3, false, 0],
    ])
    expect(_embedded.newest[2]?._links).toEqual(ofProduct(ASSAM, newest[2]?.slug ?? ''))
    expect(_embedded.categories).toMatchObject([
      { categoryId: DRINKS, products: 3, _links: { category: { href: `/product/categories/${DRINKS}` } } },
      { categoryId: TEAS, products: 2, _links: { up: { href: `/storefront/categories/${DRINKS}` } } },
    ])
    expect(_embedded.categories[1]?._links.alternate.href).toBe(`/c/${categories[1]?.slug}`)
  })

  it('of a product leads to what the product service knows of it', async () => {
    await buy(21, [ASSAM, CUP])
    const page = StorefrontProductPageResource.parse(await linked(`/products/${ASSAM}`))
    const { product } = await productPage(ASSAM)
    expect(page._links).toEqual({
      ...ofProduct(ASSAM, product.slug),
      products: { href: `/product/products?ids=${CUP},${SENCHA}` },
      path: [DRINKS, TEAS].map((categoryId) => ({ href: `/storefront/categories/${categoryId}` })),
    })
    expect([page.inStock, page.unitsAvailable, page.lowestPrice]).toEqual([true, 2, 450])
    expect([page._embedded.boughtTogether.map(idOf), page._embedded.sameCategory.map(idOf)]).toEqual([[CUP], [SENCHA]])
    expect(await linked(`/products/by-slug/${product.slug}`)).toEqual(page)
  })

  it('of a category leads to its place among the others', async () => {
    const page = StorefrontCategoryPageResource.parse(await linked(`/categories/${TEAS}`))
    expect(page._links).toMatchObject({
      self: { href: `/storefront/categories/${TEAS}` },
      category: { href: `/product/categories/${TEAS}` },
      up: { href: `/storefront/categories/${DRINKS}` },
      path: [{ href: `/storefront/categories/${DRINKS}` }],
    })
    expect([page.products, page._embedded.newest.map(idOf)]).toEqual([2, [SENCHA, ASSAM]])
    expect(StorefrontCategoryPageResource.parse(await linked(`/categories/${DRINKS}`))._links).not.toHaveProperty('up')
  })

  it('of a search leads to its next page and back', async () => {
    const found = StorefrontSearchResource.parse(await linked('/products?q=taes&sort=name&limit=1'))
    expect(found).toMatchObject({ corrected: 'teas', matched: 'all', total: { count: 2 } })
    expect(found.facets.category).toEqual([
      { value: DRINKS, count: 2 },
      { value: TEAS, count: 2 },
    ])
    const { self, next, prev, alternate } = found._links
    expect([self.href, prev, alternate.href]).toEqual([
      '/storefront/products?limit=1&q=taes&sort=name',
      undefined,
      '/search?q=taes&sort=name',
    ])
    const follow = async (link: { readonly href: string } | undefined) =>
      StorefrontSearchResource.parse(await linked((link?.href ?? '').replace('/storefront', '')))
    const second = await follow(next)
    expect([second._embedded.products.map(idOf), second._links.next]).toEqual([[SENCHA], undefined])
    expect((await follow(second._links.prev))._embedded.products.map(idOf)).toEqual([ASSAM])
    expect((await follow(self))._embedded).toEqual(found._embedded)
  })

  it('stays the same when what it links changes', async () => {
    const urls = ['/home', `/products/${ASSAM}`, `/categories/${TEAS}`, '/products?sort=newest']
    const before = await Promise.all(urls.map(linked))
    await tell([
      { type: 'ProductDetailsChanged', data: { productId: ASSAM, changedAt: TEST_NOW, description: 'in a bag', supplier: 'Garden & Co.' } },
      { type: 'ProductDetailsChanged', data: { productId: ASSAM, changedAt: TEST_NOW, name: 'Assam of the first flush' } },
      { type: 'CategoryChanged', data: { categoryId: TEAS, changedAt: TEST_NOW, name: 'Tea' } },
    ])
    expect((await productPage(ASSAM)).product).toMatchObject({ name: 'Assam of the first flush', description: 'in a bag' })
    expect(await Promise.all(urls.map(linked))).toEqual(before)
  })
})

describe('the form of an answer', () => {
  const HAL = { accept: 'application/hal+json' }

  it('is kept for itself, with a tag of its own', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [composed, linked] = [await get(`/products/${ASSAM}`), await get(`/products/${ASSAM}`, HAL)]
      StorefrontProductPage.parse(composed.json())
      StorefrontProductPageResource.parse(linked.json())
      const tags = [composed, linked].map(({ headers }) => String(headers.etag))
      const known = async (accept: string, tag = '') => (await get(`/products/${ASSAM}`, { accept, 'if-none-match': tag })).statusCode
      expect([await known('application/json', tags[0]), await known('application/hal+json', tags[1])]).toEqual([304, 304])
      expect([await known('application/json', tags[1]), await known('application/hal+json', tags[0])]).toEqual([200, 200])
      for (const { headers } of [composed, linked])
        expect(headers).toMatchObject({ vary: 'accept, api-version, accept-encoding', 'cache-control': 'public, no-cache' })
      expect(linked.headers['surrogate-key']).toBe(composed.headers['surrogate-key'])
      await tell([samples.priceChanged(ASSAM, 500 + round)])
    }
  })

  it('is a page of the shop for a browser', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
    const { product, path } = await productPage(ASSAM)
    const number = product.slug.split('-').at(-1) ?? ''
    const addresses = [
      ['/home', '/'],
      [`/products/${ASSAM}`, `/p/${product.slug}`],
      [`/products/by-slug/old-words-${number}`, `/p/${product.slug}`],
      [`/categories/${TEAS}`, `/c/${path[1]?.slug}`],
      [`/categories/by-slug/${path[0]?.slug}`, `/c/${path[0]?.slug}`],
      ['/products', '/search'],
      [`/products?q=black+tea%26%3C&inStock=true&limit=1&categoryId=${TEAS}`, `/search?q=black+tea%26%3C&categoryId=${TEAS}&inStock=true`],
    ]
    for (const [url = '', location] of addresses) {
      // An answer of another form that is kept makes no difference.
      await get(url)
      const { statusCode, headers, body } = await get(url, browser)
      expect([statusCode, headers.location, body]).toEqual([303, location, ''])
      expect(headers).toMatchObject({ vary: 'accept, api-version', 'cache-control': 'public, no-cache' })
      expect(headers).not.toHaveProperty('etag')
    }
    expectProblem(await get(`/products/${testId(99)}`, browser), 'not-found')
  })

  it('is of the version that Accept names', async () => {
    const { statusCode, headers } = await get('/home', { accept: 'application/hal+json;version=1' })
    expect([statusCode, headers['content-type'], headers['api-version']]).toEqual([200, 'application/hal+json; charset=utf-8', '1'])
    expectProblem(await get('/home', { accept: 'application/hal+json;version=2' }), 'unknown-version')
  })

  it('is one of three, or none', async () => {
    const { detail } = expectProblem(await get('/home', { accept: 'application/xml' }), 'not-acceptable')
    expect(detail).toBe('it is there as application/json, application/hal+json, text/html')
    expect((await get('/suggestions?q=te', { accept: 'application/xml' })).statusCode).toBe(200)
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
