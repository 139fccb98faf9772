import { isSame, messageOf, type Checkpoint, type Commit } from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import type { LogClient } from './log-client.ts'

export interface SubscriptionOptions {
  readonly log: Pick<LogClient, 'head' | 'readAll' | 'believes' | 'note' | 'lose'>
  readonly clock: Clock
  /** The last commit that was handled before. The log must hold it. */
  readonly start: Checkpoint
  /**
   * Handles consecutive commits. If it rejects, the same commits come again after a pause.
   * @returns where the consumer stands afterwards: at the last commit, unless somebody else has moved it
   */
  handle(commits: readonly Commit[]): Promise<Checkpoint>
  /** Called when nothing has come for a second. @returns where the consumer stands */
  idle?(): Promise<Checkpoint>
  /** Called with a failure, before the retry. */
  failed(error: unknown): void
  /** Maximum number of commits in one call of `handle`. */
  readonly batchSize?: number
}

export interface Subscription {
  /** The last commit handled. */
  readonly checkpoint: Checkpoint
  /** Whether the consumer has reached the head of the log, and has not been set back since. */
  readonly ready: boolean
  /** Why the last attempt to read or handle commits failed; undefined if it did not. It is repeated until it succeeds. */
  readonly failure: string | undefined
  /** Takes commits that came over the bus from that run of the event store. From an unknown run, they only say that the log has grown. */
  notify(commits: readonly Commit[], run: string): void
  /** As {@link notify}; resolves when the commits are handled, were handled before, or turn out not to be in the log. */
  deliver(commits: readonly Commit[], run: string): Promise<void>
  /** Waits for the consumer to reach a position. @returns whether it did in time */
  reached(position: number, timeoutMs: number): Promise<boolean>
  /** Runs a task between two batches, when nothing else is being handled. @param task  may say where the consumer stands afterwards */
  exclusively<Result>(task: (standAt: (checkpoint: Checkpoint) => void) => Promise<Result>): Promise<Result>
  /** Aborted when the subscription is to stop. It waits for a task that runs, so a long one must heed the signal. */
  readonly ending: AbortSignal
  stop(): Promise<void>
}

const PAGE = 500
const IDLE_MS = 1_000
const MAX_QUEUED = 10_000

/**
 * Reads the log in the order of positions. Commits from the bus are handled if they continue the chain of hashes.
 * After a gap, a hash that does not fit, and each idle second, it asks the event store. So a lost message does no harm, not even the last one.
 */
export const createSubscription = (options: SubscriptionOptions): Subscription => {
  const { log, clock, start, handle, idle, failed, batchSize = PAGE } = options
  let checkpoint = start
  let ready = false
  let failure: string | undefined
  let queue: Commit[] = []
  let mustAsk = true
  const stopping = new AbortController()
  let alarm = new AbortController()
  let tasks: (() => Promise<void>)[] = []
  let waiters: { position: number; resolve: (reached: boolean) => void }[] = []
  let deliveries: { position: number; resolve: () => void }[] = []
  let wasIdle = false

  // Without a reason, `abort` would make an error with a stack each time.
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

  /** Called when nothing is left to read: a delivered commit that is not handled by then is not in the log. */
  const dropDeliveries = (): void => {
    const dropped = deliveries
    deliveries = []
    for (const { resolve } of dropped) resolve()
  }

  const standAt = (at: Checkpoint, expected: Checkpoint = checkpoint): void => {
    if (at.position < checkpoint.position) ready = false
    checkpoint = at
    if (!isSame(at, expected)) {
      queue = []
      mustAsk = true
    }
    notifyWaiters()
  }

  /** Takes the next commits that continue the chain from the queue. Drops commits handled before; after a gap, asks the event store. */
  const takeQueued = (): Commit[] => {
    let index = 0
    let { position, hash } = checkpoint
    const batch: Commit[] = []
    for (; index < queue.length && batch.length < batchSize; index += 1) {
      const commit = queue[index]
      if (commit === undefined || commit.position <= position) continue
      if (commit.position !== position + 1 || commit.previousHash !== hash) {
        mustAsk = true
        // The event store decides what the log holds, not the bus.
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
    // Cleared before the request, so that a message that comes meanwhile causes another one.
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
      // A short page ends at the head. Later commits come over the bus.
      if (asked && batch.length === batchSize) mustAsk = true
      else if (asked && isSame(checkpoint, end)) ready = true
    } else if (!mustAsk && tasks.length === 0 && queue.length === 0 && !stopping.signal.aborted) await rest()
    failure = undefined
  }

  const work = async (): Promise<void> => {
    const again = (error: unknown): void => {
      failed(error)
      failure = messageOf(error)
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
    get failure() {
      return failure
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
    ending: stopping.signal,
    stop: async () => {
      stopping.abort(new Error('the service is ending'))
      wake()
      await running
    },
  }
}
