import { afterEach, describe, expect, it } from 'vitest'
import { GENESIS, type Checkpoint } from '@souk/log-protocol'
import type { Origin, Outcome } from '@souk/service'
import { createManualClock, silentLogger, testId, type ManualClock } from '@souk/testing'
import { startStack, type Stack } from '../testing/stack.ts'
import { startDeadlines } from './deadlines.ts'
import type { OrderRow } from './view/projectors.ts'

const past = '2026-03-14T15:09:00.000Z'
const at = (position: number): Checkpoint => ({ position, hash: 'a'.repeat(64) })

/** Deadlines on a fake service, whose state the test sets. */
const alone = ({ due, pageSize }: { due: readonly string[]; pageSize?: number }) => {
  const { clock, advance } = createManualClock()
  const pending = new Set(due)
  const asked: { readonly target: string; readonly origin: Origin }[] = []
  const state = { head: GENESIS, view: GENESIS, done: GENESIS, viewIsReady: true, reactionsAreReady: true, fails: false }
  const stop = startDeadlines({
    clock,
    logger: silentLogger,
    ...(pageSize !== undefined && { pageSize }),
    store: {
      due: async (_at, after, limit) =>
        [...pending]
          .toSorted()
          .filter((id) => id > (after?.orderId ?? ''))
          .slice(0, limit)
          .map((orderId) => ({ orderId, deadlineAt: past, correlationId: testId(7) }) as OrderRow),
    },
    service: {
      name: 'order',
      commands: {
        execute: async ({ target }, origin): Promise<Outcome> => {
          asked.push({ target, origin })
          if (state.fails) return { kind: 'failed', code: 'overloaded', detail: '' }
          pending.delete(target)
          return { kind: 'committed', position: 1, at: past, events: [], replayed: false }
        },
      },
      log: {
        head: async () => state.head,
      },
      projection: {
        subscription: {
          get ready() {
            return state.viewIsReady
          },
          get checkpoint() {
            return state.view
          },
        },
      },
      reactions: {
        subscription: {
          get ready() {
            return state.reactionsAreReady
          },
        },
        get progress() {
          return state.done
        },
      },
    },
  })
  const look = async (): Promise<string[]> => {
    const before = asked.length
    await advance(1_000)
    return asked.slice(before).map(({ target }) => target)
  }
  return { state, asked, pending, look, stop }
}

