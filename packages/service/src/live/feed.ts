import { numbered, type LiveMessage, type NumberedMessage } from './message.ts'

/** Gets the messages of one topic. */
interface Reader {
  readonly topic: string
  take(message: NumberedMessage): void
  /** Messages were missed. Nothing more comes; whoever reads the log after the last message finds them. */
  missed(): void
}

/** Part of the log that the view shows now. */
interface Moved {
  /** Position before the first commit. */
  readonly from: number
  /** Position of the last commit. */
  readonly to: number
  /** Most messages that it may have. */
  readonly size: number
  /** Makes its messages, in the order of the log. Not called if nobody reads. */
  tell(): Promise<readonly LiveMessage[]>
}

/** Tells many readers what happens, each of them what concerns it. */
export interface Feed {
  /** Everything up to this position has been told to those who read then. */
  readonly position: number
  /** Takes what the view shows from now on. What it has shown before, and shows again because it was rebuilt, is not told twice. */
  moved(part: Moved): void
  /** Takes note that the view stands at this position, wherever that comes from. */
  standsAt(position: number): void
  /** The reader gets everything after `position`. Returns a function that ends that. */
  join(reader: Reader): () => void
}

/** Most messages that may wait to be told. Whoever reads then must read the log. */
const MAX_WAITING = 10_000

/** @param start  position at which the view stands @param failed  called when messages could not be made */
export const createFeed = (start: number, failed: (error: unknown) => void): Feed => {
  let position = start
  const readers = new Map<string, Set<Reader>>()
  let waiting: Moved[] = []
  let size = 0
  let isTelling = false
  /** Where the view is known to stand, which may be further than what waits leads. */
  let stand = start

  const cutAll = (): void => {
    const cut = [...readers.values()].flatMap((those) => [...those])
    readers.clear()
    for (const reader of cut) reader.missed()
  }

  /** Goes on behind a part that nobody is told of. */
  const skipTo = (to: number): void => {
    if (to <= position) return
    position = to
    cutAll()
  }

  const deliver = (messages: readonly NumberedMessage[]): void => {
    for (const message of messages) for (const topic of message.topics) for (const reader of readers.get(topic) ?? []) reader.take(message)
  }

  const tell = async ({ from, to, tell: make }: Moved): Promise<void> => {
    // Another instance has moved the view here.
    if (from > position) return skipTo(to)
    if (to <= position) return undefined
    if (readers.size > 0) {
      const messages = numbered(await make())
      const before = position
      // Too much may have waited meanwhile, so that this part was skipped.
      if (to <= before) return undefined
      // Nothing may happen between the two: whoever joins after that has read the log up to this position.
      position = to
      return deliver(messages.filter((message) => message.position > before))
    }
    position = to
    return undefined
  }

  const tellAll = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      size -= next.size
      try {
        await tell(next)
      } catch (error) {
        failed(error)
        skipTo(next.to)
      }
    }
    isTelling = false
    // Another instance has moved the view there, and nobody tells of that here.
    skipTo(stand)
  }

  return {
    get position() {
      return position
    },
    moved: (part) => {
      if (!isTelling && readers.size === 0) {
        position = Math.max(position, part.to)
        return
      }
      waiting.push(part)
      size += part.size
      if (size > MAX_WAITING) {
        waiting = []
        size = 0
        skipTo(part.to)
      } else if (!isTelling) {
        isTelling = true
        void tellAll()
      }
    },
    standsAt: (at) => {
      stand = Math.max(stand, at)
      // What is being told may lead there.
      if (!isTelling) skipTo(stand)
    },
    join: (reader) => {
      const those = readers.get(reader.topic) ?? new Set()
      readers.set(reader.topic, those.add(reader))
      return () => {
        those.delete(reader)
        if (those.size === 0 && readers.get(reader.topic) === those) readers.delete(reader.topic)
      }
    },
  }
}
