import { cancelReason } from '@souk/contracts'
import { crashPoints, faultKinds, type CrashPoint, type FaultKind } from './effects.ts'

/** Ways in which an order and its reservations can end. */
export const outcomes = [
  'finalized',
  ...cancelReason.options.map((reason) => `canceled: ${reason}` as const),
  'canceled before stock was decided',
  'canceled before credit was decided',
] as const
export type SagaOutcome = (typeof outcomes)[number]

/** Counts every fault, crash point and outcome that the simulation should bring about. */
export interface Coverage {
  fault(kind: FaultKind): void
  crash(point: CrashPoint): void
  outcome(outcome: SagaOutcome): void
  add(other: Coverage): void
  counts(): ReadonlyMap<string, number>
  /** Names of those that never occurred. */
  missing(): readonly string[]
  table(): string
}

const groups = [
  ['fault', faultKinds],
  ['outcome', outcomes],
  ['crash', crashPoints],
] as const

export const createCoverage = (): Coverage => {
  const counts = new Map<string, number>()
  for (const [group, names] of groups) for (const name of names) counts.set(`${group}: ${name}`, 0)
  const add = (key: string, number = 1): void => void counts.set(key, (counts.get(key) ?? 0) + number)
  return {
    fault: (kind) => add(`fault: ${kind}`),
    crash: (point) => add(`crash: ${point}`),
    outcome: (outcome) => add(`outcome: ${outcome}`),
    add: (other) => {
      for (const [key, number] of other.counts()) add(key, number)
    },
    counts: () => counts,
    missing: () => [...counts].filter(([, number]) => number === 0).map(([key]) => key),
    table: () => [...counts].map(([key, number]) => `${String(number).padStart(9)}  ${key}`).join('\n'),
  }
}
