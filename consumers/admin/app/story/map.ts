import type { Story, StoryEvent } from './story.server.ts'

/** The services that an order passes, as lanes from top to bottom. */
export const lanes = ['order', 'product', 'customer', 'accounting'] as const
export type Lane = (typeof lanes)[number]

export const steps = ['asked', 'answered', 'decided', 'carried-out'] as const
export type Step = (typeof steps)[number]

/** What an event says: a fact, yes, no, given back, or nothing. */
type Tone = 'fact' | 'yes' | 'no' | 'back' | 'none'

/** One commit in the story: what a service wrote at once. */
export interface Station {
  readonly position: number
  readonly lane: Lane
  readonly step: Step
  /** The event that tells it. */
  readonly event: StoryEvent
  /** What else stands in the commit. */
  readonly others: readonly StoryEvent[]
  readonly tone: Tone
  readonly isDecision: boolean
  /** Milliseconds since the order was placed. */
  readonly after: number
  /** Positions of the commits that led to it. `last`: the one that it had waited for. */
  readonly causes: readonly { readonly position: number; readonly last: boolean; readonly milliseconds: number }[]
  readonly effects: readonly number[]
}

/** What has not happened yet, in its place. */
export interface Ghost {
  readonly lane: Lane
  readonly step: Step
  readonly kind: 'answer' | 'decision' | 'sale' | 'charge' | 'invoice' | 'return'
  /** Whether the order waits for just that. */
  readonly isNext: boolean
}

/** From a reservation to the sale or to the giving back. Without an end, it is still held. */
export interface Hold {
  readonly lane: Lane
  readonly from: number
  readonly until: number | undefined
}

const tones: Readonly<Record<string, Tone>> = {
  StockReserved: 'yes',
  CreditReserved: 'yes',
  OrderFinalized: 'yes',
  StockDeducted: 'yes',
  CreditCharged: 'yes',
  InvoiceIssued: 'yes',
  StockRejected: 'no',
  CreditRejected: 'no',
  OrderCanceled: 'no',
  StockReleased: 'back',
  CreditReleased: 'back',
  ReservationClosed: 'none',
  PaymentClosed: 'none',
}

const isLane = (service: StoryEvent['service']): service is Lane => lanes.some((lane) => lane === service)

/** Each order has a stream for itself in every service. The last event there tells what was done. */
const isTelling = ({ stream }: StoryEvent, orderId: string): boolean => stream.endsWith(`-${orderId}`)

/** The commits of a story, in the order of the log. */
export const stationsOf = ({ order, events }: Pick<Story, 'order' | 'events'>): readonly Station[] => {
  const positions = [...new Set(events.map(({ position }) => position))]
  const begin = Date.parse(events[0]?.at ?? order.placedAt)
  return positions.flatMap((position): Station[] => {
    const commit = events.filter((event) => event.position === position)
    const event = commit.findLast((one) => isTelling(one, order.orderId))
    if (event === undefined || event.step === null || !isLane(event.service)) return []
    const causes = [...new Map(event.causes.map((cause) => [cause.position, cause])).values()]
    const latest = Math.max(...causes.map((cause) => cause.position))
    return [
      {
        position,
        lane: event.service,
        step: event.step,
        event,
        others: commit.filter((one) => one !== event),
        tone: tones[event.type] ?? 'fact',
        isDecision: event.step === 'decided',
        after: Date.parse(event.at) - begin,
        causes: causes.map((cause) => ({ position: cause.position, last: cause.position === latest, milliseconds: cause.milliseconds })),
        effects: [...new Set(events.filter((one) => one.causes.some((cause) => cause.position === position)).map((one) => one.position))],
      },
    ]
  })
}

/** A cause of a station, as the maps draw it. */
export interface Arrow {
  readonly from: number
  readonly to: number
  readonly last: boolean
  /** It begins or ends at the chosen station. */
  readonly isLit: boolean
}

/** What led to what. Those of the chosen station come last, so that they lie above the others. */
export const arrowsOf = (stations: readonly Station[], chosen: number | undefined): readonly Arrow[] =>
  stations
    .flatMap(({ position: to, causes }) =>
      causes
        .filter((cause) => stations.some(({ position }) => position === cause.position))
        .map(({ position: from, last }) => ({ from, to, last, isLit: from === chosen || to === chosen })),
    )
    .toSorted((one, other) => Number(one.isLit) - Number(other.isLit))

const answering = ['product', 'customer'] as const

export const holdsOf = (stations: readonly Station[]): readonly Hold[] =>
  answering.flatMap((lane): Hold[] => {
    const from = stations.find((station) => station.lane === lane && station.step === 'answered' && station.tone === 'yes')
    if (from === undefined) return []
    const until = stations.find((station) => station.lane === lane && station.step === 'carried-out')
    return [{ lane, from: from.position, until: until?.position }]
  })

export const ghostsOf = ({ status }: Pick<Story['order'], 'status'>, stations: readonly Station[]): readonly Ghost[] => {
  const has = (lane: Lane, step: Step): boolean => stations.some((station) => station.lane === lane && station.step === step)
  const unanswered = answering.filter((lane) => !has(lane, 'answered'))
  const isOpen = status === 'PENDING' || status === 'APPROVED'
  const toReturn = answering.filter((lane) => stations.some((one) => one.lane === lane && one.step === 'answered' && one.tone === 'yes'))
  const coming: readonly Omit<Ghost, 'isNext'>[] =
    status === 'CANCELED'
      ? toReturn.map((lane) => ({ lane, step: 'carried-out', kind: 'return' }))
      : [
          { lane: 'product', step: 'carried-out', kind: 'sale' },
          { lane: 'customer', step: 'carried-out', kind: 'charge' },
          { lane: 'accounting', step: 'carried-out', kind: 'invoice' },
        ]
  return [
    ...(isOpen ? unanswered.map((lane): Ghost => ({ lane, step: 'answered', kind: 'answer', isNext: true })) : []),
    ...(isOpen ? [{ lane: 'order', step: 'decided', kind: 'decision', isNext: unanswered.length === 0 } as const] : []),
    ...coming.filter(({ lane }) => !has(lane, 'carried-out')).map((ghost): Ghost => ({ ...ghost, isNext: !isOpen })),
  ]
}
