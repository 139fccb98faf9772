import { afterEach, describe, expect, it } from 'vitest'
import { messageOf, LogUnavailable, sealCommit, type Checkpoint, type Commit, GENESIS } from '@souk/log-protocol'
import { createManualClock, turn, until, testId } from '@souk/testing'
import { createSubscription, type Subscription, type SubscriptionOptions } from './subscription.ts'

/** Runs of the event store: one that is believed, and another. */
const RUN = testId(1)
const OTHER = testId(2)

/** Commits that continue a chain; `letter` tells one log from another. */
const chain = (count: number, letter = 'a', before: readonly Commit[] = []): Commit[] => {
  const commits = [...before]
  while (commits.length < count) {
    const position = commits.length + 1
    const id = testId(position)
    const { commit } = sealCommit({
      position,
      requestId: id,
      fingerprint: letter.repeat(64),
      at: '2026-03-14T15:09:26.535Z',
      actor: { kind: 'service', id: 'test' },
      correlationId: id,
      causationId: id,
      appends: [
        { stream: `sample-${position}`, fromVersion: 0, events: [{ eventId: id, type: 'SampleTaken', schemaVersion: 1, data: {} }] },
      ],
      previousHash: commits.at(-1)?.hash ?? GENESIS.hash,
    })
    commits.push(commit)
  }
  return commits
}

const checkpointOf = (commits: readonly Commit[]): Checkpoint => {
  const last = commits.at(-1)
  return last === undefined ? GENESIS : { position: last.position, hash: last.hash }
}

const positionsOf = (commits: readonly Commit[]): number[] => commits.map(({ position }) => position)
const positions = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** A promise that the test resolves. */
const createGate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

let running: Subscription | undefined
afterEach(async () => {
  await running?.stop()
})

const subscribe = (
  options: {
    log?: Commit[]
    start?: Checkpoint
    batchSize?: number
    /** Default: the consumer stands behind the commits. */
    handle?: (commits: readonly Commit[]) => Promise<Checkpoint | undefined>
    idle?: () => Promise<Checkpoint>
  } = {},
) => {
  const { clock, advance, sleeping } = createManualClock()
  const state = {
    log: options.log ?? [],
    reads: [] as number[],
    heads: 0,
    broken: false,
    /** What happens while the event store answers. */
    asking: async () => undefined as unknown,
    handled: [] as number[],
    noted: [] as number[],
    lost: [] as string[],
    failures: [] as string[],
  }
  const answer = async <Answer>(found: Answer): Promise<Answer> => {
    await turn()
    await state.asking()
    if (state.broken) throw new LogUnavailable('away')
    return found
  }
  const log: SubscriptionOptions['log'] = {
    readAll: async (after, limit) => {
      state.reads.push(after)
      return answer(state.log.slice(after, after + limit))
    },
    head: async () => {
      state.heads += 1
      return answer(checkpointOf(state.log))
    },
    believes: (run) => run === RUN,
    note: (seen) => {
      if (seen !== undefined) state.noted.push(seen.position)
    },
    lose: (why) => {
      state.lost.push(why)
      throw new LogUnavailable(why)
    },
  }
  const subscription = createSubscription({
    log,
    clock,
    start: options.start ?? GENESIS,
    handle: async (commits) => {
      const at = await options.handle?.(commits)
      state.handled.push(...positionsOf(commits))
      return at ?? checkpointOf(commits)
    },
    ...(options.idle && { idle: options.idle }),
    failed: (error) => state.failures.push(messageOf(error)),
    batchSize: options.batchSize ?? 500,
  })
  running = subscription
  const resting = (): Promise<void> => until(() => sleeping().length > 0)
  return { subscription, state, advance, sleeping, resting }
}

