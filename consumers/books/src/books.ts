import type { Checkpoint } from '@souk/log-protocol'
import { createAudit } from './audit.ts'
import type { Check } from './check.ts'
import { openScratch } from './scratch.sqlite.ts'
import { createViewReplay, type AuditedView, type CommitSource } from './views.ts'

/** The log that the auditor reads. */
export interface BooksLog extends CommitSource {
  head(): Promise<Checkpoint>
}

export interface BooksParts {
  readonly log: BooksLog
  readonly views: readonly AuditedView[]
  /** The time at which the log is judged, in milliseconds since 1970 UTC. Called once the head of the log is known. */
  readonly now: () => number
  /** Milliseconds that the steps after a final state may take, and that an order may be pending past its deadline. Default: 10,000. */
  readonly graceMs?: number
  /** Where the replayed views are kept. Default: unnamed files in the temporary folder. */
  readonly memory?: '' | ':memory:'
  /** Called after each page with the position reached and the position of the head. */
  readonly progress?: (position: number, head: number) => void
}

export interface Books {
  /** All checks passed. */
  readonly ok: boolean
  readonly checks: readonly Check[]
}

const PAGE = 500

/**
 * Reads the log once, up to its current head, and checks every invariant of the shop. Then compares the view of every
 * service with a replay of the log. Memory does not grow with the log.
 */
export const keepBooks = async ({ log, views, now, graceMs = 10_000, memory = '', progress }: BooksParts): Promise<Books> => {
  const scratch = openScratch()
  const replays = views.map((view) => createViewReplay(view, log, memory))
  try {
    const head = await log.head()
    const moment = { head, now: now(), graceMs }
    const audit = createAudit(scratch)
    for (let position = 0; position < head.position;) {
      const commits = await log.readAll(position, Math.min(PAGE, head.position - position))
      const last = commits.at(-1)
      if (last === undefined) break
      audit.add(commits)
      for (const replay of replays) await replay.add(commits)
      // The audit has reported positions that do not grow. Reading on would never end.
      if (last.position <= position) break
      position = last.position
      progress?.(position, head.position)
    }
    const checks = [...audit.end(moment)]
    for (const replay of replays) checks.push(await replay.compare())
    return { ok: checks.every((check) => check.ok), checks }
  } finally {
    for (const replay of replays) await replay.close()
    scratch.close()
  }
}
