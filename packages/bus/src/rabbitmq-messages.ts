import { z } from 'zod'
import { Commit, commitHash, holdsNul, MAX_BATCH, uuid } from '@souk/log-protocol'

// What goes over RabbitMQ: how it is written, and what is believed of it. Whoever may connect to the broker can send anything.

/** Largest body of one AMQP message: far below the broker's own limit (16 MiB), so that no message holds up the others on its connection. */
export const MAX_PART_BYTES = 1024 * 1024
/** Largest request or answer, all its parts together. */
export const MAX_BODY_BYTES = 64 * MAX_PART_BYTES
/** Largest message of commits: one commit may be larger than a part. */
const MAX_COMMITS_BYTES = 8 * 1024 * 1024
/** Most routing keys of one message beside the first: they must fit into one frame. */
const MAX_KEYS = 100
/** The protocol's limit. */
const MAX_KEY_BYTES = 255
const MAX_FAILURE_LENGTH = 2_000

// — commits ————————————————————————————————————————————————————————————————————————————————————————

/** A message of consecutive commits. */
export interface CommitsMessage {
  readonly body: Buffer
  /** `<category>.<EventType>` of every event, each once. */
  readonly routingKeys: readonly string[]
}

const routingKeysOf = (commits: readonly Commit[]): string[] => {
  const keys = new Set<string>()
  for (const { appends } of commits) {
    for (const { stream, events } of appends) {
      const category = stream.slice(0, stream.indexOf('-'))
      for (const { type } of events) keys.add(`${category}.${type}`.slice(0, MAX_KEY_BYTES))
    }
  }
  return [...keys].slice(0, MAX_KEYS)
}

/**
 * Puts commits into as few messages as their size allows.
 * One that is too large for any message is left out: consumers find the gap, and pull it from the log.
 */
export const writeCommits = (
  commits: readonly Commit[],
  run: string,
): { readonly messages: readonly CommitsMessage[]; readonly tooLarge: number } => {
  const messages: CommitsMessage[] = []
  let tooLarge = 0
  let consecutive: Commit[] = []
  let json: string[] = []
  let size = 0
  const end = (): void => {
    if (consecutive.length > 0)
      messages.push({
        body: Buffer.from(`{"run":${JSON.stringify(run)},"commits":[${json.join(',')}]}`),
        routingKeys: routingKeysOf(consecutive),
      })
    consecutive = []
    json = []
    size = 0
  }
  for (const commit of commits) {
    const text = JSON.stringify(commit)
    const bytes = Buffer.byteLength(text)
    const before = consecutive.at(-1)
    const continues = before === undefined || commit.position === before.position + 1
    if (!continues || size + bytes > MAX_PART_BYTES || consecutive.length === MAX_BATCH) end()
    if (bytes > MAX_COMMITS_BYTES) {
      tooLarge += 1
      continue
    }
    consecutive.push(commit)
    json.push(text)
    size += bytes
  }
  end()
  return { messages, tooLarge }
}

const Commits = z.object({ run: uuid, commits: z.array(Commit).min(1).max(MAX_BATCH) })

/** What a message of commits says: of which run of the event store they are. */
type CommitsOfRun = z.infer<typeof Commits>

/**
 * The commits of a message, if they are what the event store publishes: consecutive, each with the hash that it must have.
 * @returns what is wrong with it, if anything is
 */
export const readCommits = (body: Buffer): Readonly<CommitsOfRun> | string => {
  if (body.length > 2 * MAX_COMMITS_BYTES) return 'larger than any message of commits'
  try {
    const text = body.toString('utf8')
    if (holdsNul(text)) return 'holds NUL'
    const parsed = Commits.safeParse(JSON.parse(text))
    if (!parsed.success) return 'not a message of commits'
    const { commits } = parsed.data
    const first = commits[0]?.position ?? 0
    if (commits.some(({ position }, index) => position !== first + index)) return 'its commits are not consecutive'
    if (commits.some((commit) => commitHash(commit) !== commit.hash)) return 'a commit has not the hash that it must have'
    return parsed.data
  } catch {
    // Neither JSON, nor what has a canonical form; or nested so deeply that nobody can read it.
    return 'not a message of commits'
  }
}

/** How many bodies are remembered: those that some subscribers of this process have had and others have not. */
const MAX_RECENT = 4

/**
 * Reads as {@link readCommits}, what has just been read not again: several subscribers of one process get the same bytes one after the other.
 * The commits are then the same objects, not to be changed by anybody.
 */
