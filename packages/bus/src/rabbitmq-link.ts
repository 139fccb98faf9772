import type { EventEmitter } from 'node:events'
import { connect, type Channel, type ChannelModel } from 'amqplib'
import { messageOf } from '@souk/log-protocol'
import { retry, type Clock, type Logger } from '@souk/process'
import { BusUnavailable } from './bus.ts'

export interface LinkOptions {
  /** `amqp://user:password@host:port/vhost`. The default for `heartbeat` is 5 s. */
  readonly url: string
  /** Shown on the broker's management page. */
  readonly name: string
  readonly clock: Clock
  /** Told about connections and channels, never what a message holds. */
  readonly logger: Pick<Logger, 'info' | 'warn'>
}

interface ChannelParts<Kind extends Channel> {
  create(model: ChannelModel): Promise<Kind>
  /** Declares queues and starts consumers, on every newly opened channel. */
  setUp(channel: Kind): Promise<void>
  /** The channel is lost, with everything that was under way on it. */
  lost?(): void
}

/** A channel that is reopened whenever it is lost. */
export interface KeptChannel<Kind extends Channel> {
  /** Undefined while the channel is not open, or while the broker blocks the connection. */
  current(): Kind | undefined
  /** Waits for the channel. @throws BusUnavailable if it is not usable within that time */
  get(timeoutMs: number): Promise<Kind>
  /** Reopens the channel, because something that it declared is gone. */
  renew(): void
  /** From now on the channel is not reopened. */
  retire(): void
  /** Sends what is still to be sent, then closes. Deliveries that were not acknowledged go to the next consumer. */
  close(): Promise<void>
}

/** One connection with all its channels. It is reopened whenever it is lost. */
export interface Link {
  isConnected(): boolean
  keep<Kind extends Channel>(parts: ChannelParts<Kind>): KeptChannel<Kind>
  /** Waits for a task that closes something. It ignores failures, and does not wait for a silent broker. */
  ended(task: Promise<unknown>): Promise<void>
  close(): Promise<void>
}

const HEARTBEAT_S = 5
const CONNECT_TIMEOUT_MS = 5_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000
/** A silent broker must not keep a process from ending. */
const CLOSE_TIMEOUT_MS = 2_000

/** Resolves to true if the task was settled within that time. The task must not reject. */
const within = async (clock: Clock, milliseconds: number, task: Promise<unknown>): Promise<boolean> => {
  const done = new AbortController()
  const settled = task.then(() => true)
  const inTime = await Promise.race([settled, clock.sleep(milliseconds, done.signal).then(() => false)])
  done.abort()
  return inTime
}

const withHeartbeat = (url: string): string => {
  const parsed = new URL(url)
  if (parsed.protocol !== 'amqp:' && parsed.protocol !== 'amqps:')
    throw new TypeError('the address of the broker must begin with amqp: or amqps:')
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', String(HEARTBEAT_S))
  return parsed.href
}

