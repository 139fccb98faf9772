import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejection, type EventNamed, type SoukEvent } from '@souk/contracts'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import { LogUnavailable } from '@souk/log-protocol'
import {
  createCommandHandler,
  type Command,
  type CommandHandler,
  type Origin,
  type Outcome,
  createForeignStreams,
  createLogClient,
  type Snapshots,
} from '@souk/service'
import { aggregate, streamRef, type Decision } from '@souk/service/aggregate'
import { createInstantClock, turn, until, testId } from '@souk/testing'

const numbers = aggregate<readonly string[], 'invoices'>('invoices', [], (taken, event) => [...taken, event.data.orderId])
const invoice = aggregate<'none' | 'issued', 'invoice'>('invoice', 'none', () => 'issued')

const assigned = (orderId: string, sequence: number, year = 2026): EventNamed<'InvoiceNumberAssigned'> => ({
  type: 'InvoiceNumberAssigned',
  data: { orderId, assignedAt: '2026-03-14T15:09:26.535Z', year, sequence },
})
const issued = (orderId: string): SoukEvent => ({
  type: 'InvoiceIssued',
  data: {
    orderId,
    customerId: testId(1),
    finalizedAt: '2026-03-14T15:09:26.535Z',
    issuedAt: '2026-03-14T15:09:26.535Z',
    number: '2026-000001',
    lines: [{ productId: testId(2), name: 'Chai', quantity: 1, unitPrice: 1 }],
    total: 1,
    currency: 'EUR',
  },
})

/** Takes a number, unless that many are taken. */
const take = (orderId: string, { limit = 1_000, year = 2026, fresh = false, seen = [] as string[][] } = {}): Command => {
  const ref = streamRef(numbers, year, { fresh })
  return {
    type: 'TakeNumber',
    target: orderId,
    input: { orderId },
    streams: () => [ref],
    decide: (stateOf) => {
      const taken = stateOf(ref)
      seen.push([...taken])
      return taken.length < limit ? [assigned(orderId, taken.length + 1, year)] : rejection('conflict', 'no number is left')
    },
  }
}

const from = (over: Partial<Origin> = {}): Origin => ({
  actor: { kind: 'manager', id: 'm' },
  requestId: randomUUID(),
  correlationId: testId(7),
  causationId: testId(7),
  retriable: false,
  ...over,
})

let test: TestLog
let handler: CommandHandler
const makeHandler = (snapshots?: Snapshots): CommandHandler =>
  createCommandHandler({ log: test.log, clock: createInstantClock(), newId: randomUUID, ...(snapshots && { snapshots }) })
beforeEach(async () => {
  test = await startTestLog()
  handler = makeHandler()
})
afterEach(() => test.end())

const stream = async (name = 'invoices-2026') => (await test.direct.readStream(name, 0)).events
const orders = async (): Promise<unknown[]> => (await stream()).map(({ event }) => event.data['orderId'])
const held = (index: number) => {
  const one = test.held[index]
  if (one === undefined) throw new Error(`there is no append ${index}`)
  return one
}
const settledOr = <Result>(promise: Promise<Result>): Promise<Result | 'waits'> =>
  Promise.race([
    promise,
    turn()
      .then(turn)
      .then(turn)
      .then(() => 'waits' as const),
  ])

describe('a decision with an event that does not fit its schema', () => {
  const sequenceOf = (sequence: number): Command => ({
    ...take(testId(1)),
    decide: () => [
      assigned(testId(1), sequence),
      { ...assigned(testId(2), 1), data: { ...assigned(testId(2), 1).data, assignedAt: 'soon' } },
    ],
  })

  it('fails, names the event and the field, and appends nothing', async () => {
    await expect(handler.execute(sequenceOf(1), from())).rejects.toThrow(/^InvoiceNumberAssigned does not fit its schema: .*assignedAt/su)
    await expect(handler.execute(sequenceOf(0), from())).rejects.toThrow(/sequence/u)
    expect(await stream()).toEqual([])
  })

  it('spoils nothing for the next command, not even the cached state', async () => {
    await handler.execute(take(testId(1)), from())
    await expect(handler.execute(sequenceOf(2), from())).rejects.toThrow('does not fit its schema')
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2 })
    expect(await orders()).toEqual([1, 2].map(testId))
    expect(test.streamsRead).toEqual(['invoices-2026>0'])
  })

  it('appends no field that the schema does not know', async () => {
    const event = assigned(testId(1), 1)
    const command = { ...take(testId(1)), decide: () => [{ ...event, data: { ...event.data, secret: 'x' } }] }
    expect(await handler.execute(command, from())).toMatchObject({ kind: 'committed' })
    expect((await stream())[0]?.event.data).toEqual(event.data)
  })
})

