import { z } from 'zod'
import { AddClient, Client, clientId, NewClient, page, type SoukEvent } from '@souk/contracts'
import { onlyPage, type App } from '@souk/http'
import { newId } from '@souk/log-protocol'
import { forManagersInPerson, type Write } from '@souk/service'
import { hashOfSecret } from '../access/clients.ts'
import { addClient, revokeClient } from '../domain/access-commands.ts'
import type { ActiveClient } from '../domain/clients.ts'
import type { CustomerService } from '../service.ts'
import { operations } from './operations.ts'

const ofClient = z.strictObject({ clientId })

const shown = ({ clientId: id, addedAt, label, scopes }: Omit<ActiveClient, 'secretHash'>): Client => ({
  clientId: id,
  addedAt,
  label,
  scopes: [...scopes],
})

/** A retry gets the client that was added first, whose secret nobody knows but who got the first answer. */
const added = (events: readonly SoukEvent[], secret: string): NewClient => {
  const event = events.find(({ type }) => type === 'ClientAdded')
  if (event?.type !== 'ClientAdded') throw new TypeError('a new client without ClientAdded')
  return { ...shown(event.data), clientSecret: event.data.secretHash === hashOfSecret(secret) ? secret : null }
}

interface ClientRouteParts {
  readonly app: App
  readonly write: Write
  readonly service: CustomerService
}

/** What managers do with clients: programs that get access tokens of their own. */
export const addClientRoutes = ({ app, write, service }: ClientRouteParts): void => {
  const { clients, newClientSecret } = service

  app.post(
    '/clients',
    { ...forManagersInPerson, schema: { ...operations.addClient, body: AddClient, response: { 201: NewClient } } },
    (request, reply) => {
      const secret = newClientSecret()
      return write(request, reply, {
        command: addClient(request.body, { clientId: newId(), secretHash: hashOfSecret(secret) }),
        status: 201,
        body: (events) => added(events, secret),
      })
    },
  )

  app.get('/clients', { ...forManagersInPerson, schema: { ...operations.listClients, response: { 200: page(Client) } } }, async () =>
    onlyPage((await clients.list()).map(shown)),
  )

  app.delete('/clients/:clientId', { ...forManagersInPerson, schema: { ...operations.revokeClient, params: ofClient } }, (request, reply) =>
    write(request, reply, { command: revokeClient(request.params.clientId) }),
  )
}
