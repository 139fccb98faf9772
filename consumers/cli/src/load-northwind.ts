import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createApi, describeAnswer, problemCode, type Api } from './api.ts'
import { Fault } from './fault.ts'
import type { Shop } from './first-manager.ts'
import { inParallel } from './in-parallel.ts'

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
  const api = createApi({ ...shop, connections: CONCURRENCY, patienceMs: 60_000 })
  try {
    const categoryIds = new Map<string, string>()
    let added = 0
    await inParallel(northwind.categories, CONCURRENCY, async ({ name, description }) => {
      const { id, isNew } = await create(api, '/product/categories', 'categoryId', `northwind category ${name}`, { name, description })
      categoryIds.set(name, id)
      if (isNew) added += 1
    })
    await inParallel(northwind.products, CONCURRENCY, async ({ category, price, ...product }) => {
      const categoryId = categoryIds.get(category)
      if (categoryId === undefined) throw new Fault(`northwind.json: the category of ${product.name} is unknown`)
      const body = { ...product, categoryId, price: Math.round(price * 100) }
      const { isNew } = await create(api, '/product/products', 'productId', `northwind product ${product.name}`, body)
      if (isNew) added += 1
    })
    const loaded = { categories: northwind.categories.length, products: northwind.products.length, added }
    log(`northwind: ${loaded.categories} categories, ${loaded.products} products, ${added} of them new`)
    return loaded
  } finally {
    await api.close()
  }
}

const CONCURRENCY = 8

/** A key must be visible ASCII. A name need not be. */
const keyOf = (fact: string): string => encodeURIComponent(fact)

const create = async (api: Api, path: string, idField: string, fact: string, body: object): Promise<{ id: string; isNew: boolean }> => {
  const answer = await api.send(path, { method: 'POST', body, idempotencyKey: keyOf(fact) })
  if (answer.status !== 201) {
    const hint = problemCode(answer) === 'idempotency-key-reused' ? '; the catalogue was loaded from other data before' : ''
    throw new Fault(`cannot load ${fact}: ${describeAnswer(answer)}${hint}`)
  }
  const parsed = z.record(z.string(), z.unknown()).parse(answer.body)[idField]
  if (typeof parsed !== 'string') throw new Fault(`POST ${path} did not answer with a ${idField}`)
  return { id: parsed, isNew: answer.headers['idempotent-replayed'] !== 'true' }
}
