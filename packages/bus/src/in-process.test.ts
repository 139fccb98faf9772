import { describe, expect, it, vi } from 'vitest'
import { systemClock, type Clock } from '@souk/process'
import { describeBus, sampleCommit, sampleRun } from '../testing/bus.contract.ts'
import { BusTimeout, BusUnavailable } from './bus.ts'
import { createInProcessBus, MAX_WAITING_COMMITS, type Delivery, type InProcessBus } from './in-process.ts'

const fixture = async (bus: InProcessBus) => ({ bus: bus.as('one'), peer: bus.as('other'), end: () => bus.close() })

describeBus('in process', () => fixture(createInProcessBus({ clock: systemClock })))

describeBus('in process, every message doubled', () =>
  fixture(
    createInProcessBus({
      clock: systemClock,
      deliver: ({ kind }, task) => {
        queueMicrotask(task)
        // A doubled publication arrives out of order, and the contract is about order.
        if (kind !== 'publication') queueMicrotask(task)
      },
    }),
  ),
)

/** A clock that the test moves. */
const createManualClock = () => {
  let time = 0
  let sleepers: { due: number; wake: () => void }[] = []
  const clock: Clock = {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        sleepers.push({ due: time + milliseconds, wake: resolve })
        signal?.addEventListener('abort', () => resolve())
      }),
    soon: (task) => queueMicrotask(task),
  }
  return {
    clock,
    sleeping: () => sleepers.length,
    advance: async (milliseconds: number): Promise<void> => {
      time += milliseconds
      const due = sleepers.filter((sleeper) => sleeper.due <= time)
      sleepers = sleepers.filter((sleeper) => sleeper.due > time)
      for (const { wake } of due) wake()
      await settled()
    },
  }
}

/** Resolves to the error that a promise rejects with. Handles the rejection at once, so that the assertion can come later. */
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A bus whose messages the test delivers, loses or doubles by hand. */
const createManualBus = () => {
  const { clock, advance, sleeping } = createManualClock()
  const underWay: (Delivery & { task: () => void })[] = []
  const bus = createInProcessBus({ clock, deliver: (message, task) => underWay.push({ ...message, task }) })
  return { bus, underWay, advance, sleeping, bring: (index: number) => underWay[index]?.task() }
}

describe('in-process bus: delivery', () => {
  it('passes every message to deliver, with its kind and name', async () => {
    const { bus, underWay, bring } = createManualBus()
    await bus.respond('sum', async () => 3)
    await bus.subscribe('reader', async () => {})
    await bus.publish([sampleCommit(1)], sampleRun)
    const answer = bus.request('sum', {}, { timeoutMs: 10 })
    bring(1)
    await settled()
    expect(underWay.map(({ kind, name }) => ({ kind, name }))).toEqual([
      { kind: 'publication', name: 'reader' },
      { kind: 'request', name: 'sum' },
      { kind: 'answer', name: 'sum' },
    ])
    bring(2)
    expect(await answer).toBe(3)
  })

  it('times out when the request or the answer is lost', async () => {
    const { bus, underWay, advance, bring } = createManualBus()
    const handler = vi.fn(async () => 'done')
    await bus.respond('work', handler)
    const lostRequest = errorOf(bus.request('work', {}, { timeoutMs: 100 }))
    const lostAnswer = errorOf(bus.request('work', {}, { timeoutMs: 100 }))
    bring(1)
    await settled()
    expect(underWay.map(({ kind }) => kind)).toEqual(['request', 'request', 'answer'])
    await advance(99)
    await advance(1)
    expect(await lostRequest).toBeInstanceOf(BusTimeout)
    expect(await lostAnswer).toBeInstanceOf(BusTimeout)
    expect(handler).toHaveBeenCalledTimes(1)
  })

  it('takes the first answer to a doubled request and ignores the other', async () => {
    const { bus, bring } = createManualBus()
    let calls = 0
    await bus.respond('count', async () => {
      calls += 1
      return calls
    })
    const answer = bus.request('count', {}, { timeoutMs: 100 })
    bring(0)
    bring(0)
    await settled()
    bring(2)
    bring(1)
    bring(1)
    expect(await answer).toBe(2)
    expect(calls).toBe(2)
  })

  it('watches any number of equal time-outs with one timer', async () => {
    const { bus, advance, sleeping } = createManualBus()
    const errors = Array.from({ length: 100 }, () => errorOf(bus.request('nothing', {}, { timeoutMs: 50 })))
    expect(sleeping()).toBe(1)
    await advance(50)
    for (const error of await Promise.all(errors)) expect(error).toBeInstanceOf(BusTimeout)
    expect(sleeping()).toBe(0)
  })

  it('times out a request at its own deadline, not at that of an earlier one', async () => {
    const { bus, advance } = createManualBus()
    const rejected: string[] = []
    const ask = (name: string): void => {
      bus.request(name, {}, { timeoutMs: 100 }).catch(() => rejected.push(name))
    }
    ask('first')
    await advance(60)
    ask('second')
    await advance(40)
    expect(rejected).toEqual(['first'])
    await advance(59)
    expect(rejected).toEqual(['first'])
    await advance(1)
    expect(rejected).toEqual(['first', 'second'])
  })

  it('delivers publications in the order of their arrival, only consecutive ones together', async () => {
    const { bus, bring } = createManualBus()
    const deliveries: number[][] = []
    await bus.subscribe('reader', async (commits) => {
      deliveries.push(commits.map(({ position }) => position))
    })
    for (const position of [1, 2, 3]) await bus.publish([sampleCommit(position)], sampleRun)
    bring(2)
    bring(0)
    bring(1)
    bring(1)
    await settled()
    expect(deliveries).toEqual([[3], [1, 2], [2]])
  })

  it('never calls a handler before the sender has returned', async () => {
    const bus = createInProcessBus({ clock: systemClock })
    const steps: string[] = []
    await bus.respond('step', async () => steps.push('responder'))
    await bus.subscribe('reader', async () => {
      steps.push('subscriber')
    })
    const published = bus.publish([sampleCommit(1)], sampleRun)
    const answered = bus.request('step', {}, { timeoutMs: 1_000 })
    steps.push('sender')
    await Promise.all([published, answered])
    expect(steps[0]).toBe('sender')
    expect(steps.toSorted()).toEqual(['responder', 'sender', 'subscriber'])
    await bus.close()
  })
})

