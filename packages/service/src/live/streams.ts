import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { malformed } from '@souk/http'
import { end, isOpen, write, type Connections } from './connections.ts'
import type { Feed } from './feed.ts'
import { behind, isBehind, placeOf, type NumberedMessage, type Place } from './message.ts'

/** What has happened before a reader joined. */
export interface Past {
  /** The messages of a topic from after one position up to another, which the view shows. */
  read(topic: string, after: number, upTo: number): Promise<readonly NumberedMessage[]>
  /** Most commits that are read at once. */
  readonly page: number
  /** Most commits behind the present. A reader who is further behind is told to load everything anew. */
  readonly most: number
}

export interface StreamsOptions {
  readonly feed: Feed
  readonly past: Past
  /** Position of the end of the log. */
  readonly head: () => Promise<number>
  /** Told why something failed, and what that means for the streams. It is tried again. */
  readonly failed: (error: unknown, meaning: string) => void
}

/** Whom a stream tells of what. */
interface Wanted {
  readonly topic: string
  /** The position in the query, after which the stream begins. `Last-Event-ID` comes first, because a browser connects again with the same query. */
  readonly after: number | undefined
  /** Default: that of the log. */
  readonly past?: Past
}

/** Answers a request with a stream of events. @throws ProblemError if there is no such place in the log, or if there are too many streams */
export type Stream = (request: FastifyRequest, reply: FastifyReply, wanted: Wanted) => Promise<FastifyReply>

interface OpenStream {
  readonly raw: ServerResponse
  /** How far the reader has been told. */
  place: Place
  /** Whether it gets what happens from the feed. Before, it gets what has happened. */
  isLive: boolean
}

const asked = (request: FastifyRequest, after: number | undefined): Place | undefined => {
  const last = request.headers['last-event-id']
  // A client without one may send it empty.
  if (last === undefined || last === '') return after === undefined ? undefined : behind(after)
  const place = typeof last === 'string' ? placeOf(last) : undefined
  if (place === undefined) throw malformed({ path: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event of this stream' })
  return place
}

/** The id of a place behind a whole commit. In the middle of one, the last message has said where to go on. */
const idOf = ({ position, count }: Place): string | undefined => (count === Infinity ? String(position) : undefined)

const take = (stream: OpenStream, message: NumberedMessage): void => {
  if (!isBehind(message, stream.place)) return
  stream.place = { position: message.position, count: message.number }
  write(stream.raw, message.text)
}

const drained = (raw: ServerResponse): Promise<void> =>
  raw.writableNeedDrain && !raw.destroyed
    ? new Promise((resolve) => {
        const done = (): void => {
          raw.off('drain', done).off('close', done)
          resolve()
        }
        raw.once('drain', done).once('close', done)
      })
    : Promise.resolve()

/** Where to read the log from: if only the beginning of a commit has been told, from before that commit. */
const readFrom = ({ place: { position, count: told } }: OpenStream): number => (told === Infinity ? position : position - 1)

/** Lets an application answer with streams of what happens in the log. */
export const createStreams = (connections: Connections, { feed, past: ofLog, head, failed }: StreamsOptions): Stream => {
  /** Takes what happens now. A reader who is too slow for that reads the log, as fast as it can. */
  const takeLive = (stream: OpenStream, message: NumberedMessage): void => {
    take(stream, message)
    connections.cutIfSlow(stream.raw)
  }

  /** Where the stream is now. Whoever connects again need not read the log from the last event on. */
  const placeNow = (stream: OpenStream): string | undefined => {
    if (stream.isLive && feed.position >= stream.place.position) stream.place = behind(feed.position)
    return idOf(stream.place)
  }

  /** Tells the next part of what has happened since the place of the stream. */
  const tellPast = async (stream: OpenStream, topic: string, { read, page, most }: Past): Promise<void> => {
    const after = readFrom(stream)
    if (feed.position - after > most) {
      const { position } = feed
      stream.place = behind(position)
      return write(stream.raw, `id: ${position}\nevent: reload\ndata: ${JSON.stringify({ position })}\n\n`)
    }
    const upTo = Math.min(feed.position, after + page)
    for (const message of await read(topic, after, upTo)) take(stream, message)
    stream.place = behind(upTo)
    return drained(stream.raw)
  }

  const run = async (stream: OpenStream, topic: string, past: Past): Promise<void> => {
    const { raw } = stream
    try {
      while (isOpen(raw) && feed.position > readFrom(stream)) await tellPast(stream, topic, past)
    } catch (error) {
      failed(error, 'a stream of events was cut')
      end(raw, 'restarting')
    }
    if (!isOpen(raw)) return
    // Nothing can have happened since the last look at the feed.
    stream.isLive = true
    const leave = feed.join({ topic, take: (message) => takeLive(stream, message), missed: () => end(raw, 'behind') })
    raw.once('close', leave)
  }

  return async (request, reply, { topic, after, past = ofLog }) => {
    const place = asked(request, after)
    return connections.open(request, reply, async () => {
      if (place !== undefined && place.position > feed.position && place.position > (await head()))
        throw malformed({
          path: request.headers['last-event-id'] === undefined ? 'after' : 'Last-Event-ID',
          message: `the log has no commit ${place.position} yet`,
        })
      const stream: OpenStream = { raw: reply.raw, place: place ?? behind(feed.position), isLive: false }
      return {
        headers: { 'souk-position': String(stream.place.position) },
        id: idOf(stream.place),
        place: () => placeNow(stream),
        begin: () => void run(stream, topic, past),
      }
    })
  }
}
