import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejection, type EventNamed, type SoukEvent } from '@souk/contracts'
import { startTestLog, type TestLog } from '@souk/event-store/testing'
import { messageOf, LogUnavailable, GENESIS } from '@souk/log-protocol'
import {
  createCommandHandler,
  type Command,
  createForeignStreams,
  type ForeignStreams,
  createReactions,
  type EffectTable,
  type Reactions,
  type ReactionTable,
} from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { createInstantClock, createManualClock, turn, until, testId } from '@souk/testing'

const invoice = aggregate<'none' | 'issued', 'invoice'>('invoice', 'none', () => 'issued')

const assigned = (order: number, year = 2026): EventNamed<'InvoiceNumberAssigned'> => ({
  type: 'InvoiceNumberAssigned',
  data: { orderId: testId(order), assignedAt: '2026-03-14T15:09:26.535Z', year, sequence: 1 },
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

/** Orders that cannot be decided upon. */
let failing: Set<number>
let decided: string[]

const issue = (orderId: string): Command => {
  const ref = streamRef(invoice, orderId, { fresh: true })
  return {
    type: 'IssueInvoice',
    target: orderId,
    input: { orderId },
    streams: () => [ref],
    decide: (stateOf) => {
      decided.push(orderId)
      if (failing.has(Number(orderId.slice(-4)))) throw new Error(`cannot decide on ${orderId}`)
      if (orderId === testId(14)) return rejection('conflict', 'never')
      return stateOf(ref) === 'issued' ? [] : [issued(orderId)]
    },
  }
}
const table: ReactionTable = {
  InvoiceNumberAssigned: ({ event }) => [{ step: 'issue', command: issue(event.data.orderId) }],
}

let test: TestLog
let time: ReturnType<typeof createManualClock>
let all: Reactions[]
let failures: string[]

beforeEach(async () => {
  failing = new Set([13])
  decided = []
  failures = []
  all = []
  time = createManualClock()
  test = await startTestLog()
})
afterEach(async () => {
  for (const reactions of all) await reactions.stop()
  await test.end()
})

const start = async (options: { concurrency?: number; effects?: EffectTable; foreign?: ForeignStreams } = {}): Promise<Reactions> => {
  const reactions = await createReactions({
    name: 'test',
    reactions: table,
    ...options,
    commands: createCommandHandler({ log: test.log, clock: createInstantClock(), newId: randomUUID }),
    log: test.log,
    clock: time.clock,
    failed: (error) => failures.push(messageOf(error)),
  })
  all.push(reactions)
  return reactions
}
const isIssued = async (order: number): Promise<boolean> => (await test.direct.readStream(`invoice-${testId(order)}`, 0)).events.length > 0
const versionOf = async (order: number): Promise<number> => (await test.direct.readStream(`invoice-${testId(order)}`, 0)).events.length
const eventId = async (position: number, index = 0): Promise<string> => {
  const [commit] = await test.direct.readAll(position - 1, 1)
  const event = commit?.appends.flatMap(({ events }) => events)[index]
  if (event === undefined) throw new Error(`nothing at ${position}`)
  return event.eventId
}
const parkedList = async (reactions: Reactions) =>
  (await reactions.parked.list()).map(({ position, waits, error }) => ({ position, waits, error }))
/** Tells of what has been committed, as the bus would, until that position is done. */
const handled = (reactions: Reactions, position: number): Promise<void> =>
  until(async () => {
    reactions.subscription.notify(await test.direct.readAll(reactions.subscription.checkpoint.position, 100), await test.run())
    return reactions.progress.position >= position
  })

describe('a reaction', () => {
  it('runs a command for an event, in the name of the service', async () => {
    const cause = await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 1)
    const [commit] = await test.direct.readAll(1, 1)
    expect(commit).toMatchObject({
      actor: { kind: 'service', id: 'test' },
      correlationId: cause.correlationId,
      causationId: await eventId(1),
      appends: [{ stream: `invoice-${testId(1)}` }],
    })
  })

  it('runs for what comes over the bus', async () => {
    const reactions = await start()
    await until(() => reactions.subscription.ready)
    reactions.subscription.notify([await test.append(assigned(1))], await test.run())
    await handled(reactions, 1)
    expect(await isIssued(1)).toBe(true)
  })

  it('knows what has come by before it', async () => {
    const foreign = createForeignStreams(['invoices'])
    await test.append(assigned(1))
    const reactions = await start({ foreign })
    await handled(reactions, 2)
    expect(foreign.events('invoices-2026')).toHaveLength(1)
  })

  it('is not needed for every event', async () => {
    await test.append({ type: 'InvoiceShredded', stream: 'invoices-2026', data: {} }, issued(testId(9)))
    const reactions = await start()
    await handled(reactions, 1)
    expect(reactions.progress).toEqual(await test.direct.head())
    expect(decided).toEqual([])
  })

  it('waits for the event store before an effect: nothing else refuses one that is not to be', async () => {
    let done = 0
    const effects: EffectTable = {
      InvoiceNumberAssigned: async () => {
        done += 1
      },
    }
    await test.append(assigned(1))
    test.broken.head = () => Promise.reject(new LogUnavailable('away'))
    const reactions = await start({ effects })
    await until(() => failures.length === 1)
    expect([done, decided, failures]).toEqual([0, [], ['away']])
    delete test.broken.head
    await time.advance(20)
    await handled(reactions, 1)
    expect([done, reactions.parked.size]).toEqual([1, 0])
  })

  it('whose effect fails is parked, and its command is not run', async () => {
    await test.append(assigned(1))
    const effects: EffectTable = { InvoiceNumberAssigned: () => Promise.reject(new Error('no such printer')) }
    const reactions = await start({ effects })
    await handled(reactions, 1)
    expect(await parkedList(reactions)).toEqual([{ position: 1, waits: false, error: 'no such printer' }])
    expect(decided).toEqual([])
  })

  it('may be an effect outside the log, which comes first', async () => {
    const steps: string[] = []
    await test.append(assigned(1))
    const effects: EffectTable = {
      InvoiceNumberAssigned: async () => {
        steps.push(`effect, ${decided.length} decided`)
      },
    }
    await handled(await start({ effects }), 1)
    expect(steps).toEqual(['effect, 0 decided'])
  })
})

describe('the progress', () => {
  it('is what comes before the lowest unfinished position', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order, 2000 + order))
    test.hold(true)
    const reactions = await start()
    await until(() => test.held.length === 3)
    expect(reactions.progress).toEqual(GENESIS)
    await test.held[1]?.arrive()
    await test.held[2]?.arrive()
    await turn()
    expect(reactions.progress).toEqual(GENESIS)
    await test.held[0]?.arrive()
    await handled(reactions, 3)
    const [, , third] = await test.direct.readAll(0, 3)
    expect(third).toMatchObject({ position: 3 })
    test.hold(false)
  })

  it('is told to the event store each second, and when it stops', async () => {
    const saved = async (): Promise<number> => (await test.direct.readProgress('test.reactions')).position
    await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 2)
    expect(await saved()).toBe(0)
    await time.advance(1_000)
    await until(async () => (await saved()) === 2)
    await test.append(assigned(2, 2027))
    await handled(reactions, 4)
    expect(await saved()).toBe(2)
    await reactions.stop()
    expect(await saved()).toBe(4)
  })

  it('does not keep what is finished behind one that waits', async () => {
    await test.append(assigned(1, 2001))
    test.hold(true)
    const reactions = await start()
    await until(() => test.held.length === 1)
    test.hold(false)
    for (const order of [2, 3, 4]) {
      reactions.subscription.notify([await test.append(assigned(order, 2000 + order))], await test.run())
      await until(() => isIssued(order))
    }
    expect(reactions.progress).toEqual(GENESIS)
    await test.held[0]?.arrive()
    await handled(reactions, 4)
  })
})

