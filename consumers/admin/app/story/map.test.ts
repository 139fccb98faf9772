import { describe, expect, it } from 'vitest'
import { anOrder } from '@souk/client/testing'
import { ghostsOf, holdsOf, stationsOf } from './map.ts'
import type { StoryEvent } from './story.server.ts'

const orderId = '019b0000-0000-7000-8000-000000000001'

interface Told extends Pick<StoryEvent, 'type' | 'service' | 'step' | 'position'> {
  readonly stream?: string
  readonly after?: number
  readonly because?: readonly number[]
}

const streams = { order: 'order', product: 'reservation', customer: 'payment', accounting: 'invoice', storefront: 'other' }

const told = ({ stream, after = 0, because = [], ...event }: Told): StoryEvent => ({
  ...event,
  at: new Date(after).toISOString(),
  by: 'service',
  stream: stream ?? `${streams[event.service ?? 'order']}-${orderId}`,
  version: 1,
  data: {},
  eventId: `${event.type}-${event.position}`,
  schemaVersion: 1,
  causes: because.map((position) => ({ eventId: `${position}`, type: 'Cause', position, milliseconds: 1 })),
  sinceCause: null,
})

const placed = told({ type: 'OrderPlaced', service: 'order', step: 'asked', position: 1 })
const stockHeld = told({ type: 'StockReserved', service: 'product', step: 'answered', position: 2, after: 9, because: [1] })
const units = told({
  type: 'UnitsReserved',
  service: 'product',
  step: 'answered',
  position: 2,
  after: 9,
  because: [1],
  stream: 'product-x',
})
const creditHeld = told({ type: 'CreditReserved', service: 'customer', step: 'answered', position: 3, after: 9, because: [1] })
const creditRefused = told({ type: 'CreditRejected', service: 'customer', step: 'answered', position: 3, after: 9, because: [1] })
const approved = told({ type: 'OrderApproved', service: 'order', step: 'decided', position: 5, after: 19, because: [2, 3] })
const finalized = told({ type: 'OrderFinalized', service: 'order', step: 'decided', position: 5, after: 19, because: [2, 3] })
const sold = told({ type: 'StockDeducted', service: 'product', step: 'carried-out', position: 6, after: 28, because: [5] })
const canceled = told({ type: 'OrderCanceled', service: 'order', step: 'decided', position: 5, after: 19, because: [3] })
const returned = told({ type: 'StockReleased', service: 'product', step: 'carried-out', position: 6, after: 28, because: [5] })

const stations = (events: readonly StoryEvent[]) => stationsOf({ order: anOrder({ orderId }), events: [...events] })

describe('the map of a story', () => {
  it('has one station for each commit, told by the event in the stream of the order', () => {
    const [, second, , decision] = stations([placed, stockHeld, units, creditHeld, approved, finalized])
    expect(second).toMatchObject({
      position: 2,
      lane: 'product',
      step: 'answered',
      tone: 'yes',
      after: 9,
      event: { type: 'StockReserved' },
    })
    expect(second?.others.map(({ type }) => type)).toEqual(['UnitsReserved'])
    expect(decision).toMatchObject({ event: { type: 'OrderFinalized' }, isDecision: true })
  })

  it('knows what led to what, and which cause came last', () => {
    const [first, , , decision] = stations([placed, stockHeld, creditHeld, finalized, sold])
    expect(first?.effects).toEqual([2, 3])
    expect(decision?.causes.map(({ position, last }) => [position, last])).toEqual([
      [2, false],
      [3, true],
    ])
    expect(decision?.effects).toEqual([6])
  })

  it('shows what was held, until it was sold or given back', () => {
    expect(holdsOf(stations([placed, stockHeld, creditHeld]))).toEqual([
      { lane: 'product', from: 2, until: undefined },
      { lane: 'customer', from: 3, until: undefined },
    ])
    expect(holdsOf(stations([placed, stockHeld, creditRefused, canceled, returned]))).toEqual([{ lane: 'product', from: 2, until: 6 }])
  })

  it('has what has not happened yet in its place', () => {
    const ghosts = (status: 'PENDING' | 'FINALIZED' | 'CANCELED', events: readonly StoryEvent[]) =>
      ghostsOf({ status }, stations(events)).map(({ lane, kind, isNext }) => [lane, kind, isNext])
    expect(ghosts('PENDING', [placed, stockHeld])).toEqual([
      ['customer', 'answer', true],
      ['order', 'decision', false],
      ['product', 'sale', false],
      ['customer', 'charge', false],
      ['accounting', 'invoice', false],
    ])
    expect(ghosts('FINALIZED', [placed, stockHeld, creditHeld, finalized, sold])).toEqual([
      ['customer', 'charge', true],
      ['accounting', 'invoice', true],
    ])
    expect(ghosts('CANCELED', [placed, stockHeld, creditRefused, canceled])).toEqual([['product', 'return', true]])
    expect(ghosts('CANCELED', [placed, stockHeld, creditRefused, canceled, returned])).toEqual([])
  })
})