describe('a stream that does not fit into one message', () => {
  it('is read page after page, and nothing of it is missing or doubled', async () => {
    const taken = Array.from({ length: 1_100 }, (_, index) => testId(5_000 + index))
    for (let first = 0; first < taken.length; first += 400)
      await test.append(...taken.slice(first, first + 400).map((orderId, index) => assigned(orderId, first + index + 1)))
    const seen: string[][] = []
    expect(await handler.execute(take(testId(9_000), { limit: 2_000, seen }), from())).toMatchObject({
      kind: 'committed',
      events: [assigned(testId(9_000), 1_101)],
    })
    expect(seen).toEqual([taken])
    expect(test.streamsRead).toEqual(['invoices-2026>0', 'invoices-2026>1000'])
  })
})

describe('a restart of the event store', () => {
  it('is not noticed by a command, nor by what is decided on top of it', async () => {
    await handler.execute(take(testId(1)), from())
    await test.restore(1_000)
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2, replayed: false })
    expect(await handler.execute(take(testId(3)), from())).toMatchObject({ kind: 'committed', position: 3 })
    expect(await orders()).toEqual([1, 2, 3].map(testId))
    expect(test.streamsRead).toEqual(['invoices-2026>0'])
    expect(test.fatal).toEqual([])
  })

  it('between an append and its answer, which is lost: sent again, the same is told, and nothing is doubled', async () => {
    test.hold(true)
    const outcome = handler.execute(take(testId(1)), from())
    await until(() => test.held.length === 1)
    const sent = held(0)
    await test.direct.append(sent.request)
    await test.restore(1_000)
    test.hold(false)
    sent.answer({ outcome: 'unknown' })
    expect(await outcome).toMatchObject({ kind: 'committed', position: 1, replayed: false })
    expect(await orders()).toEqual([testId(1)])
  })

  it('before an append arrives lets it be committed all the same', async () => {
    await handler.execute(take(testId(1)), from())
    test.hold(true)
    const outcomes = [2, 3].map((number) => handler.execute(take(testId(number)), from()))
    await until(() => test.held.length === 2)
    await test.restore(1_000)
    test.hold(false)
    for (const one of test.held) await one.arrive()
    expect(await Promise.all(outcomes)).toMatchObject([2, 3].map((position) => ({ kind: 'committed', position })))
    expect(await orders()).toEqual([1, 2, 3].map(testId))
  })
})

