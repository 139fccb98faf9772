import { expect } from 'vitest'
import { streamOf, type ProblemCode, type SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'
import { isRejection, type Decision, type StreamRef } from '../src/commands/aggregate.ts'
import type { Command } from '../src/commands/command-handler.ts'

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
