import { afterEach, describe, expect, it } from 'vitest'
import { messageOf, LogUnavailable, sealCommit, type Checkpoint, type Commit, GENESIS } from '@souk/log-protocol'
import { type Era, createFollower, type Follower, type LogClient } from '@souk/service'
import { createManualClock, turn, until, testId } from '@souk/testing'

/** Runs of the event store. */
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

let running: Follower | undefined
afterEach(async () => {
  await running?.stop()
})

const follow = (
  options: {
    log?: Commit[]
    start?: Checkpoint
    batchSize?: number
    handle?: (commits: readonly Commit[], follower: Follower) => Promise<void>
  } = {},
) => {
  const { clock, advance, sleeping } = createManualClock()
  const state = {
    log: options.log ?? [],
    reads: [] as number[],
    heads: 0,
    broken: false,
    handled: [] as number[],
    begins: 0,
    diverged: 0,
    divergedFails: false,
    era: { runs: [RUN] } as Era,
    goesOnAt: undefined as Checkpoint | undefined,
    failures: [] as string[],
  }
  const check = (): void => {
    if (state.broken) throw new LogUnavailable('away')
  }
  let heard = (): void => undefined
  const client: Pick<LogClient, 'readAll' | 'head' | 'era' | 'onEraEnd'> = {
    get era() {
      return state.era
    },
    onEraEnd: (task) => {
      heard = task
    },
    readAll: async (after, limit) => {
      state.reads.push(after)
      await turn()
      check()
      return state.log.slice(after, after + limit)
    },
    head: async () => {
      state.heads += 1
      await turn()
      check()
      return checkpointOf(state.log)
    },
  }
  const follower = createFollower({
    // It uses nothing else of the log.
    log: client as LogClient,
    clock,
    start: options.start ?? GENESIS,
    handle: async (commits) => {
      await options.handle?.(commits, follower)
      state.handled.push(...commits.map(({ position }) => position))
    },
    begin: async (checkpoint) => {
      state.begins += 1
      await turn()
      check()
      const { position, hash } = state.goesOnAt ?? checkpoint
      if (position === 0 || state.log[position - 1]?.hash === hash) return { position, hash }
      if (state.divergedFails) throw new LogUnavailable('cannot burn now')
      state.diverged += 1
      state.handled = []
      return GENESIS
    },
    failed: (error) => state.failures.push(messageOf(error)),
    batchSize: options.batchSize ?? 500,
  })
  running = follower
  const idle = (): Promise<void> => until(() => sleeping().length > 0)
  const startAgain = (): void => {
    state.era = { runs: [OTHER] }
    heard()
  }
  return { follower, state, advance, sleeping, idle, clock, startAgain }
}