describe('a log that was restored from an older copy', () => {
  it('and has lost what a decision rests on gets nothing of it: the command fails, and the process ends', async () => {
    for (const order of [1, 2]) await handler.execute(take(testId(order)), from())
    await test.restore(1)
    expect(await handler.execute(take(testId(3)), from())).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(await orders()).toEqual([testId(1)])
    expect(test.fatal).toHaveLength(1)
  })

  it('and has lost what is known is not read for a decision, either', async () => {
    await handler.execute(take(testId(1)), from())
    await test.restore(0)
    expect(await handler.execute(take(testId(2), { year: 2027 }), from())).toMatchObject({ kind: 'failed', code: 'unavailable' })
    expect(test.fatal).toHaveLength(1)
  })

  it('may hold a stream of the same version with other events: they are not taken for those that were read', async () => {
    for (const order of [1, 2, 3]) await handler.execute(take(testId(order)), from())
    await test.restore(1)
    const other = createCommandHandler({
      log: createLogClient(test.bus, createInstantClock()),
      clock: createInstantClock(),
      newId: randomUUID,
    })
    for (const order of [4, 5]) await other.execute(take(testId(order)), from())
    // Three events, as the state in memory has it.
    expect(await handler.execute(take(testId(6)), from())).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(await orders()).toEqual([1, 4, 5].map(testId))
    expect(test.fatal).toHaveLength(1)
  })

  it('is decided upon by the process that is started again, as it is', async () => {
    for (const order of [1, 2]) await handler.execute(take(testId(order)), from())
    await test.restore(1)
    await handler.execute(take(testId(3)), from())
    test.startAgain()
    expect(await makeHandler().execute(take(testId(3)), from())).toMatchObject({
      kind: 'committed',
      position: 2,
      events: [assigned(testId(3), 2)],
    })
  })
})

