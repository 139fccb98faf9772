import { createHmac } from 'node:crypto'
import type { Located, PersonalChange, Sealed } from '@souk/contracts'
import { caselessName, type KeyClient } from '@souk/service'
import { IV_BYTES } from '@souk/service/personal'
import type { Unsealed } from '../view/projectors.ts'
import { createKeyRing } from './key-ring.ts'
import { seal, unseal } from './seal.ts'

/** Makes unpredictable bytes. All randomness of the service comes from here, so that the simulation can repeat a run. */
export type RandomBytes = (size: number) => Uint8Array

/** Seals and unseals personal data, so that the log holds it only encrypted. All calls may throw `LogUnavailable`. */
export interface Vault {
  /** The secret of this service. It is the key of user name hashes, and of the fingerprints of commands with personal data. */
  secret(): Promise<string>
  /** The keyed hash of a user name, the same for every spelling: see {@link caselessName}. */
  usernameHash(username: string): Promise<string>
  /** Makes a key for a new customer, and seals with it. */
  admit(customerId: string, personal: PersonalChange): Promise<Sealed>
  /** @returns undefined if there is no key: the customer does not exist, or is forgotten */
  seal(customerId: string, personal: PersonalChange): Promise<Sealed | undefined>
  /** Fetches all the keys that these events need. @returns a function that unseals their personal data, without waiting */
  unseal(events: readonly Pick<Located, 'event'>[]): Promise<Unsealed>
  /** Deletes the customer's key for ever. May be repeated. */
  forget(customerId: string): Promise<void>
}

/** The subject under which the event store keeps the secret. Not an id of a customer. */
const SECRET_SUBJECT = 'customer-service'

export const createVault = (log: Pick<KeyClient, 'readKeys' | 'createKey' | 'deleteKey'>, randomBytes: RandomBytes): Vault => {
  const keys = createKeyRing(log)
  let secret: string | undefined

  const readSecret = async (): Promise<string> => {
    secret ??= (await log.createKey(SECRET_SUBJECT)) ?? undefined
    if (secret === undefined) throw new Error('the secret of the customer service has been deleted')
    return secret
  }

  return {
    secret: readSecret,
    usernameHash: async (username) =>
      createHmac('sha256', await readSecret())
        .update(caselessName(username))
        .digest('hex'),
    admit: async (customerId, personal) => seal(personal, customerId, await keys.create(customerId), randomBytes(IV_BYTES)),
    seal: async (customerId, personal) => {
      const key = (await keys.read([customerId])).get(customerId)
      return key && seal(personal, customerId, key, randomBytes(IV_BYTES))
    },
    unseal: async (events) => {
      const subjects = new Set<string>()
      for (const { event } of events) if ('personal' in event.data) subjects.add(event.data.customerId)
      const found = subjects.size === 0 ? new Map<string, Uint8Array>() : await keys.read(subjects)
      return ({ customerId, personal }) => {
        if (personal.subject !== customerId) throw new Error(`data sealed for ${personal.subject} is in an event of ${customerId}`)
        const key = found.get(customerId)
        return key === undefined ? null : unseal(personal, key)
      }
    },
    forget: keys.destroy,
  }
}