const positions = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('on start', () => {
  it('reads the log page by page, and is ready at its head', async () => {
    const { follower, state, idle } = follow({ log: chain(25), batchSize: 10 })
    expect(follower.ready).toBe(false)
    await idle()
    expect(state.handled).toEqual(positions(1, 25))
    expect(state.reads).toEqual([0, 10, 20])
    expect(follower.ready).toBe(true)
    expect(follower.checkpoint).toEqual(checkpointOf(state.log))
  })

  it('is ready when the log ends with a full page', async () => {
    const { follower, state, idle } = follow({ log: chain(20), batchSize: 10 })
    await idle()
    expect(state.handled).toEqual(positions(1, 20))
    expect(follower.ready).toBe(true)
  })

  it('is ready on an empty log', async () => {
    const { follower, state, idle } = follow()
    await idle()
    expect(follower.ready).toBe(true)
    expect(follower.era).toBe(state.era)
  })

  it('goes on after the checkpoint, once it has found it in the log', async () => {
    const log = chain(5)
    const { follower, state, idle } = follow({ log, start: checkpointOf(log.slice(0, 3)) })
    expect(follower.era).toBeUndefined()
    await idle()
    expect(state.handled).toEqual([4, 5])
    expect(state.diverged).toBe(0)
    expect(follower.era).toBe(state.era)
  })

  it('waits for the event store, longer each time', async () => {
    const { state, sleeping, advance } = follow({ log: chain(3) })
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
})

describe('live', () => {
  it('takes what comes over the bus, without asking', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    const log = chain(5, 'a', state.log)
    const reads = state.reads.length
    await follower.offer(log.slice(2, 4), RUN)
    await follower.offer(log.slice(4), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4, 5])
    expect(state.reads).toHaveLength(reads)
  })

  it('reads what is missing when there is a gap', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    state.log = chain(6, 'a', state.log)
    await follower.offer(state.log.slice(5), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('handles what is doubled once', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    state.log = chain(4, 'a', state.log)
    await Promise.all([
      follower.offer(state.log.slice(2), RUN),
      follower.offer(state.log.slice(2), RUN),
      follower.offer(state.log.slice(0, 3), RUN),
    ])
    await follower.offer(state.log.slice(3), RUN)
    expect(state.handled).toEqual([1, 2, 3, 4])
  })

  it('handles in order what comes in another', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    state.log = chain(6, 'a', state.log)
    await Promise.all([5, 3, 2, 4].map((index) => follower.offer(state.log.slice(index, index + 1), RUN)))
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('notices after an idle second that the last message was lost', async () => {
    const { state, idle, advance } = follow({ log: chain(2) })
    await idle()
    state.log = chain(3, 'a', state.log)
    await advance(999)
    expect(state.handled).toEqual([1, 2])
    await advance(1)
    await until(() => state.handled.length === 3)
  })

  it('does not wait for what the log does not have', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    await follower.offer(chain(9, 'b').slice(8), RUN)
    expect(state.handled).toEqual([1, 2])
    expect(state.diverged).toBe(0)
  })

  it('reads from the log what is too much to keep', async () => {
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const log = chain(10_100)
    const { follower, state, idle } = follow({
      log: log.slice(0, 1),
      handle: async ([first]) => (first?.position === 2 ? gate : undefined),
    })
    await idle()
    const first = follower.offer(log.slice(1, 2), RUN)
    await turn()
    state.log = log
    const rest = [follower.offer(log.slice(2, 10_002), RUN), follower.offer(log.slice(10_002), RUN)]
    open()
    await Promise.all([first, ...rest])
    expect(state.handled).toEqual(positions(1, 10_100))
  })
})

describe('when handling fails', () => {
  it('the same commits come again, after a pause', async () => {
    let failures = 2
    const seen: number[][] = []
    const { follower, state, sleeping, advance, idle } = follow({
      log: chain(2),
      handle: async (commits) => {
        if (commits.some(({ position }) => position === 3)) {
          seen.push(commits.map(({ position }) => position))
          if (failures > 0) {
            failures -= 1
            throw new Error('not yet')
          }
        }
      },
    })
    await idle()
    state.log = chain(4, 'a', state.log)
    const offered = follower.offer(state.log.slice(2), RUN)
    await until(() => sleeping().includes(50))
    expect(follower.checkpoint.position).toBe(2)
    await advance(50)
    await until(() => sleeping().includes(100))
    await advance(100)
    await offered
    expect(seen).toEqual([
      [3, 4],
      [3, 4],
      [3, 4],
    ])
    expect(state.handled).toEqual([1, 2, 3, 4])
    expect(state.failures).toEqual(['not yet', 'not yet'])
  })
})

describe('another log', () => {
  it('of the same length is noticed on start', async () => {
    const { follower, state, idle } = follow({ log: chain(5, 'b'), start: checkpointOf(chain(5)) })
    await idle()
    expect(state.diverged).toBe(1)
    expect(state.handled).toEqual([1, 2, 3, 4, 5])
    expect(follower.checkpoint).toEqual(checkpointOf(state.log))
  })

  it('that is shorter is noticed on start', async () => {
    const log = chain(5)
    const { state, idle } = follow({ log: log.slice(0, 3), start: checkpointOf(log) })
    await idle()
    expect(state.diverged).toBe(1)
    expect(state.handled).toEqual([1, 2, 3])
  })

  it('that is empty is noticed on start', async () => {
    const { follower, state, idle } = follow({ log: [], start: checkpointOf(chain(2)) })
    await idle()
    expect(state.diverged).toBe(1)
    expect(follower.checkpoint).toEqual(GENESIS)
    expect(follower.ready).toBe(true)
  })

  it.each([
    ['shorter', () => chain(3)],
    ['as long', () => chain(5, 'b')],
    ['longer', () => chain(7, 'b', chain(3))],
    ['empty', () => []],
  ])('that is %s is noticed after an idle second', async (_case, other) => {
    const { follower, state, idle, advance } = follow({ log: chain(5) })
    await idle()
    state.log = other()
    await advance(1_000)
    await until(() => state.diverged === 1)
    await until(() => state.handled.length === state.log.length && follower.ready)
    expect(follower.checkpoint).toEqual(checkpointOf(state.log))
    expect(state.handled).toEqual(state.log.map(({ position }) => position))
  })

  it('is noticed by the first commit of it that does not continue the chain', async () => {
    const { follower, state, idle } = follow({ log: chain(5) })
    await idle()
    state.log = chain(6, 'b', chain(3))
    await follower.offer(state.log.slice(5), RUN)
    await until(() => state.handled.length === 6)
    expect(state.diverged).toBe(1)
  })

  it('that goes on below the checkpoint is noticed, however often a message comes', async () => {
    const { follower, state, idle, advance } = follow({ log: chain(50) })
    await idle()
    state.log = chain(10)
    for (let position = 11; position < 20 && state.diverged === 0; position += 1) {
      state.log = chain(position, 'b', state.log)
      await follower.offer(state.log.slice(-1), RUN)
      await advance(300)
    }
    expect(state.diverged).toBe(1)
    await until(() => follower.checkpoint.position === state.log.length)
    expect(state.handled).toEqual(state.log.map(({ position }) => position))
  })

  it('is noticed again and again until what was built on the old one could be burned', async () => {
    const { follower, state, sleeping, advance } = follow({ log: chain(3, 'b'), start: checkpointOf(chain(3)) })
    state.divergedFails = true
    await until(() => sleeping().length > 0)
    expect(state.failures).toEqual(['cannot burn now'])
    expect(follower.era).toBeUndefined()
    state.divergedFails = false
    await advance(50)
    await until(() => state.handled.length === 3)
    expect(state.diverged).toBe(1)
  })

  it('is looked for with another run of the event store', async () => {
    const { follower, state, idle, startAgain } = follow({ log: chain(3) })
    await idle()
    state.log = chain(3, 'b')
    startAgain()
    expect(follower.era).toBeUndefined()
    await until(() => state.handled.length === 3 && follower.era === state.era)
    expect(state.diverged).toBe(1)
  })

  it('is not what another run has, if the checkpoint is found: nothing is read again, and it stays ready', async () => {
    const { follower, state, idle, startAgain } = follow({ log: chain(3) })
    await idle()
    startAgain()
    expect([follower.era, follower.ready]).toEqual([undefined, true])
    await until(() => follower.era === state.era)
    expect([follower.ready, state.diverged, state.handled]).toEqual([true, 0, [1, 2, 3]])
  })

  it('is not taken from the bus: a message of another run is only the doorbell', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    const lost = chain(4, 'b', state.log)
    state.log = chain(3, 'a', state.log)
    await follower.offer(lost.slice(2), OTHER)
    await until(() => state.handled.length === 3)
    expect(follower.checkpoint).toEqual(checkpointOf(state.log))
    expect(state.diverged).toBe(0)
  })

  it('is looked for once more when somebody says so while it is looked for', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    follower.startOver()
    await until(() => state.begins === 2)
    follower.startOver()
    await until(() => state.begins === 3 && follower.era !== undefined)
    expect(state.handled).toEqual([1, 2])
  })
})

