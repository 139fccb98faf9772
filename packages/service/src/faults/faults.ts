import type { Bus, Close } from '@souk/bus'
import {
  failureLabOperations as operations,
  faultyServices,
  MAX_FAULT_SECONDS,
  readEvent,
  type EventNamed,
  type Fault,
  type FaultEffect,
  type FaultOrder,
  type FaultyService,
  type Located,
  type ServiceName,
} from '@souk/contracts'
import { clientRequestId, eventsOf, idOf, LogUnavailable, messageOf, type Commit } from '@souk/log-protocol'
import { retry, type Clock, type Logger } from '@souk/process'
import type { Command, CommandHandler } from '../commands/command-handler.ts'
import { createAsk } from '../consume/request.ts'
import { faultyBus, type Way } from './faulty-bus.ts'

/** What is taken away from an order after it was placed, and how it is given back: by the commands that managers send, too. */
interface Taking {
  readonly amount: number
  readonly take: Command
  readonly giveBack: Command
}

/** Finds what to take away so that the order cannot have it. Undefined: it cannot have it anyway. */
export type TakeAway = (order: EventNamed<'OrderPlaced'>['data']) => Promise<Taking | undefined>

/** The process that the faults strike. */
interface Struck {
  readonly instance: string
  readonly reactsTo: (type: string) => boolean
  readonly commands: Pick<CommandHandler, 'execute'>
  readonly takeAway?: TakeAway
}

/** The faults that managers have ordered for a service, in one of its processes. There are none unless a setting allows them. */
export interface Faults {
  /** The bus as the service has it. */
  readonly bus: Bus
  /** Whether the service is to answer nothing now. */
  isStopped(): boolean
  /** Takes orders for faults from now on. The last one closes all: every fault ends, and what was taken is given back. */
  start(struck: Struck): Close
}

interface FaultsOptions {
  readonly service: FaultyService
  /** The bus without faults: orders for faults come over it. */
  readonly bus: Bus
  readonly clock: Clock
  readonly logger: Logger
}

/** The bus of a service, and its faults if they are allowed. */
export const withFaults = (
  bus: Bus,
  { isAllowed, service, ...parts }: Omit<FaultsOptions, 'service' | 'bus'> & { readonly isAllowed: boolean; readonly service: ServiceName },
): { readonly bus: Bus; readonly faults?: Faults } => {
  const faulty = faultyServices.find((one) => one === service)
  if (!isAllowed || faulty === undefined) return { bus }
  const faults = createFaults({ ...parts, service: faulty, bus })
  return { bus: faults.bus, faults }
}

const blockedBy = (fault: Fault): readonly Way[] => {
  if (fault.kind === 'service-stopped') return ['messages', 'requests', 'answers']
  if (fault.kind !== 'service-cut-off') return []
  return fault.from === 'bus' ? ['messages', 'requests'] : ['requests']
}

type MessageFault = Extract<Fault, { kind: `message-${string}` }>
const isOfMessage = (fault: Fault): fault is MessageFault => fault.kind.startsWith('message-')

type Placed = Located<EventNamed<'OrderPlaced'>>

const orderIn = (commits: readonly Commit[], isWanted: (order: Placed['event']['data']) => boolean): Placed | undefined => {
  for (const commit of commits)
    for (const located of eventsOf(commit, (type) => type === 'OrderPlaced')) {
      const placed = readEvent(located)
      if (placed?.event.type === 'OrderPlaced' && isWanted(placed.event.data)) return { ...placed, event: placed.event }
    }
  return undefined
}

const PAUSE_MS = 1_000
const TELLS = 5