describe('a command', () => {
  it('is appended with what it decided, and the next decides on top of it without reading again', async () => {
    const first = await handler.execute(take(testId(1)), from())
    expect(first).toMatchObject({ kind: 'committed', position: 1, events: [assigned(testId(1), 1)], replayed: false })
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2 })
    expect(await orders()).toEqual([testId(1), testId(2)])
    expect(test.streamsRead).toEqual(['invoices-2026>0'])
  })

  it('that finds nothing to do appends nothing', async () => {
    const command: Command = { ...take(testId(1)), decide: () => [] }
    expect(await handler.execute(command, from())).toEqual({ kind: 'unchanged' })
    expect(test.appended).toEqual([])
  })

  it('that the rules forbid is rejected', async () => {
    expect(await handler.execute(take(testId(1), { limit: 0 }), from())).toEqual({
      kind: 'rejected',
      rejection: { code: 'conflict', detail: 'no number is left' },
    })
  })

  it('that decides events for a stream it did not name throws, and harms nothing', async () => {
    const command: Command = { ...take(testId(1)), decide: (): Decision => [assigned(testId(1), 1), issued(testId(1))] }
    await expect(handler.execute(command, from())).rejects.toThrow(TypeError)
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('whose event breaks the aggregate throws, and harms nothing', async () => {
    const fragile = aggregate<number, 'invoices'>('invoices', 0, (count, { data }) => {
      if (data.orderId === testId(13)) throw new Error('broken')
      return count + 1
    })
    const ref = streamRef(fragile, 2026)
    const command = (orderId: string): Command => ({
      ...take(orderId),
      streams: () => [ref],
      decide: (stateOf) => [assigned(orderId, stateOf(ref) + 1)],
    })
    await expect(handler.execute(command(testId(13)), from())).rejects.toThrow('broken')
    expect(await handler.execute(command(testId(14)), from())).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('that throws while it decides harms nothing', async () => {
    const command: Command = {
      ...take(testId(1)),
      decide: () => {
        throw new Error('cannot decide')
      },
    }
    await expect(handler.execute(command, from())).rejects.toThrow('cannot decide')
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed' })
  })

  it('reads a stream of another service anew each time', async () => {
    const other = streamRef(invoice, testId(5), { foreign: true })
    const own = streamRef(numbers, 2026)
    const command = (orderId: string): Command => ({
      ...take(orderId),
      streams: () => [own, other],
      decide: (stateOf) => (stateOf(other) === 'issued' ? [assigned(orderId, 1)] : []),
    })
    expect(await handler.execute(command(testId(5)), from())).toEqual({ kind: 'unchanged' })
    await test.append(issued(testId(5)))
    expect(await handler.execute(command(testId(5)), from())).toMatchObject({ kind: 'committed' })
  })

  it('reads a stream of another service only if the reactions have not read it', async () => {
    const foreign = createForeignStreams(['invoice'])
    handler = createCommandHandler({ log: test.log, clock: createInstantClock(), newId: randomUUID, foreign })
    const other = streamRef(invoice, testId(5), { foreign: true })
    const own = streamRef(numbers, 2026)
    const seen: string[] = []
    const command: Command = {
      ...take(testId(5)),
      streams: () => [own, other],
      decide: (stateOf) => {
        seen.push(stateOf(other))
        return []
      },
    }
    await handler.execute(command, from())
    foreign.pass(await test.append(issued(testId(5))))
    await handler.execute(command, from())
    expect(seen).toEqual(['none', 'issued'])
    expect(test.streamsRead.filter((read) => read.startsWith('invoice-'))).toHaveLength(1)
  })

  it('may ask for more streams when it knows the first', async () => {
    await test.append(assigned(testId(5), 1))
    await test.append(issued(testId(5)))
    const first = streamRef(numbers, 2026)
    const second = (orderId: string) => streamRef(invoice, orderId)
    const command: Command = {
      ...take(testId(6)),
      streams: (known) => [first, ...(known(first) ?? []).map(second)],
      decide: (stateOf) => (stateOf(second(testId(5))) === 'issued' ? [assigned(testId(6), 2)] : rejection('conflict', 'not issued')),
    }
    expect(await handler.execute(command, from())).toMatchObject({ kind: 'committed', position: 3 })
  })

  it('expects the version of what it only reads', async () => {
    const read = streamRef(invoice, testId(5))
    const own = streamRef(numbers, 2026)
    const command: Command = {
      ...take(testId(6)),
      streams: () => [own, read],
      decide: (stateOf) => (stateOf(read) === 'none' ? [assigned(testId(6), 1)] : rejection('conflict', 'issued')),
    }
    test.hold(true)
    const outcome = handler.execute(command, from())
    await until(() => test.held.length === 1)
    await test.append(issued(testId(5)))
    test.hold(false)
    await held(0).arrive()
    expect(await outcome).toMatchObject({ kind: 'rejected' })
  })
})

describe('on top of unanswered appends', () => {
  it('a command is decided and sent without waiting', async () => {
    test.hold(true)
    const outcomes = [1, 2, 3].map((number) => handler.execute(take(testId(number)), from()))
    await until(() => test.held.length === 3)
    const appends = test.held.map(({ request }) => request.appends[0])
    expect(appends.map((append) => append?.fromVersion)).toEqual([0, 1, 2])
    expect(appends.map((append) => append?.builtOn)).toEqual([undefined, appends[0]?.events[0]?.eventId, appends[1]?.events[0]?.eventId])
    for (const one of test.held) await one.arrive()
    expect(await Promise.all(outcomes)).toMatchObject([1, 2, 3].map((position) => ({ kind: 'committed', position })))
    expect(await orders()).toEqual([1, 2, 3].map(testId))
  })

  it('200 at once extend one stream without a gap, with one reading', async () => {
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => handler.execute(take(testId(index)), from())))
    expect(outcomes.every(({ kind }) => kind === 'committed')).toBe(true)
    expect((await stream()).map(({ event }) => event.data['sequence'])).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(test.streamsRead).toEqual(['invoices-2026>0'])
  })

  it('all that built on one that is refused are decided again, after one reading', async () => {
    test.hold(true)
    const outcomes = [1, 2, 3, 4, 5].map((number) => handler.execute(take(testId(number)), from()))
    await until(() => test.held.length === 5)
    await test.append(assigned(testId(99), 1))
    test.hold(false)
    expect(await Promise.all(test.held.map((one) => one.arrive()))).toMatchObject([1, 2, 3, 4, 5].map(() => ({ outcome: 'conflict' })))
    expect((await Promise.all(outcomes)).every(({ kind }) => kind === 'committed')).toBe(true)
    expect((await stream()).map(({ event }) => event.data['sequence'])).toEqual([1, 2, 3, 4, 5, 6])
    expect(test.streamsRead).toEqual(['invoices-2026>0', 'invoices-2026>0'])
  })

  it('a refusal that comes late does not throw away what was loaded since', async () => {
    test.hold(true)
    const first = handler.execute(take(testId(1)), from())
    const second = handler.execute(take(testId(2)), from())
    await until(() => test.held.length === 2)
    held(0).answer({ outcome: 'unavailable', detail: 'away' })
    expect(await first).toMatchObject({ kind: 'failed', code: 'unavailable' })
    const third = handler.execute(take(testId(3)), from())
    await until(() => test.held.length === 3)
    held(1).answer({ outcome: 'conflict', stream: 'invoices-2026', version: 0 })
    await until(() => test.held.length === 4)
    // Decided on top of the third, which is not answered yet, and not on the log.
    expect(held(3).request.appends[0]).toMatchObject({ fromVersion: 1, builtOn: held(2).request.appends[0]?.events[0]?.eventId })
    await held(2).arrive()
    await held(3).arrive()
    expect(await Promise.all([second, third])).toMatchObject([{ position: 2 }, { position: 1 }])
  })

  it('one that arrives after its predecessor was decided otherwise is refused, though the version fits', async () => {
    const seen: string[][] = []
    test.hold(true)
    const lost = handler.execute(take(testId(1)), from())
    const late = handler.execute(take(testId(2), { seen }), from())
    await until(() => test.held.length === 2)
    held(0).answer({ outcome: 'unavailable', detail: 'away' })
    await lost
    const instead = handler.execute(take(testId(3)), from())
    await until(() => test.held.length === 3)
    await held(2).arrive()
    expect(await instead).toMatchObject({ kind: 'committed', position: 1 })
    test.hold(false)
    expect(await held(1).arrive()).toMatchObject({ outcome: 'conflict', version: 1 })
    expect(await late).toMatchObject({ kind: 'committed', position: 2 })
    expect(seen).toEqual([[testId(1)], [testId(3)]])
  })

  it('a rejection waits until what it rests on is committed', async () => {
    test.hold(true)
    const first = handler.execute(take(testId(1)), from())
    await until(() => test.held.length === 1)
    const second = handler.execute(take(testId(2), { limit: 1 }), from())
    expect(await settledOr(second)).toBe('waits')
    await held(0).arrive()
    expect(await first).toMatchObject({ kind: 'committed' })
    expect(await second).toMatchObject({ kind: 'rejected' })
  })

  it('a rejection is decided again if what it rests on is refused', async () => {
    test.hold(true)
    const first = handler.execute(take(testId(1)), from())
    await until(() => test.held.length === 1)
    const second = handler.execute(take(testId(2), { limit: 1 }), from())
    expect(await settledOr(second)).toBe('waits')
    test.hold(false)
    held(0).answer({ outcome: 'unavailable', detail: 'away' })
    expect(await first).toMatchObject({ kind: 'failed' })
    expect(await second).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('so does an answer that there is nothing to do', async () => {
    test.hold(true)
    const first = handler.execute(take(testId(1)), from())
    await until(() => test.held.length === 1)
    const ref = streamRef(numbers, 2026)
    const second = handler.execute(
      { ...take(testId(2)), streams: () => [ref], decide: (stateOf) => (stateOf(ref).length > 0 ? [] : [assigned(testId(2), 1)]) },
      from(),
    )
    expect(await settledOr(second)).toBe('waits')
    test.hold(false)
    held(0).answer({ outcome: 'overloaded' })
    // The first is sent again; the second, decided on it, waits for that.
    expect(await first).toMatchObject({ kind: 'committed' })
    expect(await second).toEqual({ kind: 'unchanged' })
  })
})

describe('an answer that is lost', () => {
  it('once: the command is sent again, and is told what the first came to', async () => {
    test.faults.push('lost-answer')
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed', position: 1, replayed: false })
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2 })
    expect(await orders()).toEqual([testId(1), testId(2)])
    expect(test.streamsRead).toHaveLength(1)
  })

  it('each time: the outcome is unknown, and a retry with the same id tells', async () => {
    test.faults.push('lost-answer', 'lost-answer', 'lost-answer', 'lost-answer')
    const origin = from({ retriable: true })
    expect(await handler.execute(take(testId(1)), origin)).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(await handler.execute(take(testId(1)), origin)).toMatchObject({
      kind: 'committed',
      position: 1,
      replayed: true,
      events: [assigned(testId(1), 1)],
    })
    expect(await orders()).toEqual([testId(1)])
  })

  it('because the request never arrived: the retry appends it', async () => {
    test.faults.push('lost-request', 'lost-request', 'lost-request', 'lost-request')
    const origin = from({ retriable: true })
    expect(await handler.execute(take(testId(1)), origin)).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(await handler.execute(take(testId(1)), origin)).toMatchObject({ kind: 'committed', position: 1, replayed: false })
  })

  it.each(['overloaded', 'unavailable'] as const)('is not said to be without effect because the next was %s', async (outcome) => {
    const answer = outcome === 'overloaded' ? { outcome } : { outcome, detail: 'away' }
    test.faults.push('lost-answer', answer, answer, answer)
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'failed', code: 'outcome-unknown' })
    expect(await orders()).toEqual([testId(1)])
  })

  it('leaves the state to be read again', async () => {
    test.faults.push('lost-answer', 'lost-answer', 'lost-answer', 'lost-answer')
    await handler.execute(take(testId(1)), from())
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2 })
    expect(test.streamsRead).toHaveLength(2)
  })
})

