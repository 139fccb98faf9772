import { randomUUID } from 'node:crypto'
import nano from 'nano'
import { z } from 'zod'
import { Checkpoint, GENESIS, isSame, messageOf, newId } from '@souk/log-protocol'
import { PARKED, StoreUnavailable, type RowChange, type ViewCheckpoint, type ViewStore } from '@souk/service'

/** An index that CouchDB keeps over the rows of one collection. */
export interface CouchIndex {
  readonly collection: string
  /** JavaScript (ES5) for the parts of `row` that have an entry each: an array. Default: the row is the only `part`. */
  readonly parts?: string
  /** JavaScript (ES5) for the key of `row`, or of its `part`: an array. */
  readonly key: string
  /** JavaScript (ES5) for the numbers of `row` or `part` that are summed: an array. Without it the index finds rows. */
  readonly sums?: string
}

type Key = readonly (string | number)[]

/** From one key to another, both included. A shorter last key stands for all keys that begin with it. */
interface CouchRange {
  readonly from: Key
  readonly to: Key
}

export interface CouchViewOptions {
  /** Names of the service's own collections. */
  readonly collections: readonly string[]
  readonly indexes: Readonly<Record<string, CouchIndex>>
  /** Version of the layout, indexes included: a database with another one is emptied, and filled again from the log. */
  readonly version: number
  /** How long the server may take to answer. */
  readonly timeoutMs?: number
}

export interface CouchView extends ViewStore {
  row(collection: string, id: string): Promise<object | undefined>
  /** Rows in the order of an index, or against it. Rows that are being saved may be among them before the checkpoint moves. */
  rowsBy(index: string, range: CouchRange, limit: number, order?: 'ascending' | 'descending'): Promise<object[]>
  /** The number of rows in a range of an index without sums. CouchDB keeps it, so it costs the same for any number. */
  countBy(index: string, range: CouchRange): Promise<number>
  /**
   * Sums over all entries whose keys begin alike, in the order of the index. CouchDB keeps sums of many entries, so it need not read each.
   * @param level  length of the part of the key that must be alike
   * @param limit  of more sums, the first
   */
  sumsBy(
    index: string,
    range: CouchRange,
    level: number,
    limit?: number,
  ): Promise<{ readonly key: Key; readonly sums: readonly number[] }[]>
}

const rowSchema = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const changesSchema = z.array(z.object({ collection: z.string(), id: z.string(), row: rowSchema.nullable() }))

/** Enough of the document `checkpoint` to know whether this version of the code can read the rest. */
const layoutSchema = z.object({ layout: z.int() })

/** The document `checkpoint`: where the view stands. A writer changes it before it changes any row, and only at the revision that it has read. */
const stateSchema = z
  .object({
    _rev: z.string(),
    layout: z.int(),
    /** Every document carries the build it was written for. Documents of another build do not count. */
    build: z.string(),
    /** Id of the last batch. */
    batch: z.string(),
    /** Without the pending batch. */
    checkpoint: Checkpoint,
    /** The batch that is being written. It counts as soon as it stands here, and whoever finds it finishes it. */
    pending: z
      .object({
        to: Checkpoint,
        /** JSON in a text: one value for the server to store, not thousands. */
        changes: z.string(),
      })
      .nullable(),
  })
  .transform(({ _rev: revision, ...state }) => ({ ...state, revision }))
type State = z.infer<typeof stateSchema>

const found = z.object({
  rows: z.array(
    z.object({
      key: z.unknown(),
      doc: z
        .object({ _id: z.string(), _rev: z.string(), build: z.string(), row: rowSchema.nullable() })
        .transform(({ _id: id, _rev: revision, ...doc }) => ({ ...doc, id, revision }))
        .nullish(),
    }),
  ),
})
const revisions = z.object({ rows: z.array(z.object({ key: z.string(), value: z.object({ rev: z.string() }).optional() })) })
const written = z.array(z.object({ id: z.string(), rev: z.string().optional(), error: z.string().optional() }))
const revised = z.object({ rev: z.string() })
const summed = z.object({
  rows: z.array(z.object({ key: z.array(z.union([z.string(), z.number()])), value: z.array(z.number()) })),
})
const counted = z.object({ rows: z.array(z.object({ value: z.int() })).max(1) })
const designSchema = z.object({ _rev: z.string(), views: z.unknown() }).transform(({ _rev: revision, views }) => ({ revision, views }))

