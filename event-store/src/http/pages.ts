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

/** @returns the JSON of commits with position > `after`, oldest first */
export const readCommits = (log: EventLog, inBackground: Background, after: number, limit: number): Promise<string[]> =>
  readInSteps(inBackground, limit, (last: { position: number } | undefined, count) => log.readAll(last?.position ?? after, count))

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
