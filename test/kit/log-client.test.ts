import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInProcessBus } from '@souk/bus'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import { LogUnavailable, eventStoreOperations, GENESIS, type AppendRequest, type ParkedEvent } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createEras, createLogClient, RequestRefused, type LogClient } from '@souk/service'
import { testId } from '@souk/testing'

const request = (number: number, stream = `invoices-${number}`): AppendRequest => ({
  requestId: testId(number),
  fingerprint: 'f'.repeat(64),
  actor: { kind: 'service', id: 'test' },
  correlationId: testId(1),
  causationId: testId(1),
  appends: [{ stream, fromVersion: 0, events: [{ eventId: testId(number), type: 'NumberTaken', schemaVersion: 1, data: {} }] }],
})

const parked: ParkedEvent = {
  consumer: 'test.reactions',
  eventId: testId(1),
  parkedAt: '2026-01-02T03:04:05.678Z',
  position: 1,
  stream: 'invoices-1',
  type: 'NumberTaken',
  error: 'no',
  waits: false,
}

describe('an era', () => {
  let test: TestLog
  let client: LogClient
  let ended: number
  beforeEach(async () => {
    test = await startTestLog()
    client = createLogClient(test.bus, systemClock)
    ended = 0
    client.onEraEnd(() => {
      ended += 1
    })
  })
  afterEach(() => test.end())

  it('begins with the first answer, and is named by each append', async () => {
    expect(client.era).toBeUndefined()
    expect(await client.append(request(1))).toMatchObject({ outcome: 'committed', position: 1 })
    const { era } = client
    expect(era?.runs).toEqual([await test.run()])
    expect(await client.append(request(2), era)).toMatchObject({ outcome: 'committed', position: 2 })
    expect([client.era === era, ended]).toEqual([true, 0])
  })

  it('ends with an append that is refused: then nothing of it is written any more', async () => {
    await client.append(request(1))
    const era = await client.begun()
    await test.restore(1)
    expect(await Promise.all([client.append(request(2), era), client.append(request(3), era)])).toEqual([
      { outcome: 'other-run' },
      { outcome: 'other-run' },
    ])
    expect([client.era === era, ended]).toEqual([false, 1])
    // Not even sent.
    expect(await client.append(request(2), era)).toEqual({ outcome: 'other-run' })
    await expect(client.saveProgress('test.reactions', GENESIS, era)).rejects.toThrow(LogUnavailable)
    await expect(client.park([parked], era)).rejects.toThrow(LogUnavailable)
    expect(await client.listParked('test.reactions')).toEqual([])
    expect(await client.append(request(2))).toMatchObject({ outcome: 'committed', position: 2 })
    expect(ended).toBe(1)
  })

  it.each<[string, (log: LogClient) => Promise<unknown>]>([
    ['a stream', (log) => log.readStream('invoices-1', 0)],
    ['the log', (log) => log.readAll(0, 10)],
    ['the head', (log) => log.head()],
    ['a request', (log) => log.findRequest(testId(1))],
    ['how far somebody is', (log) => log.readProgress('test.reactions')],
  ])('ends with an answer of another run about %s, which is not believed', async (_, read) => {
    await client.append(request(1))
    const era = await client.begun()
    await test.restore(0)
    await expect(read(client)).rejects.toThrow(LogUnavailable)
    expect([client.era === era, ended]).toEqual([false, 1])
    await read(client)
    expect(ended).toBe(1)
  })

  it('does not end with what was asked for in an earlier one', async () => {
    await client.head()
    const [one, other] = [client.readAll(0, 1), client.readAll(0, 1)]
    const both = Promise.allSettled([one, other])
    await test.restore(0)
    await both
    await client.head().catch(() => undefined)
    expect(ended).toBe(1)
  })
})

describe('runs of the event store', () => {
  const make = () => {
    const eras = createEras()
    let ended = 0
    eras.onEnd(() => {
      ended += 1
    })
    return { eras, ended: () => ended, hear: (run: string) => eras.hear(run, eras.current) }
  }

  it('of which one is heard of after another end an era', () => {
    const { eras, ended, hear } = make()
    expect([hear('one'), hear('one'), hear('two'), hear('two')]).toEqual([true, true, false, true])
    expect([eras.current?.runs, ended()]).toEqual([['two'], 1])
  })

  it('that answer by turns live at once, so their log is one: both are of the era', () => {
    const { eras, ended, hear } = make()
    expect(['one', 'two', 'one', 'two', 'one'].map(hear)).toEqual([true, false, true, true, true])
    expect([eras.current?.runs, ended()]).toEqual([['two', 'one'], 1])
    expect([hear('three'), eras.current?.runs, ended()]).toEqual([false, ['three'], 2])
  })

  it('say nothing of the present by what they were asked for earlier', () => {
    const { eras, ended, hear } = make()
    hear('one')
    const asked = eras.current
    hear('two')
    expect([eras.hear('one', asked), eras.hear('two', asked), eras.hear('three', asked)]).toEqual([false, false, false])
    expect([eras.current?.runs, ended()]).toEqual([['two'], 1])
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
