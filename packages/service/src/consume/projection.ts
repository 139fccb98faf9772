import { isKnownType, readEvent, type Located } from '@souk/contracts'
import { Unavailable, eventsOf, GENESIS, type Checkpoint, type Commit, type LocatedEvent } from '@souk/log-protocol'
import { type Clock } from '@souk/process'
import { createCheckpointKeeper } from '../view/checkpoint-keeper.ts'
import type { ViewDefinition } from '../view/view-definition.ts'
import { isSameView, StoreUnavailable, type ViewCheckpoint, type ViewStore } from '../view/view-store.ts'
import { createWorkingSet } from '../view/working-set.ts'
import type { Era } from './era.ts'
import { createFollower, type Follower } from './follower.ts'
import type { LogClient } from './log-client.ts'
import { createParking, placeOf, type EventPlace, type Parking } from './parking.ts'

export interface ProjectionOptions<Opened> {
  /** Name of the service. */
  readonly name: string
  readonly store: ViewStore
  readonly view: ViewDefinition<Opened>
  /** Fetches what the events of a batch need that does not stand in the log: the keys of personal data. */
  readonly open: (events: readonly Located[]) => Promise<Opened>
  readonly log: LogClient
  readonly clock: Clock
  /** Called after the view has moved, with what moved it. */
  readonly moved?: (events: readonly Located[]) => void
  /** The view was of another log, and has been emptied. */
  readonly diverged: () => void
  readonly failed: (error: unknown) => void
}

export interface Projection {
  readonly follower: Follower
  readonly parking: Parking
  /** Events so far of types that this version of the code does not know. */
  readonly unknownEvents: number
  /** How often the log turned out to be another one since the start. */
  readonly divergences: number
  /**
   * Whether the view has been whole all the time: has not been built again meanwhile, and its database stands where it is thought to, or further;
   * if somebody has emptied that, nothing else tells before the next look.
   * @param setbacks  those of the follower at the beginning
   */
  isWhole(setbacks: number): Promise<boolean>
  /** Empties the view, to be built again from the log. Resolves when it is empty. */
  rebuild(): Promise<void>
}

