import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom } from '../../testing/view-store.contract.ts'
import { collection, openSqliteView } from './sqlite.ts'
import { PARKED, StoreUnavailable } from './view-store.ts'

interface Person {
  readonly name: string
  readonly age: number
  readonly nested: unknown
}

const layouts = {
  people: collection<Person>({ name: 'TEXT', age: 'INTEGER' }, ({ name, age }) => [name, age], [['name', 'id'], ['age']], ['age']),
  things: collection<object>({}, () => []),
}
const slimmer = { people: collection<Person>({ age: 'INTEGER' }, ({ age }) => [age], [['age']]) }
const row = (_collection: string, id: string, variant: number): Person => ({
  name: `${id} "ü€😀"`,
  age: variant,
  nested: { none: null, list: [1, 2 ** 53 - 1, 0.1, -0.5], text: "it's; DROP TABLE people" },
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeViewStore('SQLite in memory', async () => openSqliteView(':memory:', 1, layouts), { row })
describeViewStore('SQLite in a file', async (data) => openSqliteView(join(folder, data), 1, layouts), {
  row,
  lasting: true,
  deletions: {
    'all rows': async (data) => {
      const database = new Database(join(folder, data))
      for (const table of ['checkpoint', 'people', 'things', PARKED]) database.exec(`DELETE FROM ${table}`)
      database.close()
    },
    'where it stands': async (data) => {
      const database = new Database(join(folder, data))
      database.exec('DELETE FROM checkpoint')
      database.close()
    },
  },
})

const checkpoint = { position: 4, hash: 'c'.repeat(64) }
const person = (id: string, text = '') => ({ collection: 'people', id, row: { ...row('people', id, 1), text } })

describe('an SQLite view', () => {
  it('of the first layout, which had no builds, is emptied', async () => {
    const file = join(folder, 'first-layout')
    const first = new Database(file)
    first.exec('CREATE TABLE checkpoint (position INTEGER NOT NULL, hash TEXT NOT NULL)')
    first.exec('CREATE TABLE people (id TEXT PRIMARY KEY NOT NULL, age INTEGER, row TEXT NOT NULL)')
    first.exec(`INSERT INTO checkpoint VALUES (4, '${'c'.repeat(64)}')`)
    first.exec(`INSERT INTO people VALUES ('one', 1, '{}')`)
    first.pragma(`application_id = ${0x536f_7556}`)
    first.pragma('user_version = 1')
    first.close()
    const view = openSqliteView(file, 1, layouts)
    expect(await view.checkpoint()).toMatchObject(GENESIS)
    expect((await view.page('people', '', 10)).rows).toEqual([])
    await view.close()
  })

  it('fills the columns that queries need, and changes them with the row', async () => {
    const view = openSqliteView(':memory:', 1, layouts)
    await saveFrom(view, [person('one')], GENESIS, checkpoint)
    const next = { position: 5, hash: 'd'.repeat(64) }
    await saveFrom(view, [{ collection: 'people', id: 'one', row: { name: 'changed', age: 7 } }], checkpoint, next)
    const columns = view.database.prepare<[], object>('SELECT id, name, age FROM people')
    expect(columns.all()).toEqual([{ id: 'one', name: 'changed', age: 7 }])
    const last = { position: 6, hash: 'e'.repeat(64) }
    await saveFrom(view, [{ collection: 'people', id: 'one', row: { name: 'changed', age: 8, text: 'new' } }], next, last)
    expect(columns.all()).toEqual([{ id: 'one', name: 'changed', age: 8 }])
    expect(await view.load([{ collection: 'people', id: 'one' }])).toEqual([{ name: 'changed', age: 8, text: 'new' }])
    expect(view.database.prepare('SELECT id FROM people INDEXED BY people_age WHERE age > 7').pluck().all()).toEqual(['one'])
    await view.close()
  })

  it('writes what accompanies it in the same transaction, or neither', async () => {
    const view = openSqliteView(':memory:', 1, layouts)
    view.database.exec('CREATE TABLE names (name TEXT)')
    const insert = view.database.prepare<[string]>('INSERT INTO names VALUES (?)')
    const names = view.database.prepare<[], string>('SELECT name FROM names').pluck()
    view.accompany({
      saved: (changes) => {
        for (const { id } of changes) insert.run(id)
        if (changes.some(({ id }) => id === 'bad')) throw new Error('cannot be written')
      },
      cleared: () => void view.database.exec('DELETE FROM names'),
    })
    const change = (id: string) => [{ collection: 'people', id, row: row('people', id, 1) }]
    const at = (position: number) => ({ position, hash: 'a'.repeat(64) })
    await saveFrom(view, change('one'), GENESIS, at(1))
    expect(await saveFrom(view, change('two'), GENESIS, at(1))).toBe('stale')
    await expect(saveFrom(view, change('bad'), at(1), at(2))).rejects.toThrow('cannot be written')
    expect([names.all(), (await view.page('people', '', 9)).rows.length]).toEqual([['one'], 1])
    await view.clear()
    expect(names.all()).toEqual([])
    await view.close()
  })

  it('is emptied when the layout has another version, whatever the tables were', async () => {
    const file = join(folder, 'version')
    const before = openSqliteView(file, 1, layouts)
    await saveFrom(before, [person('one'), { ...person('one'), collection: PARKED }], GENESIS, checkpoint)
    const old = await before.checkpoint()
    await before.close()

    const after = openSqliteView(file, 2, slimmer)
    const start = await after.checkpoint()
    expect(start).toEqual({ ...GENESIS, build: expect.not.stringContaining(old.build) })
    expect(await after.page('people', '', 10)).toEqual({ checkpoint: start, rows: [] })
    expect(await after.page(PARKED, '', 10)).toEqual({ checkpoint: start, rows: [] })
    expect(await after.save([person('two')], start, checkpoint)).toBe('saved')
    await after.close()

    const again = openSqliteView(file, 2, slimmer)
    expect((await again.page('people', '', 10)).rows.map(({ id }) => id)).toEqual(['two'])
    await again.close()
  })

  it('says that it is unavailable when the disk is full, keeps nothing of that batch, and goes on when there is room', async () => {
    const view = openSqliteView(join(folder, 'full'), 1, layouts)
    await saveFrom(view, [person('before')], GENESIS, checkpoint)
    const pages = Number(view.database.pragma('page_count', { simple: true }))
    view.database.pragma(`max_page_count = ${pages + 2}`)

    const batch = Array.from({ length: 50 }, (_, index) => person(`big-${index}`, 'x'.repeat(2_000)))
    const next = { position: 5, hash: 'd'.repeat(64) }
    await expect(saveFrom(view, [person('before', 'changed'), ...batch], checkpoint, next)).rejects.toThrow(StoreUnavailable)
    expect(await view.page('people', '', 100)).toEqual({
      checkpoint: await view.checkpoint(),
      rows: [{ id: 'before', row: person('before').row }],
    })

    view.database.pragma('max_page_count = 1000000')
    expect(await saveFrom(view, batch, checkpoint, next)).toBe('saved')
    expect((await view.page('people', '', 100)).rows).toHaveLength(51)
    await view.close()
  })

  it('names the file when a page of it is damaged', async () => {
    const file = join(folder, 'damaged')
    const view = openSqliteView(file, 1, layouts)
    await saveFrom(
      view,
      Array.from({ length: 200 }, (_, index) => person(`person ${index}`, 'x'.repeat(1_000))),
      GENESIS,
      checkpoint,
    )
    await view.close()
    const { size } = await stat(file)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(size / 2, 0xff), 0, size / 2, size / 2)
    await handle.close()
    const damaged = openSqliteView(file, 1, layouts)
    const keys = Array.from({ length: 200 }, (_, index) => ({ collection: 'people', id: `person ${index}` }))
    await expect(damaged.load(keys)).rejects.toThrow(new StoreUnavailable(`${file}: database disk image is malformed`))
    await damaged.close()
  })

  it('says that it is unavailable while another process has the file for itself', async () => {
    const file = join(folder, 'locked')
    const one = openSqliteView(file, 1, layouts)
    const other = openSqliteView(file, 1, layouts)
    one.database.pragma('busy_timeout = 0')
    other.database.exec('BEGIN IMMEDIATE')
    await expect(saveFrom(one, [person('one')], GENESIS, checkpoint)).rejects.toThrow(StoreUnavailable)
    other.database.exec('ROLLBACK')
    expect(await saveFrom(one, [person('one')], GENESIS, checkpoint)).toBe('saved')
    await one.close()
    await other.close()
  })
})
