import { join } from 'node:path'
import Database from 'better-sqlite3'
import { MongoClient } from 'mongodb'
import { startAccountingService, view as accountingView } from '@souk/accounting'
import { openCouchAccountingStore } from '@souk/accounting/couchdb'
import { createInProcessBus } from '@souk/bus'
import { createRabbitMqBus } from '@souk/bus/rabbitmq'
import { startCustomerService, view as customerView } from '@souk/customer'
import { openRedisCustomerStore } from '@souk/customer/redis'
import type { Servers } from '@souk/embedded'
import { createEventStore, openSqliteEventLog, openSqliteState, type EventLog } from '@souk/event-store'
import { openMongoEventLog, openMongoState } from '@souk/event-store/mongodb'
import { newId } from '@souk/log-protocol'
import { startOrderService, view as orderView } from '@souk/order'
import { openPostgresOrderStore } from '@souk/order/postgres'
import { exitOn, systemClock } from '@souk/process'
import type { Service, ServiceDependencies, ViewStore } from '@souk/service'
import { silentLogger } from '@souk/testing'
import { openBareBus } from './bare-bus.ts'
import { bareRow, openBareCouch, openBarePostgres, openBareRedis, type BareRow, type BareView } from './bare-views.ts'
import { time, withFolder } from './figure.ts'
import { printRebuild } from './rebuild-figure.ts'
import { withServers } from './servers.ts'
import { openShop, placeAll, caughtUp } from './shop.ts'

const ORDERS = 2_000
const ROUNDS = 3

/** Commits per transaction, as in Souk. */
const PAGE = 500

interface Subject {
  readonly name: string
  readonly handles: (type: string) => boolean
  readonly open: () => ViewStore
  /** Starts the service with its view. */
  start(dependencies: ServiceDependencies): Promise<Service>
  openBare(): Promise<BareView>
}

// Without reactions, as in the benchmark on files.
const subjectsOn = ({ redisUrl, databaseUrl, couchdbUrl }: Servers): Subject[] => {
  const subjects: Subject[] = []
  if (redisUrl !== undefined) {
    const open = () => openRedisCustomerStore(redisUrl)
    subjects.push({
      name: 'redis.customer',
      handles: customerView.handles,
      open,
      start: (dependencies) =>
        startCustomerService({ ...dependencies, store: open(), settings: { currency: 'GBP', welcomeCredit: 0 }, reactions: () => ({}) }),
      openBare: () => openBareRedis(redisUrl),
    })
  }
  if (databaseUrl !== undefined) {
    const open = () => openPostgresOrderStore(databaseUrl)
    subjects.push({
      name: 'postgresql.order',
      handles: orderView.handles,
      open,
      start: (dependencies) => startOrderService({ ...dependencies, store: open(), reactions: {} }),
      openBare: () => openBarePostgres(databaseUrl),
    })
  }
  if (couchdbUrl !== undefined) {
    const open = () => openCouchAccountingStore(couchdbUrl)
    subjects.push({
      name: 'couchdb.accounting',
      handles: accountingView.handles,
      open,
      start: (dependencies) => startAccountingService({ ...dependencies, store: open(), reactions: {} }),
      openBare: () => openBareCouch(couchdbUrl),
    })
  }
  return subjects
}

interface OpenLog {
  readonly log: EventLog
  readonly dependencies: ServiceDependencies
  close(): Promise<void>
}

/** Starts an event store that answers over the bus. */
const openLog = async (folder: string, { mongodbUrl, amqpUrl }: Servers): Promise<OpenLog> => {
  const bus =
    amqpUrl === undefined
      ? createInProcessBus({ clock: systemClock })
      : createRabbitMqBus({ url: amqpUrl, clock: systemClock, declaresExchanges: true })
  const log = mongodbUrl === undefined ? openSqliteEventLog(join(folder, 'log.sqlite')) : await openMongoEventLog(mongodbUrl)
  const state = mongodbUrl === undefined ? openSqliteState(join(folder, 'records.sqlite')) : await openMongoState(mongodbUrl)
  const eventStore = createEventStore({ shop: { currency: 'GBP' }, log, state, bus, clock: systemClock })
  await eventStore.start()
  return {
    log,
    dependencies: { bus, clock: systemClock, newId, logger: silentLogger, publicUrl: 'http://localhost:8080', fatal: exitOn('bench') },
    close: async () => {
      await eventStore.stop()
      await bus.close()
      await state.close()
      await log.close()
    },
  }
}

