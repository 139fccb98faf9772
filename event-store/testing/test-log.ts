import type { Bus } from '@souk/bus'
import type { SoukEvent } from '@souk/contracts'
import type { AppendAnswer, AppendRequest, Commit } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import type { UnknownEvent } from '@souk/service/testing'
import { appendEvents } from './append-events.ts'
import { createTestEventStore } from './test-event-store.ts'

/** How an append goes wrong: the request is lost, its answer is lost, or the answer is another one. */
type Fault = 'lost-request' | 'lost-answer' | AppendAnswer

/** An append that waits until the test lets it arrive. */
interface HeldAppend {
  readonly request: AppendRequest
  /** Brings it to the event store, and the answer back. */
  arrive(): Promise<AppendAnswer>
  /** Answers in place of the event store. The append may still arrive later. */
  answer(answer: AppendAnswer): void
}

/** The log of a test of the kit, with faults. */
export interface TestLog {
  readonly bus: Bus
  /** A log client with the faults that the test asks for. */
  readonly log: LogClient
  /** A log client without faults, with eras of its own. */
  readonly direct: LogClient
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
  /** Restores the log from a copy of its first `kept` commits, between two runs of the event store. Its records are not restored. */
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
  const direct = createLogClient(bus, clock)
  const client = createLogClient(bus, clock)
  const faults: (Fault | 'none')[] = []
  const held: HeldAppend[] = []
  const appended: AppendRequest[] = []
  const streamsRead: string[] = []
  const broken: TestLog['broken'] = {}
  let holding = false

  const log: LogClient = {
    ...client,
    get era() {
      return client.era
    },
    append: async (request, era) => {
      appended.push(request)
      if (holding) {
        return new Promise((resolve) => {
          const arrive = async (): Promise<AppendAnswer> => {
            const answer = await client.append(request, era)
            resolve(answer)
            return answer
          }
          held.push({ request, arrive, answer: resolve })
        })
      }
      const fault = faults.shift() ?? 'none'
      if (fault === 'none') return client.append(request, era)
      if (fault === 'lost-answer') await client.append(request, era)
      return typeof fault === 'object' ? fault : { outcome: 'unknown' }
    },
    readStream: (stream, afterVersion) => {
      streamsRead.push(`${stream}>${afterVersion}`)
      return (broken.readStream ?? (() => client.readStream(stream, afterVersion)))()
    },
    readAll: (after, limit) => (broken.readAll ?? (() => client.readAll(after, limit)))(),
    head: () => (broken.head ?? client.head)(),
    park: (events) => (broken.park ?? (() => client.park(events)))(),
    unpark: (consumer, eventIds) => (broken.unpark ?? (() => client.unpark(consumer, eventIds)))(),
    findRequest: (requestId) => (broken.findRequest ?? (() => client.findRequest(requestId)))(),
  }

  return {
    bus,
    log,
    direct,
    faults,
    held,
    appended,
    streamsRead,
    broken,
    append: (...events) => appendEvents(direct, events),
    run: async () => (await direct.begun()).runs[0] ?? '',
    hold: (on) => {
      holding = on
    },
    restore: async (kept) => {
      await eventStore.restore(kept)
      // The first call to the new run fails. The test shall not be the one who makes it.
      await direct.head().catch(() => undefined)
    },
    end: eventStore.stop,
  }
}