describe('a failure', () => {
  it('of a read is told until the log answers again', async () => {
    const { subscription, state, advance, sleeping } = subscribe({ log: chain(3) })
    state.broken = true
    await until(() => subscription.failure === 'away')
    state.broken = false
    await advance(50)
    await until(() => sleeping().includes(1_000))
    await advance(1_000)
    await until(() => subscription.failure === undefined)
    expect([subscription.ready, subscription.checkpoint.position]).toEqual([true, 3])
  })

  it('of the consumer is told until it has handled the commits', async () => {
    let fails = true
    const { subscription, advance } = subscribe({
      log: chain(2),
      handle: async () => {
        if (fails) throw new Error('the table is locked')
        return undefined
      },
    })
    await until(() => subscription.failure === 'the table is locked')
    expect(subscription.ready).toBe(false)
    fails = false
    await advance(50)
    await until(() => subscription.failure === undefined)
    expect(subscription.ready).toBe(true)
  })

  it('that shows only when the consumer is idle is told while it lasts, though the log answers', async () => {
    let fails = false
    const at = checkpointOf(chain(1))
    const { subscription, advance, sleeping, resting } = subscribe({
      log: chain(1),
      idle: async () => {
        if (fails) throw new Error('the database is away')
        return at
      },
    })
    await resting()
    fails = true
    await advance(1_000)
    for (let seconds = 0; seconds < 5; seconds += 1) {
      await until(() => subscription.failure === 'the database is away' && sleeping().length > 0)
      expect(subscription.ready).toBe(true)
      await advance(1_000)
    }
    fails = false
    await until(async () => {
      await advance(1_000)
      return subscription.failure === undefined
    })
  })
})

describe('on start', () => {
  it('reads the log page by page, and is ready at its head', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(25), batchSize: 10 })
    expect(subscription.ready).toBe(false)
    await resting()
    expect(state.handled).toEqual(positions(1, 25))
    expect(state.reads).toEqual([0, 10, 20])
    expect(subscription.ready).toBe(true)
    expect(subscription.checkpoint).toEqual(checkpointOf(state.log))
  })

  it('is ready when the log ends with a full page', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(20), batchSize: 10 })
    await resting()
    expect(state.handled).toEqual(positions(1, 20))
    expect(subscription.ready).toBe(true)
  })

  it('is ready on an empty log', async () => {
    const { subscription, resting } = subscribe()
    await resting()
    expect(subscription.ready).toBe(true)
    expect(subscription.checkpoint).toEqual(GENESIS)
  })

  it('goes on after the checkpoint', async () => {
    const log = chain(5)
    const { state, resting } = subscribe({ log, start: checkpointOf(log.slice(0, 3)) })
    await resting()
    expect(state.handled).toEqual([4, 5])
    expect(state.lost).toEqual([])
  })

  it('waits for the event store, longer each time', async () => {
    const { state, sleeping, advance } = subscribe({ log: chain(3) })
    state.broken = true
    for (const pause of [50, 100, 200, 400]) {
      await until(() => sleeping().length > 0)
      expect(sleeping()).toEqual([pause])
      await advance(pause)
    }
    state.broken = false
    await until(() => sleeping().length > 0)
    await advance(800)
    await until(() => state.handled.length === 3)
    expect(state.failures).toEqual(['away', 'away', 'away', 'away', 'away'])
  })

  it('handles what is appended between the last page and the question for the head', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2), batchSize: 2 })
    state.asking = async () => {
      if (state.reads.length === 2 && state.log.length === 2) state.log = chain(3, 'a', state.log)
    }
    await resting()
    expect(state.handled).toEqual([1, 2, 3])
    expect(subscription.ready).toBe(true)
  })
})

