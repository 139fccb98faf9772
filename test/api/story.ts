import { setTimeout as sleep } from 'node:timers/promises'
import { createInProcessBus, type InProcessBus } from '@souk/bus'
import { createClient, openSession, valueOf, type SoukApi } from '@souk/client'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { HAL } from '@souk/http'
import { eventsOf, type ParkedEvent } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { testManager } from '../support/manager.ts'
import { onePicture } from '../support/one-picture.ts'
import { startShopInProcess, type ShopInProcess } from '../support/shop-in-process.ts'
import type { Json } from './documents.ts'
import { objectsIn, recordExamples, type Call, type Example } from './examples.ts'

/** A clock that stands still until it is moved, so that each telling of the story has the same times. */
const createStoryClock = (): Clock & { tick(): void } => {
  let now = Date.UTC(2026, 0, 5, 9)
  return {
    ...systemClock,
    now: () => now,
    tick: () => {
      now += 1_000
    },
  }
}

/** Holds back what the product service would hear of. */
interface Pause {
  begin(): void
  end(): void
}

/** A bus whose messages to the product service can be held back. */
const createPausableBus = (clock: Clock): { readonly bus: InProcessBus; readonly pause: Pause } => {
  let held: (() => void)[] | undefined
  const bus = createInProcessBus({
    clock,
    deliver: ({ kind, name }, task) => {
      if (held !== undefined && kind === 'publication' && name === 'product') held.push(task)
      else queueMicrotask(task)
    },
  })
  return {
    bus,
    pause: {
      begin: () => {
        held = []
      },
      end: () => {
        for (const task of held ?? []) task()
        held = undefined
      },
    },
  }
}

/** Text of a member of an answer. */
const textOf = (answer: Json, member: string): string => {
  const value = answer[member]
  if (typeof value !== 'string') throw new TypeError(`${member} is no text in ${JSON.stringify(answer)}`)
  return value
}

/** Asks for an answer as JSON, and for the same with links. */
const askingTwice =
  (call: Call): Call =>
  async (operationId, sent) => {
    const answer = await call(operationId, sent)
    await call(operationId, { ...sent, header: { accept: HAL } })
    return answer
  }

const ada = { username: 'ada', password: 'correct horse battery' }

/** The catalogue: categories and products, added, changed, retired and brought back. */
const tellOfProducts = async (call: Call) => {
  const inTwoForms = askingTwice(call)
  const drinks = textOf(await call('addCategory', { body: { name: 'Drinks', description: 'Tea, coffee and juice' } }), 'categoryId')
  const teas = await call('addCategory', { body: { parentId: drinks, name: 'Tea' } })
  const ofTea = { categoryId: textOf(teas, 'categoryId') }
  await call('changeCategory', { path: ofTea, header: { 'if-match': '"1"' }, body: { name: 'Teas', newSlug: true } })
  await call('getCategory', { path: ofTea })
  await call('getCategoryBySlug', { path: { slug: textOf(teas, 'slug') } })
  await call('retireCategory', { path: ofTea })
  await call('restoreCategory', { path: ofTea, body: {} })
  await call('getCategoryHistory', { path: ofTea, query: { limit: 10 } })
  await call('exportCategoryHistory', { path: ofTea })
  await call('listCategories', { query: { parentId: drinks, q: 'tea' } })

  const assam = await call('addProduct', {
    body: {
      ...ofTea,
      name: 'Assam',
      description: 'Black tea, 250 g',
      supplier: 'Exotic Liquids',
      price: 450,
      unitsInStock: 30,
      picture: 'https://example.org/assam.jpg',
    },
  })
  const ofAssam = { productId: textOf(assam, 'productId') }
  const sencha = textOf(await call('addProduct', { body: { ...ofTea, name: 'Sencha', price: 620, unitsInStock: 12 } }), 'productId')
  await call('changeProduct', { path: ofAssam, header: { 'if-match': '"1"' }, body: { price: 490 } })
  await call('adjustStock', { path: ofAssam, body: { delta: 5, reason: 'a delivery' } })
  await call('retireProduct', { path: ofAssam })
  await call('restoreProduct', { path: ofAssam, body: {} })
  await call('changeProducts', {
    header: { 'idempotency-key': 'spring-prices' },
    body: {
      changes: [
        { ...ofAssam, version: 4, change: { type: 'pricePercent', percent: 2 } },
        { productId: sencha, version: 9, change: { type: 'stock', delta: -2, reason: 'counted again' } },
      ],
    },
  })
  await call('changePicture', { path: ofAssam, file: onePicture })
  const shown = await call('getProduct', { path: ofAssam })
  const [address = ''] = /[0-9a-f]{64}\.avif/.exec(JSON.stringify(shown['pictures'])) ?? []
  await call('getPicture', { path: { file: address } })
  await call('drawPicture', { path: ofAssam })
  await call('removePicture', { path: { productId: sencha } })
  await call('getProductHistory', { path: { productId: sencha }, query: { limit: 10 } })
  await call('getProductBySlug', { path: { slug: textOf(assam, 'slug') } })
  await call('exportProducts', { query: { categoryId: drinks } })
  await call('exportCategories', { query: { q: 'tea' } })
  await call('exportProductHistory', { path: ofAssam })
  await call('importProducts', {
    query: { mode: 'apply' },
    body: 'name,category,price,stock\r\nLapsang,Drinks / Teas,680,20\r\nEarl Grey,,tea,1\r\n',
  })
  // A slug ends in the position at which its product was added.
  const position = Number(/\d+$/.exec(textOf(assam, 'slug'))?.[0])
  await call('streamProducts', { query: { after: position } })
  await call('listProducts', {
    query: {
      categoryId: drinks,
      status: 'active',
      availability: 'available',
      availableUpTo: 40,
      priceFrom: 400,
      priceTo: 600,
      q: 'ass',
      sort: 'price',
      limit: 2,
    },
  })
  await call('countProducts', { query: { categoryId: drinks } })
  await inTwoForms('getStorefrontCategory', { path: { categoryId: drinks } })
  await inTwoForms('getStorefrontCategoryBySlug', { path: { slug: textOf(teas, 'slug') } })
  const page = await inTwoForms('getStorefrontProductBySlug', { path: { slug: textOf(assam, 'slug') } })
  const [drawn = ''] = /[0-9a-f-]{36}-[0-9a-f]{32}\.svg/.exec(JSON.stringify(page['product'])) ?? []
  await call('getDrawnPicture', { path: { file: drawn } })
  return { ...ofAssam, position }
}

