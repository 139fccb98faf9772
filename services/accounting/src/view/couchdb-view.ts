import { randomUUID } from 'node:crypto'
import nano from 'nano'
import { z } from 'zod'
import { messageOf, Checkpoint, GENESIS, isSame } from '@souk/log-protocol'
import { StoreUnavailable, type RowChange, type ViewStore } from '@souk/service'

/** An index that CouchDB keeps over the rows of one collection. */
export interface CouchIndex {
  readonly collection: string
  /** JavaScript (ES5) for the key of `row`: an array. */
  readonly key: string
  /** JavaScript (ES5) for the numbers of `row` that are summed: an array. None: rows are found by the key. */
  readonly sums?: string
}

type Key = readonly (string | number)[]

/** Between two keys, both inclusive; a shorter last key stands for all that begin with it. */
interface CouchRange {
  readonly from: Key
  readonly to: Key
}

export interface CouchViewOptions {
  readonly collections: readonly string[]
  readonly indexes: Readonly<Record<string, CouchIndex>>
  /** Number of the layout, indexes included: a database with another one is emptied, and filled again from the log. */
  readonly version: number
  /** How long the server may take to answer. */
  readonly timeoutMs?: number
}

export interface CouchView extends ViewStore {
  row(collection: string, id: string): Promise<object | undefined>
  /** Rows in the order of an index. */
  rowsBy(index: string, range: CouchRange, limit: number): Promise<object[]>
  /** Sums over all rows whose keys begin alike, in the order of the index. @param level  how many parts of the key */
  sumsBy(index: string, range: CouchRange, level: number): Promise<{ readonly key: Key; readonly sums: readonly number[] }[]>
}

const rowSchema = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const changesSchema = z.array(z.object({ collection: z.string(), id: z.string(), row: rowSchema.nullable() }))