describe('live', () => {
  it('takes what comes over the bus, without asking', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    const log = chain(5, 'a', state.log)
    const reads = state.reads.length
    await subscription.deliver(log.slice(2, 4), RUN)
    await subscription.deliver(log.slice(4), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4, 5])
    expect(state.reads).toHaveLength(reads)
  })

  it('takes what it is only notified of', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    subscription.notify(chain(3, 'a', state.log).slice(2), RUN)
    await until(() => state.handled.length === 3)
    expect(state.reads).toEqual([0])
  })

  it('notes what comes over the bus before it is handled', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    subscription.notify(chain(4, 'a', state.log).slice(2), RUN)
    expect(state.noted).toEqual([4])
    expect(state.handled).toEqual([1, 2])
  })

  it('handles no more at once than a batch', async () => {
    const batches: number[][] = []
    const { subscription, state, resting } = subscribe({
      log: chain(1),
      batchSize: 2,
      handle: async (commits) => void batches.push(positionsOf(commits)),
    })
    await resting()
    await subscription.deliver(chain(6, 'a', state.log).slice(1), RUN)
    expect(batches).toEqual([[1], [2, 3], [4, 5], [6]])
  })

  it('reads what is missing when there is a gap', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    state.log = chain(6, 'a', state.log)
    await subscription.deliver(state.log.slice(5), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('handles what is doubled once', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    state.log = chain(4, 'a', state.log)
    await Promise.all([
      subscription.deliver(state.log.slice(2), RUN),
      subscription.deliver(state.log.slice(2), RUN),
      subscription.deliver(state.log.slice(0, 3), RUN),
    ])
    await subscription.deliver(state.log.slice(3), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4])
  })

  it('handles in order what comes in another', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    state.log = chain(6, 'a', state.log)
    await Promise.all([5, 3, 2, 4].map((index) => subscription.deliver(state.log.slice(index, index + 1), RUN)))
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('notices after an idle second that the last message was lost', async () => {
    const { state, resting, advance } = subscribe({ log: chain(2) })
    await resting()
    state.log = chain(3, 'a', state.log)
    await advance(999)
    expect(state.handled).toEqual([1, 2])
    await advance(1)
    await until(() => state.handled.length === 3)
  })

  it('asks for no more than the head after each idle second', async () => {
    const { state, resting, advance } = subscribe({ log: chain(2) })
    await resting()
    for (const heads of [1, 2, 3]) {
      await advance(1_000)
      expect(state.heads).toBe(heads)
    }
    expect(state.reads).toEqual([0])
  })

  it('does not wait for what the log does not have', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    await subscription.deliver(chain(9, 'b').slice(8), RUN)
    expect(state.handled).toEqual([1, 2])
    expect(state.lost).toEqual([])
  })

  it('reads from the log what is too much to keep', async () => {
    const { opened, open } = createGate()
    const log = chain(10_100)
    const { subscription, state, resting } = subscribe({
      log: log.slice(0, 1),
      handle: async ([first]) => {
        if (first?.position === 2) await opened
        return undefined
      },
    })
    await resting()
    const first = subscription.deliver(log.slice(1, 2), RUN)
    await turn()
    state.log = log
    const rest = [subscription.deliver(log.slice(2, 10_002), RUN), subscription.deliver(log.slice(10_002), RUN)]
    open()
    await Promise.all([first, ...rest])
    expect(state.handled).toEqual(positions(1, 10_100))
  })
})

describe('a message of a run that is not believed', () => {
  it('is only the doorbell: what counts is what the log has', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    const lost = chain(4, 'b', state.log)
    state.log = chain(3, 'a', state.log)
    await subscription.deliver(lost.slice(2), OTHER)
    await until(() => state.handled.length === 3)
    expect(subscription.checkpoint).toEqual(checkpointOf(state.log))
    expect([state.noted, state.lost]).toEqual([[], []])
  })

  it('makes it ask once more if it comes while it asks already', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    const later = chain(3, 'a', state.log)
    let delivered: Promise<void> | undefined
    state.asking = async () => {
      // The event store has read the page, and appends the next commit before the page arrives.
      if (delivered !== undefined) return
      state.log = later
      delivered = subscription.deliver(later.slice(2), OTHER)
    }
    await resting()
    await delivered
    expect(state.handled).toEqual([1, 2, 3])
    expect(subscription.ready).toBe(true)
  })

  it('makes it ask once more if it comes while it asks for the head', async () => {
    const { subscription, state, resting, advance } = subscribe({ log: chain(2) })
    await resting()
    const later = chain(3, 'a', state.log)
    state.asking = async () => {
      if (state.heads !== 1 || state.log === later) return
      state.log = later
      subscription.notify(later.slice(2), OTHER)
    }
    await advance(1_000)
    await until(() => state.handled.length === 3)
    expect(state.heads).toBe(1)
  })
})

describe('when handling fails', () => {
  it('the same commits come again, after a pause', async () => {
    let failures = 2
    const seen: number[][] = []
    const { subscription, state, sleeping, advance, resting } = subscribe({
      log: chain(2),
      handle: async (commits) => {
        if (commits.some(({ position }) => position === 3)) {
          seen.push(positionsOf(commits))
          if (failures > 0) {
            failures -= 1
            throw new Error('not yet')
          }
        }
        return undefined
      },
    })
    await resting()
    state.log = chain(4, 'a', state.log)
    const delivered = subscription.deliver(state.log.slice(2), RUN)
    await until(() => sleeping().includes(50))
    expect(subscription.checkpoint.position).toBe(2)
    await advance(50)
    await until(() => sleeping().includes(100))
    await advance(100)
    await delivered
    expect(seen).toEqual([
      [3, 4],
      [3, 4],
      [3, 4],
    ])
    expect(state.handled).toEqual([1, 2, 3, 4])
    expect(state.failures).toEqual(['not yet', 'not yet'])
  })

  it('the pauses are short again after a success', async () => {
    let fails = true
    const { subscription, state, sleeping, advance, resting } = subscribe({
      handle: async () => {
        if (fails) throw new Error('not yet')
        return undefined
      },
    })
    await resting()
    state.log = chain(1)
    subscription.notify(state.log, RUN)
    for (const pause of [50, 100]) {
      await until(() => sleeping().includes(pause))
      fails = pause === 50
      await advance(pause)
    }
    await until(() => state.handled.length === 1)
    fails = true
    state.log = chain(2)
    subscription.notify(state.log.slice(1), RUN)
    await until(() => sleeping().includes(50))
    expect(state.failures).toEqual(['not yet', 'not yet', 'not yet'])
  })
})

