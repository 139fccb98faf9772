import type { Channel, ConfirmChannel, ConsumeMessage, Message } from 'amqplib'
import { messageOf, MAX_BATCH, newId, type Commit } from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import {
  BusTimeout,
  BusUnavailable,
  isOfOwnInstance,
  NobodyAnswers,
  REDELIVERY_PAUSES,
  RequestFailed,
  type Bus,
  type Close,
  type CommitsHandler,
  type RequestHandler,
  type SubscribeOptions,
} from './bus.ts'
import { createGate, type Gate } from './gate.ts'
import { createPendingRequests, type PendingRequest } from './pending-requests.ts'
import { createLink, type KeptChannel, type LinkOptions } from './rabbitmq-link.ts'
import {
  createAssembler,
  createCommitsReader,
  MAX_BODY_BYTES,
  readAnswer,
  readJson,
  split,
  writeAnswer,
  writeCommits,
  writeJson,
  type Answer,
  type CommitsMessage,
} from './rabbitmq-messages.ts'

export interface RabbitMqBusOptions {
  /** `amqp://user:password@host:port/vhost`. The user is the sender of all requests. */
  readonly url: string
  readonly clock: Clock
  /** Declares the exchanges whenever it connects, which only the event store may. Others wait until they exist (default: false). */
  readonly declaresExchanges?: boolean
  /** Shown on the broker's management page. */
  readonly name?: string
  /** Prefix of the names of exchanges and queues (default: `souk`). */
  readonly prefix?: string
  /** Most messages that wait in a subscriber's queue. Beyond that the oldest are dropped. Fixed once the queue exists. */
  readonly maxQueueLength?: number
  /** How long a publication waits for the broker's confirmation before it fails. */
  readonly confirmTimeoutMs?: number
  readonly logger?: LinkOptions['logger']
}

export interface RabbitMqHealth {
  /** Both connections are open. */
  readonly connected: boolean
  /** Messages dropped since the start because no part of Souk can have sent them. */
  readonly dropped: number
}

export interface RabbitMqBus extends Bus {
  health(): RabbitMqHealth
}

const DEFAULT_MAX_QUEUE_LENGTH = 10_000
const MAX_QUEUE_BYTES = 256 * 1024 * 1024
const DEFAULT_CONFIRM_TIMEOUT_MS = 5_000
/** Unacknowledged messages that a subscriber holds. Its handler gets those that have gathered in one delivery. */
const SUBSCRIBER_PREFETCH = 50
/** Requests that a responder works on at the same time. The others wait in the queue, where they may expire. */
const RESPONDER_PREFETCH = 1_000
const MAX_WAITING_REQUESTS = 10_000
/** How long a request waits for a reconnection. */
const RECONNECT_PATIENCE_MS = 1_000
/** How long `respond` and `subscribe` wait for the broker. */
const ESTABLISH_TIMEOUT_MS = 5_000
/** When the broker deletes a queue of requests that has lost its responder in a restart. */
const ABANDONED_AFTER_MS = 60_000
const LONGEST_EXPIRATION_MS = 3_600_000
const LOG_DROPPED_EVERY_MS = 1_000

const DIRECT_REPLY = 'amq.rabbitmq.reply-to'
const silent: LinkOptions['logger'] = { info: () => undefined, warn: () => undefined }

/** A channel for requests, and where their answers go. */
interface KeptRequests {
  readonly kept: KeptChannel<Channel>
  replyTo(): string
}

type Assembler = ReturnType<typeof createAssembler>

interface Asked {
  readonly request: PendingRequest
  /** The request is on its way. If the channel is lost, so is the answer. */
  isSent: boolean
}

/** A message that was delivered. It has no commits if no part of Souk can have sent it. */
interface Delivery {
  readonly message: ConsumeMessage
  readonly commits: readonly Commit[]
  /** The run of the event store that they come from. */
  readonly run?: string
}

