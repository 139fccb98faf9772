import { isDeepStrictEqual } from 'node:util'
import { MAX_FAULT_SECONDS, strikesIn, type Experiment, type Fault, type FaultEffect, type FaultOrder } from '@souk/contracts'
import { eventsOf, idOf, type Commit } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { EventLog } from './log/event-log.ts'

/** What has come of a wish for a fault. */
export type Planting =
  | { readonly kind: 'planted'; readonly experiment: Experiment; readonly replayed: boolean }
  | { readonly kind: 'nobody-takes-it' }
  | { readonly kind: 'key-reused' }

/** The faults of the failure lab, in memory: what managers have planted, which instances have taken it, and what came of it. */
export interface Experiments {
  /** The newest first. Only the last {@link REMEMBERED} are remembered. */
  list(): readonly Experiment[]
  /**
   * Plants a fault for the next order of a manager. Resolves when the instances of the service have taken it.
   * @param key  with the same key, the manager plants one fault, however often
   * @throws LogUnavailable
   */
  plant(customerId: string, fault: Fault, key?: string): Promise<Planting>
  /** Takes a fault back, unless its order has come. */
  lift(experimentId: string): 'lifted' | 'has-its-order' | 'not-there'
  /** Told of every commit before it is published. */
  committed(commits: readonly Commit[]): void
  /** Answers an instance that asks what to do wrong; if it has taken everything, with the next change. */
  take(asked: { readonly name: string; readonly instance: string; readonly known: number }): Promise<{
    readonly version: number
    readonly position: number
    readonly faults: FaultOrder[]
  }>
  /** Notes what a fault did in an instance. */
  note(experimentId: string, effect: FaultEffect): void
  /** Answers all that wait. */
  stop(): void
}

interface Planted extends Omit<Experiment, 'state' | 'takenBy'> {
  /** An instance that knows this version or a later one has taken the fault. */
  readonly version: number
  readonly key: string | undefined
  readonly takenBy: ReadonlySet<string>
}

const REMEMBERED = 20
const EXPIRES_AFTER_MS = 600_000
/** So long after its order, a fault strikes no more. */
const STRIKES_WITHIN_MS = MAX_FAULT_SECONDS * 1_000
/** A fault that has not ended by then has lost its process. */
const OVER_AFTER_MS = STRIKES_WITHIN_MS + MAX_FAULT_SECONDS * 1_000 + 5_000
/** How long an instance waits for an answer. It asks again at once. */
const HOLD_MS = 3_000
/** An instance that has not asked for so long is gone. */
const GONE_AFTER_MS = 2 * HOLD_MS
const TAKEN_WITHIN_MS = 2_000
const LOOK_EVERY_MS = 10

interface ExperimentsOptions {
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Pick<EventLog, 'head'>
}

