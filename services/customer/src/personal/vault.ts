import { createHmac } from 'node:crypto'
import type { Located, PersonalChange, Sealed } from '@souk/contracts'
import type { LogClient } from '@souk/service'
import type { Unsealed } from '../view/projectors.ts'
import { createKeyRing } from './key-ring.ts'
import { IV_BYTES, seal, unseal } from './seal.ts'

/** Bytes that nobody can foresee; the simulation has its own, so nothing here may be random otherwise. */
export type RandomBytes = (size: number) => Uint8Array

/** Keeps what is personal out of the log. All calls but those of {@link Unsealed} may throw `LogUnavailable`. */
export interface Vault {
  /** The secret of this service: key of the user names' hashes, and of fingerprints of what holds personal data. */
  secret(): Promise<string>
  /** The same for every way to write one name. */
  usernameHash(username: string): Promise<string>
  /** Seals under a key made for a new customer. */
  admit(customerId: string, personal: PersonalChange): Promise<Sealed>
  /** Undefined: there is no key, so there is no such customer, or it is forgotten. */
  seal(customerId: string, personal: PersonalChange): Promise<Sealed | undefined>
  /** Fetches all the keys that these events need, at once. */
  open(events: readonly Located[]): Promise<Unsealed>
  /** Deletes the customer's key for ever; may be repeated. */
  forget(customerId: string): Promise<void>
}

/** Under whose name the event store keeps the secret; no customer's id. */
const SECRET_SUBJECT = 'customer-service'

const canonicalName = (username: string): string => username.normalize('NFKC').toLowerCase().normalize('NFKC')

export const createVault = (log: Pick<LogClient, 'readKeys' | 'createKey' | 'deleteKey'>, randomBytes: RandomBytes): Vault => {
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
        .update(canonicalName(username))
        .digest('hex'),
    admit: async (customerId, personal) => seal(personal, customerId, await keys.create(customerId), randomBytes(IV_BYTES)),
    seal: async (customerId, personal) => {
      const key = (await keys.read([customerId])).get(customerId)
      return key && seal(personal, customerId, key, randomBytes(IV_BYTES))
    },
    open: async (events) => {
      const subjects = new Set<string>()
      for (const { event } of events) if ('personal' in event.data) subjects.add(event.data.customerId)
      const found = subjects.size === 0 ? new Map<string, Uint8Array>() : await keys.read(subjects)
      return ({ customerId, personal }) => {
        if (personal.subject !== customerId) throw new Error(`what is sealed for ${personal.subject} stands in an event of ${customerId}`)
        const key = found.get(customerId)
        return key === undefined ? null : unseal(personal, key)
      }
    },
    forget: keys.destroy,
  }
}
