import {
  GENESIS,
  sealCommit,
  type Actor,
  type AppendRequest,
  type Checkpoint,
  type JsonObject,
  type RecordedEvent,
  type SealedCommit,
} from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { EventLog } from '../src/log/event-log.ts'

// What the tests and contract suites of the event store are made of.

const actor: Actor = { kind: 'service', id: 'order' }

/** A UUID that follows from a number. */
export const idNumber = (number: number): string => `01939bd0-0000-7000-8000-${String(number).padStart(12, '0')}`

export const eventNumber = (number: number, data: JsonObject = { number }): RecordedEvent => ({
  eventId: idNumber(number),
  type: 'SomethingHappened',
  schemaVersion: 1,
  data,
})

/** A request whose id, command and events follow from its number. */
export const requestNumber = (number: number, appends: AppendRequest['appends'], rest: Partial<AppendRequest> = {}): AppendRequest => ({
  requestId: idNumber(1_000_000 + number),
  fingerprint: String(number).padStart(64, '0'),
  actor,
  correlationId: idNumber(1),
  causationId: idNumber(2),
  appends,
  ...rest,
})

/** An append with one event for each number. */
export const append = (stream: string, fromVersion: number, ...numbers: number[]): AppendRequest['appends'][number] => ({
  stream,
  fromVersion,
  events: numbers.map((number) => eventNumber(number)),
})

/** Seals requests one after the other. Nothing checks whether they fit. */
export const sealAll = (requests: readonly AppendRequest[], after: Checkpoint = GENESIS): readonly SealedCommit[] => {
  let previous = after
  return requests.map(({ expects: _, ...request }) => {
    const at = '2026-01-02T03:04:05.678Z'
    const sealed = sealCommit({ ...request, position: previous.position + 1, at, previousHash: previous.hash })
    previous = sealed.commit
    return sealed
  })
}

/** A clock that stands still. Every sleep on it is over in the next turn. */
export const stoppedClock: Clock = {
  now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
  soon: (task) => {
    setImmediate(task)
  },
}

/** The storage of a log. It can be opened several times, also at once. */
export interface LogStorage {
  open(): Promise<EventLog>
  destroy(): Promise<void>
}

/** The log that `log` gives at the time of each call. */
export const currentLog = (log: () => EventLog): EventLog => ({
  head: () => log().head(),
  insert: (commits) => log().insert(commits),
  findRequests: (requestIds) => log().findRequests(requestIds),
  streamTails: (streams) => log().streamTails(streams),
  readStreams: (streams, limit) => log().readStreams(streams, limit),
  readAll: (after, limit) => log().readAll(after, limit),
  close: () => log().close(),
})

/** A log with some of its calls replaced. */
export const withFaults = (log: EventLog, faults: Partial<EventLog>): EventLog => ({ ...currentLog(() => log), ...faults })
