import { RouterContextProvider } from 'react-router'
import { expect, it } from 'vitest'
import type { Problem } from '@souk/client'
import type { Fields } from './merge.ts'
import { save, type Thing } from './save.server.ts'
import type { HistoryItem } from './undo.ts'

const context = new RouterContextProvider()

const problem = (code: string, status: number): Problem => ({ type: '', title: '', requestId: 'r', code, status })

/** A product in memory. Before each of the first writes, somebody else makes one of the other edits. */
const aThing = (others: readonly Fields[], refusal?: Problem) => {
  let fields: Fields = { name: 'Chang', price: 1_900, status: 'retired' }
  let version = 1
  const items: HistoryItem[] = []
  const waiting = [...others]
  const writes: [Fields, string][] = []
  const apply = (change: Fields): void => {
    version += 1
    items.unshift({
      eventId: String(version),
      event: 'ProductDetailsChanged',
      at: '2026-11-28T14:51:47.640Z',
      position: version,
      actor: { id: 'mina', kind: 'manager' },
      version,
      changes: Object.entries(change).map(([field, after]) => ({ field, before: fields[field] ?? null, after })),
    })
    fields = { ...fields, ...change }
  }
  const thing: Thing = {
    read: () => Promise.resolve({ version, fields }),
    history: () => Promise.resolve({ data: { items, nextCursor: null }, error: undefined }),
    write: (wanted, ifMatch) => {
      writes.push([wanted, ifMatch])
      if (refusal !== undefined) return Promise.resolve({ data: undefined, error: refusal })
      const other = waiting.shift()
      if (other !== undefined) apply(other)
      if (ifMatch !== `"${version}"`) return Promise.resolve({ data: undefined, error: problem('precondition-failed', 412) })
      apply(wanted)
      return Promise.resolve({ data: null, error: undefined })
    },
  }
  return { thing, writes, now: () => fields }
}

it('writes what was changed, for the version that its writer has seen', async () => {
  const { thing, writes } = aThing([])
  expect(await save(context, thing, 1, { name: 'Chang', price: 2_000 })).toMatchObject({
    kind: 'saved',
    wanted: { price: 2_000 },
    isMerged: false,
  })
  expect(writes).toEqual([[{ price: 2_000 }, '"1"']])
})

it('writes nothing if nothing was changed', async () => {
  const { thing, writes } = aThing([])
  expect(await save(context, thing, 1, { name: 'Chang' })).toEqual({ kind: 'same' })
  expect(writes).toEqual([])
})

it('puts an edit together again with whoever is quicker', async () => {
  const { thing, writes, now } = aThing([{ name: 'Beer' }])
  expect(await save(context, thing, 1, { price: 2_000 })).toMatchObject({ kind: 'saved', isMerged: true })
  expect(writes.map(([, ifMatch]) => ifMatch)).toEqual(['"1"', '"2"'])
  expect(now()).toMatchObject({ name: 'Beer', price: 2_000 })
})

it('asks when whoever is quicker has changed the same', async () => {
  const { thing, now } = aThing([{ price: 2_100 }])
  const saved = await save(context, thing, 1, { price: 2_000 })
  expect(saved).toMatchObject({ kind: 'conflict', conflict: { base: 1, version: 2, since: [{ version: 2 }] } })
  expect(now()).toMatchObject({ name: 'Chang', price: 2_100 })
})

it('says so when others are quicker again and again', async () => {
  const { thing, writes } = aThing(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name })))
  expect(await save(context, thing, 1, { price: 2_000 })).toMatchObject({ kind: 'refused', problem: { code: 'precondition-failed' } })
  expect(writes).toHaveLength(5)
})

it('tells every other refusal', async () => {
  const { thing, writes } = aThing([], problem('product-retired', 422))
  expect(await save(context, thing, 1, { price: 2_000 })).toMatchObject({ kind: 'refused', problem: { code: 'product-retired' } })
  expect(writes).toHaveLength(1)
})

it('brings back, then edits: each write at the revision that the one before has made', async () => {
  const { thing, writes, now } = aThing([])
  const saved = await save(context, thing, 1, { status: 'active', name: 'Beer' })
  expect(saved).toMatchObject({ kind: 'saved', writes: 2, wanted: { status: 'active', name: 'Beer' }, isMerged: false })
  expect(writes).toEqual([
    [{ status: 'active' }, '"1"'],
    [{ name: 'Beer' }, '"2"'],
  ])
  expect(now()).toMatchObject({ status: 'active', name: 'Beer' })
})

it('says what was written before it was refused', async () => {
  const { thing } = aThing([])
  let writes = 0
  const write: Thing['write'] = (...asked) => {
    writes += 1
    return writes === 1 ? thing.write(...asked) : Promise.resolve({ data: undefined, error: problem('unknown-category', 422) })
  }
  expect(await save(context, { ...thing, write }, 1, { status: 'active', name: 'Beer' })).toMatchObject({
    kind: 'refused',
    problem: { code: 'unknown-category' },
    written: { wanted: { status: 'active' }, writes: 1 },
  })
})
