import { createHash } from 'node:crypto'
import { connect, type Channel } from 'amqplib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Commit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { sampleCommit, sampleRun } from '../testing/bus.contract.ts'
import { BusUnavailable, NobodyAnswers, operationOfInstance } from './bus.ts'
import { brokerDefinitions } from './rabbitmq-users.ts'
import { createRabbitMqBus, type RabbitMqBus } from './rabbitmq.ts'

describe('the users of the broker', () => {
  const passwords = { store: 'one', reader: 'two', root: 'three' }
  const definitions = brokerDefinitions({ responder: 'store', subscribers: ['reader'], administrator: 'root', passwords, prefix: 'shop' })

  it('have salted hashes of their passwords, and only the administrator has a tag', () => {
    const { users } = definitions
    expect(users.map(({ name, tags }) => [name, tags])).toEqual([
      ['store', []],
      ['reader', []],
      ['root', ['administrator']],
    ])
    const bytes = Buffer.from(users[1]?.password_hash ?? '', 'base64')
    const [salt, hash] = [bytes.subarray(0, 4), bytes.subarray(4)]
    expect(hash.toString('hex')).toBe(createHash('sha256').update(salt).update('two').digest('hex'))
    expect(JSON.stringify(definitions)).not.toMatch(/"(?:one|two|three)"/)
  })

  it('have patterns that match whole names', () => {
    const [store, reader] = definitions.permissions
    const may = (pattern: string | undefined, name: string): boolean => new RegExp(pattern ?? '(?!)').test(name)
    expect(may(reader?.configure, 'shop.subscriber.reader')).toBe(true)
    expect(may(reader?.configure, 'shop.subscriber.reader.019b0000')).toBe(true)
    for (const name of ['shop.instances.reader', 'shop.instances.reader.answers.1']) {
      for (const allowed of [reader?.configure, reader?.read, reader?.write]) expect([name, may(allowed, name)]).toEqual([name, true])
      expect(may(store?.write, name)).toBe(false)
    }
    for (const name of [
      'shop.instances.reader2',
      'shop.instances.store',
      'shop.instances',
      'shop.subscriber.reader2',
      'my.shop.subscriber.reader',
      'shop-subscriber-reader',
      'shop.events',
      'shop.requests',
    ])
      expect([name, may(reader?.configure, name)]).toEqual([name, false])
    expect(may(store?.configure, 'shop.requests.store.append')).toBe(true)
    expect(may(store?.configure, 'shop.requests.other.append')).toBe(false)
    expect(may(store?.read, 'shop.subscriber.reader')).toBe(false)
  })

  it('do not come without a password', () => {
    expect(() => brokerDefinitions({ responder: 'store', subscribers: ['reader'], passwords: { store: 'one' } })).toThrow(
      new TypeError('reader has no password'),
    )
  })
})

const url = process.env['AMQP_URL'] ?? ''

/** The broker of test/servers.yml has the users of the shop. The password of each is its name. */
const as = (user: string): string => {
  const own = new URL(url)
  own.username = user
  own.password = user
  return own.href
}