const createFaults = ({ service, bus, clock, logger }: FaultsOptions): Faults => {
  const ask = createAsk(bus)
  const ending = new AbortController()
  const now = (): string => new Date(clock.now()).toISOString()
  const pass = (seconds: number): Promise<void> => clock.sleep(seconds * 1_000, ending.signal)
  let struck: Struck | undefined
  /** What the event store has ordered, and has not struck yet. */
  let waiting: readonly FaultOrder[] = []
  /** The orders that faults are for, as far as this process has seen them itself; by experiment. */
  const orders = new Map<string, FaultOrder['placed']>()
  const done = new Set<string>()
  /** What the faults that last keep out, until they are over. */
  const barriers = new Set<{ readonly ways: readonly Way[]; readonly over: Promise<void> }>()
  /** Commits whose message was kept from the service, and who wants to know when it finds them in the log. */
  const missing = new Map<number, () => void>()
  const running = new Set<Promise<void>>()

  const placedFor = ({ experimentId, placed }: FaultOrder): FaultOrder['placed'] => placed ?? orders.get(experimentId) ?? null
  const settle = ({ experimentId }: FaultOrder): void => {
    done.add(experimentId)
    waiting = waiting.filter((other) => other.experimentId !== experimentId)
  }

  /** What must have ended before the process may. */
  const keep = (work: Promise<void>): Promise<void> => {
    const ended = work
      .catch((error: unknown) => logger.warn({ service, error: messageOf(error) }, 'something went wrong with a fault'))
      .finally(() => running.delete(ended))
    running.add(ended)
    return ended
  }

  /** Tells that a fault strikes. @returns tells what becomes of it */
  const tellOf = (order: FaultOrder, position: number, taken: number | null = null) => {
    const { experimentId, fault } = order
    let effect: FaultEffect = { instance: struck?.instance ?? '', position, struckAt: now(), taken, foundAt: null, endedAt: null }
    let told = Promise.resolve()
    const send = async (telling: FaultEffect): Promise<void> => {
      await retry(() => ask(operations.tellEffect, { name: service, experimentId, effect: telling }), { clock, attempts: TELLS })
    }
    const tell = (changed: Partial<FaultEffect>): void => {
      const telling = (effect = { ...effect, ...changed })
      logger.warn({ service, experimentId, fault, effect }, 'a fault of the failure lab')
      told = keep(told.then(() => send(telling)))
    }
    tell({})
    return tell
  }

  const block = (order: FaultOrder, ways: readonly Way[], seconds: number, position: number): void => {
    const tell = tellOf(order, position)
    const barrier = { ways, over: pass(seconds) }
    barriers.add(barrier)
    void keep(
      barrier.over.then(() => {
        barriers.delete(barrier)
        tell({ endedAt: now() })
      }),
    )
  }

  const takeAway = async (order: FaultOrder, seconds: number, { position, correlationId, eventId, event }: Placed): Promise<void> => {
    const taking = await struck?.takeAway?.(event.data)
    if (taking === undefined) return
    const actor = { kind: 'manager', id: order.customerId } as const
    const execute = async (command: Command): Promise<boolean> => {
      const requestId = clientRequestId(actor, `failure-lab ${command === taking.take ? 'take' : 'give-back'}`, order.experimentId)
      const origin = { actor, requestId, correlationId, causationId: eventId, retriable: true }
      const outcome = await struck?.commands.execute(command, origin)
      if (outcome?.kind === 'failed') throw new LogUnavailable(outcome.detail)
      return outcome?.kind === 'committed'
    }
    if (!(await execute(taking.take))) return
    const tell = tellOf(order, position, taking.amount)
    const giveBack = async (): Promise<void> => {
      await pass(seconds)
      await retry(() => execute(taking.giveBack), { clock, attempts: TELLS })
      tell({ endedAt: now() })
    }
    void keep(giveBack())
  }

  /** A message fault that no message has met. */
  const liftInTime = (order: FaultOrder): void => {
    if (!orders.has(order.experimentId)) void keep(pass(MAX_FAULT_SECONDS).then(() => settle(order)))
    orders.set(order.experimentId, placedFor(order))
  }

  /** Looks at what the service is about to see. Faults of an order strike when it does. */
  const see = async (commits: readonly Commit[]): Promise<void> => {
    for (const order of waiting) {
      const placed = orderIn(commits, ({ customerId, orderId }) =>
        placedFor(order) === null ? customerId === order.customerId : placedFor(order)?.orderId === orderId,
      )
      const known = placed === undefined ? placedFor(order) : { orderId: placed.event.data.orderId, position: placed.position }
      if (known === null) continue
      liftInTime({ ...order, placed: known })
      const { fault } = order
      if (fault.kind === 'service-stopped' || fault.kind === 'service-cut-off') {
        settle(order)
        block(order, blockedBy(fault), fault.seconds, known.position)
      } else if ((fault.kind === 'stock-taken' || fault.kind === 'credit-taken') && placed !== undefined) {
        settle(order)
        await keep(takeAway(order, fault.seconds, placed))
      }
    }
  }

  const isBlocked = (way: Way): boolean => [...barriers].some(({ ways }) => ways.includes(way))

  /** Whether a message reaches the service now. @param deliver  lets it reach the service once more */
  const passes = (commit: Commit, deliver: () => Promise<void>): boolean => {
    const about = new Set(eventsOf(commit, struck?.reactsTo).map(({ stream }) => idOf(stream)))
    for (const order of waiting) {
      const { fault } = order
      if (!isOfMessage(fault) || !about.has(placedFor(order)?.orderId ?? '')) continue
      settle(order)
      const tell = tellOf(order, commit.position)
      const end = (): void => tell({ endedAt: now() })
      switch (fault.kind) {
        case 'message-doubled':
          void keep(deliver().then(end))
          return true
        case 'message-delayed':
          missing.set(commit.position, () => tell({ foundAt: now() }))
          void keep(pass(fault.seconds).then(deliver).then(end))
          return false
        case 'message-lost':
          missing.set(commit.position, () => tell({ foundAt: now(), endedAt: now() }))
          return false
        default: {
          const never: never = fault
          return never
        }
      }
    }
    return true
  }

  const follow = async ({ instance }: Struck): Promise<void> => {
    let known = 0
    while (!ending.signal.aborted) {
      try {
        const { version, faults } = await ask(operations.takeFaults, { name: service, instance, known })
        if (ending.signal.aborted) return
        known = version
        waiting = faults.filter(({ experimentId }) => !done.has(experimentId))
        await see([])
      } catch {
        // The event store is away, or has no failure lab.
        await clock.sleep(PAUSE_MS, ending.signal)
      }
    }
  }

  return {
    bus: faultyBus(bus, {
      see,
      passes,
      isBlocked,
      untilOpen: async () => {
        for (const { ways, over } of barriers) if (ways.includes('messages')) await over
      },
      isBusy: () => waiting.length > 0 || missing.size > 0,
      found: ({ position }) => {
        missing.get(position)?.()
        missing.delete(position)
      },
    }),
    isStopped: () => isBlocked('answers'),
    start: (started) => {
      struck = started
      void follow(started)
      return async () => {
        ending.abort()
        await Promise.all(running)
      }
    },
  }
}
