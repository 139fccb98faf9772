import { BusUnavailable, type Bus } from '@souk/bus'
import { eventStoreOperations as operations, type Commit } from '@souk/log-protocol'

/** What a fault keeps from the service, or keeps the service from. */
export type Way = 'messages' | 'requests' | 'answers'

/** What stands between a bus and a service. */
interface Between {
  /** Called with commits before the service gets them: by a message, or in an answer of the event store. */
  see(commits: readonly Commit[]): Promise<void>
  /** Whether a message reaches the service now. @param deliver  lets it reach the service once more */
  passes(commit: Commit, deliver: () => Promise<void>): boolean
  isBlocked(way: Way): boolean
  /** Resolves when nothing keeps messages back. */
  untilOpen(): Promise<void>
  /** Whether anything is to be looked at. */
  isBusy(): boolean
  /** Told of a commit that the service gets from the event store. */
  found(commit: Commit): void
}

/** A bus with faults. Where none is in force, everything passes as it is. */
export const faultyBus = (bus: Bus, between: Between): Bus => {
  const refuse = (what: string): void => {
    if (between.isBlocked('requests')) throw new BusUnavailable(`${what}: the failure lab keeps this service from the bus`)
  }
  return {
    sender: bus.sender,
    request: async (operation, message, options) => {
      refuse(operation)
      const answer = await bus.request(operation, message, options)
      if (operation === operations.readAll.name && between.isBusy()) {
        const { commits } = operations.readAll.answer.parse(answer)
        await between.see(commits)
        refuse(operation)
        commits.forEach(between.found)
      }
      return answer
    },
    respond: (operation, handler) =>
      bus.respond(operation, async (message, sender) => {
        refuse(operation)
        return handler(message, sender)
      }),
    publish: bus.publish,
    subscribe: (queue, handler, options) =>
      bus.subscribe(
        queue,
        async (commits, run) => {
          await between.see(commits)
          await between.untilOpen()
          const passing = commits.filter((commit) => between.passes(commit, () => handler([commit], run)))
          if (passing.length > 0) await handler(passing, run)
        },
        options,
      ),
    close: bus.close,
  }
}
