import { describe, expect, it } from 'vitest'
import { GENESIS, type Checkpoint } from '@souk/log-protocol'
import { createCheckpointKeeper } from './checkpoint-keeper.ts'
import { StoreUnavailable, type RowChange, type ViewCheckpoint } from './view-store.ts'

const at = (position: number): Checkpoint => ({ position, hash: String(position).padStart(64, '0') })
const inBuild = (checkpoint: Checkpoint, build = 'one'): ViewCheckpoint => ({ ...checkpoint, build })
const change: RowChange = { collection: 'things', id: 'a', row: { n: 1 } }

const start = (stands = inBuild(GENESIS)) => {
  const saves: { readonly changes: readonly RowChange[]; readonly from: ViewCheckpoint; readonly to: Checkpoint }[] = []
  const state: { answer: 'saved' | 'stale' | Error } = { answer: 'saved' }
  const keeper = createCheckpointKeeper(
    {
      save: async (changes, from, to) => {
        if (state.answer instanceof Error) throw state.answer
        saves.push({ changes, from, to })
        return state.answer
      },
    },
    stands,
  )
  return { keeper, saves, state }
}

describe('the keeper of a checkpoint', () => {
  it('writes changed rows at once, with the checkpoint', async () => {
    const { keeper, saves } = start(inBuild(at(3)))
    expect(await keeper.save([change], at(5))).toBe('saved')
    expect(saves).toEqual([{ changes: [change], from: inBuild(at(3)), to: at(5) }])
    expect([keeper.stored, keeper.shown]).toEqual([inBuild(at(5)), at(5)])
  })

  it('puts off a checkpoint when no row changes, and writes it with the next rows', async () => {
    const { keeper, saves } = start()
    expect(await keeper.save([], at(7))).toBe('saved')
    expect(saves).toEqual([])
    expect([keeper.stored, keeper.shown]).toEqual([inBuild(GENESIS), at(7)])
    await keeper.save([change], at(8))
    expect(saves).toEqual([{ changes: [change], from: inBuild(GENESIS), to: at(8) }])
  })

  it('puts off at most 1,000 commits', async () => {
    const { keeper, saves } = start(inBuild(at(10)))
    await keeper.save([], at(1_010))
    expect(saves).toEqual([])
    await keeper.save([], at(1_011))
    expect(saves).toEqual([{ changes: [], from: inBuild(at(10)), to: at(1_011) }])
  })

  it('writes what was put off once, when it is asked to', async () => {
    const { keeper, saves } = start()
    expect(await keeper.flush()).toBe('saved')
    await keeper.save([], at(7))
    expect(await keeper.flush()).toBe('saved')
    expect(await keeper.flush()).toBe('saved')
    expect(saves).toEqual([{ changes: [], from: inBuild(GENESIS), to: at(7) }])
    expect(keeper.stored).toEqual(inBuild(at(7)))
  })

  it('saves rows also if the checkpoint does not move', async () => {
    const { keeper, saves } = start(inBuild(at(4)))
    expect(await keeper.save([change], keeper.stored)).toBe('saved')
    expect(saves).toMatchObject([{ from: inBuild(at(4)), to: at(4) }])
    expect(keeper.stored).toEqual(inBuild(at(4)))
  })

  it('reports a view that was overtaken, and continues from where it was found to stand', async () => {
    const { keeper, saves, state } = start(inBuild(at(4)))
    await keeper.save([], at(6))
    state.answer = 'stale'
    expect(await keeper.flush()).toBe('stale')
    expect(await keeper.save([change], at(6))).toBe('stale')
    expect(keeper.stored).toEqual(inBuild(at(4)))
    keeper.reset(inBuild(at(2), 'other'))
    state.answer = 'saved'
    expect([keeper.stored, keeper.shown]).toEqual([inBuild(at(2), 'other'), at(2)])
    // What was put off belonged to the build that is gone.
    expect(await keeper.flush()).toBe('saved')
    expect(saves).toHaveLength(2)
    await keeper.save([change], at(3))
    expect(saves.at(-1)).toEqual({ changes: [change], from: inBuild(at(2), 'other'), to: at(3) })
    expect(keeper.stored).toEqual(inBuild(at(3), 'other'))
  })

  it('keeps its checkpoint when the database fails', async () => {
    const { keeper, saves, state } = start(inBuild(at(4)))
    await keeper.save([], at(6))
    state.answer = new StoreUnavailable('away')
    await expect(keeper.flush()).rejects.toThrow('away')
    await expect(keeper.save([change], at(7))).rejects.toThrow('away')
    expect(keeper.stored).toEqual(inBuild(at(4)))
    state.answer = 'saved'
    await keeper.flush()
    expect(saves).toEqual([{ changes: [], from: inBuild(at(4)), to: at(6) }])
  })
})