describe('waiting for a position', () => {
  it('ends when it is reached', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    const reached = follower.reached(3, 100)
    state.log = chain(3, 'a', state.log)
    await follower.offer(state.log.slice(2), RUN)
    expect(await reached).toBe(true)
    expect(await follower.reached(1, 100)).toBe(true)
  })

  it('ends when time is up', async () => {
    const { follower, idle, advance } = follow({ log: chain(2) })
    await idle()
    const reached = follower.reached(3, 100)
    await advance(100)
    expect(await reached).toBe(false)
  })

  it('ends when the follower stops', async () => {
    const { follower, idle } = follow({ log: chain(2) })
    await idle()
    const reached = follower.reached(3, 100)
    await follower.stop()
    expect(await reached).toBe(false)
    expect(await follower.reached(3, 100)).toBe(false)
  })
})

describe('starting over', () => {
  it('reads on from where it is told to', async () => {
    const { follower, state, idle } = follow({ log: chain(3) })
    await idle()
    state.goesOnAt = GENESIS
    follower.startOver()
    await until(() => state.handled.length === 6)
    expect(state.handled).toEqual([1, 2, 3, 1, 2, 3])
    await until(() => follower.ready)
  })

  it('in the middle of handling keeps the commits from counting as handled', async () => {
    const log = chain(5)
    let isOver = false
    const { follower, state, idle } = follow({
      log,
      handle: async (_commits, self) => {
        if (isOver) return
        isOver = true
        // As one whose view somebody else has brought further.
        state.goesOnAt = checkpointOf(log.slice(0, 3))
        self.startOver()
      },
    })
    await idle()
    expect(state.handled).toEqual([1, 2, 3, 4, 5, 4, 5])
    expect(follower.checkpoint).toEqual(checkpointOf(log))
  })

  it('further on keeps it ready', async () => {
    const { follower, state, idle } = follow({ log: chain(2) })
    await idle()
    state.log = chain(4, 'a', state.log)
    const reached = follower.reached(4, 1_000)
    state.goesOnAt = checkpointOf(state.log)
    follower.startOver()
    expect(await reached).toBe(true)
    expect(follower.ready).toBe(true)
    expect(state.handled).toEqual([1, 2])
  })
})