describe('after a restart', () => {
  it('only what was unfinished runs again, and appends once', async () => {
    await test.append(assigned(1, 2001))
    await test.append(assigned(2, 2002))
    const first = await start()
    await handled(first, 2)
    await until(async () => (await test.direct.head()).position === 4)
    await first.stop()
    expect(decided.toSorted()).toEqual([testId(1), testId(2)])
    await test.append(assigned(3, 2003))
    decided = []
    const second = await start()
    await handled(second, 5)
    expect(decided).toEqual([testId(3)])
  })

  it('what was in work when it crashed runs again, and appends once', async () => {
    await test.append(assigned(1, 2001))
    test.faults.push('lost-answer', 'lost-answer', 'lost-answer', 'lost-answer')
    await start()
    await until(() => isIssued(1))
    // The first never learns of it; the second begins where the first last said it was.
    const second = await start()
    await handled(second, 2)
    expect(await versionOf(1)).toBe(1)
  })

  it('without its progress everything runs again, and nothing is appended', async () => {
    for (const order of [1, 2, 3]) await test.append(assigned(order))
    const first = await start()
    await handled(first, 6)
    await first.stop()
    await test.direct.saveProgress('test.reactions', GENESIS)
    const { position } = await test.direct.head()
    decided = []
    const second = await start()
    await handled(second, 6)
    expect(new Set(decided)).toEqual(new Set([1, 2, 3].map(testId)))
    expect((await test.direct.head()).position).toBe(position)
  })

  it('on another log it starts over', async () => {
    await test.append(assigned(1))
    const first = await start()
    await handled(first, 2)
    await first.stop()
    const progress = await test.direct.readProgress('test.reactions')
    await test.end()
    test = await startTestLog()
    await test.append(assigned(5))
    await test.direct.saveProgress('test.reactions', progress)
    const second = await start()
    await until(() => isIssued(5))
    await handled(second, 1)
    expect(await isIssued(1)).toBe(false)
  })
})

