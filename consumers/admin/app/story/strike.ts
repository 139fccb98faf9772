import type { Experiment } from '@souk/client'
import { struckBy, type Fault } from '../lab/fault.ts'

/** What a fault did in one instance. Times are in milliseconds since the order was placed; undefined: not, or not yet. */
interface Effect {
  readonly instance: string
  readonly position: number
  readonly taken: number | undefined
  readonly struckAt: string
  readonly struck: number
  readonly foundAt: string | undefined
  readonly found: number | undefined
  /** What made it look into the log. */
  readonly foundBy: Experiment['effects'][number]['foundBy']
  readonly endedAt: string | undefined
  readonly ended: number | undefined
}

/** The fault of the failure lab that an order met, as its story shows it. */
export interface Strike {
  readonly fault: Fault
  readonly lane: ReturnType<typeof struckBy>
  /** Whether it lasts, or is still to strike. */
  readonly isOpen: boolean
  /** Milliseconds until it ends by itself. Undefined: it has no set time, or not begun, or should be over. */
  readonly millisecondsLeft: number | undefined
  /** In each instance, the first one first. */
  readonly effects: readonly Effect[]
  /** From the first instance that it struck to the last that it left, or until now. Undefined: it has struck none. */
  readonly span:
    | { readonly from: number; readonly found: number | undefined; readonly until: number; readonly position: number }
    | undefined
}

/** A service that goes on has read what it missed by then, in milliseconds. */
const RECOVERY_MS = 30_000

/** Whether a fault lasts, or has ended so lately that its service may still be reading what it missed. */
export const mayStillBeFelt = ({ state, effects }: Pick<Experiment, 'state' | 'effects'>, now: number): boolean =>
  state === 'running' || effects.some(({ endedAt }) => endedAt !== null && now - Date.parse(endedAt) < RECOVERY_MS)

/** Milliseconds until a fault ends by itself. */
const millisecondsLeftOf = ({ fault, effects }: Pick<Experiment, 'fault' | 'effects'>, now: number): number | undefined => {
  const lasting = effects.filter(({ endedAt }) => endedAt === null)
  if (!('seconds' in fault) || lasting.length === 0) return undefined
  const end = Math.max(...lasting.map(({ struckAt }) => Date.parse(struckAt))) + fault.seconds * 1_000
  return end > now ? end - now : undefined
}

/** Whole seconds, of which the last one ends with the fault. */
export const wholeSeconds = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined || milliseconds <= 0 ? undefined : Math.ceil(milliseconds / 1_000)

/** Whole seconds until a fault ends by itself. */
export const secondsLeftOf = (experiment: Pick<Experiment, 'fault' | 'effects'>, now: number): number | undefined =>
  wholeSeconds(millisecondsLeftOf(experiment, now))

/** @param begin  when the order was placed @param now  when the page is sent, for the seconds that are left */
export const strikeOf = (experiment: Pick<Experiment, 'fault' | 'effects' | 'state'>, begin: number, now: number): Strike => {
  const { fault, state } = experiment
  const after = (at: string | null): number | undefined => (at === null ? undefined : Date.parse(at) - begin)
  const effects = experiment.effects
    .map(({ instance, position, taken, struckAt, foundAt, foundBy, endedAt }): Effect => ({
      instance,
      position,
      taken: taken ?? undefined,
      struckAt,
      struck: Date.parse(struckAt) - begin,
      foundAt: foundAt ?? undefined,
      found: after(foundAt),
      foundBy,
      endedAt: endedAt ?? undefined,
      ended: after(endedAt),
    }))
    .toSorted((one, other) => one.struck - other.struck)
  const [first] = effects
  return {
    fault,
    lane: struckBy(fault),
    isOpen: state === 'running',
    millisecondsLeft: millisecondsLeftOf(experiment, now),
    effects,
    span: first && {
      from: first.struck,
      found: effects.find(({ found }) => found !== undefined)?.found,
      // An end that nobody has told is not awaited any more.
      until: Math.max(...effects.map(({ struck, ended }) => ended ?? (state === 'running' ? Math.max(struck, now - begin) : struck))),
      position: first.position,
    },
  }
}

/** What stands instead of the story while its fault keeps the order service from answering. */
export interface Stopped {
  /** In seconds. Null: it should be over. */
  readonly stoppedFor: number | null
}
