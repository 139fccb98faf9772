import {
  messageOf,
  holdsNul,
  sealCommit,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type SealedCommit,
} from '@souk/log-protocol'
import type { StreamTail } from '../log/event-log.ts'

/** Longest JSON of one commit, in characters: MongoDB keeps no document of more than 16 MiB. */
const MAX_COMMIT_LENGTH = 4_000_000

/** The state of the log that a batch continues. */
export interface Situation {
  readonly head: Checkpoint
  /** The tails of the streams that the batch names, as far as they exist. */
  readonly tails: ReadonlyMap<string, StreamTail>
  /** Time of the batch, ISO 8601. */
  readonly at: string
}

/** The outcome of a batch, provided that its commits are inserted. */
export interface Plan {
  readonly commits: readonly SealedCommit[]
  /** One for each request, in the order of the requests. */
  readonly answers: readonly AppendAnswer[]
  /** The new tails of the streams that it extends. */
  readonly tails: ReadonlyMap<string, StreamTail>
}

/**
 * Decides requests that are not in the log yet. Each is decided after its predecessors, so several may extend one stream.
 * A refused request affects only itself and those that built on it. Pure.
 */
export const planBatch = (requests: readonly AppendRequest[], { head, tails, at }: Situation): Plan => {
  const commits: SealedCommit[] = []
  const planned = new Map<string, Commit>()
  const extended = new Map<string, StreamTail>()
  let previous = head

  const isMet = (stream: string, version: number, builtOn: string | undefined): boolean => {
    const tail = extended.get(stream) ?? tails.get(stream)
    return version === (tail?.version ?? 0) && (builtOn === undefined || builtOn === tail?.lastEventId)
  }

  const conflict = (stream: string): AppendAnswer => {
    const version = (extended.get(stream) ?? tails.get(stream))?.version ?? 0
    return { outcome: 'conflict', stream, version }
  }

  const seal = (request: AppendRequest): SealedCommit | string => {
    const { requestId, fingerprint, correlationId, causationId } = request
    // The members stand in canonical order, so that sealing need not copy them, and a commit reads the same from memory and from the database.
    const actor = { id: request.actor.id, kind: request.actor.kind }
    const appends = request.appends.map(({ stream, fromVersion, events }) => ({ events, fromVersion, stream }))
    const position = previous.position + 1
    const previousHash = previous.hash
    try {
      const sealed = sealCommit({ actor, appends, at, causationId, correlationId, fingerprint, position, previousHash, requestId })
      if (sealed.json.length > MAX_COMMIT_LENGTH) return `the commit is longer than ${MAX_COMMIT_LENGTH} characters`
      return holdsNul(sealed.json) ? 'the data of an event must not contain NUL' : sealed
    } catch (error) {
      return `the data of an event has no canonical form: ${messageOf(error)}`
    }
  }

  const decide = (request: AppendRequest): AppendAnswer => {
    const twin = planned.get(request.requestId)
    if (twin !== undefined) return answerFor(request, twin)
    for (const { stream, fromVersion, builtOn } of request.appends) if (!isMet(stream, fromVersion, builtOn)) return conflict(stream)
    for (const { stream, version, builtOn } of request.expects ?? []) if (!isMet(stream, version, builtOn)) return conflict(stream)
    const sealed = seal(request)
    if (typeof sealed === 'string') return { outcome: 'invalid', detail: sealed }
    const { commit } = sealed
    commits.push(sealed)
    planned.set(commit.requestId, commit)
    for (const { stream, fromVersion, events } of commit.appends) {
      const last = events.at(-1)
      if (last !== undefined) extended.set(stream, { version: fromVersion + events.length, lastEventId: last.eventId })
    }
    previous = commit
    return { outcome: 'committed', position: commit.position, at }
  }

  const answers = requests.map(decide)
  return { commits, answers, tails: extended }
}

/** The answer to a request whose id is in the log: the original commit, even if the request would be decided differently now. */
export const answerFor = (request: AppendRequest, original: Commit): AppendAnswer =>
  original.fingerprint === request.fingerprint ? { outcome: 'replayed', commit: original } : { outcome: 'request-id-reused' }
