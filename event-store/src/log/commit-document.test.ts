import fc from 'fast-check'
import { BSON } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { canonicalJson, commitHash, type JsonObject } from '@souk/log-protocol'
import { append, eventNumber, requestNumber, sealAll } from '../../testing/samples.ts'
import { fromDocument, placeBeyond, placeOf, toDocument, type CommitDocument } from './commit-document.ts'

// What the driver reads is what this writes.
const stored = (document: CommitDocument): CommitDocument =>
  BSON.deserialize(BSON.serialize(document, { ignoreUndefined: false })) as unknown as CommitDocument

const sealedWith = (data: JsonObject) => {
  const [sealed] = sealAll([requestNumber(1, [{ stream: 'order-1', fromVersion: 0, events: [eventNumber(1, data)] }])])
  if (sealed === undefined) throw new Error('one request makes one commit')
  return sealed
}

const name = fc.oneof(
  fc.constantFrom('', 'a.b', '$set', '$ref', '$id', '_id', '_bsontype', 'toBSON', '__proto__', 'constructor', '1', '10', '-1', 'é'),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000') && text.isWellFormed()),
)
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000') && value.isWellFormed())
const json = fc.letrec<{ value: unknown; object: JsonObject }>((again) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.maxSafeInteger(),
    fc.constantFrom(0, -0, 2 ** 31, -(2 ** 31), 2 ** 53, 1e21, 5e-324),
    fc.boolean(),
    fc.constant(null),
    fc.array(again('value')),
    again('object'),
  ),
  object: fc.dictionary(name, again('value')) as fc.Arbitrary<JsonObject>,
}))

describe('the document of a commit', () => {
  it('gives back the same commit and hash, whatever the data of its events', () => {
    fc.assert(
      fc.property(json.object, (data) => {
        const sealed = sealedWith(data)
        const commit = fromDocument(stored(toDocument(sealed)))
        const { hash: _, ...unsealed } = commit
        expect(canonicalJson(unsealed)).toBe(sealed.json)
        expect(commitHash(commit)).toBe(sealed.commit.hash)
        expect(commit.hash).toBe(sealed.commit.hash)
      }),
      { numRuns: 500 },
    )
  })

  it('holds data as a document, which people can read and query', () => {
    const [sealed] = sealAll([requestNumber(1, [append('order-1', 0, 1), append('payment-1', 2, 2, 3)])])
    const document = sealed && toDocument(sealed)
    expect(document).toMatchObject({
      _id: 1,
      actor: { kind: 'service', id: 'order' },
      appends: [
        { stream: 'order-1', fromVersion: 0, events: [{ type: 'SomethingHappened', schemaVersion: 1, data: { number: 1 } }] },
        { stream: 'payment-1', fromVersion: 2, events: [{ data: { number: 2 } }, { data: { number: 3 } }] },
      ],
      places: ['order-1@0000000001', 'payment-1@0000000003', 'payment-1@0000000004'],
    })
  })

  it.each<[string, JsonObject]>([
    ['a name that says something to the database', { deep: [{ $set: 1 }] }],
    ['a name with a dot', { 'a.b': 1 }],
    ['a name that says something to the driver', { _bsontype: 'ObjectId' }],
    ['more levels than a document can have', JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)],
    ['more than a document has room for', { numbers: Array.from({ length: 600_000 }, () => 1) }],
  ])('keeps data with %s as JSON text', (_, data) => {
    const sealed = sealedWith(data)
    const document = toDocument(sealed)
    expect(document.appends[0]?.events[0]).toMatchObject({ dataJson: canonicalJson(data) })
    expect(BSON.calculateObjectSize(document)).toBeLessThan(16 * 1024 * 1024)
    expect(commitHash(fromDocument(stored(document)))).toBe(sealed.commit.hash)
  })

  it('has room for the largest commit, even if every number takes twelve bytes', () => {
    const sealed = sealedWith({ numbers: Array.from({ length: 499_000 }, () => 1) })
    const document = toDocument(sealed)
    expect(document.appends[0]?.events[0]).toHaveProperty('data')
    expect(BSON.calculateObjectSize(document)).toBeLessThan(16 * 1024 * 1024)
  })

  it('has places that sort by stream and version', () => {
    const places = [
      placeOf('order-1', 0),
      placeOf('order-1', 2),
      placeOf('order-1', 10),
      placeOf('order-1', 4_000_000_000),
      placeBeyond('order-1'),
    ]
    expect(places.toSorted()).toEqual(places)
    for (const other of [placeOf('order-10', 1), placeOf('order-1-1', 1), placeOf('order-1_', 1), placeOf('order-', 1)]) {
      expect([...places, other].toSorted().slice(1, -1)).not.toContain(other)
    }
  })
})
