import { beforeEach, describe, expect, it } from 'vitest'
import { createCheckpointKeeper } from './checkpoint-keeper.ts'
import { collection, openSqliteView, type SqliteView } from './sqlite.ts'
import type { ViewCheckpoint } from './view-store.ts'

const at = (position: number) => ({ position, hash: String(position).padStart(64, '0') })
const change = { collection: 'things', id: 'one', row: {} }

describe('a checkpoint keeper', () => {
  let store: SqliteView
  let start: ViewCheckpoint
  const here = (position: number): ViewCheckpoint => ({ ...at(position), build: start.build })

  beforeEach(async () => {
    store = openSqliteView(':memory:', 1, { things: collection({}, () => []) })
    start = await store.checkpoint()
  })

  it('puts the checkpoint off while no row changes, and knows where the database stands', async () => {
    const keeper = createCheckpointKeeper(store)
    expect(await keeper.save([], start, at(1), false)).toBe('saved')
    expect(await keeper.save([], here(1), at(2), false)).toBe('saved')
    expect(await store.checkpoint()).toEqual(start)
    expect(keeper.inStore(here(2))).toEqual(start)
    expect(await keeper.save([change], here(2), at(3), false)).toBe('saved')
    expect(await store.checkpoint()).toEqual(here(3))
    expect(keeper.inStore(here(3))).toEqual(here(3))
  })

  it('writes it when told to, when it flushes, and when the database would be far behind', async () => {
    const keeper = createCheckpointKeeper(store)
    await keeper.save([], start, at(1), true)
    expect(await store.checkpoint()).toEqual(here(1))
    await keeper.save([], here(1), at(2), false)
    expect(await keeper.flush()).toBe('saved')
    expect(await store.checkpoint()).toEqual(here(2))
    await keeper.save([], here(2), at(1_002), false)
    expect(await store.checkpoint()).toEqual(here(2))
    await keeper.save([], here(1_002), at(1_003), false)
    expect(await store.checkpoint()).toEqual(here(1_003))
  })

  it('takes the same place of another build for another place', async () => {
    const keeper = createCheckpointKeeper(store)
    await keeper.save([], start, at(1), false)
    await store.clear()
    const { build } = await store.checkpoint()
    expect(keeper.inStore({ ...at(1), build })).toEqual({ ...at(1), build })
    expect(await keeper.flush()).toBe('stale')
    expect(await keeper.save([change], { ...start, build }, at(1), false)).toBe('saved')
    expect(await store.checkpoint()).toEqual({ ...at(1), build })
  })

  it('forgets where the database stands when another instance has written it', async () => {
    const keeper = createCheckpointKeeper(store)
    await keeper.save([], start, at(1), false)
    await store.save([change], start, at(1))
    expect(await keeper.save([change], here(1), at(2), false)).toBe('stale')
    expect(await keeper.save([change], here(1), at(2), false)).toBe('saved')
  })
})
