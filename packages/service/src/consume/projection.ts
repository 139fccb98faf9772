import { isKnownType, readEvent, type Located } from '@souk/contracts'
import { eventsOf, Unavailable, type Checkpoint, type Commit, type LocatedEvent, type ParkedEvent } from '@souk/log-protocol'
import { StartFault, type Clock } from '@souk/process'
import { createCheckpointKeeper } from '../view/checkpoint-keeper.ts'
import type { ViewStamps } from '../view/stamps.ts'
import type { ViewDefinition } from '../view/view-definition.ts'
import { isSameView, PARKED, StoreUnavailable, type ViewCheckpoint, type ViewStore } from '../view/view-store.ts'
import { createWorkingSet } from '../view/working-set.ts'
import { createHeldStreams, parkedEvent } from './held-streams.ts'
import type { LogClient } from './log-client.ts'
import { waitingIn, type DiscardOutcome, type ParkedEvents, type RetryOutcome } from './parking.ts'
import type { Reads } from './reads.ts'
import { createSubscription, type Subscription } from './subscription.ts'

export interface ProjectionOptions<Unsealed> {
  /** Name of the service. */
  readonly name: string
  readonly store: ViewStore
  readonly view: ViewDefinition<Unsealed>
  /** Fetches what the projectors need and the log does not hold, for one batch of events: the keys of personal data. */
  readonly unseal: (events: readonly Located[]) => Promise<Unsealed>
  readonly log: LogClient
  readonly clock: Clock
  /** Called with the events of each batch, once the view shows them. */
  readonly moved?: (events: readonly Located[]) => void
  /** Told where the view stands, and of the events between, once the view shows them. */
  readonly live?: { moved(events: readonly Located[], from: number, to: number): void; standsAt(position: number): void }
  /** Told up to where the view shows the log. */
  readonly reads?: Pick<Reads, 'viewShows'>
  /** Told of every change of the rows, once the view shows it. */
  readonly stamps?: Pick<ViewStamps, 'changed' | 'replaced'>
  /** Called when the view did not belong to this log and has been emptied. */
  readonly diverged: () => void
  /** Called when the view is another build than before: nothing that was read from its rows may be used any more. */
  readonly replaced: () => void
  readonly failed: (error: unknown) => void
}

/** Looks at a view before it is emptied and when it is built again. The view does not move meanwhile. */
export interface RebuildWatch {
  /**
   * Called before the view is emptied.
   * @param head  the end of the log
   * @returns the position at which to look again
   */
  before(stands: ViewCheckpoint, head: number): Promise<number>
  /** Called once, when the view has reached that position; it stands beyond it if another instance has moved it. It may not reject. */
  reached(stands: ViewCheckpoint): Promise<void>
}

export interface Projection {
  readonly subscription: Subscription
  readonly parked: ParkedEvents
  /** Number of events since the start whose type this version of the code does not know. */
  readonly unknownEvents: number
  /** How often since the start the view did not belong to this log. */
  readonly divergences: number
  /** Number of changes of rows that this process has written since its start. */
  readonly rowsWritten: number
  /** Which build of the view this process writes and reads. */
  readonly build: string
  /**
   * Whether the view is up to date and still the same build. Asks the database, because somebody may have emptied it.
   * @param build  the build at the beginning
   */
  isWhole(build: string): Promise<boolean>
  /**
   * Empties the view, so that it is rebuilt from the log. Resolves when it is empty.
   * @param watch  of several, the last one counts
   * @returns the position at which the view is rebuilt: the end of the log before
   */
  rebuild(watch?: RebuildWatch): Promise<number>
}

const PARKED_PAGE = 500
/** How long the retry of an event waits for the view to be rebuilt. */
const REBUILD_TIMEOUT_MS = 2_000