describe('with parked events, after a restart', () => {
  /** One event that fails, one that waits behind it in the same commit, one of another stream, and one that waits in a commit of its own. */
  const appendAll = async (): Promise<void> => {
    await test.append(assigned(13), assigned(2))
    await test.append(assigned(3, 2027))
    await test.append(assigned(4))
  }

  it('nothing is handled twice, and nothing is skipped', async () => {
    await appendAll()
    const first = await start()
    await handled(first, 4)
    await first.stop()
    const before = await first.parked.list()
    expect(before).toMatchObject([
      { position: 1, waits: false },
      { position: 1, waits: true },
      { position: 3, waits: true },
    ])
    // It crashed before it could save how far it was.
    await test.direct.saveProgress('test.reactions', GENESIS)
    decided = []
    const second = await start()
    expect(second.parked.size).toBe(3)
    await handled(second, 4)
    expect(decided).toEqual([testId(3)])
    expect(await second.parked.list()).toEqual(before)
    failing.clear()
    decided = []
    expect(await second.parked.retry(await eventId(1))).toEqual({ kind: 'done' })
    expect(decided).toEqual([13, 2, 4].map(testId))
    expect(await Promise.all([13, 2, 3, 4].map(versionOf))).toEqual([1, 1, 1, 1])
    expect(second.parked.size).toBe(0)
  })

  it('the rest of a commit is held, though the crash came before it was parked', async () => {
    await appendAll()
    const first = await start()
    await handled(first, 4)
    await first.stop()
    await test.direct.unpark('test.reactions', [await eventId(1, 1), await eventId(3)])
    await test.direct.saveProgress('test.reactions', GENESIS)
    decided = []
    const second = await start()
    await handled(second, 4)
    expect(decided).toEqual([testId(3)])
    expect(await parkedList(second)).toMatchObject([
      { position: 1, waits: false },
      { position: 1, waits: true },
      { position: 3, waits: true },
    ])
  })

  it('what is parked before the place where they go on stays parked', async () => {
    await test.append(assigned(13, 2001))
    await test.append(assigned(1, 2002))
    const first = await start()
    await handled(first, 3)
    await first.stop()
    expect((await test.direct.readProgress('test.reactions')).position).toBe(3)
    decided = []
    const second = await start()
    await until(() => second.subscription.ready)
    expect(second.parked.size).toBe(1)
    expect(await parkedList(second)).toMatchObject([{ position: 1 }])
    expect(second.progress.position).toBe(3)
    expect(decided).toEqual([])
  })
})