/** Customers: how they register, change what is known of them, log in and out; what managers do with their accounts. */
const tellOfCustomers = async (call: Call) => {
  const registration = {
    ...ada,
    name: 'Ada',
    email: 'ada@example.org',
    phone: '+44 20 7946 0000',
    address: { lines: ['1 Some Street', 'London'], country: 'GB' },
  }
  const ofAda = { customerId: textOf(await call('registerCustomer', { body: registration, token: null }), 'customerId') }
  const token = textOf(await call('logIn', { body: ada, token: null }), 'accessToken')
  await call('changeProfile', { path: ofAda, header: { 'if-match': '"1"' }, body: { name: 'Ada King', phone: '' }, token })
  await call('changeEmail', { path: ofAda, header: { 'if-match': '"2"' }, body: { email: 'ada.king@example.org' }, token })
  await call('getCustomer', { path: ofAda, token })
  const study = { label: 'Study', lines: ['Ockham Park', 'Ripley', 'Surrey'], country: 'GB' }
  const addressId = textOf(await call('addAddress', { path: ofAda, header: { 'if-match': '"3"' }, body: study, token }), 'addressId')
  const ofStudy = { ...ofAda, addressId }
  await call('changeAddress', {
    path: ofStudy,
    header: { 'if-match': '"4"' },
    body: { ...study, recipient: 'Countess of Lovelace' },
    token,
  })
  await call('chooseDefaultAddress', { path: ofStudy, token })
  await call('listAddresses', { path: ofAda, token })
  await call('removeAddress', { path: ofStudy, token })
  await call('listCustomers', { query: { q: 'king ada', status: 'active', limit: 10 } })
  await call('exportCustomers', { query: { q: 'king ada', status: 'active' } })
  await call('adjustCredit', { path: ofAda, header: { 'idempotency-key': 'a-present' }, body: { amount: 100_000, reason: 'a present' } })

  await call('setCredit', { path: ofAda, body: { available: 120_000, seen: 100_000, reason: 'a larger present' } })

  const begin = async (): Promise<Json> => call('logIn', { body: ada, token: null })
  const other = await begin()
  await call('refreshSession', { body: { refreshToken: textOf(await begin(), 'refreshToken') }, token: null })
  const { items } = await call('listSessions', { token })
  const last = Array.isArray(items) ? items.at(-1) : undefined
  await call('endSession', { path: { sessionId: textOf(last, 'sessionId') }, token })
  await call('endCurrentSession', { token: textOf(other, 'accessToken') })
  await call('endOtherSessions', { token })
  const changed = { currentPassword: ada.password, newPassword: 'a wholly different one' }
  await call('changePassword', { path: ofAda, body: changed, token })

  const bob = { username: 'bob', password: 'another long one', name: 'Bob', email: 'bob@example.org' }
  const ofBob = { customerId: textOf(await call('registerCustomer', { body: bob, token: null }), 'customerId') }
  await call('grantManager', { path: ofBob })
  await call('takeManager', { path: ofBob })
  await call('disableAccount', { path: ofBob })
  await call('enableAccount', { path: ofBob })
  await call('endSessionsOfCustomer', { path: ofBob })
  await call('forgetCustomer', { path: ofBob, header: { 'if-match': '"1"' } })

  const client = await call('addClient', { body: { label: 'The monthly report', scopes: ['order:read', 'accounting:read'] } })
  const [clientId, secret] = [textOf(client, 'clientId'), textOf(client, 'clientSecret')]
  const grant = { grant_type: 'client_credentials', scope: 'order:read' }
  await call('getToken', { body: { ...grant, client_id: clientId, client_secret: secret }, token: null })
  await call('listClients')
  await call('revokeClient', { path: { clientId } })
  await call('rotateSigningKey')
  return { ...ofAda, token }
}

