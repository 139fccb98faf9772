import type { Clock } from '@souk/bus'
import {
  eventsOf,
  GENESIS,
  reactionRequestId,
  readEvent,
  type Checkpoint,
  type EventNamed,
  type EventType,
  type Located,
  type LocatedEvent,
} from '@souk/contracts'
import type { Command, CommandHandler } from './command-handler.ts'
import { createFollower, type Follower } from './follower.ts'
import type { LogClient } from './log-client.ts'
import { createParking, isTransient, placeOf, type Parking } from './parking.ts'

/** What is to be done because of an event. Its request id comes from the event and the step, so doing it twice appends once. */
export interface Reaction {
  readonly step: string
  readonly command: Command
}

/** One literal table: which events a service acts upon, and what follows. Pure. */
export type ReactionTable = { readonly [Type in EventType]?: (located: Located<EventNamed<Type>>) => readonly Reaction[] }

/** Runs what is not a command: an effect outside the log that may be repeated. */
export type EffectTable = { readonly [Type in EventType]?: (located: Located<EventNamed<Type>>) => Promise<void> }

export interface ReactionsOptions {
  readonly name: string
  readonly reactions: ReactionTable
  readonly effects?: EffectTable
  readonly commands: CommandHandler
  readonly log: LogClient
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  /** The log is another one than before: called before anything of it is acted upon. */
  readonly diverged: () => Promise<void>
  /** Events in work at once. */
  readonly concurrency?: number
}

export interface Reactions {
  readonly follower: Follower
  readonly parking: Parking
  /** Everything up to here is done. */
  readonly progress: Checkpoint
  stop(): Promise<void>
}

/** A commit with events that are acted upon. */
interface Work {
  readonly position: number
  /** Everything up to there comes before it. */
  readonly before: Checkpoint
  unfinished: number
}

const SAVE_EVERY_MS = 1_000
const MAX_BACK_OFF_MS = 5_000

/** Follows the log apart from the view, runs the reactions concurrently, and remembers how far all of them are done. */
export const createReactions = async (options: ReactionsOptions): Promise<Reactions> => {
  const { name, commands, log, clock, failed, concurrency = 256 } = options
  const consumer = `${name}.reactions`
  const react = new Map(Object.entries(options.reactions as Readonly<Record<string, (located: Located) => readonly Reaction[]>>))
  const affect = new Map(Object.entries((options.effects ?? {}) as Readonly<Record<string, (located: Located) => Promise<void>>>))
  const stopping = new AbortController()

  /** Until it is decided: a failure that may pass is waited for, with growing pauses. */
  const run = async ({ step, command }: Reaction, { eventId, correlationId }: Located): Promise<void> => {
    const requestId = reactionRequestId(consumer, eventId, step)
    for (let pause = 20; ; pause = Math.min(MAX_BACK_OFF_MS, pause * 2)) {
      const outcome = await commands.execute(command, {
        actor: { kind: 'service', id: name },
        requestId,
        correlationId,
        causationId: eventId,
        retriable: false,
      })
      if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return
      if (outcome.kind === 'rejected') throw new Error(`${command.type} was rejected: ${outcome.rejection.detail}`)
      // What differs is the command that this version of the code derives; the one of then is in the log, and that is that.
      if (outcome.code === 'idempotency-key-reused') return
      failed(new Error(`${command.type}: ${outcome.detail}`))
      await clock.sleep(pause, stopping.signal)
      if (stopping.signal.aborted) throw new Stopped('the service is stopping')
    }
  }

  const handleEvent = async (located: LocatedEvent): Promise<void> => {
    const event = readEvent(located)
    if (event === undefined) return
    await affect.get(event.event.type)?.(event)
    for (const reaction of react.get(event.event.type)?.(event) ?? []) await run(reaction, event)
  }

  const parking = await createParking({ consumer, log, clock }, handleEvent)

  // Commits in work, oldest first, with where everything before them ends: the first of them bounds the progress.
  const inWork = new Map<number, Work>()
  let started = await log.readProgress(consumer)
  let saved = started
  let running = 0
  let resume: (() => void) | undefined
  const streams = new Map<string, Promise<void>>()

  const progress = (): Checkpoint => {
    for (const { before } of inWork.values()) return before
    return started
  }

  const handleOrPark = async (located: LocatedEvent): Promise<void> => {
    const place = placeOf(located)
    if (parking.holds(place)) {
      await parking.park(place)
      return
    }
    try {
      await handleEvent(located)
    } catch (error) {
      if (error instanceof Stopped || isTransient(error)) throw error
      await parking.park(place, error)
    }
  }

  const workOn = async (located: LocatedEvent): Promise<boolean> => {
    for (let pause = 20; !stopping.signal.aborted; pause = Math.min(MAX_BACK_OFF_MS, pause * 2)) {
      try {
        await handleOrPark(located)
        return true
      } catch (error) {
        if (error instanceof Stopped) break
        failed(error)
        await clock.sleep(pause, stopping.signal)
      }
    }
    return false
  }

  const start = (located: LocatedEvent, work: Work): void => {
    running += 1
    // Events of one stream one after the other, so that one that is parked holds those behind it.
    const before = streams.get(located.stream)
    const task = (before === undefined ? workOn(located) : before.then(() => workOn(located))).then((finished) => {
      running -= 1
      if (streams.get(located.stream) === task) streams.delete(located.stream)
      if (finished) work.unfinished -= 1
      const { position } = work
      if (work.unfinished === 0 && inWork.get(position) === work) inWork.delete(position)
      resume?.()
    })
    streams.set(located.stream, task)
  }

  const follower = createFollower({
    log,
    clock,
    start: started,
    handle: async (commits) => {
      for (const commit of commits) {
        const { position, previousHash, hash } = commit
        const due = eventsOf(commit, (type) => react.has(type) || affect.has(type))
        const work: Work = { position, before: { position: position - 1, hash: previousHash }, unfinished: due.length }
        if (due.length > 0) inWork.set(position, work)
        started = { position, hash }
        for (const located of due) {
          while (running >= concurrency && !stopping.signal.aborted) {
            await new Promise<void>((resolve) => {
              resume = resolve
            })
          }
          if (stopping.signal.aborted) return
          start(located, work)
        }
      }
    },
    // Request ids make starting over harmless: what is in the log is not appended again.
    diverged: async () => {
      await options.diverged()
      inWork.clear()
      started = GENESIS
      await parking.empty()
    },
    failed,
  })

  const save = async (): Promise<void> => {
    const toSave = progress()
    if (saved.position === toSave.position && saved.hash === toSave.hash) return
    await log.saveProgress(consumer, toSave)
    saved = toSave
  }
  const saving = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(SAVE_EVERY_MS, stopping.signal)
      await save().catch(failed)
    }
  })()

  return {
    follower,
    parking,
    get progress() {
      return progress()
    },
    stop: async () => {
      stopping.abort()
      resume?.()
      await follower.stop()
      await Promise.all(streams.values())
      await saving
      await save().catch(failed)
    },
  }
}

class Stopped extends Error {}
