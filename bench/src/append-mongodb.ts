import { MongoClient } from 'mongodb'
import { createInProcessBus } from '@souk/bus'
import { createEventStore } from '@souk/event-store'
import { openMongoEventLog, openMongoState } from '@souk/event-store/mongodb'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient } from '@souk/service'
import { appendAll, requests } from './append-requests.ts'
import { median, perSecond, print, time } from './figure.ts'

const ROUNDS = 5

/**
 * Souk and the bare driver take turns in one new database. The bare driver inserts the documents that Souk has made, in groups of the same size,
 * into a collection with the same indexes.
 */
const compare = async (url: string, name: string, count: number, concurrency: number): Promise<void> => {
  const database = `souk_bench_${newId().replaceAll('-', '')}`
  const bus = createInProcessBus({ clock: systemClock })
  const [log, state] = [await openMongoEventLog(url, { database }), await openMongoState(url, { database })]
  const eventStore = createEventStore({ shop: { currency: 'GBP' }, log, state, bus, clock: systemClock })
  await eventStore.start()
  const client = createLogClient(bus, systemClock)

  const mongo = new MongoClient(url, { writeConcern: { w: 'majority', journal: true }, retryWrites: false })
  const commits = mongo.db(database).collection<{ _id: number }>('commits')
  const raw = mongo.db(database).collection<{ _id: number }>('raw')
  for (const { key, name: index, unique } of await commits.indexes()) {
    if (index !== '_id_') await raw.createIndex(key, { ...(index !== undefined && { name: index }), unique: unique === true })
  }

  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { position } = await log.head()
    const batch = requests(count)
    const our = await time(() => appendAll(client, batch, concurrency))
    const documents = await commits
      .find({ _id: { $gt: position } })
      .sort({ _id: 1 })
      .toArray()
    const its = await time(async () => {
      for (let start = 0; start < documents.length; start += concurrency)
        await raw.insertMany(documents.slice(start, start + concurrency), { ordered: true })
    })
    if (round === 0) continue
    ours.push(our)
    bare.push(its)
  }
  await eventStore.stop()
  await Promise.all([bus.close(), log.close(), state.close()])
  await mongo.db(database).dropDatabase()
  await mongo.close()
  print({
    name,
    ratio: median(bare) / median(ours),
    detail: `${perSecond(count, median(ours))} appends/s by Souk, ${perSecond(count, median(bare))} by the bare driver, ${concurrency} at a time`,
  })
}

export const appendToMongo = async (url: string): Promise<void> => {
  await compare(url, 'append.mongodb.single', 500, 1)
  await compare(url, 'append.mongodb.concurrent', 5_000, 200)
}
