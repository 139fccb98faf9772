import { CLIENT_REGISTRY, type AddClient, type RegisterCustomer } from '@souk/contracts'
import type { Command } from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import * as decide from './access.ts'
import * as registry from './clients.ts'
import { registerCustomer } from './commands.ts'
import { customer } from './customer.ts'
import type { Registering } from './decide.ts'
import { keyring, publishKey, retireKeys, type NextKey } from './keyring.ts'
import { MANAGER, managers } from './managers.ts'
import { revocationsAt } from './revocations.ts'
import { session } from './session.ts'
import { username } from './username.ts'

/** All signing keys. */
export const keyringStream = streamRef(keyring, 'tokens')
/** All managers. */
export const managersStream = streamRef(managers, MANAGER)

/** All clients. */
export const clientsStream = streamRef(registry.clients, CLIENT_REGISTRY)

export const endSession = (ending: decide.Ending): Command => {
  const ended = streamRef(session, ending.sessionId, { fresh: true })
  return {
    type: 'EndSession',
    target: ending.sessionId,
    input: {},
    streams: (_known, now) => [ended, revocationsAt(now)],
    decide: (stateOf, context) => decide.endSession(ending, stateOf(ended), context),
  }
}

export const endSessions = (ending: decide.EndingAll): Command => {
  const refOf = (sessionId: string) => streamRef(session, sessionId, { fresh: true })
  return {
    type: 'EndSessions',
    target: ending.customerId,
    input: {},
    streams: (_known, now) => [...ending.sessionIds.map(refOf), revocationsAt(now)],
    decide: (stateOf, context) => decide.endSessions(ending, (sessionId) => stateOf(refOf(sessionId)), context),
  }
}

/** A command about the rights of one account. */
const aboutAccount = (type: string, customerId: string, decider: typeof decide.grantManager): Command => {
  const account = streamRef(customer, customerId)
  return {
    type,
    target: customerId,
    input: {},
    streams: (_known, now) => [account, managersStream, revocationsAt(now)],
    decide: (stateOf, context) => decider(customerId, stateOf(account), stateOf(managersStream), context),
  }
}

export const grantManager = (customerId: string): Command => aboutAccount('GrantManager', customerId, decide.grantManager)
export const takeManager = (customerId: string): Command => aboutAccount('TakeManager', customerId, decide.takeManager)
export const disableAccount = (customerId: string): Command => aboutAccount('DisableAccount', customerId, decide.disableAccount)

export const enableAccount = (customerId: string): Command => {
  const account = streamRef(customer, customerId)
  return {
    type: 'EnableAccount',
    target: customerId,
    input: {},
    streams: () => [account],
    decide: (stateOf, context) => decide.enableAccount(customerId, stateOf(account), context),
  }
}

export const registerFirstManager = (input: RegisterCustomer, made: Registering): Command => {
  const registration = registerCustomer(input, made)
  const name = streamRef(username, made.usernameHash)
  return {
    ...registration,
    type: 'RegisterFirstManager',
    streams: (known, now) => [...registration.streams(known, now), managersStream],
    decide: (stateOf, context) => decide.registerFirstManager(made, stateOf(name), stateOf(managersStream), context),
  }
}

const publishing = (next: () => NextKey): Command => ({
  type: 'PublishSigningKey',
  target: 'signing-keys',
  input: {},
  streams: () => [keyringStream],
  decide: (stateOf, context) => publishKey(next(), stateOf(keyringStream), context),
})

/** @param key  the next key, which is in the key store already */
export const publishSigningKey = (key: NextKey): Command => publishing(() => key)

/** Publishes a key that is made only if the command is not a retry. @param makeNext  puts the next key into the key store */
export const rotateSigningKey = (makeNext: () => Promise<NextKey>): Command => {
  let next: NextKey | undefined
  return {
    ...publishing(() => {
      if (next === undefined) throw new TypeError('the next key was not made')
      return next
    }),
    prepare: async () => {
      next = await makeNext()
    },
  }
}

export const retireSigningKeys = (): Command => ({
  type: 'RetireSigningKeys',
  target: 'signing-keys',
  input: {},
  streams: () => [keyringStream],
  decide: (stateOf, context) => retireKeys(stateOf(keyringStream), context),
})

export const addClient = (input: AddClient, made: registry.MadeClient): Command => ({
  type: 'AddClient',
  target: 'clients',
  input,
  streams: () => [clientsStream],
  decide: (stateOf, context) => registry.addClient({ ...input, ...made }, stateOf(clientsStream), context),
})

export const revokeClient = (clientId: string): Command => ({
  type: 'RevokeClient',
  target: clientId,
  input: {},
  streams: (_known, now) => [clientsStream, revocationsAt(now)],
  decide: (stateOf, context) => registry.revokeClient(clientId, stateOf(clientsStream), context),
})
