import { z } from 'zod'
import { AddClient, Client, NewClient, page } from '@souk/contracts'
import { faultsIn, inPlainWords, newId } from '@souk/log-protocol'
import type { Api } from './api.ts'
import { Fault } from './fault.ts'

/** Adds a client. @throws Fault, also if a scope does not exist */
export const addClient = (api: Api, label: string, scopes: readonly string[]): Promise<NewClient> => {
  const asked = AddClient.safeParse({ label, scopes }, { error: inPlainWords })
  if (!asked.success)
    throw new Fault(
      `cannot add the client: ${faultsIn(asked.error, 'client')
        .map(({ message }) => message)
        .join('; ')}`,
    )
  // A retry would not get the secret. So the request is sent once, and a client whose answer is lost is revoked by hand.
  return api.ask('/customer/clients', NewClient, { method: 'POST', body: asked.data })
}

/** @throws Fault */
export const listClients = async (api: Api): Promise<readonly Client[]> => (await api.ask('/customer/clients', page(Client))).items

/** @throws Fault */
export const revokeClient = (api: Api, clientId: string): Promise<undefined> =>
  api.ask(`/customer/clients/${encodeURIComponent(clientId)}`, z.undefined(), { method: 'DELETE', idempotencyKey: newId() })

/** A line for each client: id, time, scopes, label. */
export const describeClients = (clients: readonly Client[]): string =>
  clients.map(({ clientId, addedAt, scopes, label }) => [clientId, addedAt, scopes.join(' '), label].join('\t')).join('\n')
