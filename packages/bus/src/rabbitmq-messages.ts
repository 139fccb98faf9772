import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { Commit, commitHash, holdsNul, MAX_BATCH, uuid } from '@souk/log-protocol'

// How messages are written and read. Anybody who can connect to the broker can send anything, so nothing is believed.

/** Largest body of one AMQP message: far below the broker's limit (16 MiB), so that no message holds up the others on its connection. */
export const MAX_PART_BYTES = 1024 * 1024
/** Largest request or answer, in all its parts. */
export const MAX_BODY_BYTES = 64 * MAX_PART_BYTES
/** Largest commit that is published. */
const MAX_COMMIT_BYTES = 8 * 1024 * 1024
/** Most routing keys of one message: they must fit into one frame. */
const MAX_KEYS = 100
/** The limit of AMQP. */
const MAX_KEY_BYTES = 255
const MAX_FAILURE_LENGTH = 2_000

// — commits ————————————————————————————————————————————————————————————————————————————————————————

/** A message that holds consecutive commits. */
export interface CommitsMessage {
  readonly body: Buffer
  /** `<category>.<EventType>` for every event, without duplicates. */
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
 * It leaves out a commit that is too large for a message: consumers find the gap, and pull the commit from the log.
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
    if (bytes > MAX_COMMIT_BYTES) {
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

/** Commits, and the run of the event store that they come from. */
type CommitsOfRun = z.infer<typeof Commits>

/**
 * Reads a message as the event store publishes it: consecutive commits, each with the hash of its content.
 * @returns the commits, or a text that says what is wrong with the message
 */
export const readCommits = (body: Buffer): Readonly<CommitsOfRun> | string => {
  if (body.length > 2 * MAX_COMMIT_BYTES) return 'larger than any message of commits'
  try {
    const text = body.toString('utf8')
    if (holdsNul(text)) return 'holds NUL'
    const parsed = Commits.safeParse(JSON.parse(text))
    if (!parsed.success) return 'not a message of commits'
    const { commits } = parsed.data
    const first = commits[0]?.position ?? 0
    if (commits.some(({ position }, index) => position !== first + index)) return 'its commits are not consecutive'
    if (commits.some((commit) => commitHash(commit) !== commit.hash)) return 'the hash of a commit is wrong'
    return parsed.data
  } catch {
    // It is not JSON, has no canonical form, or is nested too deeply.
    return 'not a message of commits'
  }
}

/** Bodies remembered: the subscribers of one process are not far apart. */
const MAX_RECENT = 4

/**
 * {@link readCommits} with a memory: the subscribers of one process get the same bytes one after the other, and the bytes are parsed once.
 * All of them get the same objects, which nobody may change.
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

/** @throws if the body is not JSON in UTF-8 */
export const readJson = (body: Buffer): unknown => {
  if (!isUtf8(body)) throw new TypeError('not UTF-8')
  return JSON.parse(body.toString('utf8'))
}

const failure = (message: string): Buffer => writeJson({ failure: message.slice(0, MAX_FAILURE_LENGTH) })

/** The body of an answer. An answer that cannot be sent becomes a failure. */
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

/** @returns undefined if the body is not an answer */
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

/** One message of a body that may need several. */
export interface Part {
  readonly content: Buffer
  /** Absent if the body is one message. */
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

/** Most bodies that are assembled at the same time. Beyond that the oldest is given up. */
const MAX_UNFINISHED = 16

/** Assembles bodies from their parts. A body whose parts do not fit is given up, and its request times out. */
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
    /** @returns the body if this is its last part, `waiting` if parts are missing, `refused` if the part does not fit */
    add: (key: string, content: Buffer, headers: unknown): Buffer | 'waiting' | 'refused' => {
      const place = PartHeaders.safeParse(headers)
      if (!place.success) return content.length <= MAX_PART_BYTES ? content : 'refused'
      const { part, parts } = place.data
      // Parts come in order. A first part starts over, because a message may come twice.
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
