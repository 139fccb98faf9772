import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { StorefrontHomeResource } from '@souk/contracts'
import { HAL } from '@souk/http'
import { isObject } from './api/documents.ts'
import { createShop, type Shop } from './support/shop.ts'
import { systemUnderTest, type SystemUnderTest } from './support/system.ts'

let system: SystemUnderTest
let shop: Shop
beforeAll(async () => {
  system = await systemUnderTest()
  shop = createShop(system.url)
  for (const price of [300, 400, 500]) await shop.addProduct({ stock: 5, price })
})
afterAll(() => system.close())

/** Enough links to follow, in a shop that has more. */
const MANY = 200

interface Link {
  readonly relation: string
  readonly href: string
}

/** The links of a resource and of those inside it that programs can follow: no templates, and no pages for people. */
const linksIn = (resource: unknown): readonly Link[] => {
  if (Array.isArray(resource)) return resource.flatMap(linksIn)
  if (!isObject(resource)) return []
  const { _links: links, _embedded: inside } = resource
  const own = Object.entries(isObject(links) ? links : {}).flatMap(([relation, targets]) =>
    [targets]
      .flat()
      .filter(isObject)
      .flatMap(({ href, templated, type }) => (typeof href === 'string' && !templated && type === undefined ? [{ relation, href }] : [])),
  )
  return [...own, ...Object.values(isObject(inside) ? inside : {}).flatMap(linksIn)]
}

const One = z.object({ productId: z.string().optional(), categoryId: z.string() })
/** What an answer of the product service shows: a thing, or a list of them. */
const idsIn = (body: unknown, relation: string): readonly string[] => {
  if (relation === 'products')
    return z
      .object({ items: z.array(One) })
      .parse(body)
      .items.map(({ productId = '' }) => productId)
  const { productId, categoryId } = One.parse(body)
  return [relation === 'category' ? categoryId : (productId ?? '')]
}

const get = async (href: string): Promise<{ readonly type: string | null; readonly body: unknown }> => {
  const { position } = await shop.head()
  const answer = await shop.send('GET', href, { headers: { accept: `${HAL}, application/json;q=0.9`, 'souk-position': String(position) } })
  expect([href, answer.status]).toEqual([href, 200])
  return { type: answer.headers.get('content-type'), body: answer.body }
}

describe('the links of the storefront', () => {
  it('lead from its first page to everything that they name, at the service that owns it', async () => {
    const seen = new Map<string, string>([['/storefront/home', 'self']])
    for (const [href, relation] of seen) {
      const { type, body } = await get(href)
      const isOurs = href.startsWith('/storefront/')
      expect([href, type]).toEqual([href, `application/${isOurs ? 'hal+json' : 'json'}; charset=utf-8`])
      // A link to another service leads to the things themselves.
      const named = isOurs ? [] : (href.split(/[/=]/).at(-1) ?? '').split(',')
      expect([href, isOurs ? [] : idsIn(body, relation)]).toEqual([href, named])
      for (const link of isOurs ? linksIn(body) : []) if (!seen.has(link.href) && seen.size < MANY) seen.set(link.href, link.relation)
    }
    expect([...seen.values()]).toEqual(expect.arrayContaining(['self', 'product', 'products', 'category']))
    expect(seen.size).toBeGreaterThan(6)
  })

  it('lead through a search, page by page', async () => {
    const first = '/storefront/products?sort=newest&limit=1'
    const seen = [first]
    for (let next: string | undefined = first; next !== undefined;) {
      next = linksIn((await get(next)).body).find(({ relation }) => relation === 'next')?.href
      if (next !== undefined) seen.push(next)
    }
    expect(seen.length).toBeGreaterThanOrEqual(3)
    const back = linksIn((await get(seen.at(-1) ?? '')).body).find(({ relation }) => relation === 'prev')
    expect((await get(back?.href ?? '')).body).toMatchObject({ total: { exact: true } })
  })

  it('lead to the drawn picture of each product', async () => {
    const { newest } = StorefrontHomeResource.parse((await get('/storefront/home')).body)._embedded
    expect(newest).toHaveLength(3)
    for (const { _links } of newest) {
      const { status, headers } = await fetch(system.url + _links.drawn.href)
      expect([status, headers.get('content-type')]).toEqual([200, _links.drawn.type])
    }
  })

  it('of its pages lead people to the shop', async () => {
    const { status, headers } = await fetch(`${system.url}/storefront/home`, { headers: { accept: 'text/html' }, redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([303, '/'])
  })
})
