import type { Bus } from '@souk/bus'
import type { Located, StreamCategory } from '@souk/contracts'
import { messageOf, type Checkpoint } from '@souk/log-protocol'
import { type Clock, type Logger, type Readiness, retryWhileUnavailable } from '@souk/process'
import { createCommandHandler, type CommandHandler } from './commands/command-handler.ts'
import { createForeignStreams } from './commands/foreign-streams.ts'
import type { Snapshots } from './commands/stream-cache.ts'
import type { Era } from './consume/era.ts'
import { createLogClient, type LogClient } from './consume/log-client.ts'
import { createProjection, type Projection } from './consume/projection.ts'
import { createReactions, type EffectTable, type Reactions, type ReactionTable } from './consume/reactions.ts'
import type { ViewDefinition } from './view/view-definition.ts'
import type { ViewStore } from './view/view-store.ts'

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
  /** Categories of other services' streams that its commands read. */
  readonly foreign?: readonly StreamCategory[]
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
  /** How often since the start the reactions began again from the progress that was saved: whenever the event store was started again. */
  readonly reactionRestarts: number
}

export interface Service {
  readonly name: string
  readonly log: LogClient
  readonly store: ViewStore
  readonly commands: CommandHandler
  /** Waits for the era to have begun, for a time: for both loops to have found where they stand in the log. */
  era(): Promise<Era | undefined>
  readonly projection: Projection
  readonly reactions: Reactions
  /** Both loops have handled everything that is in the log now. Asks the event store. */
  caughtUp(): Promise<boolean>
  health(): ServiceHealth
  /** Finishes what is in work. */
  stop(): Promise<void>
}

/** Longest that a request waits for the view to reach a position. */
export const VIEW_TIMEOUT_MS = 2_000

/** How long a command waits for the two loops to find out where they stand in the log. */
const ERA_TIMEOUT_MS = 2_000
const ERA_LOOK_MS = 25

/** The two loops and the command handler of a service, running. */
export const startService = async <Opened>(parts: ServiceParts<Opened>): Promise<Service> => {
  const {
    name,
    store,
    view,
    reactions: table,
    effects,
    snapshots,
    foreign: categories = [],
    open,
    moved,
    bus,
    clock,
    newId,
    logger,
    ending,
  } = parts
  const patient = <Result>(task: () => Promise<Result>): Promise<Result> => retryWhileUnavailable(clock, logger, task, ending)
  const failed = (error: unknown): void => logger.warn({ service: name, error: messageOf(error) }, 'paused, and trying again')
  // Filled below, for they need what asks for them.
  const loops: { projection?: Projection; reactions?: Reactions } = {}
  const era = async (): Promise<Era | undefined> => {
    for (let waited = 0; waited < ERA_TIMEOUT_MS; waited += ERA_LOOK_MS) {
      const begun = log.era
      if (begun !== undefined && loops.projection?.follower.era === begun && loops.reactions?.follower.era === begun) return begun
      await clock.sleep(ERA_LOOK_MS)
    }
    return undefined
  }
  const log = createLogClient(bus, clock)
  const foreign = createForeignStreams(categories)
  const commands = createCommandHandler({ log, clock, newId, era, foreign, ...(snapshots && { snapshots }) })

  const projection = await patient(() =>
    createProjection({
      name,
      store,
      view,
      open: (events) => open(events, log),
      log,
      clock,
      ...(moved && { moved }),
      diverged: () => {
        commands.forget()
        logger.error({ service: name }, 'the log is not the one that this view was made of: it is built again')
      },
      failed,
    }),
  )
  loops.projection = projection
  const reactions = await patient(() =>
    createReactions({ name, reactions: table, ...(effects && { effects: effects(log) }), commands, foreign, log, clock, failed }),
  )
  loops.reactions = reactions
  const unsubscribe = await patient(() =>
    bus.subscribe(name, async (commits, run) => {
      reactions.follower.hint(commits, run)
      await projection.follower.offer(commits, run)
    }),
  )

  return {
    name,
    log,
    store,
    commands,
    era,
    projection,
    reactions,
    caughtUp: async () => {
      const { position } = await log.head()
      const { follower } = projection
      const isVerified = follower.era !== undefined && follower.era === reactions.follower.era
      return isVerified && follower.ready && follower.checkpoint.position >= position && reactions.progress.position >= position
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

/** The readiness of a service, with how many commits its view is behind the head of the log; null: the log does not answer. */
export const serviceReadiness = async (
  service: Pick<Service, 'name' | 'log' | 'health'>,
): Promise<Readiness & ServiceHealth & { readonly name: string; readonly lag: number | null }> => {
  // The view as it was before the log was asked: it cannot be ahead of it.
  const health = service.health()
  const head = await service.log.head().catch(() => undefined)
  return { name: service.name, lag: head === undefined ? null : Math.max(0, head.position - health.checkpoint.position), ...health }
}
