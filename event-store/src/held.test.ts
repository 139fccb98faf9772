import { GENESIS, type Checkpoint } from '@souk/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteEventLog } from './event-log.sqlite.ts'
import type { EventLog } from './event-log.ts'
import { createHeld, type Held } from './held.ts'
import { append, requestNumber, sealAll, withFaults } from './samples.ts'

const sealed = sealAll([1, 2, 3, 4, 5].map((number) => requestNumber(number, [append(`order-${number}`, 0, number)])))
const at = (position: number): Checkpoint => {
  const found = sealed[position - 1]?.commit
  if (found === undefined) throw new Error(`nothing at ${position}`)
  return { position, hash: found.hash }
}
const other = (position: number): Checkpoint => ({ position, hash: 'e'.repeat(64) })

describe('what the log holds', () => {
  let log: EventLog
  let held: Held
  let reads: string[]
  beforeEach(async () => {
    log = openSqliteEventLog(':memory:')
    await log.insert(sealed)
    reads = []
    const watched = withFaults(log, {
      head: () => {
        reads.push('head')
        return log.head()
      },
      readAll: (after, limit) => {
        reads.push(`${after}+${limit}`)
        return log.readAll(after, limit)
      },
    })
    held = createHeld(watched, 4)
  })
  afterEach(() => log.close())

  it('is what was written, and the beginning', async () => {
    expect(await held.holds([])).toBe(true)
    expect(await held.holds([GENESIS])).toBe(true)
    expect(await held.holds([at(1), at(5)])).toBe(true)
  })

  it.each([
    ['a hash that is not the one there', other(3)],
    ['a position behind its end', other(6)],
    ['a beginning that is none', { position: 0, hash: 'e'.repeat(64) }],
  ])('is not %s, whatever else is asked for', async (_, checkpoint) => {
    expect(await held.holds([checkpoint])).toBe(false)
    expect(await held.holds([at(1), checkpoint, at(5)])).toBe(false)
    held.remember([at(3)])
    expect(await held.holds([checkpoint])).toBe(false)
  })

  it('is not read for what has just been written, nor twice for anything else', async () => {
    held.remember([at(4), at(5)])
    expect(await held.holds([at(4), at(5)])).toBe(true)
    expect(reads).toEqual([])
    expect([await held.holds([at(2)]), await held.holds([at(2)])]).toEqual([true, true])
    expect(reads).toEqual(['1+1'])
  })

  it('is read again for what was not there: another writer may have written it since', async () => {
    const [sixth] = sealAll([requestNumber(6, [append('order-6', 0, 6)])], at(5))
    if (sixth === undefined) throw new Error('nothing was sealed')
    expect(await held.holds([sixth.commit])).toBe(false)
    await log.insert([sixth])
    expect(await held.holds([sixth.commit])).toBe(true)
  })

  it('is forgotten where memory ends, and read again', async () => {
    for (const position of [1, 2, 3, 4, 5]) expect(await held.holds([at(position)])).toBe(true)
    reads = []
    expect(await held.holds([at(1), at(5)])).toBe(true)
    expect(reads).toEqual(['0+1'])
  })

  it('ends not before any position that somebody has read', async () => {
    held.remember([at(3)])
    expect([await held.notBefore(0), await held.notBefore(3)]).toEqual([at(3), at(3)])
    expect(reads).toEqual([])
    expect(await held.notBefore(4)).toEqual(at(5))
    expect(await held.notBefore(5)).toEqual(at(5))
    expect(reads).toEqual(['head'])
  })

  it('is not known while the log cannot be read', async () => {
    const away = createHeld(withFaults(log, { readAll: () => Promise.reject(new Error('the log is away')) }))
    await expect(away.holds([at(1)])).rejects.toThrow('the log is away')
  })
})
