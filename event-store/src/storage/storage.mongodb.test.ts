import { MongoClient, type Db } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { testDatabase } from '../../testing/mongodb.ts'
import { append, requestNumber, sealAll } from '../../testing/samples.ts'
import { verifyLog } from '../log/verify.ts'
import { openMongoStorage } from './storage.mongodb.ts'

const mongoUrl = process.env['MONGODB_URL'] ?? ''

describe.skipIf(mongoUrl === '')('the storage in MongoDB', () => {
  let database: ReturnType<typeof testDatabase>
  let client: MongoClient
  let db: Db
  beforeEach(async () => {
    database = testDatabase(mongoUrl)
    client = new MongoClient(mongoUrl)
    db = client.db(database.name)
  })
  afterEach(async () => {
    await client.close()
    await database.drop()
  })

  const open = (currency = 'PLN', name = database.name) => openMongoStorage(mongoUrl, { currency, database: name })
  /** Makes a shop with one commit, one key and some progress. */
  const make = async (name = database.name): Promise<void> => {
    const { log, state } = await open('PLN', name)
    await log.insert(sealAll([requestNumber(1, [append('order-1', 0, 1)])]))
    await state.keys.create('customer-1')
    await state.consumers.saveProgress('order.reactions', { position: 1, hash: 'a'.repeat(64) })
    await Promise.all([log.close(), state.close()])
  }
  const contents = async () => {
    const names = (await db.listCollections().toArray()).map(({ name }) => name).toSorted()
    return Promise.all(names.map(async (name) => [name, await db.collection(name).find().sort({ _id: 1 }).toArray()]))
  }
  const expectRefused = async (says: string, currency = 'PLN'): Promise<void> => {
    const before = await contents()
    await expect(open(currency)).rejects.toThrow(says)
    expect(await contents()).toEqual(before)
  }

  it('is made new, and opened again with the same shop', async () => {
    const first = await open()
    expect(await first.log.head()).toEqual(GENESIS)
    expect(await first.log.readAll(0, 10)).toEqual([])
    await Promise.all([first.log.close(), first.state.close()])
    await make()
    const again = await open()
    expect(again.shop).toEqual({ id: first.shop.id, currency: 'PLN' })
    expect(await verifyLog(again.log)).toMatchObject({ ok: true, events: 1 })
    expect(await again.state.consumers.listParked('order.reactions')).toEqual([])
    await Promise.all([again.log.close(), again.state.close()])
  })

  it.each(['keys', 'progress', 'parked', 'blobs'])('is refused without the collection %s', async (name) => {
    await make()
    await db.collection(name).drop()
    await expectRefused(`the collection ${name} in MongoDB is missing or empty, but the collection commits in MongoDB holds data of a shop`)
  })

  it('is refused without the collection commits, or with an empty one', async () => {
    await make()
    await db.collection('commits').drop()
    const says = 'the collection commits in MongoDB is missing or empty, but the collection parked in MongoDB holds data of a shop'
    await expectRefused(says)
    await db.createCollection('commits')
    await expectRefused(says)
  })

  it('is refused with a collection of another shop, and with another currency', async () => {
    await make()
    await expectRefused('SOUK_CURRENCY is CZK, but the amounts in the collection commits in MongoDB are in PLN', 'CZK')
    const other = testDatabase(mongoUrl)
    await make(other.name)
    await db.collection('keys').drop()
    await db.collection('keys').insertMany(await client.db(other.name).collection('keys').find().toArray())
    await other.drop()
    await expectRefused('the collection commits in MongoDB and the collection keys in MongoDB hold data of different shops')
  })

  it('is opened with an older copy of the log', async () => {
    await make()
    await db.collection<{ _id: number }>('commits').deleteMany({ _id: { $gt: 0 } })
    const { log, state } = await open()
    expect(await log.head()).toEqual(GENESIS)
    expect(await state.keys.read(['customer-1'])).not.toEqual([null])
    await Promise.all([log.close(), state.close()])
  })

  it('goes on with a first start that ended in the middle', async () => {
    const { shop, ...first } = await open()
    await Promise.all([first.log.close(), first.state.close()])
    await db.collection('keys').drop()
    await db.collection('progress').drop()
    const again = await open()
    expect(again.shop).toEqual(shop)
    await Promise.all([again.log.close(), again.state.close()])
    await make()
    await db.collection('keys').drop()
    await expectRefused('the collection keys in MongoDB is missing or empty')
  })

  it('is one shop, even if two event stores make it at the same time', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => open()))
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    expect(made.length).toBeGreaterThan(0)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []))
    expect(refused.filter((reason) => !reason.includes('another event store is making the shop'))).toEqual([])
    const after = await open()
    expect(new Set([...made, after].map(({ shop }) => shop.id)).size).toBe(1)
    for (const { log, state } of [...made, after]) await Promise.all([log.close(), state.close()])
  })
})
