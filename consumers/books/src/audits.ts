import { messageOf } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import type { Audit } from './audit-result.ts'
import type { AuditStore } from './audit-store.sqlite.ts'
import type { Books } from './books.ts'

/** Reports how far an audit is. */
export type AuditProgress = (position: number, head: number) => void

export interface AuditsParts {
  readonly store: AuditStore
  /** Audits the shop. It should end early, by whatever error, when the signal is aborted. */
  readonly audit: (progress: AuditProgress, signal: AbortSignal) => Promise<Books>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly newId: () => string
  readonly logger: Logger
  /** Milliseconds from the start to the first audit, and from one to the next. Undefined: none without being asked for. */
  readonly everyMs?: number | undefined
}

/** The audits of a shop: one at a time, on a schedule and on demand, with the history of their results. */
export interface Audits {
  readonly store: AuditStore
  /** The audit that runs, if there is one. */
  running(): Audit | undefined
  /** Begins an audit, unless one is running. @returns the one that runs */
  begin(cause: Audit['cause']): Audit
  /** Ends the schedule, and an audit that runs. */
  stop(): Promise<void>
}

export const createAudits = ({ store, audit, clock, newId, logger, everyMs }: AuditsParts): Audits => {
  const ending = new AbortController()
  let current: { readonly latest: () => Audit; readonly ended: Promise<void> } | undefined
  const now = (): string => new Date(clock.now()).toISOString()

  /** Runs an audit. @returns how it stands at any time, and when it has ended */
  const run = (begun: Audit): NonNullable<typeof current> => {
    let job = begun
    const progress: AuditProgress = (position, head) => {
      job = { ...job, position, head }
    }
    const toTheEnd = async (): Promise<void> => {
      try {
        const { ok, checks } = await audit(progress, ending.signal)
        const faultCount = checks.reduce((sum, check) => sum + check.faultCount, 0)
        job = { ...job, state: 'done', ok, faultCount, checks: checks.map((check) => ({ ...check, faults: [...check.faults] })) }
        if (!ok) logger.error({ auditId: job.auditId, faultCount }, 'the books are not right')
      } catch (error) {
        job = { ...job, state: 'failed', error: ending.signal.aborted ? 'the process ended' : messageOf(error) }
        logger.error({ auditId: job.auditId, error: job.error }, 'an audit failed')
      }
      try {
        store.save({ ...job, endedAt: now() })
      } catch (error) {
        logger.error({ auditId: job.auditId, error: messageOf(error) }, 'the result of an audit cannot be kept')
      }
    }
    const ended = toTheEnd().finally(() => {
      current = undefined
    })
    return { latest: () => job, ended }
  }

  const begin = (cause: Audit['cause']): Audit => {
    if (current !== undefined) return current.latest()
    const job: Audit = {
      auditId: newId(),
      begunAt: now(),
      endedAt: null,
      cause,
      state: 'running',
      position: 0,
      head: null,
      ok: null,
      faultCount: 0,
      error: null,
      checks: [],
    }
    store.save(job)
    current = run(job)
    return job
  }

  const keepSchedule = async (pause: number): Promise<void> => {
    for (;;) {
      await clock.sleep(pause, ending.signal)
      if (ending.signal.aborted) return
      try {
        begin('schedule')
      } catch (error) {
        logger.error({ error: messageOf(error) }, 'an audit cannot begin')
      }
      await current?.ended
    }
  }
  const schedule = everyMs === undefined ? undefined : keepSchedule(everyMs)

  return {
    store,
    running: () => current?.latest(),
    begin,
    stop: async () => {
      ending.abort()
      await schedule
      await current?.ended
      store.close()
    },
  }
}
