import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from './commit.ts'
import { upcast } from './event.ts'

const definition = {
  type: 'OrderPaid',
  schemaVersion: 3,
  upcasters: {
    1: ({ amount, ...rest }: RecordedEvent['data']) => ({ ...rest, total: amount ?? 0 }),
    2: (data: RecordedEvent['data']) => ({ ...data, currency: 'EUR' }),
  },
}

const recorded = (schemaVersion: number, data: RecordedEvent['data']): RecordedEvent => ({
  eventId: '01939bd0-0000-7000-8000-000000000001',
  type: 'OrderPaid',
  schemaVersion,
  data,
})

describe('upcast', () => {
  it('brings the oldest data through every version', () => {
    expect(upcast(definition, recorded(1, { amount: 5 }))).toEqual({ total: 5, currency: 'EUR' })
  })

  it('starts at the version that the data was written with', () => {
    expect(upcast(definition, recorded(2, { total: 5, amount: 'of something else' }))).toEqual({
      total: 5,
      amount: 'of something else',
      currency: 'EUR',
    })
  })

  it('leaves current data as it is, and what is stored untouched', () => {
    const current = recorded(3, { total: 5, currency: 'USD' })
    expect(upcast(definition, current)).toEqual({ total: 5, currency: 'USD' })
    const old = recorded(1, { amount: 5 })
    upcast(definition, old)
    expect(old.data).toEqual({ amount: 5 })
  })

  it('refuses data of a version that this code does not know yet', () => {
    expect(() => upcast(definition, recorded(4, {}))).toThrow('OrderPaid has schema version 4, this code knows up to 3')
  })

  it('refuses data that no upcaster takes on', () => {
    expect(() => upcast({ ...definition, upcasters: { 1: definition.upcasters[1] } }, recorded(1, {}))).toThrow(
      'OrderPaid has no upcaster from schema version 2',
    )
  })
})
