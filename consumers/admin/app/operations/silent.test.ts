import { describe, expect, it } from 'vitest'
import { services } from './services.ts'
import { silentIn } from './silent.ts'

const now = Date.parse('2026-11-28T14:51:47.640Z')
const instance = (name: string, agoMs: number, age = 60_000) => ({
  name,
  since: new Date(now - age).toISOString(),
  lastSeenAt: new Date(now - agoMs).toISOString(),
})
const store = instance('event-store', 0)
const all = services.map((name) => instance(name, 4_900))

describe('services that do not answer', () => {
  it('are those that have not announced themselves for a while', () => {
    expect(silentIn([store, ...all])).toEqual([])
    expect(silentIn([store, ...all.filter(({ name }) => name !== 'product'), instance('product', 9_000)])).toEqual(['product'])
    expect(silentIn([store, ...all.filter(({ name }) => name !== 'order')])).toEqual(['order'])
  })

  it('have no other instance that is there', () => {
    expect(silentIn([store, ...all, instance('product', 14_000)])).toEqual([])
  })

  it('are not known as long as the event store has just begun to listen', () => {
    expect(silentIn([instance('event-store', 0, 3_000)])).toEqual([])
  })

  it('are not known without the event store, which does not answer itself', () => {
    expect(silentIn([])).toEqual(['event-store'])
  })
})