describe('exclusively', () => {
  it('runs between batches, one after the other, and tells what came of it', async () => {
    let inside = 0
    let mostInside = 0
    const enter = async (): Promise<void> => {
      inside += 1
      mostInside = Math.max(mostInside, inside)
      await turn()
      inside -= 1
    }
    const { follower, state } = follow({ log: chain(30), batchSize: 1, handle: enter })
    const results = await Promise.allSettled([
      follower.exclusively(async () => {
        await enter()
        return 'one'
      }),
      follower.exclusively(async () => {
        await enter()
        throw new Error('two')
      }),
      follower.exclusively(() => {
        throw new Error('three, at once')
      }),
    ])
    expect(results).toMatchObject([{ value: 'one' }, { reason: { message: 'two' } }, { reason: { message: 'three, at once' } }])
    await until(() => state.handled.length === 30)
    expect(mostInside).toBe(1)
    expect(state.failures).toEqual([])
  })

  it('is refused after the stop', async () => {
    const { follower, idle } = follow()
    await idle()
    await follower.stop()
    await expect(follower.exclusively(async () => 'never')).rejects.toThrow('stopped')
  })
})

describe('stop', () => {
  it('lets the batch in work end, and starts no other', async () => {
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    let started = false
    const { follower, state } = follow({
      log: chain(4),
      batchSize: 2,
      handle: async () => {
        started = true
        await gate
      },
    })
    await until(() => started)
    const offered = follower.offer(chain(9).slice(8), RUN)
    const stopped = follower.stop()
    open()
    await stopped
    await offered
    expect(state.handled).toEqual([1, 2])
    expect(follower.checkpoint.position).toBe(2)
  })

  it('does not wait for the idle second, nor for the end of a pause', async () => {
    const idle = follow()
    await idle.idle()
    await idle.follower.stop()
    const paused = follow()
    paused.state.broken = true
    await until(() => paused.sleeping().length > 0)
    await paused.follower.stop()
    // Asked to stop while it asks the log.
    const asking = follow()
    await asking.follower.stop()
    expect([idle, paused, asking].map(({ sleeping }) => sleeping())).toEqual([[], [], []])
  })

  it('twice is as good as once', async () => {
    const { follower } = follow({ log: chain(1) })
    await Promise.all([follower.stop(), follower.stop()])
    await follower.offer(chain(2), RUN)
    expect(follower.checkpoint.position).toBeLessThan(2)
  })
})
