import { describe, expect, it } from 'vitest'
import type { RowKey } from './view-store.ts'
import { createWorkingSet } from './working-set.ts'

const key = (id: string, collection = 'things'): RowKey => ({ collection, id })

const start = (stored: Record<string, object> = {}) => {
  const loads: string[][] = []
  const state = { fails: false }
  const rows = createWorkingSet({
    load: async (keys) => {
      loads.push(keys.map(({ collection, id }) => `${collection}/${id}`))
      if (state.fails) throw new Error('away')
      return keys.map(({ collection, id }) => stored[`${collection}/${id}`])
    },
  })
  return { rows, loads, state, stored }
}

describe('a working set', () => {
  it('keeps loaded rows, and loads none twice', async () => {
    const { rows, loads } = start({ 'things/a': { n: 1 } })
    await rows.load([key('a'), key('none'), key('a')])
    await rows.load([key('a'), key('none')])
    expect(rows.get('things', 'a')).toEqual({ n: 1 })
    expect(rows.get('things', 'none')).toBeUndefined()
    expect(loads).toEqual([['things/a', 'things/none']])
  })

  it('refuses to read a row that was not loaded', () => {
    const { rows } = start()
    expect(() => rows.get('things', 'a')).toThrow('not named')
  })

  it('keeps rows of one id in different collections apart', async () => {
    const { rows } = start({ 'things/a': { n: 1 }, 'others/a': { n: 2 } })
    await rows.load([key('a'), key('a', 'others')])
    expect(rows.get('others', 'a')).toEqual({ n: 2 })
  })

  it('shows changed rows, and lists each of them once in its latest state', async () => {
    const { rows } = start({ 'things/a': { n: 1 } })
    await rows.load([key('a'), key('b')])
    rows.attempt(() => {
      rows.put('things', 'a', { n: 2 })
      rows.put('things', 'a', { n: 3 })
      rows.put('things', 'b', { n: 4 })
      rows.remove('things', 'b')
    })
    expect(rows.get('things', 'a')).toEqual({ n: 3 })
    expect(rows.get('things', 'b')).toBeUndefined()
    expect(rows.changes()).toEqual([
      { collection: 'things', id: 'a', row: { n: 3 } },
      { collection: 'things', id: 'b', row: null },
    ])
  })

  it('does not load a row that was written before', async () => {
    const { rows, loads } = start({ 'things/a': { n: 1 } })
    rows.put('things', 'a', { n: 2 })
    await rows.load([key('a')])
    expect(rows.get('things', 'a')).toEqual({ n: 2 })
    expect(loads).toEqual([])
  })

  it('undoes a failed attempt, and keeps the attempts before', async () => {
    const { rows } = start({ 'things/a': { n: 1 } })
    await rows.load([key('a'), key('b')])
    rows.attempt(() => rows.put('things', 'a', { n: 2 }))
    const attempt = (): void =>
      rows.attempt(() => {
        rows.put('things', 'a', { n: 3 })
        rows.put('things', 'a', { n: 4 })
        rows.remove('things', 'b')
        rows.put('things', 'unread', { n: 5 })
        throw new Error('no')
      })
    expect(attempt).toThrow('no')
    expect(rows.get('things', 'a')).toEqual({ n: 2 })
    expect(rows.get('things', 'b')).toBeUndefined()
    expect(() => rows.get('things', 'unread')).toThrow('not named')
    expect(rows.changes()).toEqual([{ collection: 'things', id: 'a', row: { n: 2 } }])
    expect(attempt).toThrow('no')
    expect(rows.changes()).toEqual([{ collection: 'things', id: 'a', row: { n: 2 } }])
  })

  it('has no changes after a save, but still the rows', async () => {
    const { rows, loads } = start()
    rows.put('things', 'a', { n: 1 })
    rows.saved()
    expect(rows.changes()).toEqual([])
    await rows.load([key('a')])
    expect(rows.get('things', 'a')).toEqual({ n: 1 })
    expect(loads).toEqual([])
  })

  it('has only what is stored after forget', async () => {
    const { rows } = start({ 'things/a': { n: 1 } })
    rows.put('things', 'a', { n: 2 })
    rows.forget()
    expect(rows.changes()).toEqual([])
    await rows.load([key('a')])
    expect(rows.get('things', 'a')).toEqual({ n: 1 })
  })

  it('is unchanged when loading fails', async () => {
    const { rows, state } = start({ 'things/a': { n: 1 } })
    state.fails = true
    await expect(rows.load([key('a')])).rejects.toThrow('away')
    expect(() => rows.get('things', 'a')).toThrow('not named')
    state.fails = false
    await rows.load([key('a')])
    expect(rows.get('things', 'a')).toEqual({ n: 1 })
  })

  it('drops all rows when they take too much memory, but never an unsaved one', async () => {
    const { rows, loads } = start()
    const large = { lines: Array.from({ length: 100 }, () => 'a line') }
    for (let index = 0; index < 500; index += 1) rows.put('things', String(index), large)
    expect(rows.changes()).toHaveLength(500)
    await rows.load([key('0')])
    expect(loads).toEqual([])
    rows.saved()
    await rows.load([key('0')])
    expect(loads).toEqual([['things/0']])
    rows.put('things', '1', { small: 1 })
    rows.saved()
    await rows.load([key('0'), key('1')])
    expect(loads).toHaveLength(1)
  })
})
