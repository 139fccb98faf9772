import type { Bus } from '@souk/bus'
import { eventStoreOperations as operations } from '@souk/log-protocol'
import { createAsk } from './request.ts'

/** The keys of personal data, which the event store keeps beside the log. All calls may throw `LogUnavailable`. */
export interface KeyClient {
  /** The keys of these subjects, in the same order. Null for a key that was deleted or never made. */
  readKeys(subjects: readonly string[]): Promise<readonly (string | null)[]>
  /** The key of a subject. Makes it if the subject never had one. Null if the key was deleted. */
  createKey(subject: string): Promise<string | null>
  /** Deletes the key of a subject for ever. */
  deleteKey(subject: string): Promise<void>
  /** Deletes the keys of some subjects after `after` and before `before`. @returns the last of them, to go on after; null if none is left */
  deleteKeys(span: { readonly after: string; readonly before: string }): Promise<string | null>
}

export const createKeyClient = (bus: Bus): KeyClient => {
  const ask = createAsk(bus)
  return {
    readKeys: async (subjects) => (await ask(operations.readKeys, { subjects: [...subjects] })).keys,
    createKey: async (subject) => (await ask(operations.createKey, { subject })).key,
    deleteKey: async (subject) => void (await ask(operations.deleteKey, { subject })),
    deleteKeys: async ({ after, before }) => (await ask(operations.deleteKeys, { after, before })).last,
  }
}
