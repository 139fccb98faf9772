import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOpen, write, type Connections } from './connections.ts'

/** A state that is not in the log, as it is at one moment. */
export interface Snapshot {
  /** Tells it from others: readers are told of a state when its mark is not that of the last one that they were told. */
  readonly mark: string
  /** The whole state. Called only if somebody is told of it. */
  show(): Promise<object>
}

/** Answers a request with a stream of states. @throws ProblemError if there are too many streams */
export type StateStream = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

interface Look {
  readonly mark: string
  /** The message, which is made once for all who are told of it. */
  message(): Promise<string>
}

/**
 * Lets an application answer with streams of a state. A reader gets the whole state at once, and again within a second when it has changed.
 * It is looked at once a second for all readers together. A reader who is too slow for that misses states, but not the newest.
 * @param event  name of the messages
 */
export const createStateStream = (connections: Connections, event: string, read: () => Promise<Snapshot>): StateStream => {
  /** The mark of the last state that each reader was told. */
  const readers = new Map<ServerResponse, string>()
  /** The last look, if it did not fail. */
  let last: Look | undefined
  let looking: Promise<Look> | undefined

  const lookNow = async (): Promise<Look> => {
    last = undefined
    const { mark, show } = await read()
    let message: Promise<string> | undefined
    last = { mark, message: () => (message ??= show().then((state) => `event: ${event}\ndata: ${JSON.stringify(state)}\n\n`)) }
    return last
  }
  const look = (): Promise<Look> => {
    looking ??= lookNow().finally(() => {
      looking = undefined
    })
    return looking
  }

  connections.eachSecond(async () => {
    if (readers.size === 0) return
    const { mark, message } = await look()
    const ready = [...readers].flatMap(([raw, told]) => (told !== mark && !raw.writableNeedDrain ? [raw] : []))
    if (ready.length === 0) return
    const text = await message()
    for (const raw of ready) {
      // It may have gone meanwhile.
      if (!isOpen(raw)) continue
      readers.set(raw, mark)
      write(raw, text)
    }
  })

  return (request, reply) =>
    connections.open(request, reply, async () => {
      // While somebody reads, the last look is not older than a second.
      const { mark, message } = (readers.size > 0 ? last : undefined) ?? (await look())
      const text = await message()
      const { raw } = reply
      return {
        begin: () => {
          readers.set(raw, mark)
          raw.once('close', () => readers.delete(raw))
          write(raw, text)
        },
      }
    })
}