describe('a log that does not fit', () => {
  const why = (position: number): string => `the log does not hold commit ${position} as it was handled here`

  it.each([
    ['shorter', () => chain(3)],
    ['as long, with another last commit', () => chain(5, 'b', chain(4))],
    ['longer', () => chain(7, 'b', chain(3))],
    ['empty', () => []],
  ])('is lost on start if it is %s', async (_case, log) => {
    const { subscription, state, resting } = subscribe({ log: log(), start: checkpointOf(chain(5)) })
    await resting()
    expect([state.lost, state.failures]).toEqual([[why(5)], [why(5)]])
    expect([state.handled, subscription.ready]).toEqual([[], false])
  })

  it.each([
    ['shorter', () => chain(3)],
    ['as long, with another last commit', () => chain(5, 'b', chain(4))],
    ['longer', () => chain(7, 'b', chain(3))],
    ['empty', () => []],
  ])('is lost after an idle second if it is %s', async (_case, other) => {
    const { subscription, state, resting, advance } = subscribe({ log: chain(5) })
    await resting()
    state.log = other()
    await advance(1_000)
    await resting()
    expect(state.lost).toEqual([why(5)])
    expect(state.handled).toEqual([1, 2, 3, 4, 5])
    expect(subscription.checkpoint).toEqual(checkpointOf(chain(5)))
  })

  it('is lost with the first commit that does not continue the chain', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(5) })
    await resting()
    state.log = chain(6, 'b', chain(3))
    void subscription.deliver(state.log.slice(5), RUN)
    await until(() => state.lost.length === 1)
    expect(state.handled).toEqual([1, 2, 3, 4, 5])
  })

  it('is lost with the first message of another run, if it goes on below the checkpoint', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(50) })
    await resting()
    state.log = chain(11, 'b', chain(10))
    await subscription.deliver(state.log.slice(10), OTHER)
    await until(() => state.lost.length === 1)
    expect(state.lost).toEqual([why(50)])
    expect(subscription.checkpoint.position).toBe(50)
  })

  it('is not one whose event store answers with the wrong page: that may pass', async () => {
    const whole = chain(3)
    const { state, resting, advance } = subscribe({ log: whole.slice(1) })
    await resting()
    expect(state.failures).toEqual(['the event store answered 2 for what follows 0'])
    state.log = whole
    await advance(50)
    await until(() => state.handled.length === 3)
    expect(state.lost).toEqual([])
  })
})

describe('waiting for a position', () => {
  it('ends when it is reached', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    const reached = subscription.reached(3, 100)
    state.log = chain(3, 'a', state.log)
    await subscription.deliver(state.log.slice(2), RUN)
    expect(await reached).toBe(true)
    expect(await subscription.reached(1, 100)).toBe(true)
  })

  it('ends when time is up', async () => {
    const { subscription, resting, advance } = subscribe({ log: chain(2) })
    await resting()
    const reached = subscription.reached(3, 100)
    await advance(100)
    expect(await reached).toBe(false)
  })

  it('ends when the subscription stops', async () => {
    const { subscription, resting } = subscribe({ log: chain(2) })
    await resting()
    const reached = subscription.reached(3, 100)
    await subscription.stop()
    expect(await reached).toBe(false)
    expect(await subscription.reached(3, 100)).toBe(false)
  })

  it('leaves no timer behind when it is reached', async () => {
    const { subscription, state, resting, sleeping } = subscribe({ log: chain(2) })
    await resting()
    const reached = subscription.reached(3, 100)
    expect(sleeping()).toEqual([100, 1_000])
    await subscription.deliver(chain(3, 'a', state.log).slice(2), RUN)
    await reached
    await resting()
    expect(sleeping()).toEqual([1_000])
  })
})

