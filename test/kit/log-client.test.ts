import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createInProcessBus, type Bus } from '@souk/bus'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import {
  eventStoreOperations as operations,
  forbiddenRequest,
  LogUnavailable,
  type AppendRequest,
  type Checkpoint,
  type ParkedEvent,
} from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient, RequestRefused, type LogClient } from '@souk/service'
import { testId, turn } from '@souk/testing'

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
  version: 1,
  type: 'NumberTaken',
  error: 'no',
  waits: false,
}

let test: TestLog
/** What was sent over the bus: the operation, and the runs that it named. */
let sent: { name: string; runs: unknown }[]
/** What happens before an answer to this operation arrives. */
let beforeAnswer: { [name: string]: () => Promise<void> }
let fatal: string[]
let client: LogClient

/** A client of a process of its own. */
const connect = (): LogClient => {
  const bus: Bus = {
    ...test.bus,
    request: async (name, message, options) => {
      sent.push({ name, runs: message !== null && typeof message === 'object' && 'runs' in message ? message.runs : undefined })
      const answer = await test.bus.request(name, message, options)
      await beforeAnswer[name]?.()
      return answer
    },
  }
  return createLogClient(bus, systemClock, { fatal: ({ message }) => fatal.push(message) })
}

beforeEach(async () => {
  test = await startTestLog()
  sent = []
  beforeAnswer = {}
  fatal = []
  client = connect()
})
afterEach(() => test.end())

/** Starts the event store again, with the same log. */
const restart = (): Promise<void> => test.restore(1_000)
/** The requests in the log, in their order. */
const logged = async (): Promise<string[]> => (await test.direct.readAll(0, 100)).map(({ requestId }) => requestId)
/** Appends, and says where that stands. */
const append = async (number: number): Promise<Checkpoint> => {
  expect(await client.append(request(number))).toMatchObject({ outcome: 'committed' })
  return client.head()
}
/** The answers to that operation arrive when the test says so. */
const holdAnswers = (name: string) => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = () => {
      delete beforeAnswer[name]
      resolve()
    }
  })
  let arrived = (): void => undefined
  const answered = new Promise<void>((resolve) => {
    arrived = resolve
  })
  beforeAnswer[name] = () => {
    arrived()
    return released
  }
  return { answered, release }
}

const lacks = (position: number): string =>
  `the event store was started again, and its log lacks commit ${position}: it was restored from an older copy`

const reads: [string, (log: LogClient) => Promise<unknown>][] = [
  ['a stream', (log) => log.readStream('invoices-1', 0)],
  ['the log', (log) => log.readAll(0, 10)],
  ['the head', (log) => log.head()],
  ['a request', (log) => log.findRequest(testId(1))],
  ['whether the log holds a commit', (log) => log.holds({ position: 1, hash: 'a'.repeat(64) })],
  ['how far a consumer is', (log) => log.readProgress('test.reactions')],
  ['what is parked', (log) => log.listParked('test.reactions')],
]

describe('the first append', () => {
  it('asks first which run answers, and names that run', async () => {
    expect(await client.append(request(1))).toMatchObject({ outcome: 'committed', position: 1 })
    const run = await test.run()
    expect(sent).toEqual([
      { name: operations.head.name, runs: undefined },
      { name: operations.append.name, runs: [run] },
    ])
    expect([client.believes(run), client.believes(testId(9))]).toEqual([true, false])
  })

  it('shares its message with what is appended in the same turn', async () => {
    await client.head()
    sent = []
    const answers = await Promise.all([1, 2, 3].map((number) => client.append(request(number))))
    expect(answers).toMatchObject([1, 2, 3].map((position) => ({ outcome: 'committed', position })))
    expect(sent.map(({ name }) => name)).toEqual([operations.append.name])
  })
})

