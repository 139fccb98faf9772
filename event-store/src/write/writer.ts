import {
  messageOf,
  LogUnavailable,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type SealedCommit,
} from '@souk/log-protocol'
import { createCache, type Clock } from '@souk/process'
import type { EventLog, StreamTail } from '../log/event-log.ts'
import { answerFor, planBatch, type Plan } from './plan.ts'

export interface WriterOptions {
  readonly log: EventLog
  readonly clock: Clock
  /** Gets the new commits, oldest first, after their requests have been answered. It must not throw and must be quick. */
  readonly onCommitted: (commits: readonly SealedCommit[]) => void
  /** Most requests that may wait. Beyond that a request is answered `overloaded`. */
  readonly maxQueue?: number
  /** Most streams whose tails are cached. */
  readonly maxTails?: number
}

/** The group commit writer: the one way into the log. */
export interface Writer {
  /** Resolves when the outcome is known, or cannot be known. Never rejects. The request must be valid. */
  append(request: AppendRequest): Promise<AppendAnswer>
  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void>
  /** Number of requests that wait. */
  waiting(): number
}

interface Waiting {
  readonly request: AppendRequest
  readonly answer: (answer: AppendAnswer) => void
}

const DEFAULT_MAX_QUEUE = 4_000
const DEFAULT_MAX_TAILS = 20_000
/** How often a batch is decided when errors or other writers interfere. */
const MAX_ATTEMPTS = 5
const FIRST_BACK_OFF_MS = 20

/** Remembers the attempts to write one batch, and which of its requests may have been written without our knowledge. */
const createAttempts = () => {
  const sealed = new Map<string, SealedCommit>()
  const maybeWritten = new Set<string>()
  const maybeOnTheWay = new Set<string>()
  const remember = ({ commits }: Plan, requestIds: Set<string>): void => {
    for (const one of commits) {
      sealed.set(one.commit.hash, one)
      requestIds.add(one.commit.requestId)
    }
  }
  return {
    /** The log has refused a commit of the plan, but may have taken those before it. */
    stopped: (plan: Plan) => remember(plan, maybeWritten),
    /** The insert may still take effect, even after we have looked. */
    lost: (plan: Plan) => remember(plan, maybeOnTheWay),
    /** All request ids have been looked up. */
    lookedUp: () => maybeWritten.clear(),
    isOurs: ({ hash }: Commit) => sealed.has(hash),
    oursAmong: (commits: Iterable<Commit>) => [...commits].flatMap(({ hash }) => sealed.get(hash) ?? []),
    isInDoubt: ({ requestId }: AppendRequest) => maybeWritten.has(requestId) || maybeOnTheWay.has(requestId),
  }
}

/** Whether the commit was written for this very request. A batch may hold two decisions of one command under one request id. */
const isDecision = (request: AppendRequest, { fingerprint, appends }: Commit): boolean =>
  request.fingerprint === fingerprint && request.appends[0]?.events[0]?.eventId === appends[0]?.events[0]?.eventId

/**
 * Takes all waiting requests, decides each after its predecessors, inserts their commits with one durable write, answers, and reports.
 * It trusts its memory of the log (head and tails): if another writer has been there, the insert fails on the position.
 */
