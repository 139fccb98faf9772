import { newId } from '@souk/log-protocol'
import { StartFault } from '@souk/process'

/** Whose data a database holds. Written when the database is made, and never changed. */
export interface Shop {
  /** Random. Two databases of one shop have the same id. */
  readonly id: string
  /** ISO 4217 code. All amounts in the log are in this currency. */
  readonly currency: string
}

/** A database of the event store, before it is opened. */
interface Found {
  /** A name for people: the path of the file, or the name of the collection. */
  readonly name: string
  /** Undefined if the database does not exist, or is empty. */
  readonly shop: Shop | undefined
}

export interface FoundStorage {
  readonly log: Found
  /** Asked only if a database beside the log is missing. */
  readonly isLogEmpty: () => Promise<boolean>
  /** The databases beside the log. They are made after the log. */
  readonly beside: readonly Found[]
  /** The currency in the settings. */
  readonly currency: string
}

/**
 * Decides whose data the databases hold; a new shop if there is no data. Changes nothing.
 *
 * The log is made first. So a database beside it proves that there was a log. A log with commits proves that there were the others.
 * An empty log may come from a first start that was interrupted.
 * @throws StartFault if a database is missing or belongs to another shop, or if the currency is another one
 */
export const shopOf = async ({ log, isLogEmpty, beside, currency }: FoundStorage): Promise<Shop> => {
  const missing = ({ name }: Found, other: Found): StartFault =>
    new StartFault(`${name} is missing or empty, but ${other.name} holds data of a shop: put it back from a copy, or remove both`)

  const { shop } = log
  const survivor = beside.find((other) => other.shop !== undefined)
  if (shop === undefined) {
    if (survivor !== undefined) throw missing(log, survivor)
    return { id: newId(), currency }
  }
  const stranger = beside.find((other) => other.shop !== undefined && other.shop.id !== shop.id)
  if (stranger !== undefined) throw new StartFault(`${log.name} and ${stranger.name} hold data of different shops`)
  const lost = beside.find((other) => other.shop === undefined)
  if (lost !== undefined && !(await isLogEmpty())) throw missing(lost, log)
  if (shop.currency !== currency)
    throw new StartFault(`settings: SOUK_CURRENCY is ${currency}, but the amounts in ${log.name} are in ${shop.currency}`)
  return shop
}