/** Reads what a view has parked and where the view stands, both at one moment. */
const readParked = async (store: ViewStore): Promise<{ readonly checkpoint: ViewCheckpoint; readonly parked: readonly ParkedEvent[] }> => {
  for (;;) {
    const first = await store.page(PARKED, '', PARKED_PAGE)
    const rows = [...first.rows]
    let page = first
    while (page.rows.length === PARKED_PAGE) {
      page = await store.page(PARKED, page.rows.at(-1)?.id ?? '', PARKED_PAGE)
      rows.push(...page.rows)
    }
    const { checkpoint } = first
    // If the view has not moved between the pages, they fit together. Only the projection writes rows of this collection.
    if (isSameView(page.checkpoint, checkpoint)) return { checkpoint, parked: rows.map(({ row }) => row as ParkedEvent) }
  }
}

const endOf = (commits: readonly Commit[]): Checkpoint | undefined => {
  const last = commits.at(-1)
  return last && { position: last.position, hash: last.hash }
}

/** The events that the database refuses permanently, and why. */
type Refused = ReadonlyMap<string, unknown>

/** An event of a batch. If it cannot be read, it has no `event`, and `error` says why. */
interface Item {
  readonly located: LocatedEvent
  readonly event?: Located
  readonly error?: unknown
}