/** Reads pages of the log with the bare driver, as the text that goes over the bus. */
const openBareLog = (folder: string, { mongodbUrl }: Servers) => {
  if (mongodbUrl === undefined) {
    const database = new Database(join(folder, 'log.sqlite'), { readonly: true })
    const page = database.prepare<[number, number], string>('SELECT body FROM commits WHERE position > ? ORDER BY position LIMIT ?').pluck()
    return {
      page: async (after: number) => Buffer.from(`[${page.all(after, PAGE).join(',')}]`),
      close: async () => void database.close(),
    }
  }
  const client = new MongoClient(mongodbUrl)
  const commits = client.db().collection<{ _id: number }>('commits')
  return {
    page: async (after: number) =>
      Buffer.from(
        JSON.stringify(
          await commits
            .find({ _id: { $gt: after } })
            .sort({ _id: 1 })
            .limit(PAGE)
            .toArray(),
        ),
      ),
    close: () => client.close(),
  }
}

const rowsOf = async (store: ViewStore): Promise<BareRow[]> => {
  const rows: BareRow[] = []
  for (const collection of store.collections) {
    for (let after = ''; ;) {
      const page = await store.page(collection, after, PAGE)
      rows.push(...page.rows.map(({ id, row }) => bareRow(collection, id, row)))
      const last = page.rows.at(-1)
      if (last === undefined) break
      after = last.id
    }
  }
  return rows
}

const countEvents = async (log: EventLog): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>()
  for (let after = 0; ;) {
    const commits = await log.readAll(after, PAGE)
    const last = commits.at(-1)
    if (last === undefined) return counts
    for (const { appends } of commits)
      for (const { events } of appends) for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
    after = last.position
  }
}

/** The bare driver requests the same pages over the bus and parses them. It writes each final row once, in the same number of transactions. */
const rebuildBare = async (
  head: number,
  rows: readonly BareRow[],
  { openBare }: Subject,
  folder: string,
  servers: Servers,
): Promise<number> => {
  const log = openBareLog(folder, servers)
  const bus = await openBareBus(servers.amqpUrl, { answer: (after) => log.page(after) })
  const view = await openBare()
  const share = Math.ceil((rows.length * PAGE) / head)
  const milliseconds = await time(async () => {
    for (let after = 0, page = 0; after < head; after += PAGE, page += 1) {
      JSON.parse((await bus.request(after, Buffer.from('{}'))).toString('utf8'))
      const some = rows.slice(page * share, (page + 1) * share)
      if (some.length > 0) await view.save(some)
    }
  })
  await view.close()
  await bus.close()
  await log.close()
  return milliseconds
}

const compare = async (subject: Subject, folder: string, servers: Servers): Promise<void> => {
  const { name, handles, open, start } = subject
  const { log, dependencies, close } = await openLog(folder, servers)
  const { position } = await log.head()
  const events = await countEvents(log)
  const view = open()
  const rows = await rowsOf(view)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    await view.clear()
    let service: Service | undefined
    const our = await time(async () => {
      service = await start(dependencies)
      if (!(await service.projection.subscription.reached(position, 600_000))) throw new Error(`${name} did not reach the head of the log`)
    })
    await service?.stop()
    const its = await rebuildBare(position, rows, subject, folder, servers)
    if (round === 0) continue
    ours.push(our)
    bare.push(its)
  }
  await view.close()
  await close()
  printRebuild(name, { ours, bare, events, handles })
}

export const rebuildOnServers = (servers: Servers): Promise<void> =>
  withServers(servers, (own) =>
    withFolder(async (folder) => {
      const shop = await openShop(folder, { servers: own })
      await placeAll(shop, ORDERS, 100)
      await caughtUp(shop)
      await shop.close()
      for (const subject of subjectsOn(own)) await compare(subject, folder, own)
    }),
  )
