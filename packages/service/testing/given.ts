import { expect } from 'vitest'
import { recordEvent, streamOf, type ProblemCode, type SoukEvent } from '@souk/contracts'
import { TEST_NOW, testId } from '@souk/testing'
import { isRejection, type Decision, type StreamRef } from '../src/commands/aggregate.ts'
import type { Command } from '../src/commands/command-handler.ts'

/** The ids that a decision makes are `testId(900_001)`, `testId(900_002)`, and so on. */
const FIRST_MADE_ID = 900_001

/** Asserts what a command has led to. */
export interface Then {
  /** Exactly these events, in this order. */
  thenEvents(expected: readonly SoukEvent[]): void
  /** Neither events nor a rejection. */
  thenNothing(): void
  thenRejected(code: ProblemCode): void
  /** The decision itself, for other assertions. */
  readonly decision: Decision
}

const decideOn = (history: readonly SoukEvent[], command: Command, now: string): Decision => {
  const states = new Map<string, unknown>()
  // The state of a stream was made by the aggregate of its ref, so it is the State of that ref.
  const known = <State>({ name }: StreamRef<State>): State | undefined => states.get(name) as State | undefined
  let named = command.streams(known, now)
  for (;;) {
    const missing = named.filter(({ name }) => !states.has(name))
    if (missing.length === 0) break
    for (const { name, aggregate } of missing) {
      const events = history.filter((event) => streamOf(event) === name)
      states.set(name, events.reduce(aggregate.evolve, aggregate.initialState))
    }
    named = command.streams(known, now)
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
      // As the command handler does: what does not fit its schema is not appended.
      recordEvent(event, testId(1))
    }
  }
  return decision
}

/**
 * Runs a command as the command handler does, without a log.
 * @param history  the events before the command, of any streams
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
