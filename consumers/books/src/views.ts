import { isDeepStrictEqual } from 'node:util'
import { readEvent, type Located } from '@souk/contracts'
import { eventsOf, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import { createWorkingSet, type ViewDefinition, type ViewPage } from '@souk/service'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { counted, createFindings, type Check, type Findings } from './check.ts'

/** Rows of a collection, and the checkpoint of the view at which they were read. */
interface ShownPage {
  readonly checkpoint: Checkpoint
  readonly rows: ViewPage['rows']
}

/** The view that a service shows. */
export interface ViewSource {
  /** The instances that each have a view of their own. None (default): `page` reads the one view that there is. */
  instances?(): Promise<readonly InstanceView[]>
  /**
   * Reads rows of a collection in the order of their ids. Returns fewer than `limit` only at the end.
   * @param after    the id before the first row
   * @param atLeast  the position that the view should have reached. The source waits for it, but not forever.
   */
  page(collection: string, after: string, limit: number, atLeast: number): Promise<ShownPage>
}

/** The view of one instance alone. */
export interface InstanceView extends Pick<ViewSource, 'page'> {
  /** Id of the instance. */
  readonly instance: string
}

/** The instance has ended, and its view with it. Nobody sees it any more. */
export class InstanceGone extends Error {}

/** The part of the log's interface that a replay needs. */
export interface CommitSource {
  readAll(after: number, limit: number): Promise<readonly Commit[]>
}

/** The view of a service: its projectors and the rows that the service shows. */
export interface AuditedView {
  readonly service: string
  readonly collections: readonly string[]
  readonly source: ViewSource
  readonly definition: ViewDefinition<undefined>
}

/** A view that the auditor builds from the log, to compare it with the view of the service. */
export interface ViewReplay {
  /** Takes the next commits of the log. */
  add(commits: readonly Commit[]): Promise<void>
  /** Compares the view of the service row by row. Follows the log to the checkpoint of each page. */
  compare(): Promise<Check>
  close(): Promise<void>
}

/** Rows asked for at once. Small, because the service reads a page in one step. */
const PAGE = 100
const BATCH = 500
const CACHED_BYTES = 2_000_000
const PAGE_CACHE_KIB = 4_096

const withoutPersonal = (row: object): object => {
  if (!('personal' in row)) return row
  const { personal: _personal, ...rest } = row
  return rest
}

const differing = (one: object, other: object): string => {
  const left: Readonly<Record<string, unknown>> = { ...one }
  const right: Readonly<Record<string, unknown>> = { ...other }
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((name) => !isDeepStrictEqual(left[name], right[name]))
    .join(', ')
}

/** @param file  where the replayed view is kept: '' is an unnamed file of SQLite */
export const createViewReplay = (
  { service, collections, source, definition }: AuditedView,
  log: CommitSource,
  file: '' | ':memory:',
): ViewReplay => {
  const findings = createFindings(`view-${service}`)
  const store = openSqliteView(file, 1, Object.fromEntries(collections.map((name) => [name, collection<object>({}, () => [])])))
  // Small, because there is one replay for each service. The file system caches the rest.
  store.database.pragma(`cache_size = -${PAGE_CACHE_KIB}`)
  const rows = createWorkingSet(store, CACHED_BYTES)
  /** Streams with an event that the view cannot apply. As in the service, later events of these streams wait. */
  const held = new Set<string>()
  let checkpoint: Checkpoint = GENESIS
  const initial = store.checkpoint()

  const apply = async (commits: readonly Commit[]): Promise<void> => {
    const last = commits.at(-1)
    if (last === undefined) return
    const events: Located[] = []
    for (const commit of commits) {
      for (const located of eventsOf(commit)) {
        if (!definition.handles(located.event.type)) continue
        try {
          const event = readEvent(located)
          if (event !== undefined) events.push(event)
        } catch {
          held.add(located.stream)
        }
      }
    }
    await rows.load(events.flatMap(definition.reads))
    for (const event of events) {
      if (held.has(event.stream)) continue
      try {
        rows.attempt(() => definition.apply(rows, event, undefined))
      } catch {
        held.add(event.stream)
      }
    }
    const reached = { position: last.position, hash: last.hash }
    await store.save(rows.changes(), { ...checkpoint, build: (await initial).build }, reached)
    rows.saved()
    checkpoint = reached
  }

  const add = async (commits: readonly Commit[]): Promise<void> => {
    for (let start = 0; start < commits.length; start += BATCH) await apply(commits.slice(start, start + BATCH))
  }

  /** @returns false if the log ends before that position */
  const advance = async (position: number): Promise<boolean> => {
    while (checkpoint.position < position) {
      const commits = await log.readAll(checkpoint.position, Math.min(BATCH, position - checkpoint.position))
      if (commits.length === 0) return false
      await apply(commits)
    }
    return true
  }

  const compareRows = (fault: Findings['fault'], name: string, shown: ViewPage['rows'], replayed: ViewPage['rows']): void => {
    const expected = new Map(replayed.map(({ id, row }) => [id, row]))
    for (const { id, row } of shown) {
      const right = expected.get(id)
      expected.delete(id)
      if (right === undefined) fault(`${name}/${id} does not follow from the log`)
      else {
        const left = withoutPersonal(row)
        const plain = withoutPersonal(right)
        if (!isDeepStrictEqual(left, plain)) fault(`${name}/${id} differs in ${differing(left, plain)}`)
      }
    }
    for (const id of expected.keys()) fault(`${name}/${id} is missing`)
  }

  /** The replayed rows with an id after `after`, up to and including `upTo` if it is given. */
  const replayedRows = async (name: string, after: string, upTo: string | undefined): Promise<ViewPage['rows']> => {
    const found: ViewPage['rows'][number][] = []
    for (let from = after; ;) {
      const { rows: next } = await store.page(name, from, PAGE)
      const within = upTo === undefined ? next : next.filter(({ id }) => id <= upTo)
      found.push(...within)
      const last = next.at(-1)
      if (within.length < PAGE || last === undefined) return found
      from = last.id
    }
  }

  const compareCollection = async (page: ViewSource['page'], fault: Findings['fault'], name: string): Promise<number> => {
    let count = 0
    for (let after = ''; ;) {
      const shown = await page(name, after, PAGE, checkpoint.position)
      const { position, hash } = shown.checkpoint
      if (position < checkpoint.position) {
        fault(`${name} is at position ${position}, but the log had already reached ${checkpoint.position}`)
        return count
      }
      if (!(await advance(position))) {
        fault(`${name} is at position ${position}, but the log ends at ${checkpoint.position}`)
        return count
      }
      if (hash !== checkpoint.hash) {
        fault(`${name} is made of another log: the hash at position ${position} differs`)
        return count
      }
      const last = shown.rows.length < PAGE ? undefined : shown.rows.at(-1)
      compareRows(fault, name, shown.rows, await replayedRows(name, after, last?.id))
      count += shown.rows.length
      if (last === undefined) return count
      if (last.id <= after) {
        fault(`${name} is not in the order of its ids: ${last.id} comes too late`)
        return count
      }
      after = last.id
    }
  }

  /** @returns the number of rows */
  const compareView = async (page: ViewSource['page'], fault: Findings['fault']): Promise<number> => {
    let count = 0
    for (const name of collections) count += await compareCollection(page, fault, name)
    return count
  }

  /** Compares one instance after the other, so that the replay is made once. @returns the number of rows, and how many instances are gone */
  const compareInstances = async (instances: readonly InstanceView[]): Promise<{ readonly count: number; readonly gone: number }> => {
    let [count, gone] = [0, 0]
    for (const { instance, page } of instances) {
      try {
        count += await compareView(page, (what) => findings.fault(`instance ${instance}: ${what}`))
      } catch (error) {
        if (!(error instanceof InstanceGone)) throw error
        gone += 1
      }
    }
    if (gone === instances.length) findings.fault('no instance has shown its view to the end')
    return { count, gone }
  }

  return {
    add,
    compare: async () => {
      const instances = (await source.instances?.()) ?? []
      const { count, gone } =
        instances.length === 0 ? { count: await compareView(source.page, findings.fault), gone: 0 } : await compareInstances(instances)
      const several = instances.length === 0 ? '' : ` in ${counted(instances.length - gone, 'instance')}`
      const parked = held.size === 0 ? '' : `, ${counted(held.size, 'stream')} with an event that the view cannot apply`
      return findings.check(`${counted(count, 'row')} of ${collections.join(', ')}${several} at position ${checkpoint.position}${parked}`, {
        rows: count,
        position: checkpoint.position,
        heldStreams: held.size,
      })
    },
    close: () => store.close(),
  }
}
