import { connect, type ConsumeMessage } from 'amqplib'

/** The bus of the bare driver: one end answers requests, subscribers get messages. Bodies are made beforehand and have an id. */
export interface BareBus {
  request(id: number, body: Buffer): Promise<Buffer>
  /** Resolves when the bus has confirmed the message. */
  publish(id: number, body: Buffer): Promise<void>
  close(): Promise<void>
}

export interface BareEnds {
  answer(id: number, body: Buffer): Promise<Buffer>
  /** Subscribers by name. A message is acknowledged when the promise resolves. */
  readonly subscribers?: Readonly<Record<string, (id: number, body: Buffer) => Promise<void>>>
}

const openInProcess = ({ answer, subscribers = {} }: BareEnds): BareBus => ({
  request: answer,
  publish: async (id, body) => {
    for (const subscriber of Object.values(subscribers)) void subscriber(id, body)
  },
  close: async () => undefined,
})

const REPLIES = 'amq.rabbitmq.reply-to'

/**
 * Uses direct replies, publisher confirms and a quorum queue for each subscriber. Messages are acknowledged one by one, because each
 * is a transaction.
 */
const openRabbitMq = async (url: string, { answer, subscribers = {} }: BareEnds): Promise<BareBus> => {
  const open = () => connect(url, { noDelay: true })
  const [publishing, consuming] = [await open(), await open()]
  const [requests, events] = [await publishing.createChannel(), await publishing.createConfirmChannel()]
  const channel = await consuming.createChannel()
  const idOf = ({ properties }: ConsumeMessage): number => Number(properties.correlationId)

  const { queue } = await channel.assertQueue('', { exclusive: true })
  await channel.consume(queue, (message) => {
    if (message === null) return
    const id = idOf(message)
    void answer(id, message.content).then((body) => {
      requests.publish('', String(message.properties.replyTo), body, { correlationId: String(id) })
      channel.ack(message)
    })
  })
  const exchange = `souk.bench.${queue}`
  await channel.assertExchange(exchange, 'fanout', { autoDelete: true })
  const queues = Object.keys(subscribers).map((name) => `${exchange}.${name}`)
  for (const [name, subscriber] of Object.entries(subscribers)) {
    const own = `${exchange}.${name}`
    await channel.assertQueue(own, { durable: true, arguments: { 'x-queue-type': 'quorum', 'x-single-active-consumer': true } })
    await channel.bindQueue(own, exchange, '')
    await channel.consume(own, (message) => {
      if (message !== null) void subscriber(idOf(message), message.content).then(() => channel.ack(message))
    })
  }
  // Several requests may have the same id. Their answers are equal, so any of them may get any answer.
  const waiting = new Map<number, ((body: Buffer) => void)[]>()
  await requests.consume(REPLIES, (message) => message !== null && waiting.get(idOf(message))?.pop()?.(message.content), { noAck: true })

  return {
    request: (id, body) =>
      new Promise((resolve) => {
        const others = waiting.get(id)
        if (others === undefined) waiting.set(id, [resolve])
        else others.push(resolve)
        requests.publish('', queue, body, { correlationId: String(id), replyTo: REPLIES, mandatory: true })
      }),
    publish: (id, body) =>
      new Promise((resolve, reject) => {
        const options = { persistent: true, mandatory: true, correlationId: String(id) }
        events.publish(exchange, '', body, options, (error: unknown) => (error === null ? resolve() : reject(error)))
      }),
    close: async () => {
      for (const own of queues) await channel.deleteQueue(own)
      await consuming.close()
      await publishing.close()
    },
  }
}

/** @param url  the URL of RabbitMQ. Without it, the bus is in this process. */
export const openBareBus = async (url: string | undefined, ends: BareEnds): Promise<BareBus> =>
  url === undefined ? openInProcess(ends) : openRabbitMq(url, ends)
