import { GENESIS, type Checkpoint } from '@souk/contracts'
import type { EventLog } from './event-log.ts'

/** Which commits are in the log, as far as this run of the event store has seen: it never loses one while it runs. */
export interface Held {
  /** Whether all of them are in the log; it is read for those that are not in memory. @throws what reading the log throws */
  holds(checkpoints: readonly Checkpoint[]): Promise<boolean>
  /** To be told what is in the log, so that it need not be read. */
  remember(checkpoints: readonly Checkpoint[]): void
  /** A commit of the log that is not before that position, which the log has reached. @throws what reading the log throws */
  notBefore(position: number): Promise<Checkpoint>
}

/** @param size  commits kept in memory at most; what services know is near the end of the log, unless they catch up */
export const createHeld = (log: Pick<EventLog, 'head' | 'readAll'>, size = 10_000): Held => {
  // Two generations, as in the tail cache.
  let young = new Map<number, string>()
  let old = new Map<number, string>()
  let newest = GENESIS

  const remember = (checkpoint: Checkpoint): void => {
    const { position, hash } = checkpoint
    if (young.size >= size / 2 && !young.has(position)) {
      old = young
      young = new Map()
    }
    young.set(position, hash)
    if (position > newest.position) newest = { position, hash }
  }

  const hashInMemory = (position: number): string | undefined =>
    position === 0 ? GENESIS.hash : (young.get(position) ?? old.get(position))

  const hashAt = async (position: number): Promise<string | undefined> => {
    const [commit] = await log.readAll(position - 1, 1)
    if (commit !== undefined) remember(commit)
    return commit?.hash
  }

  return {
    holds: async (checkpoints) => {
      // Nothing is waited for but the log itself: everybody's appends pass here.
      for (const { position, hash } of checkpoints) if ((hashInMemory(position) ?? (await hashAt(position))) !== hash) return false
      return true
    },
    remember: (checkpoints) => checkpoints.forEach(remember),
    notBefore: async (position) => {
      if (newest.position < position) remember(await log.head())
      return newest
    },
  }
}