describe('a retry', () => {
  const origin = from({ retriable: true })
  const committed: Partial<Outcome> = { kind: 'committed', position: 1, replayed: true, events: [assigned(testId(1), 1)] }

  it('prepares nothing again', async () => {
    let prepared = 0
    const command = {
      ...take(testId(1)),
      prepare: async () => {
        prepared += 1
      },
    }
    expect(await handler.execute(command, origin)).toMatchObject({ kind: 'committed', replayed: false })
    expect(await handler.execute(command, origin)).toMatchObject(committed)
    expect(prepared).toBe(1)
    await handler.execute(command, from())
    expect(prepared).toBe(2)
  })

  it.each([
    ['would decide the same', 1_000],
    ['would be rejected now', 1],
  ])('gets the original answer, though it %s', async (_case, limit) => {
    const command = take(testId(1), { limit })
    await handler.execute(command, origin)
    expect(await handler.execute(command, origin)).toMatchObject(committed)
    expect(await makeHandler().execute(command, origin)).toMatchObject(committed)
    expect(await orders()).toEqual([testId(1)])
  })

  it('gets the original answer, though there would be nothing to do now', async () => {
    const command = take(testId(1))
    await handler.execute(command, origin)
    expect(await handler.execute({ ...command, decide: () => [] }, origin)).toMatchObject(committed)
  })

  it('gets the same rejection when nothing was committed', async () => {
    const command = take(testId(1), { limit: 0 })
    const first = await handler.execute(command, origin)
    expect(await handler.execute(command, origin)).toEqual(first)
  })

  it.each([
    ['appends', 1_000],
    ['is rejected', 1],
  ])('with the id of another command fails, also if it %s', async (_case, limit) => {
    await handler.execute(take(testId(1)), origin)
    expect(await handler.execute(take(testId(2), { limit }), origin)).toMatchObject({ kind: 'failed', code: 'idempotency-key-reused' })
    expect(await orders()).toEqual([testId(1)])
  })

  it('of somebody else is another command', async () => {
    await handler.execute(take(testId(1)), origin)
    const other = { ...origin, actor: { kind: 'manager', id: 'other' } as const }
    expect(await handler.execute(take(testId(1)), other)).toMatchObject({ kind: 'failed', code: 'idempotency-key-reused' })
  })

  it('at the same time appends once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => handler.execute(take(testId(1)), origin)))
    expect(outcomes).toMatchObject([1, 2, 3].map(() => ({ kind: 'committed', position: 1 })))
    expect(await orders()).toEqual([testId(1)])
    expect(await handler.execute(take(testId(2)), from())).toMatchObject({ kind: 'committed', position: 2 })
  })
})

