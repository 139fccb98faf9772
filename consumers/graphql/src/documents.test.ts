import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createDocuments } from './documents.ts'
import { schema } from './schema.ts'

const named = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash('sha256', text) } })

it('keeps a valid query by its hash, whoever has sent it', () => {
  const documentOf = createDocuments(schema, false)
  const document = documentOf('{ me { id } }', null)
  expect(documentOf('', named('{ me { id } }'))).toBe(document)
  expect(documentOf('{ me { id } }', undefined)).toBe(document)
})

it('keeps nothing that is not valid, and not more than it has room for', () => {
  const documentOf = createDocuments(schema, false)
  const isKept = (text: string): boolean => 'kind' in documentOf('', named(text))
  documentOf('{ nothing }', null)
  documentOf('{{', null)
  expect([isKept('{ nothing }'), isKept('{{')]).toEqual([false, false])
  const queries = Array.from({ length: 50 }, (_, index) => `{ a${index}: me { id } } # ${'x'.repeat(10_000)}`)
  for (const query of queries) documentOf(query, null)
  const kept = queries.filter(isKept).length
  expect(kept).toBeGreaterThanOrEqual(10)
  expect(kept).toBeLessThanOrEqual(21)
})
