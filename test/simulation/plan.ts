import { serviceNames, type ServiceName } from '@souk/contracts'
import { effects, type Effect, type Side } from './effects.ts'
import type { Random } from './random.ts'

/** Something that is done to the system once, at a moment of the fault phase. */
export type Incident =
  | { readonly kind: 'kill'; readonly whom: ServiceName | 'event-store' | 'everything'; readonly downMs: number }
  | { readonly kind: 'second event store'; readonly forMs: number }
  | { readonly kind: 'second instance'; readonly of: ServiceName; readonly forMs: number }
  | { readonly kind: 'partition'; readonly of: ServiceName; readonly forMs: number }
  | { readonly kind: 'outage'; readonly of: ServiceName | 'log' | 'state'; readonly forMs: number }
  | { readonly kind: 'clock jump'; readonly byMs: number }
  | { readonly kind: 'restore'; readonly lose: number; readonly live: boolean }
  | { readonly kind: 'failing reaction'; readonly of: ServiceName; readonly forMs: number }
  | { readonly kind: 'refused row'; readonly of: ServiceName; readonly forMs: number }
  | { readonly kind: 'rebuild'; readonly of: ServiceName }
  | { readonly kind: 'replace an instance'; readonly of: ServiceName; readonly downMs: number }

/** A process dies right before or after the n-th occurrence of an effect. */
export interface PlannedCrash {
  readonly effect: Effect
  readonly side: Side
  readonly nth: number
  readonly downMs: number
}

/** Probabilities that apply to each message and each call. */
export interface Rates {
  readonly lost: number
  readonly doubled: number
  readonly late: number
  /** The longest ordinary delay of a message, in milliseconds. */
  readonly delayMs: number
  readonly log: number
  readonly state: number
  readonly store: number
}

/** Everything that a seed does to the system. No seed does everything, so that faults meet in many combinations. */
export interface Plan {
  readonly customers: number
  readonly products: number
  readonly orders: number
  readonly deadlineMs: number
  /** How long a price that has ended may still be ordered. */
  readonly priceGraceMs: number
  /** Instances of the storefront, each with a store of its own. */
  readonly storefronts: number
  /** Length of the fault phase in milliseconds. */
  readonly faultsMs: number
  readonly rates: Rates
  readonly crashes: readonly PlannedCrash[]
  readonly incidents: readonly { readonly at: number; readonly incident: Incident }[]
  /** Probability that a client repeats an answered request. A client sends a request twice at once with half of it. */
  readonly resend: number
}

// Roughly how often each effect happens in a run. A planned crash must hit an occurrence that exists.
const usual: Readonly<Record<Effect, number>> = {
  'log.insert': 50,
  'consumers.saveProgress': 30,
  'consumers.park': 2,
  'consumers.unpark': 2,
  'keys.create': 2,
  'keys.delete': 1,
  'bus.publish': 50,
  'bus.append': 60,
  'store.save': 120,
  'store.clear': 1,
}
const effectNames: readonly Effect[] = [...effects, 'consumers.park', 'consumers.unpark']

const drawIncident = (random: Random, deadlineMs: number): Incident => {
  const service = random.pick(serviceNames)
  const forMs = random.between(200, 4_000)
  switch (random.between(1, 15)) {
    case 1:
      return { kind: 'kill', whom: service, downMs: random.between(50, 3_000) }
    case 2:
      return { kind: 'kill', whom: 'event-store', downMs: random.between(50, 3_000) }
    case 3:
      return { kind: 'kill', whom: 'everything', downMs: random.between(50, 3_000) }
    case 4:
      return { kind: 'second event store', forMs }
    case 5:
    case 6:
      return { kind: 'second instance', of: service, forMs: forMs * 2 }
    case 7:
      return { kind: 'partition', of: service, forMs }
    case 8:
      return { kind: 'outage', of: random.pick([...serviceNames, 'log', 'state']), forMs }
    case 9:
      return { kind: 'clock jump', byMs: deadlineMs + random.between(0, 3_600_000) }
    case 10:
      return { kind: 'kill', whom: random.pick(['order', 'order', 'product', 'customer'] as const), downMs: deadlineMs + 2_000 }
    case 11:
    case 12:
      return { kind: 'restore', lose: random.between(1, 25), live: random.chance(0.5) }
    case 13:
      return { kind: 'failing reaction', of: random.pick(['product', 'customer', service]), forMs }
    case 14:
      return { kind: 'refused row', of: service, forMs }
    default:
      return { kind: 'rebuild', of: service }
  }
}

