import type { Commit } from '@souk/log-protocol'
import type { Background } from '@souk/process'
import type { EventLog, StreamFrom } from '../log/event-log.ts'

/** Commits or events read in one step: a few milliseconds. */
const STEP = 25
/** Characters of JSON after which a page ends, whatever its limit. */
const MAX_LENGTH = 2_000_000

/** Reads items in steps, up to a limit or until a page is large. @returns the JSON of each */
const readInSteps = async <Item>(
  inBackground: Background,
  limit: number,
  read: (last: Item | undefined, count: number) => Promise<readonly Item[]>,
): Promise<string[]> => {
  const texts: string[] = []
  let last: Item | undefined
  let length = 0
  while (texts.length < limit && length < MAX_LENGTH) {
    const count = Math.min(STEP, limit - texts.length)
    const items = await inBackground(async () => {
      const found = await read(last, count)
      for (const item of found) {
        const text = JSON.stringify(item)
        texts.push(text)
        length += text.length
      }
      return found
    })
    last = items.at(-1)
    if (items.length < count) break
  }
  return texts
}

/** Reads commits in the order of their positions in the list: in one piece if the list has no gap. */
const commitsAt = async (log: EventLog, positions: readonly number[]): Promise<readonly Commit[]> => {
  const [lowest, highest] = [Math.min(...positions), Math.max(...positions)]
  if (highest - lowest + 1 > positions.length) return (await Promise.all(positions.map((at) => log.readAll(at - 1, 1)))).flat()
  const commits = await log.readAll(lowest - 1, positions.length)
  return positions[0] === lowest ? commits : commits.toReversed()
}

/** @returns the JSON of the commits at these positions, which ascend or descend; fewer of them if the page would be large */
export const readCommits = (log: EventLog, inBackground: Background, positions: readonly number[]): Promise<string[]> => {
  let read = 0
  return readInSteps(inBackground, positions.length, (_last: Commit | undefined, count) => {
    const next = positions.slice(read, read + count)
    read += count
    return commitsAt(log, next)
  })
}

/** The commits at these positions, which ascend or descend, a few at a time. */
export async function* commitsInSteps(
  log: EventLog,
  inBackground: Background,
  positions: readonly number[],
): AsyncGenerator<readonly Commit[], void> {
  for (let read = 0; read < positions.length; read += STEP)
    yield await inBackground(() => commitsAt(log, positions.slice(read, read + STEP)))
}

/** @returns the JSON of the events of a stream after a version, oldest first */
export const readStream = (
  log: EventLog,
  inBackground: Background,
  { stream, afterVersion }: StreamFrom,
  limit: number,
): Promise<string[]> =>
  readInSteps(inBackground, limit, async (last: { version: number } | undefined, count) => {
    const [slice] = await log.readStreams([{ stream, afterVersion: last?.version ?? afterVersion }], count)
    return slice?.events ?? []
  })
