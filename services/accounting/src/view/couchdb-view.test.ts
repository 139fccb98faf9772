import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { PARKED, StoreUnavailable, type ViewStore } from '@souk/service'
import { describeViewStore, saveFrom } from '@souk/service/testing/view-store-contract'
import { openHttpProxy, restartServer, type Passing, type Treatment } from '@souk/testing'
import { openCouchView, type CouchView, type CouchViewOptions } from './couchdb-view.ts'

const url = process.env['COUCHDB_URL'] ?? ''
const run = randomUUID().slice(0, 8)
const options: CouchViewOptions = {
  collections: ['people', 'things'],
  indexes: {
    byName: { collection: 'people', key: '[row.name, row.age]' },
    ages: { collection: 'people', key: '[row.name]', sums: '[1, row.age]' },
    words: { collection: 'people', parts: "row.name.split(' ')", key: '[part]', sums: '[1, row.age]' },
  },
  version: 1,
  // Some requests get no answer when their database is deleted meanwhile.
  timeoutMs: 10_000,
}
const row = (_collection: string, id: string, variant: number): object => ({
  _id: 'not ours',
  _deleted: true,
  name: `${id} "ü€😀"`,
  age: variant,
  nested: { none: null, list: [1, 2 ** 53 - 1, 0.1, -0.5] },
})

const at = (position: number, letter = 'c') => ({ position, hash: letter.repeat(64) })
const person = (id: string, age = 1, name = id) => ({ collection: 'people', id, row: { name, age } })
const gone = (id: string) => ({ collection: 'people', id, row: null })
const parked = (id: string, position = 1) => ({ collection: PARKED, id, row: { position } })

const made = new Set<string>()
/** A database of its own beside the one that the URL names. */
const databaseOf = (data: string): URL => {
  const database = new URL(url)
  database.pathname = `${database.pathname}-${run}-${data.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}`
  made.add(database.href)
  return database
}
const open = (data: string, some: Partial<CouchViewOptions> = {}): CouchView =>
  openCouchView(databaseOf(data).href, { ...options, ...some })
