import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { describeCartStore, newCart } from './cart-store.contract.ts'
import { openPostgresCartStore } from './cart-store.postgres.ts'
import { CART_LIFE_MS } from './cart-store.ts'

const url = process.env['DATABASE_URL']

describe.skipIf(url === undefined)('PostgreSQL', () => {
  const run = randomBytes(4).toString('hex')
  const schemas: string[] = []
  const open = (data: string) => {
    const schema = `test_${run}_${data}`
    schemas.push(schema)
    return openPostgresCartStore(url ?? '', { schema })
  }
  const client = new Client({ connectionString: url })
  beforeAll(() => client.connect())
  afterAll(async () => {
    for (const schema of schemas) await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`)
    await client.end()
  })

  describeCartStore('PostgreSQL', async (data) => open(data))

  it('makes the tables again that somebody has dropped', async () => {
    const store = open('dropped')
    await store.save(testId(1), newCart(1))
    await client.query(`DROP SCHEMA "${schemas.at(-1) ?? ''}" CASCADE`)
    await expect(store.find(testId(1))).rejects.toMatchObject({ name: 'StoreUnavailable' })
    expect(await store.find(testId(1))).toBeUndefined()
    expect(await store.save(testId(1), newCart(1))).toBe(true)
    await store.close()
  })

  it('saves old carts at once: no saver waits for another one', async () => {
    const [one, other] = [open('old'), open('old')]
    const customers = Array.from({ length: 40 }, (_, index) => testId(index + 1))
    for (let round = 0; round < 5; round += 1) {
      for (const customerId of customers) {
        await one.remove(customerId)
        await one.save(customerId, newCart(1))
      }
      const changed = newCart(2, 1, CART_LIFE_MS)
      await Promise.all(
        customers.flatMap((customerId) => [
          one.save(customerId, changed),
          other.save(customers.at(-customers.indexOf(customerId) - 1) ?? customerId, changed),
        ]),
      )
      // Each is the one that was saved, or was removed as an old one before.
      for (const customerId of customers) expect([undefined, 2]).toContain((await one.find(customerId))?.version)
    }
    await one.close()
    await other.close()
  })

  it('makes the tables once, if several processes begin at once', async () => {
    const stores = Array.from({ length: 4 }, () => open('race'))
    const saved = await Promise.all(stores.map((store) => store.save(testId(1), newCart(1))))
    expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
    for (const store of stores) await store.close()
  })
})
