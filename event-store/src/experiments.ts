import { MAX_FAULT_SECONDS, strikesIn, type Experiment, type Fault, type FaultEffect, type FaultOrder } from '@souk/contracts'
import { eventsOf, idOf, type Commit } from '@souk/log-protocol'
import type { Clock } from '@souk/process'

/** The faults of the failure lab, in memory: what managers have planted, which instances have taken it, and what came of it. */
export interface Experiments {
  /** The newest first. Only the last {@link REMEMBERED} are remembered. */
  list(): readonly Experiment[]
  /**
   * Plants a fault for the next order of a manager. Resolves when the instances of the service have taken it.
   * @returns undefined if none of them takes faults
   */
  plant(customerId: string, fault: Fault): Promise<Experiment | undefined>
  /** Told of every commit before it is published. */
  committed(commits: readonly Commit[]): void
  /** Answers an instance that asks what to do wrong; if it has taken everything, with the next change. */
  take(asked: { readonly name: string; readonly instance: string; readonly known: number }): Promise<{
    readonly version: number
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
  readonly takenBy: ReadonlySet<string>
}

const REMEMBERED = 20
const EXPIRES_AFTER_MS = 600_000
/** A fault that has not struck by then strikes no more, and one that has not ended has lost its process. */
const OVER_AFTER_MS = 2 * MAX_FAULT_SECONDS * 1_000 + 5_000
/** How long an instance waits for an answer. It asks again at once. */
const HOLD_MS = 3_000
/** An instance that has not asked for so long is gone. */
const GONE_AFTER_MS = 2 * HOLD_MS
const TAKEN_WITHIN_MS = 2_000
const LOOK_EVERY_MS = 10

export const createExperiments = ({ clock, newId }: { readonly clock: Clock; readonly newId: () => string }): Experiments => {
  let planted: readonly Planted[] = []
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

  const stateOf = ({ order, effects, expiresAt }: Planted): Experiment['state'] => {
    if (order === null) return clock.now() < Date.parse(expiresAt) ? 'waiting' : 'expired'
    const isOver = clock.now() > Date.parse(order.placedAt) + OVER_AFTER_MS
    return isOver || (effects.length > 0 && effects.every(({ endedAt }) => endedAt !== null)) ? 'ended' : 'running'
  }
  const shown = ({ version: _, ...one }: Planted): Experiment => ({
    ...one,
    state: stateOf({ version: _, ...one }),
    takenBy: [...one.takenBy],
  })

  const take: Experiments['take'] = async ({ name, instance, known }) => {
    asking.set(instance, { name, known, at: clock.now() })
    for (const one of planted)
      if (strikesIn(one.fault) === name && known >= one.version)
        update(one.experimentId, ({ takenBy }) => ({ takenBy: new Set([...takenBy, instance]) }))
    if (known === version && !stopping.signal.aborted) await clock.sleep(HOLD_MS, change.signal)
    const due = planted.filter((one) => strikesIn(one.fault) === name && ['waiting', 'running'].includes(stateOf(one)))
    return {
      version,
      faults: due.map(({ experimentId, customerId, fault, order }) => ({
        experimentId,
        customerId,
        fault,
        placed: order && { orderId: order.orderId, position: order.position },
      })),
    }
  }

  const takers = (name: string) => [...asking.values()].filter((one) => one.name === name && clock.now() - one.at < GONE_AFTER_MS)

  const plant: Experiments['plant'] = async (customerId, fault) => {
    const name = strikesIn(fault)
    if (takers(name).length === 0) return undefined
    const now = clock.now()
    const one: Planted = {
      experimentId: newId(),
      customerId,
      fault,
      plantedAt: at(now),
      expiresAt: at(now + EXPIRES_AFTER_MS),
      order: null,
      effects: [],
      version: version + 1,
      takenBy: new Set(),
    }
    changed([one, ...planted].slice(0, REMEMBERED))
    while (clock.now() < now + TAKEN_WITHIN_MS && takers(name).some(({ known }) => known < one.version)) await clock.sleep(LOOK_EVERY_MS)
    const taken = planted.find(({ experimentId }) => experimentId === one.experimentId)
    return shown(taken ?? one)
  }

  const committed: Experiments['committed'] = (commits) => {
    if (!planted.some((one) => stateOf(one) === 'waiting')) return
    for (const commit of commits)
      for (const { stream, event, position, at: placedAt } of eventsOf(commit, (type) => type === 'OrderPlaced')) {
        const order = { orderId: idOf(stream), placedAt, position }
        const isNext = (one: Planted): boolean => stateOf(one) === 'waiting' && one.customerId === event.data['customerId']
        if (planted.some(isNext)) changed(planted.map((one) => (isNext(one) ? { ...one, order } : one)))
      }
  }

  return {
    list: () => planted.map(shown),
    plant,
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
