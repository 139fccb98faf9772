import type { Bus, Close } from '@souk/bus'
import {
  failureLabOperations as operations,
  faultyServices,
  readEvent,
  type EventNamed,
  type Fault,
  type FaultEffect,
  type FaultOrder,
  type FaultyService,
  type Located,
  type ServiceName,
  type SoukEvent,
} from '@souk/contracts'
import { clientRequestId, eventsOf, idOf, LogUnavailable, messageOf, type Commit } from '@souk/log-protocol'
import { isUnavailable, retry, type Clock, type Logger } from '@souk/process'
import type { Command, CommandHandler, Outcome } from '../commands/command-handler.ts'
import { createAsk } from '../consume/request.ts'
import { faultyBus, type Way } from './faulty-bus.ts'

/** What is taken away from an order after it was placed, and how it is given back. */
interface Taking {
  /** Takes so much that the order cannot have it; nothing if its service has decided about the order, or the order cannot have it anyway. */
  readonly take: Command
  /** How much an event of `take` has taken. */
  taken(event: SoukEvent): number
  /** Gives it back, as managers do. */
  giveBack(amount: number): Command
}

/** What can be taken away from an order. Undefined: nothing. */
export type TakeAway = (order: EventNamed<'OrderPlaced'>['data']) => Taking | undefined

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

/** When and why a service has found in the log what a message did not bring. */
type FoundThere = Pick<FaultEffect, 'foundAt' | 'foundBy'>

type Placed = Located<EventNamed<'OrderPlaced'>>

const orderIn = (commits: readonly Commit[], isWanted: (order: Placed) => boolean): Placed | undefined => {
  for (const commit of commits)
    for (const located of eventsOf(commit, (type) => type === 'OrderPlaced')) {
      const placed = readEvent(located)
      if (placed?.event.type !== 'OrderPlaced') continue
      const order = { ...placed, event: placed.event }
      if (isWanted(order)) return order
    }
  return undefined
}

const PAUSE_MS = 1_000
/** How long a service waits to be told which fault an order is for. The event store tells it before it publishes the order. */
const TOLD_WITHIN_MS = 2_000
const ATTEMPTS = 5

