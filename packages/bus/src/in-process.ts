import { messageOf, MAX_BATCH, type Commit } from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import {
  BusUnavailable,
  NobodyAnswers,
  REDELIVERY_PAUSES,
  RequestFailed,
  type Bus,
  type CommitsHandler,
  type RequestHandler,
} from './bus.ts'
import { createGate, type Gate } from './gate.ts'
import { createPendingRequests, type PendingRequest } from './pending-requests.ts'

/** A message on its way. `name` is the operation of a request or an answer, or the queue of a publication. */
export interface Delivery {
  readonly kind: 'request' | 'answer' | 'publication'
  readonly name: string
}

/**
 * Delivers a message by calling the task, but only after it has returned.
 * A test may lose the message (no call), double it (two calls), delay it or reorder it.
 */
export type Deliver = (message: Delivery, task: () => void) => void

export interface InProcessBusOptions {
  readonly clock: Clock
  /** Default: once, in order, in a microtask. */
  readonly deliver?: Deliver
}

/** A bus inside one process. */
export interface InProcessBus extends Bus {
  /** The same bus, for a party that sends under that name. Closing it closes the bus for all. */
  as(sender: string): Bus
}

/** Most commits that wait in one queue. Beyond that the oldest are dropped, and the subscriber pulls them from the log. */
export const MAX_WAITING_COMMITS = 10_000

interface Responder {
  readonly handler: RequestHandler
  readonly busy: Gate
}

interface Subscription {
  readonly handler: CommitsHandler
  readonly busy: Gate
  readonly closing: AbortController
}

interface Waiting {
  readonly commit: Commit
  /** The run of the event store that it comes from. */
  readonly run: string
}

interface Queue {
  readonly name: string
  readonly isExclusive: boolean
  readonly waiting: Waiting[]
  /** Only the first is active. */
  readonly subscriptions: Subscription[]
  delivering: boolean
}

const inMicrotask: Deliver = (_message, task) => {
  queueMicrotask(task)
}

const remove = <Item>(items: Item[], item: Item): void => {
  const index = items.indexOf(item)
  if (index >= 0) items.splice(index, 1)
}

/** Takes consecutive commits of one run from the head of the queue. So a slow subscriber gets few large deliveries. */
const takeConsecutive = (waiting: Waiting[]): Waiting[] => {
  let length = 0
  let next = waiting[0]?.commit.position
  const run = waiting[0]?.run
  while (length < MAX_BATCH && next !== undefined && waiting[length]?.commit.position === next && waiting[length]?.run === run) {
    length += 1
    next += 1
  }
  return waiting.splice(0, length)
}

/** The sender of the bus itself. */
const PROCESS = 'process'

/**
 * A bus inside one process. Messages are passed by reference, so neither side may change one afterwards.
 * A queue lives as long as it has a subscription. Of several responders to one operation only the first is active.
 */
