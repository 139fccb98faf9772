/** Something that a stream of events tells its readers. */
export interface LiveMessage {
  /** Position of its commit. */
  readonly position: number
  readonly type: string
  readonly data: object
  /** Whom it concerns. A reader gets the messages of one topic. */
  readonly topics: readonly string[]
}

/** How far a reader has come: behind the first `count` messages of a commit. Infinity: behind the whole commit. */
export interface Place {
  readonly position: number
  readonly count: number
}

/** The place behind a whole commit. */
export const behind = (position: number): Place => ({ position, count: Infinity })

/** A message as it is written to its readers. */
export interface NumberedMessage extends Pick<LiveMessage, 'position' | 'topics'> {
  /** Its number among all messages of its commit, whomever they concern. The first has 1. */
  readonly number: number
  readonly text: string
}

export const isBehind = ({ position, number }: NumberedMessage, place: Place): boolean =>
  position > place.position || (position === place.position && number > place.count)

/** `12`: behind commit 12. `12.1`: behind the first message of commit 12, after which there are others. */
const PLACE = /^(\d{1,15})(?:\.(\d{1,9}))?$/

/** The place that an id names; undefined: it names none. */
export const placeOf = (id: string): Place | undefined => {
  const [, position, count] = PLACE.exec(id) ?? []
  return position === undefined ? undefined : { position: Number(position), count: count === undefined ? Infinity : Number(count) }
}

const textOf = (id: string, { type, data }: LiveMessage): string => `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * Gives messages their ids. A commit may have several messages, and a connection may be cut between two of them.
 * So only the last one has the position as its id, and each id says where to go on.
 * @param messages  in the order of the log; all of each commit
 */
export const numbered = (messages: readonly LiveMessage[]): NumberedMessage[] => {
  let number = 0
  return messages.map((message, index) => {
    const { position, topics } = message
    number = messages[index - 1]?.position === position ? number + 1 : 1
    const isLast = messages[index + 1]?.position !== position
    return { position, topics, number, text: textOf(isLast ? String(position) : `${position}.${number}`, message) }
  })
}
