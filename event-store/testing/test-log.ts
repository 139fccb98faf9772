import type { Bus } from '@souk/bus'
import type { SoukEvent } from '@souk/contracts'
import { eventStoreOperations, type AppendRequest, type Commit } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createLogClient, type AppendOutcome, type LogClient } from '@souk/service'
import type { UnknownEvent } from '@souk/service/testing'
import { appendEvents } from './append-events.ts'
import { createTestEventStore } from './test-event-store.ts'

/** How an append goes wrong: the request is lost, its answer is lost, or the answer is another one. */
type Fault = 'lost-request' | 'lost-answer' | AppendOutcome

/** An append that waits until the test lets it arrive. */
interface HeldAppend {
  readonly request: AppendRequest
  /** Brings it to the event store, and the answer back. */
  arrive(): Promise<AppendOutcome>
  /** Answers in place of the event store. The append may still arrive later. */
  answer(answer: AppendOutcome): void
}

/** The log of a test of the kit, with faults. */
export interface TestLog {
  readonly bus: Bus
  /** A log client with the faults that the test asks for. */
  readonly log: LogClient
  /** A log client without faults, of a process that is started again with each run of the event store. */
  readonly direct: LogClient
  /** Why the process of `log` has ended: one line each time. */
  readonly fatal: readonly string[]
  /** Starts the process of `log` again: from now on `log` knows nothing of what it has read before. */
  startAgain(): void
  /** The id of the run of the event store. */
  run(): Promise<string>
  /** What happens to the next appends, one entry for each. When it is empty, all is well. */
  readonly faults: (Fault | 'none')[]
  readonly held: HeldAppend[]
  /** Appends that were sent so far. */
  readonly appended: AppendRequest[]
  /** Streams that were read so far, as `<stream>><version>`. */
  readonly streamsRead: string[]
  /** From now on appends wait in `held`, or no longer. */
  hold(on: boolean): void
  /** Appends events in one commit, as the services that own their streams would, whatever versions the streams have. */
  append(...events: readonly (SoukEvent | UnknownEvent)[]): Promise<Commit>
  /** Restores the log from a copy of its first `kept` commits, between two runs of the event store. Its state is not restored. */
  restore(kept: number): Promise<void>
  /** Calls of `log` that fail, by name. The test sets and deletes them. */
  readonly broken: { [Name in keyof LogClient]?: () => Promise<never> }
  end(): Promise<void>
}

/** Starts a real event store in memory, and a log client that fails as the test asks. */
export const startTestLog = async (clock: Clock = systemClock): Promise<TestLog> => {
  const eventStore = createTestEventStore({ clock })
  await eventStore.start()
  const { bus } = eventStore
  let direct = createLogClient(bus, clock)
  const fatal: string[] = []
  const connect = (): LogClient => createLogClient(bus, clock, { fatal: ({ message }) => fatal.push(message) })
  let client = connect()
  const faults: (Fault | 'none')[] = []
  const held: HeldAppend[] = []
  const appended: AppendRequest[] = []
  const streamsRead: string[] = []
  const broken: TestLog['broken'] = {}
  let holding = false

  const log: LogClient = {
    holds: (checkpoint) => client.holds(checkpoint),
    believes: (run) => client.believes(run),
    note: (seen) => client.note(seen),
    lose: (why) => client.lose(why),
    readProgress: (consumer) => client.readProgress(consumer),
    saveProgress: (consumer, checkpoint) => client.saveProgress(consumer, checkpoint),
    listParked: (consumer) => client.listParked(consumer),
    append: async (request) => {
      appended.push(request)
      if (holding) {
        return new Promise((resolve) => {
          const arrive = async (): Promise<AppendOutcome> => {
            const answer = await client.append(request)
            resolve(answer)
            return answer
          }
          held.push({ request, arrive, answer: resolve })
        })
      }
      const fault = faults.shift() ?? 'none'
      if (fault === 'none') return client.append(request)
      if (fault === 'lost-answer') await client.append(request)
      return typeof fault === 'object' ? fault : { outcome: 'unknown' }
    },
    readStream: (stream, afterVersion) => {
      streamsRead.push(`${stream}>${afterVersion}`)
      return (broken.readStream ?? (() => client.readStream(stream, afterVersion)))()
    },
    readAll: (after, limit) => (broken.readAll ?? (() => client.readAll(after, limit)))(),
    head: () => (broken.head ?? (() => client.head()))(),
    park: (events) => (broken.park ?? (() => client.park(events)))(),
    noteSettled: (event) => client.noteSettled(event),
    unpark: (consumer, eventIds) => (broken.unpark ?? (() => client.unpark(consumer, eventIds)))(),
    findRequest: (requestId) => (broken.findRequest ?? (() => client.findRequest(requestId)))(),
  }

  return {
    bus,
    log,
    get direct() {
      return direct
    },
    fatal,
    startAgain: () => {
      client = connect()
    },
    faults,
    held,
    appended,
    streamsRead,
    broken,
    append: (...events) => appendEvents(direct, events),
    run: async () => {
      const { run } = eventStoreOperations.head.answer.parse(await bus.request(eventStoreOperations.head.name, {}, { timeoutMs: 1_000 }))
      return run
    },
    hold: (on) => {
      holding = on
    },
    restore: async (kept) => {
      await eventStore.restore(kept)
      direct = createLogClient(bus, clock)
    },
    end: eventStore.stop,
  }
}
