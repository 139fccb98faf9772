import { isSame, type Checkpoint, type Commit } from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import type { LogClient } from './log-client.ts'

export interface SubscriptionOptions {
  readonly log: Pick<LogClient, 'head' | 'readAll' | 'believes' | 'note' | 'lose'>
  readonly clock: Clock
  /** The last commit handled before; the log holds it. */
  readonly start: Checkpoint
  /**
   * Takes consecutive commits. Rejecting means "again later": the same commits come again after a pause.
   * @returns where the consumer stands then: behind the commits, unless somebody else has moved it
   */
  handle(commits: readonly Commit[]): Promise<Checkpoint>
  /** Nothing has come for a second. @returns where the consumer stands */
  idle?(): Promise<Checkpoint>
  /** A failure that may pass. */
  failed(error: unknown): void
  /** Most commits in one call of `handle`. */
  readonly batchSize?: number
}

export interface Subscription {
  /** The last commit handled. */
  readonly checkpoint: Checkpoint
  /** The consumer has been at the head of the log, and has not been set back since. */
  readonly ready: boolean
  /** Takes commits that came over the bus from that run of the event store. Those of an unknown run only say that there is something new. */
  notify(commits: readonly Commit[], run: string): void
  /** As {@link notify}; resolves when the commits are handled, were handled before, or turn out not to be in the log. */
  deliver(commits: readonly Commit[], run: string): Promise<void>
  /** Resolves to whether the consumer has reached that position within the time. */
  reached(position: number, timeoutMs: number): Promise<boolean>
  /** Runs a task between two batches, when nothing else is being handled. @param task  may say where the consumer stands afterwards */
  exclusively<Result>(task: (standAt: (checkpoint: Checkpoint) => void) => Promise<Result>): Promise<Result>
  stop(): Promise<void>
}

const PAGE = 500
const IDLE_MS = 1_000
const MAX_QUEUED = 10_000

/**
 * Follows the log in order of position. It takes what the bus brings if that continues the chain of hashes, and asks the event store if not.
 * A gap, a hash that does not fit and each idle second make it ask, so a lost message heals, the last one too.
 */
