import type { Checkpoint, Commit } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { Era } from './era.ts'
import type { LogClient } from './log-client.ts'

export interface FollowerOptions {
  readonly log: LogClient
  readonly clock: Clock
  readonly start: Checkpoint
  /** Takes consecutive commits of the era; rejecting means "again later": the same commits, after a pause. */
  handle(commits: readonly Commit[], era: Era): Promise<void>
  /**
   * An era begins: the log may be another one than before. Rejecting means "again later".
   * @param checkpoint  the last commit handled, which may not be in it
   * @returns where to go on from: what the log holds
   */
  begin(checkpoint: Checkpoint): Promise<Checkpoint>
  /** Nothing has come for a second. */
  idle?(): Promise<void>
  /** A failure that may pass. */
  failed(error: unknown): void
  /** Most commits in one call of `handle`. */
  readonly batchSize?: number
}

export interface Follower {
  /** The last commit handled. */
  readonly checkpoint: Checkpoint
  /** It has once been at the head of the log, and has not been set back since. */
  readonly ready: boolean
  /** How often it was set back when it was ready. */
  readonly setbacks: number
  /** In which the checkpoint has been found in the log; undefined while that is in doubt. */
  readonly era: Era | undefined
  /** Commits that came over the bus, of that run of the event store: of another than those of the era it is only the doorbell. */
  hint(commits: readonly Commit[], run: string): void
  /** {@link hint}; resolves when they are handled, were before, or turn out not to be in the log. */
  offer(commits: readonly Commit[], run: string): Promise<void>
  /**
   * What is followed may stand elsewhere: finds out where to go on from.
   * @param at  where it surely is no further than, if that is known
   */
  startOver(at?: Checkpoint): void
  /** Resolves to whether that position was reached within the time. */
  reached(position: number, timeoutMs: number): Promise<boolean>
  /** Runs between two batches, when nothing else is being handled. */
  exclusively<Result>(task: () => Promise<Result>): Promise<Result>
  stop(): Promise<void>
}

const PAGE = 500
const IDLE_MS = 1_000
const MAX_BACK_OFF_MS = 5_000
const MAX_QUEUED = 10_000

/**
 * Follows the log in order of position: what comes over the bus if it fits, what the event store has if not.
 * A gap, a hash that does not continue the chain, and each idle second make it ask: so a lost message heals, the last one too.
 */
