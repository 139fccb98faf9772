import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { createInProcessBus, RequestFailed, type Bus } from '@souk/bus'
import { messageOf } from '@souk/log-protocol'
import { systemClock } from '@souk/process'

// A service in a process of its own asks an event store in the process that has started it, so that each has its own memory, as with a broker.

const TIMEOUT_MS = 60_000

const request = z.strictObject({ request: z.number(), operation: z.string(), message: z.unknown() })
const answer = z.strictObject({ answerTo: z.number(), answer: z.unknown().optional(), failure: z.string().optional() })

/** Sends the requests of a process to the one that has started it. All else stays in the process. */
export const openParentBus = (): Bus => {
  const waiting = new Map<number, (given: z.output<typeof answer>) => void>()
  let requests = 0
  process.on('message', (message) => {
    const { data } = answer.safeParse(message)
    if (data === undefined) return
    waiting.get(data.answerTo)?.(data)
    waiting.delete(data.answerTo)
  })
  return {
    ...createInProcessBus({ clock: systemClock }),
    request: (operation, message) =>
      new Promise((resolve, reject) => {
        requests += 1
        waiting.set(requests, (given) => (given.failure === undefined ? resolve(given.answer) : reject(new RequestFailed(given.failure))))
        process.send?.({ request: requests, operation, message })
      }),
  }
}

/** Answers the requests of a process that this one has started. All other messages of it go to `other`. */
export const serveBus = (child: ChildProcess, bus: Bus | undefined, other: (message: unknown) => void): void =>
  void child.on('message', async (message) => {
    const { data } = request.safeParse(message)
    if (data === undefined || bus === undefined) {
      other(message)
      return
    }
    const given = await bus.request(data.operation, data.message, { timeoutMs: TIMEOUT_MS }).then(
      (value) => ({ answer: value }),
      (error: unknown) => ({ failure: messageOf(error) }),
    )
    // It may have ended meanwhile.
    if (child.connected) child.send({ answerTo: data.request, ...given })
  })
