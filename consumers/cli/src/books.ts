import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { auditedViews, keepBooks, type Books, type BooksLog, type ViewSource } from '@souk/books'
import { Order, page, serviceNames } from '@souk/contracts'
import { Checkpoint, Commit } from '@souk/log-protocol'
import type { Api } from './api.ts'
import { Status } from './manage.ts'
import type { Progress } from './progress.ts'

const CommitPage = z.object({ commits: z.array(Commit), head: Checkpoint })

const ViewPage = z.object({
  checkpoint: Checkpoint,
  rows: z.array(z.object({ id: z.string(), row: z.record(z.string(), z.unknown()) })),
})

const logOver = (api: Api): BooksLog => {
  const fetchPage = async (after: number, limit: number): Promise<Commit[]> =>
    (await api.ask('/event-store/commits', CommitPage, { query: { after, limit } })).commits
  // The next page is requested while the current one is checked.
  let ahead: { readonly after: number; readonly commits: Promise<Commit[]> } | undefined
  return {
    head: () => api.ask('/event-store/head', Checkpoint),
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

const viewOver = (api: Api, service: string): ViewSource => ({
  page: async (collection, after, limit, atLeast) => {
    for (const start = Date.now(); ; await sleep(100)) {
      const headers = { 'souk-position': String(atLeast) }
      const found = await api.ask(`/${service}/admin/view/${collection}`, ViewPage, { query: { after, limit }, headers })
      if (found.checkpoint.position >= atLeast || Date.now() - start > VIEW_PATIENCE_MS) return found
    }
  },
})

/** Waits until no order is pending and the reactions of every service are at the head of the log, but at most `patienceMs`. */
const waitUntilQuiet = async (api: Api, patienceMs: number): Promise<void> => {
  for (const start = Date.now(); Date.now() - start < patienceMs; await sleep(200)) {
    const pending = await api.ask('/order/orders', page(Order), { query: { status: 'PENDING', limit: 1 } })
    if (pending.items.length > 0) continue
    const { position } = await api.ask('/event-store/head', Checkpoint)
    const done = await Promise.all(
      serviceNames.map(async (name) => (await api.ask(`/${name}/admin/status`, Status)).reactionsDone.position),
    )
    const head = await api.ask('/event-store/head', Checkpoint)
    if (head.position === position && done.every((reached) => reached >= position)) return
  }
}

/**
 * Audits a running shop over HTTP. A shop that stays busy is audited as it is: orders under way are not faults.
 * @throws Fault
 */
export const auditShop = async (api: Api, { patienceMs, progress }: { patienceMs: number; progress: Progress }): Promise<Books> => {
  await waitUntilQuiet(api, patienceMs)
  let begun = false
  try {
    return await keepBooks({
      log: logOver(api),
      views: auditedViews((service) => viewOver(api, service)),
      now: Date.now,
      progress: (position, head) => {
        if (!begun) progress.begin('commits', head)
        begun = true
        progress.at(position)
      },
    })
  } finally {
    progress.end()
  }
}

export const printBooks = ({ checks }: Books): string => {
  const width = Math.max(...checks.map(({ name }) => name.length))
  return checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${detail}`).join('\n')
}