describe.skipIf(url === '')('a real broker with the users of the shop', () => {
  let store: RabbitMqBus
  let customer: RabbitMqBus
  const heard: { message: unknown; sender: string }[] = []
  const published: Commit[] = []
  beforeEach(async () => {
    store = createRabbitMqBus({ url: as('event-store'), clock: systemClock, declaresExchanges: true })
    customer = createRabbitMqBus({ url: as('customer'), clock: systemClock })
    heard.length = 0
    published.length = 0
    await store.respond('event-store.test', async (message, sender) => {
      heard.push({ message, sender })
      return 'done'
    })
    await customer.subscribe('customer', async (commits) => void published.push(...commits))
    await customer.respond(operationOfInstance(customer, 'one'), async (message, sender) => {
      heard.push({ message, sender })
      return 'done'
    })
  })
  afterEach(async () => {
    await customer.close()
    await store.close()
    const connection = await connect(url)
    const channel = await connection.createChannel()
    for (const name of ['customer', 'order']) await channel.deleteQueue(`souk.subscriber.${name}`)
    await connection.close()
  })

  /** The code with which the broker closes the channel of a user that does something; `done` if it lets the user do it. */
  const tryAs = async (user: string, act: (channel: Channel) => unknown): Promise<number | 'done'> => {
    const connection = await connect(as(user))
    const channel = await connection.createChannel()
    const refused = new Promise<number>((resolve) => channel.once('error', (error: { code: number }) => resolve(error.code)))
    const tried = async (): Promise<'done'> => {
      await act(channel)
      // The broker works on one thing after the other, so it has refused a publication before it answers this.
      await channel.checkExchange('amq.direct')
      return 'done'
    }
    // The call that is refused rejects as well.
    const outcome = await Promise.race([refused, tried().catch(() => refused)])
    await connection.close()
    return outcome
  }

  it('lets a service ask the event store and hear commits', async () => {
    const answer = await vi.waitFor(() => customer.request('event-store.test', 'hello', { timeoutMs: 1_000 }), { timeout: 10_000 })
    expect(answer).toBe('done')
    expect(heard).toEqual([{ message: 'hello', sender: 'customer' }])
    await store.publish([sampleCommit(1)], sampleRun)
    await vi.waitFor(() => expect(published.map(({ position }) => position)).toEqual([1]), { timeout: 10_000 })
  })

  it('lets the instances of a service ask each other, and nobody else', async () => {
    const [one, other] = [
      createRabbitMqBus({ url: as('order'), clock: systemClock }),
      createRabbitMqBus({ url: as('order'), clock: systemClock }),
    ]
    try {
      await one.respond(operationOfInstance(one, 'one'), async (message, sender) => ({ message, sender }))
      const asked = 'order.instance.one'
      const answer = await vi.waitFor(() => other.request(asked, 'hello', { timeoutMs: 1_000 }), { timeout: 10_000 })
      expect(answer).toEqual({ message: 'hello', sender: 'order' })
      await expect(customer.request(asked, 'hello', { timeoutMs: 1_000 })).rejects.toBeInstanceOf(NobodyAnswers)
      // It may send no requests at all.
      await expect(store.request(asked, 'hello', { timeoutMs: 1_000 })).rejects.toBeInstanceOf(BusUnavailable)
    } finally {
      await one.close()
      await other.close()
    }
  })

  const forged = Buffer.from('"forged"')
  const REFUSED = 403
  const deadLetters = (exchange: string, routingKey: string) => ({
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': exchange, 'x-dead-letter-routing-key': routingKey },
  })
  const forbidden: Readonly<Record<string, (channel: Channel) => unknown>> = {
    'publish commits': (channel) => channel.publish('souk.events', 'order.OrderPlaced', forged),
    "write into another's queue": (channel) => channel.sendToQueue('souk.subscriber.customer', forged),
    'write into a queue of requests past their exchange': (channel) => channel.sendToQueue('souk.requests.event-store.test', forged),
    'answer in place of the event store': (channel) => channel.publish('', 'amq.rabbitmq.reply-to.g1h2', forged, { correlationId: '1' }),
    "have dead messages sent into another's queue": (channel) =>
      channel.assertQueue('souk.subscriber.order', deadLetters('', 'souk.subscriber.customer')),
    'have dead messages published as commits': (channel) =>
      channel.assertQueue('souk.subscriber.order', deadLetters('souk.events', 'order.OrderPlaced')),
    "declare another's queue": (channel) => channel.assertQueue('souk.subscriber.accounting', { durable: true }),
    'declare a queue of requests': (channel) => channel.assertQueue('souk.requests.event-store.other', { durable: true }),
    'declare a queue of any name': (channel) => channel.assertQueue('', { exclusive: true }),
    'declare an exchange': (channel) => channel.assertExchange('souk.other', 'fanout'),
    "delete another's queue": (channel) => channel.deleteQueue('souk.subscriber.customer'),
    'delete the exchange of commits': (channel) => channel.deleteExchange('souk.events'),
    'delete the exchange of requests': (channel) => channel.deleteExchange('souk.requests'),
    "empty another's queue": (channel) => channel.purgeQueue('souk.subscriber.customer'),
    "read another's queue": (channel) => channel.consume('souk.subscriber.customer', () => undefined),
    'read requests': (channel) => channel.consume('souk.requests.event-store.test', () => undefined),
    'bind a queue to requests': async (channel) => {
      await channel.assertQueue('souk.subscriber.order', { durable: true, arguments: { 'x-queue-type': 'quorum' } })
      await channel.bindQueue('souk.subscriber.order', 'souk.requests', 'event-store.test')
    },
    "ask another's instances past the bus": (channel) => channel.publish('souk.instances.customer', 'customer.instance.one', forged),
    "answer in place of another's instance": (channel) =>
      channel.publish('souk.instances.customer', 'souk.instances.customer.answers.one', forged),
    "read what another's instances are asked": (channel) =>
      channel.consume('souk.instances.customer.customer.instance.one', () => undefined),
    "hear what another's instances are asked": async (channel) => {
      await channel.assertQueue('souk.instances.order.other', { durable: true })
      await channel.bindQueue('souk.instances.order.other', 'souk.instances.customer', 'customer.instance.one')
    },
    "have dead messages sent to another's instances": (channel) =>
      channel.assertQueue('souk.subscriber.order', deadLetters('souk.instances.customer', 'customer.instance.one')),
    "unbind another's queue": (channel) => channel.unbindQueue('souk.subscriber.customer', 'souk.events', '#'),
  }
  it.each(Object.entries(forbidden))('refuses to let a service %s', async (_name, act) => {
    expect(await tryAs('order', act)).toBe(REFUSED)
    expect(heard).toEqual([])
    await store.publish([sampleCommit(1)], sampleRun)
    await vi.waitFor(() => expect(published.map(({ position }) => position)).toEqual([1]), { timeout: 10_000 })
  })

  it('refuses a request under the name of another', async () => {
    const request = { replyTo: 'amq.rabbitmq.reply-to', correlationId: '1' }
    const send = (userId: string) => async (channel: Channel) => {
      await channel.consume('amq.rabbitmq.reply-to', () => undefined, { noAck: true })
      channel.publish('souk.requests', 'event-store.test', forged, { ...request, userId })
    }
    expect(await tryAs('order', send('customer'))).toBe(406)
    expect(await tryAs('order', send('event-store'))).toBe(406)
    expect(heard).toEqual([])
    expect(await tryAs('order', send('order'))).toBe('done')
    await vi.waitFor(() => expect(heard).toEqual([{ message: 'forged', sender: 'order' }]), { timeout: 10_000 })
  })

  it('drops what a service was sent and lets die into the requests: it has no sender', async () => {
    const connection = await connect(as('order'))
    const channel = await connection.createChannel()
    await channel.assertQueue('souk.subscriber.order', deadLetters('souk.requests', 'event-store.test'))
    await channel.bindQueue('souk.subscriber.order', 'souk.events', '#')
    await channel.consume('souk.subscriber.order', (message) => message !== null && channel.nack(message, false, false))
    await store.publish([sampleCommit(1)], sampleRun)
    await vi.waitFor(() => expect(store.health().dropped).toBe(1), { timeout: 10_000 })
    expect(heard).toEqual([])
    await connection.close()
  })

  it.each<[string, (channel: Channel) => unknown]>([
    ["read a service's queue", (channel) => channel.consume('souk.subscriber.customer', () => undefined)],
    ["delete a service's queue", (channel) => channel.deleteQueue('souk.subscriber.customer')],
  ])('refuses to let the event store %s', async (_name, act) => {
    expect(await tryAs('event-store', act)).toBe(REFUSED)
  })
})