interface Buying {
  /** Waits until every service has heard of everything, and nothing follows from it any more. */
  ready(): Promise<void>
  readonly pause: Pause
  readonly productId: string
  readonly customerId: string
  /** The customer's. */
  readonly token: string
}

/** Orders: one that is finalized, with all that follows from it, and one that is canceled. */
const tellOfOrders = async (call: Call, { ready, pause, productId, customerId, token }: Buying) => {
  const inTwoForms = askingTwice(call)
  await call('changeCart', { header: { 'if-match': '"0"' }, body: { lines: [{ productId, quantity: 2, unitPrice: 500 }] }, token })
  await call('getCart', { token })
  const lines = [{ productId, quantity: 2, unitPrice: 500 }]
  const ofOrder = {
    orderId: textOf(await call('placeOrder', { header: { 'idempotency-key': 'cart-1' }, body: { lines }, token }), 'orderId'),
  }
  await ready()
  await call('getOrder', { path: ofOrder, header: { prefer: 'wait=10' }, token })
  const { changes } = await call('getOrderHistory', { path: ofOrder, token })
  const after = Number(objectsIn(changes)[0]?.['position']) - 1
  await call('streamOrder', { path: ofOrder, query: { after }, token })
  await call('streamOrders', { query: { after }, token })
  await call('listOrders', { query: { status: 'FINALIZED', productId, totalFrom: 500, limit: 10 }, token })
  await call('exportOrders', { query: { status: 'FINALIZED', placedFrom: '2026-01-01T00:00:00.000Z' } })
  await call('countOrders', { query: { placedFrom: '2026-01-01T00:00:00.000Z' }, token })
  await call('getOrderStatistics', {
    query: { placedFrom: '2026-01-01T00:00:00.000Z', placedUntil: '2027-01-01T00:00:00.000Z', by: 'day' },
  })
  await call('getReservation', { path: ofOrder })
  const payment = await call('getPayment', { path: ofOrder, token })
  await call('getCredit', { path: { customerId }, query: { asOf: textOf(payment, 'placedAt') }, token })
  await call('listCreditLedger', { path: { customerId }, query: { limit: 10 }, token })
  await call('exportCreditLedger', { path: { customerId }, query: { kind: 'granted' }, token })
  await call('getInvoice', { path: ofOrder, token })
  await call('getInvoicePage', { path: ofOrder, token })
  await call('getInvoicePdf', { path: ofOrder, token })
  await call('listInvoices', { query: { number: '2026-0000', sort: 'newest', limit: 10 }, token })
  await call('exportInvoices', { query: { issuedFrom: '2026-01-01T00:00:00.000Z', issuedUntil: '2027-01-01T00:00:00.000Z' } })
  await call('exportRevenue', { query: { by: 'day', of: 'product' } })
  for (const operation of ['exportCustomer', 'exportOrdersOfCustomer', 'exportInvoicesOfCustomer'])
    await call(operation, { path: { customerId }, query: { limit: 10 }, token })
  await inTwoForms('getStorefrontHome')
  await inTwoForms('searchProducts', { query: { q: 'assm', inStock: 'true', sort: 'price', limit: 2 } })
  await call('suggestProducts', { query: { q: 'ass' } })
  await inTwoForms('getStorefrontProduct', { path: { productId } })
  await call('getRevenue', { query: { from: '2026-01-01', to: '2026-12-31', by: 'month', of: 'category', compare: 'previous' } })
  await call('orderAgain', { path: ofOrder, header: { 'idempotency-key': 'the-same-again' }, body: {}, token })
  await ready()
  // Nobody answers for the stock meanwhile, so the order is pending.
  pause.begin()
  const again = await call('placeOrder', { header: { 'idempotency-key': 'cart-2' }, body: { lines: [{ productId, quantity: 1 }] }, token })
  await call('cancelOrder', { path: { orderId: textOf(again, 'orderId') }, body: {}, token })
  pause.end()
  await ready()
  return ofOrder
}

