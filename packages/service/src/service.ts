import type { Bus, Clock } from '@souk/bus'
import type { Checkpoint, Located } from '@souk/contracts'
import { createCommandHandler, type CommandHandler } from './command-handler.ts'
import { createKnowledge } from './knowledge.ts'
import { createLogClient, type LogClient } from './log-client.ts'
import { patiently } from './patiently.ts'
import { createProjection, type Projection, type ViewDefinition } from './projection.ts'
import { createReactions, type EffectTable, type Reactions, type ReactionTable } from './reactions.ts'
import type { Snapshots } from './stream-cache.ts'
import type { ViewStore } from './view-store.ts'

/** What a service writes to its log of operation. Never personal data. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What every service is given from outside. */
export interface Surroundings {
  readonly bus: Bus
  readonly clock: Clock
  readonly newId: () => string
  readonly logger: Logger
  /** The process is asked to end: what still waits for a missing part gives up. */
  readonly ending?: AbortSignal
}

export interface ServiceParts<Opened> extends Surroundings {
  readonly name: string
  readonly store: ViewStore
  readonly view: ViewDefinition<Opened>
  readonly reactions: ReactionTable
  readonly effects?: (log: LogClient) => EffectTable
  readonly snapshots?: Snapshots
  /** Default: nothing is needed beside the log. */
  readonly open: (events: readonly Located[], log: LogClient) => Promise<Opened>
  /** Called after the view has moved, with what moved it. */
  readonly moved?: (events: readonly Located[]) => void
}

export interface ServiceHealth {
  readonly ready: boolean
  readonly checkpoint: Checkpoint
  readonly reactionsDone: Checkpoint
  readonly parked: { readonly projection: number; readonly reactions: number }
  readonly unknownEvents: number
  /** How often since the start the log turned out to be another one, or an older copy, and the view was built again. */
  readonly divergences: number
  /** How often since the start the reactions began again from what is left of the log: also if the view could stay as it was. */
  readonly reactionRestarts: number
}

export interface Service {
  readonly name: string
  readonly log: LogClient
  readonly store: ViewStore
  readonly commands: CommandHandler
  readonly projection: Projection
  readonly reactions: Reactions
  /** Both loops have handled everything that is in the log now. Asks the event store. */
  caughtUp(): Promise<boolean>
  health(): ServiceHealth
  /** Finishes what is in work. */
  stop(): Promise<void>
}

/** The two loops and the command handler of a service, running. */
export const startService = async <Opened>(parts: ServiceParts<Opened>): Promise<Service> => {
  const { name, store, view, reactions: table, effects, snapshots, open, moved, bus, clock, newId, logger, ending } = parts
  const patient = <Result>(task: () => Promise<Result>): Promise<Result> => patiently(clock, logger, task, ending)
  const failed = (error: unknown): void =>
    logger.warn({ service: name, error: error instanceof Error ? error.message : String(error) }, 'paused, and trying again')
  // Filled below, for they need what asks for them.
  const loops: { projection?: Projection; reactions?: Reactions } = {}
  const diverged = (): void => {
    logger.error({ service: name }, 'the log does not hold what this service knows of it: both loops find out where they stand')
    loops.projection?.follower.startOver()
  }
  const knowledge = createKnowledge({
    isInDoubt: () => loops.projection?.follower.verified !== true || loops.reactions?.follower.verified !== true,
    refuted: diverged,
  })
  const log = createLogClient(bus, clock, { knowledge })
  const known = Object.entries(snapshots ?? {}).map(([category, take]) => [
    category,
    async (id: string) => {
      const { era } = knowledge
      const row = await take?.(id)
      if (row === undefined) return undefined
      // Another instance may have brought the view further than this one, or to another log.
      const stands = await store.checkpoint()
      if (era === knowledge.era) knowledge.also('view', stands)
      return row
    },
  ])
  const commands = createCommandHandler({ log, clock, newId, snapshots: Object.fromEntries(known) })

  const projection = await patient(() =>
    createProjection({
      name,
      store,
      view,
      open: (events) => open(events, log),
      log,
      clock,
      ...(moved && { moved }),
      diverged: () => logger.error({ service: name }, 'the log is not the one that this view was made of: it is built again'),
      failed,
    }),
  )
  loops.projection = projection
  const reactions = await patient(() =>
    createReactions({ name, reactions: table, ...(effects && { effects: effects(log) }), commands, log, clock, failed, diverged }),
  )
  loops.reactions = reactions
  const unsubscribe = await patient(() =>
    bus.subscribe(name, async (commits) => {
      reactions.follower.hint(commits)
      await projection.follower.offer(commits)
    }),
  )

  return {
    name,
    log,
    store,
    commands,
    projection,
    reactions,
    caughtUp: async () => {
      const { position } = await log.head()
      return projection.follower.ready && projection.follower.checkpoint.position >= position && reactions.progress.position >= position
    },
    health: () => ({
      ready: projection.follower.ready,
      checkpoint: projection.follower.checkpoint,
      reactionsDone: reactions.progress,
      parked: { projection: projection.parking.size, reactions: reactions.parking.size },
      unknownEvents: projection.unknownEvents,
      divergences: projection.divergences,
      reactionRestarts: reactions.restarts,
    }),
    stop: async () => {
      // First the loops, for a handler of the bus waits for them.
      await reactions.stop()
      await projection.follower.stop()
      await unsubscribe()
      await store.close()
    },
  }
}
