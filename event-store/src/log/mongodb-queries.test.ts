import { isDeepStrictEqual } from 'node:util'
import { MongoClient, type Document } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/mongodb.ts'
import { append, idNumber, requestNumber, sealAll } from '../../testing/samples.ts'
import { openMongoState, parkedIndexes, stateQueries } from '../state/state.mongodb.ts'
import { eventLogIndexes, eventLogQueries, openMongoEventLog } from './event-log.mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

interface Shape {
  readonly filter: Document
  readonly options?: Document
}

/** Every query, and the index that serves it. */
const table: readonly (readonly [collection: string, name: string, index: string, shape: Shape])[] = [
  ['commits', 'head', '_id_', eventLogQueries.head()],
  ['commits', 'hashAt', '_id_', eventLogQueries.hashAt(1)],
  ['commits', 'page', '_id_', eventLogQueries.page(0, 10)],
  ['commits', 'requests', 'request', eventLogQueries.requests([idNumber(1), idNumber(2)])],
  ['commits', 'newest', 'stream', eventLogQueries.newest(['order-1', 'order-2'], 10)],
  ['commits', 'tail', 'stream', eventLogQueries.tail('order-1')],
  [
    'commits',
    'slices',
    'place',
    eventLogQueries.slices(
      [
        { stream: 'order-1', afterVersion: 0 },
        { stream: 'order-2', afterVersion: 3 },
      ],
      undefined,
    ),
  ],
  ['commits', 'slices (limited)', 'place', eventLogQueries.slices([{ stream: 'order-1', afterVersion: 0 }], 10)],
  ['progress', 'progress', '_id_', stateQueries.progress('order.reactions')],
  ['parked', 'parked', 'position', stateQueries.parked('order.reactions')],
  ['parked', 'parkedEvents', '_id_', stateQueries.parkedEvents('order.reactions', [idNumber(1)])],
  ['settled', 'settled', '_id_', stateQueries.settled()],
  ['keys', 'keys', '_id_', stateQueries.keys(['customer-1', 'customer-2'])],
  ['blobs', 'blob', '_id_', stateQueries.blob('a'.repeat(64))],
  ['keys', 'keysInSpan', '_id_', stateQueries.keysInSpan({ after: 'invoice-', before: 'invoice-2016-' })],
]

const indexes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  commits: { _id_: ['_id'], ...Object.fromEntries(eventLogIndexes.map(({ name, key }) => [name, Object.keys(key)])) },
  progress: { _id_: ['_id'] },
  parked: { _id_: ['_id'], ...Object.fromEntries(parkedIndexes.map(({ name, key }) => [name, Object.keys(key)])) },
  settled: { _id_: ['_id'] },
  keys: { _id_: ['_id'] },
  blobs: { _id_: ['_id'] },
}

/** The fields that each alternative of a filter names. */
const alternatives = (filter: Document): string[][] => {
  const { $or, ...rest } = filter
  // A field that must be there narrows what the index finds.
  const own = Object.keys(rest).filter((field) => !isDeepStrictEqual(rest[field], { $exists: true }))
  return Array.isArray($or) ? $or.flatMap((part: Document) => alternatives(part).map((fields) => [...own, ...fields])) : [own]
}

const stages = (plan: Document): Document[] => [
  plan,
  ...[plan['inputStage'], ...(plan['inputStages'] ?? []), plan['queryPlan']].filter((part) => part !== undefined).flatMap(stages),
]

describe('the queries on MongoDB', () => {
  it('are all in the table', () => {
    const names = new Set(table.map(([, name]) => name.replace(/ .*/, '')))
    expect([...names].toSorted()).toEqual([...Object.keys(eventLogQueries), ...Object.keys(stateQueries)].toSorted())
  })

  it.each(table)('of %s: %s filters by the first fields of the index %s, and sorts by the next ones', (collection, _, index, shape) => {
    const keys = indexes[collection]?.[index] ?? []
    expect(keys).not.toEqual([])
    for (const fields of alternatives(shape.filter)) {
      expect(keys.slice(0, fields.length)).toEqual(fields)
      const sorted = Object.keys(shape.options?.['sort'] ?? {})
      // A field that is compared for equality need not be sorted by. A range may be.
      const possible = [keys.slice(fields.length), keys.slice(fields.length - 1)].map((rest) => rest.slice(0, sorted.length))
      expect(possible).toContainEqual(sorted)
    }
    expect(shape.options?.['hint'] ?? index).toBe(index)
  })
})

describe.skipIf(mongoUrl === '')('the plans of MongoDB', () => {
  const database = testDatabase(mongoUrl)
  let client: MongoClient
  beforeAll(async () => {
    client = new MongoClient(mongoUrl)
    const [log, state] = [
      await openMongoEventLog(mongoUrl, { database: database.name }),
      await openMongoState(mongoUrl, { database: database.name }),
    ]
    await log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1), append('order-2', 0, 2)])]))
    await state.keys.create('customer-1')
    await state.consumers.saveProgress('order.reactions', { position: 1, hash: 'a' })
    await state.blobs.put('a'.repeat(64), Buffer.from('a'))
    await state.consumers.noteSettled({
      consumer: 'order.reactions',
      eventId: idNumber(1),
      position: 1,
      stream: 'order-1',
      version: 1,
      type: 'OrderPlaced',
      parkedAt: '2026-01-02T03:04:05.678Z',
      error: 'it was a test',
      settlementId: idNumber(2),
      settledAt: '2026-01-02T03:04:05.678Z',
      action: 'discarded',
      actor: { kind: 'manager', id: idNumber(9) },
      reason: null,
    })
    await Promise.all([log.close(), state.close()])
  })
  afterAll(async () => {
    await client.close()
    await database.drop()
  })

  it.for(table)('of %s: %s is served by the index %s, and sorted by it', async ([collection, , index, { filter, options }]) => {
    const explained = await client
      .db(database.name)
      .collection(collection)
      .find(filter, options ?? {})
      .explain('queryPlanner')
    const winner: Document = explained['queryPlanner'].winningPlan
    const used = stages(winner)
    const names = used.map((stage) => stage['stage'])
    expect(names).not.toContain('COLLSCAN')
    expect(names).not.toContain('SORT')
    const served = used.flatMap((stage) => stage['indexName'] ?? (stage['stage'] === 'IDHACK' ? ['_id_'] : []))
    expect([...new Set(served)]).toEqual([index])
  })

  it('find their indexes, which are unique where they must be', async () => {
    const found = await client.db(database.name).collection('commits').indexes()
    expect(
      found
        .map(({ name, unique }) => ({ name, unique: unique === true }))
        .toSorted((one, other) => (String(one.name) < String(other.name) ? -1 : 1)),
    ).toEqual([
      { name: '_id_', unique: false },
      { name: 'place', unique: true },
      { name: 'request', unique: true },
      { name: 'stream', unique: false },
    ])
  })
})
