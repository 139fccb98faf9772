import { auditedViews, keepBooks, type ViewSource } from '@souk/books'
import { readEvent, serviceNames, type EventNamed, type Located, type ServiceName } from '@souk/contracts'
import { eventsOf } from '@souk/log-protocol'
import type { Clients } from './client.ts'
import type { Instance } from './processes.ts'
import type { World } from './world.ts'

/** Whether all work is done: every service is at the head of the log, nothing is parked, and no order is pending. */
export const isQuiet = async (world: World, clients: Clients): Promise<boolean> => {
  if (clients.busy > 0) return false
  const head = await world.disks.log().head()
  if (world.processes.eventStores().length === 0) return false
  for (const of of serviceNames) {
    if (world.processes.instances(of).length === 0) return false
    for (const { service } of world.processes.instances(of)) {
      if (service === undefined) return false
      const { ready, checkpoint, reactionsDone, parked } = service.health()
      if (!ready || checkpoint.hash !== head.hash || reactionsDone.hash !== head.hash) return false
      if (parked.projection + parked.reactions > 0) return false
      for (const loop of ['projection', 'reactions'])
        if ((await world.disks.state.consumers.listParked(`${of}.${loop}`)).length > 0) return false
    }
  }
  return (await world.disks.stores.order.due('9999', undefined, 1)).length === 0
}

/** Whether every commit was published. A commit that a dead writer left behind is published with the next one. */
export const isPublished = async (world: World): Promise<boolean> => {
  const { position } = await world.disks.log().head()
  for (const { store } of world.processes.eventStores()) if ((await store.health()).published < position) return false
  return true
}

const unpublished = async (world: World): Promise<readonly number[]> => {
  const { position } = await world.disks.log().head()
  const commits = await world.disks.log().readAll(0, position + 1)
  return commits.filter(({ hash }) => !world.processes.published.has(hash)).map((commit) => commit.position)
}

const allEvents = async (world: World): Promise<readonly Located[]> => {
  const { position } = await world.disks.log().head()
  const commits = await world.disks.log().readAll(0, position + 1)
  return commits.flatMap((commit) => [...eventsOf(commit)].map(readEvent).filter((event) => event !== undefined))
}

/** Checks everything that must be true at the end. Adds what is wrong to the world's violations. */
export const judge = async (world: World, clients: Clients): Promise<void> => {
  const { violations, scheduler, coverage, disks } = world
  const { stores, state, committed, lost } = disks
  const log = disks.log()
  const events = await allEvents(world)

  for (const { event } of events) {
    if (event.type === 'ReservationClosed') coverage.outcome('canceled before stock was decided')
    if (event.type === 'PaymentClosed') coverage.outcome('canceled before credit was decided')
    if (event.type === 'OrderFinalized') coverage.outcome('finalized')
    if (event.type === 'OrderCanceled') coverage.outcome(`canceled: ${event.data.reason}`)
  }

  violations.push(...pricesOutOfForce(events, world.plan.priceGraceMs))

  /** What an instance shows. A commit that changes no row need not move the stored checkpoint. The running service knows the real one. */
  const shownBy =
    ({ store, service }: Instance): ViewSource['page'] =>
    async (collection, after, limit) => {
      const page = await store.page(collection, after, limit)
      return { ...page, checkpoint: service?.health().checkpoint ?? page.checkpoint }
    }
  const sourceOf = (service: ServiceName): ViewSource => {
    const [instance, ...others] = world.processes.instances(service)
    if (instance === undefined) throw new TypeError(`no instance of ${service} runs`)
    const page = shownBy(instance)
    if (service !== 'storefront') return { page }
    return { page, instances: async () => [instance, ...others].map((one) => ({ instance: one.life.name, page: shownBy(one) })) }
  }
  const books = await keepBooks({
    log,
    views: auditedViews(sourceOf),
    now: () => scheduler.now() + 1,
    graceMs: 0,
    memory: ':memory:',
  })
  for (const { name, ok, detail } of books.checks) if (!ok) violations.push(`${name}: ${detail}`)

  for (const { life, store } of world.processes.instances('storefront')) {
    const sold = (await store.categories()).reduce((sum, { products }) => sum + products, 0)
    const { total } = await store.search({ sort: 'newest', wanted: { limit: 1 } })
    if (total !== sold) violations.push(`the search finds what is sold: that of ${life.name} finds ${total} of ${sold} products`)
  }

  const forgotten = await unpublished(world)
  if (forgotten.length > 0) violations.push(`every commit is published: these positions never were: ${forgotten.join(', ')}`)

  const byCorrelation = new Map<string, number>()
  for (const commit of committed.values()) {
    if (commit.causationId === commit.correlationId && commit.actor.kind !== 'service') {
      byCorrelation.set(commit.correlationId, (byCorrelation.get(commit.correlationId) ?? 0) + 1)
    }
  }
  for (const [correlationId, count] of byCorrelation) {
    if (count > 1)
      violations.push(
        `a retried request gets the same answer: ${clients.wishes.get(correlationId) ?? correlationId} was carried out ${count} times`,
      )
  }
  for (const { label, requestId, position, events: answered } of clients.promised) {
    if (lost.has(requestId)) continue
    const commit = committed.get(requestId)
    const written = commit && JSON.stringify([...eventsOf(commit)].map((located) => readEvent(located)?.event))
    const [found] = await log.readAll(position - 1, 1)
    if (commit === undefined || found?.requestId !== requestId || found.position !== position) {
      violations.push(`every 2xx has its event: ${label} was answered with position ${position}, where another commit stands`)
    } else if (!sameEvents(written, answered))
      violations.push(`every 2xx has its event: ${label} was answered ${answered}, the log has ${written}`)
  }

  for (const { event } of events) {
    if (event.type !== 'CustomerForgotten') continue
    const { customerId } = event.data
    const [key] = await state.keys.read([customerId])
    const row = await stores.customer.customer(customerId)
    if (key !== null) violations.push(`a forgotten customer has no key: ${customerId} has one`)
    if (row !== undefined && row.personal !== null)
      violations.push(`a forgotten customer's personal data are not shown: those of ${customerId} are`)
  }
}

