import { z } from 'zod'
import { customerId, SigningKey, type SoukEvent } from '@souk/contracts'
import type { Command } from '@souk/service'
import { disableAccount, enableAccount, grantManager, takeManager } from '../domain/access-commands.ts'
import { actorOf, managersOnly, type AccessRouteParts } from './caller.ts'

const ofCustomer = z.strictObject({ customerId })

const publishedKey = (events: readonly SoukEvent[]): SigningKey => {
  const published = events.find((event) => event.type === 'SigningKeyPublished')
  if (published === undefined) throw new TypeError('a rotation without SigningKeyPublished')
  const { signingKeyId, publishedAt, expiresAt, publicKey } = published.data
  return { signingKeyId, publishedAt, expiresAt, publicKey }
}

/** What managers do with accounts, and with the keys that sign access tokens. */
export const addAccountRoutes = ({ app, write, service, callerOf }: AccessRouteParts): void => {
  const change = (method: 'PUT' | 'DELETE', url: string, commandOf: (id: string) => Command): void => {
    app.route({
      method,
      url,
      schema: { params: ofCustomer },
      handler: async (request, reply) => {
        const caller = await callerOf(request)
        managersOnly(caller)
        return write(request, reply, { command: commandOf(request.params.customerId), actor: actorOf(caller) })
      },
    })
  }
  change('PUT', '/customers/:customerId/roles/manager', grantManager)
  change('DELETE', '/customers/:customerId/roles/manager', takeManager)
  change('PUT', '/customers/:customerId/disabled', disableAccount)
  change('DELETE', '/customers/:customerId/disabled', enableAccount)

  app.post('/signing-keys', { schema: { response: { 201: SigningKey } } }, async (request, reply) => {
    const caller = await callerOf(request)
    managersOnly(caller)
    const command = await service.signing.rotation()
    return write(request, reply, { command, actor: actorOf(caller), status: 201, body: publishedKey })
  })
}