/** Who sent a request, and where its answer goes. */
interface Origin {
  readonly sender: string
  readonly replyTo: string
  readonly correlationId: string
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/**
 * Undefined for a request whose sender the broker has not checked, or that cannot be answered. An answer must not be steered into a queue.
 * @param answers  how the addresses begin to which answers go
 */
const originOf = ({ properties }: ConsumeMessage, answers: string): Origin | undefined => {
  const sender = textOf(properties.userId)
  const replyTo = textOf(properties.replyTo)
  const correlationId = textOf(properties.correlationId)
  if (sender === undefined || correlationId === undefined || replyTo?.startsWith(`${answers}.`) !== true) return undefined
  return { sender, replyTo, correlationId }
}

/** Acknowledges a message, or all up to it. On a lost channel it does nothing: the message is delivered again. */
const acknowledge = (channel: Channel, message: Message, allUpTo: boolean): void => {
  try {
    channel.ack(message, allUpTo)
  } catch {
    // The channel has just been lost.
  }
}

/** Takes the messages at the head whose commits are consecutive and of one run. So a slow subscriber gets few large deliveries. */
const takeConsecutive = (inbox: Delivery[]): Delivery[] => {
  let count = 0
  let commits = 0
  let next: number | undefined
  let run: string | undefined
  for (const delivery of inbox) {
    const first = delivery.commits[0]
    if (first !== undefined) {
      if (next !== undefined && (first.position !== next || delivery.run !== run || commits + delivery.commits.length > MAX_BATCH)) break
      commits += delivery.commits.length
      next = first.position + delivery.commits.length
      run = delivery.run
    }
    count += 1
  }
  return inbox.splice(0, count)
}

/**
 * A bus over RabbitMQ. It connects by itself, and reconnects whenever a connection is lost. While the broker is away a request waits
 * a second for it, and then rejects with BusUnavailable. Responders and subscriptions go on when the broker is back.
 * @throws TypeError if the URL is not one of AMQP
 */
export const createRabbitMqBus = ({
  url,
  clock,
  declaresExchanges = false,
  name = 'souk',
  prefix = 'souk',
  maxQueueLength = DEFAULT_MAX_QUEUE_LENGTH,
  confirmTimeoutMs = DEFAULT_CONFIRM_TIMEOUT_MS,
  logger = silent,
}: RabbitMqBusOptions): RabbitMqBus => {
  const exchange = `${prefix}.events`
  const unheard = `${prefix}.unheard`
  // Not the default exchange: who may publish to that one may write to every queue.
  const requestExchange = `${prefix}.requests`
  const sender = decodeURIComponent(new URL(url).username || 'guest')
  // Requests to instances of the sender and their answers. Nobody else may use it, so the sender may write to it and read from it.
  const ownExchange = `${prefix}.instances.${sender}`
  const ownAnswers = `${ownExchange}.answers`
  // A broker that is short of memory stops reading from connections that publish. Consumers must still be able to acknowledge.
  const publishing = createLink({ url, name: `${name} (publishes)`, clock, logger })
  const consuming = createLink({ url, name: `${name} (consumes)`, clock, logger })

  const pending = createPendingRequests(clock)
  const asked = new Map<string, Asked>()
  const unconfirmed = new Map<string, (error: Error) => void>()
  const subscriptions = new Set<AbortController>()
  const responders = new Set<Close>()
  let phase: 'open' | 'closing' | 'closed' = 'open'
  let running = createGate()
  let closed: Promise<void> | undefined
  let lastId = 0
  let dropped = 0
  let loggedDropAt = -Infinity

  const refused = (what: string): BusUnavailable => new BusUnavailable(`${what}: the bus is closed`)
  const nextId = (): string => {
    lastId += 1
    return String(lastId)
  }

  const drop = (where: string, reason: string): void => {
    dropped += 1
    if (clock.now() - loggedDropAt < LOG_DROPPED_EVERY_MS) return
    loggedDropAt = clock.now()
    logger.warn({ where, reason, dropped }, 'dropped a message that no part of Souk can have sent')
  }

  const prepareRequests = async (channel: Channel): Promise<void> => {
    if (declaresExchanges) await channel.assertExchange(requestExchange, 'direct', { durable: true })
    else await channel.checkExchange(requestExchange)
  }

  /** The alternate exchange takes messages without subscriber. So a message that is returned is truly lost. */
  const prepareEvents = async (channel: Channel): Promise<void> => {
    if (declaresExchanges) await channel.assertExchange(exchange, 'topic', { durable: true, alternateExchange: unheard })
    else await channel.checkExchange(exchange)
  }

  // — publications ———————————————————————————————————————————————————————————————————————————————————

  const events = publishing.keep<ConfirmChannel>({
    create: (model) => model.createConfirmChannel(),
    setUp: async (channel) => {
      channel.on('return', ({ properties }) => {
        unconfirmed.get(String(properties.messageId))?.(new BusUnavailable('publish: no queue takes the message'))
        events.renew()
      })
      if (declaresExchanges) {
        await channel.assertExchange(unheard, 'fanout', { durable: true })
        await channel.assertQueue(unheard, { durable: true, arguments: { 'x-queue-type': 'classic', 'x-max-length': 100 } })
        await channel.bindQueue(unheard, unheard, '')
      }
      await prepareEvents(channel)
    },
  })

  /** Resolves when the broker has confirmed the message. */
  const send = (channel: ConfirmChannel, { body, routingKeys }: CommitsMessage): Promise<void> =>
    new Promise((resolve, reject) => {
      const messageId = nextId()
      const settled = new AbortController()
      const fail = (error: Error): void => {
        unconfirmed.delete(messageId)
        settled.abort()
        reject(error)
      }
      unconfirmed.set(messageId, fail)
      void clock.sleep(confirmTimeoutMs, settled.signal).then(() => {
        if (!settled.signal.aborted) fail(new BusTimeout(`publish: not confirmed within ${confirmTimeoutMs} ms`))
      })
      const [routingKey = '', ...others] = routingKeys
      const options = {
        mandatory: true,
        persistent: true,
        contentType: 'application/json',
        messageId,
        ...(others.length > 0 && { CC: others }),
      }
      try {
        channel.publish(exchange, routingKey, body, options, (error: unknown) => {
          if (error !== null && error !== undefined) {
            fail(new BusUnavailable(`publish: ${messageOf(error)}`))
            return
          }
          unconfirmed.delete(messageId)
          settled.abort()
          resolve()
        })
      } catch (error) {
        fail(new BusUnavailable(`publish: ${messageOf(error)}`))
      }
    })

  const publish = async (commits: readonly Commit[], run: string): Promise<void> => {
    if (phase === 'closed') throw refused('publish')
    if (commits.length === 0) return
    const { messages, tooLarge } = writeCommits(commits, run)
    if (tooLarge > 0) logger.warn({ tooLarge }, 'some commits are too large to publish: consumers pull them from the log')
    const channel = events.current() ?? (await events.get(confirmTimeoutMs))
    await Promise.all(messages.map((message) => send(channel, message)))
  }

  // — requests ———————————————————————————————————————————————————————————————————————————————————————

  const isOwn = (operation: string): boolean => isOfOwnInstance({ sender }, operation)
  const exchangeOf = (operation: string): string => (isOwn(operation) ? ownExchange : requestExchange)

  const prepareFor = async (channel: Channel, operation: string): Promise<void> => {
    if (isOwn(operation)) await channel.assertExchange(ownExchange, 'direct', { durable: true })
    else await prepareRequests(channel)
  }

  /** Settles a request once. Later answers are ignored. */
  const settle = (id: string, how: (request: PendingRequest) => void): void => {
    const entry = asked.get(id)
    if (entry === undefined || !pending.take(entry.request)) return
    asked.delete(id)
    how(entry.request)
  }

  const receiveAnswer = (assembler: Assembler, { content, properties }: ConsumeMessage): void => {
    const id = textOf(properties.correlationId)
    if (id === undefined || !asked.has(id)) return
    const body = assembler.add(id, content, properties.headers)
    if (body === 'waiting') return
    const answer = body === 'refused' ? undefined : readAnswer(body)
    if (answer === undefined) {
      drop('answers', 'not an answer')
      settle(id, ({ operation, reject }) => reject(new BusUnavailable(`${operation}: the answer is malformed`)))
    } else if ('failure' in answer) {
      settle(id, ({ reject }) => reject(new RequestFailed(answer.failure)))
    } else {
      settle(id, ({ resolve }) => resolve(answer.answer))
    }
  }

  /** A channel that sends requests and receives their answers. @param prepare  gives the queue to which the answers go */
  const keepRequests = (toInstances: boolean, prepare: (channel: Channel) => Promise<string>): KeptRequests => {
    const assembler = createAssembler()
    let replyTo = ''
    const kept = publishing.keep<Channel>({
      create: (model) => model.createChannel(),
      setUp: async (channel) => {
        channel.on('return', ({ properties }) =>
          settle(String(properties.correlationId), ({ operation, reject }) => reject(new NobodyAnswers(`${operation}: nobody answers`))),
        )
        replyTo = await prepare(channel)
        await channel.consume(replyTo, (message) => message !== null && receiveAnswer(assembler, message), { noAck: true })
      },
      lost: () => {
        assembler.clear()
        for (const [id, { isSent, request }] of asked) {
          if (!isSent || isOwn(request.operation) !== toInstances) continue
          settle(id, ({ operation, reject }) => reject(new BusUnavailable(`${operation}: the connection was lost before the answer came`)))
        }
      },
    })
    return { kept, replyTo: () => replyTo }
  }

  const requests = keepRequests(false, async (channel) => {
    await prepareRequests(channel)
    return DIRECT_REPLY
  })
  let ownRequests: KeptRequests | undefined
  /** Opened with the first request. Direct replies go through the default exchange, through which a service may not send. So answers get a queue. */
  const toInstances = (): KeptRequests => {
    ownRequests ??= keepRequests(true, async (channel) => {
      await channel.assertExchange(ownExchange, 'direct', { durable: true })
      const { queue } = await channel.assertQueue(`${ownAnswers}.${newId()}`, { exclusive: true, autoDelete: true, durable: false })
      await channel.bindQueue(queue, ownExchange, queue)
      return queue
    })
    return ownRequests
  }
  const requestQueue = (operation: string): string => `${isOwn(operation) ? ownExchange : requestExchange}.${operation}`

  const sendRequest = async (id: string, entry: Asked, body: Buffer): Promise<void> => {
    const { operation, timeoutMs } = entry.request
    try {
      const { kept, replyTo } = isOwn(operation) ? toInstances() : requests
      const channel = kept.current() ?? (await kept.get(Math.min(timeoutMs, RECONNECT_PATIENCE_MS)))
      if (!asked.has(id)) return
      entry.isSent = true
      const expiration = Math.min(LONGEST_EXPIRATION_MS, Math.max(1, Math.ceil(timeoutMs)))
      // The broker refuses a user id that is not the user of the connection.
      const from = { userId: sender, replyTo: replyTo(), correlationId: id }
      const options = { ...from, mandatory: true, expiration, contentType: 'application/json' }
      for (const { content, headers } of split(body)) {
        channel.publish(exchangeOf(operation), operation, content, { ...options, ...(headers && { headers }) })
      }
    } catch (error) {
      settle(id, ({ reject }) => reject(new BusUnavailable(`${operation}: ${messageOf(error)}`)))
    }
  }

  const request = (operation: string, message: unknown, { timeoutMs }: { timeoutMs: number }): Promise<unknown> => {
    if (phase === 'closed') return Promise.reject(refused(operation))
    let body: Buffer
    try {
      body = writeJson(message)
    } catch (error) {
      return Promise.reject(new RequestFailed(`${operation}: the request has no JSON form: ${messageOf(error)}`))
    }
    if (body.length > MAX_BODY_BYTES) {
      return Promise.reject(new RequestFailed(`${operation}: the request is too large: ${body.length} bytes, at most ${MAX_BODY_BYTES}`))
    }
    return new Promise((resolve, reject) => {
      const id = nextId()
      const giveUp = (error: Error): void => {
        asked.delete(id)
        reject(error)
      }
      const entry: Asked = { request: pending.add(operation, timeoutMs, resolve, giveUp), isSent: false }
      asked.set(id, entry)
      void sendRequest(id, entry, body)
    })
  }

  // — responders —————————————————————————————————————————————————————————————————————————————————————

  const answers = publishing.keep<Channel>({ create: (model) => model.createChannel(), setUp: async () => undefined })

  const sendAnswer = (operation: string, { replyTo, correlationId }: Origin, answer: Answer): void => {
    // Without a channel the answer is lost, like any message on a lost connection.
    const channel = answers.current()
    if (channel === undefined) return
    try {
      for (const { content, headers } of split(writeAnswer(operation, answer))) {
        channel.publish(isOwn(operation) ? ownExchange : '', replyTo, content, {
          correlationId,
          contentType: 'application/json',
          ...(headers && { headers }),
        })
      }
    } catch {
      // The channel has just been lost.
    }
  }

  /** Waits until the channel of a responder or a subscriber is open for the first time. */
  const established = async (what: string, channel: KeptChannel<Channel>): Promise<void> => {
    try {
      await channel.get(ESTABLISH_TIMEOUT_MS)
    } catch (error) {
      await channel.close()
      throw new BusUnavailable(`${what}: ${messageOf(error)}`)
    }
  }

  const respond = async (operation: string, handler: RequestHandler): Promise<Close> => {
    if (phase !== 'open') throw refused(operation)
    const queue = requestQueue(operation)
    const busy = createGate()
    const assembler = createAssembler()
    let consumerTag: string | undefined

    const work = (channel: Channel, message: ConsumeMessage, from: Origin, body: Buffer): void => {
      const counted = running
      counted.enter()
      busy.enter()
      const end = (answer: Answer): void => {
        sendAnswer(operation, from, answer)
        acknowledge(channel, message, false)
        busy.leave()
        counted.leave()
      }
      const fail = (error: unknown): void => end({ failure: messageOf(error) })
      let value: unknown
      try {
        value = readJson(body)
      } catch {
        end({ failure: `${operation}: malformed request: not JSON` })
        return
      }
      try {
        handler(value, from.sender).then((answer) => end({ answer }), fail)
      } catch (error) {
        fail(error)
      }
    }

    const receive = (channel: Channel, message: ConsumeMessage): void => {
      const from = originOf(message, isOwn(operation) ? ownAnswers : DIRECT_REPLY)
      const body = from === undefined ? 'refused' : assembler.add(JSON.stringify(from), message.content, message.properties.headers)
      if (from !== undefined && body instanceof Buffer) {
        work(channel, message, from, body)
        return
      }
      if (body === 'refused') drop(queue, 'not a request with a sender that can be answered')
      acknowledge(channel, message, false)
    }

    const channel = consuming.keep<Channel>({
      create: (model) => model.createChannel(),
      setUp: async (opened) => {
        assembler.clear()
        await opened.prefetch(RESPONDER_PREFETCH)
        await prepareFor(opened, operation)
        // The queue is deleted with its last responder, so that a request learns at once that nobody answers.
        await opened.assertQueue(queue, {
          durable: true,
          autoDelete: true,
          arguments: {
            'x-queue-type': 'classic',
            'x-single-active-consumer': true,
            'x-max-length': MAX_WAITING_REQUESTS,
            'x-expires': ABANDONED_AFTER_MS,
          },
        })
        await opened.bindQueue(queue, exchangeOf(operation), operation)
        const consumer = await opened.consume(queue, (message) => (message === null ? channel.renew() : receive(opened, message)))
        consumerTag = consumer.consumerTag
      },
    })
    await established(operation, channel)

    const close = async (): Promise<void> => {
      responders.delete(close)
      channel.retire()
      const current = channel.current()
      if (current !== undefined && consumerTag !== undefined) await consuming.ended(current.cancel(consumerTag))
      await busy.empty()
      await channel.close()
    }
    responders.add(close)
    return close
  }

  // — subscribers ————————————————————————————————————————————————————————————————————————————————————

  const readCommits = createCommitsReader()

  const subscribe = async (subscriber: string, handler: CommitsHandler, { exclusive = false }: SubscribeOptions = {}): Promise<Close> => {
    if (phase !== 'open') throw refused(subscriber)
    const shared = `${prefix}.subscriber.${subscriber}`
    const limits = { 'x-max-length': maxQueueLength, 'x-max-length-bytes': MAX_QUEUE_BYTES, 'x-overflow': 'drop-head' }
    const busy: Gate = createGate()
    const closing = new AbortController()
    let inbox: Delivery[] = []
    /** The channel that delivered the inbox. */
    let source: Channel | undefined
    let delivering = false

    /** Resolves to false if the subscription was closed, or if the channel was lost: the message comes again on the next channel. */
    const handle = async (opened: Channel, commits: readonly Commit[], run: string): Promise<boolean> => {
      const task = async (): Promise<boolean> => {
        if (source !== opened) return false
        await handler(commits, run)
        return true
      }
      try {
        return await retry(task, { clock, signal: closing.signal, ...REDELIVERY_PAUSES })
      } catch {
        // The subscription was closed. The handler reports its failures itself.
        return false
      }
    }

    const deliverWaiting = async (): Promise<void> => {
      if (delivering) return
      delivering = true
      while (!closing.signal.aborted) {
        const opened = source
        const taken = takeConsecutive(inbox)
        const last = taken.at(-1)
        if (opened === undefined || last === undefined) break
        const commits = taken.flatMap((delivery) => delivery.commits)
        const run = taken.find((delivery) => delivery.run !== undefined)?.run
        const counted = running
        counted.enter()
        busy.enter()
        if (run === undefined || (await handle(opened, commits, run))) acknowledge(opened, last.message, true)
        busy.leave()
        counted.leave()
      }
      delivering = false
    }

    const receive = (message: ConsumeMessage): void => {
      const read = readCommits(message.content)
      if (typeof read === 'string') drop(shared, read)
      inbox.push({ message, ...(typeof read === 'string' ? { commits: [] } : read) })
      void deliverWaiting()
    }

    const channel = consuming.keep<Channel>({
      create: (model) => model.createChannel(),
      setUp: async (opened) => {
        inbox = []
        source = opened
        await opened.prefetch(SUBSCRIBER_PREFETCH)
        await prepareEvents(opened)
        // The broker may notice late that the last connection was lost, and keep its exclusive queue until then. So each has a new name,
        // and goes with its consumer, also if only the channel was lost.
        const queue = exclusive ? `${shared}.${newId()}` : shared
        if (exclusive) {
          await opened.assertQueue(queue, {
            exclusive: true,
            autoDelete: true,
            durable: false,
            arguments: { 'x-queue-type': 'classic', ...limits },
          })
        } else {
          const kind = { 'x-queue-type': 'quorum', 'x-single-active-consumer': true }
          await opened.assertQueue(queue, { durable: true, arguments: { ...kind, ...limits } })
        }
        await opened.bindQueue(queue, exchange, '#')
        await opened.consume(queue, (message) => (message === null ? channel.renew() : receive(message)))
      },
      lost: () => {
        inbox = []
        source = undefined
      },
    })
    await established(subscriber, channel)
    subscriptions.add(closing)

    return async () => {
      subscriptions.delete(closing)
      closing.abort()
      channel.retire()
      await busy.empty()
      // Closing the channel returns its messages in order before the next consumer gets any. Cancelling the consumer would not.
      await channel.close()
    }
  }

  // ——————————————————————————————————————————————————————————————————————————————————————————————————

  const shutDown = async (): Promise<void> => {
    phase = 'closing'
    for (const closing of subscriptions) closing.abort()
    // Handlers that run now may still send requests, which are still answered. Handlers that start from now on must not keep the bus open.
    const atClose = running
    running = createGate()
    await atClose.empty()
    phase = 'closed'
    await Promise.all([...responders].map((close) => close()))
    await running.empty()
    pending.close(new BusUnavailable('the bus was closed before the answer came'))
    // Consumers first: their last answers go out over the other connection.
    await consuming.close()
    await publishing.close()
  }

  return {
    sender,
    request,
    respond,
    publish,
    subscribe,
    close: () => {
      closed ??= shutDown()
      return closed
    },
    health: () => ({ connected: publishing.isConnected() && consuming.isConnected(), dropped }),
  }
}
