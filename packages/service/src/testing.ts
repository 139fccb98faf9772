import {
  eventsOf,
  GENESIS,
  readEvent,
  schemaVersionOf,
  streamOf,
  type Commit,
  type JsonObject,
  type ProblemCode,
  type SoukEvent,
} from '@souk/contracts'
import { expect } from 'vitest'
import { isRejection, type Decision, type StreamRef } from './aggregate.ts'
import type { Command } from './command-handler.ts'
import type { ViewDefinition } from './projection.ts'
import type { Collections } from './view-store.ts'
import type { Rows } from './working-set.ts'

/** A UUID that a test can tell from others: `testId(7)` ends in 7. */
export const testId = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** When every decision of {@link given} is made. */
export const TEST_NOW = '2026-03-14T15:09:26.535Z'

/** First of the ids that a decision of {@link given} makes: `testId(900_001)`, and so on. */
const FIRST_MADE_ID = 900_001

/** What a command must come to. */
export interface Then {
  /** Exactly these events, in this order; none: there is nothing to do. */
  thenEvents(expected: readonly SoukEvent[]): void
  thenNothing(): void
  thenRejected(code: ProblemCode): void
  /** The decision, for what the others do not say. */
  readonly decision: Decision
}

const decideOn = (history: readonly SoukEvent[], command: Command, now: string): Decision => {
  const states = new Map<string, unknown>()
  // Each state was made by the aggregate of the stream's own ref, so it is that ref's State.
  const known = <State>({ name }: StreamRef<State>): State | undefined => states.get(name) as State | undefined
  let named = command.streams(known)
  for (;;) {
    const missing = named.filter(({ name }) => !states.has(name))
    if (missing.length === 0) break
    for (const { name, aggregate } of missing) {
      const events = history.filter((event) => streamOf(event) === name)
      states.set(name, events.reduce(aggregate.evolve, aggregate.initialState))
    }
    named = command.streams(known)
  }
  let made = FIRST_MADE_ID
  const decision = command.decide(
    <State>(ref: StreamRef<State>): State => {
      if (!states.has(ref.name)) throw new TypeError(`${command.type} decides on ${ref.name}, which it did not name`)
      return states.get(ref.name) as State
    },
    { now, newId: () => testId(made++) },
  )
  if (!isRejection(decision)) {
    const own = new Set(named.filter(({ foreign }) => !foreign).map(({ name }) => name))
    for (const event of decision) {
      if (!own.has(streamOf(event))) throw new TypeError(`${event.type} belongs to ${streamOf(event)}, which ${command.type} did not name`)
    }
  }
  return decision
}

/**
 * Given what happened (in any streams), when a command comes, then …
 * Runs the command as the command handler does, without a log.
 */
export const given = (history: readonly SoukEvent[]) => ({
  when: (command: Command, { now = TEST_NOW }: { now?: string } = {}): Then => {
    const decision = decideOn(history, command, now)
    return {
      decision,
      thenEvents: (expected) => expect(decision).toEqual(expected),
      thenNothing: () => expect(decision).toEqual([]),
      thenRejected: (code) => expect(decision).toMatchObject({ code }),
    }
  },
})

/** Commits as the log would hold them: one for each list of events, versions and positions counted. Hashes are not real. */
export const commitsOf = (decisions: readonly (readonly SoukEvent[])[], at = TEST_NOW): Commit[] => {
  const versions = new Map<string, number>()
  let events = 0
  return decisions.map((decision, index) => {
    const position = index + 1
    const appends = new Map<string, Commit['appends'][number]>()
    for (const event of decision) {
      const stream = streamOf(event)
      const version = versions.get(stream) ?? 0
      const append = appends.get(stream) ?? { stream, fromVersion: version, events: [] }
      events += 1
      append.events.push({
        eventId: testId(events),
        type: event.type,
        schemaVersion: schemaVersionOf(event.type),
        data: event.data satisfies object as JsonObject,
      })
      appends.set(stream, append)
      versions.set(stream, version + 1)
    }
    const id = testId(800_000 + position)
    return {
      position,
      requestId: id,
      fingerprint: 'f'.repeat(64),
      at,
      actor: { kind: 'service', id: 'test' },
      correlationId: id,
      causationId: id,
      appends: [...appends.values()],
      previousHash: index === 0 ? GENESIS.hash : String(index).padStart(64, '0'),
      hash: String(position).padStart(64, '0'),
    }
  })
}

/**
 * The rows that a view has after these commits, by collection.
 * A projector that reads a row which it did not name fails, as it would in the service; so does one that changes a row in place.
 */
export const projected = <Opened>(
  view: ViewDefinition<Opened>,
  decisions: readonly (readonly SoukEvent[])[],
  opened: Opened,
): ((collection: string) => ReadonlyMap<string, object>) => {
  const tables = new Map<string, Map<string, object>>()
  const tableOf = (collection: string): Map<string, object> => {
    const table = tables.get(collection) ?? new Map<string, object>()
    tables.set(collection, table)
    return table
  }
  for (const located of commitsOf(decisions).flatMap((commit) => eventsOf(commit))) {
    const event = readEvent(located)
    if (event === undefined || !view.handles(event.event.type)) continue
    const named = new Set(view.reads(event).map(({ collection, id }) => `${collection} ${id}`))
    const rows: Rows<Collections> = {
      get: (collection, id) => {
        if (!named.has(`${collection} ${id}`)) throw new TypeError(`the row ${collection}/${id} is read, but not named in \`reads\``)
        return tableOf(collection).get(id)
      },
      put: (collection, id, row) => void tableOf(collection).set(id, freeze(row)),
      remove: (collection, id) => void tableOf(collection).delete(id),
    }
    view.apply(rows, event, opened)
  }
  return tableOf
}

/** Rows are never changed in place: here it would throw. */
const freeze = <Value extends object>(value: Value): Value => {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member)
  return Object.freeze(value)
}
