import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, valueOf, type SoukClient } from '@souk/client'
import { parseConfig, startEmbedded, type Embedded } from '@souk/embedded'
import { newId } from '@souk/log-protocol'
import { silentLogger } from '@souk/testing'
import { onePicture } from './support/one-picture.ts'

/** A text that runs if it is not taken as one. */
const HOSTILE = `</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'&amp;`

/** The path of a drawn picture, which caches keep for ever. */
const DRAWN = /^\/product\/pictures\/drawn\/[0-9a-f-]{36}-[0-9a-f]{32}\.svg$/

const folder = mkdtempSync(join(tmpdir(), 'souk-catalogue-'))
let shop: Embedded
let manager: SoukClient
/** The path of a category, and the number that identifies it. */
let row: string
let number: string
beforeAll(async () => {
  shop = await startEmbedded(parseConfig({ PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: folder }), silentLogger)
  const { password } = JSON.parse(readFileSync(join(folder, 'manager.json'), 'utf8'))
  manager = createClient({ baseUrl: shop.url, credentials: { username: 'manager', password }, patienceMs: 10_000 })
  const { categories } = await valueOf(manager.getStorefrontHome())
  row = `/c/${categories.find(({ name }) => name === 'Condiments')?.slug}`
  number = row.split('-').at(-1) ?? ''
})
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true })
})

