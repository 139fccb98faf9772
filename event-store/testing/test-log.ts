import { randomUUID } from 'node:crypto'
import { createInProcessBus, type Bus } from '@souk/bus'
import { schemaVersionOf, streamOf, type SoukEvent } from '@souk/contracts'
import { canonicalJson, categoryOf, eventStoreOperations, type AppendRequest, type Commit, type JsonObject } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createLogClient, type AppendOutcome, type LogClient } from '@souk/service'
import { createEventStore } from '../src/event-store.ts'
import { openSqliteEventLog } from '../src/log/event-log.sqlite.ts'
import { openSqliteRecords } from '../src/state/records.sqlite.ts'

/** How an append goes wrong: it never arrives, its answer is lost, or the answer is another one. */
type Fault = 'lost-request' | 'lost-answer' | AppendOutcome

/** An append on its way: the test says when it arrives. */
interface HeldAppend {
  readonly request: AppendRequest
  /** Brings it to the log, and the answer back. */
  arrive(): Promise<AppendOutcome>
  /** Answers without bringing it; it may still arrive later. */
  answer(answer: AppendOutcome): void
}

export interface TestLog {
  readonly bus: Bus
  /** With faults. */
  readonly log: LogClient
  /** Without faults, and of a process of its own that is started again with each run of the event store. */
  readonly direct: LogClient
  /** Why the process of `log` has ended, each time. */
  readonly fatal: readonly string[]
  /** The run of the event store. */
  run(): Promise<string>
  /** Of the appends to come, one for each; after that all is well. */
  readonly faults: (Fault | 'none')[]
  readonly held: HeldAppend[]
  readonly appended: AppendRequest[]
  /** Streams read so far. */
  readonly streamsRead: string[]
  /** From now on appends wait until the test lets them arrive. */
  hold(on: boolean): void
  /** Appends what another party would, whatever version its streams have. */
  append(...events: readonly (SoukEvent | { readonly type: string; readonly stream: string; readonly data: JsonObject })[]): Promise<Commit>
  /** Puts a copy of its first commits in the place of the log, while the event store stands still; what is kept beside it stays. */
  restore(kept: number): Promise<void>
  /** Called in place of any call of that name while it is there. */
  readonly broken: { [Name in keyof LogClient]?: () => Promise<never> }
  end(): Promise<void>
}

/** The real event store in memory, reached over a real bus, with faults that a test asks for. */
export const startTestLog = async (clock: Clock = systemClock): Promise<TestLog> => {
  const bus = createInProcessBus({ clock })
  const records = openSqliteRecords(':memory:')
  let eventLog = openSqliteEventLog(':memory:')
  let eventStore = createEventStore({ log: eventLog, records, bus, clock })
  await eventStore.start()
  let direct = createLogClient(bus, clock)
  const fatal: string[] = []
  const client = createLogClient(bus, clock, { fatal: ({ message }) => fatal.push(message) })
  const faults: (Fault | 'none')[] = []
  const held: HeldAppend[] = []
  const appended: AppendRequest[] = []
  const streamsRead: string[] = []
  const broken: TestLog['broken'] = {}
  let holding = false

  const log: LogClient = {
    ...client,
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
    head: () => (broken.head ?? client.head)(),
    park: (events) => (broken.park ?? (() => client.park(events)))(),
    unpark: (consumer, eventIds) => (broken.unpark ?? (() => client.unpark(consumer, eventIds)))(),
    findRequest: (requestId) => (broken.findRequest ?? (() => client.findRequest(requestId)))(),
  }

  const append: TestLog['append'] = async (...events) => {
    const appends = new Map<string, AppendRequest['appends'][number]>()
    for (const event of events) {
      const stream = 'stream' in event ? event.stream : streamOf(event)
      let entry = appends.get(stream)
      if (entry === undefined) {
        const { events: before } = await direct.readStream(stream, 0)
        entry = { stream, fromVersion: before.at(-1)?.version ?? 0, events: [] }
        appends.set(stream, entry)
      }
      const schemaVersion = 'stream' in event ? 1 : schemaVersionOf(event.type)
      entry.events.push({ eventId: randomUUID(), type: event.type, schemaVersion, data: event.data satisfies object as JsonObject })
    }
    const requestId = randomUUID()
    const answer = await direct.append({
      requestId,
      fingerprint: 'f'.repeat(64),
      actor: { kind: 'service', id: 'test' },
      correlationId: requestId,
      causationId: requestId,
      appends: [...appends.values()],
    })
    const commit = await direct.findRequest(requestId)
    if (commit === undefined) throw new Error(`not appended to ${[...appends.keys()].map(categoryOf).join(', ')}: ${answer.outcome}`)
    return commit
  }

  return {
    bus,
    log,
    get direct() {
      return direct
    },
    fatal,
    faults,
    held,
    appended,
    streamsRead,
    broken,
    append,
    run: async () => {
      const { run } = (await bus.request(eventStoreOperations.head.name, {}, { timeoutMs: 1_000 })) as { run: string }
      return run
    },
    hold: (on) => {
      holding = on
    },
    restore: async (kept) => {
      await eventStore.stop()
      const older = openSqliteEventLog(':memory:')
      const commits = await eventLog.readAll(0, kept)
      if (kept > 0)
        await older.insert(commits.map(({ hash, ...unsealed }) => ({ commit: { ...unsealed, hash }, json: canonicalJson(unsealed) })))
      await eventLog.close()
      eventLog = older
      eventStore = createEventStore({ log: older, records, bus, clock })
      await eventStore.start()
      direct = createLogClient(bus, clock)
    },
    end: async () => {
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await records.close()
    },
  }
}
