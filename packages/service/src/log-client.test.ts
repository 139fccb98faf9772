import { createInProcessBus, systemClock } from '@souk/bus'
import { eventStoreOperations, type AppendRequest, type Checkpoint } from '@souk/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogClient, LogUnavailable, RequestRefused, type LogClient } from './log-client.ts'
import { startTestLog, until, type TestLog } from './test-log.ts'
import { testId } from './testing.ts'

const request = (number: number, stream = `invoices-${number}`): AppendRequest => ({
  requestId: testId(number),
  fingerprint: 'f'.repeat(64),
  actor: { kind: 'service', id: 'test' },
  correlationId: testId(1),
  causationId: testId(1),
  appends: [{ stream, fromVersion: 0, events: [{ eventId: testId(number), type: 'NumberTaken', schemaVersion: 1, data: {} }] }],
})

describe('what a client knows of the log', () => {
  let test: TestLog
  let client: LogClient
  beforeEach(async () => {
    test = await startTestLog()
    client = test.direct
  })
  afterEach(() => test.end())

  const lost: Checkpoint = { position: 7, hash: 'e'.repeat(64) }

  it('is what it was answered: where its append stands, what a stream or a page rests upon', async () => {
    expect(client.knowledge.known()).toEqual([])
    const answer = await client.append(request(1))
    if (answer.outcome !== 'committed') throw new Error(answer.outcome)
    const first = { position: 1, hash: answer.hash }
    expect(client.knowledge.known()).toEqual([first])
    const other = createLogClient(test.bus, systemClock)
    expect((await other.readStream('invoices-1', 0)).events).toHaveLength(1)
    expect(other.knowledge.known()).toEqual([first])
    const third = createLogClient(test.bus, systemClock)
    await third.readAll(0, 10)
    expect(third.knowledge.known()).toEqual([first])
    expect(await third.append(request(1))).toMatchObject({ outcome: 'replayed' })
    expect(await third.confirm()).toBe(true)
  })

  it('is named by each of its appends, and none is written where it does not hold', async () => {
    client.knowledge.learn('an earlier run', lost)
    expect(await Promise.all([client.append(request(1)), client.append(request(2))])).toEqual([
      { outcome: 'other-log' },
      { outcome: 'other-log' },
    ])
    expect(await client.saveProgress('test.reactions', await client.head())).toBe(false)
    expect(await client.confirm()).toBe(false)
    expect((await client.head()).position).toBe(0)
    client.knowledge.endEra()
    expect(await client.append(request(1))).toMatchObject({ outcome: 'committed' })
    expect(await client.confirm()).toBe(true)
  })

  it('has nothing to do with what was decided in an era that has ended: that is not even sent', async () => {
    const { era } = client.knowledge
    const early = client.append(request(1), era)
    client.knowledge.endEra()
    const [late, now] = [client.append(request(2), era), client.append(request(3))]
    expect(await Promise.all([early, late, now])).toEqual([
      { outcome: 'other-log' },
      { outcome: 'other-log' },
      expect.objectContaining({ outcome: 'committed', position: 1 }),
    ])
  })

  it('is not what an answer says that was asked for in an era that has ended', async () => {
    const answer = client.append(request(1))
    await new Promise((resolve) => setImmediate(resolve))
    client.knowledge.endEra()
    expect(await answer).toMatchObject({ outcome: 'committed' })
    expect(client.knowledge.known()).toEqual([])
  })

  it('is put together when it has become much: of what is on one chain the last says all', async () => {
    for (let number = 1; number <= 30; number += 1) await client.append(request(number))
    for (const commit of await client.readAll(0, 29)) client.knowledge.also('view', { position: commit.position, hash: commit.hash })
    expect(client.knowledge.known()).toHaveLength(30)
    expect(await client.append(request(31))).toMatchObject({ outcome: 'committed' })
    await until(() => client.knowledge.known().length < 4)
    expect(await client.confirm()).toBe(true)
  })
})

describe('a request that fails', () => {
  const { name } = eventStoreOperations.readStreams
  const failing = async (message: string): Promise<LogClient> => {
    const bus = createInProcessBus({ clock: systemClock })
    await bus.respond(name, () => Promise.reject(new Error(message)))
    return createLogClient(bus, systemClock)
  }

  it('may be asked again, if the event store could not answer', async () => {
    const log = await failing('the log is away')
    await expect(log.readStream('order-1', 0)).rejects.toThrow(LogUnavailable)
  })

  it('would fail again, if it is none', async () => {
    const test = await startTestLog()
    await expect(test.direct.readStream('no stream at all', 0)).rejects.toThrow(RequestRefused)
    await test.end()
  })
})
