import { readRecorded, recordEvent, streamOf, type Rejection, type SoukEvent } from '@souk/contracts'
import { Unavailable, messageOf, fingerprint as fingerprintOf, type Actor, type AppendRequest, type Commit } from '@souk/log-protocol'
import { type Clock } from '@souk/process'
import type { AppendOutcome, LogClient } from '../consume/log-client.ts'
import { isRejection, type Decision, type DecisionContext, type StreamRef } from './aggregate.ts'
import type { ForeignStreams } from './foreign-streams.ts'
import type { Versioned } from './read-state.ts'
import { createStreamCache, type Entry, type Snapshots } from './stream-cache.ts'

/** A command, and how it is decided. */
export interface Command {
  /** Imperative, as in the contracts: `PlaceOrder`. */
  readonly type: string
  /** Id of the aggregate. The name of the collection, if the command creates the aggregate and its id. */
  readonly target: string
  readonly input: unknown
  /**
   * Makes what the decision needs and what is left behind if it comes to nothing, such as a key; or reads what the decision needs of the past.
   * It is called once, before the first decision, and not for a retry of a request that was committed.
   */
  prepare?(log: LogClient): Promise<void>
  /**
   * The streams that the command reads or extends. Called again after they are loaded, until it names no new ones.
   * @param now  the current time, ISO 8601 in UTC: the last one is that of the decision
   */
  streams(known: <State>(ref: StreamRef<State>) => State | undefined, now: string): readonly StreamRef<unknown>[]
  /** Pure. Every event it returns must belong to one of the streams. */
  decide(stateOf: <State>(ref: StreamRef<State>) => State, context: DecisionContext): Decision
}

/** Who sent a command, and why. */
export interface Origin {
  readonly actor: Actor
  /** The same in every retry of a request. New for a request that cannot be retried. */
  readonly requestId: string
  readonly correlationId: string
  readonly causationId: string
  /** Whether the request may be a retry. Then the handler answers with the original commit, if there is one, before it rejects. */
  readonly retriable: boolean
  /** Secret key for the fingerprint of a command with personal data. Without it, the data could be guessed from the fingerprint. */
  readonly fingerprintKey?: string
}

/** Why a command failed without being rejected. All but `idempotency-key-reused` may succeed later. */
type FailureCode = 'idempotency-key-reused' | 'overloaded' | 'unavailable' | 'outcome-unknown'

export type Outcome =
  | {
      readonly kind: 'committed'
      readonly position: number
      readonly at: string
      readonly events: readonly SoukEvent[]
      /** Whether an earlier attempt of this request was committed. The events are those of the original commit. */
      readonly replayed: boolean
    }
  /** The command required no events. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | {
      readonly kind: 'failed'
      readonly code: FailureCode
      readonly detail: string
    }

export interface CommandHandler {
  execute(command: Command, origin: Origin): Promise<Outcome>
  /** What the request has come to, if it was committed before: by whomever, for a command that is the same otherwise. */
  find(command: Command, requestId: string): Promise<Outcome | undefined>
  /** Drops all cached states. Called when the view, which some states came from, turns out to belong to another log. */
  forget(): void
}

export interface CommandHandlerOptions {
  readonly log: LogClient
  readonly clock: Clock
  readonly newId: () => string
  /** States from the service's view, so that long streams are not read from the start. */
  readonly snapshots?: Snapshots
  /** Streams of other services that the reactions have read. Without it, every foreign stream is read from the log. */
  readonly foreign?: ForeignStreams
  /** Rough size of the states that are kept in memory, in bytes (default: 4 MB). */
  readonly cacheSize?: number
}

const MAX_ATTEMPTS = 100
const MAX_SENDS = 4

/**
 * Runs commands: loads the streams, decides, and appends with the expected versions. After a conflict it loads and decides again.
 *
 * The handler decides on top of its own unanswered appends. The service is normally the only writer of its streams; the expected
 * versions and the event ids in `builtOn` prove it. If an append is refused, those built on it are refused too, and decided again.
 */