describe('two instances', () => {
  it('append once, and park once', async () => {
    await test.append(assigned(13, 2001))
    await test.append(assigned(1, 2002))
    const [one, other] = [await start(), await start()]
    await Promise.all([handled(one, 3), handled(other, 3)])
    expect(await versionOf(1)).toBe(1)
    expect(await parkedList(one)).toMatchObject([{ position: 1, waits: false }])
    expect([one.parked.size, other.parked.size]).toEqual([1, 1])
  })

  it('take over after a second what the other has settled', async () => {
    await test.append(assigned(13))
    const [one, other] = [await start(), await start()]
    await Promise.all([handled(one, 1), handled(other, 1)])
    failing.clear()
    expect(await one.parked.retry(await eventId(1))).toEqual({ kind: 'done' })
    expect([one.parked.size, other.parked.size]).toEqual([0, 1])
    await time.advance(1_000)
    expect(other.parked.size).toBe(0)
    expect(await versionOf(13)).toBe(1)
  })

  it('take over at once what the other has settled, when the next event of the stream comes', async () => {
    await test.append(assigned(13))
    const [one, other] = [await start(), await start()]
    await Promise.all([handled(one, 1), handled(other, 1)])
    failing.clear()
    await one.parked.retry(await eventId(1))
    await one.stop()
    await test.append(assigned(2))
    await handled(other, 3)
    expect(await isIssued(2)).toBe(true)
    expect(await other.parked.list()).toEqual([])
    expect(other.parked.size).toBe(0)
  })
})

describe('many events', () => {
  it('are worked on at once, but no more than so many', async () => {
    for (let order = 1; order <= 10; order += 1) await test.append(assigned(order + 20, 2000 + order))
    test.hold(true)
    const reactions = await start({ concurrency: 4 })
    await until(() => test.held.length === 4)
    for (let turns = 0; turns < 50; turns += 1) await turn()
    expect(test.held).toHaveLength(4)
    await test.held[2]?.arrive()
    await until(() => test.held.length === 5)
    test.hold(false)
    for (const held of test.held) await held.arrive()
    await handled(reactions, 10)
    for (let order = 21; order <= 30; order += 1) expect(await versionOf(order)).toBe(1)
  })

  it('of one stream come one after the other', async () => {
    await test.append(assigned(1), assigned(2), assigned(3, 2027))
    test.hold(true)
    const reactions = await start()
    await until(() => test.held.length === 2)
    expect(decided).toEqual([testId(1), testId(3)])
    test.hold(false)
    for (const held of test.held) await held.arrive()
    await handled(reactions, 1)
    expect(decided.toSorted()).toEqual([1, 2, 3].map(testId))
  })
})

describe('an event that cannot be acted upon', () => {
  it.each([
    ['its command throws', assigned(13), 'cannot decide on'],
    ['its command is rejected', assigned(14), 'IssueInvoice was rejected: never'],
    ['it cannot be read', { type: 'InvoiceNumberAssigned', stream: 'invoices-2026', data: {} }, 'does not fit its schema'],
  ])('because %s is parked, and its stream is held; the rest goes on', async (_case, bad, reason) => {
    await test.append(assigned(1), bad, assigned(2), assigned(3, 2027))
    await test.append(assigned(4))
    const reactions = await start()
    await handled(reactions, 2)
    expect(await parkedList(reactions)).toEqual([
      { position: 1, waits: false, error: expect.stringContaining(reason) },
      { position: 1, waits: true, error: expect.any(String) },
      { position: 2, waits: true, error: expect.any(String) },
    ])
    expect(await Promise.all([1, 2, 3, 4].map(isIssued))).toEqual([true, false, true, false])
    expect(reactions.progress.position).toBeGreaterThanOrEqual(2)
  })

  it('is parked once, with its reason, though everything runs again', async () => {
    await test.append(assigned(1))
    await test.append(assigned(13), assigned(2))
    const first = await start()
    await handled(first, 2)
    await first.stop()
    await test.direct.saveProgress('test.reactions', GENESIS)
    const before = await first.parked.list()
    const second = await start()
    await handled(second, 2)
    // What comes before it has been done, and does not wait now.
    expect(await second.parked.list()).toEqual(before)
    expect(before).toMatchObject([
      { position: 2, waits: false },
      { position: 2, waits: true },
    ])
  })

  it('is acted upon when it is retried, with all that waits behind it', async () => {
    await test.append(assigned(13), assigned(2))
    const reactions = await start()
    await handled(reactions, 1)
    failing.clear()
    expect(await reactions.parked.retry(await eventId(1))).toEqual({ kind: 'done' })
    expect(await Promise.all([13, 2].map(versionOf))).toEqual([1, 1])
    expect(reactions.parked.size).toBe(0)
  })

  it('stays parked when it still fails', async () => {
    await test.append(assigned(13), assigned(2))
    const reactions = await start()
    await handled(reactions, 1)
    expect(await reactions.parked.retry(await eventId(1))).toMatchObject({ kind: 'still-failing' })
    expect(reactions.parked.size).toBe(2)
    expect(await isIssued(2)).toBe(false)
  })

  it('is given up when it is discarded, and what waits is acted upon', async () => {
    await test.append(assigned(13), assigned(2))
    const reactions = await start()
    await handled(reactions, 1)
    expect(await reactions.parked.discard(await eventId(1))).toEqual({ kind: 'done' })
    expect(await Promise.all([13, 2].map(isIssued))).toEqual([false, true])
    expect(reactions.parked.size).toBe(0)
  })

  it('is tried again until it can be parked', async () => {
    test.broken.park = () => Promise.reject(new LogUnavailable('away'))
    await test.append(assigned(13))
    const reactions = await start()
    await until(() => failures.length > 0)
    expect(reactions.progress).toEqual(GENESIS)
    delete test.broken.park
    await time.advance(20)
    await handled(reactions, 1)
    expect(reactions.parked.size).toBe(1)
  })
})

