import { z } from 'zod'
import { LogIn, page, RefreshSession, Session, Tokens } from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import type { StoredSession } from '../access/session-store.ts'
import { endOtherSessions, endSession } from '../domain/access-commands.ts'
import { actorOf, type AccessRouteParts } from './caller.ts'

const ofSession = z.strictObject({ sessionId: uuid.describe('The session (UUID v7).') })

/** Logging in, staying logged in, and logging out. */
export const addSessionRoutes = (parts: AccessRouteParts & { readonly behindGateway: boolean }): void => {
  const { app, write, service, callerOf, behindGateway } = parts
  const { preparations, sessions, throttle } = service

  /** The gateway overwrites `X-Forwarded-For`. Without a gateway in between, anybody could write anything there. */
  const addressOf = ({
    ip,
    headers,
  }: {
    readonly ip: string
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
  }): string => {
    const forwarded = headers['x-forwarded-for']
    return behindGateway && typeof forwarded === 'string' ? forwarded : ip
  }

  app.post('/sessions', { schema: { body: LogIn, response: { 201: Tokens } } }, async (request, reply) => {
    const { body } = request
    const [account, address] = [await service.usernameHash(body.username), addressOf(request)]
    const wait = await throttle.attempt(account, address)
    if (wait !== undefined) {
      reply.header('retry-after', wait)
      throw new ProblemError('too-many-requests', 'there were too many attempts to log in')
    }
    const found = await preparations.identify(body)
    if (found === undefined) throw new ProblemError('wrong-credentials', 'the user name or the password is wrong')
    await throttle.succeeded(account, address)
    const tokens = await sessions.start(found.customerId, found.passwordChanges)
    reply.code(201)
    return tokens
  })

  app.post('/sessions/refresh', { schema: { body: RefreshSession, response: { 200: Tokens } } }, ({ body }) =>
    sessions.refresh(body.refreshToken),
  )

  app.get('/sessions', { schema: { response: { 200: page(Session) } } }, async ({ headers }) => {
    const caller = await callerOf({ headers })
    const shown = ({ sessionId, startedAt, refreshedAt, expiresAt }: StoredSession): Session => ({
      sessionId,
      startedAt,
      refreshedAt,
      expiresAt,
      current: sessionId === caller.sessionId,
    })
    return { items: (await sessions.ofCustomer(caller.customerId)).map(shown), nextCursor: null }
  })

  app.delete('/sessions', {}, async (request, reply) => {
    const caller = await callerOf(request)
    const { customerId, sessionId: keptSessionId } = caller
    const others = (await sessions.ofCustomer(customerId)).filter(({ sessionId }) => sessionId !== keptSessionId)
    const sessionIds = others.map(({ sessionId }) => sessionId)
    await write(request, reply, { command: endOtherSessions({ customerId, sessionIds, keptSessionId }), actor: actorOf(caller) })
    await sessions.forget(others)
  })

  app.delete('/sessions/current', {}, async (request, reply) => {
    const caller = await callerOf(request)
    const { customerId, sessionId } = caller
    await write(request, reply, { command: endSession({ customerId, sessionId }), actor: actorOf(caller) })
    await sessions.forget([{ customerId, sessionId }])
  })

  app.delete('/sessions/:sessionId', { schema: { params: ofSession } }, async (request, reply) => {
    const caller = await callerOf(request)
    const { customerId } = caller
    const session = (await sessions.ofCustomer(customerId)).find(({ sessionId }) => sessionId === request.params.sessionId)
    if (session === undefined) throw new ProblemError('not-found', 'there is no such session')
    await write(request, reply, { command: endSession({ customerId, sessionId: session.sessionId }), actor: actorOf(caller) })
    await sessions.forget([session])
  })
}