describe('deadlines', () => {
  let stop: () => Promise<void> = async () => undefined
  afterEach(() => stop())
  const begin = (options: Parameters<typeof alone>[0]) => {
    const deadlines = alone(options)
    ;({ stop } = deadlines)
    return deadlines
  }

  it('cancel a due order once, as the service, with a stable request id', async () => {
    const { asked, look } = begin({ due: [testId(1)] })
    await look()
    await look()
    expect(asked).toHaveLength(1)
    expect(asked[0]?.origin).toMatchObject({ actor: { kind: 'service', id: 'order' }, correlationId: testId(7) })
    const again = begin({ due: [testId(1), testId(2)] })
    await again.look()
    const [one, other] = again.asked.map(({ origin }) => origin.requestId)
    expect(one).toBe(asked[0]?.origin.requestId)
    expect(other).not.toBe(one)
  })

  it('wait until the view and the reactions have handled what the log held', async () => {
    const due = [testId(1)]
    const deadlines = begin({ due })
    Object.assign(deadlines.state, { head: at(10), view: at(3), done: at(3) })
    expect(await deadlines.look()).toEqual([])
    deadlines.state.view = at(10)
    expect(await deadlines.look()).toEqual([])
    deadlines.state.done = at(9)
    expect(await deadlines.look()).toEqual([])
    deadlines.state.done = at(10)
    expect(await deadlines.look()).toEqual(due)
  })

  it.each([
    ['the view has', 'viewIsReady'],
    ['the reactions have', 'reactionsAreReady'],
  ] as const)('wait until %s reached the head of the log', async (_who, name) => {
    const due = [testId(1)]
    const deadlines = begin({ due })
    deadlines.state[name] = false
    expect(await deadlines.look()).toEqual([])
    deadlines.state[name] = true
    expect(await deadlines.look()).toEqual(due)
  })

  it('wait while the view is rebuilt, until it shows what the log held before', async () => {
    const due = [testId(1)]
    const deadlines = begin({ due })
    Object.assign(deadlines.state, { head: at(10), view: at(10), done: at(9) })
    expect(await deadlines.look()).toEqual([])
    Object.assign(deadlines.state, { view: GENESIS, done: at(10), viewIsReady: false })
    expect(await deadlines.look()).toEqual([])
    Object.assign(deadlines.state, { view: at(9), viewIsReady: true })
    expect(await deadlines.look()).toEqual([])
    deadlines.state.view = at(10)
    expect(await deadlines.look()).toEqual(due)
  })

  it('are not delayed forever by a log that keeps growing', async () => {
    const due = [testId(1)]
    const deadlines = begin({ due })
    Object.assign(deadlines.state, { head: at(10), view: at(8), done: at(7) })
    expect(await deadlines.look()).toEqual([])
    Object.assign(deadlines.state, { head: at(20), view: at(18), done: at(17) })
    expect(await deadlines.look()).toEqual(due)
  })

  it('try a failed cancellation again', async () => {
    const due = [testId(1)]
    const deadlines = begin({ due })
    deadlines.state.fails = true
    await deadlines.look()
    expect(await deadlines.look()).toEqual(due)
    deadlines.state.fails = false
    expect(await deadlines.look()).toEqual(due)
    expect(await deadlines.look()).toEqual([])
  })

  it('handle more orders than one page holds, also when no order can be canceled', async () => {
    const due = Array.from({ length: 7 }, (_, index) => testId(index + 1))
    const deadlines = begin({ due, pageSize: 2 })
    deadlines.state.fails = true
    await deadlines.look()
    expect(new Set(await deadlines.look())).toEqual(new Set(due))
    deadlines.state.fails = false
    await deadlines.look()
    expect(deadlines.pending.size).toBe(0)
  })

  it('cancel nothing after they are stopped', async () => {
    const deadlines = alone({ due: [] })
    await deadlines.stop()
    deadlines.pending.add(testId(1))
    expect(await deadlines.look()).toEqual([])
  })
})

describe('deadlines of the running service', () => {
  let stack: Stack
  afterEach(() => stack.stop())

  const untilNothingIsDue = async ({ advance }: ManualClock): Promise<void> => {
    while ((await stack.store.due(stack.now(), undefined, 1)).length > 0) {
      await advance(1_000)
      await stack.caughtUp()
    }
  }

  it('cancel an order without answers at its deadline, not before', async () => {
    const time = createManualClock()
    stack = await startStack({ clock: time.clock })
    const { orderId, deadlineAt } = await stack.place()
    expect(deadlineAt).toBe('2026-03-14T15:09:56.535Z')
    for (let second = 0; second < 29; second += 1) {
      await time.advance(1_000)
      await stack.caughtUp()
    }
    expect(await stack.order(orderId)).toMatchObject({ status: 'PENDING' })
    await time.advance(1_000)
    await untilNothingIsDue(time)
    expect(await stack.order(orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'deadline-passed' })
    expect(await stack.story(orderId)).toEqual(['OrderPlaced', 'OrderCanceled'])
  })

  it('respect answers that came while the service was down', async () => {
    const time = createManualClock()
    stack = await startStack({ clock: time.clock })
    const [answered, refused, halfAnswered, forgotten] = [
      await stack.place(),
      await stack.place(),
      await stack.place(),
      await stack.place(),
    ]
    await stack.restart({
      emptyView: true,
      meanwhile: async () => {
        await stack.append(stack.stockReserved(answered.orderId), stack.creditReserved(answered))
        await stack.append(stack.creditRejected(refused))
        await stack.append(stack.stockReserved(halfAnswered.orderId))
        await time.advance(5 * 3_600_000)
      },
    })
    await stack.caughtUp()
    await untilNothingIsDue(time)
    expect(await stack.order(answered.orderId)).toMatchObject({ status: 'FINALIZED', cancelReason: null })
    expect(await stack.order(refused.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'insufficient-credit' })
    expect(await stack.order(halfAnswered.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'deadline-passed' })
    expect(await stack.order(forgotten.orderId)).toMatchObject({ status: 'CANCELED', cancelReason: 'deadline-passed' })
  })
})
