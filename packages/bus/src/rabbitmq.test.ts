import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Commit } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { openTestBroker, type TestBroker } from '../testing/broker.ts'
import { describeBus, sampleCommit, sampleRun } from '../testing/bus.contract.ts'
import { BusTimeout, BusUnavailable, RequestFailed } from './bus.ts'
import { createRabbitMqBus } from './rabbitmq.ts'

const url = process.env['AMQP_URL'] ?? ''
const patience = { timeoutMs: 10_000 }
const eventually = { timeout: 15_000, interval: 20 }

const createSignal = () => {
  let raise = (): void => undefined
  const raised = new Promise<void>((resolve) => {
    raise = resolve
  })
  return { raised, raise: () => raise() }
}

/** Resolves to the error that a promise rejects with. Handles the rejection at once, so that the assertion can come later. */
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('RabbitMQ bus', () => {
  it.each([['nowhere'], ['http://127.0.0.1']])('refuses an address that is not one of AMQP: %s', (address) => {
    expect(() => createRabbitMqBus({ url: address, clock: systemClock })).toThrow(TypeError)
  })

  it('refuses requests and publications while there is no broker, says why, and can be closed', async () => {
    const bus = createRabbitMqBus({ url: 'amqp://127.0.0.1:1', clock: systemClock, confirmTimeoutMs: 100 })
    const failure = errorOf(bus.request('any', {}, { timeoutMs: 200 }))
    expect(await errorOf(bus.publish([sampleCommit(1)], sampleRun))).toBeInstanceOf(BusUnavailable)
    expect([BusUnavailable, BusTimeout]).toContain(Object.getPrototypeOf(await failure).constructor)
    await expect(bus.request('any', {}, { timeoutMs: 30_000 })).rejects.toThrow('ECONNREFUSED')
    expect(bus.health()).toEqual({ connected: false, dropped: 0 })
    await bus.close()
    await expect(bus.request('any', {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
  })
})

describe.skipIf(url === '')('on a real broker', () => {
  describeBus(
    'RabbitMQ',
    async () => {
      const broker = await openTestBroker(url)
      return { bus: broker.createBus(), peer: broker.createBus(), end: broker.end }
    },
    { timeoutMs: 300, patienceMs: 10_000 },
  )

  let broker: TestBroker
  beforeEach(async () => {
    broker = await openTestBroker(url)
  })
  afterEach(() => broker.end())

  const collector = () => {
    const commits: Commit[] = []
    const positions = (): number[] => commits.map(({ position }) => position)
    return {
      positions,
      take: async (delivered: readonly Commit[]) => void commits.push(...delivered),
    }
  }

  const expectGot = (got: ReturnType<typeof collector>, expected: readonly number[]): Promise<void> =>
    vi.waitFor(() => expect(got.positions()).toEqual(expected), eventually)

  /** Publishes as the event store does: again, until the bus has it. */
  const publishUntilTaken = async (bus: ReturnType<TestBroker['createBus']>, commits: readonly Commit[]): Promise<void> => {
    await vi.waitFor(() => bus.publish(commits, sampleRun), eventually)
  }

  describe('RabbitMQ: lost connections', () => {
    it('goes on after a subscriber and a responder have lost their connections', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url })
      const near = broker.createBus()
      const got = collector()
      await far.subscribe('reader', got.take)
      await far.respond('work', async (message) => message)
      await near.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
      way.cut()
      await near.publish([sampleCommit(2)], sampleRun)
      await expectGot(got, [1, 2])
      await vi.waitFor(async () => expect(await near.request('work', 'again', patience)).toBe('again'), eventually)
      await vi.waitFor(() => expect(far.health()).toEqual({ connected: true, dropped: 0 }), eventually)
    })

    it('goes on with an exclusive subscription, whose queue was lost with the connection', async () => {
      const way = await broker.createWay()
      const near = broker.createBus()
      const got = collector()
      await broker.createBus({ url: way.url }).subscribe('reader', got.take, { exclusive: true })
      await near.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
      way.cut()
      // What is published until it is back it misses: a subscriber asks the log after a gap.
      await vi.waitFor(async () => {
        await near.publish([sampleCommit(2)], sampleRun)
        expect(got.positions()).toContain(2)
      }, eventually)
    })

    it('lets a request wait for the reconnection', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url })
      await broker.createBus().respond('work', async (message) => message)
      expect(await far.request('work', 1, patience)).toBe(1)
      way.cut()
      await vi.waitFor(() => expect(far.health().connected).toBe(false), eventually)
      expect(await far.request('work', 2, patience)).toBe(2)
    })

    it('rejects a request at once when the connection is lost before its answer comes', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url })
      const started = createSignal()
      const release = createSignal()
      await broker.createBus().respond('work', async () => {
        started.raise()
        await release.raised
      })
      const failure = errorOf(far.request('work', {}, { timeoutMs: 600_000 }))
      await started.raised
      way.cut()
      expect(await failure).toBeInstanceOf(BusUnavailable)
      release.raise()
    })

    it('rejects a publication whose confirmation is lost, and accepts the next one', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url })
      const got = collector()
      await broker.createBus().subscribe('reader', got.take)
      await far.publish([sampleCommit(1)], sampleRun)
      way.silence()
      const failure = errorOf(far.publish([sampleCommit(2)], sampleRun))
      way.cut()
      expect(await failure).toBeInstanceOf(BusUnavailable)
      await publishUntilTaken(far, [sampleCommit(3)])
      await vi.waitFor(() => expect(got.positions().at(-1)).toBe(3), eventually)
    })

    it('rejects a publication that is not confirmed in time', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url, confirmTimeoutMs: 100 })
      await vi.waitFor(() => far.publish([sampleCommit(1)], sampleRun), eventually)
      way.silence()
      await expect(far.publish([sampleCommit(2)], sampleRun)).rejects.toBeInstanceOf(BusTimeout)
      way.cut()
    })

    it('notices by the heartbeat that the broker is silent, and reconnects', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: `${way.url}?heartbeat=1` })
      const got = collector()
      await far.subscribe('reader', got.take)
      way.silence()
      await vi.waitFor(() => expect(far.health().connected).toBe(false), eventually)
      await vi.waitFor(() => expect(far.health().connected).toBe(true), eventually)
      await publishUntilTaken(far, [sampleCommit(1)])
      await vi.waitFor(() => expect(got.positions()).toContain(1), eventually)
    })

    it('waits until the event store has declared the exchanges', async () => {
      const early = broker.createBus({ declaresExchanges: false })
      const got = collector()
      const subscribed = early.subscribe('reader', got.take)
      await expect(early.request('work', {}, { timeoutMs: 300 })).rejects.toBeInstanceOf(Error)
      const declaring = broker.createBus()
      await subscribed
      await declaring.respond('work', async (_message, sender) => sender)
      await vi.waitFor(async () => expect(await early.request('work', {}, { timeoutMs: 500 })).toBe(early.sender), eventually)
      await declaring.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
    })

    it('waits for a broker that is not there yet', async () => {
      const way = await broker.createWay()
      way.refuse(true)
      const far = broker.createBus({ url: way.url })
      const got = collector()
      const subscribed = far.subscribe('reader', got.take)
      await expect(far.request('work', {}, { timeoutMs: 30_000 })).rejects.toBeInstanceOf(BusUnavailable)
      way.refuse(false)
      await subscribed
      await far.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
    })

    it('closes in time although the broker is silent', async () => {
      const way = await broker.createWay()
      const far = broker.createBus({ url: way.url })
      await far.respond('work', async () => undefined)
      await far.subscribe('reader', async () => undefined)
      way.silence()
      await far.close()
      await expect(far.publish([sampleCommit(1)], sampleRun)).rejects.toBeInstanceOf(BusUnavailable)
    })
  })

  describe('RabbitMQ: lost channels and queues', () => {
    it('declares the queue of a subscriber again after somebody has deleted it', async () => {
      const bus = broker.createBus()
      const got = collector()
      await bus.subscribe('reader', got.take)
      await broker.outsider.deleteQueue(`${broker.prefix}.subscriber.reader`)
      let position = 0
      await vi.waitFor(async () => {
        position += 1
        await bus.publish([sampleCommit(position)], sampleRun)
        expect(got.positions()).not.toEqual([])
      }, eventually)
      expect(got.positions().at(-1)).toBeLessThanOrEqual(position)
    })

    it('declares the queue of a responder again after somebody has deleted it', async () => {
      const bus = broker.createBus()
      await bus.respond('work', async (message) => message)
      await broker.outsider.deleteQueue(`${broker.prefix}.requests.work`)
      await vi.waitFor(async () => expect(await bus.request('work', 1, { timeoutMs: 500 })).toBe(1), eventually)
    })

    it('rejects a publication whose channel is closed, and declares the exchange again', async () => {
      const bus = broker.createBus()
      await bus.publish([sampleCommit(1)], sampleRun)
      await broker.outsider.deleteExchange(`${broker.prefix}.events`)
      await expect(bus.publish([sampleCommit(2)], sampleRun)).rejects.toBeInstanceOf(BusUnavailable)
      await bus.publish([sampleCommit(2)], sampleRun)
      await broker.outsider.checkExchange(`${broker.prefix}.events`)
    })

    it('rejects a publication that no queue takes', async () => {
      const bus = broker.createBus()
      await bus.publish([sampleCommit(1)], sampleRun)
      await broker.outsider.deleteQueue(`${broker.prefix}.unheard`)
      await expect(bus.publish([sampleCommit(2)], sampleRun)).rejects.toThrow('no queue takes')
      await publishUntilTaken(bus, [sampleCommit(2)])
      expect((await broker.outsider.checkQueue(`${broker.prefix}.unheard`)).messageCount).toBe(1)
    })

    it('reports a queue that cannot be declared, and blocks nothing else', async () => {
      const bus = broker.createBus()
      await broker.outsider.assertQueue(`${broker.prefix}.requests.work`, { durable: true })
      const refused = errorOf(bus.respond('work', async () => 'here'))
      const got = collector()
      await bus.subscribe('reader', got.take)
      await bus.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
      expect(await refused).toBeInstanceOf(BusUnavailable)
      expect(await refused).toMatchObject({ message: expect.stringContaining('PRECONDITION_FAILED') })
      await broker.outsider.deleteQueue(`${broker.prefix}.requests.work`)
    })
  })

  describe('RabbitMQ: deliveries', () => {
    it('delivers a message again when its consumer dies between its database commit and the acknowledgement', async () => {
      const way = await broker.createWay()
      const dying = broker.createBus({ url: way.url })
      const written: number[] = []
      await dying.subscribe('reader', async (commits) => {
        written.push(...commits.map(({ position }) => position))
        if (written.length === 1) way.cut()
      })
      await broker.createBus().publish([sampleCommit(1)], sampleRun)
      await vi.waitFor(() => expect(written).toEqual([1, 1]), eventually)
    })

    it('delivers the messages of a dead consumer to the next one, in order', async () => {
      const way = await broker.createWay()
      const dying = broker.createBus({ url: way.url })
      const near = broker.createBus()
      const started = createSignal()
      const never = createSignal()
      await dying.subscribe('reader', async () => {
        started.raise()
        await never.raised
      })
      const got = collector()
      await near.subscribe('reader', got.take)
      for (const position of [1, 2, 3, 4]) await near.publish([sampleCommit(position)], sampleRun)
      await started.raised
      way.refuse(true)
      way.cut()
      await near.publish([sampleCommit(5)], sampleRun)
      await expectGot(got, [1, 2, 3, 4, 5])
      never.raise()
    })

    it('keeps messages while nobody consumes, and drops the oldest when the queue overflows', async () => {
      const bus = broker.createBus({ maxQueueLength: 5 })
      const got = collector()
      const close = await bus.subscribe('reader', got.take)
      await close()
      for (let position = 1; position <= 20; position += 1) await bus.publish([sampleCommit(position)], sampleRun)
      await bus.subscribe('reader', got.take)
      await expectGot(got, [16, 17, 18, 19, 20])
    })

    it('splits commits over several messages, and leaves out one that is too large for any', async () => {
      const bus = broker.createBus()
      const got = collector()
      await bus.subscribe('reader', got.take)
      const large = 'x'.repeat(700_000)
      await bus.publish(
        [sampleCommit(1, large), sampleCommit(2, large), sampleCommit(3, 'x'.repeat(9_000_000)), sampleCommit(4)],
        sampleRun,
      )
      await expectGot(got, [1, 2, 4])
    })

    it('routes a message by every category and type in it, and delivers it once', async () => {
      const bus = broker.createBus()
      await bus.publish([sampleCommit(1)], sampleRun)
      const { outsider, prefix } = broker
      const { queue } = await outsider.assertQueue('', { exclusive: true })
      for (const pattern of ['sample.*', 'sample.SampleTaken', '#']) await outsider.bindQueue(queue, `${prefix}.events`, pattern)
      const other = await outsider.assertQueue('', { exclusive: true })
      await outsider.bindQueue(other.queue, `${prefix}.events`, 'other.#')
      await bus.publish([sampleCommit(2)], sampleRun)
      expect((await outsider.checkQueue(queue)).messageCount).toBe(1)
      expect((await outsider.checkQueue(other.queue)).messageCount).toBe(0)
    })
  })

  describe('RabbitMQ: requests', () => {
    it('delivers large requests and answers', async () => {
      const bus = broker.createBus()
      await bus.respond('work', async (message) => ({ message, more: 'ü'.repeat(2_000_000) }))
      const message = { text: '€'.repeat(2_000_000) }
      const [one, two] = await Promise.all([1, 2].map((number) => bus.request('work', { ...message, number }, patience)))
      expect(one).toEqual({ message: { ...message, number: 1 }, more: 'ü'.repeat(2_000_000) })
      expect(two).toMatchObject({ message: { number: 2 } })
    })

    it('refuses a request that is too large, and one that has no JSON form', async () => {
      const bus = broker.createBus()
      const tooLarge = errorOf(bus.request('work', 'x'.repeat(65 * 1024 * 1024), patience))
      expect(await tooLarge).toBeInstanceOf(RequestFailed)
      expect(await tooLarge).toMatchObject({ message: expect.stringContaining('too large') })
      await expect(bus.request('work', 1n, patience)).rejects.toBeInstanceOf(RequestFailed)
    })

    it('lets a request expire that nobody takes in time', async () => {
      const bus = broker.createBus()
      const { outsider, prefix } = broker
      const queue = `${prefix}.requests.work`
      await outsider.assertExchange(`${prefix}.requests`, 'direct', { durable: true })
      await outsider.assertQueue(queue, { durable: true })
      await outsider.bindQueue(queue, `${prefix}.requests`, 'work')
      await expect(bus.request('work', 'late', { timeoutMs: 100 })).rejects.toBeInstanceOf(BusTimeout)
      await vi.waitFor(async () => expect((await outsider.checkQueue(queue)).messageCount).toBe(0), eventually)
      await outsider.deleteQueue(queue)
    })

    it('keeps the second responder of an operation idle until the first is closed', async () => {
      const [one, two] = [broker.createBus(), broker.createBus()]
      const close = await one.respond('work', async () => 'one')
      await two.respond('work', async () => 'two')
      expect(await Promise.all([1, 2, 3].map(() => two.request('work', {}, patience)))).toEqual(['one', 'one', 'one'])
      await close()
      expect(await one.request('work', {}, patience)).toBe('two')
    })

    it('rejects with BusUnavailable if the answer is malformed', async () => {
      const bus = broker.createBus()
      const { outsider, prefix } = broker
      const queue = `${prefix}.requests.work`
      await outsider.assertExchange(`${prefix}.requests`, 'direct', { durable: true })
      await outsider.assertQueue(queue, { durable: true, autoDelete: true })
      await outsider.bindQueue(queue, `${prefix}.requests`, 'work')
      await outsider.consume(queue, (message) => {
        if (message === null) return
        outsider.ack(message)
        outsider.publish('', String(message.properties.replyTo), Buffer.from('rubbish'), { correlationId: 'of nobody' })
        outsider.publish('', String(message.properties.replyTo), Buffer.from('rubbish'))
        outsider.publish('', String(message.properties.replyTo), Buffer.from('rubbish'), {
          correlationId: String(message.properties.correlationId),
        })
      })
      await expect(bus.request('work', {}, patience)).rejects.toBeInstanceOf(BusUnavailable)
      expect(bus.health().dropped).toBe(1)
    })
  })

  describe('RabbitMQ: messages from outside', () => {
    const body = (...commits: readonly unknown[]): Buffer => Buffer.from(JSON.stringify({ run: sampleRun, commits }))
    const forged: readonly [string, Buffer][] = [
      ['nothing', Buffer.alloc(0)],
      ['rubbish', Buffer.from('rubbish')],
      ['another shape', Buffer.from(`{"run":"${sampleRun}","commits":[{}]}`)],
      ['another hash', body({ ...sampleCommit(1), hash: 'b'.repeat(64) })],
      ['a gap inside', body(sampleCommit(1), sampleCommit(3))],
      ['a NUL', body(sampleCommit(1, 'a\u0000b'))],
      ['endless depth', Buffer.from('['.repeat(200_000))],
      ['a body that is far too large', Buffer.alloc(15 * 1024 * 1024, 'x')],
    ]

    it('drops forged and poisoned commits, and goes on with the next genuine one', async () => {
      const bus = broker.createBus()
      const { outsider, prefix } = broker
      const got = collector()
      await bus.subscribe('reader', got.take)
      for (const [, content] of forged) outsider.publish(`${prefix}.events`, 'sample.SampleTaken', content)
      outsider.sendToQueue(`${prefix}.subscriber.reader`, Buffer.from('straight into the queue'), { headers: { parts: 'x' } })
      await vi.waitFor(() => expect(bus.health().dropped).toBe(forged.length + 1), eventually)
      await bus.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
      await vi.waitFor(async () => expect((await outsider.checkQueue(`${prefix}.subscriber.reader`)).messageCount).toBe(0), eventually)
    })

    it('answers a request that is not JSON with a failure, drops one that cannot be answered, and goes on', async () => {
      const bus = broker.createBus()
      const { outsider, prefix } = broker
      const heard: unknown[] = []
      await bus.respond('work', async (message) => {
        heard.push(message)
        return 'done'
      })
      const queue = `${prefix}.requests.work`
      const answers: string[] = []
      await outsider.consume('amq.rabbitmq.reply-to', (message) => answers.push(message?.content.toString() ?? ''), { noAck: true })
      const reply = { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'x', userId: bus.sender }
      outsider.sendToQueue(queue, Buffer.from('{"half":'), reply)
      outsider.sendToQueue(queue, Buffer.from('"whole"'), reply)
      outsider.sendToQueue(queue, Buffer.from('"without a place for the answer"'))
      outsider.sendToQueue(queue, Buffer.from('"without an id"'), { replyTo: 'amq.rabbitmq.reply-to', userId: bus.sender })
      outsider.sendToQueue(queue, Buffer.from('"without a sender"'), { replyTo: 'amq.rabbitmq.reply-to', correlationId: 'x' })
      outsider.sendToQueue(queue, Buffer.from('"to be answered elsewhere"'), { ...reply, replyTo: `${prefix}.subscriber.reader` })
      outsider.sendToQueue(queue, Buffer.from('"a second part"'), { ...reply, headers: { part: 1, parts: 2 } })
      outsider.sendToQueue(queue, Buffer.alloc(2 * 1024 * 1024, ' '), reply)
      await vi.waitFor(() => expect(bus.health().dropped).toBe(6), eventually)
      expect(await bus.request('work', 'true', patience)).toBe('done')
      expect(heard).toEqual(['whole', 'true'])
      await vi.waitFor(() => expect(answers).toEqual(['{"failure":"work: malformed request: not JSON"}', '{"answer":"done"}']), eventually)
    })
  })

  // These tests disturb everybody else who uses the broker.
  describe.skipIf(process.env['SOUK_TEST_RESTART'] !== '1')('RabbitMQ: the broker itself', () => {
    const run = promisify(execFile)
    const compose = (...args: readonly string[]) =>
      run('docker', ['compose', '-f', fileURLToPath(new URL('../../../test/servers.yml', import.meta.url)), ...args])

    it('refuses at once while the broker is short of memory, and goes on afterwards', { timeout: 60_000 }, async () => {
      const bus = broker.createBus({ confirmTimeoutMs: 500 })
      const got = collector()
      await bus.subscribe('reader', got.take)
      await bus.respond('work', async (message) => message)
      const watermark = (share: string) => compose('exec', '-T', 'rabbitmq', 'rabbitmqctl', '-q', 'set_vm_memory_high_watermark', share)
      await watermark('0')
      try {
        await vi.waitFor(() => expect(bus.publish([sampleCommit(1)], sampleRun)).rejects.toThrow('the broker is away'), eventually)
        await vi.waitFor(() => expect(bus.request('work', 1, patience)).rejects.toThrow('the broker is away'), eventually)
      } finally {
        await watermark('0.6')
      }
      await vi.waitFor(async () => expect(await bus.request('work', 2, { timeoutMs: 1_000 })).toBe(2), eventually)
      await publishUntilTaken(bus, [sampleCommit(2)])
      await vi.waitFor(() => expect(got.positions().at(-1)).toBe(2), eventually)
    })

    it('goes on after a restart, and has kept what was confirmed', { timeout: 120_000 }, async () => {
      const bus = broker.createBus()
      const got = collector()
      const waiting = collector()
      await bus.subscribe('reader', got.take)
      await bus.respond('work', async (message) => message)
      const close = await bus.subscribe('waiting', waiting.take)
      await close()
      await bus.publish([sampleCommit(1)], sampleRun)
      await expectGot(got, [1])
      await compose('restart', 'rabbitmq')
      await vi.waitFor(() => bus.publish([sampleCommit(2)], sampleRun), { timeout: 90_000, interval: 500 })
      await expectGot(got, [1, 2])
      await vi.waitFor(async () => expect(await bus.request('work', 1, patience)).toBe(1), eventually)
      await bus.subscribe('waiting', waiting.take)
      await expectGot(waiting, [1, 2])
    })
  })
})