describe('when the event store cannot', () => {
  it('an overload is waited for a little', async () => {
    test.faults.push({ outcome: 'overloaded' }, { outcome: 'overloaded' })
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('an overload that lasts fails the command, and nothing is written', async () => {
    test.faults.push(...Array.from({ length: 4 }, () => ({ outcome: 'overloaded' }) as const))
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'failed', code: 'overloaded' })
    expect(await orders()).toEqual([])
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('read, the command fails as unavailable', async () => {
    test.broken.readStream = () => Promise.reject(new LogUnavailable('away'))
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'failed', code: 'unavailable' })
    delete test.broken.readStream
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed' })
  })

  it('look a request up, a rejection is no answer to a retry', async () => {
    test.broken.findRequest = () => Promise.reject(new LogUnavailable('away'))
    expect(await handler.execute(take(testId(1), { limit: 0 }), from({ retriable: true }))).toMatchObject({
      kind: 'failed',
      code: 'unavailable',
    })
  })

  it('take the request at all, the command throws, and the state is read again', async () => {
    test.faults.push({ outcome: 'invalid', detail: 'malformed' })
    await expect(handler.execute(take(testId(1)), from())).rejects.toThrow('malformed')
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('agree, the command gives up in the end', async () => {
    test.faults.push(...Array.from({ length: 100 }, () => ({ outcome: 'conflict', stream: 'invoices-2026', version: 9 }) as const))
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'failed', code: 'overloaded' })
  })
})