describe('a restart of the event store', () => {
  it('lets an append be sent again with the new run, once that was looked at: nothing is doubled', async () => {
    await client.append(request(1))
    const before = await test.run()
    await restart()
    const after = await test.run()
    sent = []
    expect(await client.append(request(2))).toMatchObject({ outcome: 'committed', position: 2 })
    expect(sent).toEqual([
      { name: operations.append.name, runs: [before] },
      { name: operations.readAll.name, runs: undefined },
      { name: operations.append.name, runs: [after] },
    ])
    expect(await logged()).toEqual([1, 2].map(testId))
    expect([client.believes(before), client.believes(after), fatal]).toEqual([false, true, []])
  })

  it('lets the sender of an append that was committed before be told so', async () => {
    await client.append(request(1))
    await restart()
    expect(await client.append(request(1))).toMatchObject({ outcome: 'replayed', commit: { position: 1, requestId: testId(1) } })
    expect(await logged()).toEqual([testId(1)])
  })

  it('lets many appends at once be sent again, each once', async () => {
    await client.append(request(1))
    await restart()
    const numbers = [2, 3, 4, 5]
    const answers = await Promise.all(
      numbers.map(async (number) => {
        // Some of them share a message.
        for (let turns = 0; turns < number % 3; turns += 1) await turn()
        return client.append(request(number))
      }),
    )
    expect(answers.map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'committed'))
    expect((await logged()).toSorted()).toEqual([1, ...numbers].map(testId))
  })

  it('is looked at once, however many ask at once', async () => {
    await append(1)
    await restart()
    sent = []
    await Promise.all([client.head(), client.readProgress('test.reactions'), client.findRequest(testId(1))])
    expect(sent.map(({ name }) => name).toSorted()).toEqual(
      [operations.head.name, operations.readProgress.name, operations.findRequest.name, operations.readAll.name].toSorted(),
    )
  })

  it('lets progress and parked events be sent again with the new run', async () => {
    const checkpoint = await append(1)
    await restart()
    await client.saveProgress('test.reactions', checkpoint)
    expect(await test.direct.readProgress('test.reactions')).toEqual(checkpoint)
    await restart()
    await client.park([parked])
    expect(await test.direct.listParked('test.reactions')).toEqual([parked])
    await restart()
    await client.unpark('test.reactions', [parked.eventId])
    expect(await client.listParked('test.reactions')).toEqual([])
    expect(fatal).toEqual([])
  })

  it('is heard of by another question while an append is refused by the new run: the append is sent again', async () => {
    await append(1)
    await restart()
    const { answered, release } = holdAnswers(operations.append.name)
    const outcome = client.append(request(2))
    await answered
    await client.head()
    release()
    expect(await outcome).toMatchObject({ outcome: 'committed', position: 2 })
    expect(await logged()).toEqual([1, 2].map(testId))
  })

  it('is heard of by another question while progress is refused by the new run: it is sent again', async () => {
    const checkpoint = await append(1)
    await restart()
    const { answered, release } = holdAnswers(operations.saveProgress.name)
    const saved = client.saveProgress('test.reactions', checkpoint)
    await answered
    await client.head()
    release()
    await saved
    expect(await test.direct.readProgress('test.reactions')).toEqual(checkpoint)
  })

  it('in the middle of an append leaves open what came of it: sent again, the new run tells', async () => {
    const { answered, release } = holdAnswers(operations.append.name)
    const outcome = client.append(request(1))
    await answered
    await restart()
    await client.head()
    release()
    // The answer was `committed`, but of a run that has ended.
    expect(await outcome).toEqual({ outcome: 'unknown' })
    expect(await client.append(request(1))).toMatchObject({ outcome: 'replayed', commit: { position: 1 } })
    expect(await logged()).toEqual([testId(1)])
  })

  it('with a copy from before an append that is not answered yet: sent again, it is appended once', async () => {
    const { answered, release } = holdAnswers(operations.append.name)
    const outcome = client.append(request(1))
    await answered
    await test.restore(0)
    await client.head()
    release()
    expect(await outcome).toEqual({ outcome: 'unknown' })
    expect(await client.append(request(1))).toMatchObject({ outcome: 'committed', position: 1 })
    expect(await logged()).toEqual([testId(1)])
    expect(fatal).toEqual([])
  })

  it('makes what an earlier run answers late fail', async () => {
    await append(1)
    const { answered, release } = holdAnswers(operations.findRequest.name)
    const found = client.findRequest(testId(1))
    await answered
    await restart()
    await client.head()
    release()
    await expect(found).rejects.toThrow('a run of the event store that has ended')
    expect(await client.findRequest(testId(1))).toMatchObject({ position: 1 })
    expect(fatal).toEqual([])
  })
})

