import { categoryOf, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import type { Database, DataFileKind } from '../storage/sqlite-file.ts'
import { MILLISECONDS, periods, type CommitFilter, type FoundStream, type LogSearch, type Sort, type StreamFilter } from './log-search.ts'
import { measuresAfter, NO_MEASURES, type Measures } from './measures.ts'
import { BLOCK, blockOf, fromBytes, intersection, toBytes, toPositions } from './postings.ts'

/**
 * The index for searching the log. It follows from the log and may be deleted: the event store builds it again.
 *
 * - `postings`: the commits to which a term applies, such as `type:OrderPlaced`, in blocks
 * - `times`: the first commit of each time at which one came; a commit that is earlier than one before it counts as being as late
 * - `measures`: the shop in figures after some commits, the last of which is the last one that is indexed
 * - `indexed`: one row, the last commit that stands in all tables
 */
export const searchIndexFile: DataFileKind = {
  name: 'index of the event log',
  applicationId: 0x536f_7558,
  layoutVersion: 2,
  // What a loss of power takes from it is read again from the log.
  pragmas: ['synchronous = NORMAL', 'cache_size = -8000'],
  schema: `
    CREATE TABLE postings (
      term TEXT NOT NULL,
      block INTEGER NOT NULL,
      positions BLOB NOT NULL,
      PRIMARY KEY (term, block)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE streams (
      stream TEXT PRIMARY KEY NOT NULL,
      version INTEGER NOT NULL,
      firstPosition INTEGER NOT NULL,
      lastPosition INTEGER NOT NULL,
      changedAt TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE times (time INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT;
    CREATE TABLE activity (
      period TEXT NOT NULL,
      start INTEGER NOT NULL,
      category TEXT NOT NULL, -- empty: the commits, else the events of a category
      count INTEGER NOT NULL,
      PRIMARY KEY (period, start, category)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE measures (position INTEGER PRIMARY KEY, totals TEXT NOT NULL) STRICT;
    CREATE TABLE indexed (position INTEGER NOT NULL, hash TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
    INSERT INTO indexed VALUES (${GENESIS.position}, '${GENESIS.hash}', 0);
  `,
}

/** All statements that look for a key. A test shows that an index serves each of them. */
export const statements = {
  posting: 'SELECT positions FROM postings WHERE term = ? AND block = ?',
  postingsUp: 'SELECT block, positions FROM postings WHERE term = ? AND block BETWEEN ? AND ? ORDER BY block',
  postingsDown: 'SELECT block, positions FROM postings WHERE term = ? AND block BETWEEN ? AND ? ORDER BY block DESC',
  firstAt: 'SELECT position FROM times WHERE time >= ? ORDER BY time LIMIT 1',
  streamsAfter: 'SELECT * FROM streams WHERE stream >= ? AND stream < ? ORDER BY stream LIMIT ?',
  streamsBefore: 'SELECT * FROM streams WHERE stream >= ? AND stream < ? ORDER BY stream DESC LIMIT ?',
  countStreams: 'SELECT count(*) FROM (SELECT 1 FROM streams WHERE stream >= ? AND stream < ? LIMIT ?)',
  measures: 'SELECT position, totals FROM measures WHERE position <= ? ORDER BY position DESC LIMIT 1',
  activity: 'SELECT start, category, count FROM activity WHERE period = ? AND start >= ? AND start < ? ORDER BY start, category',
} as const

const writes = {
  savePosting: `INSERT INTO postings (term, block, positions) VALUES (?, ?, ?)
    ON CONFLICT (term, block) DO UPDATE SET positions = excluded.positions`,
  saveStream: `INSERT INTO streams (stream, version, firstPosition, lastPosition, changedAt) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (stream) DO UPDATE SET version = excluded.version, lastPosition = excluded.lastPosition, changedAt = excluded.changedAt`,
  saveTime: 'INSERT INTO times (time, position) VALUES (?, ?) ON CONFLICT DO NOTHING',
  count: `INSERT INTO activity (period, start, category, count) VALUES (?, ?, ?, ?)
    ON CONFLICT (period, start, category) DO UPDATE SET count = count + excluded.count`,
  saveMeasures: 'INSERT INTO measures (position, totals) VALUES (?, ?)',
  dropMeasures: 'DELETE FROM measures WHERE position = ?',
  saveIndexed: 'UPDATE indexed SET position = ?, hash = ?, time = ?',
  clear: `DELETE FROM postings; DELETE FROM streams; DELETE FROM times; DELETE FROM activity; DELETE FROM measures;
    UPDATE indexed SET position = ${GENESIS.position}, hash = '${GENESIS.hash}', time = 0`,
} as const

/** Of so many commits, measures are kept after one of them at least. The others follow from that one and the commits behind it. */
const MEASURED = 100

/** Most commits that are added at once: a few milliseconds. */
const STEP = 50

const NONE = new Uint16Array()

/** No stream has such a character in its name, and it is greater than all that a name may have. */
const BEYOND = '~'
/** It is smaller than all that a name may have. */
const NEXT = ' '

type Sought = Pick<LogSearch, 'commits' | 'countCommits' | 'streams' | 'countStreams' | 'activity' | 'measures' | 'positionAt'>

export interface SearchIndex extends Sought {
  /** The last commit that the index holds. */
  indexed(): Checkpoint
  /** How many commits may be added next. */
  room(): number
  /** Adds the commits that follow the last one. */
  add(commits: readonly Commit[]): void
  clear(): void
}

/** The terms of a filter, those that apply to the fewest commits first. */
const termsOf = ({ stream, correlationId, actor, type, category }: CommitFilter): string[] =>
  Object.entries({ stream, correlation: correlationId, actor, type, category }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}:${value}`,
  )

/** The terms that apply to a commit. */
const termsOfCommit = ({ correlationId, actor, appends }: Commit): Set<string> => {
  const terms = new Set([`correlation:${correlationId}`, `actor:${actor.id}`])
  for (const { stream, events } of appends) {
    terms.add(`stream:${stream}`).add(`category:${categoryOf(stream)}`)
    for (const { type } of events) terms.add(`type:${type}`)
  }
  return terms
}

const countIn = (counts: Map<string, number>, key: string, count: number): void => void counts.set(key, (counts.get(key) ?? 0) + count)

export const createSearchIndex = (database: Database): SearchIndex => {
  const posting = database.prepare<[string, number], Buffer>(statements.posting).pluck()
  const postings = {
    oldest: database.prepare<[string, number, number], { block: number; positions: Buffer }>(statements.postingsUp),
    newest: database.prepare<[string, number, number], { block: number; positions: Buffer }>(statements.postingsDown),
  }
  const firstAt = database.prepare<[number], number>(statements.firstAt).pluck()
  const streamsAfter = database.prepare<[string, string, number], FoundStream>(statements.streamsAfter)
  const streamsBefore = database.prepare<[string, string, number], FoundStream>(statements.streamsBefore)
  const countStreams = database.prepare<[string, string, number], number>(statements.countStreams).pluck()
  const activity = database.prepare<[string, number, number], { start: number; category: string; count: number }>(statements.activity)
  const readMeasures = database.prepare<[number], { position: number; totals: string }>(statements.measures)
  const saveMeasures = database.prepare<[number, string]>(writes.saveMeasures)
  const dropMeasures = database.prepare<[number]>(writes.dropMeasures)
  const readIndexed = database.prepare<[], Checkpoint & { time: number }>('SELECT position, hash, time FROM indexed')
  const savePosting = database.prepare<[string, number, Buffer]>(writes.savePosting)
  const saveStream = database.prepare<[string, number, number, number, string]>(writes.saveStream)
  const saveTime = database.prepare<[number, number]>(writes.saveTime)
  const count = database.prepare<[string, number, string, number]>(writes.count)
  const saveIndexed = database.prepare<[number, string, number]>(writes.saveIndexed)

  const indexed = () => readIndexed.get() ?? { ...GENESIS, time: 0 }

  const measuresUpTo = (position: number): { readonly position: number; readonly measures: Measures } => {
    const found = readMeasures.get(position)
    // Only `add` writes them.
    return found === undefined
      ? { position: 0, measures: NO_MEASURES }
      : { position: found.position, measures: JSON.parse(found.totals) as Measures }
  }
  const measure = (commits: readonly Commit[], end: number): void => {
    const before = measuresUpTo(end)
    saveMeasures.run(end, JSON.stringify(commits.reduce(measuresAfter, before.measures)))
    if (Math.floor(before.position / MEASURED) === Math.floor(end / MEASURED)) dropMeasures.run(before.position)
  }

  /** @param commits  of one block */
  const add = database.transaction((commits: readonly Commit[]): void => {
    const last = commits.at(-1)
    if (last === undefined) return
    const block = blockOf(last.position)
    const positions = new Map<string, number[]>()
    const counts = new Map<string, number>()
    let { time } = indexed()
    for (const commit of commits) {
      const { position, at, appends } = commit
      for (const term of termsOfCommit(commit)) {
        const found = positions.get(term)
        if (found === undefined) positions.set(term, [position])
        else found.push(position)
      }
      time = Math.max(time, Date.parse(at))
      saveTime.run(time, position)
      for (const period of periods) {
        const start = time - (time % MILLISECONDS[period])
        countIn(counts, `${period} ${start} `, 1)
        for (const { stream, events } of appends) countIn(counts, `${period} ${start} ${categoryOf(stream)}`, events.length)
      }
      for (const { stream, fromVersion, events } of appends)
        saveStream.run(stream, fromVersion + events.length, position, position, new Date(time).toISOString())
    }
    for (const [term, added] of positions) {
      const before = posting.get(term, block)
      savePosting.run(term, block, Buffer.concat([...(before === undefined ? [] : [before]), toBytes(added)]))
    }
    for (const [key, added] of counts) {
      const [period = '', start, category = ''] = key.split(' ')
      count.run(period, Number(start), category, added)
    }
    measure(commits, last.position)
    saveIndexed.run(last.position, last.hash, time)
  })

  const timeOf = (instant: string): number => Date.parse(instant)
  /** The first and the last position to which the times and the positions of a filter apply. */
  const spanOf = ({ from, until, after = 0, before = Infinity }: CommitFilter): readonly [first: number, last: number] => {
    const end = indexed().position
    const first = from === undefined ? 1 : (firstAt.get(timeOf(from)) ?? end + 1)
    const last = until === undefined ? end : (firstAt.get(timeOf(until)) ?? end + 1) - 1
    return [Math.max(first, after + 1), Math.min(last, before - 1)]
  }

  /** The positions between two to which all terms apply, in this order. */
  function* matches(terms: readonly string[], first: number, last: number, sort: Sort): Generator<number> {
    const [rarest, ...others] = terms
    const isWanted = (position: number): boolean => position >= first && position <= last
    if (rarest === undefined) {
      if (sort === 'oldest') for (let position = first; position <= last; position += 1) yield position
      else for (let position = last; position >= first; position -= 1) yield position
      return
    }
    for (const { block, positions } of postings[sort].iterate(rarest, blockOf(first), blockOf(last))) {
      let offsets = fromBytes(positions)
      for (const term of others) {
        const found = offsets.length === 0 ? undefined : posting.get(term, block)
        offsets = found === undefined ? NONE : intersection(offsets, fromBytes(found))
      }
      const common = toPositions(block, offsets).filter(isWanted)
      yield* sort === 'oldest' ? common : common.toReversed()
    }
  }

  const take = <Item>(items: Iterable<Item>, limit: number): Item[] => {
    const taken: Item[] = []
    for (const item of items) {
      taken.push(item)
      if (taken.length === limit) break
    }
    return taken
  }

  const namesOf = ({ category, prefix = '' }: StreamFilter): readonly [after: string, before: string] => {
    const within = category === undefined ? '' : `${category}-`
    // One of the two begins as the other one does, or no stream begins as both do.
    const [longer, shorter] = prefix.length > within.length ? [prefix, within] : [within, prefix]
    return longer.startsWith(shorter) ? [longer, `${longer}${BEYOND}`] : ['', '']
  }

  return {
    indexed: () => {
      const { position, hash } = indexed()
      return { position, hash }
    },
    room: () => {
      const next = indexed().position + 1
      return Math.min(STEP, BLOCK - (next % BLOCK))
    },
    add: (commits) => add.immediate(commits),
    clear: database.transaction(() => void database.exec(writes.clear)).immediate,
    commits: (filter, sort, { after, before, limit }) => {
      const [first, last] = spanOf(filter)
      const terms = termsOf(filter)
      // In a list with the newest first, what is behind a place has a smaller position.
      const [lower, upper] = sort === 'oldest' ? [after, before] : [before, after]
      const from = Math.max(first, lower === undefined ? 0 : lower + 1)
      const to = Math.min(last, upper === undefined ? Infinity : upper - 1)
      if (before === undefined) return take(matches(terms, from, to, sort), limit)
      return take(matches(terms, from, to, sort === 'oldest' ? 'newest' : 'oldest'), limit).toReversed()
    },
    countCommits: (filter, atMost) => {
      const [first, last] = spanOf(filter)
      return take(matches(termsOf(filter), first, last, 'newest'), atMost).length
    },
    streams: (filter, { after, before, limit }) => {
      const [lowest, beyond] = namesOf(filter)
      if (before !== undefined) return streamsBefore.all(lowest, before, limit).toReversed()
      return streamsAfter.all(after === undefined ? lowest : after + NEXT, beyond, limit)
    },
    measures: measuresUpTo,
    positionAt: (instant) => (firstAt.get(timeOf(instant) + 1) ?? indexed().position + 1) - 1,
    countStreams: (filter, atMost) => countStreams.get(...namesOf(filter), atMost) ?? 0,
    activity: (by, from, until) => {
      const found = new Map<number, { commits: number; events: Record<string, number> }>()
      const length = MILLISECONDS[by]
      const start = timeOf(from) - (timeOf(from) % length)
      for (const row of activity.all(by, start, timeOf(until))) {
        const period = found.get(row.start) ?? { commits: 0, events: {} }
        if (row.category === '') period.commits = row.count
        else period.events[row.category] = row.count
        found.set(row.start, period)
      }
      return Array.from(found, ([at, period]) => ({ start: new Date(at).toISOString(), ...period }))
    },
  }
}
