import { describe, expect, it } from 'vitest'
import { emptyWriteAheadLog, startErasure } from './erasure.ts'

/** A database whose checkpoints end as the list says: 0 is done, 1 is busy, an error is thrown. Then they are done. */
const fakeDatabase = (outcomes: (number | Error)[]) => {
  const asked: string[] = []
  return {
    name: 'view.sqlite',
    asked,
    checkpoints: () => asked.filter((source) => source.startsWith('wal_checkpoint')).length,
    pragma: (source: string): unknown => {
      asked.push(source)
      if (source === 'busy_timeout') return 5_000
      if (source.startsWith('busy_timeout')) return undefined
      const outcome = outcomes.shift() ?? 0
      if (outcome instanceof Error) throw outcome
      return outcome
    },
  }
}

describe('emptying a write-ahead log', () => {
  it.each([
    ['is empty', 0, true],
    ['is still read', 1, false],
  ])('says whether it %s, waits for nobody, and leaves the time-out as it was', (_, outcome, expected) => {
    const database = fakeDatabase([outcome])
    expect(emptyWriteAheadLog(database)).toBe(expected)
    expect(database.asked).toEqual(['busy_timeout', 'busy_timeout = 0', 'wal_checkpoint(TRUNCATE)', 'busy_timeout = 5000'])
  })

  it('leaves the time-out as it was also if the disk fails', () => {
    const database = fakeDatabase([new Error('disk I/O error')])
    expect(() => emptyWriteAheadLog(database)).toThrow('disk I/O error')
    expect(database.asked.at(-1)).toBe('busy_timeout = 5000')
  })
})

describe('an erasure', () => {
  const pauses = () => {
    const waiting: (() => void)[] = []
    const sleep = (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => resolve())
      })
    const wake = async (): Promise<void> => {
      waiting.shift()?.()
      await Promise.resolve()
      await Promise.resolve()
    }
    return { clock: { sleep }, wake, waiting }
  }

  it('is tried at the start, and again until it is done, and says once that it has to wait', async () => {
    const database = fakeDatabase([1, new Error('disk I/O error'), 1, 0])
    const { clock, wake, waiting } = pauses()
    const told: unknown[] = []
    startErasure(database, { clock, delayed: (error) => told.push(error) })
    expect(database.checkpoints()).toBe(1)
    for (const count of [2, 3, 4]) {
      await wake()
      expect(database.checkpoints()).toBe(count)
    }
    expect(waiting).toEqual([])
    expect(told).toEqual([new Error('somebody else reads view.sqlite, so its write-ahead log still holds deleted content')])
  })

  it('is done at once whenever it is due, also after one that had to wait', async () => {
    const database = fakeDatabase([0, 1, 0])
    const { clock, wake } = pauses()
    const { due } = startErasure(database, { clock })
    due()
    due()
    expect(database.checkpoints()).toBe(2)
    await wake()
    expect(database.checkpoints()).toBe(3)
    due()
    expect(database.checkpoints()).toBe(4)
  })

  it('is not tried any more once it is stopped', async () => {
    const database = fakeDatabase([1, 1, 1])
    const { clock, wake } = pauses()
    const { stop } = startErasure(database, { clock })
    stop()
    await wake()
    expect(database.checkpoints()).toBe(1)
  })

  describe('that rewrites the database', () => {
    /** The outcomes of rewritings: whether one was due, or an error. Then none is due. */
    const rewriting = (outcomes: (boolean | Error)[]) => {
      const done: (boolean | Error)[] = []
      const rewrite = (): boolean => {
        const outcome = outcomes.shift() ?? false
        done.push(outcome)
        if (outcome instanceof Error) throw outcome
        return outcome
      }
      return { rewrite, done }
    }

    it('does so at the start and before the log is emptied, and rests before the next time', async () => {
      const database = fakeDatabase([])
      const { clock, wake, waiting } = pauses()
      const { rewrite, done } = rewriting([true, true])
      const { due } = startErasure(database, { clock, rewrite })
      due()
      due()
      expect([done, database.checkpoints()]).toEqual([[true], 3])
      await wake()
      expect([done, database.checkpoints()]).toEqual([[true, true], 4])
      await wake()
      expect([done, waiting]).toEqual([[true, true, false], []])
    })

    it('tries again after a rest if it fails, tells so, and empties the log all the same', async () => {
      const database = fakeDatabase([])
      const { clock, wake } = pauses()
      const busy = new Error('database is locked')
      const { rewrite, done } = rewriting([busy, true])
      const told: unknown[] = []
      startErasure(database, { clock, rewrite, delayed: (error) => told.push(error) })
      expect([told, database.checkpoints()]).toEqual([[busy], 1])
      await wake()
      expect([done, told]).toEqual([[busy, true], [busy]])
    })

    it('does not wait for the end of the rest when it stops', async () => {
      const { clock, wake } = pauses()
      const { rewrite, done } = rewriting([true, true])
      const { stop } = startErasure(fakeDatabase([]), { clock, rewrite })
      stop()
      expect(done).toEqual([true, true])
      await wake()
      expect(done).toEqual([true, true])
    })
  })
})