export const createSubscription = (options: SubscriptionOptions): Subscription => {
  const { log, clock, start, handle, idle, failed, batchSize = PAGE } = options
  // The place alone: a view's checkpoint says more, which is nobody's business here.
  const placeOf = ({ position, hash }: Checkpoint): Checkpoint => ({ position, hash })
  let checkpoint = placeOf(start)
  let ready = false
  let queue: Commit[] = []
  let mustAsk = true
  const stopping = new AbortController()
  let alarm = new AbortController()
  let tasks: (() => Promise<void>)[] = []
  let waiters: { position: number; resolve: (reached: boolean) => void }[] = []
  let deliveries: { position: number; resolve: () => void }[] = []
  let wasIdle = false

  // With a reason: without one an error with its stack is made each time.
  const wake = (): void => alarm.abort('woken')

  const notifyWaiters = (): void => {
    if (waiters.length > 0) {
      const due = waiters.filter(({ position }) => position <= checkpoint.position)
      waiters = waiters.filter(({ position }) => position > checkpoint.position)
      for (const { resolve } of due) resolve(true)
    }
    if (deliveries.length > 0) {
      const due = deliveries.filter(({ position }) => position <= checkpoint.position)
      deliveries = deliveries.filter(({ position }) => position > checkpoint.position)
      for (const { resolve } of due) resolve()
    }
  }

  /** What was delivered and is not handled when there is nothing left to read is not in the log. */
  const dropDeliveries = (): void => {
    const dropped = deliveries
    deliveries = []
    for (const { resolve } of dropped) resolve()
  }

  const standAt = (at: Checkpoint, expected: Checkpoint = checkpoint): void => {
    if (at.position < checkpoint.position) ready = false
    checkpoint = placeOf(at)
    if (!isSame(at, expected)) {
      queue = []
      mustAsk = true
    }
    notifyWaiters()
  }

  /** The next commits in the queue that continue the chain. What is behind is dropped; a gap makes it ask. */
  const takeQueued = (): Commit[] => {
    let index = 0
    let { position, hash } = checkpoint
    const batch: Commit[] = []
    for (; index < queue.length && batch.length < batchSize; index += 1) {
      const commit = queue[index]
      if (commit === undefined || commit.position <= position) continue
      if (commit.position !== position + 1 || commit.previousHash !== hash) {
        mustAsk = true
        // The bus brings news; what the event store says counts.
        index = queue.length
        break
      }
      batch.push(commit)
      ;({ position, hash } = commit)
    }
    queue = index >= queue.length ? [] : queue.slice(index)
    return batch
  }

  const loseUnless = (fits: boolean): void => {
    if (!fits) log.lose(`the log does not hold commit ${checkpoint.position} as it was handled here`)
  }

  /** Whether the log ends here. */
  const isAtEnd = async (): Promise<boolean> => {
    const head = await log.head()
    if (head.position > checkpoint.position) return false
    loseUnless(isSame(head, checkpoint))
    ready = true
    return true
  }

  const ask = async (): Promise<readonly Commit[]> => {
    const expectsNothing = wasIdle
    wasIdle = false
    // Before the question, not after it: a message that comes meanwhile makes it ask once more.
    mustAsk = false
    if (expectsNothing && (await isAtEnd())) return []
    const commits = await log.readAll(checkpoint.position, batchSize)
    const [next] = commits
    if (next === undefined) {
      if (!(await isAtEnd())) mustAsk = true
      return []
    }
    if (next.position !== checkpoint.position + 1)
      throw new Error(`the event store answered ${next.position} for what follows ${checkpoint.position}`)
    loseUnless(next.previousHash === checkpoint.hash)
    return commits
  }

  const rest = async (): Promise<void> => {
    dropDeliveries()
    alarm = new AbortController()
    await clock.sleep(IDLE_MS, alarm.signal)
    if (alarm.signal.aborted) return
    mustAsk = true
    wasIdle = true
    if (idle !== undefined) standAt(await idle())
  }

  const step = async (): Promise<void> => {
    const due = tasks
    tasks = []
    for (const task of due) await task()
    const queued = takeQueued()
    const asked = queued.length === 0 && mustAsk
    const batch = asked ? await ask() : queued
    const last = batch.at(-1)
    if (last !== undefined) {
      const end = { position: last.position, hash: last.hash }
      standAt(await handle(batch), end)
      // A short page ends at the head; what comes after it comes over the bus.
      if (asked && batch.length === batchSize) mustAsk = true
      else if (asked && isSame(checkpoint, end)) ready = true
    } else if (!mustAsk && tasks.length === 0 && queue.length === 0 && !stopping.signal.aborted) await rest()
  }

  const work = async (): Promise<void> => {
    const again = (error: unknown): void => {
      failed(error)
      mustAsk = true
      queue = []
    }
    while (!stopping.signal.aborted) {
      await retry(step, { clock, signal: stopping.signal, failed: again }).catch(() => undefined)
    }
    for (const task of tasks) await task().catch(failed)
    for (const { resolve } of waiters) resolve(false)
    waiters = []
    dropDeliveries()
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

  const notify = (commits: readonly Commit[], run: string): void => {
    if (!log.believes(run) || queue.length + commits.length > MAX_QUEUED) mustAsk = true
    else {
      log.note(commits.at(-1))
      queue.push(...commits)
    }
    wake()
  }

  const running = work()

  return {
    get checkpoint() {
      return checkpoint
    },
    get ready() {
      return ready
    },
    notify,
    deliver: (commits, run) => {
      const last = commits.at(-1)
      if (last === undefined || stopping.signal.aborted) return Promise.resolve()
      notify(commits, run)
      if (last.position <= checkpoint.position) return Promise.resolve()
      return new Promise((resolve) => deliveries.push({ position: last.position, resolve }))
    },
    reached,
    exclusively: (task) =>
      new Promise((resolve, reject) => {
        if (stopping.signal.aborted) {
          reject(new Error('the subscription has ended'))
          return
        }
        tasks.push(async () => {
          try {
            resolve(await task(standAt))
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