export const createCommitsReader = (): typeof readCommits => {
  const recent: { readonly body: Buffer; readonly read: Readonly<CommitsOfRun> }[] = []
  return (body) => {
    const known = recent.find((one) => one.body.equals(body))
    if (known !== undefined) return known.read
    const read = readCommits(body)
    if (typeof read === 'string') return read
    recent.unshift({ body, read })
    recent.length = Math.min(recent.length, MAX_RECENT)
    return read
  }
}

// — requests and answers ———————————————————————————————————————————————————————————————————————————

/** What became of a request. */
export type Answer = { readonly answer?: unknown } | { readonly failure: string }

const Failure = z.object({ failure: z.string() })
const Success = z.strictObject({ answer: z.unknown().optional() })

/** @throws if the value has no JSON form */
export const writeJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null')

/** @throws if it is not JSON in UTF-8 */
export const readJson = (body: Buffer): unknown => JSON.parse(body.toString('utf8'))

const failure = (message: string): Buffer => writeJson({ failure: message.slice(0, MAX_FAILURE_LENGTH) })

/** The body of an answer: a failure if it cannot be sent. */
export const writeAnswer = (operation: string, answer: Answer): Buffer => {
  if ('failure' in answer) return failure(answer.failure)
  try {
    const body = writeJson({ answer: answer.answer })
    return body.length <= MAX_BODY_BYTES
      ? body
      : failure(`${operation}: the answer is too large (${body.length} bytes): ask for less at once`)
  } catch {
    return failure(`${operation}: the answer has no JSON form`)
  }
}

/** @returns undefined if it is not an answer */
export const readAnswer = (body: Buffer): Answer | undefined => {
  try {
    const value = readJson(body)
    const failed = Failure.safeParse(value)
    if (failed.success) return failed.data
    const succeeded = Success.safeParse(value)
    return succeeded.success ? { answer: succeeded.data.answer } : undefined
  } catch {
    return undefined
  }
}

// — parts ——————————————————————————————————————————————————————————————————————————————————————————

/** Where a message stands in a body that was too large for one. */
export interface Part {
  readonly content: Buffer
  /** None for the only part. */
  readonly headers?: { readonly part: number; readonly parts: number }
}

export const split = (body: Buffer): Part[] => {
  if (body.length <= MAX_PART_BYTES) return [{ content: body }]
  const parts = Math.ceil(body.length / MAX_PART_BYTES)
  return Array.from({ length: parts }, (_, part) => ({
    content: body.subarray(part * MAX_PART_BYTES, (part + 1) * MAX_PART_BYTES),
    headers: { part, parts },
  }))
}

const PartHeaders = z.object({
  part: z.int().min(0),
  parts: z
    .int()
    .min(2)
    .max(MAX_BODY_BYTES / MAX_PART_BYTES),
})

interface Unfinished {
  readonly parts: number
  readonly contents: Buffer[]
}

/** Most bodies that are put together at the same time; beyond that the oldest is given up. */
const MAX_UNFINISHED = 16

/** Puts the parts of bodies together again. What does not fit is given up: then the request times out. */
export const createAssembler = () => {
  const unfinished = new Map<string, Unfinished>()

  const begin = (key: string, parts: number): Unfinished => {
    const [oldest] = unfinished.keys()
    if (unfinished.size >= MAX_UNFINISHED && oldest !== undefined) unfinished.delete(oldest)
    const begun = { parts, contents: [] }
    unfinished.set(key, begun)
    return begun
  }

  return {
    /** @returns the whole body with its last part; `waiting` before, `refused` if it cannot become whole */
    add: (key: string, content: Buffer, headers: unknown): Buffer | 'waiting' | 'refused' => {
      const place = PartHeaders.safeParse(headers)
      if (!place.success) return content.length <= MAX_PART_BYTES ? content : 'refused'
      const { part, parts } = place.data
      // Parts come in order; a first part begins anew, for a message may come twice.
      const body = part === 0 ? begin(key, parts) : unfinished.get(key)
      if (body === undefined || body.parts !== parts || body.contents.length !== part || content.length > MAX_PART_BYTES) {
        unfinished.delete(key)
        return 'refused'
      }
      body.contents.push(content)
      if (body.contents.length < parts) return 'waiting'
      unfinished.delete(key)
      return Buffer.concat(body.contents)
    },
    clear: () => unfinished.clear(),
  }
}
