import { systemClock } from '@souk/process'
import { ledgerId, type Collections, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import { openRedisView, type RedisLayout } from './redis-view.ts'
import { erases, type CustomerStore } from './store.ts'

/** To be raised with every change of keys or rows, so that the view is rebuilt. */
const LAYOUT_VERSION = 6

const POSITION = 'position' satisfies keyof CustomerRow
const USERNAME_HASH = 'usernameHash' satisfies keyof CustomerRow

const layouts = {
  customers: { lookups: [USERNAME_HASH], order: POSITION },
  credits: {},
  ledger: {},
  payments: {},
} as const satisfies Readonly<Record<keyof Collections, RedisLayout>>

/** Around the ids of a ledger. A colon follows the customer's id in them; a semicolon sorts behind it. */
const endsOf = (customerId: string): [earliest: string, latest: string] => [`(${ledgerId(customerId, 0)}`, `(${customerId};`]

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
  const { redis, query, keysOf, rows: found, ...view } = openRedisView(url, layouts, { prefix, version: LAYOUT_VERSION, failed })

  // Projectors put only rows of the right type into a collection.
  const rows = async <Row>(collection: keyof Collections, ids: readonly string[]): Promise<readonly Row[]> =>
    (await found(collection, ids)).map((row) => row as Row)
  const one = async <Row>(collection: keyof Collections, id: string): Promise<Row | undefined> => (await rows<Row>(collection, [id]))[0]

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
    countCustomers: async (atMost) => Math.min(atMost, await query(() => redis.zcard(keysOf('customers').order(POSITION)))),
    credit: (customerId) => one<CreditRow>('credits', customerId),
    ledger: async (customerId, { after, before, limit }) => {
      const { ids: key } = keysOf('ledger')
      const [earliest, latest] = endsOf(customerId)
      if (before === undefined) {
        const from = after === undefined ? latest : `(${ledgerId(customerId, after)}`
        return rows<LedgerRow>('ledger', await query(() => redis.zrange(key, from, earliest, 'BYLEX', 'REV', 'LIMIT', 0, limit)))
      }
      const from = `(${ledgerId(customerId, before)}`
      const ids = await query(() => redis.zrange(key, from, latest, 'BYLEX', 'LIMIT', 0, limit))
      return rows<LedgerRow>('ledger', ids.reverse())
    },
    countLedger: async (customerId, atMost) =>
      Math.min(atMost, await query(() => redis.zlexcount(keysOf('ledger').ids, ...endsOf(customerId)))),
    payment: (orderId) => one<PaymentRow>('payments', orderId),
  }
}
