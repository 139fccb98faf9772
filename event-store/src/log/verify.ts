import { setImmediate } from 'node:timers/promises'
import { commitHash, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import type { EventLog } from './event-log.ts'

/** The result of a verification. A fault names the first commit that does not follow from those before it. */
export type Verification =
  | { readonly ok: true; readonly head: Checkpoint; readonly events: number }
  | { readonly ok: false; readonly position: number; readonly fault: string }

const PAGE = 500

/**
 * Verifies the whole log, commit by commit: positions without gaps, the hash chain, versions without gaps in every stream,
 * and an index that knows the end of every stream. Only one number is kept in memory for each stream, about 150 bytes with its name.
 * @yields the position reached, after each page
 */
export async function* verifyInSteps(log: EventLog): AsyncGenerator<number, Verification> {
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

  for (;;) {
    const page = await log.readAll(previous.position, PAGE)
    if (page.length === 0) break
    for (const commit of page) {
      const fault = faultOf(commit)
      if (fault !== undefined) return { ok: false, position: commit.position, fault }
      previous = { position: commit.position, hash: commit.hash }
    }
    yield previous.position
    // SQLite answers synchronously. Others on this thread must get their turn in between.
    await setImmediate()
  }
  const fault = await findIndexFault(log, versions)
  return fault === undefined ? { ok: true, head: previous, events } : { ok: false, position: previous.position, fault }
}

/** {@link verifyInSteps}, without the steps. */
export const verifyLog = async (log: EventLog): Promise<Verification> => {
  const steps = verifyInSteps(log)
  for (;;) {
    const { done, value } = await steps.next()
    if (done === true) return value
  }
}

const findIndexFault = async (log: EventLog, versions: ReadonlyMap<string, number>): Promise<string | undefined> => {
  const check = async (streams: readonly string[]): Promise<string | undefined> => {
    const tails = await log.streamTails(streams)
    const wrong = streams.find((stream) => tails.get(stream)?.version !== versions.get(stream))
    return wrong && `the index ends ${wrong} at version ${tails.get(wrong)?.version ?? 0}, its events at ${versions.get(wrong) ?? 0}`
  }
  let batch: string[] = []
  for (const stream of versions.keys()) {
    batch.push(stream)
    if (batch.length < PAGE) continue
    const fault = await check(batch)
    if (fault !== undefined) return fault
    batch = []
  }
  return check(batch)
}
