import { describe, expect, it } from 'vitest'
import { LogUnavailable, type Commit } from '@souk/log-protocol'
import { testId, turn } from '@souk/testing'
import { commitsOf } from '../../testing/commits.ts'
import { createKnownLog, type Newest } from './known-log.ts'

const [ONE, OTHER, THIRD] = [testId(901), testId(902), testId(903)]

const orderApproved = (number: number) =>
  ({ type: 'OrderApproved', data: { orderId: testId(number), approvedAt: '2026-03-14T15:09:26.535Z' } }) as const

/** A log of that many commits, each with two events. */
const logOf = (count: number): Commit[] =>
  commitsOf(Array.from({ length: count }, (_, index) => [orderApproved(2 * index + 1), orderApproved(2 * index + 2)]))

const commitOf = (log: readonly Commit[], position: number): Commit => {
  const commit = log[position - 1]
  if (commit === undefined) throw new Error(`no commit ${position}`)
  return commit
}
const eventIdOf = (commit: Commit, index: number): string => {
  const event = commit.appends[index]?.events[0]
  if (event === undefined) throw new Error(`no event ${index}`)
  return event.eventId
}

/** @param answers  the runs that answer one look at the log after the other; the last one goes on answering */
const start = (log: Commit[], ...answers: string[]) => {
  const state = { log, answers, looks: [] as number[], fatal: [] as string[], beforeAnswer: async () => turn() }
  const known = createKnownLog({
    commitAt: async (position) => {
      state.looks.push(position)
      const run = state.answers.length > 1 ? state.answers.shift() : state.answers[0]
      const commit = state.log[position - 1]
      await state.beforeAnswer()
      return { run: run ?? OTHER, commit }
    },
    fatal: ({ message }) => state.fatal.push(message),
  })
  /** An answer to a question that was asked just now. */
  const hear = (run: string): Promise<void> => known.believe(run, known.runs)
  return { known, state, hear }
}

describe('the first run', () => {
  it('is believed, and nothing is looked for', async () => {
    const { known, state, hear } = start(logOf(2))
    expect(known.runs).toEqual([])
    await hear(ONE)
    await hear(ONE)
    expect(known.runs).toEqual([ONE])
    expect([state.looks, state.fatal]).toEqual([[], []])
  })

  it('is the one that answers first, if two answer at once', async () => {
    const { known, hear } = start(logOf(2))
    const [one, other] = await Promise.allSettled([hear(ONE), hear(OTHER)])
    expect(one.status).toBe('fulfilled')
    expect(other).toMatchObject({ status: 'rejected', reason: expect.any(LogUnavailable) })
    expect(known.runs).toEqual([ONE])
  })
})

describe('another run', () => {
  it.each<[string, (newest: Commit) => Newest]>([
    ['its hash', (newest) => newest],
    ['its first event', (newest) => ({ position: newest.position, eventId: eventIdOf(newest, 0) })],
    ['another of its events', (newest) => ({ position: newest.position, eventId: eventIdOf(newest, 1) })],
  ])('is believed if its log holds the newest known commit, recognized by %s', async (_by, newestOf) => {
    const log = logOf(5)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 2))
    known.note(newestOf(commitOf(log, 3)))
    await hear(OTHER)
    expect(known.runs).toEqual([OTHER])
    expect([state.looks, state.fatal]).toEqual([[3], []])
  })

  it('is believed without a look if nothing is known yet, or only that the log was empty', async () => {
    const { known, state, hear } = start([], OTHER)
    await hear(ONE)
    known.note(undefined)
    known.note({ position: 0, hash: '0'.repeat(64) })
    await hear(OTHER)
    expect(known.runs).toEqual([OTHER])
    expect([state.looks, state.fatal]).toEqual([[], []])
  })

  it('is looked at for the newest commit, also if an older one is noted after it', async () => {
    const log = logOf(5)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 4))
    known.note(commitOf(log, 2))
    known.note(undefined)
    await hear(OTHER)
    expect(state.looks).toEqual([4])
  })

  it('is looked at once, however many of its answers arrive meanwhile', async () => {
    const log = logOf(3)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    await Promise.all([hear(OTHER), hear(OTHER), hear(OTHER)])
    expect(known.runs).toEqual([OTHER])
    expect(state.looks).toEqual([3])
  })

  it('is looked at again if the look failed', async () => {
    const log = logOf(3)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    state.beforeAnswer = () => Promise.reject(new LogUnavailable('no answer'))
    await expect(hear(OTHER)).rejects.toThrow('no answer')
    expect(known.runs).toEqual([ONE])
    state.beforeAnswer = () => Promise.resolve()
    await hear(OTHER)
    expect(known.runs).toEqual([OTHER])
    expect(state.fatal).toEqual([])
  })

  it('may be followed by a third while it is looked at: then the third is believed, and it is not', async () => {
    const log = logOf(3)
    const { known, state, hear } = start(log, THIRD)
    await hear(ONE)
    known.note(commitOf(log, 3))
    await expect(hear(OTHER)).rejects.toThrow(LogUnavailable)
    expect(known.runs).toEqual([THIRD])
    expect(state.fatal).toEqual([])
  })

  it('is not believed while a run that is believed answers in its place', async () => {
    const log = logOf(3)
    const { known, hear } = start(log, ONE, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    const before = known.runs
    await expect(hear(OTHER)).rejects.toThrow(LogUnavailable)
    // What is under way is still believed.
    expect(known.runs).toBe(before)
    await hear(OTHER)
    expect(known.runs).toEqual([OTHER])
  })

  it('has to hold what an earlier run says while the log is being looked at', async () => {
    const log = logOf(5)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    const asked = known.runs
    state.beforeAnswer = async () => {
      if (state.looks.length > 1) return
      // An answer of the earlier run was still under way.
      await known.believe(ONE, asked)
      known.note(commitOf(log, 4))
    }
    await hear(OTHER)
    expect(state.looks).toEqual([3, 4])
    expect(known.runs).toEqual([OTHER])
  })

  it('is fatal if it lacks what an earlier run says while the log is being looked at', async () => {
    const log = logOf(5)
    const { known, state, hear } = start(log.slice(0, 3), OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    state.beforeAnswer = async () => known.note(commitOf(log, 4))
    await expect(hear(OTHER)).rejects.toThrow('lacks commit 4')
    expect(state.fatal).toHaveLength(1)
  })
})

