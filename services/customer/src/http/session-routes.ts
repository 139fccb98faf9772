import { z } from 'zod'
import { LogIn, page, RefreshSession, Session, Tokens } from '@souk/contracts'
import { onlyPage, ProblemError, type App } from '@souk/http'
import { uuid } from '@souk/log-protocol'
import { forAnybody, forCustomersInPerson, personOf, type Write } from '@souk/service'
import type { StoredSession } from '../access/session-store.ts'
import { endSession, endSessions } from '../domain/access-commands.ts'
import type { CustomerService } from '../service.ts'
import type { Attempts } from './attempts.ts'
import { operations } from './operations.ts'

const ofSession = z.strictObject({ sessionId: uuid.describe('The session (UUID v7).') })

interface SessionRouteParts {
  readonly app: App
  readonly write: Write
  readonly service: CustomerService
  readonly attempt: Attempts
}

/** Logging in, staying logged in, and logging out. */
export const addSessionRoutes = ({ app, write, service, attempt }: SessionRouteParts): void => {
  const { preparations, sessions } = service

  app.post(
    '/sessions',
    { ...forAnybody, schema: { ...operations.logIn, body: LogIn, response: { 201: Tokens } } },
    async (request, reply) => {
      const { body } = request
      const succeeded = await attempt(request, reply, await service.usernameHash(body.username))
      const found = await preparations.identify(body)
      if (found === undefined) throw new ProblemError('wrong-credentials', 'the user name or the password is wrong')
      await succeeded()
      const tokens = await sessions.start(found.customerId, found.passwordChanges)
      reply.code(201)
      return tokens
    },
  )

  app.post(
    '/sessions/refresh',
    { ...forAnybody, schema: { ...operations.refreshSession, body: RefreshSession, response: { 200: Tokens } } },
    ({ body }) => sessions.refresh(body.refreshToken),
  )

  app.get(
    '/sessions',
    { ...forCustomersInPerson, schema: { ...operations.listSessions, response: { 200: page(Session) } } },
    async (request) => {
      const caller = personOf(request)
      const shown = ({ sessionId, startedAt, refreshedAt, expiresAt }: StoredSession): Session => ({
        sessionId,
        startedAt,
        refreshedAt,
        expiresAt,
        current: sessionId === caller.sessionId,
      })
      return onlyPage((await sessions.ofCustomer(caller.customerId)).map(shown))
    },
  )

  app.delete('/sessions', { ...forCustomersInPerson, schema: operations.endOtherSessions }, async (request, reply) => {
    const { customerId, sessionId: keptSessionId } = personOf(request)
    const others = (await sessions.ofCustomer(customerId)).filter(({ sessionId }) => sessionId !== keptSessionId)
    const sessionIds = others.map(({ sessionId }) => sessionId)
    await write(request, reply, { command: endSessions({ customerId, sessionIds, keptSessionId }) })
    await sessions.forget(others)
  })

  app.delete('/sessions/current', { ...forCustomersInPerson, schema: operations.endCurrentSession }, async (request, reply) => {
    const { customerId, sessionId } = personOf(request)
    await write(request, reply, { command: endSession({ customerId, sessionId }) })
    await sessions.forget([{ customerId, sessionId }])
  })

  app.delete(
    '/sessions/:sessionId',
    { ...forCustomersInPerson, schema: { ...operations.endSession, params: ofSession } },
    async (request, reply) => {
      const { customerId } = personOf(request)
      const session = (await sessions.ofCustomer(customerId)).find(({ sessionId }) => sessionId === request.params.sessionId)
      if (session === undefined) throw new ProblemError('not-found', 'there is no such session')
      await write(request, reply, { command: endSession({ customerId, sessionId: session.sessionId }) })
      await sessions.forget([session])
    },
  )
}
