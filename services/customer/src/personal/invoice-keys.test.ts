import { describe, expect, it } from 'vitest'
import { LogUnavailable } from '@souk/log-protocol'
import { createManualClock, createRecordingLogger, turn } from '@souk/testing'
import { deleteOldInvoiceKeys, sweepInvoiceKeys } from './invoice-keys.ts'

const NEW_YEAR = Date.parse('2026-01-01T00:00:00.000Z')
const DAY_MS = 86_400_000

/** Keys of which two are deleted at a time, as by the event store. */
const keysOf = (subjects: readonly string[]) => {
  const left = new Set(subjects)
  const asked: { after: string; before: string }[] = []
  return {
    left,
    asked,
    deleteKeys: async (span: { after: string; before: string }): Promise<string | null> => {
      asked.push(span)
      const found = [...left].toSorted().filter((subject) => subject > span.after && subject < span.before)
      const deleted = found.slice(0, 2)
      for (const subject of deleted) left.delete(subject)
      return deleted.at(-1) ?? null
    },
  }
}

const all = ['invoice-2014-a', 'invoice-2014-b', 'invoice-2015-a', 'invoice-2015-b', 'invoice-2016-a', 'invoice-2025-a', 'someone']

describe('keys of invoices', () => {
  it.each([
    ['2025-12-31T23:59:59.999Z', 10, all.slice(2)],
    ['2026-01-01T00:00:00.000Z', 10, all.slice(4)],
    ['2026-12-31T23:59:59.999Z', 10, all.slice(4)],
    ['2026-06-01T00:00:00.000Z', 1, all.slice(5)],
    ['2026-06-01T00:00:00.000Z', 99, all],
  ])('at %s are kept for %i years after their year', async (now, years, left) => {
    const keys = keysOf(all)
    await deleteOldInvoiceKeys(keys, Date.parse(now), years)
    expect([...keys.left]).toEqual(left)
    await deleteOldInvoiceKeys(keys, Date.parse(now), years)
    expect([...keys.left]).toEqual(left)
  })

  it('are deleted at the start and every day, until the sweep is ended', async () => {
    const { clock, advance } = createManualClock(NEW_YEAR - DAY_MS / 2)
    const keys = keysOf(all)
    const end = sweepInvoiceKeys({ keys, clock, logger: createRecordingLogger().logger, retentionYears: 10 })
    for (let turns = 0; turns < 20; turns += 1) await turn()
    expect([...keys.left]).toEqual(all.slice(2))
    await advance(DAY_MS)
    expect([...keys.left]).toEqual(all.slice(4))
    await end()
    const { length } = keys.asked
    await advance(10 * DAY_MS)
    expect(keys.asked).toHaveLength(length)
  })

  it('are tried again after a minute while the event store is away', async () => {
    const { clock, advance } = createManualClock(NEW_YEAR)
    const keys = keysOf(all)
    let isAway = true
    const deleteKeys: typeof keys.deleteKeys = (span) =>
      isAway ? Promise.reject(new LogUnavailable('the event store is away')) : keys.deleteKeys(span)
    const end = sweepInvoiceKeys({ keys: { deleteKeys }, clock, logger: createRecordingLogger().logger, retentionYears: 10 })
    await turn()
    isAway = false
    await advance(60_000)
    expect([...keys.left]).toEqual(all.slice(4))
    await end()
  })
})
