import type { ServiceName } from '@souk/contracts'
import type { Coverage } from './coverage.ts'
import type { Effect, FaultKind, Side } from './effects.ts'
import type { Plan, PlannedCrash } from './plan.ts'
import type { Random } from './random.ts'
import type { Story } from './story.ts'

/** What goes wrong in one call that has an effect. */
export type Trouble = 'none' | 'refused' | 'answer lost' | 'late' | 'never arrived'

/** Decides by the plan what goes wrong while it is armed. It counts every fault and adds it to the story. */
export interface Chaos {
  readonly armed: boolean
  arm(): void
  disarm(): void
  /** The delay of each copy of a message in milliseconds. Empty: the message is lost. */
  delays(kind: 'request' | 'answer' | 'publication', what: string): readonly number[]
  /** The crash planned for this occurrence of the effect. Undefined: none. */
  crashAt(effect: Effect): PlannedCrash | undefined
  logTrouble(): Trouble
  stateTrouble(): Trouble
  storeTrouble(of: ServiceName): Trouble
  /** Milliseconds until a call takes effect. */
  pause(): number
  chance(probability: number): boolean
  between(low: number, high: number): number
  pick<Item>(items: readonly Item[]): Item
  fault(kind: FaultKind, actor: string, text: string): void
  crashed(effect: Effect, side: Side): void
  /** Databases that are unavailable now. */
  readonly away: Set<ServiceName | 'log' | 'state'>
}

export const createChaos = (plan: Plan, random: Random, coverage: Coverage, story: Story): Chaos => {
  const { rates } = plan
  const happened = new Map<Effect, number>()
  const away = new Set<ServiceName | 'log' | 'state'>()
  let armed = false

  const fault = (kind: FaultKind, actor: string, text: string): void => {
    coverage.fault(kind)
    story.tell(actor, text, 'fault')
  }
  const hit = (probability: number): boolean => armed && probability > 0 && random.chance(probability)

  return {
    get armed() {
      return armed
    },
    arm: () => {
      armed = true
    },
    disarm: () => {
      armed = false
      away.clear()
    },
    delays: (kind, what) => {
      const delay = rates.delayMs === 0 ? 0 : random.between(0, rates.delayMs)
      if (!armed) return [delay]
      if (hit(rates.lost)) {
        fault(`${kind} lost`, 'network', `loses the ${kind} ${what}`)
        return []
      }
      if (hit(rates.doubled)) {
        fault(`${kind} doubled`, 'network', `doubles the ${kind} ${what}`)
        return [delay, random.between(0, 2_000)]
      }
      if (hit(rates.late)) {
        const lateness = random.chance(0.1) ? random.between(1_000, 8_000) : random.between(10, 500)
        fault(`${kind} late`, 'network', `holds up the ${kind} ${what} for ${lateness} ms`)
        return [lateness]
      }
      return [delay]
    },
    crashAt: (effect) => {
      if (!armed) return undefined
      const count = (happened.get(effect) ?? 0) + 1
      happened.set(effect, count)
      return plan.crashes.find((crash) => crash.effect === effect && crash.nth === count)
    },
    logTrouble: () => {
      if (away.has('log')) return 'refused'
      return hit(rates.log) ? random.pick(['refused', 'answer lost', 'late', 'never arrived'] as const) : 'none'
    },
    stateTrouble: () => {
      if (away.has('state')) return 'refused'
      return hit(rates.state) ? random.pick(['refused', 'answer lost'] as const) : 'none'
    },
    storeTrouble: (of) => {
      if (away.has(of)) return 'refused'
      return hit(rates.store) ? random.pick(['refused', 'answer lost'] as const) : 'none'
    },
    pause: () => (random.chance(0.6) ? 0 : random.between(1, 4)),
    chance: random.chance,
    between: random.between,
    pick: random.pick,
    fault,
    crashed: (effect, side) => {
      coverage.crash(`${side} ${effect}`)
    },
    away,
  }
}
