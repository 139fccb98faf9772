import { describe, expect, it } from 'vitest'
import type { Commit, GetStoryResponse } from '@souk/client'
import { aCommit } from '@souk/client/testing'
import { linksOf } from './links.ts'

const orderId = '019b0000-0000-7000-8000-000000000001'

/** A commit with one event, which is called as its type. */
const commit = (position: number, type: string, causationId = 'request'): Commit => {
  const [append] = aCommit().appends
  if (append === undefined) throw new Error('the example has no event')
  return aCommit({ position, causationId, appends: [{ ...append, events: [{ eventId: type, type, schemaVersion: 1, data: {} }] }] })
}

type Told = GetStoryResponse['events'][number]

const told = (position: number, type: string, because: readonly Told[] = [], stream = `order-${orderId}`): Told => ({
  position,
  type,
  stream,
  eventId: type,
  at: '2026-11-30T00:00:00.000Z',
  service: 'order',
  by: 'service',
  version: 1,
  data: {},
  schemaVersion: 1,
  step: null,
  causes: because.map((cause) => ({ eventId: cause.eventId, type: cause.type, position: cause.position, milliseconds: 1 })),
  sinceCause: null,
})

describe('the links of a commit', () => {
  const family = [commit(1, 'CustomerRegistered'), commit(2, 'CreditGranted', 'CustomerRegistered'), commit(3, 'Other', 'elsewhere')]
  const [registered, granted, other] = family
  if (registered === undefined || granted === undefined || other === undefined) throw new Error('there are three')

  it('come from what the same request has led to', () => {
    expect(linksOf(registered, { family, story: null })).toEqual({ causes: [], effects: [{ position: 2, type: 'CreditGranted' }] })
    expect(linksOf(granted, { family, story: null })).toEqual({ causes: [{ position: 1, type: 'CustomerRegistered' }], effects: [] })
    expect(linksOf(other, { family, story: null })).toEqual({ causes: [], effects: [] })
  })

  it('are none if nobody knows', () => {
    expect(linksOf(granted, { family: null, story: null })).toEqual({ causes: [], effects: [] })
  })

  it('do not lead to the commit itself', () => {
    const both = commit(4, 'Second', 'First')
    const [append] = both.appends
    if (append === undefined) throw new Error('there is one')
    const first = { eventId: 'First', type: 'First', schemaVersion: 1, data: {} }
    const own = { ...both, appends: [{ ...append, events: [first, ...append.events] }] }
    expect(linksOf(own, { family: [own], story: null })).toEqual({ causes: [], effects: [] })
  })
})

describe('the links of a commit of an order', () => {
  const placed = told(1, 'OrderPlaced')
  const stock = told(2, 'StockReserved', [placed], `reservation-${orderId}`)
  const units = told(2, 'UnitsReserved', [placed], 'product-1')
  const credit = told(3, 'CreditReserved', [placed], `payment-${orderId}`)
  const approved = told(4, 'OrderApproved', [stock, credit])
  const story: GetStoryResponse = { orderId, correlationId: 'request', events: [placed, stock, units, credit, approved] }
  const family = [commit(1, 'OrderPlaced'), commit(4, 'OrderApproved', 'CreditReserved')]

  it('name all causes of a decision, though the commit names one', () => {
    const [, approval] = family
    if (approval === undefined) throw new Error('there are two')
    expect(linksOf(approval, { family, story }).causes.map(({ type }) => type)).toEqual(['StockReserved', 'CreditReserved'])
  })

  it('tell a commit by what it says of the order, and once', () => {
    expect(linksOf(commit(1, 'OrderPlaced'), { family, story }).effects.map(({ position, type }) => [position, type])).toEqual([
      [2, 'StockReserved'],
      [3, 'CreditReserved'],
    ])
    expect(linksOf(commit(2, 'StockReserved'), { family, story }).causes.map(({ position }) => position)).toEqual([1])
  })

  it('come from the request if the story does not have the commit', () => {
    const [first] = family
    if (first === undefined) throw new Error('there are two')
    const effects = [first, commit(9, 'Later', 'OrderPlaced')]
    expect(linksOf(first, { family: effects, story: { ...story, events: [] } }).effects).toEqual([{ position: 9, type: 'Later' }])
  })
})
