import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { malformed, ProblemError, standAside, type App } from '@souk/http'
import type { Clock } from '@souk/process'
import type { Caller } from '../access/caller.ts'
import { callerOf, tokenIn } from '../access/guard.ts'
import type { Verifier, WatchedToken } from '../access/verifier.ts'
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

export interface StreamLimits {
  /** Most streams of one caller (default: 20). */
  readonly perCaller?: number
  /** Most streams of the application (default: 20,000). */
  readonly all?: number
  /** A reader for whom more bytes than that wait is too slow (default: 256 KB). */
  readonly waitingBytes?: number
}

export interface StreamsOptions {
  readonly feed: Feed
  readonly past: Past
  /** Position of the end of the log. */
  readonly head: () => Promise<number>
  readonly verifier: Pick<Verifier, 'watch' | 'refresh'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly limits?: StreamLimits
  /** Called each second while there are streams. */
  readonly tick?: () => Promise<void>
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

const PER_CALLER = 20
const ALL = 20_000
const WAITING_BYTES = 256 * 1024

/** How often the streams are looked after. A stream ends that long after its session at the latest, and the log is read within a second. */
const TICK_MS = 1_000
/** Longest silence of a stream. A proxy may cut a connection that is silent for a minute. */
const BEAT_MS = 15_000
/** How long a client waits before it connects again. */
const RETRY_MS = 1_000

/** Why the service ends a stream. The client connects again: with another token, if it was the token. */
type EndReason = 'token-expired' | 'session-ended' | 'restarting' | 'behind'

interface OpenStream {
  readonly raw: ServerResponse
  readonly token: WatchedToken
  /** How far the reader has been told. */
  place: Place
  /** Whether it gets what happens from the feed. Before, it gets what has happened. */
  isLive: boolean
  beatAt: number
  /** Whether it has not taken anything since the last beat. */
  isStuck: boolean
}

const asked = (request: FastifyRequest, after: number | undefined): Place | undefined => {
  const last = request.headers['last-event-id']
  // A client without one may send it empty.
  if (last === undefined || last === '') return after === undefined ? undefined : behind(after)
  const place = typeof last === 'string' ? placeOf(last) : undefined
  if (place === undefined) throw malformed({ path: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event of this stream' })
  return place
}

const holderOf = (caller: Caller): string => (caller.role === 'client' ? caller.clientId : caller.customerId)

/** Lets an application answer with streams of events (`text/event-stream`). They end when it closes. */
export const createStreams = (app: App, options: StreamsOptions): Stream => {
  const { feed, past: ofLog, head, verifier, clock, tick: ownTick, failed, limits = {} } = options
  const { perCaller = PER_CALLER, all = ALL, waitingBytes = WAITING_BYTES } = limits
  const streams = new Set<OpenStream>()
  const counts = new Map<string, number>()
  let count = 0
  const closing = new AbortController()
  let isTicking = false
  /** Whether the last look at the log failed. */
  let isBlind = false

  const isOpen = ({ raw }: OpenStream): boolean => !raw.destroyed && !raw.writableEnded

  const end = (stream: OpenStream, reason: EndReason): void => {
    if (isOpen(stream)) stream.raw.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`)
  }

  const write = (stream: OpenStream, text: string): void => {
    if (isOpen(stream)) stream.raw.write(text)
  }

  const take = (stream: OpenStream, message: NumberedMessage): void => {
    if (!isBehind(message, stream.place)) return
    stream.place = { position: message.position, count: message.number }
    write(stream, message.text)
  }

  /** Takes what happens now. A reader who is too slow for that must not fill the memory: it reads the log, as fast as it can. */
  const takeLive = (stream: OpenStream, message: NumberedMessage): void => {
    take(stream, message)
    if (stream.raw.writableLength > waitingBytes) stream.raw.destroy()
  }

  /** Says how far the stream is, although nothing has happened: whoever connects again need not read the log from the last event on. */
  const beat = (stream: OpenStream): void => {
    stream.beatAt = clock.now() + BEAT_MS
    const { raw, isLive, isStuck } = stream
    if (raw.writableNeedDrain) {
      if (isStuck) raw.destroy()
      stream.isStuck = true
      return
    }
    stream.isStuck = false
    if (isLive && feed.position >= stream.place.position) stream.place = behind(feed.position)
    const { position, count: told } = stream.place
    write(stream, told === Infinity ? `:\nid: ${position}\n\n` : ':\n\n')
  }

  /** Reads what has happened. Without the log nobody knows better: what counted a second ago counts. */
  const look = async (): Promise<void> => {
    const looks = await Promise.allSettled([verifier.refresh(), ownTick?.()])
    const fault = looks.find((each) => each.status === 'rejected')
    // Told once, however long it lasts.
    if (fault !== undefined && !isBlind) failed(fault.reason, 'streams are not told what happens until the log can be read again')
    isBlind = fault !== undefined
  }

  const tick = async (): Promise<void> => {
    await look()
    const now = clock.now()
    for (const stream of streams) {
      // What was the last it has not taken within a second.
      if (!isOpen(stream)) stream.raw.destroy()
      else if (!stream.token.counts()) end(stream, now >= stream.token.expiresAt ? 'token-expired' : 'session-ended')
      else if (now >= stream.beatAt) beat(stream)
    }
  }

  const keepTicking = async (): Promise<void> => {
    if (isTicking) return
    isTicking = true
    while (streams.size > 0) {
      await clock.sleep(TICK_MS, closing.signal)
      await tick()
      if (closing.signal.aborted) break
    }
    isTicking = false
  }

  /** Counts a stream. @returns a function that counts it no more @throws ProblemError */
  const enter = (holder: string): (() => void) => {
    if (closing.signal.aborted) throw new ProblemError('unavailable', 'the service is about to end')
    if (count >= all) throw new ProblemError('overloaded', 'there are too many streams')
    const own = counts.get(holder) ?? 0
    if (own >= perCaller) throw new ProblemError('too-many-requests', `there are ${own} streams of the same sender already`)
    counts.set(holder, own + 1)
    count += 1
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      count -= 1
      const left = (counts.get(holder) ?? 0) - 1
      if (left > 0) counts.set(holder, left)
      else counts.delete(holder)
    }
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

  /** Tells the next part of what has happened since the place of the stream. */
  const tellPast = async (stream: OpenStream, topic: string, { read, page, most }: Past): Promise<void> => {
    const after = readFrom(stream)
    if (feed.position - after > most) {
      const { position } = feed
      stream.place = behind(position)
      return write(stream, `id: ${position}\nevent: reload\ndata: ${JSON.stringify({ position })}\n\n`)
    }
    const upTo = Math.min(feed.position, after + page)
    for (const message of await read(topic, after, upTo)) take(stream, message)
    stream.place = behind(upTo)
    return drained(stream.raw)
  }

  const run = async (stream: OpenStream, topic: string, past: Past): Promise<void> => {
    try {
      while (isOpen(stream) && feed.position > readFrom(stream)) await tellPast(stream, topic, past)
    } catch (error) {
      failed(error, 'a stream of events was cut')
      end(stream, 'restarting')
    }
    if (!isOpen(stream)) return
    // Nothing can have happened since the last look at the feed.
    stream.isLive = true
    const leave = feed.join({ topic, take: (message) => takeLive(stream, message), missed: () => end(stream, 'behind') })
    stream.raw.once('close', leave)
  }

  app.addHook('preClose', async () => {
    closing.abort()
    for (const stream of streams) end(stream, 'restarting')
  })

  return async (request, reply, { topic, after, past = ofLog }) => {
    const place = asked(request, after)
    const { raw } = reply
    // The client may have gone while its token was verified. Then 'close' does not come again.
    if (raw.destroyed) return reply.hijack()
    const leave = enter(holderOf(callerOf(request)))
    // Also if the client has gone, or if what follows fails.
    raw.once('close', leave)
    const token = await verifier.watch(tokenIn(request.headers) ?? '')
    if (token === undefined) throw new ProblemError('not-authenticated', 'the access token is not valid any more')
    if (place !== undefined && place.position > feed.position && place.position > (await head()))
      throw malformed({
        path: request.headers['last-event-id'] === undefined ? 'after' : 'Last-Event-ID',
        message: `the log has no commit ${place.position} yet`,
      })
    if (raw.destroyed) return reply.hijack()
    standAside(request)
    reply.hijack()
    const from = place ?? behind(feed.position)
    reply.headers({ 'content-type': 'text/event-stream', 'souk-position': String(from.position) })
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
    raw.writeHead(200)
    if (request.method === 'HEAD') {
      raw.end()
      return reply
    }
    const stream: OpenStream = { raw, token, place: from, isLive: false, beatAt: clock.now() + BEAT_MS, isStuck: false }
    streams.add(stream)
    raw.once('close', () => streams.delete(stream))
    write(stream, `retry: ${RETRY_MS}\n${from.count === Infinity ? `id: ${from.position}\n` : ''}\n`)
    void keepTicking()
    void run(stream, topic, past)
    return reply
  }
}