describe('delivering', () => {
  it('resolves when the commits are handled, and not before', async () => {
    const { opened, open } = createGate()
    const { subscription, state, resting } = subscribe({
      log: chain(1),
      handle: async ([first]) => {
        if (first?.position === 2) await opened
        return undefined
      },
    })
    await resting()
    let isDelivered = false
    const delivered = subscription.deliver(chain(3, 'a', state.log).slice(1), RUN).then(() => {
      isDelivered = true
    })
    for (let turns = 0; turns < 20; turns += 1) await turn()
    expect(isDelivered).toBe(false)
    open()
    await delivered
    expect(state.handled).toEqual([1, 2, 3])
  })

  it('resolves at once for what was handled before, and for nothing', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(3) })
    await resting()
    await subscription.deliver(state.log.slice(1), RUN)
    await subscription.deliver([], RUN)
    expect(state.handled).toEqual([1, 2, 3])
  })

  it('resolves when the subscription stops, and after that', async () => {
    const { subscription, state } = subscribe({ log: chain(1), handle: () => Promise.reject(new Error('never')) })
    const delivered = subscription.deliver(chain(2, 'a', state.log), RUN)
    await subscription.stop()
    await delivered
    await subscription.deliver(chain(3, 'a', state.log), RUN)
    expect(state.handled).toEqual([])
  })
})

describe('a consumer that somebody else has moved', () => {
  it('back, while it handled: is read again from there, and is ready again at the head', async () => {
    const log = chain(5)
    let isMoved = false
    const { subscription, state, resting } = subscribe({
      log: log.slice(0, 3),
      handle: async ([first]) => {
        if (first?.position !== 4 || isMoved) return undefined
        isMoved = true
        return checkpointOf(log.slice(0, 1))
      },
    })
    await resting()
    state.log = log
    const reached = subscription.reached(5, 1_000)
    const readiness: boolean[] = []
    state.asking = async () => readiness.push(subscription.ready)
    await subscription.deliver(log.slice(3), RUN)
    expect(await reached).toBe(true)
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 2, 3, 4, 5])
    expect(state.reads).toEqual([0, 1])
    expect(readiness).toEqual([false])
    expect(subscription.checkpoint).toEqual(checkpointOf(log))
    await resting()
    expect(subscription.ready).toBe(true)
  })

  it('to the middle of what it handled: the rest comes again', async () => {
    const log = chain(5)
    let isMoved = false
    const { subscription, state, resting } = subscribe({
      log,
      handle: async () => {
        if (isMoved) return undefined
        isMoved = true
        return checkpointOf(log.slice(0, 3))
      },
    })
    await resting()
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 4, 5])
    expect(subscription.checkpoint).toEqual(checkpointOf(log))
    expect(subscription.ready).toBe(true)
  })

  it('further on: what waits in the queue is dropped, it asks, and stays ready', async () => {
    const log = chain(6)
    const { subscription, state, resting } = subscribe({
      log: log.slice(0, 2),
      batchSize: 1,
      handle: async ([first]) => (first?.position === 3 ? checkpointOf(log.slice(0, 5)) : undefined),
    })
    await resting()
    state.log = log
    const reads = state.reads.length
    const readiness: boolean[] = []
    state.asking = async () => readiness.push(subscription.ready)
    await subscription.deliver(log.slice(2), RUN)
    await until(() => subscription.checkpoint.position === 6)
    expect(state.handled).toEqual([1, 2, 3, 6])
    expect(state.reads.slice(reads)[0]).toBe(5)
    expect(readiness[0]).toBe(true)
  })

  it('while nothing came: is read again after the idle second', async () => {
    const log = chain(3)
    let at = checkpointOf(log)
    const { subscription, state, resting, advance } = subscribe({ log, idle: async () => at })
    await resting()
    await advance(1_000)
    expect(state.handled).toEqual([1, 2, 3])
    at = GENESIS
    await advance(1_000)
    await until(() => state.handled.length === 6)
    at = checkpointOf(log)
    expect(state.handled).toEqual([1, 2, 3, 1, 2, 3])
    await resting()
    expect(subscription.ready).toBe(true)
  })

  it('by a task of its own: waiters wait for the position to come again', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(3) })
    await resting()
    await subscription.exclusively(async (standAt) => standAt(GENESIS))
    expect([subscription.checkpoint, subscription.ready]).toEqual([GENESIS, false])
    expect(await subscription.reached(3, 1_000)).toBe(true)
    expect(state.handled).toEqual([1, 2, 3, 1, 2, 3])
    await resting()
    expect(subscription.ready).toBe(true)
  })

  it('further on by a task: whoever waits for that position need not wait any more', async () => {
    const { subscription, state, resting } = subscribe({ log: chain(2) })
    await resting()
    state.log = chain(4, 'a', state.log)
    const reached = subscription.reached(4, 1_000)
    await subscription.exclusively(async (standAt) => standAt(checkpointOf(state.log)))
    expect(await reached).toBe(true)
    expect(subscription.ready).toBe(true)
    expect(state.handled).toEqual([1, 2])
  })

  it('cannot be found out while its database is away: that is tried again', async () => {
    const log = chain(2)
    let isAway = false
    const { state, resting, advance, sleeping } = subscribe({
      log,
      idle: async () => {
        if (isAway) throw new Error('the database is away')
        return checkpointOf(log)
      },
    })
    await resting()
    isAway = true
    await advance(1_000)
    expect(sleeping()).toEqual([50])
    expect(state.failures).toEqual(['the database is away'])
  })
})