describe('a stream that is taken for new', () => {
  it('is not read', async () => {
    expect(await handler.execute(take(testId(1), { fresh: true }), from())).toMatchObject({ kind: 'committed' })
    expect(test.streamsRead).toEqual([])
  })

  it('is read when the append is refused, and decided again', async () => {
    await test.append(assigned(testId(9), 1))
    expect(await handler.execute(take(testId(1), { fresh: true }), from())).toMatchObject({
      kind: 'committed',
      events: [assigned(testId(1), 2)],
    })
    expect(test.streamsRead).toEqual(['invoices-2026>0'])
  })

  it('is read before a command is rejected or has nothing to do', async () => {
    await test.append(assigned(testId(9), 1))
    const ref = streamRef(numbers, 2026, { fresh: true })
    const command = (decide: (taken: number) => Decision): Command => ({
      ...take(testId(1)),
      streams: () => [ref],
      decide: (stateOf) => decide(stateOf(ref).length),
    })
    const rejectIfNone = command((taken) => (taken === 0 ? rejection('not-found', 'none') : [assigned(testId(1), taken + 1)]))
    expect(await handler.execute(rejectIfNone, from())).toMatchObject({ kind: 'committed', position: 2 })
    handler.forget()
    const nothingIfNone = command((taken) => (taken === 0 ? [] : [assigned(testId(1), taken + 1)]))
    expect(await handler.execute(nothingIfNone, from())).toMatchObject({ kind: 'committed', position: 3 })
  })

  it('is proved also where it is only read', async () => {
    await test.append(issued(testId(5)))
    const own = streamRef(numbers, 2026)
    const read = streamRef(invoice, testId(5), { fresh: true })
    const command: Command = {
      ...take(testId(5)),
      streams: () => [own, read],
      decide: (stateOf) => (stateOf(read) === 'none' ? [assigned(testId(5), 1)] : rejection('conflict', 'issued')),
    }
    expect(await handler.execute(command, from())).toMatchObject({ kind: 'rejected' })
    expect(await orders()).toEqual([])
  })

  it('is not guessed over a state that is being read', async () => {
    await test.append(assigned(testId(9), 1))
    const read = handler.execute(take(testId(1)), from())
    const guessed = handler.execute(take(testId(2), { fresh: true }), from())
    expect(await Promise.all([read, guessed])).toMatchObject([{ position: 2 }, { position: 3 }])
    expect(test.appended).toHaveLength(2)
  })
})

