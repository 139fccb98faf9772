import { CLIENT_REGISTRY, hourOf, rejection, type AddClient } from '@souk/contracts'
import { aggregate, type Decision, type DecisionContext } from '@souk/service/aggregate'

/** A client that is not revoked. */
export interface ActiveClient {
  readonly clientId: string
  readonly addedAt: string
  readonly label: string
  readonly scopes: readonly string[]
  /** SHA-256 of its secret, base64url. */
  readonly secretHash: string
}

/** All clients that are not revoked, the oldest first. */
export type ClientsState = readonly ActiveClient[]

/** Most clients of a shop: all of them are in one stream and one page. */
const MAX_CLIENTS = 100

export const clients = aggregate<ClientsState, 'clients'>('clients', [], (state, event) => {
  switch (event.type) {
    case 'ClientAdded': {
      const { registry: _registry, ...client } = event.data
      return [...state, client]
    }
    case 'ClientRevoked':
      return state.filter(({ clientId }) => clientId !== event.data.clientId)
    default: {
      const never: never = event
      return never
    }
  }
})

/** What is generated for a new client. */
export type MadeClient = Pick<ActiveClient, 'clientId' | 'secretHash'>

export const addClient = (
  { clientId, secretHash, label, scopes }: AddClient & MadeClient,
  state: ClientsState,
  { now }: DecisionContext,
): Decision => {
  if (state.length >= MAX_CLIENTS) return rejection('conflict', `there are ${MAX_CLIENTS} clients: revoke one that is not used any more`)
  return [{ type: 'ClientAdded', data: { clientId, addedAt: now, registry: CLIENT_REGISTRY, label, scopes, secretHash } }]
}

export const revokeClient = (clientId: string, state: ClientsState, { now }: DecisionContext): Decision => {
  if (!state.some((client) => client.clientId === clientId)) return rejection('not-found', 'there is no such client')
  return [
    { type: 'ClientRevoked', data: { clientId, revokedAt: now, registry: CLIENT_REGISTRY } },
    { type: 'ClientAccessRevoked', data: { clientId, revokedAt: now, hour: hourOf(Date.parse(now)) } },
  ]
}
