import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openCustomerStore } from '../view/store.sqlite.ts'
import { describeSessionStore, newSession } from './session-store.contract.ts'
import { openSessionStore } from './session-store.sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'souk-sessions-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeSessionStore('SQLite in memory', async () => openSessionStore(':memory:'))
describeSessionStore('SQLite in a file', async (data) => openSessionStore(join(folder, data)))

describe('the file of the sessions', () => {
  it('keeps them when the process ends', async () => {
    const file = join(folder, 'lasting')
    const before = openSessionStore(file)
    await before.save(newSession(1))
    await before.close()
    const after = openSessionStore(file)
    expect(await after.find(newSession(1).sessionId)).toEqual(newSession(1))
    await after.close()
  })

  it('drops those that have expired when another one is saved', async () => {
    const store = openSessionStore(':memory:')
    await store.save(newSession(1, { life: 1_000 }))
    await store.save(newSession(2, { from: 999 }))
    expect(await store.find(newSession(1).sessionId)).toBeDefined()
    await store.save(newSession(3, { from: 1_000 }))
    expect(await store.find(newSession(1).sessionId)).toBeUndefined()
    expect(await store.find(newSession(2).sessionId)).toBeDefined()
    await store.close()
  })

  it('is refused if it holds something else, and nothing in it changes', async () => {
    const text = join(folder, 'text')
    writeFileSync(text, 'not a database, but longer than its header would be: '.repeat(20))
    expect(() => openSessionStore(text)).toThrow(`${text} cannot be used for sessions`)
    const view = join(folder, 'view')
    const store = openCustomerStore(view)
    await store.close()
    expect(() => openSessionStore(view)).toThrow('it is a database of something else')
  })
})
