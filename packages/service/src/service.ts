import type { Bus } from '@souk/bus'
import type { Located, StreamCategory } from '@souk/contracts'
import { messageOf, type Checkpoint } from '@souk/log-protocol'
import { type Clock, type Logger, type Readiness, retryWhileUnavailable, VERSION } from '@souk/process'
import { followAccess } from './access/follow-access.ts'
import type { Verifier } from './access/verifier.ts'
import { createCommandHandler, type CommandHandler } from './commands/command-handler.ts'
import { createForeignStreams } from './commands/foreign-streams.ts'
import { createPast, type Past } from './commands/past.ts'
import type { Snapshots } from './commands/stream-cache.ts'
import { createLogClient, type LogClient } from './consume/log-client.ts'
import { createProjection, type Projection } from './consume/projection.ts'
import { createReactions, reactionsOf, type EffectTable, type Reactions, type ReactionTable } from './consume/reactions.ts'
import { createReads, type Reads } from './consume/reads.ts'
import type { Faults, TakeAway } from './faults/faults.ts'
import { createSurrogateCache, noSurrogateCache, type SurrogateCache, type SurrogateKey } from './http/surrogate-cache.ts'
import { createInstance, type Instance } from './instance.ts'
import { createLive, type Live, type Tell } from './live/live.ts'
import { createViewStamps, type ViewStamps } from './view/stamps.ts'
import type { ViewDefinition } from './view/view-definition.ts'
import type { RowChange, ViewStore } from './view/view-store.ts'

/** What every service is given from outside. */
export interface ServiceDependencies {
  readonly bus: Bus
  readonly clock: Clock
  readonly newId: () => string
  readonly logger: Logger
  /** The address of the shop: the issuer and the audience of access tokens. */
  readonly publicUrl: string
  /** Where a cache between the service and its readers is told of changes. Undefined: there is none. */
  readonly cacheUrl?: string | undefined
  /** What the failure lab lets go wrong. Undefined: nothing, because the setting does not allow it. The bus is that of the faults. */
  readonly faults?: Faults | undefined
  /** Ends the process at once, because what it knows is no longer true. Its supervisor starts it again. */
  readonly fatal: (fault: Error) => void
  /** Aborted when the process is asked to end. A start that still waits for the event store or a database gives up. */
  readonly ending?: AbortSignal
}

export interface ServiceParts<Unsealed> extends ServiceDependencies {
  /** Names the service to the bus and the event store, and in the log output. */
  readonly name: string
  readonly store: ViewStore
  /** Whether all instances of the service share the store, so that one of them fills it (default: true). Otherwise each fills its own. */
  readonly isShared?: boolean
  readonly view: ViewDefinition<Unsealed>
  readonly reactions: ReactionTable
  readonly effects?: EffectTable
  readonly snapshots?: Snapshots
  /** Categories of the foreign streams, which belong to other services, that the commands of this service read. */
  readonly foreign?: readonly StreamCategory[]
  /** Fetches what the projectors need and the log does not hold, for one batch of events: the keys of personal data. */
  readonly unseal: (events: readonly Located[]) => Promise<Unsealed>
  /** What the failure lab can take away from an order (default: nothing). */
  readonly takeAway?: TakeAway
  /** Called with the events of each batch, once the view shows them. */
  readonly moved?: (events: readonly Located[]) => void
  /** Makes what streams tell of events, once the view shows them (default: nothing). */
  readonly tell?: Tell
  /** Whether a change takes personal data out of the view (default: none does). */
  readonly erases?: (change: RowChange) => boolean
  /** The key of rows in a cache (default: none has one, and no cache may keep anything). */
  readonly surrogateKey?: SurrogateKey
}

interface ServiceHealth {
  /** Whether the view and the reactions have caught up with the log, and nothing fails. */
  readonly ready: boolean
  /** Why the view or the reactions do not go on, null if they do. They try again by themselves. */
  readonly failing: { readonly projection: string | null; readonly reactions: string | null }
  /** Where the view stands. */
  readonly checkpoint: Checkpoint
  /** All reactions up to this commit are done. */
  readonly reactionsDone: Checkpoint
  /** Number of parked events. */
  readonly parked: { readonly projection: number; readonly reactions: number }
  /** Number of events since the start whose type this version of the code does not know. */
  readonly unknownEvents: number
  /** How often since the start the view was rebuilt because it did not belong to this log. */
  readonly divergences: number
}

export interface Service {
  readonly name: string
  /** This process among those of the service. */
  readonly instance: Instance
  readonly log: LogClient
  readonly store: ViewStore
  /** Verifies the access tokens of requests. */
  readonly verifier: Verifier
  readonly commands: CommandHandler
  /** Tells what was true at a moment. */
  readonly past: Past
  readonly projection: Projection
  /** When this process had handled the newest commits. */
  readonly reads: Reads
  /** Tells whether rows of the view have changed. */
  readonly stamps: ViewStamps
  /** What else may keep answers to anybody. */
  readonly cache: SurrogateCache
  /** Tells readers what happens. */
  readonly live: Live
  readonly clock: Clock
  readonly reactions: Reactions
  /** Whether the failure lab has stopped it. */
  isStopped(): boolean
  /** Whether the view, the reactions and the verifier have handled everything that is in the log now. Asks the event store. */
  caughtUp(): Promise<boolean>
  health(): ServiceHealth
  /** Resolves when the work in progress has finished and the store is closed. */
  stop(): Promise<void>
}

/** The longest time that a request waits for the view to reach a position. */
export const VIEW_TIMEOUT_MS = 2_000

