import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GENESIS, newId } from '@souk/log-protocol'
import { StoreUnavailable } from '@souk/service'
import { retryWhileUnavailable, saveFrom } from '@souk/service/testing/view-store-contract'
import { restartServer, testId } from '@souk/testing'
import { describeOrderStore } from './store.contract.ts'
import { openPostgresOrderStore, queriesOf, statementsOf } from './store.postgres.ts'
import { wantedBy } from './terms.ts'

const url = process.env['DATABASE_URL']

const at = (position: number) => ({ position, hash: 'a'.repeat(64) })
const line = (quantity: number) => ({
  orderId: testId(1),
  position: 1,
  lines: [{ productId: testId(1), name: 'Tea', quantity, unitPrice: 250 }],
})

describe.skipIf(url === undefined)('PostgreSQL', () => {
  const run = newId().slice(-8)
  const schemaOf = (data: string): string => `test_${run}_${data}`
  const open = (data: string) => openPostgresOrderStore(url ?? '', { schema: schemaOf(data), connections: 3 })
  /** One connection, which is made again when the server is restarted. */
  const client = new Pool({ connectionString: url ?? '', max: 1 }).on('error', () => undefined)

  afterAll(async () => {
    const { rows } = await client.query<{ name: string }>(`SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'test\\_${run}\\_%'`)
    // One by one: the number of locks in a transaction is limited.
    for (const { name } of rows) await client.query(`DROP SCHEMA "${name}" CASCADE`)
    await client.end()
  })

  const deleting = (statement: (schema: string) => string) => async (data: string) => {
    await client.query(statement(schemaOf(data)))
  }
  describeOrderStore('PostgreSQL', async (data) => open(data), {
    lasting: true,
    deletions: {
      'the schema': deleting((schema) => `DROP SCHEMA "${schema}" CASCADE`),
      'all rows': deleting((schema) => `TRUNCATE "${schema}".checkpoint, "${schema}".orders, "${schema}".lines, "${schema}".parked`),
      'where it stands': deleting((schema) => `DELETE FROM "${schema}".checkpoint`),
    },
    ...(process.env['SOUK_TEST_RESTART'] === '1' && { restart: () => restartServer('postgres') }),
  })

  describe('the queries of the order store', () => {
    const schema = schemaOf('plans')
    const statements = statementsOf(schema)
    const queries = queriesOf(schema)
    const place = { deadlineAt: '2026-03-14T15:09:26.000Z', orderId: testId(1) }
    const next = { after: 1_900, limit: 10 }
    const previous = { before: 100, limit: 10 }

    beforeAll(async () => {
      const store = openPostgresOrderStore(url ?? '', { schema })
      const rows = Array.from({ length: 2_100 }, (_, index) => ({
        orderId: testId(index),
        position: index + 1,
        customerId: testId(index % 200),
        status: index % 70 === 0 ? 'PENDING' : 'FINALIZED',
        deadlineAt: '2026-03-14T15:09:26.000Z',
        placedAt: '2026-03-14T15:08:56.000Z',
        finishedAt: index % 70 === 0 ? null : '2026-03-14T15:08:57.000Z',
        invoiceNumber: null,
      }))
      const changes = rows.flatMap((row) => [
        { collection: 'orders', id: row.orderId, row },
        { collection: 'lines', id: row.orderId, row: { ...line(1), orderId: row.orderId, position: row.position } },
      ])
      await saveFrom(store, changes, GENESIS, at(1))
      await store.close()
      await client.query(`ANALYZE "${schema}".orders; ANALYZE "${schema}".lines; ANALYZE "${schema}".found`)
    })

    /** The nodes of the plan for large tables: small ones the server would read as a whole. */
    const planOf = async (text: string, values: readonly unknown[]): Promise<string[]> => {
      await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS off) ${text}`, [...values])
      return rows.map((row) => row['QUERY PLAN'])
    }

    it.each([
      ['one order', queries.order(testId(1)), /Index Scan using orders_pkey/],
      ['all orders', queries.orders({}, 'newest', next), /Index Scan Backward using orders_all/],
      ['all orders, backwards', queries.orders({}, 'newest', previous), /Index Scan using orders_all/],
      ['the number of all orders', queries.countOrders({}, 1_000), /Index Only Scan using orders_all/],
      ['those of a customer', queries.orders({ customerId: testId(2) }, 'newest', next), /Index Scan Backward using orders_of_customer on/],
      [
        'those of a customer, backwards',
        queries.orders({ customerId: testId(2) }, 'newest', previous),
        /Index Scan using orders_of_customer on/,
      ],
      [
        'the number of those of a customer',
        queries.countOrders({ customerId: testId(2) }, 1_000),
        /Index Only Scan using orders_of_customer on/,
      ],
      ['those in a status', queries.orders({ status: 'PENDING' }, 'newest', next), /Index Scan Backward using orders_in_status on/],
      ['the number of those in a status', queries.countOrders({ status: 'PENDING' }, 1_000), /Index Only Scan using orders_in_status on/],
      [
        'those of a customer in a status',
        queries.orders({ customerId: testId(2), status: 'PENDING' }, 'newest', next),
        /Index Scan Backward using orders_of_customer_in_status on/,
      ],
      [
        'the number of those of a customer in a status',
        queries.countOrders({ customerId: testId(2), status: 'PENDING' }, 1_000),
        /Index Only Scan using orders_of_customer_in_status on/,
      ],
      ['those that are open', queries.orders({ isOpen: true }, 'newest', next), /Index Scan Backward using orders_open on/],
      ['the number of those that are open', queries.countOrders({ isOpen: true }, 1_000), /Index Only Scan using orders_open on/],
      ['those that are due', queries.due('2026', undefined, 10), /Index Scan using orders_due/],
      ['those that are due behind a place', queries.due('2026', place, 10), /Index Scan using orders_due/],
    ] as const)('%s: served by an index, without sorting', async (_name, query, index) => {
      const { sql, parameters } = query.compile()
      const plan = await planOf(sql, parameters)
      expect(plan.join('\n')).toMatch(index)
      expect(plan.join('\n')).not.toMatch(/Seq Scan|Sort|Hash|Filter: /)
    })

    it.each([
      ['the orders of a span', queries.placedIn([0, 1], 3_600_000)],
      ['the products of which there was too little', queries.missingProducts([0, 1], 10)],
    ] as const)('%s: served by an index alone', async (_name, query) => {
      const { sql, parameters } = query.compile()
      const plan = await planOf(sql, parameters)
      expect(plan.join('\n')).toMatch(/Index Only Scan using orders_placed on/)
      expect(plan.join('\n')).not.toMatch(/Seq Scan/)
    })

    it('what a text finds: served by the index of terms', async () => {
      const { sql, parameters } = queries.found(wantedBy(testId(7)) ?? [], 10).compile()
      await client.query('RESET enable_bitmapscan; SET enable_seqscan = off')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS off) ${sql}`, [...parameters])
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Bitmap Index Scan on found_terms/)
    })

    it('what a text finds so often that not all of it is looked up: the same as ever', async () => {
      const store = openPostgresOrderStore(url ?? '', { schema })
      const filter = { wanted: wantedBy('te') }
      const page = await store.orders(filter, 'newest', { limit: 3 })
      expect(page.map(({ position }) => position)).toEqual([2_100, 2_099, 2_098])
      expect((await store.orders(filter, 'newest', { before: 1, limit: 3 })).map(({ position }) => position)).toEqual([4, 3, 2])
      expect((await store.orders({ ...filter, customerId: testId(2) }, 'oldest', { limit: 2 })).map(({ position }) => position)).toEqual([
        3, 203,
      ])
      expect([await store.countOrders(filter, 5_000), await store.countOrders(filter, 1_001)]).toEqual([2_100, 1_001])
      const kinds = (await store.countKinds(filter, 1_001)).filter(({ count }) => count > 0)
      expect(kinds).toEqual([
        { status: 'PENDING', reason: null, count: 30 },
        { status: 'FINALIZED', reason: null, count: 1_001 },
      ])
      await store.close()
    })

    it('rows by their ids, and pages of rows: served by the primary key', async () => {
      for (const [text, values] of [
        [statements.load, [[testId(1)], [testId(2)], [testId(3)], [testId(4)]]],
        [statements.page('orders'), [testId(1), 10]],
      ] as const) {
        const plan = (await planOf(text, values)).join('\n')
        expect(plan).toMatch(/Index Scan using orders_pkey/)
        expect(plan).not.toMatch(/Seq Scan on (?!checkpoint)/)
      }
    })
  })

  describe('the layout', () => {
    it('is made once, by whoever comes first', async () => {
      const stores = Array.from({ length: 4 }, () => open('together'))
      const checkpoints = await Promise.all(stores.map((store) => store.checkpoint()))
      const build = checkpoints[0]?.build ?? ''
      expect(build).toMatch(/^[0-9a-f-]{36}$/)
      expect(checkpoints).toEqual(stores.map(() => ({ ...GENESIS, build })))
      await Promise.all(stores.map((store) => store.close()))
    })

    it.each([
      ['of a version that is not known here', (schema: string) => `INSERT INTO "${schema}".kysely_migration VALUES ('999-later', '2030')`],
      ['that has lost a table', (schema: string) => `DROP TABLE "${schema}".lines`],
      ['that has lost its checkpoint', (schema: string) => `DELETE FROM "${schema}".checkpoint`],
      ['that was dropped', (schema: string) => `DROP SCHEMA "${schema}" CASCADE`],
    ])('%s is emptied at the start', async (name, damage) => {
      const data = name.replaceAll(' ', '-')
      const before = open(data)
      await saveFrom(before, [{ collection: 'lines', id: 'one', row: line(1) }], GENESIS, at(5))
      const old = await before.checkpoint()
      await before.close()
      await client.query(damage(schemaOf(data)))
      const store = open(data)
      await expect
        .poll(() => store.page('lines', '', 10).catch(() => undefined), { timeout: 10_000 })
        .toMatchObject({ checkpoint: GENESIS, rows: [] })
      const start = await store.checkpoint()
      expect(start).toEqual({ ...GENESIS, build: expect.not.stringContaining(old.build) })
      expect(await store.save([{ collection: 'lines', id: 'one', row: line(2) }], start, at(1))).toBe('saved')
      await store.close()
    })

    it.each([
      ['a table', 'loses-lines', (schema: string) => `DROP TABLE "${schema}".lines`],
      ['the table of parked events', 'loses-parked', (schema: string) => `DROP TABLE "${schema}".parked`],
      ['the list of what made it', 'loses-migrations', (schema: string) => `DROP TABLE "${schema}".kysely_migration`],
    ])('that loses %s under a running service is emptied', async (_what, data, damage) => {
      const store = open(data)
      await saveFrom(store, [{ collection: 'orders', id: 'one', row: line(1) }], GENESIS, at(5))
      const old = await store.checkpoint()
      await client.query(damage(schemaOf(data)))
      const outcomes = [
        await store.load([{ collection: 'orders', id: 'one' }]).catch(() => undefined),
        await store.checkpoint().catch(() => undefined),
        await store.checkpoint(),
      ]
      expect(outcomes.at(-1)).toEqual({ ...GENESIS, build: expect.not.stringContaining(old.build) })
      expect(await store.save([{ collection: 'lines', id: 'two', row: line(1) }], old, at(6))).toBe('stale')
      expect((await store.page('orders', '', 10)).rows).toEqual([])
      await store.close()
    })

    it('is made again once when several instances find the schema gone', async () => {
      const stores = Array.from({ length: 3 }, () => open('gone'))
      const builds = async () => {
        const checkpoints = stores.map((store) => retryWhileUnavailable(() => store.checkpoint()))
        return new Set((await Promise.all(checkpoints)).map(({ build }) => build))
      }
      const before = await builds()
      await client.query(`DROP SCHEMA "${schemaOf('gone')}" CASCADE`)
      await builds()
      const after = await builds()
      expect(after.size).toBe(1)
      expect(after).not.toEqual(before)
      await Promise.all(stores.map((store) => store.close()))
    })

    it('that a newer version has changed meanwhile stays as it is; the older version stops', async () => {
      const store = open('overtaken')
      await saveFrom(store, [{ collection: 'lines', id: 'one', row: line(1) }], GENESIS, at(5))
      const old = await store.checkpoint()
      const schema = schemaOf('overtaken')
      await client.query(
        `INSERT INTO "${schema}".kysely_migration VALUES ('999-later', '2030'); UPDATE "${schema}".checkpoint SET build = 'later'`,
      )
      expect(await store.save([{ collection: 'lines', id: 'two', row: line(1) }], old, at(6))).toBe('stale')
      await expect(store.checkpoint()).rejects.toThrow(StoreUnavailable)
      await client.query(`ALTER TABLE "${schema}".checkpoint RENAME TO another`)
      for (let times = 0; times < 3; times += 1) await expect(store.checkpoint()).rejects.toThrow(StoreUnavailable)
      const { rows } = await client.query(`SELECT build FROM "${schema}".another`)
      expect(rows).toEqual([{ build: 'later' }])
      await store.close()
    })
  })

  describe('the connection', () => {
    it('that is cut is replaced', async () => {
      const store = open('cut')
      await saveFrom(store, [{ collection: 'lines', id: 'one', row: line(1) }], GENESIS, at(1))
      await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'souk-order' AND query LIKE $1`, [
        `%${schemaOf('cut')}%`,
      ])
      await expect.poll(() => store.checkpoint().catch((error: unknown) => error), { timeout: 10_000 }).toMatchObject(at(1))
      expect(await saveFrom(store, [], at(1), at(2))).toBe('saved')
      await store.close()
    })

    it('that is refused leaves the store unavailable, and nothing else', async () => {
      for (const wrong of ['postgres://souk:souk@127.0.0.1:1/souk', (url ?? '').replace(/souk@/, 'wrong@'), `${url}-there-is-none`]) {
        const store = openPostgresOrderStore(wrong)
        await expect(store.checkpoint()).rejects.toThrow(StoreUnavailable)
        await expect(store.save([], { ...GENESIS, build: newId() }, at(1))).rejects.toThrow(StoreUnavailable)
        await store.close()
      }
    })

    it('is one of a few, however many ask', async () => {
      const store = open('many')
      await Promise.all(Array.from({ length: 50 }, () => store.checkpoint()))
      const { rows } = await client.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'souk-order' AND query LIKE $1`,
        [`%${schemaOf('many')}%`],
      )
      expect(Number(rows[0]?.count)).toBeGreaterThan(0)
      expect(Number(rows[0]?.count)).toBeLessThanOrEqual(3)
      await store.close()
    })
  })

  it('refuses for good what no database can hold', async () => {
    const store = open('refused')
    const impossible = { ...line(1), name: 'NUL: \u0000' }
    const saving = saveFrom(store, [{ collection: 'lines', id: 'a\u0000b', row: impossible }], GENESIS, at(1))
    await expect(saving).rejects.toThrow()
    await expect(saving).rejects.not.toThrow(StoreUnavailable)
    expect(await saveFrom(store, [{ collection: 'lines', id: 'one', row: line(1) }], GENESIS, at(1))).toBe('saved')
    await store.close()
  })
})
