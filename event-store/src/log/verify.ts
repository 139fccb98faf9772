import { commitHash, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import type { EventLog } from './event-log.ts'

/** The result of a verification. A fault names the first commit that does not follow from those before it. */
export type Verification =
  | { readonly ok: true; readonly head: Checkpoint; readonly events: number }
  | { readonly ok: false; readonly position: number; readonly fault: string }

/** Commits, or streams, of one step: a few milliseconds. */
const STEP = 50

/**
 * Verifies the log up to a head, commit by commit: positions without gaps, the hash chain, versions without gaps in every stream,
 * and an index that knows the end of every stream. Only one number is kept in memory for each stream, about 150 bytes with its name.
 * @param head  the head of the log when the verification begins; later commits are left out
 * @yields the position reached, after each step
 */
export async function* verifyInSteps(log: EventLog, head: Checkpoint): AsyncGenerator<number, Verification> {
  const versions = new Map<string, number>()
  let previous: Checkpoint = GENESIS
  let events = 0

  const faultOf = (commit: Commit): string | undefined => {
    if (commit.position !== previous.position + 1) return `it follows position ${previous.position}`
    if (commit.previousHash !== previous.hash) return 'its previousHash is not the hash of the commit before'
    if (commit.hash !== commitHash(commit)) return 'its hash is not that of its content'
    for (const append of commit.appends) {
      const version = versions.get(append.stream) ?? 0
      if (append.fromVersion !== version) return `it extends ${append.stream} from version ${append.fromVersion}, which is at ${version}`
      versions.set(append.stream, version + append.events.length)
      events += append.events.length
    }
    return undefined
  }
  const failed = (fault: string): Verification => ({ ok: false, position: previous.position, fault })

  while (previous.position < head.position) {
    const page = await log.readAll(previous.position, Math.min(STEP, head.position - previous.position))
    if (page.length === 0) return failed(`it is the last one, but the head of the log was ${head.position}`)
    for (const commit of page) {
      const fault = faultOf(commit)
      if (fault !== undefined) return { ok: false, position: commit.position, fault }
      previous = { position: commit.position, hash: commit.hash }
    }
    yield previous.position
  }
  if (previous.hash !== head.hash) return failed('its hash is not that of the head of the log')

  const streams = [...versions.keys()]
  for (let start = 0; start < streams.length; start += STEP) {
    const fault = await findIndexFault(log, head, streams.slice(start, start + STEP), versions)
    if (fault !== undefined) return failed(fault)
    yield previous.position
  }
  return { ok: true, head, events }
}

/** {@link verifyInSteps} up to the head of the log, without the steps. */
export const verifyLog = async (log: EventLog): Promise<Verification> => {
  const steps = verifyInSteps(log, await log.head())
  for (;;) {
    const { done, value } = await steps.next()
    if (done === true) return value
  }
}

/** What is wrong with the ends of some streams according to the index. Streams may have grown after the head. */
const findIndexFault = async (
  log: EventLog,
  head: Checkpoint,
  streams: readonly string[],
  versions: ReadonlyMap<string, number>,
): Promise<string | undefined> => {
  const tails = await log.streamTails(streams)
  for (const stream of streams) {
    const [version, end] = [versions.get(stream) ?? 0, tails.get(stream)?.version ?? 0]
    if (end === version) continue
    const [slice] = end > version ? await log.readStreams([{ stream, afterVersion: version }], 1) : []
    const next = slice?.events[0]
    if (next === undefined || next.position <= head.position) return `the index ends ${stream} at version ${end}, its events at ${version}`
  }
  return undefined
}
