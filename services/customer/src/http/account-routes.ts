import { z } from 'zod'
import { customerId, SigningKey, type SoukEvent } from '@souk/contracts'
import { ProblemError, type App, type Operation } from '@souk/http'
import { forManagersInPerson, type Command, type Write } from '@souk/service'
import { disableAccount, enableAccount, grantManager, takeManager } from '../domain/access-commands.ts'
import type { CustomerService } from '../service.ts'
import { operations } from './operations.ts'

const ofCustomer = z.strictObject({ customerId })

const publishedKey = (events: readonly SoukEvent[]): SigningKey => {
  const published = events.find((event) => event.type === 'SigningKeyPublished')
  if (published === undefined) throw new ProblemError('conflict', 'another request has just published this key')
  const { signingKeyId, publishedAt, expiresAt, publicKey } = published.data
  return { signingKeyId, publishedAt, expiresAt, publicKey }
}

interface AccountRouteParts {
  readonly app: App
  readonly write: Write
  readonly service: CustomerService
}

/** What managers do with accounts, and with the keys that sign access tokens. */
export const addAccountRoutes = ({ app, write, service }: AccountRouteParts): void => {
  const change = (operation: Operation, method: 'PUT' | 'DELETE', url: string, commandOf: (id: string) => Command): void => {
    app.route({
      method,
      url,
      ...forManagersInPerson,
      schema: { ...operation, params: ofCustomer },
      handler: (request, reply) => write(request, reply, { command: commandOf(request.params.customerId) }),
    })
  }
  change(operations.grantManager, 'PUT', '/customers/:customerId/roles/manager', grantManager)
  change(operations.takeManager, 'DELETE', '/customers/:customerId/roles/manager', takeManager)
  change(operations.disableAccount, 'PUT', '/customers/:customerId/disabled', disableAccount)
  change(operations.enableAccount, 'DELETE', '/customers/:customerId/disabled', enableAccount)

  app.post(
    '/signing-keys',
    { ...forManagersInPerson, schema: { ...operations.rotateSigningKey, response: { 201: SigningKey } } },
    (request, reply) => write(request, reply, { command: service.signing.rotation(), status: 201, body: publishedKey }),
  )
}