export const createWriter = (options: WriterOptions): Writer => {
  const { log, clock, onCommitted, maxQueue = DEFAULT_MAX_QUEUE, maxTails = DEFAULT_MAX_TAILS } = options
  /** The tails of recently used streams: only tails that were read from the log or committed to it. */
  const tails = createCache<StreamTail>({ capacity: maxTails })
  const idlers: (() => void)[] = []
  let waiting: Waiting[] = []
  let working = false
  let head: Checkpoint | undefined

  const forget = (): void => {
    head = undefined
    tails.clear()
  }

  const tailsFor = async (requests: readonly AppendRequest[]): Promise<ReadonlyMap<string, StreamTail>> => {
    const known = new Map<string, StreamTail>()
    const missing = new Set<string>()
    const want = ({ stream }: { stream: string }): void => {
      if (known.has(stream)) return
      const tail = tails.get(stream)
      if (tail === undefined) missing.add(stream)
      else known.set(stream, tail)
    }
    for (const { appends, expects } of requests) {
      appends.forEach(want)
      expects?.forEach(want)
    }
    if (missing.size === 0) return known
    for (const [stream, tail] of await log.streamTails([...missing])) {
      tails.set(stream, tail)
      known.set(stream, tail)
    }
    return known
  }

  /** Request ids are looked up before versions are checked: a retry gets its original commit, even if it would be refused now. */
  const answerFound = async (open: readonly Waiting[], attempts: ReturnType<typeof createAttempts>): Promise<Waiting[]> => {
    const found = await log.findRequests(open.map(({ request }) => request.requestId))
    attempts.lookedUp()
    if (found.size === 0) return [...open]
    const rest: Waiting[] = []
    for (const entry of open) {
      const original = found.get(entry.request.requestId)
      if (original === undefined) rest.push(entry)
      else if (attempts.isOurs(original) && isDecision(entry.request, original))
        entry.answer({ outcome: 'committed', position: original.position, at: original.at })
      else entry.answer(answerFor(entry.request, original))
    }
    const ours = attempts.oursAmong(found.values())
    if (ours.length > 0) onCommitted(ours.toSorted((one, other) => one.commit.position - other.commit.position))
    return rest
  }

  const isStillHead = async (checkpoint: Checkpoint): Promise<boolean> => {
    const now = await log.head()
    return now.position === checkpoint.position && now.hash === checkpoint.hash
  }

  /** Resolves to true if the plan was carried out. */
  const carryOut = async (plan: Plan, from: Checkpoint, attempts: ReturnType<typeof createAttempts>): Promise<boolean> => {
    const commits = plan.commits.map(({ commit }) => commit)
    const last = commits.at(-1)
    // Without an insert nothing proves the memory, and the refusals may rest on an old head.
    if (last === undefined) return isStillHead(from)
    try {
      if ((await log.insert(plan.commits)) === 'stale') {
        attempts.stopped(plan)
        return false
      }
    } catch (error) {
      if (!(error instanceof LogUnavailable)) attempts.lost(plan)
      throw error
    }
    head = { position: last.position, hash: last.hash }
    for (const [stream, tail] of plan.tails) tails.set(stream, tail)
    return true
  }

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    const attempts = createAttempts()
    let open = [...batch]
    let failure = 'another writer was always faster'
    for (let attempt = 1; open.length > 0; attempt += 1) {
      try {
        // The head is read first. If anything read later is newer, the insert fails.
        head ??= await log.head()
        const from = head
        open = await answerFound(open, attempts)
        if (open.length === 0 || attempt > MAX_ATTEMPTS) break
        const requests = open.map(({ request }) => request)
        const plan = planBatch(requests, { head: from, tails: await tailsFor(requests), at: new Date(clock.now()).toISOString() })
        if (await carryOut(plan, from, attempts)) {
          plan.answers.forEach((answer, index) => open[index]?.answer(answer))
          if (plan.commits.length > 0) onCommitted(plan.commits)
          return
        }
        forget()
      } catch (error) {
        forget()
        failure = messageOf(error)
        if (error instanceof LogUnavailable || attempt > MAX_ATTEMPTS) break
        await clock.sleep(FIRST_BACK_OFF_MS * 2 ** (attempt - 1))
      }
    }
    for (const { request, answer } of open) {
      answer(attempts.isInDoubt(request) ? { outcome: 'unknown' } : { outcome: 'unavailable', detail: failure })
    }
  }

  const work = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    await settle(batch)
    if (waiting.length > 0) {
      clock.soon(() => void work())
      return
    }
    working = false
    for (const resolve of idlers.splice(0)) resolve()
  }

  return {
    append: (request) => {
      if (waiting.length >= maxQueue) return Promise.resolve({ outcome: 'overloaded' })
      return new Promise((answer) => {
        waiting.push({ request, answer })
        if (working) return
        working = true
        clock.soon(() => void work())
      })
    },
    idle: () => (working ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
    waiting: () => waiting.length,
  }
}
