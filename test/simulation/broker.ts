import { createInProcessBus, type Close, type InProcessBus, type RequestHandler } from '@souk/bus'
import { eventStoreOperations } from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { Chaos } from './chaos.ts'
import type { Life } from './life.ts'
import type { Scheduler } from './scheduler.ts'

/** The bus between the processes. The chaos decides what its network does to messages. */
export interface Broker {
  readonly bus: InProcessBus
  /** Several processes may answer one operation. Each request goes to one of them at random. */
  respond(life: Life, operation: string, handler: RequestHandler): Close
  /** Drops every message under way and every request that waits for an event store. */
  purge(): void
}

export const createBroker = async (scheduler: Scheduler, chaos: Chaos, clock: Clock): Promise<Broker> => {
  let purges = 0
  const bus = createInProcessBus({
    clock,
    deliver: ({ kind, name }, task) => {
      const sent = purges
      for (const delay of chaos.delays(kind, name)) {
        scheduler.after(delay, () => {
          if (sent === purges) task()
        })
      }
    },
  })
  const responders = new Map<string, RequestHandler[]>()
  let waiting: { operation: string; handle: (handler: RequestHandler) => void }[] = []

  const answer = (operation: string, message: unknown, sender: string): Promise<unknown> => {
    const handlers = responders.get(operation) ?? []
    if (handlers.length > 0) return chaos.pick(handlers)(message, sender)
    // As in a queue, the request stays until somebody answers it, perhaps long after its sender gave up.
    return new Promise((resolve, reject) => {
      waiting.push({ operation, handle: (handler) => void handler(message, sender).then(resolve, reject) })
    })
  }

  for (const { name } of Object.values(eventStoreOperations)) await bus.respond(name, (message, sender) => answer(name, message, sender))

  return {
    bus,
    respond: (life, operation, handler) => {
      const handlers = responders.get(operation) ?? []
      responders.set(operation, handlers)
      handlers.push(handler)
      const close = async (): Promise<void> => {
        const index = handlers.indexOf(handler)
        if (index >= 0) handlers.splice(index, 1)
      }
      life.onEnd(() => void close())
      const due = waiting.filter((one) => one.operation === operation)
      waiting = waiting.filter((one) => one.operation !== operation)
      for (const { handle } of due) handle(handler)
      return close
    },
    purge: () => {
      purges += 1
      waiting = []
    },
  }
}
