import { readEvent, type EventNamed, type EventType, type Located } from '@souk/contracts'
import {
  eventsOf,
  GENESIS,
  isSame,
  LogUnavailable,
  messageOf,
  reactionRequestId,
  Unavailable,
  type Checkpoint,
  type LocatedEvent,
} from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import type { Command, CommandHandler } from '../commands/command-handler.ts'
import type { ForeignStreams } from '../commands/foreign-streams.ts'
import type { LogClient } from './log-client.ts'
import { createParking, type ParkedEvents } from './parking.ts'
import type { Reads } from './reads.ts'
import { createSubscription, type Subscription } from './subscription.ts'

/** A step that follows an event. Its request id comes from the event and the step, so a step that runs twice appends once. */
export interface Reaction {
  readonly step: string
  readonly command: Command
}

/** The events that a service reacts to, and the reactions that follow. Pure. */
export type ReactionTable = { readonly [Type in EventType]?: (located: Located<EventNamed<Type>>) => readonly Reaction[] }

/** Effects outside the log, by event type. An effect may run more than once. */
export type EffectTable = { readonly [Type in EventType]?: (located: Located<EventNamed<Type>>) => Promise<void> }

export interface ReactionsOptions {
  readonly name: string
  readonly reactions: ReactionTable
  readonly effects?: EffectTable
  readonly commands: CommandHandler
  /** Notes every commit that the reactions read, before they handle it. */
  readonly foreign?: ForeignStreams
  readonly log: LogClient
  readonly clock: Clock
  /** Told of each commit of which everything is done that follows from it. */
  readonly reads?: Pick<Reads, 'reacted'>
  readonly failed: (error: unknown) => void
  /** Number of events that are handled at the same time. */
  readonly concurrency?: number
}

export interface Reactions {
  readonly subscription: Subscription
  readonly parked: ParkedEvents
  /** All reactions up to this commit are done. */
  readonly progress: Checkpoint
  /** Why something is not done yet, if the last attempt failed; undefined if nothing fails. It is repeated until it succeeds. */
  readonly failure: string | undefined
  stop(): Promise<void>
}

/** A commit with events that the service reacts to. */
interface Work {
  /** Where everything before the commit ends. */
  readonly before: Checkpoint
  unfinished: number
}

/** The name under which the event store keeps the progress and the parked events of a service's reactions. */
export const reactionsOf = (service: string): string => `${service}.reactions`

const SAVE_EVERY_MS = 1_000
const PAUSES = { firstMs: 20, longestMs: 5_000 }

/**
 * Reads the log independently of the view, runs the reactions concurrently, and saves the commit up to which all of them are done.
 * The event store keeps that progress. If a restored log has lost what the reactions did, the progress starts at the first commit again.
 * Running a reaction twice is harmless because of its request id.
 */