interface PastPrice {
  readonly price: number
  /** Milliseconds since 1970 UTC; Infinity for the present price. */
  endedAt: number
}

/** Orders whose stock was decided against the rule of prices: one counts that was in force at any moment since the grace time before the order. */
const pricesOutOfForce = (events: readonly Located[], graceMs: number): string[] => {
  const prices = new Map<string, PastPrice[]>()
  const orders = new Map<string, EventNamed<'OrderPlaced'>['data']>()
  const unitPrice = (orderId: string, productId: string) =>
    orders.get(orderId)?.lines.find((line) => line.productId === productId)?.unitPrice
  const inForce = (orderId: string, productId: string): boolean => {
    const since = Date.parse(orders.get(orderId)?.placedAt ?? '') - graceMs
    return (prices.get(productId) ?? []).some(({ price, endedAt }) => price === unitPrice(orderId, productId) && endedAt >= since)
  }
  const found: string[] = []
  for (const { position, event } of events) {
    switch (event.type) {
      case 'ProductAdded':
        prices.set(event.data.productId, [{ price: event.data.price, endedAt: Infinity }])
        break
      case 'ProductPriceChanged': {
        const { productId, price, changedAt } = event.data
        const past = prices.get(productId) ?? []
        for (const one of past) one.endedAt = Math.min(one.endedAt, Date.parse(changedAt))
        past.push({ price, endedAt: Infinity })
        break
      }
      case 'OrderPlaced':
        orders.set(event.data.orderId, event.data)
        break
      case 'UnitsReserved': {
        const { orderId, productId } = event.data
        if (!inForce(orderId, productId))
          found.push(`a price counts while it is in force: order ${orderId} got ${productId} at position ${position} at another`)
        break
      }
      case 'StockRejected': {
        const { orderId, productId, reason } = event.data
        if (reason === 'price-changed' && inForce(orderId, productId))
          found.push(`a price counts while it is in force: order ${orderId} was refused ${productId} at position ${position} for it`)
        break
      }
      default:
    }
  }
  return found
}

/** Compares without regard to order: a commit lists its events stream by stream, a decision lists them as it made them. */
const sameEvents = (written: string | undefined, answered: string): boolean => {
  if (written === undefined) return false
  const sorted = (json: string): string => {
    const all: unknown = JSON.parse(json)
    return Array.isArray(all) ? JSON.stringify(all.map((one) => JSON.stringify(one, Object.keys(flat(one)).sort())).sort()) : json
  }
  return sorted(written) === sorted(answered)
}

const flat = (value: unknown, into: Record<string, true> = {}): Record<string, true> => {
  if (typeof value !== 'object' || value === null) return into
  for (const [key, member] of Object.entries(value)) {
    into[key] = true
    flat(member, into)
  }
  return into
}