describe('an answer about a parked event that is lost', () => {
  const once = async (effect: () => Promise<void>, name: 'park' | 'unpark'): Promise<never> => {
    delete test.broken[name]
    await effect()
    throw new LogUnavailable('no answer')
  }

  it('when it is parked: it is parked once', async () => {
    await test.append(assigned(13), assigned(2))
    const parked = {
      consumer: 'test.reactions',
      eventId: await eventId(1),
      parkedAt: '2026-03-14T15:09:26.535Z',
      position: 1,
      stream: 'invoices-2026',
      version: 1,
      type: 'InvoiceNumberAssigned',
      error: 'the first time',
      waits: false,
    }
    test.broken.park = () => once(() => test.direct.park([parked]), 'park')
    const reactions = await start()
    await until(() => failures.length === 1)
    expect(reactions.progress).toEqual(GENESIS)
    await time.advance(20)
    await handled(reactions, 1)
    expect(failures).toEqual(['no answer'])
    expect(await parkedList(reactions)).toEqual([
      { position: 1, waits: false, error: expect.stringContaining('cannot decide on') },
      { position: 1, waits: true, error: expect.any(String) },
    ])
    expect(await isIssued(2)).toBe(false)
  })

  it('when it is taken off the list: that is taken over after a second', async () => {
    await test.append(assigned(13))
    const reactions = await start()
    await handled(reactions, 1)
    failing.clear()
    const parked = await eventId(1)
    test.broken.unpark = () => once(() => test.direct.unpark('test.reactions', [parked]), 'unpark')
    await expect(reactions.parked.retry(parked)).rejects.toThrow('no answer')
    expect(reactions.parked.size).toBe(1)
    await time.advance(1_000)
    expect(reactions.parked.size).toBe(0)
    expect(await versionOf(13)).toBe(1)
  })

  it('or the request is: it stays parked, and retried it is done, and appended once', async () => {
    await test.append(assigned(13), assigned(2))
    const reactions = await start()
    await handled(reactions, 1)
    failing.clear()
    const parked = await eventId(1)
    test.broken.unpark = () => once(() => Promise.resolve(), 'unpark')
    await expect(reactions.parked.retry(parked)).rejects.toThrow('no answer')
    expect(reactions.parked.size).toBe(2)
    expect(await reactions.parked.retry(parked)).toEqual({ kind: 'done' })
    expect(await Promise.all([13, 2].map(versionOf))).toEqual([1, 1])
    expect(reactions.parked.size).toBe(0)
  })
})