describe('a log that was restored from an older copy', () => {
  it.each(reads)('and holds the newest known commit is asked about %s as if nothing had happened', async (_about, read) => {
    await append(1)
    // Nobody here has heard of the second commit.
    await test.append({ type: 'NumberTaken', stream: 'invoices-2', data: {} })
    await test.restore(1)
    const fromRestored = await read(client)
    expect(fromRestored).toEqual(await read(test.direct))
    expect(fatal).toEqual([])
  })

  it('and holds the newest known commit takes the next append', async () => {
    await append(1)
    await test.append({ type: 'NumberTaken', stream: 'invoices-2', data: {} })
    await test.restore(1)
    expect(await client.append(request(3))).toMatchObject({ outcome: 'committed', position: 2 })
    expect(await logged()).toEqual([1, 3].map(testId))
    expect(fatal).toEqual([])
  })

  it.each(reads)('and lacks the newest known commit is not believed about %s: the process ends', async (_about, read) => {
    await append(1)
    await test.restore(0)
    await expect(read(client)).rejects.toThrow(LogUnavailable)
    expect(fatal).toEqual([lacks(1)])
  })

  it('and lacks the newest known commit takes nothing of what the process sends', async () => {
    const checkpoint = await append(1)
    await test.restore(0)
    expect(await Promise.all([client.append(request(2)), client.append(request(3))])).toEqual([
      { outcome: 'unknown' },
      { outcome: 'unknown' },
    ])
    await expect(client.saveProgress('test.reactions', checkpoint)).rejects.toThrow(lacks(1))
    await expect(client.park([parked])).rejects.toThrow(lacks(1))
    expect(await logged()).toEqual([])
    expect(await test.direct.listParked('test.reactions')).toEqual([])
    expect(fatal).toEqual([lacks(1)])
  })

  it('and lacks a commit that only the bus, or the view, has shown ends the process, too', async () => {
    await client.head()
    client.note(await test.append({ type: 'NumberTaken', stream: 'invoices-2', data: {} }))
    await test.restore(0)
    await expect(client.head()).rejects.toThrow(LogUnavailable)
    expect(fatal).toEqual([lacks(1)])
  })

  it('and has another commit in that place ends the process', async () => {
    await append(1)
    await test.restore(0)
    await test.append({ type: 'NumberTaken', stream: 'invoices-2', data: {} })
    await expect(client.head()).rejects.toThrow(LogUnavailable)
    expect(fatal).toEqual([lacks(1)])
  })

  it.each<[string, (log: LogClient) => Promise<unknown>]>([
    ...reads.slice(0, 5),
    ['an append', (log) => log.append(request(2))],
    ['an append that was committed before', (log) => log.append(request(1))],
  ])('is noticed by who knows of it only from an answer about %s', async (_about, ask) => {
    const other = connect()
    // It knows the run, and nothing of the log.
    await other.readProgress('test.reactions')
    await append(1)
    await ask(other)
    await test.restore(0)
    await expect(other.readProgress('test.reactions')).rejects.toThrow(LogUnavailable)
    expect(fatal).toHaveLength(1)
  })

  it('is nothing to a process that knows nothing yet', async () => {
    await append(1)
    const other = connect()
    expect(await other.listParked('test.reactions')).toEqual([])
    await test.restore(0)
    expect(await other.head()).toMatchObject({ position: 0 })
    expect(fatal).toEqual([])
  })
})