describe('exclusively', () => {
  it('is told when the subscription is to stop, which waits for it', async () => {
    const { subscription } = subscribe({ log: chain(1) })
    const begun = createGate()
    const task = subscription.exclusively(
      () =>
        new Promise<string>((resolve) => {
          subscription.ending.addEventListener('abort', () => resolve('ended early'))
          begun.open()
        }),
    )
    await begun.opened
    await subscription.stop()
    expect(await task).toBe('ended early')
  })

  it('runs between batches, one after the other, and tells what came of it', async () => {
    let inside = 0
    let mostInside = 0
    const enter = async (): Promise<undefined> => {
      inside += 1
      mostInside = Math.max(mostInside, inside)
      await turn()
      inside -= 1
    }
    const { subscription, state } = subscribe({ log: chain(30), batchSize: 1, handle: enter })
    const results = await Promise.allSettled([
      subscription.exclusively(async () => {
        await enter()
        return 'one'
      }),
      subscription.exclusively(async () => {
        await enter()
        throw new Error('two')
      }),
      subscription.exclusively(() => {
        throw new Error('three, at once')
      }),
    ])
    expect(results).toMatchObject([{ value: 'one' }, { reason: { message: 'two' } }, { reason: { message: 'three, at once' } }])
    await until(() => state.handled.length === 30)
    expect(mostInside).toBe(1)
    expect(state.failures).toEqual([])
  })

  it('does not wait for the end of the idle second', async () => {
    const { subscription, resting } = subscribe({ log: chain(1) })
    await resting()
    expect(await subscription.exclusively(async () => 'at once')).toBe('at once')
  })

  it('is refused after the stop', async () => {
    const { subscription, resting } = subscribe()
    await resting()
    await subscription.stop()
    await expect(subscription.exclusively(async () => 'never')).rejects.toThrow('the subscription has ended')
  })
})

describe('stop', () => {
  it('lets the batch in work end, and starts no other', async () => {
    const { opened, open } = createGate()
    let started = false
    const { subscription, state } = subscribe({
      log: chain(4),
      batchSize: 2,
      handle: async () => {
        started = true
        await opened
        return undefined
      },
    })
    await until(() => started)
    const delivered = subscription.deliver(chain(9).slice(8), RUN)
    const task = subscription.exclusively(async () => 'still done')
    const stopped = subscription.stop()
    open()
    await stopped
    await delivered
    expect(await task).toBe('still done')
    expect(state.handled).toEqual([1, 2])
    expect(subscription.checkpoint.position).toBe(2)
  })

  it('does not wait for the idle second, nor for the end of a pause', async () => {
    const idle = subscribe()
    await idle.resting()
    await idle.subscription.stop()
    const paused = subscribe()
    paused.state.broken = true
    await until(() => paused.sleeping().length > 0)
    await paused.subscription.stop()
    // Asked to stop while it asks the log.
    const asking = subscribe()
    await asking.subscription.stop()
    expect([idle, paused, asking].map(({ sleeping }) => sleeping())).toEqual([[], [], []])
  })

  it('during a pause is the end: nothing is asked or handled any more', async () => {
    const { subscription, state, sleeping } = subscribe({ log: chain(2) })
    state.broken = true
    await until(() => sleeping().length > 0)
    state.broken = false
    await subscription.stop()
    expect([state.reads, state.handled]).toEqual([[0], []])
  })

  it('twice is as good as once', async () => {
    const { subscription } = subscribe({ log: chain(1) })
    await Promise.all([subscription.stop(), subscription.stop()])
    await subscription.deliver(chain(2), RUN)
    expect(subscription.checkpoint.position).toBeLessThan(2)
  })
})
