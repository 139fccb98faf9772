import type { Clock } from '@souk/bus'
import type { Checkpoint, Commit } from '@souk/contracts'
import type { LogClient } from './log-client.ts'

export interface FollowerOptions {
  readonly log: LogClient
  readonly clock: Clock
  readonly start: Checkpoint
  /** Takes consecutive commits; rejecting means "again later": the same commits, after a pause. */
  handle(commits: readonly Commit[]): Promise<void>
  /**
   * The log is not the one that was followed so far (restored from an older copy, or exchanged), or it may not be: {@link Follower.startOver}.
   * Rejecting means "again later".
   * @param found  the checkpoint is surely not in the log
   * @returns where to go on from; `GENESIS`, or what is surely in the log
   */
  diverged(found: boolean): Promise<Checkpoint>
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
  /** It has once been at the head of the log. */
  readonly ready: boolean
  /** The checkpoint has been found in the log, and nothing since has put that in doubt. */
  readonly verified: boolean
  /** Commits that came over the bus. */
  hint(commits: readonly Commit[]): void
  /** {@link hint}; resolves when they are handled, were before, or turn out not to be in the log. */
  offer(commits: readonly Commit[]): Promise<void>
  /** Whatever was followed so far, it may not be this log: finds out where to go on from. */
  startOver(): void
  /** Resolves to whether that position was reached within the time. */
  reached(position: number, timeoutMs: number): Promise<boolean>
  /** Runs between two batches, when nothing else is being handled. */
  exclusively<Result>(task: () => Promise<Result>): Promise<Result>
  /** Goes back to a checkpoint, and reads on from there. Only inside `exclusively` or `handle`. */
  rewind(checkpoint: Checkpoint): void
  /** Resolves when it is at the head; asks the event store. */
  caughtUp(): Promise<boolean>
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
export const createFollower = ({ log, clock, start, handle, diverged, idle, failed, batchSize = PAGE }: FollowerOptions): Follower => {
  let checkpoint = start
  let verified = start.position === 0
  let ready = false
  let queue: Commit[] = []
  let mustAsk = true
  let mustStartOver = false
  const stopping = new AbortController()
  let alarm = new AbortController()
  let tasks: (() => Promise<void>)[] = []
  let waiters: { position: number; resolve: (reached: boolean) => void }[] = []
  let offers: { position: number; resolve: () => void }[] = []
  let askedAt = -Infinity

  const wake = (): void => alarm.abort()

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

  const restart = async (found: boolean): Promise<void> => {
    verified = false
    mustStartOver = false
    try {
      checkpoint = await diverged(found)
    } catch (error) {
      mustStartOver = true
      throw error
    }
    // Unless somebody has asked for it again meanwhile.
    verified = !mustStartOver
    ready = false
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

  const ask = async (): Promise<readonly Commit[]> => {
    askedAt = clock.now()
    if (!verified) {
      const [commit] = await log.readAll(checkpoint.position - 1, 1)
      if (commit?.hash !== checkpoint.hash) {
        await restart(true)
        return []
      }
      verified = true
    }
    const commits = await log.readAll(checkpoint.position, batchSize)
    const [next] = commits
    if (next === undefined) {
      const head = await log.head()
      const other = head.position < checkpoint.position || (head.position === checkpoint.position && head.hash !== checkpoint.hash)
      if (other) await restart(true)
      else if (head.position === checkpoint.position) {
        mustAsk = false
        ready = true
      }
      return []
    }
    if (next.position !== checkpoint.position + 1)
      throw new Error(`the event store answered ${next.position} for what follows ${checkpoint.position}`)
    if (next.previousHash !== checkpoint.hash) {
      await restart(true)
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
        if (mustStartOver) {
          await restart(false)
          continue
        }
        const queued = takeQueued()
        const asked = queued.length === 0 && mustAsk
        const batch = asked ? await ask() : queued
        const last = batch.at(-1)
        if (last !== undefined) {
          const before = checkpoint
          await handle(batch)
          const rewound = checkpoint !== before
          if (rewound) continue
          checkpoint = { position: last.position, hash: last.hash }
          notify()
          // A short page ends at the head; what comes after it comes over the bus.
          if (asked && batch.length < batchSize) {
            mustAsk = false
            ready = true
          }
        } else if (!mustAsk && !mustStartOver && tasks.length === 0 && queue.length === 0 && !stopping.signal.aborted) {
          dropOffers()
          alarm = new AbortController()
          await clock.sleep(IDLE_MS, alarm.signal)
          if (!alarm.signal.aborted) {
            mustAsk = true
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
          cancel.abort()
        },
      }
      waiters.push(waiter)
      void clock.sleep(timeoutMs, cancel.signal).then(() => {
        waiters = waiters.filter((other) => other !== waiter)
        resolve(false)
      })
    })
  }

  const hint = (commits: readonly Commit[]): void => {
    if (queue.length + commits.length > MAX_QUEUED) mustAsk = true
    else queue.push(...commits)
    wake()
  }

  const running = run()

  return {
    get checkpoint() {
      return checkpoint
    },
    get ready() {
      return ready
    },
    get verified() {
      return verified
    },
    hint,
    offer: (commits) => {
      const last = commits.at(-1)
      if (last === undefined || stopping.signal.aborted) return Promise.resolve()
      hint(commits)
      if (last.position <= checkpoint.position) return Promise.resolve()
      return new Promise((resolve) => offers.push({ position: last.position, resolve }))
    },
    startOver: () => {
      verified = false
      mustStartOver = true
      wake()
    },
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
    rewind: (to) => {
      // Another writer of the view is ahead: what it shows is newer, not older.
      ready = ready && to.position >= checkpoint.position
      checkpoint = to
      verified = !mustStartOver
      notify()
      mustAsk = true
      queue = []
    },
    caughtUp: async () => (await log.head()).position <= checkpoint.position,
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}