/** The document that says where the view stands. Everything hangs on its revision: who moves the view has changed it first. */
const stateSchema = z
  .object({
    _rev: z.string(),
    layout: z.int(),
    /** Made anew with every emptying: documents of an older one do not exist for anybody. */
    generation: z.string(),
    /** Of the batch that came last. */
    batch: z.string(),
    checkpoint: Checkpoint,
    /** The batch that is being written; once it stands here it counts, and whoever finds it finishes it. */
    pending: z
      .object({
        to: Checkpoint,
        /** As JSON in a text: the server then has one value to keep, not thousands. */
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
        .object({ _id: z.string(), _rev: z.string(), generation: z.string(), row: rowSchema.nullable() })
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
const designSchema = z.object({ _rev: z.string(), views: z.unknown() }).transform(({ _rev: revision, views }) => ({ revision, views }))

const STATE_ID = 'checkpoint'
const DESIGN = '_design/souk'
const TIMEOUT_MS = 30_000
/** CouchDB takes documents up to 8,000,000 bytes (`max_document_size`). */
const MAX_BATCH_BYTES = 6_000_000
const DOCUMENTS_PER_REQUEST = 1_000
const MAX_CACHED_REVISIONS = 50_000
const MAX_TRIES = 50

const changesOf = ({ pending }: Pick<State, 'pending'>): readonly RowChange[] =>
  pending === null ? [] : changesSchema.parse(JSON.parse(pending.changes))
const standsAt = ({ checkpoint, pending }: State): Checkpoint => pending?.to ?? checkpoint
const idOf = ({ collection, id }: { readonly collection: string; readonly id: string }): string => `${collection}:${id}`

const asRevision = (revision: string | undefined) => (revision === undefined ? {} : { _rev: revision })

function* slices<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** What may well be there or not, or be changed by another: the caller decides. Everything else is thrown. */
type Answer = { readonly body: unknown } | { readonly refused: 'missing' | 'conflict' }

/**
 * A view in a database of CouchDB: `http://user:password@host:5984/name`. It waits for no server: every method throws
 * StoreUnavailable until there is one. The database is made at the first use, and whenever it is gone.
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
    // Written by nano it would take three times as long: it looks at every member for functions.
    const json = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }
    try {
      // Not in its types, but taken: without it a server that says nothing would be waited for without end.
      const options = { db: name, path, ...asked, ...json, signal: AbortSignal.timeout(timeoutMs) }
      return { body: await server.request(options) }
    } catch (error) {
      const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
      if (status === 404) return { refused: 'missing' }
      if (status === 409 || status === 412) return { refused: 'conflict' }
      const message = messageOf(error)
      // An event is to blame; for anything else none is, and the loop waits until somebody has mended it.
      if (status === 400 || status === 413) throw new Error(`CouchDB refused what it was sent: ${message}`, { cause: error })
      throw new StoreUnavailable(message, { cause: error })
    }
  }
  /** An answer that is cut off is no answer. */
  const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
    const result = schema.safeParse(body)
    if (!result.success) throw new StoreUnavailable(`CouchDB answered something else: ${z.prettifyError(result.error)}`)
    return result.data
  }
  /** For what can only be missing if the database is. */
  const answered = <Schema extends z.ZodType>(schema: Schema, answer: Answer): z.output<Schema> => {
    if ('refused' in answer) throw new StoreUnavailable(`the database ${name} is ${answer.refused === 'missing' ? 'gone' : 'in conflict'}`)
    return read(schema, answer.body)
  }

  // — where the view stands —————————————————————————————————————————————————————————————————————————

  const views = Object.fromEntries(
    Object.entries(indexes).map(([index, { collection, key, sums }]) => [
      index,
      {
        map: `function (doc) { var row = doc.row; if (row && doc._id.indexOf('${collection}:') === 0) emit([doc.generation].concat(${key}), ${sums ?? 'null'}) }`,
        ...(sums !== undefined && { reduce: '_sum' }),
      },
    ]),
  )
  const installIndexes = async (): Promise<void> => {
    const there = await ask({ path: DESIGN })
    const old = 'refused' in there ? undefined : read(designSchema, there.body)
    if (old !== undefined && JSON.stringify(old.views) === JSON.stringify(views)) return
    const body = { language: 'javascript', views, ...asRevision(old?.revision) }
    // A conflict: another process has installed the same.
    await ask({ method: 'PUT', path: DESIGN, body })
  }

  const readState = async (): Promise<State | undefined> => {
    const answer = await ask({ path: STATE_ID })
    return 'refused' in answer ? undefined : read(stateSchema, answer.body)
  }
  /** @returns undefined if it was not as it was known any more */
  const writeState = async (state: Omit<State, 'revision'>, revision?: string): Promise<State | undefined> => {
    const answer = await ask({ method: 'PUT', path: STATE_ID, body: { ...state, ...asRevision(revision) } })
    return 'refused' in answer ? undefined : { ...state, revision: read(revised, answer.body).rev }
  }

  let taken = false
  /** As it was written or read last by the loop that writes; undefined: the server knows. */
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
      const fresh = { layout: version, generation: randomUUID(), batch: randomUUID(), checkpoint: GENESIS, pending: null }
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

  // Data of another layout are emptied once, at the first use: afterwards whoever has changed it is newer.
  const take = async (): Promise<void> => {
    if (taken) return
    const state = (await readState()) ?? (await create())
    if (state.layout === version) await installIndexes()
    else await burn()
    taken = true
  }

  // — writing ———————————————————————————————————————————————————————————————————————————————————————

  /** @returns whether all of them were as they were known */
  const writeRows = async (state: State, changes: readonly RowChange[]): Promise<boolean> => {
    const { generation } = state
    const { position } = standsAt(state)
    let all = true
    for (const some of slices(changes, DOCUMENTS_PER_REQUEST)) {
      const docs = some.map((change) => {
        const id = idOf(change)
        // A row that is gone stays as a document: what is created by somebody who comes too late must find that it is not the first.
        return { _id: id, ...asRevision(revisionOf.get(id)), generation, position, row: change.row }
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
   * Writes the rows of the batch that is pending, and says that it is done. Any number of processes may do so at once, and late:
   * revisions are read before it is looked whether the batch is still pending, so a row that a later batch has changed is never overwritten.
   * @param fresh  its rows, if it was begun here just now with the revisions that are known
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

  /** Where the view stands, with nothing pending. */
  const current = async (): Promise<State> => {
    await take()
    if (known !== undefined) return known
    const state = (await readState()) ?? (await create())
    if (state.layout !== version) throw new StoreUnavailable(`${name} belongs to another version of this service now`)
    known = await finish(state)
    return known
  }

  const check = (collection: string): void => {
    if (!collections.includes(collection)) throw new TypeError(`the view has no collection ${collection}; it has ${collections.join(', ')}`)
  }

  const save: ViewStore['save'] = async (changes, from, to) => {
    for (const { collection } of changes) check(collection)
    // For good: the projection takes smaller steps.
    const json = JSON.stringify(changes)
    if (Buffer.byteLength(json) > MAX_BATCH_BYTES) throw new RangeError(`${changes.length} rows are too much for one document`)
    const before = await current()
    try {
      const moved = isSame(before.checkpoint, from)
        ? await writeState(
            { ...before, batch: randomUUID(), ...(changes.length === 0 ? { checkpoint: to } : { pending: { to, changes: json } }) },
            before.revision,
          )
        : undefined
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
    const { generation } = await current()
    const rows = new Map<string, object>()
    for (const some of slices([...new Set(keys.map(idOf))], DOCUMENTS_PER_REQUEST)) {
      const answer = await ask({ method: 'POST', path: '_all_docs', qs: { include_docs: true }, body: { keys: some } })
      for (const { doc } of answered(found, answer).rows) {
        if (!doc) continue
        revisionOf.set(doc.id, doc.revision)
        if (doc.row !== null && doc.generation === generation) rows.set(doc.id, doc.row)
      }
    }
    return keys.map((key) => rows.get(idOf(key)))
  }

  /**
   * Rows after an id as they are once the batch that is pending is done: what it changes is taken from there, so it does not
   * matter how far it has come.
   */
  const readPage = async ({ generation, ...state }: State, collection: string, afterId: string, limit: number) => {
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
      for (const { id, generation: of, row } of docs) merged.set(id, of === generation ? row : null)
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
      const before = await readState()
      if (before === undefined) return { checkpoint: GENESIS, rows: [] }
      const rows = await readPage(before, collection, afterId, limit)
      // While the last batch is the same, nothing has been written but what that batch says.
      if ((await readState())?.batch === before.batch) return { checkpoint: standsAt(before), rows }
    }
    throw new StoreUnavailable('the view moves too fast to be read')
  }

  /** Which documents count. Whoever has not heard of an emptying yet sees nothing until then. */
  const generationOf = async (): Promise<string | undefined> => {
    await take()
    return known?.generation ?? (await readState())?.generation
  }
  const queryIndex = async (index: string, qs: Readonly<Record<string, unknown>>, { from, to }: CouchRange, generation: string) =>
    ask({ path: `${DESIGN}/_view/${index}`, qs: { ...qs, startkey: [generation, ...from], endkey: [generation, ...to, {}] } })

  return {
    collections,
    checkpoint: async () => {
      const before = known?.batch
      known = undefined
      const { batch, checkpoint } = await current()
      if (batch !== before) revisionOf.clear()
      return checkpoint
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
      const generation = await generationOf()
      const answer = await ask({ path: '_all_docs', qs: { include_docs: true, key: idOf({ collection, id }) } })
      if ('refused' in answer) return undefined
      const [entry] = read(found, answer.body).rows
      return entry?.doc?.generation === generation ? (entry?.doc?.row ?? undefined) : undefined
    },
    rowsBy: async (index, range, limit) => {
      const generation = await generationOf()
      if (generation === undefined) return []
      const answer = await queryIndex(index, { include_docs: true, reduce: false, limit }, range, generation)
      if ('refused' in answer) return []
      return read(found, answer.body).rows.flatMap(({ doc }) => (doc?.generation === generation ? (doc.row ?? []) : []))
    },
    sumsBy: async (index, range, level) => {
      const generation = await generationOf()
      if (generation === undefined) return []
      const answer = await queryIndex(index, { group_level: level + 1 }, range, generation)
      if ('refused' in answer) return []
      return read(summed, answer.body).rows.map(({ key, value }) => ({ key: key.slice(1), sums: value }))
    },
  }
}