export const createCommandHandler = (options: CommandHandlerOptions): CommandHandler => {
  const { log, clock, newId, snapshots = {}, foreign, cacheSize = 4_000_000 } = options
  const cache = createStreamCache({ log, snapshots, foreign, size: cacheSize })

  const send = async (request: AppendRequest): Promise<AppendOutcome> => {
    let inDoubt = false
    for (let sends = 1; ; sends += 1) {
      const answer = await log.append(request)
      const { outcome } = answer
      if (outcome === 'unknown') inDoubt = true
      const mayPass = outcome === 'unknown' || outcome === 'overloaded' || outcome === 'unavailable'
      if (!mayPass) return answer
      // An earlier send without an answer may have been committed, even if this one was not.
      if (sends === MAX_SENDS) return inDoubt ? { outcome: 'unknown' } : answer
      if (outcome === 'unavailable' && !inDoubt) return answer
      await clock.sleep(25 * 4 ** (sends - 1))
    }
  }

  const original = (commit: Commit, replayed = true): Outcome => ({
    kind: 'committed',
    position: commit.position,
    at: commit.at,
    events: eventsIn(commit.appends),
    replayed,
  })

  const findOriginal = async (requestId: string, fingerprint: string): Promise<Outcome | undefined> => {
    const commit = await log.findRequest(requestId)
    if (commit === undefined) return undefined
    if (commit.fingerprint !== fingerprint) return reused
    return original(commit)
  }

  const attempt = async (command: Command, origin: Origin, fingerprint: string, first: boolean): Promise<Outcome | 'again'> => {
    const others = new Map<string, Versioned>()
    /** The latest that the cache held of each stream. The cache may drop a stream while the command loads or looks at another one. */
    const seen = new Map<string, Entry>()
    const entryOf = (name: string): Versioned | undefined => {
      const other = others.get(name)
      if (other !== undefined) return other
      const entry = cache.get(name)
      if (entry !== undefined) seen.set(name, entry)
      return seen.get(name)
    }
    // The aggregate of the ref itself made the entry, so the entry holds the State of that ref.
    const known = <State>({ name }: StreamRef<State>): State | undefined => entryOf(name)?.state as State | undefined
    const stateOf = <State>(ref: StreamRef<State>): State => {
      const entry = entryOf(ref.name)
      if (entry === undefined) throw new TypeError(`${command.type} decides on ${ref.name}, which it did not name`)
      return entry.state as State
    }

    const currentTime = (): string => new Date(clock.now()).toISOString()
    let now = currentTime()
    let refs = command.streams(known, now)
    for (;;) {
      const missing = refs.filter(({ name }) => entryOf(name) === undefined)
      if (missing.length === 0) break
      await Promise.all(
        missing.map(async (ref) => {
          if (ref.foreign) others.set(ref.name, await cache.readForeign(ref))
          else {
            await cache.load(ref, first)
            // Noted at once, because loading the next one may drop it.
            entryOf(ref.name)
          }
        }),
      )
      now = currentTime()
      refs = command.streams(known, now)
    }

    // No `await` from here to the append: the append builds on exactly the states that the decision has seen.
    const decision = command.decide(stateOf, { now, newId })
    const own = refs.flatMap((ref) => {
      const entry = seen.get(ref.name)
      return entry === undefined ? [] : [{ ref, entry }]
    })
    if (isRejection(decision) || decision.length === 0) {
      if (!(await cache.confirmed(own))) return 'again'
      if (origin.retriable) {
        const before = await findOriginal(origin.requestId, fingerprint)
        if (before !== undefined) return before
      }
      return isRejection(decision) ? { kind: 'rejected', rejection: decision } : { kind: 'unchanged' }
    }

    const byStream = new Map<string, SoukEvent[]>()
    for (const event of decision) {
      const stream = streamOf(event)
      const events = byStream.get(stream)
      if (events === undefined) byStream.set(stream, [event])
      else events.push(event)
    }
    const speculation = cache.speculate(own, byStream, (event) => recordEvent(event, newId()))
    const { requestId, actor, correlationId, causationId } = origin
    const { appends, expects } = speculation
    const request = { requestId, fingerprint, actor, correlationId, causationId, appends, ...(expects.length > 0 && { expects }) }
    const answer = await send(request).catch((error: unknown) => {
      speculation.refused()
      throw error
    })
    switch (answer.outcome) {
      case 'committed':
        speculation.committed()
        return { kind: 'committed', position: answer.position, at: answer.at, events: eventsIn(appends), replayed: false }
      case 'replayed': {
        const ours = answer.commit.appends[0]?.events[0]?.eventId === appends[0]?.events[0]?.eventId
        if (ours) speculation.committed()
        else speculation.refused()
        return original(answer.commit, !ours)
      }
      case 'conflict':
        speculation.refused()
        return 'again'
      case 'request-id-reused':
        speculation.refused()
        return reused
      case 'overloaded':
        speculation.refused()
        return { kind: 'failed', code: 'overloaded', detail: 'the event store has too many requests waiting' }
      case 'unavailable':
        speculation.refused()
        return { kind: 'failed', code: 'unavailable', detail: answer.detail }
      case 'unknown':
        speculation.refused()
        return { kind: 'failed', code: 'outcome-unknown', detail: 'the event store did not answer' }
      case 'invalid':
        speculation.refused()
        throw new Error(`the event store refused ${command.type}: ${answer.detail}`)
      default: {
        const never: never = answer
        return never
      }
    }
  }

  return {
    forget: cache.forget,
    find: async (command, requestId) => {
      const commit = await log.findRequest(requestId)
      if (commit === undefined) return undefined
      return commit.fingerprint === fingerprintOf({ ...pick(command), actor: commit.actor }) ? original(commit) : reused
    },
    execute: async (command, origin) => {
      const fingerprint = fingerprintOf({ ...pick(command), actor: origin.actor }, origin.fingerprintKey)
      for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts += 1) {
        let outcome: Outcome | 'again'
        try {
          if (attempts === 1 && command.prepare !== undefined) {
            const before = origin.retriable ? await findOriginal(origin.requestId, fingerprint) : undefined
            if (before !== undefined) return before
            await command.prepare(log)
          }
          outcome = await attempt(command, origin, fingerprint, attempts === 1)
        } catch (error) {
          if (!(error instanceof Unavailable)) throw error
          return { kind: 'failed', code: 'unavailable', detail: messageOf(error) }
        }
        if (outcome !== 'again') return outcome
        if (attempts > 3) await clock.sleep(Math.min(attempts, 20))
      }
      return { kind: 'failed', code: 'overloaded', detail: `${command.type} conflicted with other writers ${MAX_ATTEMPTS} times` }
    },
  }
}

/** The events as the log holds them, so that a retry gets the same answer. */
const eventsIn = (appends: Commit['appends']): readonly SoukEvent[] =>
  appends.flatMap(({ stream, events }) => events.flatMap((event) => readRecorded(stream, event) ?? []))

const reused: Outcome = { kind: 'failed', code: 'idempotency-key-reused', detail: 'the Idempotency-Key was used for another request' }

const pick = ({ type, target, input }: Command): Pick<Command, 'type' | 'target' | 'input'> => ({ type, target, input })
