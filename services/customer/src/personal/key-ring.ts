import { MAX_BATCH } from '@souk/log-protocol'
import type { KeyClient } from '@souk/service'

/** The keys of customers. The event store keeps them; recently read ones are also in memory. All calls may throw `LogUnavailable`. */
export interface KeyRing {
  /** The keys of these customers. Keys that are deleted or were never made are left out. */
  read(customerIds: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>>
  /** Makes a key for a new customer. @throws Error if the key was deleted */
  create(customerId: string): Promise<Uint8Array>
  /** Deletes the key for ever, in memory and in the event store. May be repeated. */
  destroy(customerId: string): Promise<void>
}

/** @param size  number of keys kept in memory at most */
export const createKeyRing = (client: Pick<KeyClient, 'readKeys' | 'createKey' | 'deleteKey'>, size = 10_000): KeyRing => {
  const kept = new Map<string, Uint8Array>()
  let destroyed = 0

  const keep = (customerId: string, key: Uint8Array): void => {
    kept.set(customerId, key)
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break
      kept.delete(oldest)
    }
  }

  return {
    read: async (customerIds) => {
      const keys = new Map<string, Uint8Array>()
      const missing: string[] = []
      for (const customerId of new Set(customerIds)) {
        const key = kept.get(customerId)
        if (key === undefined) missing.push(customerId)
        else keys.set(customerId, key)
      }
      for (let start = 0; start < missing.length; start += MAX_BATCH) {
        const asked = missing.slice(start, start + MAX_BATCH)
        const before = destroyed
        const answers = await client.readKeys(asked)
        for (const [index, customerId] of asked.entries()) {
          const answer = answers[index]
          if (answer === null || answer === undefined) continue
          const key = Buffer.from(answer, 'base64url')
          keys.set(customerId, key)
          // A key that was destroyed meanwhile must not come back.
          if (before === destroyed) keep(customerId, key)
        }
      }
      return keys
    },
    create: async (customerId) => {
      const key = await client.createKey(customerId)
      if (key === null) throw new Error(`the key of ${customerId} has been deleted`)
      return Buffer.from(key, 'base64url')
    },
    destroy: async (customerId) => {
      await client.deleteKey(customerId)
      destroyed += 1
      kept.delete(customerId)
    },
  }
}
