import { readEvent, type EventNamed, type EventType, type Located } from '@souk/contracts'
import {
  Unavailable,
  eventsOf,
  GENESIS,
  isSame,
  LogUnavailable,
  reactionRequestId,
  type Checkpoint,
  type LocatedEvent,
} from '@souk/log-protocol'
import { type Clock } from '@souk/process'
import type { Command, CommandHandler } from '../commands/command-handler.ts'
import type { ForeignStreams } from '../commands/foreign-streams.ts'
import type { Era } from './era.ts'
import { createFollower, type Follower } from './follower.ts'
import type { LogClient } from './log-client.ts'
import { createParking, placeOf, type Parking } from './parking.ts'

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
  /** Told of every commit that they read, before it is acted upon. */
  readonly foreign?: ForeignStreams
  readonly log: LogClient
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  /** Events in work at once. */
  readonly concurrency?: number
}

export interface Reactions {
  readonly follower: Follower
  readonly parking: Parking
  /** Everything up to here is done. */
  readonly progress: Checkpoint
  /** How often they have begun again from the progress that was saved: with each run of the event store. */
  readonly restarts: number
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

/**
 * Follows the log apart from the view, runs the reactions concurrently, and remembers how far all of them are done.
 * With each era they go back to the progress that the event store vouches for. What is in work is dropped, for its event may be gone,
 * and what was done since is done again, for its effect may be: request ids make it harmless.
 */
export const createReactions = async (options: ReactionsOptions): Promise<Reactions> => {
  const { name, commands, foreign, log, clock, failed, concurrency = 256 } = options
  const consumer = `${name}.reactions`
  const react = new Map(Object.entries(options.reactions as Readonly<Record<string, (located: Located) => readonly Reaction[]>>))
  const affect = new Map(Object.entries((options.effects ?? {}) as Readonly<Record<string, (located: Located) => Promise<void>>>))
  const stopping = new AbortController()
  // Aborted when what is in work is void, or has to end.
  let working = new AbortController()
  let begins = 0

  /** Until it is decided: a failure that may pass is waited for, with growing pauses. */
  const run = async ({ step, command }: Reaction, { eventId, correlationId }: Located, of: Era): Promise<void> => {
    const requestId = reactionRequestId(consumer, eventId, step)
    const { signal } = working
    for (let pause = 20; ; pause = Math.min(MAX_BACK_OFF_MS, pause * 2)) {
      const outcome = await commands.execute(command, {
        actor: { kind: 'service', id: name },
        requestId,
        correlationId,
        causationId: eventId,
        retriable: false,
        era: of,
      })
      if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return
      if (outcome.kind === 'rejected') throw new Error(`${command.type} was rejected: ${outcome.rejection.detail}`)
      // What differs is the command that this version of the code derives; the one of then is in the log, and that is that.
      if (outcome.code === 'idempotency-key-reused') return
      if (of !== log.era) throw new Superseded('another era has begun since the event was read')
      failed(new Error(`${command.type}: ${outcome.detail}`))
      await clock.sleep(pause, signal)
      if (signal.aborted) throw new Superseded('the service is stopping, or starts over')
    }
  }

  /** @param of  era in which the event was read */
  const handleEvent = async (located: LocatedEvent, of: Era): Promise<void> => {
    const event = readEvent(located)
    if (event === undefined) return
    const effect = affect.get(event.event.type)
    if (effect !== undefined) {
      // Nobody refuses it, as an append is refused: so it is asked just before whether the era is over.
      await log.head()
      if (of !== log.era) throw new Superseded('another era has begun since the event was read')
      await effect(event)
    }
    for (const reaction of react.get(event.event.type)?.(event) ?? []) await run(reaction, event, of)
  }

  /**
   * What a parked event has led to stands behind where the progress was last saved: a log that loses the one and keeps the other
   * would have neither the effect nor what is parked. So both are lost together, and it is done again.
   */
  const handled = async (era: Era): Promise<void> => {
    if (follower.era !== era) throw new Superseded('what was done may be gone')
    await log.saveProgress(consumer, progress(), era)
  }

  const hasReached = (position: number): boolean => position <= follower.checkpoint.position

  const parking = await createParking({ consumer, log, clock, handled, hasReached }, handleEvent)

  // Commits in work, oldest first, with where everything before them ends: the first of them bounds the progress.
  const inWork = new Map<number, Work>()
  let started = GENESIS
  let saved = GENESIS
  let running = 0
  let resume: (() => void) | undefined
  const streams = new Map<string, Promise<void>>()
  const tasks = new Set<Promise<void>>()

  const progress = (): Checkpoint => {
    for (const { before } of inWork.values()) return before
    return started
  }

  const handleOrPark = async (located: LocatedEvent, of: Era): Promise<void> => {
    const place = placeOf(located)
    if (parking.holds(place)) {
      await parking.park(place, of)
      return
    }
    try {
      await handleEvent(located, of)
    } catch (error) {
      if (error instanceof Unavailable) throw error
      await parking.park(place, of, error)
    }
  }

  /** @returns whether it is done; false: it is void, or has to wait for the next start */
  const workOn = async (located: LocatedEvent, of: Era, { signal }: AbortController): Promise<boolean> => {
    for (let pause = 20; !signal.aborted; pause = Math.min(MAX_BACK_OFF_MS, pause * 2)) {
      try {
        await handleOrPark(located, of)
        return true
      } catch (error) {
        if (error instanceof Superseded) break
        failed(error)
        await clock.sleep(pause, signal)
      }
    }
    return false
  }

  const start = (located: LocatedEvent, work: Work, of: Era): void => {
    running += 1
    // Events of one stream one after the other, so that one that is parked holds those behind it.
    const before = streams.get(located.stream)
    const controller = working
    const begin = (): Promise<boolean> => workOn(located, of, controller)
    const task = (before === undefined ? begin() : before.then(begin)).then((finished) => {
      running -= 1
      tasks.delete(task)
      if (streams.get(located.stream) === task) streams.delete(located.stream)
      if (finished) work.unfinished -= 1
      const { position } = work
      if (work.unfinished === 0 && inWork.get(position) === work) inWork.delete(position)
      resume?.()
    })
    streams.set(located.stream, task)
    tasks.add(task)
  }

  const drop = (): void => {
    working.abort()
    resume?.()
  }

  const begin = async (): Promise<Checkpoint> => {
    drop()
    const last = await log.readProgress(consumer)
    const from = (await log.holds(last)) ? last : GENESIS
    // What is parked and in the log is not acted upon again, though it is come by again; what is in it no more is forgotten.
    await parking.review()
    // Until here what was in work bounds the progress: it is not done.
    streams.clear()
    inWork.clear()
    foreign?.forget()
    started = from
    saved = from
    working = new AbortController()
    if (stopping.signal.aborted) working.abort()
    begins += 1
    return from
  }

  const follower = createFollower({
    log,
    clock,
    start: started,
    handle: async (commits, era) => {
      const { signal } = working
      for (const commit of commits) {
        const { position, previousHash, hash } = commit
        foreign?.pass(commit)
        const due = eventsOf(commit, (type) => react.has(type) || affect.has(type))
        const work: Work = { position, before: { position: position - 1, hash: previousHash }, unfinished: due.length }
        if (due.length > 0) inWork.set(position, work)
        started = { position, hash }
        for (const located of due) {
          while (running >= concurrency && !signal.aborted) {
            await new Promise<void>((resolve) => {
              resume = resolve
            })
          }
          if (signal.aborted) return
          start(located, work, era)
        }
      }
    },
    begin,
    failed,
  })
  log.onEraEnd(drop)

  const save = async (): Promise<void> => {
    const { era } = follower
    const toSave = progress()
    if (era === undefined || isSame(saved, toSave)) return
    await log.saveProgress(consumer, toSave, era)
    if (era === follower.era) saved = toSave
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
    get restarts() {
      return Math.max(0, begins - 1)
    },
    stop: async () => {
      stopping.abort()
      working.abort()
      resume?.()
      await follower.stop()
      await Promise.all(tasks)
      await saving
      await save().catch(failed)
    },
  }
}

/** What is in work is not to be gone on with: it is done again from the log, if its event is still there. */
class Superseded extends LogUnavailable {}