export const createExperiments = ({ clock, newId, log }: ExperimentsOptions): Experiments => {
  let planted: readonly Planted[] = []
  /** Orders up to this commit have met their faults. */
  let seen = 0
  // No earlier run of the event store has had such a high one.
  let version = clock.now()
  let change = new AbortController()
  const stopping = new AbortController()
  /** The instances that ask for faults. */
  const asking = new Map<string, { readonly name: string; readonly known: number; readonly at: number }>()
  const at = (time: number): string => new Date(time).toISOString()

  const changed = (experiments: readonly Planted[]): void => {
    planted = experiments
    version += 1
    change.abort('changed')
    change = new AbortController()
  }
  const update = (experimentId: string, changes: (one: Planted) => Partial<Planted>): void => {
    planted = planted.map((one) => (one.experimentId === experimentId ? { ...one, ...changes(one) } : one))
  }

  const msSince = (then: string): number => clock.now() - Date.parse(then)
  const stateOf = ({ order, effects, expiresAt }: Planted): Experiment['state'] => {
    if (order === null) return msSince(expiresAt) < 0 ? 'waiting' : 'expired'
    const isOver = msSince(order.placedAt) > (effects.length === 0 ? STRIKES_WITHIN_MS : OVER_AFTER_MS)
    return isOver || (effects.length > 0 && effects.every(({ endedAt }) => endedAt !== null)) ? 'ended' : 'running'
  }
  const shown = ({ version: _, key: __, ...one }: Planted): Experiment => ({
    ...one,
    state: stateOf({ version: _, key: __, ...one }),
    takenBy: [...one.takenBy],
  })

  /** Whether an instance that has not struck yet is to. There is one message about an order, so one instance at most meets it. */
  const isDue = (one: Planted): boolean => {
    if (one.order === null) return stateOf(one) === 'waiting'
    if (one.fault.kind.startsWith('message-') && one.effects.length > 0) return false
    return stateOf(one) === 'running' && msSince(one.order.placedAt) < STRIKES_WITHIN_MS
  }

  const take: Experiments['take'] = async ({ name, instance, known }) => {
    asking.set(instance, { name, known, at: clock.now() })
    for (const one of planted)
      if (strikesIn(one.fault) === name && known >= one.version)
        update(one.experimentId, ({ takenBy }) => ({ takenBy: new Set([...takenBy, instance]) }))
    if (known === version && !stopping.signal.aborted) await clock.sleep(HOLD_MS, change.signal)
    const due = planted.filter((one) => strikesIn(one.fault) === name && isDue(one))
    return {
      version,
      position: seen,
      faults: due.map(({ experimentId, customerId, fault, order }) => ({
        experimentId,
        customerId,
        fault,
        placed: order && { orderId: order.orderId, position: order.position },
      })),
    }
  }

  const takers = (name: string) => [...asking.values()].filter((one) => one.name === name && clock.now() - one.at < GONE_AFTER_MS)

  const begin = (customerId: string, fault: Fault, key: string | undefined): Planted => {
    const now = clock.now()
    const one: Planted = {
      experimentId: newId(),
      customerId,
      fault,
      key,
      plantedAt: at(now),
      expiresAt: at(now + EXPIRES_AFTER_MS),
      order: null,
      effects: [],
      version: version + 1,
      takenBy: new Set(),
    }
    changed([one, ...planted].slice(0, REMEMBERED))
    return one
  }

  const plant: Experiments['plant'] = async (customerId, fault, key) => {
    const { position } = await log.head()
    seen = Math.max(seen, position)
    const before = key === undefined ? undefined : planted.find((one) => one.key === key && one.customerId === customerId)
    if (before !== undefined && !isDeepStrictEqual(before.fault, fault)) return { kind: 'key-reused' }
    const name = strikesIn(fault)
    if (before === undefined && takers(name).length === 0) return { kind: 'nobody-takes-it' }
    const { experimentId, version: wanted, ...one } = before ?? begin(customerId, fault, key)
    const until = clock.now() + TAKEN_WITHIN_MS
    while (clock.now() < until && takers(name).some(({ known }) => known < wanted)) await clock.sleep(LOOK_EVERY_MS)
    const taken = planted.find((other) => other.experimentId === experimentId) ?? { experimentId, version: wanted, ...one }
    return { kind: 'planted', experiment: shown(taken), replayed: before !== undefined }
  }

  const lift: Experiments['lift'] = (experimentId) => {
    const found = planted.find((one) => one.experimentId === experimentId)
    if (found === undefined) return 'not-there'
    if (found.order !== null) return 'has-its-order'
    changed(planted.filter((one) => one !== found))
    return 'lifted'
  }

  /** An order goes to the fault of its customer that has waited longest. */
  const meet = (customerId: unknown, order: Planted['order']): void => {
    const next = planted.findLast((one) => stateOf(one) === 'waiting' && one.customerId === customerId)
    if (next !== undefined) changed(planted.map((one) => (one === next ? { ...one, order } : one)))
  }

  const committed: Experiments['committed'] = (commits) => {
    for (const commit of commits) {
      seen = commit.position
      if (planted.length === 0) continue
      for (const { stream, event, position, at: placedAt } of eventsOf(commit, (type) => type === 'OrderPlaced'))
        meet(event.data['customerId'], { orderId: idOf(stream), placedAt, position })
    }
  }

  return {
    list: () => planted.map(shown),
    plant,
    lift,
    committed,
    take,
    note: (experimentId, effect) =>
      update(experimentId, ({ effects }) => ({ effects: [...effects.filter(({ instance }) => instance !== effect.instance), effect] })),
    stop: () => {
      stopping.abort()
      change.abort('stopped')
    },
  }
}
