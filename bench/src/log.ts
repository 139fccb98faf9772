import { join } from 'node:path'
import { openLogSearch, openSqliteEventLog, type EventLog } from '@souk/event-store'
import { GENESIS, newId, sealCommit, type AppendRequest, type SealedCommit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { median, perSecond, print, time, withFolder } from './figure.ts'

const COMMITS = 1_000_000
const BATCH = 2_000
const ROUNDS = 9
const AIM_MS = 200
const PAGE = 100

const start = Date.UTC(2026, 0, 1)
/** A commit each ten seconds. */
const at = (position: number): string => new Date(start + position * 10_000).toISOString()
const customers = Array.from({ length: 2_000 }, newId)
const products = Array.from({ length: 80 }, newId)
const event = (type: string, data: AppendRequest['appends'][number]['events'][number]['data']) => ({
  data,
  eventId: newId(),
  schemaVersion: 1,
  type,
})

/** Seven commits of an order, as the shop writes them. Each stream goes on where its last commit ended. */
const commitsOfOrder = (order: number, versions: Map<string, number>): AppendRequest[] => {
  const orderId = newId()
  const customer = customers[order % customers.length] ?? ''
  const product = products[order % products.length] ?? ''
  const correlationId = newId()
  const commit = (actor: AppendRequest['actor'], ...events: readonly (readonly [stream: string, type: string])[]): AppendRequest => ({
    requestId: newId(),
    fingerprint: 'a'.repeat(64),
    actor,
    correlationId,
    causationId: correlationId,
    appends: events.map(([stream, type]) => {
      const fromVersion = versions.get(stream) ?? 0
      versions.set(stream, fromVersion + 1)
      return { events: [event(type, { orderId, customerId: customer, amount: 1_499 })], fromVersion, stream }
    }),
  })
  const service = (id: string): AppendRequest['actor'] => ({ id, kind: 'service' })
  const [stock, payment] = [`reservation-${orderId}`, `payment-${orderId}`]
  const made = [
    commit({ id: customer, kind: 'customer' }, [`order-${orderId}`, 'OrderPlaced']),
    commit(service('product'), [stock, 'StockReserved'], [`product-${product}`, 'UnitsReserved']),
    commit(service('customer'), [payment, 'CreditReserved'], [`credit-${customer}`, 'CreditHeld']),
    commit(service('order'), [`order-${orderId}`, 'OrderFinalized']),
    commit(service('product'), [stock, 'StockDeducted'], [`product-${product}`, 'UnitsDeducted']),
    commit(service('customer'), [payment, 'CreditCharged'], [`credit-${customer}`, 'HoldCharged']),
    commit(service('accounting'), [`invoice-${orderId}`, 'InvoiceIssued'], ['invoices-2026', 'InvoiceNumberAssigned']),
  ]
  for (const stream of [`order-${orderId}`, stock, payment, `invoice-${orderId}`]) versions.delete(stream)
  return made
}

const fill = async (log: EventLog): Promise<void> => {
  const versions = new Map<string, number>()
  let previous = GENESIS
  let batch: SealedCommit[] = []
  for (let order = 0; previous.position < COMMITS; order += 1) {
    for (const { expects: _expects, ...request } of commitsOfOrder(order, versions)) {
      const position = previous.position + 1
      const sealed = sealCommit({ ...request, position, at: at(position), previousHash: previous.hash })
      batch.push(sealed)
      previous = sealed.commit
    }
    if (batch.length < BATCH) continue
    await log.insert(batch)
    batch = []
  }
  await log.insert(batch)
}

/** The filters of the list of commits, from those that hardly any commit passes to those that many pass. */
const filters = {
  none: {},
  type: { type: 'OrderPlaced' },
  category: { category: 'product' },
  actor: { actor: 'product' },
  customer: { actor: customers[7] },
  stream: { stream: 'invoices-2026' },
  'a-day': { from: at(500_000), until: at(508_640) },
  'two-of-many': { category: 'order', actor: 'order' },
  'none-of-many': { type: 'CreditHeld', actor: 'order' },
  everything: { type: 'UnitsDeducted', category: 'product', actor: 'product', stream: `product-${products[3]}`, from: at(900_000) },
} as const

/** How long a page of the log of a million commits takes at the event store, with the count of all that match. */
export const log = async (): Promise<void> => {
  await withFolder(async (folder) => {
    const events = openSqliteEventLog(join(folder, 'log.sqlite'))
    await fill(events)
    const { position } = await events.head()
    // In a shop the thread has other work, and indexing gets 15 % of it.
    const search = openLogSearch(join(folder, 'search.sqlite'), {
      log: events,
      inBackground: async (step) => step(),
      clock: { now: () => 0, sleep: systemClock.sleep },
    })
    const tookMs = await time(search.caughtUp)
    process.stdout.write(`log.index - ${perSecond(position, tookMs)} commits/s indexed, with the whole thread\n`)

    const measure = async (name: string, task: () => Promise<unknown>): Promise<void> => {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) times.push(await time(async () => void JSON.stringify(await task())))
      print({ name: `log.${name}`, ratio: AIM_MS / median(times), detail: `${median(times).toFixed(1)} ms` })
    }
    for (const [name, filter] of Object.entries(filters)) {
      await measure(name, async () => {
        await search.caughtUp()
        const positions = search.commits(filter, 'newest', { limit: PAGE + 1 })
        const counted = search.countCommits(filter, 1_001)
        return [counted, await Promise.all(positions.map((found) => events.readAll(found - 1, 1)))]
      })
    }
    await measure('streams', async () => [search.streams({ category: 'order' }, { limit: PAGE }), search.countStreams({}, 1_001)])
    await measure('activity', async () => search.activity('hour', at(1), at(360_000)))
    await search.close()
    await events.close()
  })
}
