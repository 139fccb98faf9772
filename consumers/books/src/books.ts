import type { Checkpoint } from '@souk/log-protocol'
import { createAudit } from './audit.ts'
import type { Check } from './check.ts'
import { openScratch } from './scratch.sqlite.ts'
import { createViewReplay, type AuditedView, type CommitSource } from './views.ts'

/** What the auditor reads of the event store. */
export interface BooksLog extends CommitSource {
  head(): Promise<Checkpoint>
}

export interface BooksParts {
  readonly log: BooksLog
  readonly views: readonly AuditedView[]
  /** The moment at which it is judged, in milliseconds since 1970 UTC; asked for when the head of the log is known. */
  readonly now: () => number
  /** How long what follows from a final order may take, and a pending one be past its deadline, in milliseconds (default 10,000). */
  readonly graceMs?: number
  /** Where the replayed views stand (default: files without a name in the temporary folder). */
  readonly memory?: '' | ':memory:'
  /** Called now and then with the position reached, and that of the head. */
  readonly progress?: (position: number, head: number) => void
}

export interface Books {
  /** All checks passed. */
  readonly ok: boolean
  readonly checks: readonly Check[]
}

const PAGE = 500

/**
 * Goes through the log once, up to where its head is now, and checks every invariant of the shop; then compares every
 * service's view with what follows from the log. Needs no more memory for a long log than for a short one.
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
      // Positions that do not grow are a fault that the audit has seen; to go on would mean to go round.
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