export const createFollower = ({ log, clock, start, handle, begin, idle, failed, batchSize = PAGE }: FollowerOptions): Follower => {
  let checkpoint = start
  let verified: Era | undefined
  let doubts = 0
  let ready = false
  let setbacks = 0
  let queue: Commit[] = []
  let mustAsk = true
  const stopping = new AbortController()
  let alarm = new AbortController()
  let tasks: (() => Promise<void>)[] = []
  let waiters: { position: number; resolve: (reached: boolean) => void }[] = []
  let offers: { position: number; resolve: () => void }[] = []
  let askedAt = -Infinity
  let wasIdle = false

  // A reason, for without one an error is made each time, with its stack.
  const wake = (): void => alarm.abort('woken')

  const notify = (): void => {
    if (waiters.length > 0) {
      const due = waiters.filter(({ position }) => position <= checkpoint.position)
      waiters = waiters.filter(({ position }) => position > checkpoint.position)
      for (const { resolve } of due) resolve(true)
    }
    if (offers.length > 0) {
      const due = offers.filter(({ position }) => position <= checkpoint.position)
      offers = offers.filter(({ position }) => position > checkpoint.position)
      for (const { resolve } of due) resolve()
    }
  }

  /** Whatever was offered and is not handled now is not in the log: of an older copy, perhaps. */
  const dropOffers = (): void => {
    const dropped = offers
    offers = []
    for (const { resolve } of dropped) resolve()
  }

  /** The era in which the checkpoint has been found in the log, if that is the present one. */
  const present = (): Era | undefined => (verified !== undefined && verified === log.era ? verified : undefined)

  const stand = (at: Checkpoint): void => {
    if (ready && at.position < checkpoint.position) {
      ready = false
      setbacks += 1
    }
    checkpoint = at
  }

  const startOver = (at = checkpoint): void => {
    doubts += 1
    verified = undefined
    stand(at)
    wake()
  }

  const enter = async (): Promise<void> => {
    if (log.era === undefined) await log.head()
    const [{ era }, before] = [log, doubts]
    const from = await begin(checkpoint)
    // If somebody has asked for it again meanwhile, it is done once more; so it is if that era is over already.
    if (doubts === before) verified = era
    stand(from)
    queue = []
    mustAsk = true
    notify()
  }

  /** The next commits in the queue, as far as they continue the chain; what is behind or beyond is dropped or kept. */
  const takeQueued = (): Commit[] => {
    let index = 0
    let { position, hash } = checkpoint
    const batch: Commit[] = []
    for (; index < queue.length && batch.length < batchSize; index += 1) {
      const commit = queue[index]
      if (commit === undefined) continue
      if (commit.position <= position) {
        // Doubled, or of a log that was restored from an older copy and goes on: that must not wait for an idle second.
        if (clock.now() - askedAt >= IDLE_MS) mustAsk = true
        continue
      }
      if (commit.position !== position + 1 || commit.previousHash !== hash) {
        mustAsk = true
        // Whatever comes over the bus is a hint; what the event store says settles it.
        index = queue.length
        break
      }
      batch.push(commit)
      ;({ position, hash } = commit)
    }
    queue = index >= queue.length ? [] : queue.slice(index)
    return batch
  }

  /** Whether there is nothing to read: the log ends here, or it is another one, for it ends before or has another commit here. */
  const isAtEnd = async (): Promise<boolean> => {
    const head = await log.head()
    if (head.position > checkpoint.position) return false
    if (head.position < checkpoint.position || head.hash !== checkpoint.hash) startOver()
    else {
      mustAsk = false
      ready = true
    }
    return true
  }

  const ask = async (): Promise<readonly Commit[]> => {
    askedAt = clock.now()
    const expectsNothing = wasIdle
    wasIdle = false
    if (expectsNothing && (await isAtEnd())) return []
    const commits = await log.readAll(checkpoint.position, batchSize)
    const [next] = commits
    if (next === undefined) {
      await isAtEnd()
      return []
    }
    if (next.position !== checkpoint.position + 1)
      throw new Error(`the event store answered ${next.position} for what follows ${checkpoint.position}`)
    if (next.previousHash !== checkpoint.hash) {
      startOver()
      return []
    }
    return commits
  }

  const run = async (): Promise<void> => {
    let backOff = 0
    while (!stopping.signal.aborted) {
      try {
        const due = tasks
        tasks = []
        for (const task of due) await task()
        if (present() === undefined) {
          await enter()
          continue
        }
        const queued = takeQueued()
        const asked = queued.length === 0 && mustAsk
        const batch = asked ? await ask() : queued
        const last = batch.at(-1)
        const era = present()
        if (era === undefined) continue
        if (last !== undefined) {
          await handle(batch, era)
          // It stands elsewhere, or may: that is found out first.
          if (verified !== era) continue
          checkpoint = { position: last.position, hash: last.hash }
          notify()
          // A short page ends at the head; what comes after it comes over the bus.
          if (asked && batch.length < batchSize) {
            mustAsk = false
            ready = true
          }
        } else if (!mustAsk && tasks.length === 0 && queue.length === 0 && !stopping.signal.aborted) {
          dropOffers()
          alarm = new AbortController()
          await clock.sleep(IDLE_MS, alarm.signal)
          if (!alarm.signal.aborted) {
            mustAsk = true
            wasIdle = true
            await idle?.()
          }
        }
        backOff = 0
      } catch (error) {
        if (stopping.signal.aborted) break
        failed(error)
        mustAsk = true
        queue = []
        backOff = Math.min(MAX_BACK_OFF_MS, Math.max(50, backOff * 2))
        await clock.sleep(backOff, stopping.signal)
      }
    }
    for (const task of tasks) await task().catch(failed)
    for (const { resolve } of waiters) resolve(false)
    waiters = []
    dropOffers()
  }

  const reached = (position: number, timeoutMs: number): Promise<boolean> => {
    if (position <= checkpoint.position) return Promise.resolve(true)
    if (stopping.signal.aborted) return Promise.resolve(false)
    return new Promise((resolve) => {
      const cancel = new AbortController()
      const waiter = {
        position,
        resolve: (isReached: boolean) => {
          resolve(isReached)
          cancel.abort('reached')
        },
      }
      waiters.push(waiter)
      void clock.sleep(timeoutMs, cancel.signal).then(() => {
        waiters = waiters.filter((other) => other !== waiter)
        resolve(false)
      })
    })
  }

  const hint = (commits: readonly Commit[], of: string): void => {
    if (present()?.runs.includes(of) !== true || queue.length + commits.length > MAX_QUEUED) mustAsk = true
    else queue.push(...commits)
    wake()
  }

  log.onEraEnd(wake)
  const running = run()

  return {
    get checkpoint() {
      return checkpoint
    },
    get ready() {
      return ready
    },
    get setbacks() {
      return setbacks
    },
    get era() {
      return present()
    },
    hint,
    offer: (commits, of) => {
      const last = commits.at(-1)
      if (last === undefined || stopping.signal.aborted) return Promise.resolve()
      hint(commits, of)
      if (last.position <= checkpoint.position) return Promise.resolve()
      return new Promise((resolve) => offers.push({ position: last.position, resolve }))
    },
    startOver,
    reached,
    exclusively: (task) =>
      new Promise((resolve, reject) => {
        if (stopping.signal.aborted) {
          reject(new Error('the follower has stopped'))
          return
        }
        tasks.push(async () => {
          try {
            resolve(await task())
          } catch (error) {
            reject(error)
          }
        })
        wake()
      }),
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}