const STATE_ID = 'checkpoint'
const TIMEOUT_MS = 30_000
/** CouchDB takes documents up to 8,000,000 bytes (`max_document_size`). */
const MAX_BATCH_BYTES = 6_000_000
const DOCUMENTS_PER_REQUEST = 1_000
const MAX_CACHED_REVISIONS = 50_000
const MAX_TRIES = 50

const changesOf = ({ pending }: Pick<State, 'pending'>): readonly RowChange[] =>
  pending === null ? [] : changesSchema.parse(JSON.parse(pending.changes))
/** Where the view stands, the pending batch included. */
const standsAt = ({ build, checkpoint, pending }: State): ViewCheckpoint => ({ ...(pending?.to ?? checkpoint), build })
const idOf = ({ collection, id }: { readonly collection: string; readonly id: string }): string => `${collection}:${id}`

const asRevision = (revision: string | undefined) => (revision === undefined ? {} : { _rev: revision })

function* slices<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** Missing documents and conflicts are answers, for the caller to judge. Everything else is thrown. */
type Answer = { readonly body: unknown } | { readonly refused: 'missing' | 'conflict' }

/**
 * Opens a view in a database of CouchDB. It waits for no server: every method throws StoreUnavailable until there is one.
 * The database is made at the first use, and whenever it is gone.
 * @param url  of the database: `http://user:password@host:5984/name`
 */