// What a browser without scripts sees.
const ask = (path: string): Promise<Response> => fetch(`${shop.url}${path}`, { redirect: 'manual' })
const page = async (path: string): Promise<string> => {
  const answer = await ask(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
const text = (html: string): string =>
  html
    .replaceAll(/<script\b.*?<\/script>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
const hrefs = (html: string, pattern: RegExp): string[] => [
  ...new Set(
    Array.from(html.matchAll(/href="([^"]+)"/g), ([, href = '']) => href.replaceAll('&amp;', '&')).filter((href) => pattern.test(href)),
  ),
]
const structured = (html: string): Record<string, unknown>[] =>
  Array.from(html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs), ([, json = '']) => JSON.parse(json))
const slugOf = async (name: string): Promise<string> => {
  const { items } = await valueOf(createClient({ baseUrl: shop.url }).searchProducts({ query: { q: name, limit: 1 } }))
  return items[0]?.slug ?? ''
}
const idOf = async (name: string): Promise<string> => {
  const { items } = await valueOf(createClient({ baseUrl: shop.url }).searchProducts({ query: { q: name, limit: 1 } }))
  return items[0]?.productId ?? ''
}
/** Its page, when it shows this. */
const pageWith = async (path: string, shown: string): Promise<string> => {
  let html = ''
  await expect.poll(async () => (html = await page(path))).toContain(shown)
  return html
}

describe('the first page', () => {
  it('counts what the shop has, and leads to all rows', async () => {
    const html = await page('/')
    expect(text(html)).toContain('77 foods and drinks from 29 makers')
    expect(text(html)).toContain('Eight rows of stalls')
    expect(hrefs(html, /^\/c\//)).toHaveLength(8)
    expect(html).toContain('<link rel="canonical" href="')
    expect(text(await page('/de'))).toContain('77 Lebensmittel und Getränke von 29 Herstellern')
  })
})

describe('a category', () => {
  it('shows its goods beside filters with counts', async () => {
    const html = await page(row)
    expect(text(html)).toContain('12 products')
    expect(text(html)).toContain('New Orleans Cajun Delights 4')
    expect(html).toMatch(new RegExp(`<link rel="canonical" href="[^"]+${row}"/>`))
    expect(structured(html)).toMatchObject([{ '@type': 'BreadcrumbList', itemListElement: [{}, {}, { name: 'Condiments' }] }])
  })

  it('is narrowed by its address, and each filter can be removed', async () => {
    const html = await page(`${row}?maker=New+Orleans+Cajun+Delights&from=20&to=22&stock=in&sort=-price`)
    expect(text(html)).toContain('2 products')
    expect(hrefs(html, /^\/p\//).map((href) => href.replace(/-\d+$/, ''))).toEqual([
      '/p/chef-antons-cajun-seasoning',
      '/p/louisiana-fiery-hot-pepper-sauce',
    ])
    expect(hrefs(html, /^\/c\/condiments-\d+\?/)).toEqual(
      expect.arrayContaining([
        `${row}?from=20&to=22&stock=in&sort=-price`,
        `${row}?maker=New+Orleans+Cajun+Delights&stock=in&sort=-price`,
        `${row}?maker=New+Orleans+Cajun+Delights&from=20&to=22&sort=-price`,
      ]),
    )
    expect(html).toContain('<meta name="robots" content="noindex, follow"/>')
    expect(html).not.toContain('rel="canonical"')
  })

  it('has one address', async () => {
    for (const [prefix, query] of [
      ['', ''],
      ['/de', '?stock=in'],
    ]) {
      const answer = await ask(`${prefix}/c/other-words-${number}${query}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `${prefix}${row}${query}`])
    }
  })

  it.each(['/c/nothing', '/c/condiments-999', '/p/nothing', `/p/${'x'.repeat(300)}-1`, '/p/a%00b', '/sitemaps/9.xml', '/sitemaps/one.xml'])(
    '%s is not there',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )
})

describe('a search', () => {
  it('goes from page to page and back', async () => {
    const first = await page('/search?sort=name')
    const [next = ''] = hrefs(first, /cursor=/)
    const second = await page(next)
    expect(next).toContain('sort=name')
    expect(hrefs(second, /^\/p\//)).toHaveLength(24)
    expect(hrefs(second, /^\/p\//)).not.toEqual(expect.arrayContaining(hrefs(first, /^\/p\//)))
    const [previous = ''] = hrefs(second, /cursor=/)
    expect(hrefs(await page(previous), /^\/p\//)).toEqual(hrefs(first, /^\/p\//))
  })

  it('begins again if the place is in another list', async () => {
    const answer = await ask('/de/search?q=chai&cursor=nonsense&stock=in')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/de/search?q=chai&stock=in'])
  })

  it('tells what it has taken for misspelt', async () => {
    const html = await page('/search?q=chia')
    expect(text(html)).toContain('Did you mean “chai”?')
    expect(hrefs(html, /^\/p\/chai-/)).toHaveLength(1)
    expect(text(await page('/de/search?q=chia'))).toContain('Meinten Sie „chai“?')
  })

  it('tells that nothing has all of the words', async () => {
    expect(text(await page('/search?q=chai+zzqqx'))).toContain('Nothing matches all of these words.')
  })

  it.each([
    ['cheese', /^\/p\/camembert-pierrot-/],
    ['fish', /^\/p\/ikura-/],
    ['drink', /^\/p\/chai-/],
  ])('finds for %s the goods of a row that says so of itself', async (q, path) => {
    expect(hrefs(await page(`/search?q=${q}`), path)).toHaveLength(1)
  })

  it('leads on from an empty shelf to the rows, and not to goods that nobody has asked for', async () => {
    const html = await page('/search?q=dinner&stock=in')
    expect(text(html)).toContain('Nothing on these shelves')
    expect(hrefs(html, /^\/search(?:\?q=dinner)?$/)).toEqual(expect.arrayContaining(['/search', '/search?q=dinner']))
    expect(hrefs(html, /^\/p\//)).toHaveLength(0)
    expect(hrefs(html, /^\/c\/(?:dairy|seafood|condiments)-/)).toHaveLength(3)
  })

  it('is kept to a row', async () => {
    const html = await page(`/search?q=sauce&row=other-${number}`)
    expect(hrefs(html, /^\/search\?q=sauce$/)).toHaveLength(1)
    expect(html).toContain(`name="row" value="${row.slice(3)}"`)
  })

  it('suggests while somebody types', async () => {
    expect(await (await ask('/search/suggestions?q=cho')).json()).toMatchObject({
      suggestions: expect.arrayContaining([
        { kind: 'queries', text: 'chocolate', href: '/search?q=chocolate' },
        { kind: 'goods', text: 'Chocolade', href: expect.stringMatching(/^\/p\/chocolade-\d+$/), picture: expect.stringMatching(DRAWN) },
      ]),
    })
    expect(await (await ask('/search/suggestions?q=%00')).json()).toEqual({ suggestions: [] })
  })
})

describe('a product', () => {
  it('tells its price, what is in a case, its stock, and all of it as data', async () => {
    const slug = await slugOf('Louisiana Fiery Hot Pepper Sauce')
    const html = await page(`/p/${slug}`)
    expect(text(html)).toContain('£21.05 a case of 32 bottles, £0.66 a bottle')
    expect(text(html)).toContain('76 cases')
    // The price is of today: there is nothing to say of it yet.
    expect(text(html)).not.toContain('Unchanged')
    expect(text(html)).toContain('New Orleans Cajun Delights , 4 products here')
    expect(html).toMatch(/<form [^>]*action="\/cart\/lines" method="post">/)
    expect(html).toContain('formAction="/cart/order-now"')
    expect(structured(html)).toMatchObject([
      { '@type': 'BreadcrumbList' },
      {
        '@type': 'Product',
        name: 'Louisiana Fiery Hot Pepper Sauce',
        offers: { price: '21.05', priceCurrency: 'GBP', availability: 'https://schema.org/InStock' },
      },
    ])
    expect(html).toContain('<meta property="og:title" content="Louisiana Fiery Hot Pepper Sauce · Souk"/>')
    expect(text(await page(`/de/p/${slug}`))).toContain('21,05 £ eine Kiste mit 32 Flaschen')
    const answer = await ask(`/p/other-${slug.split('-').at(-1)}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/p/${slug}`])
  })

  it('tells a reduction, with the lowest price of the days before it', async () => {
    const path = { productId: await idOf('Chai') }
    const { response } = await manager.getProduct({ path })
    await valueOf(manager.changeProduct({ path, headers: { 'if-match': response?.headers.get('etag') ?? '' }, body: { price: 1_500 } }))
    const html = await pageWith(`/p/${await slugOf('Chai')}`, '£15.00')
    expect(text(html)).toContain('Lowest price in the 30 days before: £18.00')
    expect(text(html)).toContain('Between £15.00 and £18.00.')
    expect(html).toContain('<caption class="sr-only">')
  })

  it('tells that it is sold out, and offers nothing to put into the cart', async () => {
    const path = { productId: await idOf('Röd Kaviar') }
    const { unitsAvailable } = await valueOf(manager.getProduct({ path }))
    await valueOf(
      manager.adjustStock({ path, headers: { 'idempotency-key': newId() }, body: { delta: 3 - unitsAvailable, reason: 'counted' } }),
    )
    const address = `/p/${await slugOf('Röd Kaviar')}`
    expect(text(await pageWith(address, 'Only 3 left'))).toContain('Only 3 left')
    await valueOf(manager.adjustStock({ path, headers: { 'idempotency-key': newId() }, body: { delta: -3, reason: 'gone' } }))
    const html = await pageWith(address, 'Sold out')
    expect(html).not.toContain(`name="productId" value="${path.productId}"`)
    expect(structured(html)[1]).toMatchObject({ offers: { availability: 'https://schema.org/OutOfStock' } })
  })

  it('tells that it is no longer sold', async () => {
    const path = { productId: await idOf('Steeleye Stout') }
    const address = `/p/${await slugOf('Steeleye Stout')}`
    await valueOf(manager.retireProduct({ path }))
    const html = await pageWith(address, 'No longer sold.')
    expect(html).not.toContain('formAction="/cart/order-now"')
    expect(structured(html)[1]).toMatchObject({ offers: { availability: 'https://schema.org/Discontinued' } })
  })

  it('shows any text as text', async () => {
    const { items } = await valueOf(manager.listCategories())
    const product = {
      name: HOSTILE,
      description: HOSTILE,
      supplier: HOSTILE,
      price: 100,
      unitsInStock: 5,
      categoryId: items[0]?.categoryId ?? '',
    }
    const { productId } = await valueOf(manager.addProduct({ body: product, headers: { 'idempotency-key': newId() } }))
    await expect
      .poll(async () => (await createClient({ baseUrl: shop.url }).getStorefrontProduct({ path: { productId } })).error)
      .toBeUndefined()
    const { product: added } = await valueOf(createClient({ baseUrl: shop.url }).getStorefrontProduct({ path: { productId } }))
    const paths = ['/', '/search?sort=newest', `/p/${added.slug}`, `/search?${new URLSearchParams({ q: HOSTILE, maker: HOSTILE })}`]
    for (const path of paths) {
      const html = await page(path)
      expect([path, html.includes('alert(1)')]).toEqual([path, true])
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
    }
    expect(structured(await page(`/p/${added.slug}`))[1]).toMatchObject({ name: HOSTILE, brand: { name: HOSTILE } })
  })
})

describe('a link to a page that another site shows', () => {
  /** What networks read: `og:image` and all that says more about it. */
  const image = (html: string): Record<string, string> =>
    Object.fromEntries(
      Array.from(html.matchAll(/property="og:(image[a-z:]*)" content="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
    )
  const answerTo = async (address = '') => {
    const answer = await fetch(shop.url + new URL(address).pathname, { redirect: 'manual' })
    return [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]
  }
  const FOR_EVER = 'public, max-age=31536000, immutable'

  it('has a card of a product that is drawn', async () => {
    for (const [path, alt] of [
      [`/p/${await slugOf('Chang')}`, 'Chang'],
      [`/de/p/${await slugOf('Chang')}`, 'Chang'],
      ['/', expect.stringMatching(/./)],
      [row, expect.stringMatching(/./)],
    ] as const) {
      const html = await page(path)
      const card = image(html)
      const address = expect.stringMatching(/^http:\/\/[^/]+\/product\/pictures\/drawn\/[0-9a-f-]{36}-[0-9a-f]{32}\.png$/)
      expect(card).toEqual({ image: address, 'image:type': 'image/png', 'image:width': '1200', 'image:height': '630', 'image:alt': alt })
      expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>')
      expect(await answerTo(card['image'])).toEqual([200, 'image/png', FOR_EVER])
    }
  })

  it('has the picture of a product that was uploaded, with its size', async () => {
    const path = { productId: await idOf('Ipoh Coffee') }
    await valueOf(manager.changePicture({ path, body: new Blob([onePicture]) }))
    const html = await pageWith(`/p/${await slugOf('Ipoh Coffee')}`, 'property="og:image:type" content="image/webp"')
    const uploaded = image(html)
    expect(uploaded).toMatchObject({ 'image:width': '8', 'image:height': '8', 'image:alt': 'Ipoh Coffee' })
    expect(await answerTo(uploaded['image'])).toEqual([200, 'image/webp', FOR_EVER])
    expect(structured(html)[1]).toMatchObject({ image: uploaded['image'] })
    await valueOf(manager.removePicture({ path }))
  })

  it('has none where a page is for nobody else', async () => {
    expect(image(await page('/search?q=chai'))).toEqual({})
  })
})

describe('search engines', () => {
  it('find every page of the catalogue, in every language', async () => {
    const answer = await ask('/sitemap.xml')
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const locations = Array.from((await answer.text()).matchAll(/<loc>(.*?)<\/loc>/g), ([, address = '']) => new URL(address).pathname)
    expect(locations).toEqual(expect.arrayContaining(['/', '/de', '/search', row, `/de${row}`, `/p/${await slugOf('Chang')}`]))
    const robots = await (await ask('/robots.txt')).text()
    expect(robots).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
  })
})
