import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError, standAside, type App } from '@souk/http'
import type { Clock } from '@souk/process'
import type { Caller } from '../access/caller.ts'
import { callerOf, tokenIn } from '../access/guard.ts'
import type { Verifier, WatchedToken } from '../access/verifier.ts'

export interface StreamLimits {
  /** Most streams of one caller (default: 20). */
  readonly perCaller?: number
  /** Most streams of the application (default: 20,000). */
  readonly all?: number
  /** A reader for whom more bytes than that wait is too slow (default: 256 KB). */
  readonly waitingBytes?: number
}

export interface ConnectionsOptions {
  readonly verifier: Pick<Verifier, 'watch' | 'refresh'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly limits?: StreamLimits
  /** Told why something failed, and what that means for the streams. It is tried again. */
  readonly failed: (error: unknown, meaning: string) => void
}

/** What one connection tells its reader. */
interface Telling {
  /** Headers of the answer, besides its type. */
  readonly headers?: Readonly<Record<string, string>>
  /** The id where the stream begins, if its events have ids. */
  readonly id?: string | undefined
  /** The id where the stream is now, if its events have ids. A heartbeat says it. */
  place?(): string | undefined
  /** Called when the answer has begun. Not called for HEAD. */
  begin(): void
}

/** The connections of an application whose answers are streams of events (`text/event-stream`). They end when it closes. */
export interface Connections {
  /**
   * Answers a request with a stream, which lasts as long as its session.
   * @param prepare  called once the stream is counted
   * @throws ProblemError if there are too many streams, or what `prepare` throws
   */
  open(request: FastifyRequest, reply: FastifyReply, prepare: () => Promise<Telling>): Promise<FastifyReply>
  /** Has this done each second while there are streams. */
  eachSecond(work: () => Promise<void>): void
  /** Cuts a connection whose reader takes less than it is told, so that it does not fill the memory. */
  cutIfSlow(raw: ServerResponse): void
}

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

interface Connection extends Pick<Telling, 'place'> {
  readonly raw: ServerResponse
  readonly token: WatchedToken
  beatAt: number
  /** Whether it has not taken anything since the last beat. */
  isStuck: boolean
}

export const isOpen = (raw: ServerResponse): boolean => !raw.destroyed && !raw.writableEnded

export const write = (raw: ServerResponse, text: string): void => {
  if (isOpen(raw)) raw.write(text)
}

export const end = (raw: ServerResponse, reason: EndReason): void => {
  if (isOpen(raw)) raw.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`)
}

const holderOf = (caller: Caller): string => (caller.role === 'client' ? caller.clientId : caller.customerId)

const idLine = (id: string | undefined): string => (id === undefined ? '' : `id: ${id}\n`)

export const createConnections = (app: App, { verifier, clock, failed, limits = {} }: ConnectionsOptions): Connections => {
  const { perCaller = PER_CALLER, all = ALL, waitingBytes = WAITING_BYTES } = limits
  const connections = new Set<Connection>()
  const works: (() => Promise<void>)[] = []
  const counts = new Map<string, number>()
  let count = 0
  const closing = new AbortController()
  let isTicking = false
  /** Whether the last look failed. */
  let isBlind = false

  /** Says that the stream lives and how far it is, although nothing has happened: whoever connects again need not read the log from the last event on. */
  const beat = (connection: Connection): void => {
    connection.beatAt = clock.now() + BEAT_MS
    const { raw, isStuck, place } = connection
    if (raw.writableNeedDrain) {
      if (isStuck) raw.destroy()
      connection.isStuck = true
      return
    }
    connection.isStuck = false
    write(raw, `:\n${idLine(place?.())}\n`)
  }

  /** Looks at what has happened. Who cannot look knows nothing better: what counted a second ago counts. */
  const look = async (): Promise<void> => {
    const looks = await Promise.allSettled([verifier.refresh(), ...works.map((work) => work())])
    const fault = looks.find((each) => each.status === 'rejected')
    // Told once, however long it lasts.
    if (fault !== undefined && !isBlind) failed(fault.reason, 'streams are not told what happens until it can be read again')
    isBlind = fault !== undefined
  }

  const tick = async (): Promise<void> => {
    await look()
    const now = clock.now()
    for (const connection of connections) {
      const { raw, token, beatAt } = connection
      // What was the last it has not taken within a second.
      if (!isOpen(raw)) raw.destroy()
      else if (!token.counts()) end(raw, now >= token.expiresAt ? 'token-expired' : 'session-ended')
      else if (now >= beatAt) beat(connection)
    }
  }

  const keepTicking = async (): Promise<void> => {
    if (isTicking) return
    isTicking = true
    while (connections.size > 0) {
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

  app.addHook('preClose', async () => {
    closing.abort()
    for (const { raw } of connections) end(raw, 'restarting')
  })

  return {
    eachSecond: (work) => {
      works.push(work)
    },
    cutIfSlow: (raw) => {
      if (raw.writableLength > waitingBytes) raw.destroy()
    },
    open: async (request, reply, prepare) => {
      const { raw } = reply
      // The client may have gone while its token was verified. Then 'close' does not come again.
      if (raw.destroyed) return reply.hijack()
      const leave = enter(holderOf(callerOf(request)))
      // Also if the client has gone, or if what follows fails.
      raw.once('close', leave)
      const token = await verifier.watch(tokenIn(request.headers) ?? '')
      if (token === undefined) throw new ProblemError('not-authenticated', 'the access token is not valid any more')
      const { headers, id, place, begin } = await prepare()
      if (raw.destroyed) return reply.hijack()
      standAside(request)
      reply.hijack()
      reply.headers({ 'content-type': 'text/event-stream', ...headers })
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200)
      if (request.method === 'HEAD') {
        raw.end()
        return reply
      }
      const connection: Connection = { raw, token, ...(place && { place }), beatAt: clock.now() + BEAT_MS, isStuck: false }
      connections.add(connection)
      raw.once('close', () => connections.delete(connection))
      raw.on('drain', () => {
        connection.isStuck = false
      })
      write(raw, `retry: ${RETRY_MS}\n${idLine(id)}\n`)
      void keepTicking()
      begin()
      return reply
    },
  }
}