export const createProjection = async <Unsealed>(options: ProjectionOptions<Unsealed>): Promise<Projection> => {
  const { name, store, view, unseal, log, clock, moved, live, reads, stamps, failed } = options
  const consumer = `${name}.projection`
  const rows = createWorkingSet(store)
  const held = createHeldStreams()
  let unknownEvents = 0
  let divergences = 0
  let rowsWritten = 0
  /** Where the view stops once on its way, because somebody looks at it there. */
  let stop: { readonly position: number; readonly watch: RebuildWatch } | undefined
  let parked: readonly ParkedEvent[] = []

  /** Tells what moved the view. The view is saved already, so a failure here must not make it apply the events again. */
  const tellMoved = (events: readonly Located[]): void => {
    try {
      moved?.(events)
    } catch (error) {
      failed(error)
    }
  }

  /** Drops changes in memory that the database does not have. */
  const forget = (): void => {
    rows.forget()
    held.replace(parked)
  }

  /**
   * Reads where the view stands. Empties the view if the log does not hold its checkpoint.
   * @throws StartFault if the log is empty. Then the view may be all that is left of a shop whose log is lost, so it stays as it is.
   */
  const locate = async (): Promise<ViewCheckpoint> => {
    let found = await readParked(store)
    if (!(await log.holds(found.checkpoint))) {
      if ((await log.head()).position === 0)
        throw new StartFault(
          `the log is empty, but the view of ${name} was made from the first ${found.checkpoint.position} commits of a log: put that log back, or remove the view`,
        )
      await store.clear()
      divergences += 1
      options.diverged()
      found = await readParked(store)
    }
    parked = found.parked
    forget()
    return found.checkpoint
  }

  const keeper = createCheckpointKeeper(store, await locate())
  const relocate = async (): Promise<Checkpoint> => {
    const at = await locate()
    // Whoever moved the view may have changed any row.
    stamps?.replaced()
    // States that were taken from rows of another build may be of another log.
    if (at.build !== keeper.stored.build) options.replaced()
    // A checkpoint that is not saved yet stays valid if nobody else has written the view.
    if (!isSameView(at, keeper.stored)) keeper.reset(at)
    live?.standsAt(keeper.shown.position)
    return keeper.shown
  }

  /** Writes where the view stands, or takes note that somebody else has moved it. */
  const align = async (): Promise<void> => {
    if ((await keeper.flush()) === 'stale' || !isSameView(await store.checkpoint(), keeper.stored)) await relocate()
  }

  const park = (located: LocatedEvent, error: unknown): void => {
    const event = parkedEvent(consumer, located, clock.now(), error)
    held.add(event)
    rows.put(PARKED, event.eventId, event)
  }

  const save = async (to: Checkpoint): Promise<'saved' | 'stale'> => {
    const changes = rows.changes()
    const result = await keeper.save(changes, to)
    if (result === 'saved') {
      rowsWritten += changes.length
      stamps?.changed(changes)
      rows.saved()
      parked = held.all()
    }
    return result
  }

  const read = (all: readonly LocatedEvent[]): Item[] => {
    const items: Item[] = []
    for (const located of all) {
      try {
        const event = readEvent(located)
        if (event !== undefined) items.push({ located, event })
      } catch (error) {
        items.push({ located, error })
      }
    }
    return items
  }

  /**
   * Applies events, and parks those that cannot be applied.
   * @param refused  events to park without trying
   * @returns those that were applied
   */
  const applyOrPark = async (all: readonly LocatedEvent[], refused: Refused): Promise<readonly Located[]> => {
    const items = read(all)
    const events = items.flatMap(({ located, event }) => (event === undefined || refused.has(located.event.eventId) ? [] : event))
    await rows.load(events.flatMap(view.reads))
    const unsealed = await unseal(events)
    const applied: Located[] = []
    for (const { located, event, error } of items) {
      const { eventId } = located.event
      if (held.holds(located)) park(located, undefined)
      else if (event === undefined) park(located, error)
      else if (refused.has(eventId)) park(located, refused.get(eventId))
      else {
        try {
          rows.attempt(() => view.apply(rows, event, unsealed))
          applied.push(event)
        } catch (thrown) {
          park(located, thrown)
        }
      }
    }
    return applied
  }

  /**
   * Runs a task that saves the changes of events. If the database refuses them permanently, finds the event to blame:
   * it runs the task without each event in turn, then without all of them.
   */
  const withoutRefused = async <Result>(events: readonly LocatedEvent[], task: (refused: Refused) => Promise<Result>): Promise<Result> => {
    const attempt = async (refused: Refused): Promise<Result> => {
      try {
        return await task(refused)
      } catch (error) {
        forget()
        throw error
      }
    }
    try {
      return await attempt(new Map())
    } catch (error) {
      if (error instanceof Unavailable) throw error
      const suspects = events.map(({ event }) => event.eventId)
      // The last event first, because a parked event holds the later ones of its stream, and the refused one may be among them.
      for (const tried of [...suspects.toReversed().map((suspect) => [suspect]), suspects]) {
        try {
          return await attempt(new Map(tried.map((eventId) => [eventId, error])))
        } catch (again) {
          if (again instanceof Unavailable) throw again
        }
      }
      throw error
    }
  }

  /** The events that the view is made of. */
  const eventsIn = (commits: readonly Commit[]): readonly LocatedEvent[] => commits.flatMap((commit) => eventsOf(commit, view.handles))

  /** Applies commits and parks the events that cannot be applied, all in one transaction. */
  const apply = async (commits: readonly Commit[], refused: Refused): Promise<'saved' | 'stale'> => {
    const end = endOf(commits)
    if (end === undefined) return 'saved'
    const from = keeper.shown.position
    const applied = await applyOrPark(eventsIn(commits), refused)
    const result = await save(end)
    if (result === 'saved') {
      unknownEvents += unknownIn(commits)
      reads?.viewShows(from, end.position)
      live?.moved(applied, from, end.position)
      tellMoved(applied)
    }
    return result
  }

  /** Applies commits: all in one transaction, or one by one if the database refuses that permanently. */
  const applyAll = async (commits: readonly Commit[]): Promise<'saved' | 'stale'> => {
    if (commits.length <= 1) return withoutRefused(eventsIn(commits), (refused) => apply(commits, refused))
    try {
      return await apply(commits, new Map())
    } catch (error) {
      forget()
      if (error instanceof Unavailable) throw error
    }
    for (const commit of commits) if ((await applyAll([commit])) === 'stale') return 'stale'
    return 'saved'
  }

  /** Lets whoever watches a rebuild look at the view, if it has got there. */
  const meet = async (): Promise<void> => {
    if (stop === undefined || keeper.shown.position < stop.position) return
    // So that the database says where the view stands. If it stands elsewhere, whoever looks sees it.
    await keeper.flush()
    const { watch } = stop
    stop = undefined
    await watch.reached(keeper.stored)
  }

  live?.standsAt(keeper.shown.position)
  const subscription = createSubscription({
    log,
    clock,
    start: keeper.shown,
    handle: async (commits) => {
      // A discard by another instance changes rows but not the checkpoint. Only the parked events show it.
      if (parked.length > 0 && (await readParked(store)).parked.length < parked.length) return relocate()
      // A failed attempt may have saved the first commits.
      const due = commits.filter(({ position }) => position > keeper.shown.position && position <= (stop?.position ?? position))
      // Stale: another instance has written the view, or somebody has emptied it.
      if ((await applyAll(due)) === 'stale') return relocate()
      await meet()
      return keeper.shown
    },
    idle: async () => {
      await align()
      await meet()
      return keeper.shown
    },
    failed,
  })

  const rebuild = (watch?: RebuildWatch): Promise<number> =>
    subscription.exclusively(async (standAt) => {
      // Asked first: without the log the view would stay empty.
      const { position } = await log.head()
      if (watch !== undefined) {
        await align()
        standAt(keeper.shown)
        stop = { position: await watch.before(keeper.stored, position), watch }
      }
      try {
        await store.clear()
      } finally {
        // Also after a failure: the database may have emptied the view without an answer.
        standAt(await relocate())
      }
      await meet()
      return position
    })

  const list = async (): Promise<readonly ParkedEvent[]> =>
    (await readParked(store)).parked.toSorted((one, other) => one.position - other.position || one.version - other.version)

  /** An event that is applied late comes after events of other streams that followed it. So a retry rebuilds the whole view. */
  const retry = async (eventId: string): Promise<RetryOutcome> => {
    const isIt = (event: ParkedEvent): boolean => event.eventId === eventId
    if (!(await list()).some(isIt)) return { kind: 'not-parked' }
    const position = await rebuild()
    if (!(await subscription.reached(position, REBUILD_TIMEOUT_MS))) return { kind: 'rebuilding', position }
    // Between two batches, so that what the database says and where the view stands belong together.
    return subscription.exclusively(async (): Promise<RetryOutcome> => {
      const now = await readParked(store)
      const still = now.parked.find(isIt)
      if (still !== undefined) return { kind: 'still-failing', error: still.error }
      // Somebody may have emptied the view again.
      const isRebuilt = now.checkpoint.build === keeper.stored.build && subscription.checkpoint.position >= position
      return isRebuilt ? { kind: 'done' } : { kind: 'rebuilding', position }
    })
  }

  /** Applies what waits behind the event late. The view is right again when it is rebuilt. */
  const discard = (eventId: string): Promise<DiscardOutcome> =>
    subscription.exclusively(async (standAt): Promise<DiscardOutcome> => {
      standAt(await relocate())
      const event = parked.find((one) => one.eventId === eventId)
      if (event === undefined) return { kind: 'not-parked' }
      const ofStream = parked.filter(({ stream }) => stream === event.stream)
      const others = parked.filter(({ stream }) => stream !== event.stream)
      const waiting = await waitingIn(
        log,
        ofStream.filter((one) => one !== event),
        event.stream,
      )
      const events = waiting.flatMap(({ located }) => located ?? [])
      const result = await withoutRefused(events, async (refused) => {
        for (const { eventId: released } of ofStream) rows.remove(PARKED, released)
        held.replace(others)
        const applied = await applyOrPark(events, refused)
        const saved = await save(keeper.shown)
        if (saved === 'saved') tellMoved(applied)
        return saved
      })
      if (result === 'saved') return { kind: 'done' }
      standAt(await relocate())
      throw new StoreUnavailable('another instance writes this view')
    })

  return {
    subscription,
    parked: {
      get size() {
        return held.size
      },
      list,
      retry,
      discard,
    },
    get unknownEvents() {
      return unknownEvents
    },
    get divergences() {
      return divergences
    },
    get rowsWritten() {
      return rowsWritten
    },
    get build() {
      return keeper.stored.build
    },
    isWhole: async (build) => {
      if (!subscription.ready || keeper.stored.build !== build) return false
      const { position } = keeper.stored
      const stands = await store.checkpoint()
      if (stands.build === build && stands.position >= position) return subscription.ready
      subscription.exclusively(async (standAt) => standAt(await relocate())).catch(failed)
      return false
    },
    rebuild,
  }
}

const unknownIn = (commits: readonly Commit[]): number => {
  let count = 0
  for (const { appends } of commits) for (const { events } of appends) for (const { type } of events) if (!isKnownType(type)) count += 1
  return count
}
