import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError, type App } from '@souk/http'
import type { Caller, Person } from './caller.ts'
import type { Verifier } from './verifier.ts'

// Every route says who may call it: `app.get('/orders', { ...forCustomers, schema }, …)`.

/** The route does not look at tokens. So a client with an expired one can still log in. */
export const forAnybody = { config: { access: 'anybody' } } as const
/** Customers and managers. The route itself sees to it that customers reach only what is theirs. */
export const forCustomers = { config: { access: 'customer' } } as const
export const forManagers = { config: { access: 'manager' } } as const

// Clients may call the routes for customers and managers that their scopes allow, but not these: they concern the caller's own account,
// or decide who gets in.
export const forCustomersInPerson = { config: { access: 'customer', inPerson: true } } as const
export const forManagersInPerson = { config: { access: 'manager', inPerson: true } } as const

const accesses = ['anybody', 'customer', 'manager'] as const
type Access = (typeof accesses)[number]

const accessOf = (config: object | undefined): Access | undefined =>
  config !== undefined && 'access' in config ? accesses.find((one) => one === config.access) : undefined
const isInPerson = (config: object): boolean => 'inPerson' in config && config.inPerson === true

/** Whether only managers may send a request. They are few, and need their routes most while the shop is in trouble. */
export const isForManagers = ({ routeOptions }: FastifyRequest): boolean => accessOf(routeOptions.config) === 'manager'

/** What stands before the token in `Authorization: Bearer <token>` (RFC 6750). */
const BEARER = /^Bearer +/i

/** The access token of a request. */
export const tokenIn = ({ authorization }: IncomingHttpHeaders): string | undefined => {
  const scheme = authorization === undefined ? undefined : BEARER.exec(authorization)?.[0]
  return scheme === undefined ? undefined : authorization?.slice(scheme.length)
}

const CALLER = 'caller'

/** The caller of a request; undefined on a route for anybody. */
export const knownCaller = (request: FastifyRequest): Caller | undefined => request.getDecorator<Caller | undefined>(CALLER)

/** The caller of a request to a route for customers or managers. */
export const callerOf = (request: FastifyRequest): Caller => {
  const caller = knownCaller(request)
  if (caller === undefined) throw new TypeError(`${request.method} ${request.routeOptions.url ?? ''} is for anybody: it knows no caller`)
  return caller
}

/** The caller of a request to a route for customers or managers in person. */
export const personOf = (request: FastifyRequest): Person => {
  const caller = callerOf(request)
  if (caller.role === 'client') throw new TypeError(`${request.method} ${request.routeOptions.url ?? ''} is also for clients`)
  return caller
}

/** @param scope  the scope that would help, if any */
const insufficient = (reply: FastifyReply, detail: string, scope?: string): ProblemError => {
  reply.header('www-authenticate', `Bearer error="insufficient_scope"${scope === undefined ? '' : `, scope="${scope}"`}`)
  return new ProblemError('forbidden', detail)
}

/**
 * Holds every route that is added from now on to its declaration: 401 without a valid token, 403 without the role.
 * Adding a route that declares nothing throws.
 * @param service  the name of the service in the scopes of clients
 */
export const guardRoutes = (app: App, verifier: Pick<Verifier, 'known' | 'verify'>, service: string): void => {
  app.decorateRequest(CALLER, undefined)

  app.addHook('onRoute', ({ url, config }) => {
    if (accessOf(config) === undefined) throw new TypeError(`the route ${url} does not say who may call it`)
  })

  const admit = (request: FastifyRequest, reply: FastifyReply, caller: Caller | undefined): void => {
    const { config } = request.routeOptions
    if (caller === undefined) {
      reply.header('www-authenticate', 'Bearer error="invalid_token"')
      throw new ProblemError('not-authenticated', 'the access token is not valid, or not any more')
    }
    if (caller.role === 'client') {
      if (isInPerson(config)) throw insufficient(reply, 'a client may not do this')
      const scope = `${service}:${request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write'}`
      if (!caller.scopes.includes(scope)) throw insufficient(reply, `the client needs the scope ${scope}`, scope)
    } else if (accessOf(config) !== 'customer' && caller.role !== 'manager') throw insufficient(reply, 'only managers may do this')
    request.setDecorator(CALLER, caller)
  }

  app.addHook('onRequest', (request, reply, done) => {
    // A path that no route has is answered 404, whoever asks.
    if (request.is404 || accessOf(request.routeOptions.config) === 'anybody') return done()
    const token = tokenIn(request.headers)
    if (token === undefined) throw new ProblemError('not-authenticated', 'an access token is needed: Authorization: Bearer TOKEN')
    const known = verifier.known(token)
    if (known === undefined) return verifier.verify(token).then((caller) => admit(request, reply, caller))
    admit(request, reply, known)
    return done()
  })
}