describe('a failure that may pass', () => {
  it.each(['overloaded', 'unavailable'] as const)('(%s) is waited for, longer each time, and told', async (outcome) => {
    const answer = outcome === 'overloaded' ? { outcome } : { outcome, detail: 'disk full' }
    test.faults.push(...Array.from({ length: outcome === 'overloaded' ? 8 : 2 }, () => answer))
    await test.append(assigned(1))
    const reactions = await start()
    await until(async () => {
      await time.advance(500)
      return failures.length >= 2
    })
    expect(reactions.parked.size).toBe(0)
    await until(async () => {
      await time.advance(500)
      return isIssued(1)
    })
    await handled(reactions, 1)
    expect(failures).toHaveLength(2)
    expect(reactions.parked.size).toBe(0)
  })

  it('is told until the event is done', async () => {
    test.faults.push({ outcome: 'unavailable', detail: 'the disk is full' })
    await test.append(assigned(1))
    const reactions = await start()
    await until(() => reactions.failure !== undefined)
    expect([reactions.failure, reactions.subscription.failure]).toEqual(['IssueInvoice: the disk is full', undefined])
    await time.advance(20)
    await handled(reactions, 2)
    expect(reactions.failure).toBeUndefined()
  })

  it('does not hold up the others', async () => {
    test.faults.push({ outcome: 'unavailable', detail: 'disk full' })
    await test.append(assigned(1, 2001))
    await test.append(assigned(2, 2002))
    const reactions = await start()
    await until(() => isIssued(2))
    expect(await isIssued(1)).toBe(false)
    await time.advance(20)
    await handled(reactions, 2)
    expect(await isIssued(1)).toBe(true)
  })

  it('is not waited for when it stops', async () => {
    test.faults.push({ outcome: 'unavailable', detail: 'disk full' })
    await test.append(assigned(1))
    const reactions = await start()
    await until(() => failures.length === 1)
    await reactions.stop()
    expect(reactions.progress).toEqual(GENESIS)
    expect(await reactions.parked.list()).toEqual([])
  })
})

describe('a log that was restored from an older copy', () => {
  /** The process has found out and ends; it is started again. */
  const restartProcess = async (ended: Reactions): Promise<Reactions> => {
    await until(async () => {
      await time.advance(1_000)
      return test.fatal.length > 0
    })
    await ended.stop()
    test.startAgain()
    return start()
  }

  it('and still holds what is known changes nothing', async () => {
    await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 2)
    await test.restore(2)
    await test.append(assigned(2))
    await handled(reactions, 4)
    await time.advance(1_000)
    expect(await Promise.all([1, 2].map(versionOf))).toEqual([1, 1])
    expect(await test.direct.readProgress('test.reactions')).toEqual(await test.direct.head())
    expect(test.fatal).toEqual([])
  })

  it('gets nothing that follows from what it has lost: what is in work is dropped, and not parked', async () => {
    await test.append(assigned(1))
    test.hold(true)
    const reactions = await start()
    await until(() => test.held.length === 1)
    await test.restore(0)
    test.hold(false)
    expect(await test.held[0]?.arrive()).toEqual({ outcome: 'unknown' })
    await until(() => failures.length > 0)
    expect(reactions.progress).toEqual(GENESIS)
    const second = await restartProcess(reactions)
    await until(() => second.subscription.ready)
    expect((await test.direct.head()).position).toBe(0)
    expect(await second.parked.list()).toEqual([])
    expect(second.progress).toEqual(GENESIS)
    expect(test.fatal).toHaveLength(1)
  })

  it('has an event handled again whose effect it has lost', async () => {
    await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 2)
    await reactions.stop()
    await test.restore(1)
    test.startAgain()
    const second = await start()
    await handled(second, 2)
    expect(await versionOf(1)).toBe(1)
  })

  it('has an event handled again whose effect it has lost, also if that was not saved as done yet', async () => {
    await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 2)
    await test.restore(1)
    // It has been done, but another run does not take that.
    await time.advance(1_000)
    expect(await test.direct.readProgress('test.reactions')).toEqual(GENESIS)
    const second = await restartProcess(reactions)
    await handled(second, 2)
    expect(await versionOf(1)).toBe(1)
    expect((await test.direct.head()).position).toBe(2)
  })

  it('parks nothing that failed for want of what it has lost', async () => {
    await test.append(assigned(13))
    let fail = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      fail = resolve
    })
    let affected = 0
    const effects: EffectTable = {
      InvoiceNumberAssigned: () => {
        affected += 1
        return gate
      },
    }
    const reactions = await start({ effects })
    await until(() => affected === 1)
    await test.restore(0)
    fail()
    await until(() => decided.length === 1)
    const second = await restartProcess(reactions)
    expect(await second.parked.list()).toEqual([])
    expect(second.parked.size).toBe(0)
  })

  it('brings about no effect by what it has lost', async () => {
    let done = 0
    const effects: EffectTable = {
      InvoiceNumberAssigned: async () => {
        done += 1
      },
    }
    const reactions = await start({ effects })
    await until(() => reactions.subscription.ready)
    const [lost, lostRun] = [await test.append(assigned(1)), await test.run()]
    await test.restore(0)
    // A queue still had it.
    reactions.subscription.notify([lost], lostRun)
    await until(() => test.fatal.length === 1)
    await reactions.stop()
    expect(done).toBe(0)
    test.startAgain()
    await start({ effects })
    await test.append(assigned(2))
    await until(async () => {
      await time.advance(1_000)
      return done === 1
    })
  })

  it('has a parked event handled again whose effect it has lost, though it is parked no longer', async () => {
    await test.append(assigned(13))
    const reactions = await start()
    await handled(reactions, 1)
    await time.advance(1_000)
    await until(async () => (await test.direct.readProgress('test.reactions')).position === 1)
    failing.clear()
    expect(await reactions.parked.retry(await eventId(1))).toEqual({ kind: 'done' })
    expect(await versionOf(13)).toBe(1)
    await test.restore(1)
    expect(await versionOf(13)).toBe(0)
    await restartProcess(reactions)
    await until(() => isIssued(13))
  })

  it('forgets what is parked and no longer there, and nothing else', async () => {
    await test.append(assigned(13, 2001))
    await test.append(assigned(14, 2002))
    const reactions = await start()
    await handled(reactions, 2)
    expect(reactions.parked.size).toBe(2)
    await test.restore(1)
    const second = await restartProcess(reactions)
    expect(await parkedList(second)).toMatchObject([{ position: 1 }])
    expect(second.parked.size).toBe(1)
  })
})

