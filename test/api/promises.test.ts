import { describe, expect, it } from 'vitest'
import { readDocument } from './client.ts'
import type { Json } from './documents.ts'
import { broken, promisedMore, promisesIn, readPromises, takenBack } from './promises.ts'

const text = { type: 'string' }
const Item = {
  properties: { name: text, price: { type: 'number' }, note: { anyOf: [text, { type: 'null' }] } },
  required: ['name', 'price', 'note'],
}
const documentOf = (schema: Json, example: unknown, schemas: Json = { Item: { type: 'object', ...Item } }): Json => ({
  paths: { '/things': { get: { responses: { 200: { content: { 'application/json': { schema, example } } } } } } },
  components: { schemas },
})
const list = (items: Json): Json => ({
  type: 'object',
  properties: { items: { type: 'array', items }, counts: { type: 'object', additionalProperties: { type: 'integer' } }, extra: {} },
  required: ['items'],
})
const READ = 'GET /things as application/json'
const example = { items: [{ name: 'Assam', price: 4, note: null }], counts: { tea: 1 } }
const first = documentOf(list({ $ref: '#/components/schemas/Item' }), example)
const promised = promisesIn(first)

describe('what a version promises', () => {
  it('is every field of its answers, with its types', () => {
    expect(promised).toEqual({
      [READ]: {
        items: 'array',
        'items[]': 'object',
        'items[].name': 'string',
        'items[].price': 'number',
        'items[].note': 'null | string',
        counts: 'missing | object',
        'counts{}': 'integer',
        extra: 'anything | missing',
      },
    })
    expect(broken(promised, first)).toEqual([])
  })

  it('grows with a new field, and keeps one that is gone', () => {
    const { name: _name, ...others } = Item.properties
    const changed = list({ type: 'object', properties: { ...others, slug: text }, required: ['price', 'note', 'slug'] })
    const now = promisesIn(documentOf(changed, example))
    expect(Object.keys(promisedMore(promised, now)[READ] ?? {}).toSorted()).toEqual(
      [...Object.keys(promised[READ] ?? {}), 'items[].slug'].toSorted(),
    )
    expect(takenBack(promised, now)).toEqual([`${READ}: items[].name is missing, but was promised as string`])
    expect(takenBack(promised, promisedMore(promised, now))).toEqual([])
  })

  it.each<[string, Json, string]>([
    [
      'another type',
      { ...Item, properties: { ...Item.properties, name: { type: 'integer' } } },
      'name is integer, but was promised as string',
    ],
    [
      'null as well',
      { ...Item, properties: { ...Item.properties, price: { type: ['number', 'null'] } } },
      'price is null, but was promised as number',
    ],
    ['a field that may be missing', { ...Item, required: ['name', 'note'] }, 'price is missing, but was promised as number'],
  ])('is taken back by %s', (_, item, fault) => {
    const now = promisesIn(documentOf(list({ type: 'object', ...item }), example))
    expect(takenBack(promised, now)).toEqual([`${READ}: items[].${fault}`])
  })

  it('is not taken back by fewer types, or by whole numbers', () => {
    const properties = { ...Item.properties, price: { type: 'integer' }, note: text }
    expect(takenBack(promised, promisesIn(documentOf(list({ ...Item, type: 'object', properties }), example)))).toEqual([])
  })

  it.each<[unknown, string[]]>([
    [{ ...example, more: true }, []],
    [{ items: [], extra: [1] }, []],
    [{ items: [{ name: 'Assam', price: 4.5, note: 'new', more: true }] }, []],
    [
      { items: [{ price: '4', note: 'new' }] },
      ['items[].name is missing, but was promised as string', 'items[].price is string, but was promised as number'],
    ],
    [{ ...example, counts: { tea: 0.5 } }, ['counts{} is number, but was promised as integer']],
    [{ counts: {} }, ['items is missing, but was promised as array']],
  ])('is kept by the answer %j, or broken', (answer, faults) => {
    expect(broken(promised, documentOf({}, answer))).toEqual(faults.map((fault) => `${READ}: ${fault}`))
  })
})

// The oldest version answers a request that names none, so the answers of the story in the document are those of version 1.
describe('version 1', () => {
  const [before, document] = [readPromises(), readDocument()]

  it('answers all that it has ever promised, to the last field', () => {
    expect(takenBack(before, promisesIn(document))).toEqual([])
    expect(broken(before, document)).toEqual([])
  })

  it('promises all that can be read today', () => {
    expect(Object.keys(promisesIn(document)).filter((read) => before[read] === undefined)).toEqual([])
    expect(before['GET /storefront/products as application/hal+json']).toMatchObject({ '_embedded.products[].rank': 'integer' })
  })
})
