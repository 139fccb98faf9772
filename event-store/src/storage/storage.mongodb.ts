import type { Db } from 'mongodb'
import { GENESIS, LogUnavailable } from '@souk/log-protocol'
import { openMongoEventLog } from '../log/event-log.mongodb.ts'
import { openMongoState } from '../state/state.mongodb.ts'
import { createMongoClient, isDuplicate, reading, writing, type MongoOptions } from './mongodb-client.ts'
import { shopOf, type Shop } from './shop.ts'
import type { Storage } from './storage.ts'

/** The document of each collection that says whose data the collection holds. */
interface ShopDocument {
  /** In `commits`: the position before the first commit. Elsewhere: an id that no consumer, event or subject has. */
  readonly _id: number | string
  /** In `commits`: the hash that the first commit continues. */
  readonly hash?: string
  readonly shop?: Shop
}

const IN_COMMITS: ShopDocument = { _id: GENESIS.position, hash: GENESIS.hash }
const BESIDE: ShopDocument = { _id: '@shop' }
/** The collections beside `commits`. */
const COLLECTIONS = ['parked', 'progress', 'keys', 'blobs'] as const

/** Finds out whose data the collections hold, and marks those that are not marked yet: `commits` first. */
const settle = async (database: Db, currency: string): Promise<Shop> => {
  const find = async (name: string, { _id }: ShopDocument) => {
    const found = await reading(() => database.collection<ShopDocument>(name).findOne({ _id }))
    return { name: `the collection ${name} in MongoDB`, shop: found?.shop }
  }
  // The log is made first, so it is read last: another event store may be making the shop meanwhile.
  const beside = await Promise.all(COLLECTIONS.map((name) => find(name, BESIDE)))
  const log = await find('commits', IN_COMMITS)
  const isLogEmpty = async (): Promise<boolean> =>
    (await reading(() => database.collection<ShopDocument>('commits').findOne({ _id: { $gt: GENESIS.position } }))) === null
  const shop = await shopOf({ log, isLogEmpty, beside, currency })

  const mark = async (name: string, place: ShopDocument): Promise<void> => {
    try {
      await writing(() => database.collection<ShopDocument>(name).insertOne({ ...place, shop }))
    } catch (error) {
      if (isDuplicate(error)) throw new LogUnavailable('another event store is making the shop', { cause: error })
      throw error
    }
  }
  if (log.shop === undefined) await mark('commits', IN_COMMITS)
  for (const [index, name] of COLLECTIONS.entries()) if (beside[index]?.shop === undefined) await mark(name, BESIDE)
  return shop
}

export interface MongoStorageOptions extends MongoOptions {
  /** The currency of the shop. */
  readonly currency: string
}

/**
 * Opens the log and the state of a shop in a MongoDB database, or makes a new shop.
 * @throws StartFault, and changes nothing, if a collection is missing or belongs to another shop, or if the currency is another one;
 *   LogUnavailable if the server is away
 */
export const openMongoStorage = async (url: string, { currency, ...options }: MongoStorageOptions): Promise<Storage> => {
  const client = createMongoClient(url, options)
  let shop: Shop
  try {
    shop = await settle(client.db(options.database), currency)
  } finally {
    await client.close()
  }
  const log = await openMongoEventLog(url, options)
  try {
    return { shop, log, state: await openMongoState(url, options) }
  } catch (error) {
    await log.close()
    throw error
  }
}