describe('a log that lacks the newest known commit', () => {
  const fault = 'the event store was started again, and its log lacks commit 3: it was restored from an older copy'
  const [whole, exchanged] = [logOf(3), commitOf(logOf(3), 3)]
  const otherEvents = { ...exchanged, appends: exchanged.appends.map((append) => ({ ...append, events: [] })) }

  it.each<[string, Newest, Commit[]]>([
    ['it is shorter', commitOf(whole, 3), whole.slice(0, 2)],
    ['it is empty', commitOf(whole, 3), []],
    ['it has a commit with another hash there', commitOf(whole, 3), [...whole.slice(0, 2), { ...exchanged, hash: 'e'.repeat(64) }]],
    ['it has a commit with other events there', { position: 3, eventId: eventIdOf(exchanged, 1) }, [...whole.slice(0, 2), otherEvents]],
  ])('ends the process because %s', async (_why, newest, log) => {
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(newest)
    await expect(hear(OTHER)).rejects.toThrow(LogUnavailable)
    expect(state.fatal).toEqual([fault])
  })

  it('ends the process once, and every call fails from then on', async () => {
    const { known, state, hear } = start(whole.slice(0, 2), OTHER)
    await hear(ONE)
    known.note(commitOf(whole, 3))
    const asked = known.runs
    const both = await Promise.allSettled([hear(OTHER), hear(OTHER)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(hear(OTHER)).rejects.toThrow(fault)
    await expect(hear(THIRD)).rejects.toThrow(fault)
    await expect(known.believe(ONE, asked)).rejects.toThrow(fault)
    expect(known.runs).toEqual([])
    expect([state.looks, state.fatal]).toEqual([[3], [fault]])
  })

  it('may be found out by somebody else, with another reason', async () => {
    const { known, state, hear } = start(whole, ONE)
    await hear(ONE)
    expect(() => known.lose('the log does not hold commit 2')).toThrow(LogUnavailable)
    expect(() => known.lose('something else')).toThrow('the log does not hold commit 2')
    await expect(hear(ONE)).rejects.toThrow('the log does not hold commit 2')
    expect(known.runs).toEqual([])
    expect(state.fatal).toEqual(['the log does not hold commit 2'])
  })

  it('may be found out by somebody else while another run is looked at', async () => {
    const { known, state, hear } = start(whole, OTHER)
    await hear(ONE)
    known.note(commitOf(whole, 3))
    const heard = hear(OTHER)
    expect(() => known.lose('the log does not hold commit 2')).toThrow(LogUnavailable)
    await expect(heard).rejects.toThrow('the log does not hold commit 2')
    expect(known.runs).toEqual([])
    expect(state.fatal).toHaveLength(1)
  })
})

describe('a run that has ended', () => {
  it('is not believed when its answer is late', async () => {
    const log = logOf(3)
    const { known, state, hear } = start(log, OTHER)
    await hear(ONE)
    known.note(commitOf(log, 3))
    const asked = known.runs
    await hear(OTHER)
    await expect(known.believe(ONE, asked)).rejects.toThrow('a run of the event store that has ended')
    expect(known.runs).toEqual([OTHER])
    expect([state.looks, state.fatal]).toEqual([[3], []])
  })

  it('is not believed if nobody has heard of it before, either', async () => {
    const { known, state, hear } = start(logOf(3), OTHER)
    await hear(ONE)
    const asked = known.runs
    await hear(OTHER)
    await expect(known.believe(THIRD, asked)).rejects.toThrow(LogUnavailable)
    expect(known.runs).toEqual([OTHER])
    expect(state.fatal).toEqual([])
  })
})

describe('a run that is heard again', () => {
  it('has lived all along, so both are believed', async () => {
    const log = logOf(3)
    const { known, state, hear } = start(log, OTHER, ONE)
    await hear(ONE)
    known.note(commitOf(log, 3))
    await hear(OTHER)
    await hear(ONE)
    expect(known.runs).toEqual([OTHER, ONE])
    for (const run of [ONE, OTHER, ONE]) await hear(run)
    expect([state.looks, state.fatal]).toEqual([[3, 3], []])
  })

  it('ends with the other when a third is heard', async () => {
    const { known, hear } = start(logOf(3))
    for (const run of [ONE, OTHER, ONE, THIRD]) await hear(run)
    expect(known.runs).toEqual([THIRD])
  })
})
