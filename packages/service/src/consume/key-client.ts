import type { Bus } from '@souk/bus'
import { eventStoreOperations as operations } from '@souk/log-protocol'
import { createAsk } from './request.ts'

/** The keys of personal data, which the event store keeps beside the log. All calls may throw `LogUnavailable`. */
export interface KeyClient {
  /** The keys of these subjects, in their order; null for one that was deleted or never made. */
  readKeys(subjects: readonly string[]): Promise<readonly (string | null)[]>
  /** The key of a subject, made now if it never had one; null if it was deleted. */
  createKey(subject: string): Promise<string | null>
  /** Deletes the key of a subject for ever. */
  deleteKey(subject: string): Promise<void>
}

export const createKeyClient = (bus: Bus): KeyClient => {
  const ask = createAsk(bus)
  return {
    readKeys: async (subjects) => (await ask(operations.readKeys, { subjects: [...subjects] })).keys,
    createKey: async (subject) => (await ask(operations.createKey, { subject })).key,
    deleteKey: async (subject) => void (await ask(operations.deleteKey, { subject })),
  }
}