export const openCouchView = (url: string, { collections, indexes, version, timeoutMs = TIMEOUT_MS }: CouchViewOptions): CouchView => {
  const { origin, username, password, pathname } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1).replace(/\/$/, ''))
  if (!/^[a-z][a-z0-9_$()+-]*$/.test(name)) throw new TypeError(`the URL names no database of CouchDB: ${name}`)
  const server = nano(origin.replace('//', username === '' ? '//' : `//${username}:${password}@`))

  interface Asked {
    readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE'
    readonly path?: string
    readonly qs?: Readonly<Record<string, unknown>>
    readonly body?: unknown
  }
  const ask = async ({ path = '', body, ...asked }: Asked): Promise<Answer> => {
    // nano would take three times as long: it looks for functions in every member.
    const json = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }
    try {
      // The types of nano do not know `signal`, but it passes it on. Without it a silent server would be waited for without end.
      const options = { db: name, path, ...asked, ...json, signal: AbortSignal.timeout(timeoutMs) }
      return { body: await server.request(options) }
    } catch (error) {
      const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
      if (status === 404) return { refused: 'missing' }
      if (status === 409 || status === 412) return { refused: 'conflict' }
      const message = messageOf(error)
      // An event may be to blame. For any other status none is: the projection waits until somebody has mended it.
      if (status === 400 || status === 413) throw new Error(`CouchDB refused what it was sent: ${message}`, { cause: error })
      throw new StoreUnavailable(message, { cause: error })
    }
  }
  /** An answer that was cut off may pass, as no answer does. */
  const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
    const result = schema.safeParse(body)
    if (!result.success) throw new StoreUnavailable(`CouchDB answered something else: ${z.prettifyError(result.error)}`)
    return result.data
  }
  /** For requests that are refused only if the database is gone. */
  const answered = <Schema extends z.ZodType>(schema: Schema, answer: Answer): z.output<Schema> => {
    if ('refused' in answer) throw new StoreUnavailable(`the database ${name} is ${answer.refused === 'missing' ? 'gone' : 'in conflict'}`)
    return read(schema, answer.body)
  }

  // — where the view stands —————————————————————————————————————————————————————————————————————————

  /** CouchDB builds all indexes of a design document together. So they are in two: whoever wants rows waits for no sums. */
  const designOf = (index: string): string => `_design/${indexes[index]?.sums === undefined ? 'rows' : 'sums'}`
  const viewOf = ({ collection, parts = '[row]', key, sums }: CouchIndex) => ({
    map: `function (doc) { var row = doc.row; if (row && doc._id.indexOf('${collection}:') === 0) (${parts}).forEach(function (part) { emit([doc.build].concat(${key}), ${sums ?? 'null'}) }) }`,
    reduce: sums === undefined ? '_count' : '_sum',
  })
  const installIndexes = async (): Promise<void> => {
    for (const [path, ours] of Map.groupBy(Object.entries(indexes), ([index]) => designOf(index))) {
      const views = Object.fromEntries(ours.map(([index, definition]) => [index, viewOf(definition)]))
      const there = await ask({ path })
      const old = 'refused' in there ? undefined : read(designSchema, there.body)
      if (old !== undefined && JSON.stringify(old.views) === JSON.stringify(views)) continue
      const body = { language: 'javascript', views, ...asRevision(old?.revision) }
      // In a conflict another process has just installed the same.
      await ask({ method: 'PUT', path, body })
    }
  }

  const readLayout = async (): Promise<number | undefined> => {
    const answer = await ask({ path: STATE_ID })
    return 'refused' in answer ? undefined : read(layoutSchema, answer.body).layout
  }
  /** @returns undefined if there is no view @throws StoreUnavailable if it is of another version of the service */
  const readState = async (): Promise<State | undefined> => {
    const answer = await ask({ path: STATE_ID })
    if ('refused' in answer) return undefined
    if (read(layoutSchema, answer.body).layout !== version)
      throw new StoreUnavailable(`${name} belongs to another version of this service now`)
    return read(stateSchema, answer.body)
  }
  /** @returns undefined if the document has another revision now */
  const writeState = async (state: Omit<State, 'revision'>, revision?: string): Promise<State | undefined> => {
    const answer = await ask({ method: 'PUT', path: STATE_ID, body: { ...state, ...asRevision(revision) } })
    return 'refused' in answer ? undefined : { ...state, revision: read(revised, answer.body).rev }
  }

  let taken = false
  /** The state as this process wrote or read it last, with nothing pending; undefined: the server must be asked. */
  let known: State | undefined
  const revisionOf = new Map<string, string>()
  const forget = (): void => {
    known = undefined
    revisionOf.clear()
  }

  const create = async (): Promise<State> => {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      await ask({ method: 'PUT' })
      await installIndexes()
      const fresh = { layout: version, build: newId(), batch: randomUUID(), checkpoint: GENESIS, pending: null }
      const state = (await writeState(fresh)) ?? (await readState())
      if (state !== undefined) return state
    }
    throw new StoreUnavailable(`the database ${name} cannot be made`)
  }
  const burn = async (): Promise<State> => {
    forget()
    await ask({ method: 'DELETE' })
    return create()
  }

  // Data of another layout are emptied at the first use only: whoever changes the layout later is newer than this process.
  const take = async (): Promise<void> => {
    if (taken) return
    const layout = await readLayout()
    if (layout === undefined) await create()
    else if (layout === version) await installIndexes()
    else await burn()
    taken = true
  }

  // — writing ———————————————————————————————————————————————————————————————————————————————————————

  /** @returns false if some of the rows have another revision than was known */
  const writeRows = async (state: State, changes: readonly RowChange[]): Promise<boolean> => {
    const { position, build } = standsAt(state)
    let all = true
    for (const some of slices(changes, DOCUMENTS_PER_REQUEST)) {
      const docs = some.map((change) => {
        const id = idOf(change)
        // A row that is gone stays as a document. Otherwise a writer that comes too late could create it again.
        return { _id: id, ...asRevision(revisionOf.get(id)), build, position, row: change.row }
      })
      for (const { id, rev, error } of answered(written, await ask({ method: 'POST', path: '_bulk_docs', body: { docs } }))) {
        if (error === undefined && rev !== undefined) revisionOf.set(id, rev)
        else if (error === 'conflict') all = false
        else throw new StoreUnavailable(`CouchDB did not write ${id}: ${error ?? 'no revision'}`)
      }
    }
    return all
  }

  const readRevisions = async (changes: readonly RowChange[]): Promise<void> => {
    for (const some of slices(changes, DOCUMENTS_PER_REQUEST)) {
      const { rows } = answered(revisions, await ask({ method: 'POST', path: '_all_docs', body: { keys: some.map(idOf) } }))
      for (const { key, value } of rows) {
        if (value === undefined) revisionOf.delete(key)
        else revisionOf.set(key, value.rev)
      }
    }
  }

  /**
   * Writes the rows of the pending batch, and then that it is done. Any number of processes may do so at once, and late:
   * each reads the revisions of the rows first and looks then whether the batch is still pending, so none overwrites what a later batch
   * has written.
   * @param fresh  the rows of the batch, if this process has just begun it: their revisions are known
   */
  const finish = async (begun: State, fresh?: readonly RowChange[]): Promise<State> => {
    let state = begun
    let changes = fresh ?? changesOf(begun)
    for (let tries = fresh === undefined ? 1 : 0; tries < MAX_TRIES; tries += 1) {
      if (state.pending === null) return state
      if (tries > 0) {
        await readRevisions(changes)
        const now = await readState()
        if (now === undefined) throw new StoreUnavailable(`the database ${name} is gone`)
        if (now.revision !== state.revision) {
          // Somebody else has finished it.
          state = now
          changes = changesOf(now)
          continue
        }
      }
      if (!(await writeRows(state, changes))) continue
      const done = await writeState({ ...state, checkpoint: state.pending.to, pending: null }, state.revision)
      if (done !== undefined) return done
      const now = await readState()
      if (now === undefined) throw new StoreUnavailable(`the database ${name} is gone`)
      state = now
      changes = changesOf(now)
    }
    throw new StoreUnavailable('others write this view all the time')
  }

  /** The state, with nothing pending. */
  const current = async (): Promise<State> => {
    await take()
    known ??= await finish((await readState()) ?? (await create()))
    return known
  }

  const check = (collection: string): void => {
    if (collection !== PARKED && !collections.includes(collection))
      throw new TypeError(`the view has no collection ${collection}; it has ${collections.join(', ')}`)
  }

  const save: ViewStore['save'] = async (changes, from, to) => {
    for (const { collection } of changes) check(collection)
    // For good: the projection takes smaller steps.
    const json = JSON.stringify(changes)
    if (Buffer.byteLength(json) > MAX_BATCH_BYTES) throw new RangeError(`${changes.length} rows are too much for one document`)
    const isFrom = ({ build, checkpoint }: State): boolean => build === from.build && isSame(checkpoint, from)
    const place = { position: to.position, hash: to.hash }
    const next = changes.length === 0 ? { checkpoint: place } : { pending: { to: place, changes: json } }
    try {
      let before = await current()
      if (!isFrom(before)) {
        // What is known here may be old.
        forget()
        before = await current()
      }
      const moved = isFrom(before) ? await writeState({ ...before, ...next, batch: randomUUID() }, before.revision) : undefined
      if (moved === undefined) {
        forget()
        return 'stale'
      }
      known = await finish(moved, changes)
      if (revisionOf.size > MAX_CACHED_REVISIONS) revisionOf.clear()
      return 'saved'
    } catch (error) {
      forget()
      throw error
    }
  }

  // — reading ———————————————————————————————————————————————————————————————————————————————————————

  const load: ViewStore['load'] = async (keys) => {
    for (const { collection } of keys) check(collection)
    const { build } = await current()
    const rows = new Map<string, object>()
    for (const some of slices([...new Set(keys.map(idOf))], DOCUMENTS_PER_REQUEST)) {
      const answer = await ask({ method: 'POST', path: '_all_docs', qs: { include_docs: true }, body: { keys: some } })
      for (const { doc } of answered(found, answer).rows) {
        if (!doc) continue
        revisionOf.set(doc.id, doc.revision)
        if (doc.row !== null && doc.build === build) rows.set(doc.id, doc.row)
      }
    }
    return keys.map((key) => rows.get(idOf(key)))
  }

  /** Rows after an id as the pending batch leaves them. What it changes is taken from the batch, so it does not matter how much of it is written. */
  const readPage = async (state: State, collection: string, afterId: string, limit: number) => {
    const rows: { readonly id: string; readonly row: object }[] = []
    const prefix = `${collection}:`
    const pending = changesOf(state).filter((change) => change.collection === collection)
    for (let after = afterId; ;) {
      const qs = { startkey: prefix + after, endkey: `${collection};`, inclusive_end: false, limit: limit + 1, include_docs: true }
      const docs = answered(found, await ask({ path: '_all_docs', qs })).rows.flatMap(({ doc }) =>
        doc && doc.id > prefix + after ? { ...doc, id: doc.id.slice(prefix.length) } : [],
      )
      const last = docs.length < limit ? undefined : docs.at(-1)
      const merged = new Map<string, object | null>()
      for (const { id, build, row } of docs) merged.set(id, build === state.build ? row : null)
      for (const { id, row } of pending) {
        if (id > after && (last === undefined || id <= last.id)) merged.set(id, row)
      }
      for (const id of [...merged.keys()].sort()) {
        const row = merged.get(id) ?? null
        if (row !== null) rows.push({ id, row })
      }
      if (last === undefined || rows.length >= limit) return rows.slice(0, limit)
      after = last.id
    }
  }
  const page: ViewStore['page'] = async (collection, afterId, limit) => {
    check(collection)
    await take()
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = (await readState()) ?? (await create())
      const rows = await readPage(before, collection, afterId, limit)
      // As long as the last batch is the same one, nothing has been written but what that batch says.
      if ((await readState())?.batch === before.batch) return { checkpoint: standsAt(before), rows }
    }
    throw new StoreUnavailable('the view moves too fast to be read')
  }

  /** The build whose documents count; undefined: there is no view. Until it has heard of a new build, a process finds nothing. */
  const currentBuild = async (): Promise<string | undefined> => {
    await take()
    return known?.build ?? (await readState())?.build
  }
  const queryIndex = async (index: string, qs: Readonly<Record<string, unknown>>, { from, to }: CouchRange, build: string) => {
    const [least, greatest] = [
      [build, ...from],
      [build, ...to, {}],
    ]
    const [startkey, endkey] = qs['descending'] === true ? [greatest, least] : [least, greatest]
    return ask({ path: `${designOf(index)}/_view/${index}`, qs: { ...qs, startkey, endkey } })
  }

  return {
    databaseKind: 'CouchDB',
    collections,
    checkpoint: async () => {
      const before = known?.batch
      known = undefined
      const state = await current()
      if (state.batch !== before) revisionOf.clear()
      return standsAt(state)
    },
    load,
    save,
    clear: async () => {
      await take()
      await burn()
    },
    page,
    close: async () => undefined,
    row: async (collection, id) => {
      check(collection)
      const build = await currentBuild()
      const answer = await ask({ path: '_all_docs', qs: { include_docs: true, key: idOf({ collection, id }) } })
      if ('refused' in answer) return undefined
      const [entry] = read(found, answer.body).rows
      return entry?.doc?.build === build ? (entry?.doc?.row ?? undefined) : undefined
    },
    rowsBy: async (index, range, limit, order = 'ascending') => {
      const build = await currentBuild()
      if (build === undefined) return []
      const answer = await queryIndex(index, { include_docs: true, reduce: false, descending: order === 'descending', limit }, range, build)
      if ('refused' in answer) return []
      return read(found, answer.body).rows.flatMap(({ doc }) => (doc?.build === build ? (doc.row ?? []) : []))
    },
    countBy: async (index, range) => {
      const build = await currentBuild()
      if (build === undefined) return 0
      const answer = await queryIndex(index, {}, range, build)
      if ('refused' in answer) return 0
      return read(counted, answer.body).rows[0]?.value ?? 0
    },
    sumsBy: async (index, range, level, limit) => {
      const build = await currentBuild()
      if (build === undefined) return []
      const answer = await queryIndex(index, { group_level: level + 1, ...(limit !== undefined && { limit }) }, range, build)
      if ('refused' in answer) return []
      return read(summed, answer.body).rows.map(({ key, value }) => ({ key: key.slice(1), sums: value }))
    },
  }
}