/** The rows of a view that are shown: one collection of each service. */
const collections: Readonly<Record<ServiceName, string>> = {
  customer: 'credits',
  order: 'orders',
  product: 'products',
  accounting: 'years',
  storefront: 'categories',
}

/** The text of an answer to a manager that is no example, because the first answer to an operation is its example. */
type Ask = (path: string) => Promise<string>

interface Managing {
  readonly ask: Ask
  readonly log: LogClient
  readonly clock: Clock
  /** Waits until every service has heard of everything, and nothing follows from it any more. */
  ready(): Promise<void>
}

/** What managers see of a service, and do with what it could not handle. */
const tellOfService = async (call: Call, service: ServiceName, { ask, log, clock, ready }: Managing) => {
  const of = (operation: string): string => `${operation}Of${service.charAt(0).toUpperCase()}${service.slice(1)}`
  await ready()
  await call(of('getStatus'))
  await call(of('getViewRows'), { path: { collection: collections[service] }, query: { limit: 1 } })
  // Nothing is wrong with these events: a story has no faults in it.
  const events = (await log.readAll(0, 100)).flatMap((commit) => eventsOf(commit)).filter(({ event }) => event.type === 'OrderPlaced')
  const parked = events.map(({ event, position, stream, version }): ParkedEvent => ({
    consumer: `${service}.reactions`,
    eventId: event.eventId,
    parkedAt: new Date(clock.now()).toISOString(),
    position,
    stream,
    version,
    type: event.type,
    error: 'an example of an error',
    waits: false,
  }))
  await log.park(parked)
  await call(of('listParked'))
  const [retried, discarded] = parked.map(({ eventId }) => ({ path: { loop: 'reactions', eventId } }))
  await call(of('retryParked'), retried)
  await call(of('discardParked'), { ...discarded, body: { reason: 'The order was a test.' } })
  await call(of('listReads'), { query: { from: 1, until: 2 } })
  const rebuildId = textOf(await call(of('rebuildView'), { body: { fingerprints: true } }), 'rebuildId')
  // Not with the client: it is made from what this story tells.
  while ((await ask(`/${service}/admin/rebuilds/${rebuildId}`)).includes('"endedAt":null')) await sleep(5)
  await ready()
  await call(of('listRebuilds'))
  await call(of('getRebuild'), { path: { rebuildId } })
}

/** How a delivery is taken back that was counted twice. */
const tellOfUndo = async (call: Call, path: { readonly productId: string }) => {
  const { items } = await call('getProductHistory', { path })
  const delivery = objectsIn(items).find(({ event }) => event === 'StockAdjusted')
  await call('adjustStock', { path, body: { delta: -5, reason: 'counted twice', undoes: Number(delivery?.['position']) } })
}

interface Told {
  readonly shop: SoukApi
  readonly productId: string
  /** Where the product was added. */
  readonly position: number
  readonly orderId: string
}