const createFaults = ({ service, bus, clock, logger }: FaultsOptions): Faults => {
  const ask = createAsk(bus)
  const ending = new AbortController()
  const now = (): string => new Date(clock.now()).toISOString()
  const pass = (seconds: number): Promise<void> => clock.sleep(seconds * 1_000, ending.signal)
  let struck: Struck | undefined
  /** What the event store has ordered, and has not struck yet. */
  let waiting: readonly FaultOrder[] = []
  /** Up to this commit the event store has said which orders the faults are for. */
  let toldOf = 0
  let news = new AbortController()
  const done = new Set<string>()
  /** What the faults that last keep out, until they are over. */
  const barriers = new Set<{ readonly ways: readonly Way[]; readonly over: Promise<void> }>()
  /** Commits whose message was kept from the service, whether a later message has shown the gap, and who wants to know when it finds them in the log. */
  const missing = new Map<number, { hasGap: boolean; readonly found: (tell: FoundThere) => void }>()
  const running = new Set<Promise<void>>()
  /** What is being taken away, by experiment. */
  const takings = new Map<string, Promise<void>>()

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
    let effect: FaultEffect = {
      instance: struck?.instance ?? '',
      position,
      struckAt: now(),
      taken,
      foundAt: null,
      foundBy: null,
      endedAt: null,
    }
    let told = Promise.resolve()
    const send = async (telling: FaultEffect): Promise<void> => {
      await retry(() => ask(operations.tellEffect, { name: service, experimentId, effect: telling }), { clock, attempts: ATTEMPTS })
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
    const taking = struck?.takeAway?.(event.data)
    if (struck === undefined || taking === undefined) return
    const { commands } = struck
    const actor = { kind: 'manager', id: order.customerId } as const
    const execute = async (step: string, command: Command): Promise<Outcome> => {
      const requestId = clientRequestId(actor, `failure-lab ${step}`, order.experimentId)
      const outcome = await commands.execute(command, { actor, requestId, correlationId, causationId: eventId, retriable: true })
      if (outcome.kind === 'failed') throw new LogUnavailable(outcome.detail)
      return outcome
    }
    /** However long the log is away: what was taken must be known, and comes back. A process that ends has a few more attempts. */
    const insist = (step: string, command: Command): Promise<Outcome> => {
      const attempt = (): Promise<Outcome> => execute(step, command)
      return retry(attempt, { clock, mayPass: isUnavailable, signal: ending.signal }).catch(() =>
        retry(attempt, { clock, attempts: ATTEMPTS }),
      )
    }
    const outcome = await insist('take', taking.take)
    if (outcome.kind !== 'committed') return
    settle(order)
    const amount = outcome.events.reduce((sum, taken) => sum + taking.taken(taken), 0)
    const tell = tellOf(order, position, amount)
    const giveBack = async (): Promise<void> => {
      await pass(seconds)
      const given = await insist('give-back', taking.giveBack(amount))
      if (given.kind === 'rejected') throw new Error(`what was taken cannot be given back: ${given.rejection.detail}`)
      tell({ endedAt: now() })
    }
    void keep(giveBack())
  }

  /** Waits until the event store has said which faults these orders are for. */
  const untilToldOf = async (commits: readonly Commit[]): Promise<void> => {
    const isOpen = ({ position, event }: Placed): boolean =>
      position > toldOf && waiting.some(({ customerId, placed }) => placed === null && customerId === event.data.customerId)
    const until = clock.now() + TOLD_WITHIN_MS
    while (orderIn(commits, isOpen) !== undefined && clock.now() < until && !ending.signal.aborted)
      await clock.sleep(until - clock.now(), news.signal)
  }

  const strike = async (order: FaultOrder, commits: readonly Commit[]): Promise<void> => {
    const { experimentId, fault, placed } = order
    if (placed === null) return
    if (fault.kind === 'service-stopped' || fault.kind === 'service-cut-off') {
      settle(order)
      block(order, blockedBy(fault), fault.seconds, placed.position)
    } else if (fault.kind === 'stock-taken' || fault.kind === 'credit-taken') {
      const found = orderIn(commits, ({ event }) => event.data.orderId === placed.orderId)
      if (found === undefined) return
      // Each of the service's loops reads the order, and none may go on before.
      const taking = takings.get(experimentId) ?? keep(takeAway(order, fault.seconds, found)).finally(() => takings.delete(experimentId))
      takings.set(experimentId, taking)
      await taking
    }
  }

  /** Looks at what the service is about to see. Faults of an order strike before it does. */
  const see = async (commits: readonly Commit[]): Promise<void> => {
    await untilToldOf(commits)
    await Promise.all(waiting.map((order) => strike(order, commits)))
  }

  const isBlocked = (way: Way): boolean => [...barriers].some(({ ways }) => ways.includes(way))

  /** Whatever reaches the service shows that an earlier message is missing. */
  const showGaps = ({ position }: Commit): void => {
    for (const [missed, one] of missing) one.hasGap ||= position > missed
  }

  /** Whether a message reaches the service now. @param deliver  lets it reach the service once more */
  const passes = (commit: Commit, deliver: () => Promise<void>): boolean => {
    const about = new Set(eventsOf(commit, struck?.reactsTo).map(({ stream }) => idOf(stream)))
    for (const order of waiting) {
      const { fault } = order
      if (!isOfMessage(fault) || !about.has(order.placed?.orderId ?? '')) continue
      settle(order)
      const tell = tellOf(order, commit.position)
      const end = (): void => tell({ endedAt: now() })
      switch (fault.kind) {
        case 'message-doubled':
          showGaps(commit)
          void keep(deliver().then(end))
          return true
        case 'message-delayed':
          missing.set(commit.position, { hasGap: false, found: tell })
          void keep(pass(fault.seconds).then(deliver).then(end))
          return false
        case 'message-lost':
          missing.set(commit.position, { hasGap: false, found: (there) => tell({ ...there, endedAt: there.foundAt }) })
          return false
        default: {
          const never: never = fault
          return never
        }
      }
    }
    showGaps(commit)
    return true
  }

  const follow = async ({ instance }: Struck): Promise<void> => {
    let known = 0
    while (!ending.signal.aborted) {
      try {
        const { version, position, faults } = await ask(operations.takeFaults, { name: service, instance, known })
        if (ending.signal.aborted) return
        known = version
        toldOf = position
        waiting = faults.filter(({ experimentId }) => !done.has(experimentId))
        await see([])
        news.abort('told')
        news = new AbortController()
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
        const one = missing.get(position)
        one?.found({ foundAt: now(), foundBy: one.hasGap ? 'gap' : 'question' })
        missing.delete(position)
      },
    }),
    isStopped: () => isBlocked('answers'),
    start: (started) => {
      struck = started
      void follow(started)
      return async () => {
        ending.abort()
        news.abort('ending')
        await Promise.all(running)
      }
    },
  }
}