describe('a process that has ended', () => {
  it('gets no answer any more', async () => {
    await append(1)
    expect(() => client.lose('the log does not hold commit 1')).toThrow(LogUnavailable)
    for (const [, read] of reads) await expect(read(client)).rejects.toThrow('the log does not hold commit 1')
    expect(await client.append(request(2))).toEqual({ outcome: 'unknown' })
    expect(client.believes(await test.run())).toBe(false)
    expect(await logged()).toEqual([testId(1)])
    expect(fatal).toEqual(['the log does not hold commit 1'])
  })
})

describe('several event stores', () => {
  /** Event stores that answer by turns; the log is empty, and each takes only appends that name it. */
  const alternating = async (runs: readonly string[]) => {
    const bus = createInProcessBus({ clock: systemClock })
    let turns = 0
    const next = (): string => runs[turns++ % runs.length] ?? ''
    await bus.respond(operations.head.name, async () => ({ position: 0, hash: '0'.repeat(64), run: next() }))
    await bus.respond(operations.append.name, async (message) => {
      const run = next()
      const named = operations.append.request.parse(message).runs.includes(run)
      const outcome = named ? { outcome: 'conflict', stream: 'invoices-1', version: 7 } : { outcome: 'other-run' }
      return { answers: [outcome], run }
    })
    await bus.respond(operations.saveProgress.name, async () => ({ run: next() }))
    return createLogClient(bus, systemClock)
  }

  it('that live at once are all believed, once each was heard again', async () => {
    const log = await alternating([testId(1), testId(2)])
    expect(await log.append(request(1))).toMatchObject({ outcome: 'conflict', version: 7 })
    expect([1, 2].map((run) => log.believes(testId(run)))).toEqual([true, true])
  })

  it('of which no two answers come from the same are given up', async () => {
    const log = await alternating(Array.from({ length: 20 }, (_, index) => testId(index)))
    expect(await log.append(request(1))).toEqual({ outcome: 'unknown' })
    await expect(log.saveProgress('test.reactions', { position: 0, hash: '0'.repeat(64) })).rejects.toThrow(
      'several event stores answer by turns',
    )
  })
})

describe('a request that fails', () => {
  const { name } = operations.readStreams
  const answering = async (handler: () => Promise<unknown>): Promise<LogClient> => {
    const bus = createInProcessBus({ clock: systemClock })
    await bus.respond(name, handler)
    return createLogClient(bus, systemClock, { timeoutMs: 20 })
  }

  it('may be asked again, if the event store could not answer', async () => {
    const log = await answering(() => Promise.reject(new Error('the log is away')))
    await expect(log.readStream('order-1', 0)).rejects.toThrow(LogUnavailable)
  })

  it('may be asked again, if no answer came in time', async () => {
    const log = await answering(() => new Promise(() => undefined))
    await expect(log.readStream('order-1', 0)).rejects.toThrow(LogUnavailable)
  })

  it('may be asked again, if the answer is of another length', async () => {
    const log = await answering(async () => ({ slices: [], run: testId(1) }))
    await expect(log.readStream('order-1', 0)).rejects.toThrow('the event store answered fewer than it was asked')
  })

  it('is of unknown outcome, if it was an append and nobody answers', async () => {
    const log = await answering(() => Promise.reject(new Error('never asked')))
    expect(await log.append(request(1))).toEqual({ outcome: 'unknown' })
  })

  it('would fail again, if its sender may not make it', async () => {
    const forbidden = forbiddenRequest(name) + 'not you'
    const log = await answering(() => Promise.reject(new Error(forbidden)))
    await expect(log.readStream('order-1', 0)).rejects.toThrow(new RequestRefused(forbidden))
  })

  it('would fail again, if it is malformed', async () => {
    await expect(test.direct.readStream('no stream at all', 0)).rejects.toThrow(RequestRefused)
  })
})