/** Starts a service: its projection, its reactions, its command handler and its verifier. Waits while the event store or the database is unavailable. */
export const startService = async <Unsealed>(parts: ServiceParts<Unsealed>): Promise<Service> => {
  const {
    name,
    store,
    isShared = true,
    view,
    reactions: table,
    effects,
    snapshots,
    foreign: categories = [],
    unseal,
    takeAway,
    moved,
    tell = async () => [],
    erases,
    surrogateKey,
    bus,
    clock,
    newId,
    logger,
    publicUrl,
    cacheUrl,
    faults,
    fatal,
    ending,
  } = parts
  const retrying = <Result>(task: () => Promise<Result>): Promise<Result> => retryWhileUnavailable(clock, logger, task, ending)
  const instance = createInstance({ service: name, bus, clock, newId, logger })
  const failed = (error: unknown): void => logger.warn({ service: name, error: messageOf(error) }, 'paused, will try again')
  const log = createLogClient(bus, clock, { fatal })
  const stamps = createViewStamps(erases)
  const reads = createReads(clock)
  const foreign = createForeignStreams(categories)
  const commands = createCommandHandler({ log, clock, newId, foreign, ...(snapshots && { snapshots }) })

  const live = createLive({ log, tell, handles: view.handles, projection: () => projection, failed })
  const projection: Projection = await retrying(() =>
    createProjection({
      name,
      store,
      view,
      unseal,
      log,
      clock,
      ...(moved && { moved }),
      live: { moved: live.moved, standsAt: live.feed.standsAt },
      reads,
      stamps,
      diverged: () => logger.error({ service: name }, 'the view does not belong to this log and is rebuilt'),
      replaced: commands.forget,
      failed,
    }),
  )
  const reactions = await retrying(() =>
    createReactions({ name, reactions: table, ...(effects && { effects }), commands, foreign, log, clock, reads, failed }),
  )
  const access = await retrying(() => followAccess({ log, clock, logger, publicUrl, failed }))
  const endFaults = faults?.start({ instance: instance.id, reactsTo: (type) => type in table, commands, ...(takeAway && { takeAway }) })
  const endAnswers = await retrying(() => instance.start())
  const unsubscribe = await retrying(() =>
    bus.subscribe(
      name,
      async (commits, run) => {
        access.subscription.notify(commits, run)
        reactions.subscription.notify(commits, run)
        await projection.subscription.deliver(commits, run)
      },
      { exclusive: !isShared },
    ),
  )

  const cache =
    cacheUrl === undefined || surrogateKey === undefined
      ? noSurrogateCache
      : createSurrogateCache({
          url: cacheUrl,
          service: name,
          key: surrogateKey,
          stamps,
          position: () => projection.subscription.checkpoint.position,
          clock,
          logger,
        })

  return {
    name,
    instance,
    log,
    store,
    verifier: access.verifier,
    commands,
    past: createPast(log, clock),
    projection,
    reads,
    stamps,
    cache,
    live,
    clock,
    reactions,
    isStopped: () => faults?.isStopped() === true,
    caughtUp: async () => {
      const { position } = await log.head()
      const { ready, checkpoint } = projection.subscription
      const behind = [checkpoint, reactions.progress, access.subscription.checkpoint].some((at) => at.position < position)
      return ready && !behind
    },
    health: () => {
      const failing = { projection: projection.subscription.failure ?? null, reactions: reactions.failure ?? null }
      const ready = projection.subscription.ready && reactions.subscription.ready
      return {
        ready: ready && failing.projection === null && failing.reactions === null,
        failing,
        checkpoint: projection.subscription.checkpoint,
        reactionsDone: reactions.progress,
        parked: { projection: projection.parked.size, reactions: reactions.parked.size },
        unknownEvents: projection.unknownEvents,
        divergences: projection.divergences,
      }
    },
    stop: async () => {
      // A fault keeps back what must end.
      await endFaults?.()
      await endAnswers()
      // The bus handler waits for the projection and the reactions, so they stop first.
      await reactions.stop()
      await projection.subscription.stop()
      await access.subscription.stop()
      await cache.stop()
      await unsubscribe()
      await store.close()
    },
  }
}

/** The health of an instance of a service, and whether the event store serves it. */
export interface ServiceReadiness extends Readiness, ServiceHealth {
  readonly name: string
  readonly instance: string
  readonly since: string
  readonly version: string
  /** What keeps the view. */
  readonly database: string
  readonly failing: ServiceHealth['failing'] & { readonly eventStore: string | null }
  /** Position of the end of the log; null if the event store does not answer. */
  readonly head: number | null
  /** How many commits the view is behind the log; null if the event store does not answer. */
  readonly lag: number | null
}

/** What {@link serviceReadiness} looks at. */
export type Examined = Pick<Service, 'name' | 'instance' | 'log' | 'store' | 'health'>

/** Whether a service does all its work now. Asks the event store for what the service needs: the log, and the progress of the reactions. */
export const serviceReadiness = async ({ name, instance, log, store, health }: Examined): Promise<ServiceReadiness> => {
  // Read before the log is asked, so that the view cannot be ahead of it.
  const own = health()
  let head: number | null = null
  let eventStore: string | null = null
  try {
    head = (await log.head()).position
    await log.readProgress(reactionsOf(name))
  } catch (error) {
    eventStore = messageOf(error)
  }
  return {
    name,
    instance: instance.id,
    since: instance.since,
    version: VERSION,
    database: store.databaseKind,
    ...own,
    ready: own.ready && eventStore === null,
    failing: { ...own.failing, eventStore },
    head,
    lag: head === null ? null : Math.max(0, head - own.checkpoint.position),
  }
}
