import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { ClientToken, ClientTokenError } from '@souk/contracts'
import type { App } from '@souk/http'
import type { Clock } from '@souk/process'
import { forAnybody } from '@souk/service'
import type { CustomerService } from '../service.ts'
import type { Attempts } from './attempts.ts'
import { operations } from './operations.ts'

/** An answer of RFC 6749, 5.2. Everything that is not about the request itself is answered as everywhere: 413, 429, 503. */
class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  readonly code: ClientTokenError['error']

  constructor(code: ClientTokenError['error'], description: string) {
    super(description)
    this.code = code
  }
}

const FORM = /^application\/x-www-form-urlencoded *(?:;|$)/i

/** The parameters of a form. An empty one counts as left out, and unknown ones are ignored (RFC 6749, 3.2). */
const parametersIn = (contentType: string | undefined, body: unknown): ReadonlyMap<string, string> => {
  if (!FORM.test(contentType ?? '') || !Buffer.isBuffer(body) || !isUtf8(body))
    throw new TokenRefused('invalid_request', 'the body must be application/x-www-form-urlencoded, in UTF-8')
  const parameters = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body.toString())) {
    if (parameters.has(name)) throw new TokenRefused('invalid_request', 'a parameter is there more than once')
    if (value !== '') parameters.set(name, value)
  }
  return parameters
}

const BASIC = /^Basic +(?<encoded>[A-Za-z0-9+/]+={0,2}) *$/i

/** RFC 6749, 2.3.1: both parts are encoded as in a form before they are joined. */
const decoded = (part: string): string => new URLSearchParams(`part=${part.replaceAll('&', '%26')}`).get('part') ?? ''

/** The id and the secret: from the header or from the body. */
const credentialsIn = (authorization: string | undefined, parameters: ReadonlyMap<string, string>): [id: string, secret: string] => {
  const [id, secret] = [parameters.get('client_id'), parameters.get('client_secret')]
  const encoded = BASIC.exec(authorization ?? '')?.groups?.['encoded']
  if (encoded !== undefined) {
    if (secret !== undefined) throw new TokenRefused('invalid_request', 'the secret must be in the header or in the body, not in both')
    const [, ofHeader = '', secretOfHeader = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
    return [decoded(ofHeader), decoded(secretOfHeader)]
  }
  if (id === undefined || secret === undefined) throw new TokenRefused('invalid_client', 'the client must name its id and its secret')
  return [id, secret]
}

/** The scopes that are asked for (default: all of the client). */
const scopesIn = (asked: string | undefined, allowed: readonly string[]): readonly string[] => {
  if (asked === undefined) return allowed
  const scopes = [...new Set(asked.split(' '))]
  if (scopes.some((scope) => !allowed.includes(scope)))
    throw new TokenRefused('invalid_scope', `the client may ask for ${allowed.join(' ')}`)
  return scopes
}

/** For the documents alone: the RFC says how to refuse a form. */
const tokenSchema = {
  ...operations.getToken,
  form: z.object({
    grant_type: z.literal('client_credentials'),
    scope: z.string().optional().describe('Scopes with spaces between them. Default: all of the client.'),
    client_id: z.string().optional().describe('Without Basic authentication.'),
    client_secret: z.string().optional().describe('Without Basic authentication.'),
  }),
  response: { 200: ClientToken, 400: ClientTokenError, 401: ClientTokenError },
}

interface TokenRouteParts {
  readonly app: App
  readonly service: CustomerService
  readonly attempt: Attempts
  readonly clock: Pick<Clock, 'now'>
}

/** Access tokens for clients: the client credentials grant of OAuth 2 (RFC 6749, 4.4). Requests and answers are those of the RFC. */
export const addTokenRoute = ({ app, service, attempt, clock }: TokenRouteParts): void => {
  const { clients, signing } = service
  app.register((form, _options, done) => {
    form.removeAllContentTypeParsers()
    // The RFC also says how to refuse other types.
    form.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    form.post('/token', { ...forAnybody, schema: tokenSchema }, async (request, reply): Promise<ClientToken | ClientTokenError> => {
      reply.header('pragma', 'no-cache')
      try {
        const { 'content-type': contentType, authorization } = request.headers
        const parameters = parametersIn(contentType, request.body)
        const [id, secret] = credentialsIn(authorization, parameters)
        // Before the log is read: what the log does not say yet revokes also tokens that were issued at this time.
        const now = clock.now()
        const client = await clients.identify(id, secret)
        if (client === undefined) {
          // Only wrong secrets count, and only for the address, so nobody can lock out a client. That is safe, because a secret cannot be guessed.
          await attempt(request, reply, undefined)
          throw new TokenRefused('invalid_client', 'the client is unknown, or its secret is wrong')
        }
        const grant = parameters.get('grant_type')
        if (grant === undefined) throw new TokenRefused('invalid_request', 'grant_type is missing')
        if (grant !== 'client_credentials') throw new TokenRefused('unsupported_grant_type', 'grant_type must be client_credentials')
        const scopes = scopesIn(parameters.get('scope'), client.scopes)
        const { token, expiresIn } = await signing.sign({ clientId: client.clientId, scopes }, now)
        return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: scopes.join(' ') }
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error
        const isUnknown = error.code === 'invalid_client'
        if (isUnknown) reply.header('www-authenticate', 'Basic realm="souk"')
        reply.code(isUnknown ? 401 : 400)
        return { error: error.code, error_description: error.message }
      }
    })
    done()
  })
}
