import type { EventNamed } from '@souk/contracts'
import { createCache } from '@souk/process'
import { readState, type LogClient, type Versioned } from '@souk/service'
import { aggregate, streamRef } from '@souk/service/aggregate'
import { username } from '../domain/username.ts'
import type { Vault } from './vault.ts'

/** What a log-in needs to know. */
interface Account {
  readonly customerId: string
  /** Number of password changes. It tells which password this is. */
  readonly passwordChanges: number
  readonly passwordHash: string
}

/** Finds accounts in the log. A view would not do: managers must be able to log in while it is rebuilt. */
export interface Accounts {
  /**
   * It reads two streams, for a name that nobody has as well, although the second is empty then. So the time tells little about a name.
   * @throws LogUnavailable
   */
  named(usernameHash: string): Promise<Account | undefined>
}

interface NewestPassword {
  readonly passwordChanges: number
  /** Undefined: there is none, or not any more. */
  readonly event: EventNamed<'CustomerRegistered' | 'PasswordChanged'> | undefined
}

const newestPassword = aggregate<NewestPassword, 'customer'>('customer', { passwordChanges: 0, event: undefined }, (state, event) => {
  switch (event.type) {
    case 'CustomerRegistered':
      return { passwordChanges: 0, event }
    case 'PasswordChanged':
      return { passwordChanges: state.passwordChanges + 1, event }
    case 'CustomerForgotten':
      return { ...state, event: undefined }
    default:
      return state
  }
})

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Most customers whose newest password is remembered, so that their next log-in reads only what is newer. */
const MAX_KNOWN = 1_000

export const createAccounts = (log: Pick<LogClient, 'readStream'>, vault: Pick<Vault, 'unseal'>, maxKnown = MAX_KNOWN): Accounts => {
  const known = createCache<Versioned<NewestPassword>>({ capacity: maxKnown })

  const newestOf = async (customerId: string): Promise<NewestPassword> => {
    const newest = await readState(log, streamRef(newestPassword, customerId), known.get(customerId))
    known.set(customerId, newest)
    return newest.state
  }

  return {
    named: async (usernameHash) => {
      const claim = (await readState(log, streamRef(username, usernameHash))).state
      const customerId = claim.status === 'claimed' ? claim.customerId : NOBODY
      const { passwordChanges, event } = await newestOf(customerId)
      if (event === undefined) return undefined
      const passwordHash = (await vault.unseal([{ event }]))(event.data)?.passwordHash
      return passwordHash === undefined ? undefined : { customerId, passwordChanges, passwordHash }
    },
  }
}
