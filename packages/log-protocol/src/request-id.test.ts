import { describe, expect, it } from 'vitest'
import { uuid } from './primitives.ts'
import { clientRequestId, newId, reactionRequestId } from './request-id.ts'

const key = '5c0a3c50-4a5e-4c4e-9d5a-0d8f4f1f0a01'
const eventId = '01939bd0-0000-7000-8000-000000000004'

describe('request ids', () => {
  it('never change, because a retry after an upgrade must be recognised', () => {
    expect(clientRequestId({ kind: 'customer', id: '42' }, 'POST /orders', key)).toBe('9ae4dc99-647e-8c8f-b33d-a204b6be9a79')
    expect(reactionRequestId('order.reactions', eventId, 'decide')).toBe('01939bd0-0000-85c3-8546-2f1ee62c6cbd')
  })

  it('of clients differ by kind and id of the actor, by route and by key', () => {
    const ids = [
      clientRequestId({ kind: 'customer', id: '42' }, 'POST /orders', key),
      clientRequestId({ kind: 'manager', id: '42' }, 'POST /orders', key),
      clientRequestId({ kind: 'customer', id: '43' }, 'POST /orders', key),
      clientRequestId({ kind: 'customer', id: '42' }, 'POST /products', key),
      clientRequestId({ kind: 'customer', id: '42' }, 'POST /orders', `${key}x`),
      // The same characters, divided otherwise between two parts.
      clientRequestId({ kind: 'customer', id: '42P' }, 'OST /orders', key),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('of reactions differ by consumer, event and step, and from those of a client with the same parts', () => {
    const ids = [
      reactionRequestId('order.reactions', eventId, 'decide'),
      reactionRequestId('product.reactions', eventId, 'decide'),
      reactionRequestId('order.reactions', key, 'decide'),
      reactionRequestId('order.reactions', eventId, 'cancel'),
      clientRequestId({ kind: 'service', id: 'order.reactions' }, eventId, 'decide'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are UUIDs of version 8', () => {
    const some = Array.from({ length: 100 }, (_, number) => [
      clientRequestId({ kind: 'anonymous', id: '' }, 'POST /orders', String(number)),
      reactionRequestId('order.reactions', eventId, String(number)),
    ])
    for (const id of some.flat()) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(uuid.safeParse(id).success).toBe(true)
    }
    expect(new Set(some.flat().map((id) => id[19])).size).toBe(4)
  })

  it('of reactions sort in the order of their events', () => {
    const later = '01939bd0-0001-7000-8000-000000000004'
    expect(reactionRequestId('order.reactions', eventId, 'decide') < reactionRequestId('order.reactions', later, 'decide')).toBe(true)
    expect(reactionRequestId('order.reactions', eventId, 'decide').slice(0, 13)).toBe(eventId.slice(0, 13))
  })
})

describe('a new id', () => {
  it('is a UUID v7 that sorts after all earlier ones, also within a millisecond', () => {
    const ids = Array.from({ length: 4_000 }, newId)
    expect(ids.every((id) => uuid.safeParse(id).success && id[14] === '7')).toBe(true)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('carries the time of its making', () => {
    const before = Date.now()
    const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16)
    expect(made).toBeGreaterThanOrEqual(before)
    expect(made).toBeLessThanOrEqual(Date.now())
  })
})