describe('the state', () => {
  it('counts events of unknown types as versions, and nothing else', async () => {
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} })
    expect(await handler.execute(take(testId(1)), from())).toMatchObject({ kind: 'committed', events: [assigned(testId(1), 1)] })
    expect((await stream()).map(({ version, event }) => [version, event.type])).toEqual([
      [1, 'InvoiceShredded'],
      [2, 'InvoiceNumberAssigned'],
    ])
  })

  it('comes from a snapshot and what is newer', async () => {
    for (const number of [1, 2, 3]) await test.append(assigned(testId(number), number))
    const seen: string[][] = []
    const snapshots: Snapshots = { invoices: async (id) => (id === '2026' ? { state: ['a', 'b'], version: 2 } : undefined) }
    expect(await makeHandler(snapshots).execute(take(testId(4), { seen }), from())).toMatchObject({ kind: 'committed', position: 4 })
    expect(seen).toEqual([['a', 'b', testId(3)]])
    expect(test.streamsRead).toEqual(['invoices-2026>2'])
  })

  it('is read from the start where the snapshot lacks an event: its version is 0', async () => {
    for (const number of [1, 2, 3]) await test.append(assigned(testId(number), number))
    const seen: string[][] = []
    const snapshots: Snapshots = { invoices: async () => ({ state: ['a'], version: 0 }) }
    expect(await makeHandler(snapshots).execute(take(testId(4), { seen }), from())).toMatchObject({ kind: 'committed', position: 4 })
    expect(seen).toEqual([[testId(1), testId(2), testId(3)]])
  })

  it('is corrected when a snapshot is of another log', async () => {
    let version = 7
    const snapshots: Snapshots = { invoices: async () => (version === 0 ? undefined : { state: [], version }) }
    const outcome = makeHandler(snapshots).execute(take(testId(1)), from())
    await until(() => test.appended.length > 3)
    version = 0
    expect(await outcome).toMatchObject({ kind: 'committed', position: 1 })
  })

  it('is read again when it was forgotten, also where a reading is under way', async () => {
    await handler.execute(take(testId(1)), from())
    handler.forget()
    const outcome = handler.execute(take(testId(2)), from())
    handler.forget()
    expect(await outcome).toMatchObject({ kind: 'committed', position: 2 })
    expect(await orders()).toEqual([1, 2].map(testId))
    expect(test.streamsRead).toEqual(['invoices-2026>0', 'invoices-2026>0', 'invoices-2026>0'])
  })

  it('may be too small for the streams of one command, which still sees all of them', async () => {
    handler = createCommandHandler({ log: test.log, clock: createInstantClock(), newId: randomUUID, cacheSize: 20 })
    const years = Array.from({ length: 12 }, (_, index) => 2026 + index)
    const refs = years.map((year) => streamRef(numbers, year))
    const takeAll = (): Command => ({
      ...take(testId(1)),
      streams: () => refs,
      decide: (stateOf) => refs.map((ref, index) => assigned(randomUUID(), stateOf(ref).length + 1, 2026 + index)),
    })
    for (const position of [1, 2, 3]) expect(await handler.execute(takeAll(), from())).toMatchObject({ kind: 'committed', position })
    const together = await Promise.all([takeAll(), takeAll(), takeAll()].map((command) => handler.execute(command, from())))
    expect(together.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'committed'])
    for (const year of years) expect(await stream(`invoices-${year}`)).toHaveLength(6)
  })

  it('is kept for the streams used last', async () => {
    handler = createCommandHandler({ log: test.log, clock: createInstantClock(), newId: randomUUID, cacheSize: 4_000 })
    const others = Array.from({ length: 60 }, (_, index) => 2027 + index)
    for (const year of others) {
      await handler.execute(take(randomUUID(), { year: 2026 }), from())
      await handler.execute(take(randomUUID(), { year }), from())
    }
    await handler.execute(take(randomUUID(), { year: 2086 }), from())
    await handler.execute(take(randomUUID(), { year: 2027 }), from())
    expect(test.streamsRead.map((read) => Number(read.slice(9, 13)))).toEqual([2026, ...others, 2027])
  })
})