export const createInProcessBus = ({ clock, deliver = inMicrotask }: InProcessBusOptions): InProcessBus => {
  const responders = new Map<string, Responder[]>()
  const queues = new Set<Queue>()
  const pending = createPendingRequests(clock)
  let phase: 'open' | 'closing' | 'closed' = 'open'
  let running = createGate()
  let closed: Promise<void> | undefined

  const refused = (what: string): BusUnavailable => new BusUnavailable(`${what}: the bus is closed`)

  const answer = (request: PendingRequest, settle: () => void): void => {
    deliver({ kind: 'answer', name: request.operation }, () => {
      if (pending.take(request)) settle()
    })
  }

  const receive = (request: PendingRequest, message: unknown, sender: string): void => {
    const { operation } = request
    const responder = phase === 'closed' ? undefined : responders.get(operation)?.[0]
    if (responder === undefined) {
      answer(request, () => request.reject(new NobodyAnswers(`${operation}: nobody answers`)))
      return
    }
    const { handler, busy } = responder
    const counted = running
    counted.enter()
    busy.enter()
    const end = (settle: () => void): void => {
      answer(request, settle)
      busy.leave()
      counted.leave()
    }
    const fail = (error: unknown): void => end(() => request.reject(new RequestFailed(messageOf(error))))
    try {
      handler(message, sender).then((value) => end(() => request.resolve(value)), fail)
    } catch (error) {
      fail(error)
    }
  }

  /** Resolves to false if the subscription was closed before its handler succeeded. */
  const handle = async ({ handler, closing }: Subscription, taken: readonly Waiting[]): Promise<boolean> => {
    const commits = taken.map(({ commit }) => commit)
    const run = taken[0]?.run ?? ''
    try {
      await retry(() => handler(commits, run), { clock, signal: closing.signal, ...REDELIVERY_PAUSES })
      return true
    } catch {
      // The subscription was closed. The handler reports its failures itself.
      return false
    }
  }

  const deliverWaiting = async (queue: Queue): Promise<void> => {
    if (queue.delivering) return
    queue.delivering = true
    while (phase === 'open' && queue.waiting.length > 0) {
      const subscription = queue.subscriptions[0]
      if (subscription === undefined) break
      const taken = takeConsecutive(queue.waiting)
      const counted = running
      counted.enter()
      subscription.busy.enter()
      if (!(await handle(subscription, taken)) && queue.subscriptions.length > 0) queue.waiting.unshift(...taken)
      subscription.busy.leave()
      counted.leave()
    }
    queue.delivering = false
  }

  const arrive = (queue: Queue, commits: readonly Commit[], run: string): void => {
    if (queue.subscriptions.length === 0) return
    queue.waiting.push(...commits.map((commit) => ({ commit, run })))
    const excess = queue.waiting.length - MAX_WAITING_COMMITS
    if (excess > 0) queue.waiting.splice(0, excess)
    void deliverWaiting(queue)
  }

  const closeSubscription = (queue: Queue, subscription: Subscription): Promise<void> => {
    remove(queue.subscriptions, subscription)
    subscription.closing.abort()
    if (queue.subscriptions.length === 0) {
      queue.waiting.length = 0
      queues.delete(queue)
    }
    return subscription.busy.empty()
  }

  const shutDown = async (): Promise<void> => {
    phase = 'closing'
    for (const { subscriptions } of queues) {
      for (const { closing } of subscriptions) closing.abort()
    }
    // Handlers that run now may still send requests, which are still answered. Handlers that start from now on must not keep the bus open.
    const atClose = running
    running = createGate()
    await atClose.empty()
    phase = 'closed'
    await running.empty()
    pending.close(new BusUnavailable('the bus was closed before the answer came'))
  }

  const as = (sender: string): Bus => ({
    sender,

    request: (operation, message, { timeoutMs }) =>
      phase === 'closed'
        ? Promise.reject(refused(operation))
        : new Promise((resolve, reject) => {
            const request = pending.add(operation, timeoutMs, resolve, reject)
            deliver({ kind: 'request', name: operation }, () => receive(request, message, sender))
          }),

    respond: async (operation, handler) => {
      if (phase !== 'open') throw refused(operation)
      const responder: Responder = { handler, busy: createGate() }
      const all = responders.get(operation) ?? []
      responders.set(operation, all)
      all.push(responder)
      return () => {
        remove(all, responder)
        return responder.busy.empty()
      }
    },

    publish: async (commits, run) => {
      if (phase === 'closed') throw refused('publish')
      if (commits.length === 0) return
      for (const queue of queues) deliver({ kind: 'publication', name: queue.name }, () => arrive(queue, commits, run))
    },

    subscribe: async (name, handler, { exclusive: isExclusive = false } = {}) => {
      if (phase !== 'open') throw refused(name)
      const subscription: Subscription = { handler, busy: createGate(), closing: new AbortController() }
      const shared = isExclusive ? undefined : [...queues].find((queue) => queue.name === name && !queue.isExclusive)
      const queue = shared ?? { name, isExclusive, waiting: [], subscriptions: [], delivering: false }
      queues.add(queue)
      queue.subscriptions.push(subscription)
      return () => closeSubscription(queue, subscription)
    },

    close: () => {
      closed ??= shutDown()
      return closed
    },
  })
  return { ...as(PROCESS), as }
}
