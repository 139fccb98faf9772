import { join } from 'node:path'
import { serviceNames, type ServiceName } from '@souk/contracts'
import type { Servers } from '@souk/embedded'
import { openBareBus } from './bare-bus.ts'
import { openBareMongo, openBareSqliteLog } from './bare-log.ts'
import { bareRow, openBareCouch, openBarePostgres, openBareRedis, openBareSqlite, type BareRow, type BareView } from './bare-views.ts'
import { processorTime, time, withFolder } from './figure.ts'
import type { Work } from './saga-work.ts'

/** The steps of an order that can happen at the same time. */
interface Wave {
  /** Number of commits for one order. */
  readonly commits: number
  /** Number of services that append. */
  readonly requests: number
  /** The services that react to the commits. */
  readonly wakes: readonly ServiceName[]
  /** The services whose views the commits change. */
  readonly shows: readonly ServiceName[]
}

/** The durable steps of an order in their order. */
const WAVES: readonly Wave[] = [
  // Placed.
  { commits: 1, requests: 1, wakes: ['product', 'customer'], shows: ['order'] },
  // Stock and credit reserved.
  { commits: 2, requests: 2, wakes: ['order'], shows: ['product', 'customer', 'order'] },
  // Approved. The order is final when its view shows this step.
  { commits: 1, requests: 1, wakes: ['product', 'customer', 'accounting'], shows: ['order'] },
  // Deducted, charged, invoiced.
  { commits: 3, requests: 3, wakes: [], shows: ['product', 'customer', 'order', 'accounting'] },
]
/** The index of the wave after which an order is final. */
const FINAL = 2

/** One wave for all orders that are under way at the same time. */
interface Step {
  readonly wave: Wave
  readonly insert: () => Promise<void>
  readonly requests: readonly Buffer[]
  readonly answer: Buffer
  readonly event: Buffer
  readonly rows: ReadonlyMap<ServiceName, readonly BareRow[]>
}