const send = async (database: URL, method: string, path = '', body?: object): Promise<unknown> => {
  const authorization = `Basic ${Buffer.from(`${database.username}:${database.password}`).toString('base64')}`
  const response = await fetch(`${database.origin}${database.pathname}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.json()
}

const deleteCheckpoint = async (data: string): Promise<void> => {
  const database = databaseOf(data)
  const { _rev: revision } = (await send(database, 'GET', '/checkpoint')) as { _rev: string }
  await send(database, 'DELETE', `/checkpoint?rev=${revision}`)
}

/** Opens the data through a proxy. */
const openThrough = async (data: string, treat: (passing: Passing) => Promise<Treatment> | Treatment): Promise<CouchView> => {
  const database = databaseOf(data)
  const proxy = await openHttpProxy(database, treat)
  const store = openCouchView(proxy.url, options)
  return {
    ...store,
    close: async () => {
      await store.close()
      await proxy.close()
    },
  }
}

const nameOf = (error: unknown): unknown => (error instanceof Error ? error.name : error)

const PASSED: Treatment = { answered: true }

/** Loses the server at one request, which is treated as told; it stays away. */
const losing =
  (treat: (passing: Passing) => Treatment) =>
  (data: string, request: number): Promise<ViewStore> => {
    let count = 0
    return openThrough(data, (passing) => {
      count += 1
      if (count < request) return PASSED
      return count === request ? treat(passing) : { body: null, answered: false }
    })
  }

/** Only a part of the documents is written before the server is lost. */
const partOf = ({ path, body }: Passing, share: (docs: unknown[]) => unknown[]): Treatment => {
  if (!path.includes('_bulk_docs')) return { body: null, answered: false }
  const { docs }: { docs: unknown[] } = JSON.parse(body)
  return { body: JSON.stringify({ docs: share(docs) }), answered: false }
}

/** Holds the first request of that kind back until it is let go. */
const holding = (isIt: (passing: Passing) => boolean) => {
  let arrived = (): void => undefined
  let letGo = (): void => undefined
  const isHeld = new Promise<void>((resolve) => (arrived = resolve))
  const released = new Promise<void>((resolve) => (letGo = resolve))
  let held = false
  const treat = async (passing: Passing): Promise<Treatment> => {
    if (!held && isIt(passing)) {
      held = true
      arrived()
      await released
    }
    return PASSED
  }
  return { treat, isHeld, letGo: () => letGo() }
}

describe.skipIf(url === '')('a view in CouchDB', () => {
  afterAll(async () => {
    // Twice: a database that several processes made at once may still be listed after the first time.
    for (const database of [...made, ...made]) await send(new URL(database), 'DELETE')
  }, 60_000)

  describeViewStore('CouchDB', async (data) => open(data), {
    row,
    lasting: true,
    deletions: {
      'the database': async (data) => void (await send(databaseOf(data), 'DELETE')),
      'all that is in it': async (data) => {
        await send(databaseOf(data), 'DELETE')
        await send(databaseOf(data), 'PUT')
      },
      'where it stands': deleteCheckpoint,
    },
    ...(process.env['SOUK_TEST_RESTART'] === '1' && { restart: () => restartServer('couchdb') }),
    losses: {
      'a request to it': losing(() => ({ body: null, answered: false })),
      'an answer': losing(() => ({ answered: false })),
      'after the first half of the documents': losing((passing) => partOf(passing, (docs) => docs.slice(0, docs.length / 2))),
      'after the second half of the documents': losing((passing) => partOf(passing, (docs) => docs.slice(docs.length / 2))),
    },
  })

  it('keeps with each document the position and the build it stands at, and nothing of a batch once it is done', async () => {
    const view = open('documents')
    await saveFrom(view, [person('one'), person('two')], GENESIS, at(3))
    await saveFrom(view, [person('two', 2), parked('event', 7)], at(3), at(7))
    const { build } = await view.checkpoint()
    const database = databaseOf('documents')
    expect(await send(database, 'GET', '/people:one')).toMatchObject({ position: 3, row: { name: 'one', age: 1 } })
    expect(await send(database, 'GET', '/people:two')).toMatchObject({ position: 7, build, row: { name: 'two', age: 2 } })
    expect(await send(database, 'GET', '/parked:event')).toMatchObject({ position: 7, build, row: { position: 7 } })
    expect(await send(database, 'GET', '/checkpoint')).toMatchObject({ checkpoint: at(7), build, pending: null })
    await view.close()
  })

  it.each([
    ['its documents', (passing: Passing) => passing.path.includes('_bulk_docs')],
    ['that they are written', (passing: Passing) => passing.path.endsWith('/checkpoint') && passing.body.includes('"pending":null')],
  ])('takes no harm from a writer that comes too late with %s', async (what, isIt) => {
    const data = `late ${what}`
    const owner = open(data)
    await saveFrom(owner, [person('changed'), person('removed'), person('kept'), person('again')], GENESIS, at(1))
    const { build } = await owner.checkpoint()
    const { treat, isHeld, letGo } = holding(isIt)
    const zombie = await openThrough(data, treat)
    const late = zombie.save(
      [person('changed', 2), person('removed', 2), person('new', 2), person('brief', 2), gone('again'), parked('event', 2)],
      { ...at(1), build },
      at(2),
    )
    await isHeld

    // Whoever finds the batch finishes it.
    expect(await owner.page('people', 'a', 1)).toMatchObject({ checkpoint: at(2), rows: [{ id: 'brief', row: { age: 2 } }] })
    // What it skips is parked as soon as the checkpoint says that it is passed.
    expect(await owner.page(PARKED, '', 10)).toMatchObject({ checkpoint: at(2), rows: [{ id: 'event', row: { position: 2 } }] })
    expect(await owner.checkpoint()).toEqual({ ...at(2), build })
    expect(await owner.load([parked('event')])).toEqual([{ position: 2 }])
    const next = [person('changed', 3), gone('removed'), gone('brief'), person('again', 3), { ...parked('event'), row: null }]
    expect(await owner.save(next, { ...at(2), build }, at(3))).toBe('saved')
    const expected = { checkpoint: { ...at(3), build }, rows: [person('again', 3), person('changed', 3), person('kept'), person('new', 2)] }
    const shown = async () => {
      const { checkpoint, rows } = await owner.page('people', '', 10)
      return { checkpoint, rows: rows.map(({ id, row: of }) => ({ collection: 'people', id, row: of })) }
    }
    expect(await shown()).toEqual(expected)
    letGo()
    // Its batch counts. It cannot go on from where it thinks that the view stands.
    expect(await late).toBe('saved')
    expect(await zombie.save([person('kept', 9)], { ...at(2), build }, at(3, 'd'))).toBe('stale')
    expect(await shown()).toEqual(expected)
    expect((await owner.page(PARKED, '', 10)).rows).toEqual([])
    expect(await owner.rowsBy('byName', { from: [], to: [] }, 10)).toEqual(expected.rows.map((one) => one.row))
    await zombie.close()
    await owner.close()
  })

  it('takes no harm from a writer that comes too late with documents of a view that was burned', async () => {
    const owner = open('burned')
    await saveFrom(owner, [person('one')], GENESIS, at(1))
    const old = await owner.checkpoint()
    const { treat, isHeld, letGo } = holding(({ path }) => path.includes('_bulk_docs'))
    const zombie = await openThrough('burned', treat)
    const late = zombie.save([person('one', 2), person('ghost', 2), person('both', 2), parked('ghost')], old, at(2))
    await isHeld
    await owner.clear()
    // The same log, so the same places.
    await saveFrom(owner, [person('first', 1)], GENESIS, at(1))
    const { build } = await owner.checkpoint()
    letGo()
    expect(['saved', StoreUnavailable.name]).toContain(await late.catch(nameOf))
    expect(await owner.load([person('ghost'), parked('ghost')])).toEqual([undefined, undefined])
    expect(await owner.row('people', 'ghost')).toBeUndefined()
    expect((await owner.page(PARKED, '', 10)).rows).toEqual([])
    expect(await zombie.save([person('ghost', 3)], old, at(2))).toBe('stale')
    expect(await zombie.save([person('ghost', 3)], { ...old, ...at(2) }, at(3))).toBe('stale')
    expect(await owner.save([person('both', 5)], { ...at(1), build }, at(2))).toBe('saved')
    expect(await owner.page('people', '', 10)).toEqual({
      checkpoint: { ...at(2), build },
      rows: [
        { id: 'both', row: person('both', 5).row },
        { id: 'first', row: person('first', 1).row },
      ],
    })
    expect(await owner.rowsBy('byName', { from: [], to: [] }, 10)).toEqual([person('both', 5).row, person('first', 1).row])
    expect(await owner.sumsBy('ages', { from: [], to: [] }, 0)).toEqual([{ key: [], sums: [2, 6] }])
    await zombie.close()
    await owner.close()
  })

  it('sums by parts of rows, and only the first if there is a limit', async () => {
    const owner = open('parts')
    await saveFrom(owner, [person('one', 2, 'ada king'), person('two', 3, 'bob king')], GENESIS, at(1))
    const words = [
      { key: ['ada'], sums: [1, 2] },
      { key: ['bob'], sums: [1, 3] },
      { key: ['king'], sums: [2, 5] },
    ]
    expect(await owner.sumsBy('words', { from: [], to: [] }, 1)).toEqual(words)
    expect(await owner.sumsBy('words', { from: ['b'], to: ['k'] }, 1)).toEqual(words.slice(1, 2))
    expect(await owner.sumsBy('words', { from: [], to: [] }, 1, 2)).toEqual(words.slice(0, 2))
    await owner.close()
  })

  it('takes a batch for not begun when the answer that says so comes after the next one', async () => {
    const owner = open('unknown')
    await saveFrom(owner, [person('one')], GENESIS, at(1))
    const stands = await owner.checkpoint()
    const { treat, isHeld, letGo } = holding(({ path, body }) => path.endsWith('/checkpoint') && body.includes('"changes"'))
    const zombie = await openThrough('unknown', treat)
    const late = zombie.save([person('one', 2)], stands, at(2))
    await isHeld
    expect(await owner.save([person('one', 3)], stands, at(2, 'd'))).toBe('saved')
    letGo()
    expect(await late).toBe('stale')
    expect(await owner.page('people', '', 10)).toMatchObject({ checkpoint: at(2, 'd'), rows: [{ id: 'one', row: person('one', 3).row }] })
    await zombie.close()
    await owner.close()
  })

  it('reads a page again when the view has moved meanwhile', async () => {
    const owner = open('moving')
    await saveFrom(owner, [person('one'), person('two')], GENESIS, at(1))
    const { treat, isHeld, letGo } = holding(({ path }) => path.includes('_all_docs'))
    const reader = await openThrough('moving', treat)
    const page = reader.page('people', '', 10)
    await isHeld
    await saveFrom(owner, [person('two', 2), person('three', 2)], at(1), at(2))
    letGo()
    const rows = [person('one'), person('three', 2), person('two', 2)].map(({ id, row: of }) => ({ id, row: of }))
    expect(await page).toMatchObject({ checkpoint: at(2), rows })
    await reader.close()
    await owner.close()
  })

  it('shows a full page although rows of it are gone, so that a short one is the last', async () => {
    const view = open('holes')
    const ids = Array.from({ length: 20 }, (_, index) => String(index + 10))
    await saveFrom(
      view,
      ids.map((id) => person(id)),
      GENESIS,
      at(1),
    )
    await saveFrom(
      view,
      ids.filter((id) => Number(id) % 4 !== 0).map((id) => gone(id)),
      at(1),
      at(2),
    )
    const shown = async (after: string, limit: number) => (await view.page('people', after, limit)).rows.map(({ id }) => id)
    expect(await shown('', 3)).toEqual(['12', '16', '20'])
    expect(await shown('20', 3)).toEqual(['24', '28'])
    await view.close()
  })

  it('is emptied when the layout has another version, and has the new indexes; the older version stops', async () => {
    const before = open('version')
    await saveFrom(before, [person('one'), parked('event')], GENESIS, at(4))
    const old = await before.checkpoint()
    const after = open('version', { version: 2, indexes: { byAge: { collection: 'people', key: '[row.age]' } } })
    const start = await after.checkpoint()
    expect(start).toEqual({ ...GENESIS, build: expect.not.stringContaining(old.build) })
    for (const collection of ['people', PARKED]) expect(await after.page(collection, '', 10)).toEqual({ checkpoint: start, rows: [] })
    expect(await after.save([person('two', 7), person('three', 5)], start, at(1))).toBe('saved')
    expect(await after.rowsBy('byAge', { from: [], to: [] }, 10)).toEqual([person('three', 5).row, person('two', 7).row])
    expect(await before.save([person('one')], old, at(5))).toBe('stale')
    await expect(before.checkpoint()).rejects.toThrow(StoreUnavailable)
    await expect(before.page('people', '', 10)).rejects.toThrow(StoreUnavailable)
    await before.close()
    await after.close()
  })

  it('has the indexes of rows apart from those of sums, and none of an older layout', async () => {
    const database = databaseOf('designs')
    const before = open('designs')
    await before.checkpoint()
    await send(database, 'PUT', '/_design/souk', { views: {} })
    const after = open('designs', { version: 2 })
    await after.checkpoint()
    expect(await send(database, 'GET', '/_all_docs?startkey="_design/"&endkey="_design0"&include_docs=true')).toMatchObject({
      rows: [
        { id: '_design/rows', doc: { views: { byName: { reduce: '_count' } } } },
        { id: '_design/sums', doc: { views: { ages: { reduce: '_sum' }, words: { reduce: '_sum' } } } },
      ],
    })
    await before.close()
    await after.close()
  })

  it('counts no document of a build that is gone, although the document is there', async () => {
    const view = open('gone')
    await saveFrom(view, [person('one'), person('old'), parked('old')], GENESIS, at(4))
    await deleteCheckpoint('gone')
    const start = await view.checkpoint()
    expect(start).toMatchObject(GENESIS)
    expect(await view.load([person('one'), parked('old')])).toEqual([undefined, undefined])
    expect(await view.row('people', 'one')).toBeUndefined()
    expect(await view.rowsBy('byName', { from: [], to: [] }, 10)).toEqual([])
    expect(await view.save([person('two'), person('one', 5)], start, at(1))).toBe('saved')
    expect((await view.page('people', '', 10)).rows.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(await view.page(PARKED, '', 10)).toMatchObject({ checkpoint: at(1), rows: [] })
    expect(await view.rowsBy('byName', { from: [], to: [] }, 10)).toEqual([person('one', 5).row, person('two').row])
    await view.close()
  })

  it('is emptied when it is of the first layout, which had no builds', async () => {
    const database = databaseOf('first layout')
    await send(database, 'PUT')
    const state = { layout: 1, generation: 'g', batch: 'b', checkpoint: at(4), pending: null }
    await send(database, 'PUT', '/checkpoint', state)
    await send(database, 'PUT', '/people:one', { generation: 'g', position: 4, row: person('one').row })
    const view = open('first layout', { version: 2 })
    expect(await view.checkpoint()).toMatchObject(GENESIS)
    expect((await view.page('people', '', 10)).rows).toEqual([])
    await view.close()
  })

  it('does not hang on a server that answers nothing any more', async () => {
    let silent = false
    const never = new Promise<Treatment>(() => undefined)
    const proxy = await openHttpProxy(databaseOf('silent'), () => (silent ? never : PASSED))
    const view = openCouchView(proxy.url, { ...options, timeoutMs: 2_000 })
    await saveFrom(view, [person('one')], GENESIS, at(1))
    silent = true
    await expect(view.load([person('one')])).rejects.toThrow(StoreUnavailable)
    await proxy.close()
  })

  it('refuses for good what does not fit into one document, and changes nothing', async () => {
    const view = open('too much')
    const changes = [person('one'), person('large', 1, 'x'.repeat(7_000_000))]
    await expect(saveFrom(view, changes, GENESIS, at(1))).rejects.toThrow(RangeError)
    expect(await view.page('people', '', 10)).toMatchObject({ checkpoint: GENESIS, rows: [] })
    await view.close()
  })
})

describe('without a server', () => {
  it('says so, each time', async () => {
    const view = openCouchView('http://127.0.0.1:1/souk', options)
    await expect(view.checkpoint()).rejects.toThrow(StoreUnavailable)
    await expect(view.page('people', '', 10)).rejects.toThrow(StoreUnavailable)
    await expect(view.row('people', 'one')).rejects.toThrow(StoreUnavailable)
  })

  it.each(['http://127.0.0.1:5984', 'http://127.0.0.1:5984/Souk', 'http://127.0.0.1:5984/a/b'])(
    'refuses %s: it names no database',
    (bad) => {
      expect(() => openCouchView(bad, options)).toThrow('names no database')
    },
  )
})
