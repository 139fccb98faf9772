import { randomUUID } from 'node:crypto'
import { createInProcessBus, type Bus } from '@souk/bus'
import { schemaVersionOf, streamOf, type SoukEvent } from '@souk/contracts'
import { canonicalJson, categoryOf, type AppendAnswer, type AppendRequest, type Commit, type JsonObject } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createLogClient, type LogClient } from '@souk/service'
import { createEventStore } from '../src/event-store.ts'
import { openSqliteEventLog } from '../src/log/event-log.sqlite.ts'
import { openSqliteState } from '../src/state/state.sqlite.ts'

/** How an append goes wrong: it never arrives, its answer is lost, or the answer is another one. */
type Fault = 'lost-request' | 'lost-answer' | AppendAnswer

/** An append on its way: the test says when it arrives. */
interface HeldAppend {
  readonly request: AppendRequest
  /** Brings it to the log, and the answer back. */
  arrive(): Promise<AppendAnswer>
  /** Answers without bringing it; it may still arrive later. */
  answer(answer: AppendAnswer): void
}

export interface TestLog {
  readonly bus: Bus
  /** With faults. */
  readonly log: LogClient
  /** Without, and with eras of its own. */
  readonly direct: LogClient
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
  const state = openSqliteState(':memory:')
  let eventLog = openSqliteEventLog(':memory:')
  let eventStore = createEventStore({ log: eventLog, state, bus, clock })
  await eventStore.start()
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
    direct,
    faults,
    held,
    appended,
    streamsRead,
    broken,
    append,
    run: async () => (await direct.begun()).runs[0] ?? '',
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
      eventStore = createEventStore({ log: older, state, bus, clock })
      await eventStore.start()
      // The test itself is not to find out by a call that fails.
      await direct.head().catch(() => undefined)
    },
    end: async () => {
      await eventStore.stop()
      await bus.close()
      await eventLog.close()
      await state.close()
    },
  }
}
