import { invoiceSubject } from '@souk/contracts'
import { createCache } from '@souk/process'
import type { KeyClient } from '@souk/service'
import { IV_BYTES, sealJson } from '@souk/service/personal'
import { recipientOf } from '../domain/addresses.ts'
import type { SealRecipient } from '../domain/commands.ts'
import { readAddressee } from './addressees.ts'
import type { RandomBytes, Vault } from './vault.ts'

interface RecipientParts {
  readonly keys: Pick<KeyClient, 'createKey'>
  readonly vault: Pick<Vault, 'unseal'>
  readonly randomBytes: RandomBytes
}

/** Most keys that are kept in memory. */
const MAX_KEYS = 10_000

/**
 * Seals whom an invoice is for, with a key that outlives the account of the customer. However late it is called, it seals what was true when the order was placed.
 * It throws LogUnavailable.
 */
export const createRecipients = ({ keys, vault, randomBytes }: RecipientParts): SealRecipient => {
  const known = createCache<Uint8Array>({ capacity: MAX_KEYS })

  const keyOf = async (subject: string): Promise<Uint8Array | undefined> => {
    const kept = known.get(subject)
    if (kept !== undefined) return kept
    const made = await keys.createKey(subject)
    if (made === null) return undefined
    const key = Buffer.from(made, 'base64url')
    known.set(subject, key)
    return key
  }

  return async (log, { customerId, addressId, deadlineAt, placedAt }) => {
    const addressee = await readAddressee(log, vault, customerId, placedAt)
    if (addressee === undefined) return undefined
    const subject = invoiceSubject(new Date(deadlineAt).getUTCFullYear(), customerId)
    const key = await keyOf(subject)
    return key && sealJson(recipientOf(addressee, addressId), subject, key, randomBytes(IV_BYTES))
  }
}