export const drawPlan = (random: Random): Plan => {
  const deadlineMs = random.pick([3_000, 6_000, 12_000])
  const faultsMs = random.between(6_000, 12_000)
  const troubled = random.chance(0.5)
  const rate = (...choices: number[]): number => random.pick(choices)
  const crashes = Array.from({ length: random.between(0, 4) }, () => {
    const effect = random.pick(effectNames)
    return {
      effect,
      side: random.pick(['before', 'after'] as const),
      nth: random.between(1, usual[effect]),
      downMs: random.between(50, 2_000),
    }
  })
  const incidents = Array.from({ length: random.between(0, 4) }, () => ({
    at: random.between(0, faultsMs),
    incident: drawIncident(random, deadlineMs),
  }))
  // Without a lasting fault nothing is parked, and a crash planned for parking would never occur.
  const parks = crashes.some(({ effect }) => effect === 'consumers.park' || effect === 'consumers.unpark')
  const failing = {
    kind: 'failing reaction',
    of: random.pick(['product', 'customer', 'order'] as const),
    forMs: random.between(1_000, 3_000),
  } as const
  // In some seeds two instances of one service run all the time and compete for every decision.
  const pair = { kind: 'second instance', of: random.pick(['product', 'order', 'customer'] as const), forMs: faultsMs } as const
  const twins = random.chance(0.3) ? [{ at: 0, incident: pair }] : []
  const cause = parks ? [{ at: random.between(0, faultsMs / 3), incident: failing }] : []
  // Restores are frequent, so that they interrupt every kind of work. Most lose few commits, because recent commits are the ones still in use.
  const restores = (): Plan['incidents'] => {
    if (!random.chance(0.4)) return []
    const lose = random.between(1, random.pick([3, 8, 25]))
    return [{ at: random.between(0, faultsMs), incident: { kind: 'restore', lose, live: random.chance(0.7) } }]
  }
  /** Instances of the storefront end and come back, each time on another store. */
  const replacements = (): Plan['incidents'] =>
    Array.from({ length: random.pick([0, 0, 1, 2, 3]) }, () => ({
      at: random.between(0, faultsMs),
      incident: { kind: 'replace an instance', of: 'storefront', downMs: random.between(50, 3_000) },
    }))
  const first = {
    customers: random.between(1, 3),
    products: random.between(1, 3),
    orders: random.between(4, 9),
    deadlineMs,
    faultsMs,
    rates: {
      lost: rate(0, 0, 0.01, 0.05),
      doubled: rate(0, 0.03, 0.15),
      late: rate(0, 0.05, 0.2),
      delayMs: rate(0, 3, 30),
      log: troubled ? rate(0, 0.02, 0.1) : 0,
      state: troubled ? rate(0, 0.02, 0.1) : 0,
      store: troubled ? rate(0, 0.02, 0.1) : 0,
    },
    crashes,
    resend: rate(0, 0.3, 0.6),
  }
  // What was added later draws last, so that the rest of each seed's plan is the same as before.
  const restored = restores()
  const priceGraceMs = random.pick([0, 500, 60_000])
  const storefronts = random.pick([1, 1, 2])
  return { ...first, priceGraceMs, storefronts, incidents: [...incidents, ...twins, ...cause, ...restored, ...replacements()] }
}