describe('in-process bus: queues', () => {
  it('delivers the commits that have gathered to a slow subscriber at once', async () => {
    const bus = createInProcessBus({ clock: systemClock })
    const deliveries: number[][] = []
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await bus.subscribe('reader', async (commits) => {
      deliveries.push(commits.map(({ position }) => position))
      await held
    })
    for (const position of [1, 2, 3, 4]) await bus.publish([sampleCommit(position)], sampleRun)
    await settled()
    release()
    await settled()
    expect(deliveries).toEqual([[1], [2, 3, 4]])
    await bus.close()
  })

  it('drops the oldest commits when too many wait', async () => {
    const bus = createInProcessBus({ clock: systemClock })
    const got: number[] = []
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await bus.subscribe('reader', async (commits) => {
      await held
      for (const { position } of commits) got.push(position)
    })
    const sample = sampleCommit(1)
    const last = MAX_WAITING_COMMITS + 11
    for (let position = 1; position <= last; position += 1) {
      await bus.publish([{ ...sample, position }], sampleRun)
      if (position === 1) await settled()
    }
    await settled()
    release()
    await vi.waitFor(() => expect(got.at(-1)).toBe(last))
    expect(got.slice(0, 2)).toEqual([1, 12])
    expect(got).toHaveLength(MAX_WAITING_COMMITS + 1)
    await bus.close()
  })

  it('doubles the pauses between attempts, up to a second', async () => {
    const { clock, advance } = createManualClock()
    const bus = createInProcessBus({ clock })
    const attempts: number[] = []
    await bus.subscribe('reader', async () => {
      attempts.push(clock.now())
      throw new Error('never')
    })
    await bus.publish([sampleCommit(1)], sampleRun)
    await settled()
    for (let step = 0; step < 700; step += 1) await advance(10)
    expect(attempts.slice(0, 5)).toEqual([0, 10, 30, 70, 150])
    expect((attempts.at(-1) ?? 0) - (attempts.at(-2) ?? 0)).toBe(1_000)
    await bus.close()
  })

  it('waits for handlers that start while it closes, and then starts no more', async () => {
    const bus = createInProcessBus({ clock: systemClock })
    const steps: string[] = []
    const releases: (() => void)[] = []
    await bus.respond('work', async (name) => {
      steps.push(`begin ${String(name)}`)
      await new Promise<void>((resolve) => {
        releases.push(resolve)
      })
      steps.push(`end ${String(name)}`)
    })
    const first = bus.request('work', 'first', { timeoutMs: 1_000 })
    await settled()
    const closed = bus.close().then(() => steps.push('closed'))
    const second = bus.request('work', 'second', { timeoutMs: 1_000 })
    await settled()
    releases[0]?.()
    await first
    await settled()
    await expect(bus.request('work', 'third', { timeoutMs: 1_000 })).rejects.toBeInstanceOf(BusUnavailable)
    releases[1]?.()
    await Promise.all([second, closed])
    expect(steps).toEqual(['begin first', 'begin second', 'end first', 'end second', 'closed'])
  })

  it('rejects pending requests when it is closed', async () => {
    const { bus } = createManualBus()
    const lost = bus.request('nothing', {}, { timeoutMs: 1_000 })
    await bus.close()
    await expect(lost).rejects.toBeInstanceOf(BusUnavailable)
  })
})