describe('stop', () => {
  it('lets what is in work end', async () => {
    for (const order of [1, 2]) await test.append(assigned(order, 2000 + order))
    test.hold(true)
    const reactions = await start({ concurrency: 1 })
    await until(() => test.held.length === 1)
    const stopped = reactions.stop()
    test.hold(false)
    await test.held[0]?.arrive()
    await stopped
    expect(await Promise.all([1, 2].map(isIssued))).toEqual([true, false])
    expect(await test.direct.readProgress('test.reactions')).toMatchObject({ position: 1 })
  })

  it('ends everything: nothing is handled after it, and no timer is left', async () => {
    await test.append(assigned(1))
    const reactions = await start()
    await handled(reactions, 2)
    await reactions.stop()
    reactions.subscription.notify([await test.append(assigned(2))], await test.run())
    await time.advance(10_000)
    expect(await isIssued(2)).toBe(false)
    expect(reactions.progress.position).toBe(2)
    expect(time.sleeping()).toEqual([])
  })

  it('does not handle an event before one of its stream that is still to be done', async () => {
    test.faults.push({ outcome: 'unavailable', detail: 'disk full' })
    await test.append(assigned(1), assigned(2))
    const reactions = await start()
    await until(() => failures.length === 1)
    await reactions.stop()
    expect(decided).toEqual([testId(1)])
    expect(await Promise.all([1, 2].map(isIssued))).toEqual([false, false])
    const second = await start()
    await handled(second, 3)
    expect(decided).toEqual([1, 1, 2].map(testId))
  })

  it('does not begin what still waits in the same stream', async () => {
    await test.append(assigned(1), assigned(2))
    test.hold(true)
    const reactions = await start()
    await until(() => test.held.length === 1)
    const stopped = reactions.stop()
    test.hold(false)
    await test.held[0]?.arrive()
    await stopped
    expect(await Promise.all([1, 2].map(isIssued))).toEqual([true, false])
    expect(await test.direct.readProgress('test.reactions')).toEqual(GENESIS)
  })
})