/** What the log holds. */
const tellOfLog = async (call: Call, { shop, productId, position, orderId }: Told) => {
  await call('getHead')
  await call('getMeasures', { query: { asOf: position } })
  await call('getStream', { path: { stream: `product-${productId}` }, query: { limit: 2 } })
  await call('getCommit', { path: { position } })
  await call('streamCommits', { query: { after: position - 1 } })
  await call('listCommits', { query: { stream: `order-${orderId}`, type: 'OrderPlaced', sort: 'newest' } })
  await call('exportCommits', { query: { stream: `order-${orderId}`, sort: 'newest' } })
  await call('listStreams', { query: { prefix: `order-${orderId}` } })
  await call('exportStreams', { query: { prefix: `order-${orderId}` } })
  await call('getActivity', { query: { by: 'day' } })
  await call('getOrderStory', { path: { orderId } })
  await call('beginVerification')
  while ((await valueOf(shop.getVerification())).state === 'running') await sleep(5)
  await call('getVerification')
  await call('getStory', { path: { storyId: orderId } })
  await call('listInstances')
  await call('streamInstances')
  await call('listAllParked')
  await call('exportParked')
  await call('streamAllParked')
  const verificationId = textOf(await call('addVerification'), 'verificationId')
  while ((await valueOf(shop.getVerification())).state === 'running') await sleep(5)
  await call('listVerifications')
  await call('getVerificationById', { path: { verificationId } })
  const body = { fault: { kind: 'message-lost', service: 'product' } }
  const experimentId = textOf(await call('beginExperiment', { body }), 'experimentId')
  await call('listExperiments')
  await call('getExperiment', { path: { experimentId } })
  await call('liftExperiment', { path: { experimentId } })
}

/** What the auditor finds. */
const tellOfBooks = async (call: Call, ask: Ask): Promise<void> => {
  const path = { auditId: textOf(await call('beginAudit'), 'auditId') }
  while ((await ask(`/books/audits/${path.auditId}`)).includes('"running"')) await sleep(5)
  await call('getAudit', { path })
  await call('listAudits', { query: { limit: 1 } })
  await call('exportAudits', {})
}

interface Recorded {
  readonly shop: ShopInProcess
  readonly examples: readonly Example[]
  close(): Promise<void>
}

/** Tells a story in which each operation of the API is called and succeeds. */
export const recordStory = async (): Promise<Recorded> => {
  const clock = createStoryClock()
  const { bus, pause } = createPausableBus(clock)
  const shop = await startShopInProcess({
    clock,
    busOf: (part) => (part === 'event-store' ? bus : bus.as(part)),
    failureLab: true,
  })
  const close = async (): Promise<void> => {
    await shop.close()
    await bus.close()
  }
  const isReady = async (): Promise<boolean> => {
    const head = await shop.head()
    const isDone = async (name: ServiceName): Promise<boolean> =>
      (await shop.checkpoint(name)).position === head && shop.reactionsDone(name) === head
    const done = await Promise.all(serviceNames.map(isDone))
    return done.every(Boolean) && (await shop.head()) === head
  }
  const ready = async (): Promise<void> => {
    while (!(await isReady())) await sleep(5)
  }
  try {
    const transport = { baseUrl: shop.url, patienceMs: 30_000 }
    const manager = await openSession(transport, testManager).current()
    const ask: Ask = async (path) => (await fetch(shop.url + path, { headers: { authorization: `Bearer ${manager}` } })).text()
    const examples = await recordExamples(shop, manager, async (record) => {
      const call: Call = (...asked) => {
        clock.tick()
        return record(...asked)
      }
      const ofProduct = await tellOfProducts(call)
      const ofCustomer = await tellOfCustomers(call)
      await ready()
      const ofOrder = await tellOfOrders(call, { ready, pause, ...ofProduct, ...ofCustomer })
      const api = createClient({ ...transport, token: manager })
      await tellOfLog(call, { shop: api, ...ofProduct, ...ofOrder })
      await ready()
      await tellOfBooks(call, ask)
      for (const service of serviceNames) {
        await tellOfService(call, service, { ask, log: createLogClient(bus, clock), clock, ready })
        // The example is short that way: what the first service has settled.
        if (service !== serviceNames[0]) continue
        await call('listSettledParked')
        await call('exportSettledParked')
      }
      await tellOfUndo(call, { productId: ofProduct.productId })
    })
    return { shop, examples: [...examples, ...slowRetries(examples)], close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a retry answers if its view takes long to rebuild. No view of a story does. It is a part of the answer to a rebuild. */
const slowRetries = (examples: readonly Example[]): readonly Example[] =>
  examples.flatMap((retry) => {
    if (!retry.operationId.startsWith('retryParked')) return []
    const rebuild = examples.find(({ operationId }) => operationId === retry.operationId.replace('retryParked', 'rebuildView'))
    if (rebuild === undefined) return []
    const { status, position } = rebuild.answer as Json
    return [{ ...retry, status: rebuild.status, type: rebuild.type, answer: { status, position } }]
  })
