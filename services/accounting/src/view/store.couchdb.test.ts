import { randomUUID } from 'node:crypto'
import { afterAll, describe } from 'vitest'
import { describeAccountingStore } from './store.contract.ts'
import { openCouchAccountingStore } from './store.couchdb.ts'

const url = process.env['COUCHDB_URL']
const run = randomUUID()
/** Some requests get no answer when their database is deleted meanwhile. */
const SHORT_TIMEOUT_MS = 10_000
const made = new Set<string>()

/** A database of its own beside the one that the URL names. */
const databaseOf = (data: string): string => {
  const database = `${url}-${run}-${data}`
  made.add(database)
  return database
}
afterAll(async () => {
  for (const database of made) {
    const { origin, pathname, username, password } = new URL(database)
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    await fetch(origin + pathname, { method: 'DELETE', headers: { authorization } })
  }
})

describe.skipIf(url === undefined)('on CouchDB', () => {
  describeAccountingStore('CouchDB', async (data) => openCouchAccountingStore(databaseOf(data), { timeoutMs: SHORT_TIMEOUT_MS }), {
    lasting: true,
  })
})
