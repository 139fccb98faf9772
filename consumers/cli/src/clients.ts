import { valueOf, type Client, type NewClient, type SoukApi } from '@souk/client'
import { AddClient } from '@souk/contracts'
import { faultsIn, inPlainWords, newId } from '@souk/log-protocol'
import { Fault } from './fault.ts'

/** Adds a client. @throws Fault if a scope does not exist; RequestRefused */
export const addClient = (shop: SoukApi, label: string, scopes: readonly string[]): Promise<NewClient> => {
  const asked = AddClient.safeParse({ label, scopes }, { error: inPlainWords })
  if (!asked.success)
    throw new Fault(
      `cannot add the client: ${faultsIn(asked.error, 'client')
        .map(({ message }) => message)
        .join('; ')}`,
    )
  // A retry would not get the secret. So the request is sent once, and a client whose answer is lost is revoked by hand.
  return valueOf(shop.addClient({ body: asked.data }))
}

/** @throws RequestRefused */
export const listClients = async (shop: SoukApi): Promise<readonly Client[]> => (await valueOf(shop.listClients())).items

/** @throws RequestRefused */
export const revokeClient = async (shop: SoukApi, clientId: string): Promise<void> => {
  await valueOf(shop.revokeClient({ path: { clientId }, headers: { 'idempotency-key': newId() } }))
}

/** A line for each client: id, time, scopes, label. */
export const describeClients = (clients: readonly Client[]): string =>
  clients.map(({ clientId, addedAt, scopes, label }) => [clientId, addedAt, scopes.join(' '), label].join('\t')).join('\n')
