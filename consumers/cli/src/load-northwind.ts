import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isReplayed } from '@souk/client'
import { inParallel } from '@souk/process'
import { Fault } from './fault.ts'
import { make } from './filling.ts'
import type { Shop } from './first-manager.ts'
import { visit } from './visit.ts'

const Northwind = z.strictObject({
  categories: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  products: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      supplier: z.string(),
      category: z.string(),
      /** In whole units of the currency. */
      price: z.number().positive(),
      unitsInStock: z.int().min(0),
    }),
  ),
})

const CONCURRENCY = 8

export interface Loaded {
  readonly categories: number
  readonly products: number
  /** Number of categories and products that are new. */
  readonly added: number
}

/**
 * Fills the catalogue with Northwind. The Idempotency-Key of a request is the same in every run. So a load that was
 * interrupted can be repeated, and products that were loaded before stay as they are now.
 * @throws Fault
 */
export const loadNorthwind = async (shop: Shop, log: (line: string) => void = () => undefined): Promise<Loaded> => {
  const northwind = Northwind.parse(JSON.parse(await readFile(new URL('../data/northwind.json', import.meta.url), 'utf8')))
  return visit(shop, { patienceMs: 60_000 }, async (api) => {
    const categoryIds = new Map<string, string>()
    let added = 0
    await inParallel(northwind.categories, CONCURRENCY, async (body) => {
      const answer = await make(`northwind category ${body.name}`, (headers) => api.addCategory({ body, headers }))
      categoryIds.set(body.name, answer.data.categoryId)
      if (!isReplayed(answer)) added += 1
    })
    await inParallel(northwind.products, CONCURRENCY, async ({ category, price, ...product }) => {
      const categoryId = categoryIds.get(category)
      if (categoryId === undefined) throw new Fault(`northwind.json: the category of ${product.name} is unknown`)
      const body = { ...product, categoryId, price: Math.round(price * 100) }
      const answer = await make(`northwind product ${product.name}`, (headers) => api.addProduct({ body, headers }))
      if (!isReplayed(answer)) added += 1
    })
    const loaded = { categories: northwind.categories.length, products: northwind.products.length, added }
    log(`northwind: ${loaded.categories} categories, ${loaded.products} products, ${added} of them new`)
    return loaded
  })
}
