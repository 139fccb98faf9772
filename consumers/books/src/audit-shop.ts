import { setTimeout as sleep } from 'node:timers/promises'
import { operationsOf, RequestRefused, valueOf, type SoukApi } from '@souk/client'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { Commit } from '@souk/log-protocol'
import { SQLITE } from '@souk/service/sqlite'
import { keepBooks, type Books, type BooksLog, type BooksParts } from './books.ts'
import { auditedViews } from './services.ts'
import { InstanceGone, type InstanceView, type ViewSource } from './views.ts'

const logOver = (shop: SoukApi): BooksLog => {
  const fetchPage = async (after: number, limit: number): Promise<Commit[]> =>
    (await valueOf(shop.listCommits({ query: { after, limit } }))).commits.map((commit) => Commit.parse(commit))
  // The next page is requested while the current one is checked.
  let ahead: { readonly after: number; readonly commits: Promise<Commit[]> } | undefined
  return {
    head: () => valueOf(shop.getHead()),
    readAll: async (after, limit) => {
      const fetched = ahead?.after === after ? await ahead.commits : await fetchPage(after, limit)
      const commits = fetched.slice(0, limit)
      const last = commits.at(-1)
      ahead = undefined
      if (last !== undefined && commits.length === limit) {
        const next = fetchPage(last.position, limit)
        // The failure is reported by the next call of `readAll`, if there is one.
        next.catch(() => undefined)
        ahead = { after: last.position, commits: next }
      }
      return commits
    },
  }
}

const VIEW_PATIENCE_MS = 30_000

const pageOver =
  (shop: SoukApi, service: ServiceName, instance?: string): ViewSource['page'] =>
  async (collection, after, limit, atLeast) => {
    for (const start = Date.now(); ; await sleep(100)) {
      const asked = {
        path: { collection },
        query: { after, limit, ...(instance !== undefined && { instance }) },
        headers: { 'souk-position': String(atLeast) },
      }
      const found = await valueOf(operationsOf(shop)[service].viewRows(asked))
      if (found.checkpoint.position >= atLeast || Date.now() - start > VIEW_PATIENCE_MS) return found
    }
  }

/** The view of an instance. It has a collection as any other has it, so what is not found is the instance. */
const instanceOver = (shop: SoukApi, service: ServiceName, instance: string): InstanceView => {
  const page = pageOver(shop, service, instance)
  return {
    instance,
    page: (...asked) =>
      page(...asked).catch((error: unknown) => {
        throw error instanceof RequestRefused && error.problem.code === 'not-found' ? new InstanceGone(instance, { cause: error }) : error
      }),
  }
}

const viewOver = (shop: SoukApi, service: ServiceName): ViewSource => ({
  page: pageOver(shop, service),
  instances: async () => {
    const { instances } = await valueOf(shop.listInstances())
    // A view on SQLite is a file of its instance. Those of a service that keeps its view in a database server share it.
    const own = instances.filter(({ name, database }) => name === service && database === SQLITE)
    return own.length < 2 ? [] : own.map(({ instance }) => instanceOver(shop, service, instance))
  },
})

/** Waits until no order is pending and the reactions of every service are at the head of the log, but at most `patienceMs`. */
const waitUntilQuiet = async (shop: SoukApi, patienceMs: number): Promise<void> => {
  for (const start = Date.now(); Date.now() - start < patienceMs; await sleep(200)) {
    const pending = await valueOf(shop.listOrders({ query: { status: 'PENDING', limit: 1 } }))
    if (pending.items.length > 0) continue
    const { position } = await valueOf(shop.getHead())
    const done = await Promise.all(
      serviceNames.map(async (name) => (await valueOf(operationsOf(shop)[name].status())).reactionsDone.position),
    )
    const head = await valueOf(shop.getHead())
    if (head.position === position && done.every((reached) => reached >= position)) return
  }
}

export type AuditOptions = Pick<BooksParts, 'memory' | 'progress'> & {
  /** Milliseconds to wait for a shop that is at rest. A shop that stays busy is audited as it is: orders under way are not faults. */
  readonly patienceMs: number
  /** Default: the clock of the system. */
  readonly now?: () => number
}

/**
 * Audits a running shop over HTTP.
 * @throws RequestRefused
 */
export const auditShop = async (shop: SoukApi, { patienceMs, now = Date.now, ...parts }: AuditOptions): Promise<Books> => {
  await waitUntilQuiet(shop, patienceMs)
  return keepBooks({ ...parts, now, log: logOver(shop), views: auditedViews((service) => viewOver(shop, service)) })
}