export const createReactions = async (options: ReactionsOptions): Promise<Reactions> => {
  const { name, commands, foreign, log, clock, reads, failed, concurrency = 256 } = options
  const consumer = reactionsOf(name)
  const react = new Map(Object.entries(options.reactions as Readonly<Record<string, (located: Located) => readonly Reaction[]>>))
  const affect = new Map(Object.entries((options.effects ?? {}) as Readonly<Record<string, (located: Located) => Promise<void>>>))
  const stopping = new AbortController()

  const run = async ({ step, command }: Reaction, { eventId, correlationId }: Located): Promise<void> => {
    const outcome = await commands.execute(command, {
      actor: { kind: 'service', id: name },
      requestId: reactionRequestId(consumer, eventId, step),
      correlationId,
      causationId: eventId,
      retriable: false,
    })
    if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return
    if (outcome.kind === 'rejected') throw new Error(`${command.type} was rejected: ${outcome.rejection.detail}`)
    // The log already holds what an earlier version of the code made of the event. That counts.
    if (outcome.code === 'idempotency-key-reused') return
    throw new LogUnavailable(`${command.type}: ${outcome.detail}`)
  }

  const handle = async (located: LocatedEvent): Promise<void> => {
    const event = readEvent(located)
    if (event === undefined) return
    const { type } = event.event
    const effect = affect.get(type)
    if (effect !== undefined) {
      // The log cannot refuse an effect as it can an append. So this first asks whether it is still the log that holds the event.
      await log.head()
      await effect(event)
    }
    for (const reaction of react.get(type)?.(event) ?? []) await run(reaction, event)
  }

  const mayPass = (error: unknown): boolean => error instanceof Unavailable
  const parking = await createParking({ consumer, log, clock, handle, mayPass, saveProgress: () => log.saveProgress(consumer, progress()) })

  const start = await log.readProgress(consumer)
  let started = (await log.holds(start)) ? start : GENESIS
  let saved = started
  // Commits in progress, oldest first. The first one bounds the progress.
  const inWork = new Map<number, Work>()
  let running = 0
  let resume: (() => void) | undefined
  const streams = new Map<string, Promise<void>>()
  const tasks = new Set<Promise<void>>()
  /** By event: why the last attempt to handle it failed. */
  const failures = new Map<string, string>()
  let savingFailure: string | undefined

  const progress = (): Checkpoint => {
    for (const { before } of inWork.values()) return before
    return started
  }

  const handleOrPark = async (located: LocatedEvent): Promise<void> => {
    if (parking.holds(located) && (await parking.park(located))) return
    try {
      await handle(located)
    } catch (error) {
      if (mayPass(error)) throw error
      await parking.park(located, error)
    }
  }

  const begin = (located: LocatedEvent, position: number, work: Work): void => {
    const { eventId } = located.event
    const failedFor = (error: unknown): void => {
      failures.set(eventId, messageOf(error))
      failed(error)
    }
    running += 1
    // False: the service stops, so the event is handled after the next start.
    const workOn = async (): Promise<boolean> => {
      if (stopping.signal.aborted) return false
      return retry(() => handleOrPark(located), { clock, signal: stopping.signal, failed: failedFor, ...PAUSES }).then(
        () => true,
        () => false,
      )
    }
    // Events of one stream run one after the other, so that a parked event holds the later ones.
    const before = streams.get(located.stream)
    const task = (before === undefined ? workOn() : before.then(workOn)).then((finished) => {
      running -= 1
      failures.delete(eventId)
      tasks.delete(task)
      if (streams.get(located.stream) === task) streams.delete(located.stream)
      if (finished) work.unfinished -= 1
      if (work.unfinished === 0) {
        inWork.delete(position)
        reads?.reacted(position)
      }
      resume?.()
    })
    streams.set(located.stream, task)
    tasks.add(task)
  }

  const subscription = createSubscription({
    log,
    clock,
    start: started,
    handle: async (commits) => {
      for (const commit of commits) {
        const { position, previousHash, hash } = commit
        foreign?.pass(commit)
        const due = eventsOf(commit, (type) => react.has(type) || affect.has(type))
        const work: Work = { before: { position: position - 1, hash: previousHash }, unfinished: due.length }
        if (due.length > 0) inWork.set(position, work)
        else reads?.reacted(position)
        started = { position, hash }
        for (const located of due) {
          while (running >= concurrency && !stopping.signal.aborted) {
            await new Promise<void>((resolve) => {
              resume = resolve
            })
          }
          if (stopping.signal.aborted) return started
          begin(located, position, work)
        }
      }
      return started
    },
    failed,
  })

  const save = async (): Promise<void> => {
    const toSave = progress()
    if (isSame(saved, toSave)) return
    await log.saveProgress(consumer, toSave)
    saved = toSave
  }
  const saving = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(SAVE_EVERY_MS, stopping.signal)
      try {
        await save()
        if (parking.size > 0) await parking.refresh()
        savingFailure = undefined
      } catch (error) {
        savingFailure = messageOf(error)
        failed(error)
      }
    }
  })()

  return {
    subscription,
    parked: parking,
    get progress() {
      return progress()
    },
    get failure() {
      return subscription.failure ?? savingFailure ?? failures.values().next().value
    },
    stop: async () => {
      stopping.abort()
      resume?.()
      await subscription.stop()
      await Promise.all(tasks)
      await saving
      await save().catch(failed)
    },
  }
}