export const createProjection = async <Opened>(options: ProjectionOptions<Opened>): Promise<Projection> => {
  const { name, store, view, open, log, clock, moved, failed } = options
  const rows = createWorkingSet(store)
  const keeper = createCheckpointKeeper(store)
  let unknownEvents = 0
  let divergences = 0
  // On the list, perhaps, and beyond where the view stands: parked by one that stood further, or for a batch that is not saved yet. Handled in its turn,
  const ahead = new Map<string, EventPlace>()
  // and taken off the list once the view is saved that shows it. By us: of several instances one writes that, and what it parks on its way must stay.
  let shown: readonly EventPlace[] = []
  let savedAt: ViewCheckpoint | undefined
  const start = await store.checkpoint()
  /** The build that the loop works on. */
  let { build } = start
  const ofBuild = (checkpoint: Checkpoint): ViewCheckpoint => ({ ...checkpoint, build })

  const parking = await createParking(
    {
      consumer: `${name}.projection`,
      log,
      clock,
      hasReached: (position) => position <= follower.checkpoint.position,
      exclusively: (task) => follower.exclusively(task),
    },
    async (located) => {
      const event = readEvent(located)
      if (event === undefined) return
      const { checkpoint } = follower
      try {
        await rows.load(view.reads(event))
        const opened = await open([event])
        rows.attempt(() => view.apply(rows, event, opened))
        if ((await keeper.save(rows.changes(), ofBuild(checkpoint), checkpoint, true)) === 'stale')
          throw new StoreUnavailable('somebody else writes this view')
        rows.saved()
      } catch (error) {
        rows.forget()
        throw error
      }
      moved?.([event])
    },
  )

  /** Whether it comes to stay on the list shows when the view is saved behind it. @returns whether it was not held before */
  const park = (place: EventPlace, era: Era, error?: unknown): Promise<boolean> => {
    if (!parking.has(place)) ahead.set(place.eventId, place)
    return parking.park(place, era, error)
  }

  /** The events that the view is made of; one that cannot be read with the reason. */
  const read = (commits: readonly Commit[]): { located: LocatedEvent; event?: Located; error?: unknown }[] => {
    const items = []
    for (const commit of commits) {
      for (const located of eventsOf(commit, view.handles)) {
        try {
          const event = readEvent(located)
          if (event !== undefined) items.push({ located, event })
        } catch (error) {
          items.push({ located, error })
        }
      }
    }
    return items
  }

  /** @param parked  gets what was parked on the way */
  const apply = async (commits: readonly Commit[], from: Checkpoint, era: Era, parked: EventPlace[] = []): Promise<'saved' | 'stale'> => {
    const last = commits.at(-1)
    if (last === undefined) return 'saved'
    const items = read(commits)
    const events = items.flatMap(({ event }) => event ?? [])
    await rows.load(events.flatMap(view.reads))
    const opened = await open(events)
    const applied: Located[] = []
    let someParked = false
    for (const { located, event, error } of items) {
      const place = placeOf(located)
      let problem = error
      if (!parking.holds(place) && event !== undefined) {
        try {
          rows.attempt(() => view.apply(rows, event, opened))
          applied.push(event)
          continue
        } catch (thrown) {
          problem = thrown
        }
      }
      someParked = true
      if (await park(place, era, parking.holds(place) ? undefined : problem)) parked.push(place)
    }
    const passed = [...ahead.values()].filter(({ position }) => position <= last.position)
    const to = { position: last.position, hash: last.hash }
    const result = await keeper.save(rows.changes(), ofBuild(from), to, someParked)
    if (result === 'saved') {
      rows.saved()
      savedAt = ofBuild(to)
      for (const { eventId } of passed) ahead.delete(eventId)
      shown = [...shown, ...passed.filter((event) => !parking.has(event))]
      unknownEvents += unknownIn(commits)
      moved?.(applied)
    }
    return result
  }

  /** Finds what the store refuses for good: commit by commit, then without one event after the other, then without all. */
  const isolate = async (commits: readonly Commit[], from: Checkpoint, era: Era, error: unknown): Promise<'saved' | 'stale'> => {
    const [commit] = commits
    if (commit === undefined) return 'saved'
    if (commits.length > 1) {
      let checkpoint = from
      for (const one of commits) {
        if ((await applyOrIsolate([one], checkpoint, era)) === 'stale') return 'stale'
        checkpoint = { position: one.position, hash: one.hash }
      }
      return 'saved'
    }
    // The last first: one that is parked keeps those behind it in its stream from being applied, the guilty one too.
    const suspects = eventsOf(commit)
      .filter(({ event }) => view.handles(event.type))
      .map(placeOf)
      .reverse()
    for (const tried of [...suspects.map((suspect) => [suspect]), suspects.toReversed()]) {
      // Parked before it is left out: a crash in between must not lose it.
      const parked: EventPlace[] = []
      for (const suspect of tried) if (await park(suspect, era, error)) parked.push(suspect)
      try {
        // If somebody else was faster, that one may have left out the same events: they stay parked.
        return await apply(commits, from, era, parked)
      } catch (again) {
        rows.forget()
        // They stay on the list until the view is saved that shows them: perhaps the database has taken it without them, and only failed to say so.
        parking.release(parked)
        if (again instanceof Unavailable) throw again
      }
    }
    throw error
  }

  const applyOrIsolate = async (commits: readonly Commit[], from: Checkpoint, era: Era): Promise<'saved' | 'stale'> => {
    try {
      return await apply(commits, from, era)
    } catch (error) {
      rows.forget()
      if (error instanceof Unavailable) throw error
      return isolate(commits, from, era, error)
    }
  }

  const burn = async (): Promise<void> => {
    rows.forget()
    await store.clear()
  }

  const unparkShown = async (): Promise<void> => {
    if (shown.length === 0) return
    await parking.unpark(shown)
    shown = []
  }

  /** As far as the view is of this log it stays; whoever else has written it, what is in memory here is then not what it shows. */
  const begin = async (checkpoint: Checkpoint): Promise<Checkpoint> => {
    // Also if it stands where it is thought to: changes that were refused are still in memory, and would count twice.
    rows.forget()
    const stands = await store.checkpoint()
    // If somebody else has written the view since, perhaps it shows it no more.
    if (savedAt !== undefined && isSameView(stands, keeper.inStore(savedAt))) await unparkShown()
    shown = []
    let from: Checkpoint = isSameView(stands, keeper.inStore(ofBuild(checkpoint))) ? checkpoint : stands
    build = stands.build
    if (!(await log.holds(from))) {
      await burn()
      build = (await store.checkpoint()).build
      divergences += 1
      options.diverged()
      from = GENESIS
    }
    const beyond = await parking.standAt(from.position)
    ahead.clear()
    for (const event of beyond) ahead.set(event.eventId, event)
    return from
  }

  const follower = createFollower({
    log,
    clock,
    start,
    handle: async (commits, era) => {
      if ((await applyOrIsolate(commits, follower.checkpoint, era)) === 'stale') follower.startOver()
      else await unparkShown().catch(failed)
    },
    begin,
    idle: async () => {
      const flushed = await keeper.flush()
      // Emptied by somebody, or written by another instance: nothing has to come for it to be seen.
      if (flushed === 'stale' || !isSameView(await store.checkpoint(), keeper.inStore(ofBuild(follower.checkpoint)))) follower.startOver()
      else await unparkShown()
    },
    failed,
  })

  return {
    follower,
    parking,
    get unknownEvents() {
      return unknownEvents
    },
    get divergences() {
      return divergences
    },
    isWhole: async (setbacks) => {
      // Being built again, or built again meanwhile: what was read may have been nothing yet.
      const isReady = (): boolean => follower.ready && follower.setbacks === setbacks
      if (!isReady()) return false
      const expected = keeper.inStore(ofBuild(follower.checkpoint))
      const stands = await store.checkpoint()
      if (stands.position >= expected.position) return isReady()
      follower.startOver()
      return false
    },
    rebuild: () =>
      follower.exclusively(async () => {
        try {
          await burn()
        } finally {
          // Also if the database could not say whether it is empty now.
          follower.startOver(GENESIS)
        }
      }),
  }
}

const unknownIn = (commits: readonly Commit[]): number => {
  let count = 0
  for (const { appends } of commits) for (const { events } of appends) for (const { type } of events) if (!isKnownType(type)) count += 1
  return count
}
