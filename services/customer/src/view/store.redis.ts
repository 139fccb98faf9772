import { systemClock } from '@souk/process'
import { createFinder } from './found-customers.redis.ts'
import { ledgerId, type Collections, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import { openRedisView, type RedisLayout } from './redis-view.ts'
import { erases, matchesLedger, type CustomerStore, type LedgerFilter } from './store.ts'
import { termsOf } from './words.ts'

/** To be raised with every change of keys or rows, so that the view is rebuilt. */
const LAYOUT_VERSION = 9

const POSITION = 'position' satisfies keyof CustomerRow
const USERNAME_HASH = 'usernameHash' satisfies keyof CustomerRow

const layouts = {
  // Projectors put only such rows into the collection.
  customers: { lookups: [USERNAME_HASH], order: POSITION, terms: (row) => termsOf(row as CustomerRow) },
  credits: {},
  ledger: {},
  payments: {},
} as const satisfies Readonly<Record<keyof Collections, RedisLayout>>

/** Around the ids of a ledger. A colon follows the customer's id in them; a semicolon sorts behind it. */
const endsOf = (customerId: string): [earliest: string, latest: string] => [`(${ledgerId(customerId, 0)}`, `(${customerId};`]

/** Most changes of a credit that are read at once. */
const LEDGER_PIECE = 200

/** Pause before the next request to rewrite the append-only file, if Redis is already rewriting it. */
const REWRITE_PAUSE_MS = 1_000

interface RedisStoreOptions {
  /** The beginning of every key of the view. */
  readonly prefix?: string
  /** Called with each error of the connection, which reconnects by itself, and if the append-only file cannot be rewritten. */
  readonly failed?: (error: unknown) => void
}

/**
 * Opens the view in Redis.
 * The personal data of a forgotten customer leaves the data at once. The append-only file still holds every write since it was last
 * rewritten, so the store has it rewritten, and once at every start.
 */
export const openRedisCustomerStore = (
  url: string,
  { prefix = 'souk:customer', failed = () => undefined }: RedisStoreOptions = {},
): CustomerStore => {
  const { redis, query, keysOf, rows: rowsUnder, ...view } = openRedisView(url, layouts, { prefix, version: LAYOUT_VERSION, failed })

  // Projectors put only rows of the right type into a collection.
  const rows = async <Row>(collection: keyof Collections, ids: readonly string[]): Promise<readonly Row[]> =>
    (await rowsUnder(collection, ids)).map((row) => row as Row)
  const one = async <Row>(collection: keyof Collections, id: string): Promise<Row | undefined> => (await rows<Row>(collection, [id]))[0]

  const finder = createFinder({ redis, query, keys: keysOf('customers') })
  const { ids: ledgerIds } = keysOf('ledger')
  /** Reads a ledger in pieces until it has found what is asked for. An account has few changes, so no index serves the filters. */
  const ledgerRows = async (
    filter: LedgerFilter,
    limit: number,
    from: string,
    read: (place: string, size: number) => Promise<readonly string[]>,
  ): Promise<LedgerRow[]> => {
    const found: LedgerRow[] = []
    for (let place = from; ;) {
      const ids = await query(() => read(place, LEDGER_PIECE))
      for (const row of await rows<LedgerRow>('ledger', ids)) if (matchesLedger(filter, row)) found.push(row)
      const last = ids.at(-1)
      if (found.length >= limit || last === undefined || ids.length < LEDGER_PIECE) return found.slice(0, limit)
      place = `(${last}`
    }
  }

  const closing = new AbortController()
  let mustRewrite = false
  let rewriting = false
  /** A rewrite in progress may still copy the old rows. Then another one follows. */
  const rewrite = async (): Promise<void> => {
    mustRewrite = true
    if (rewriting) return
    rewriting = true
    while (mustRewrite && !closing.signal.aborted) {
      mustRewrite = false
      try {
        await redis.bgrewriteaof()
      } catch (error) {
        if (!(error instanceof Error)) throw error
        // If the command is forbidden or unknown, the server decides when to rewrite the file.
        if (/^(NOPERM|ERR unknown command)/.test(error.message)) failed(error)
        else mustRewrite = true
      }
      if (mustRewrite) await systemClock.sleep(REWRITE_PAUSE_MS, closing.signal)
    }
    rewriting = false
  }
  // A process that was killed may have left a rewrite undone.
  redis.once('ready', () => void rewrite())

  return {
    ...view,
    save: async (changes, from, to) => {
      try {
        return await view.save(changes, from, to)
      } finally {
        // Also after a lost answer, because the row may have been written.
        if (changes.some(erases)) void rewrite()
      }
    },
    close: async () => {
      closing.abort()
      await view.close()
    },
    customer: (customerId) => one<CustomerRow>('customers', customerId),
    customerNamed: async (usernameHash) => {
      const id = await query(() => redis.hget(keysOf('customers').lookup(USERNAME_HASH), usernameHash))
      const row = id === null ? undefined : await one<CustomerRow>('customers', id)
      // The customer may have been forgotten between the two reads.
      return row?.usernameHash === usernameHash ? row : undefined
    },
    customers: async ({ after = 0, before, limit }) => {
      const key = keysOf('customers').order(POSITION)
      if (before === undefined) {
        const ids = await query(() => redis.zrange(key, `(${after}`, '+inf', 'BYSCORE', 'LIMIT', 0, limit))
        return rows<CustomerRow>('customers', ids)
      }
      const ids = await query(() => redis.zrange(key, `(${before}`, '-inf', 'BYSCORE', 'REV', 'LIMIT', 0, limit))
      return rows<CustomerRow>('customers', ids.reverse())
    },
    customersWith: (customerIds) => rows<CustomerRow>('customers', customerIds),
    findCustomers: async (wanted, page) => {
      const places = await finder.places(wanted, page)
      const ids = places.map(([, , id]) => id)
      const byId = new Map((await rows<CustomerRow>('customers', ids)).map((row) => [row.customerId, row]))
      return places.flatMap((place) => {
        const row = byId.get(place[2])
        return row === undefined ? [] : [{ place, row }]
      })
    },
    countFound: finder.count,
    countCustomers: async (atMost) => Math.min(atMost, await query(() => redis.zcard(keysOf('customers').order(POSITION)))),
    credit: (customerId) => one<CreditRow>('credits', customerId),
    ledger: async (customerId, filter, { after, before, limit }) => {
      const [earliest, latest] = endsOf(customerId)
      if (before === undefined) {
        const from = after === undefined ? latest : `(${ledgerId(customerId, after)}`
        return ledgerRows(filter, limit, from, (place, size) => redis.zrange(ledgerIds, place, earliest, 'BYLEX', 'REV', 'LIMIT', 0, size))
      }
      const from = `(${ledgerId(customerId, before)}`
      const found = await ledgerRows(filter, limit, from, (place, size) =>
        redis.zrange(ledgerIds, place, latest, 'BYLEX', 'LIMIT', 0, size),
      )
      return found.reverse()
    },
    countLedger: async (customerId, filter, atMost) => {
      const [earliest, latest] = endsOf(customerId)
      if (Object.values(filter).every((wanted) => wanted === undefined))
        return Math.min(atMost, await query(() => redis.zlexcount(ledgerIds, earliest, latest)))
      const read = (place: string, size: number) => redis.zrange(ledgerIds, place, earliest, 'BYLEX', 'REV', 'LIMIT', 0, size)
      return (await ledgerRows(filter, atMost, latest, read)).length
    },
    payment: (orderId) => one<PaymentRow>('payments', orderId),
  }
}