/** @throws TypeError if the URL is not one of AMQP */
export const createLink = ({ url, name, clock, logger }: LinkOptions): Link => {
  const keepers = new Set<{ open(model: ChannelModel): void; changed(): void; close(): Promise<void> }>()
  let isClosed = false
  let live: ChannelModel | undefined
  let blocked: string | undefined
  let lastFault = 'not connected yet'
  let isSilent = false

  const noteFault = (error: unknown): void => {
    lastFault = messageOf(error)
  }

  /** Runs for every new connection. Channels are opened independently, so one that cannot be opened does not block the others. */
  const setUp = async (model: ChannelModel): Promise<void> => {
    // An `error` without listener would end the process, and the library does not listen yet.
    model.on('error', noteFault)
    model.on('handler-error', noteFault)
    model.on('close', (error) => {
      if (error !== undefined) noteFault(error)
      if (live !== model) return
      live = undefined
      blocked = undefined
    })
    model.on('blocked', (reason) => {
      blocked = reason
      logger.warn({ connection: name, reason }, 'the broker blocks the connection')
    })
    model.on('unblocked', () => {
      blocked = undefined
      for (const keeper of keepers) keeper.changed()
    })
    live = model
    isSilent = false
    for (const keeper of keepers) keeper.open(model)
  }

  const opening = connect(withHeartbeat(url), {
    noDelay: true,
    keepAlive: true,
    timeout: CONNECT_TIMEOUT_MS,
    clientProperties: { connection_name: name },
    recovery: { initialDelay: FIRST_PAUSE_MS, maxDelay: LONGEST_PAUSE_MS, waitForConnect: false, setup: setUp },
  }).then((connection) => {
    connection.on('error', noteFault)
    connection.on('handler-error', noteFault)
    connection.on('connect', () => logger.info({ connection: name }, 'connected to the broker'))
    connection.on('disconnect', (error) => logger.warn({ connection: name, error: error.message }, 'the connection to the broker is lost'))
    connection.on('connect-failed', noteFault)
    connection.on('reconnect-scheduled', ({ attempt, error }) => {
      if (attempt === 1 || attempt % 10 === 0)
        logger.warn({ connection: name, attempt, error: error.message }, 'reconnecting to the broker')
    })
    return connection
  })

  // Once the broker has been silent for the time-out, later calls do not wait at all.
  const ended = async (task: Promise<unknown>): Promise<void> => {
    const settled = task.catch(() => undefined)
    if (!(await within(clock, isSilent ? 0 : CLOSE_TIMEOUT_MS, settled))) isSilent = true
  }

  /** The promise of the library never settles if the connection is lost meanwhile. The event always comes. */
  const closeOf = (emitter: EventEmitter): Promise<void> => new Promise((resolve) => emitter.once('close', () => resolve()))

  const closeChannel = (channel: Channel): Promise<void> => ended(Promise.race([closeOf(channel), channel.close()]))

  const keep = <Kind extends Channel>(parts: ChannelParts<Kind>): KeptChannel<Kind> => {
    const retired = new AbortController()
    let current: Kind | undefined
    const waiting = new Set<() => void>()

    const usable = (): Kind | undefined => (blocked === undefined ? current : undefined)
    const changed = (): void => {
      for (const resolve of waiting) resolve()
      waiting.clear()
    }

    const tryOpen = async (model: ChannelModel): Promise<void> => {
      const channel = await parts.create(model)
      let isLost = false
      channel.on('error', noteFault)
      channel.on('handler-error', noteFault)
      channel.on('close', () => {
        isLost = true
        if (current !== channel) return
        current = undefined
        parts.lost?.()
        // Whether the connection is lost as well shows a moment later.
        void clock.sleep(FIRST_PAUSE_MS, retired.signal).then(() => open(model))
      })
      try {
        await parts.setUp(channel)
        if (isLost) throw new Error('the channel was closed while it was set up')
      } catch (error) {
        await closeChannel(channel)
        throw error
      }
      if (retired.signal.aborted) {
        await closeChannel(channel)
        return
      }
      current = channel
      changed()
    }

    /** Resolves when the channel is open or is no longer wanted. Another connection opens a channel of its own. */
    const open = async (model: ChannelModel): Promise<void> => {
      const task = async (): Promise<void> => {
        if (live === model && !retired.signal.aborted) await tryOpen(model)
      }
      const failed = (error: unknown): void => {
        noteFault(error)
        if (live === model) logger.warn({ connection: name, error: messageOf(error) }, 'a channel could not be opened')
      }
      const pauses = { firstMs: FIRST_PAUSE_MS, longestMs: LONGEST_PAUSE_MS }
      // It rejects only when the channel is retired.
      await retry(task, { clock, signal: retired.signal, failed, ...pauses }).catch(() => undefined)
    }

    const keeper = {
      open: (model: ChannelModel): void => void open(model),
      changed,
      close: async (): Promise<void> => {
        keepers.delete(keeper)
        retired.abort()
        changed()
        if (current !== undefined) await closeChannel(current)
      },
    }
    keepers.add(keeper)
    if (live !== undefined) keeper.open(live)

    return {
      current: usable,
      get: async (timeoutMs) => {
        const deadline = clock.now() + timeoutMs
        for (;;) {
          const channel = usable()
          if (channel !== undefined) return channel
          const left = deadline - clock.now()
          if (left <= 0 || retired.signal.aborted) throw new BusUnavailable(`the broker is away: ${blocked ?? lastFault}`)
          let wake = (): void => undefined
          const change = new Promise<void>((resolve) => {
            wake = resolve
          })
          waiting.add(wake)
          await within(clock, left, change)
          waiting.delete(wake)
        }
      },
      renew: () => {
        if (current !== undefined) void closeChannel(current)
      },
      retire: () => {
        keepers.delete(keeper)
        retired.abort()
      },
      close: keeper.close,
    }
  }

  return {
    isConnected: () => live !== undefined,
    keep,
    ended,
    close: async () => {
      if (isClosed) return
      isClosed = true
      await Promise.all([...keepers].map((keeper) => keeper.close()))
      const lost = live === undefined ? [] : [closeOf(live)]
      const connection = await opening
      await ended(Promise.race([...lost, connection.close()]))
    },
  }
}
