import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { describeCartStore, newCart } from './cart-store.contract.ts'
import { openPostgresCartStore } from './cart-store.postgres.ts'

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

  it('makes the tables once, if several processes begin at once', async () => {
    const stores = Array.from({ length: 4 }, () => open('race'))
    const saved = await Promise.all(stores.map((store) => store.save(testId(1), newCart(1))))
    expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
    for (const store of stores) await store.close()
  })
})
