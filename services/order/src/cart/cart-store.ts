import type { CartLine } from '@souk/contracts'

/** A cart as the store keeps it. */
export interface StoredCart {
  /** 1, 2, 3 …: one more with every change. */
  readonly version: number
  readonly changedAt: string
  readonly lines: readonly CartLine[]
  /** The keys of the last changes that had one, the newest last. A change with one of them is not made again. */
  readonly keys: readonly string[]
}

/** How many keys a cart keeps. */
export const MAX_KEYS = 20

/**
 * The carts, in the order service's database, beside the view. They do not follow from the log, so a rebuild leaves them alone.
 * If they are lost, all carts are empty, and nothing else. All methods throw `StoreUnavailable` when the database is away.
 */
export interface CartStore {
  find(customerId: string): Promise<StoredCart | undefined>
  /**
   * Stores the next version of a cart, and drops carts that nobody has changed for {@link CART_LIFE_MS}.
   * @returns false if the stored version is not the one before it: somebody else was first, and nothing has changed
   */
  save(customerId: string, cart: StoredCart): Promise<boolean>
  remove(customerId: string): Promise<void>
  close(): Promise<void>
}

/** How long a cart lasts that nobody changes: half a year. */
export const CART_LIFE_MS = 180 * 86_400_000

/** When the last change of a cart was made that is dropped now, or earlier. */
export const lastChangeOfOldCarts = ({ changedAt: now }: StoredCart): string => new Date(Date.parse(now) - CART_LIFE_MS).toISOString()
