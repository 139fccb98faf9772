import { isDeepStrictEqual } from 'node:util'
import { readEvent, type Located } from '@souk/contracts'
import { eventsOf, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import { createWorkingSet, type ViewDefinition, type ViewPage } from '@souk/service'
import { collection, openSqliteView } from '@souk/service/sqlite'
import { counted, createFindings, type Check } from './check.ts'

/** Rows of a collection, and where the view stood when they were read. */
interface ShownPage {
  readonly checkpoint: Checkpoint
  readonly rows: ViewPage['rows']
}

/** What a service says its view is. */
export interface ViewSource {
  /**
   * Rows of a collection with an id after the one given, in the order of their ids; fewer than `limit` only at the end.
   * @param atLeast  position that the view has to have reached by then, if it ever does
   */
  page(collection: string, after: string, limit: number, atLeast: number): Promise<ShownPage>
}

/** The log as far as it is needed here. */
export interface CommitSource {
  readAll(after: number, limit: number): Promise<readonly Commit[]>
}

/** A service's view: how it follows from the log, and what the service says it is. */
export interface AuditedView {
  readonly service: string
  readonly collections: readonly string[]
  readonly source: ViewSource
  readonly definition: ViewDefinition<undefined>
}

/** A view built again from the log, beside the service's own. */
export interface ViewReplay {
  /** Takes the commits of the log in their order. */
  add(commits: readonly Commit[]): Promise<void>
  /** Compares the service's view row for row, following the log as far as each of its pages does. */
  compare(): Promise<Check>
  close(): Promise<void>
}

const PAGE = 500
const BATCH = 500
const CACHED_ROWS = 5_000
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

/**
 * @param file  where the replayed view stands: '' for a file that SQLite keeps without a name, ':memory:'
 */
export const createViewReplay = (
  { service, collections, source, definition }: AuditedView,
  log: CommitSource,
  file: '' | ':memory:',
): ViewReplay => {
  const findings = createFindings(`view-${service}`)
  const store = openSqliteView(file, 1, Object.fromEntries(collections.map((name) => [name, collection<object>({}, () => [])])))
  // There is one of these for each service: what is not in memory is in the cache of the file system.
  store.database.pragma(`cache_size = -${PAGE_CACHE_KIB}`)
  const rows = createWorkingSet(store, CACHED_ROWS)
  // Streams with an event that the view cannot take: as in the service, what follows in them waits.
  const held = new Set<string>()
  let checkpoint: Checkpoint = GENESIS
  const stands = store.checkpoint()

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
    await store.save(rows.changes(), { ...checkpoint, build: (await stands).build }, reached)
    rows.saved()
    checkpoint = reached
  }

  const add = async (commits: readonly Commit[]): Promise<void> => {
    for (let start = 0; start < commits.length; start += BATCH) await apply(commits.slice(start, start + BATCH))
  }

  /** @returns false if the log does not go so far */
  const advance = async (position: number): Promise<boolean> => {
    while (checkpoint.position < position) {
      const commits = await log.readAll(checkpoint.position, Math.min(BATCH, position - checkpoint.position))
      if (commits.length === 0) return false
      await apply(commits)
    }
    return true
  }

  const compareRows = (name: string, shown: ViewPage['rows'], replayed: ViewPage['rows']): void => {
    const expected = new Map(replayed.map(({ id, row }) => [id, row]))
    for (const { id, row } of shown) {
      const right = expected.get(id)
      expected.delete(id)
      if (right === undefined) findings.fault(`${name}/${id} is not in the log`)
      else {
        const left = withoutPersonal(row)
        const plain = withoutPersonal(right)
        if (!isDeepStrictEqual(left, plain)) findings.fault(`${name}/${id} differs in ${differing(left, plain)}`)
      }
    }
    for (const id of expected.keys()) findings.fault(`${name}/${id} is missing`)
  }

  /** The replayed rows with an id after the first and up to the last (undefined: all). */
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

  const compareCollection = async (name: string): Promise<number> => {
    let count = 0
    for (let after = ''; ;) {
      const page = await source.page(name, after, PAGE, checkpoint.position)
      const { position, hash } = page.checkpoint
      if (position < checkpoint.position) {
        findings.fault(`${name} stands at position ${position}, the log was at ${checkpoint.position} before`)
        return count
      }
      if (!(await advance(position))) {
        findings.fault(`${name} stands at position ${position}, the log ends at ${checkpoint.position}`)
        return count
      }
      if (hash !== checkpoint.hash) {
        findings.fault(`${name} is made of another log: the hash at position ${position} is not that of this one`)
        return count
      }
      const last = page.rows.length < PAGE ? undefined : page.rows.at(-1)
      compareRows(name, page.rows, await replayedRows(name, after, last?.id))
      count += page.rows.length
      if (last === undefined) return count
      if (last.id <= after) {
        findings.fault(`${name} is not in the order of its ids at ${last.id}`)
        return count
      }
      after = last.id
    }
  }

  return {
    add,
    compare: async () => {
      let count = 0
      for (const name of collections) count += await compareCollection(name)
      const parked = held.size === 0 ? '' : `, ${counted(held.size, 'stream')} with an event that the view cannot take`
      return findings.check(`${counted(count, 'row')} of ${collections.join(', ')} at position ${checkpoint.position}${parked}`)
    },
    close: () => store.close(),
  }
}
