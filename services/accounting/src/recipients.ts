import { Recipient, type Sealed } from '@souk/contracts'
import type { KeyClient } from '@souk/service'
import { unsealJson } from '@souk/service/personal'

/** Reads whom invoices are for. The view holds that only sealed, so nothing is left once the key is deleted. */
export interface Recipients {
  /** The recipients in the order of their seals; null: there is no key any more. @throws LogUnavailable */
  unseal(sealed: readonly (Sealed | undefined)[]): Promise<readonly (Recipient | null)[]>
}

export const createRecipients = (keys: Pick<KeyClient, 'readKeys'>): Recipients => ({
  unseal: async (sealed) => {
    const subjects = [...new Set(sealed.flatMap((one) => one?.subject ?? []))]
    if (subjects.length === 0) return sealed.map(() => null)
    const found = await keys.readKeys(subjects)
    const keyOf = new Map(subjects.map((subject, index) => [subject, found[index]]))
    return sealed.map((one) => {
      const key = one && keyOf.get(one.subject)
      return typeof key === 'string' && one !== undefined ? Recipient.parse(unsealJson(one, Buffer.from(key, 'base64url'))) : null
    })
  },
})
