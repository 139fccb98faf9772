import { systemClock } from '@souk/process'
import { ledgerId, type Collections, type CreditRow, type CustomerRow, type LedgerRow, type PaymentRow } from './projectors.ts'
import { openRedisView, type RedisLayout, type RedisViewOptions } from './redis-view.ts'
import type { CustomerStore } from './store.ts'

const LAYOUT_VERSION = 1

const layouts = {
  customers: { lookups: ['usernameHash' satisfies keyof CustomerRow] },
  credits: {},
  ledger: {},
  payments: {},
} as const satisfies Readonly<Record<keyof Collections, RedisLayout>>

/** How long to wait before the append-only file is to be rewritten again, when it is being rewritten already. */
const REWRITE_PAUSE_MS = 1_000

export type RedisCustomerOptions = Partial<Omit<RedisViewOptions, 'version'>>

/**
 * The view in Redis.
 * What a forgotten customer's row held is gone from the data at once; the append-only file, which holds every write since it was
 * last rewritten, is rewritten then.
 */
export const openRedisCustomerStore = (url: string, options: RedisCustomerOptions = {}): CustomerStore => {
  const { failed = () => undefined } = options
  const view = openRedisView(url, layouts, { prefix: 'souk:customer', ...options, version: LAYOUT_VERSION })
  const { redis, query, of, rowsOf, save, close, collections, checkpoint, load, clear, page } = view

  // A collection holds what its projectors put into it: rows of its type.
  const rows = async <Row>(collection: keyof Collections, ids: readonly string[]): Promise<readonly Row[]> =>
    (await rowsOf(collection, ids)).map((json) => JSON.parse(json))
  const one = async <Row>(collection: keyof Collections, id: string): Promise<Row | undefined> => (await rows<Row>(collection, [id]))[0]

  const closing = new AbortController()
  let mustRewrite = false
  let rewriting = false
  /** A rewrite that has begun before may still take the old rows over: then another one follows it. */
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
        // Not allowed here, or not known: the server's own rewriting has to do.
        if (/^(NOPERM|ERR unknown command)/.test(error.message)) failed(error)
        else mustRewrite = true
      }
      if (mustRewrite) await systemClock.sleep(REWRITE_PAUSE_MS, closing.signal)
    }
    rewriting = false
  }
  const forgets = (row: object | null): boolean => row !== null && 'status' in row && row.status === 'forgotten'

  return {
    collections,
    checkpoint,
    load,
    clear,
    page,
    save: async (changes, from, to) => {
      const result = await save(changes, from, to)
      if (changes.some(({ collection, row }) => collection === 'customers' && forgets(row))) void rewrite()
      return result
    },
    close: async () => {
      closing.abort()
      await close()
    },
    customer: (customerId) => one<CustomerRow>('customers', customerId),
    customerNamed: async (usernameHash) => {
      const id = await query(() => redis.hget(of('customers').lookup('usernameHash'), usernameHash))
      const row = id === null ? undefined : await one<CustomerRow>('customers', id)
      // Between the two the name may have become free.
      return row?.usernameHash === usernameHash ? row : undefined
    },
    customers: async (after, limit) => {
      const from = after === '' ? '-' : `(${after}`
      return rows<CustomerRow>('customers', await query(() => redis.zrange(of('customers').ids, from, '+', 'BYLEX', 'LIMIT', 0, limit)))
    },
    credit: (customerId) => one<CreditRow>('credits', customerId),
    ledger: async (customerId, before, limit) => {
      // A colon ends the id, and a semicolon comes next.
      const from = before === undefined ? `(${customerId};` : `(${ledgerId(customerId, before)}`
      const to = `(${ledgerId(customerId, 0)}`
      const ids = await query(() => redis.zrange(of('ledger').ids, from, to, 'BYLEX', 'REV', 'LIMIT', 0, limit))
      return rows<LedgerRow>('ledger', ids)
    },
    payment: (orderId) => one<PaymentRow>('payments', orderId),
  }
}
