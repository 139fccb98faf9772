import { eventLogFile, openSqliteEventLog } from '../log/event-log.sqlite.ts'
import { openSqliteState, stateFile } from '../state/state.sqlite.ts'
import { shopOf } from './shop.ts'
import { lookInto, readShop } from './sqlite-file.ts'
import type { Storage } from './storage.ts'

export interface SqliteStorageOptions {
  /** Path of the log. */
  readonly log: string
  /** Path of the state. */
  readonly state: string
  /** The currency of the shop. */
  readonly currency: string
}

const isEmpty = (file: string): boolean =>
  lookInto(file, eventLogFile, (database) => database.prepare('SELECT 1 FROM commits LIMIT 1').get()) === undefined

/**
 * Opens the log and the state of a shop in two files, or makes a new shop.
 * @throws StartFault, and changes nothing, if one of the files is missing or damaged or belongs to another shop, or if the currency is another one
 */
export const openSqliteStorage = async ({ log, state, currency }: SqliteStorageOptions): Promise<Storage> => {
  const shop = await shopOf({
    log: { name: log, shop: readShop(log, eventLogFile) },
    isLogEmpty: async () => isEmpty(log),
    beside: [{ name: state, shop: readShop(state, stateFile) }],
    currency,
  })
  const opened = openSqliteEventLog(log, { shop })
  try {
    return { shop, log: opened, state: openSqliteState(state, { shop }) }
  } catch (error) {
    await opened.close()
    throw error
  }
}