export interface Amount {
  readonly orders: number
  /** Orders under way at the same time. */
  readonly concurrency: number
  /** Whether everything is at rest before the next orders are placed. */
  readonly idle?: boolean
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const shareOf = <Item>(items: readonly Item[], share: number, shares: number): readonly Item[] =>
  items.slice(Math.floor((items.length * share) / shares), Math.floor((items.length * (share + 1)) / shares))

/** Prepares everything that is not work of the drivers, so that it is not measured. */
const prepare = (
  { commits, saved }: Work,
  { orders, concurrency }: Amount,
  insertion: (commits: Work['commits']) => () => Promise<void>,
): Step[] => {
  const groups = Math.ceil(orders / concurrency)
  const rowsOf = new Map(
    serviceNames.map((name) => [
      name,
      saved
        .filter(({ store }) => store === name)
        .flatMap(({ changes }) => changes.map(({ collection, id, row }) => bareRow(collection, id, row ?? {}))),
    ]),
  )
  const served = new Map<ServiceName, number>()
  const take = (name: ServiceName): BareRow[] => {
    const share = served.get(name) ?? 0
    served.set(name, share + 1)
    const rows = shareOf(rowsOf.get(name) ?? [], share, groups * WAVES.filter(({ shows }) => shows.includes(name)).length)
    return [...new Map(rows.map((row) => [`${row.collection}/${row.id}`, row])).values()]
  }
  let next = 0
  return Array.from({ length: groups }, () => WAVES).flatMap((waves) =>
    waves.map((wave) => {
      const some = commits.slice(next, next + wave.commits * concurrency)
      next += some.length
      return {
        wave,
        insert: insertion(some),
        requests: Array.from({ length: wave.requests }, (_, index) => ({
          requests: shareOf(some, index, wave.requests).map(
            ({ position: _position, at: _at, previousHash: _previous, hash: _hash, ...request }) => request,
          ),
        })).map(json),
        answer: json({ answers: shareOf(some, 0, wave.requests).map(({ position, at }) => ({ outcome: 'committed', position, at })) }),
        event: json({ commits: some }),
        rows: new Map(wave.shows.map((name) => [name, take(name)])),
      }
    }),
  )
}

const openViews = async (
  folder: string,
  { redisUrl, databaseUrl, couchdbUrl }: Servers,
): Promise<Readonly<Record<ServiceName, BareView>>> => {
  const inFile = (name: ServiceName): BareView => openBareSqlite(join(folder, `${name}.sqlite`))
  return {
    customer: redisUrl === undefined ? inFile('customer') : await openBareRedis(redisUrl),
    product: inFile('product'),
    order: databaseUrl === undefined ? inFile('order') : await openBarePostgres(databaseUrl),
    accounting: couchdbUrl === undefined ? inFile('accounting') : await openBareCouch(couchdbUrl),
    storefront: inFile('storefront'),
  }
}

/** In milliseconds. */
export interface Elapsed {
  readonly all: number
  /** Processor time of this process. */
  readonly processor: number
  /** For each group of orders, the time until the order view shows that they are final. */
  readonly final: readonly number[]
}

/**
 * Runs the same commits, requests, answers, messages and rows with the bare drivers, in as few transactions as the steps of the saga
 * allow. Services react as soon as a message arrives. Meanwhile, views are written batch by batch.
 */
export const runBare = (work: Work, amount: Amount, servers: Servers): Promise<Elapsed> =>
  withFolder(async (folder) => {
    const log = servers.mongodbUrl === undefined ? openBareSqliteLog(join(folder, 'log.sqlite')) : await openBareMongo(servers.mongodbUrl)
    const views = await openViews(folder, servers)
    const steps = prepare(work, amount, log.prepare).map((step) => ({
      ...step,
      arrived: 0,
      inserted: Promise.withResolvers<void>(),
      taken: new Map(serviceNames.map((name) => [name, Promise.withResolvers<void>()])),
      shown: new Map(serviceNames.map((name) => [name, Promise.withResolvers<void>()])),
    }))
    const stepOf = (id: number) => {
      const step = steps[id]
      if (step === undefined) throw new RangeError(`there is no step ${id}`)
      return step
    }
    const allShown = ({ shown }: (typeof steps)[number]) => Promise.all([...shown.values()].map(({ promise }) => promise))
    const subscriber = (name: ServiceName) => {
      let before = Promise.resolve()
      return (id: number): Promise<void> => {
        const { taken, shown, rows } = stepOf(id)
        taken.get(name)?.resolve()
        const changed = rows.get(name) ?? []
        if (changed.length > 0) before = before.then(() => views[name].save(changed))
        return before.then(() => shown.get(name)?.resolve())
      }
    }
    const bus = await openBareBus(servers.amqpUrl, {
      // The last request of a wave writes all commits of the wave: the smallest possible number of writes.
      answer: async (id) => {
        const step = stepOf(id)
        step.arrived += 1
        if (step.arrived === step.requests.length) {
          await step.insert()
          step.inserted.resolve()
          void bus.publish(id, step.event)
        }
        await step.inserted.promise
        return step.answer
      },
      subscribers: Object.fromEntries(serviceNames.map((name) => [name, subscriber(name)])),
    })

    const final: number[] = []
    let all = Number.NaN
    const place = async (): Promise<void> => {
      const answers: Promise<Buffer>[] = []
      for (let group = 0; group < steps.length; group += WAVES.length) {
        final.push(
          await time(async () => {
            for (let id = group; id < group + WAVES.length; id += 1) {
              const { requests, wave, taken } = stepOf(id)
              answers.push(...requests.map((body) => bus.request(id, body)))
              await Promise.all(wave.wakes.map((name) => taken.get(name)?.promise))
            }
            await stepOf(group + FINAL).shown.get('order')?.promise
          }),
        )
        if (amount.idle === true) await Promise.all(steps.slice(group, group + WAVES.length).map(allShown))
      }
      await Promise.all(answers)
      await Promise.all(steps.map(allShown))
    }
    const processor = await processorTime(async () => {
      all = await time(place)
    })
    await bus.close()
    for (const view of Object.values(views)) await view.close()
    await log.close()
    return { all, processor, final }
  })
