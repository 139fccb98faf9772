import type { Bus } from '@souk/bus'
import type { Located, StreamCategory } from '@souk/contracts'
import { messageOf, type Checkpoint } from '@souk/log-protocol'
import { type Clock, type Logger, type Readiness, retryWhileUnavailable } from '@souk/process'
import { createCommandHandler, type CommandHandler } from './commands/command-handler.ts'
import { createForeignStreams } from './commands/foreign-streams.ts'
import type { Snapshots } from './commands/stream-cache.ts'
import { createLogClient, type LogClient } from './consume/log-client.ts'
import { createProjection, type Projection } from './consume/projection.ts'
import { createReactions, type EffectTable, type Reactions, type ReactionTable } from './consume/reactions.ts'
import type { ViewDefinition } from './view/view-definition.ts'
import type { ViewStore } from './view/view-store.ts'

/** What every service is given from outside. */
export interface ServiceDependencies {
  readonly bus: Bus
  readonly clock: Clock
  readonly newId: () => string
  readonly logger: Logger
  /** Ends the process at once, because what it knows is no longer true. Whoever watches over it starts it again. */
  readonly fatal: (fault: Error) => void
  /** Aborted when the process is asked to end: what still waits for a missing part gives up. */
  readonly ending?: AbortSignal
}

export interface ServiceParts<Unsealed> extends ServiceDependencies {
  readonly name: string
  readonly store: ViewStore
  readonly view: ViewDefinition<Unsealed>
  readonly reactions: ReactionTable
  readonly effects?: EffectTable
  readonly snapshots?: Snapshots
  /** Categories of other services' streams that its commands read. */
  readonly foreign?: readonly StreamCategory[]
  /** Fetches what the events of a batch need and the log does not hold: the keys of personal data. */
  readonly unseal: (events: readonly Located[]) => Promise<Unsealed>
  /** Called after the view has moved, with what moved it. */
  readonly moved?: (events: readonly Located[]) => void
}

export interface ServiceHealth {
  readonly ready: boolean
  readonly checkpoint: Checkpoint
  readonly reactionsDone: Checkpoint
  readonly parked: { readonly projection: number; readonly reactions: number }
  readonly unknownEvents: number
  /** How often since the start the view was of another log, or of a newer copy of it, and was built again. */
  readonly divergences: number
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

/** Longest that a request waits for the view to reach a position. */
export const VIEW_TIMEOUT_MS = 2_000

/** The two loops and the command handler of a service, running. */
export const startService = async <Unsealed>(parts: ServiceParts<Unsealed>): Promise<Service> => {
  const {
    name,
    store,
    view,
    reactions: table,
    effects,
    snapshots,
    foreign: categories = [],
    unseal,
    moved,
    bus,
    clock,
    newId,
    logger,
    fatal,
    ending,
  } = parts
  const patient = <Result>(task: () => Promise<Result>): Promise<Result> => retryWhileUnavailable(clock, logger, task, ending)
  const failed = (error: unknown): void => logger.warn({ service: name, error: messageOf(error) }, 'paused, and trying again')
  const log = createLogClient(bus, clock, { fatal })
  const foreign = createForeignStreams(categories)
  const commands = createCommandHandler({ log, clock, newId, foreign, ...(snapshots && { snapshots }) })

  const projection = await patient(() =>
    createProjection({
      name,
      store,
      view,
      unseal,
      log,
      clock,
      ...(moved && { moved }),
      diverged: () => {
        commands.forget()
        logger.error({ service: name }, 'the view was made of another log: it is built again')
      },
      failed,
    }),
  )
  const reactions = await patient(() =>
    createReactions({ name, reactions: table, ...(effects && { effects }), commands, foreign, log, clock, failed }),
  )
  const unsubscribe = await patient(() =>
    bus.subscribe(name, async (commits, run) => {
      reactions.subscription.notify(commits, run)
      await projection.subscription.deliver(commits, run)
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
      const { ready, checkpoint } = projection.subscription
      return ready && checkpoint.position >= position && reactions.progress.position >= position
    },
    health: () => ({
      ready: projection.subscription.ready,
      checkpoint: projection.subscription.checkpoint,
      reactionsDone: reactions.progress,
      parked: { projection: projection.parked.size, reactions: reactions.parked.size },
      unknownEvents: projection.unknownEvents,
      divergences: projection.divergences,
    }),
    stop: async () => {
      // First the loops, for a handler of the bus waits for them.
      await reactions.stop()
      await projection.subscription.stop()
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
