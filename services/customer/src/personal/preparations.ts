import {
  password as passwordRules,
  type AddAddress,
  type ChangeAddress,
  type ChangeEmail,
  type ChangePassword,
  type ChangeProfile,
  type LogIn,
  type RegisterCustomer,
} from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { once } from '@souk/process'
import type { Command } from '@souk/service'
import { registerFirstManager } from '../domain/access-commands.ts'
import * as commands from '../domain/commands.ts'
import type { Registering } from '../domain/decide.ts'
import type { CustomerStore } from '../view/store.ts'
import type { Accounts } from './accounts.ts'
import { isCommonPassword } from './common-passwords.ts'
import type { PasswordHasher } from './passwords.ts'
import type { Vault } from './vault.ts'

/** A command with personal data, and the secret key for its fingerprint. Without the key, the data could be guessed from the fingerprint. */
interface Prepared {
  readonly command: Command
  readonly fingerprintKey: string
}

/**
 * Does what a pure decision cannot: looks up names, hashes passwords, seals. All calls may throw `LogUnavailable` or `StoreUnavailable`.
 * Calls with a new password throw ProblemError `common-password`; all calls with a password may throw `overloaded`.
 */
export interface Preparations {
  /**
   * Finds who has a user name and a password. It verifies a hash also if nobody has the name, because that takes most of the time. It needs no view.
   * @returns the customer and the number of password changes, which identifies the verified password; undefined if there is nobody
   */
  identify(input: LogIn): Promise<{ readonly customerId: string; readonly passwordChanges: number } | undefined>
  register(input: RegisterCustomer): Promise<Prepared>
  /** A registration with the role manager and without credit. */
  registerFirstManager(input: RegisterCustomer): Promise<Prepared>
  changeProfile(customerId: string, input: ChangeProfile, revisions?: readonly number[]): Promise<Prepared>
  changeEmail(customerId: string, input: ChangeEmail, revisions?: readonly number[]): Promise<Prepared>
  addAddress(customerId: string, input: AddAddress, revisions?: readonly number[]): Promise<Prepared>
  changeAddress(customerId: string, addressId: string, input: ChangeAddress, revisions?: readonly number[]): Promise<Prepared>
  /** @param keptSessionId  the session of the request, or null */
  changePassword(customerId: string, input: ChangePassword, keptSessionId: string | null): Promise<Prepared>
}

export interface CustomerSettings {
  /** The credit of a new customer, in minor units; 0 for none. */
  readonly welcomeCredit: number
  /** ISO 4217 code of the shop's currency. */
  readonly currency: string
  /** Days that a session lasts after its last refresh (default: 30). */
  readonly sessionDays?: number
  /** Years that the recipients of invoices are kept, after the end of the year of the order (default: 10). */
  readonly invoiceRetentionYears?: number
}

export interface PreparationParts {
  readonly vault: Vault
  readonly accounts: Accounts
  readonly store: CustomerStore
  readonly passwords: PasswordHasher
  readonly settings: CustomerSettings
  readonly newId: () => string
}

export const createPreparations = ({ vault, accounts, store, passwords, settings, newId }: PreparationParts): Preparations => {
  const prepared = async (command: Command): Promise<Prepared> => ({ command, fingerprintKey: await vault.secret() })

  /** Whether the rules allow a password. One that they refuse is wrong, and costs no hashing. */
  const isPossible = (password: string): boolean => passwordRules.safeParse(password).success

  /** @returns the number of password changes so far, which identifies the verified password; undefined if it is wrong or there is none */
  const verify = async (customerId: string, password: string): Promise<number | undefined> => {
    if (!isPossible(password)) return undefined
    const row = await store.customer(customerId)
    if (row === undefined || row.personal === null) return undefined
    return (await passwords.verify(row.personal.passwordHash, password)) ? row.passwordChanges : undefined
  }

  const hashNew = async (password: string): Promise<string> => {
    if (await isCommonPassword(password)) throw new ProblemError('common-password', 'the password is one of the most common ones')
    return passwords.hash(password)
  }

  const registering = async ({
    password,
    ...person
  }: RegisterCustomer): Promise<Pick<Registering, 'customerId' | 'addressId' | 'usernameHash' | 'personal'>> => {
    const usernameHash = await vault.usernameHash(person.username)
    const customerId = newId()
    // A request for a taken name costs no hashing and leaves no key behind. The decision itself reads the stream of the name.
    const isTaken = (await store.customerNamed(usernameHash)) !== undefined
    const personal = isTaken ? undefined : await vault.admit(customerId, { ...person, passwordHash: await hashNew(password) })
    return { customerId, addressId: person.address === undefined ? null : newId(), usernameHash, personal }
  }

  /** Verified if nobody has the name, so that the answer does not come sooner. */
  const dummyHash = once(() => passwords.hash(newId()))

  return {
    identify: async ({ username, password }) => {
      if (!isPossible(password)) return undefined
      const dummy = await dummyHash()
      const account = await accounts.named(await vault.usernameHash(username))
      const isRight = await passwords.verify(account?.passwordHash ?? dummy, password)
      return isRight ? account : undefined
    },
    register: async (input) => prepared(commands.registerCustomer(input, { ...(await registering(input)), ...settings })),
    registerFirstManager: async (input) =>
      prepared(registerFirstManager(input, { ...(await registering(input)), currency: settings.currency, welcomeCredit: 0 })),
    changeProfile: async (customerId, input, revisions) =>
      prepared(commands.changeProfile(input, { customerId, personal: await vault.seal(customerId, input), revisions })),
    changeEmail: async (customerId, input, revisions) =>
      prepared(commands.changeEmail(input, { customerId, personal: await vault.seal(customerId, input), revisions })),
    addAddress: async (customerId, input, revisions) => {
      const personal = await vault.seal(customerId, { address: input })
      return prepared(commands.addAddress(input, { customerId, addressId: newId(), personal, revisions }))
    },
    changeAddress: async (customerId, addressId, input, revisions) => {
      const personal = await vault.seal(customerId, { address: input })
      return prepared(commands.changeAddress(input, { customerId, addressId, personal, revisions }))
    },
    changePassword: async (customerId, input, keptSessionId) => {
      const verified = await verify(customerId, input.currentPassword)
      const isSame = input.newPassword === input.currentPassword
      const personal =
        verified === undefined || isSame ? undefined : await vault.seal(customerId, { passwordHash: await hashNew(input.newPassword) })
      return prepared(commands.changePassword(input, { customerId, personal, verified, isSame, keptSessionId }))
    },
  }
}
