import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createClient } from '@souk/client'
import { describeImport, exportNamed, importProducts } from './csv.ts'
import { Fault } from './fault.ts'

const imported = { rows: 1, created: 1, changed: 0, unchanged: 0, earlier: { created: 0, changed: 0 }, errors: [], changes: [] }

/** A file, and a shop that is unavailable at first. */
const fixture = (content: string | Buffer, headers: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-csv-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'products.csv')
  writeFileSync(file, content)
  const sent: { readonly key: string | null; readonly body: string }[] = []
  const shop = createClient({
    baseUrl: 'http://shop.example',
    patienceMs: 5_000,
    fetch: async (request) => {
      sent.push({ key: request.headers.get('idempotency-key'), body: await request.text() })
      return sent.length === 1 ? new Response('', { status: 503 }) : Response.json(imported, { headers })
    },
  })
  return { shop, file, sent }
}

it('a file is sent until the shop is there, and is itself the key of the import', async () => {
  const { shop, file, sent } = fixture('name\nThé')
  expect(await importProducts(shop, file, { check: false, again: false })).toEqual({ ...imported, importedBefore: false })
  expect(sent).toEqual(Array.from({ length: 2 }, () => ({ key: null, body: 'name\nThé' })))
})

it('a file that is imported again has one new key for all its requests', async () => {
  const { shop, file, sent } = fixture('name\nTea')
  await importProducts(shop, file, { check: false, again: true })
  expect(sent[0]?.key).toMatch(/^[\w-]{20,}$/)
  expect(sent[1]?.key).toBe(sent[0]?.key)
})

it('a file that was imported before is told from one that is imported now', async () => {
  const importing = async (again: boolean) => {
    const { shop, file } = fixture('name\nTea', { 'idempotent-replayed': 'true' })
    return describeImport(await importProducts(shop, file, { check: false, again }))
  }
  const counts = '1 rows: 1 created, 0 changed, 0 unchanged'
  const before = 'this file was imported before and does nothing now; --again applies it once more; what it did then:'
  expect(await importing(false)).toBe(`${before}\n${counts}`)
  expect(await importing(true)).toBe(counts)
})

it('a file of which a part was imported before says so', () => {
  const partly = { ...imported, rows: 10, created: 10, earlier: { created: 8, changed: 0 }, importedBefore: false }
  expect(describeImport(partly)).toBe(
    '10 rows: 10 created, 0 changed, 0 unchanged\nimported before: 8 of those created, 0 of those changed',
  )
})

it('a file in another encoding is not sent', async () => {
  const { shop, file, sent } = fixture(Buffer.from('name\nThé', 'latin1'))
  await expect(importProducts(shop, file, { check: false, again: false })).rejects.toThrow(
    new Fault(`${file} is not in UTF-8: save it as "CSV UTF-8"`),
  )
  expect(sent).toEqual([])
})

it.each(['constructor', 'toString', 'invoice'])('there is no export of %s', (name) => {
  expect(() => exportNamed(name)).toThrow(`there is no export of ${name}, only of products, orders, customers, invoices`)
})
