import { z } from 'zod'
import {
  AdjustCredit,
  ChangeEmail,
  ChangePassword,
  ChangeProfile,
  Credit,
  CreditLedgerEntry,
  Customer,
  customerId,
  orderId,
  page,
  pageQuery,
  Payment,
  RegisterCustomer,
  Registration,
  username,
  type SoukEvent,
} from '@souk/contracts'
import { decodeCursor, encodeCursor, etagOf, locationIn, ProblemError, revisionsAsked, type App } from '@souk/http'
import type { Logger } from '@souk/process'
import { callerOf, createServiceApp, forAnybody, forCustomers, forManagers, mayActFor, type Caller } from '@souk/service'
import { adjustCredit, forgetCustomer } from '../domain/commands.ts'
import { credit as creditAggregate } from '../domain/credit.ts'
import type { CustomerService } from '../service.ts'
import type { CustomerRow } from '../view/projectors.ts'
import type { CustomerStore } from '../view/store.ts'
import { addAccountRoutes } from './account-routes.ts'
import { createAttempts } from './attempts.ts'
import { addSessionRoutes } from './session-routes.ts'

export interface CustomerAppParts {
  readonly service: CustomerService
  readonly store: CustomerStore
  readonly logger: Logger
  readonly newId: () => string
  /** Whether all requests come from the gateway, which says where they come from (default: no). */
  readonly behindGateway?: boolean
}

const ofCustomer = z.strictObject({ customerId })
const ofOrder = z.strictObject({ orderId })
const customersQuery = pageQuery.extend({ username: username.optional().describe('Only the customer with this user name.') })

const shownCustomer = ({ customerId: id, registeredAt, status, role, personal }: CustomerRow): Customer => ({
  customerId: id,
  registeredAt,
  status,
  role,
  username: personal?.username ?? null,
  name: personal?.name ?? null,
  email: personal?.email ?? null,
  phone: personal?.phone ?? null,
  address: personal?.address ?? null,
})

const registrationOf = (events: readonly SoukEvent[]): Registration => {
  const registered = events.find((event) => event.type === 'CustomerRegistered')
  if (registered === undefined) throw new TypeError('a registration without CustomerRegistered')
  return { customerId: registered.data.customerId, registeredAt: registered.data.registeredAt }
}

export const buildCustomerApp = ({ service, store, logger, newId, behindGateway = false }: CustomerAppParts): App => {
  // The log alone decides about a log-in and a refresh, so managers can follow a rebuild of the view, and sessions live on.
  const { app, write } = createServiceApp(service, { logger, newId, withoutView: ['/sessions', '/sessions/refresh'] })
  const { preparations, sessions, settings } = service
  const attempt = createAttempts({ throttle: service.throttle, behindGateway })
  addSessionRoutes({ app, write, service, attempt })
  addAccountRoutes({ app, write, service })

  const existing = async (id: string): Promise<CustomerRow> => {
    const row = await store.customer(id)
    if (row === undefined) throw noSuchCustomer()
    return row
  }

  const noSuchCustomer = () => new ProblemError('not-found', 'there is no such customer')
  /** @throws ProblemError for another customer, as if there was none */
  const expectOwn = (caller: Caller, id: string): void => {
    if (!mayActFor(caller, id)) throw noSuchCustomer()
  }

  app.post('/customers', { ...forAnybody, schema: { body: RegisterCustomer, response: { 201: Registration } } }, async (request, reply) =>
    write(request, reply, {
      ...(await preparations.register(request.body)),
      // Whoever asks for the same name is refused anyway, or is the same stranger.
      keyOwner: await service.usernameHash(request.body.username),
      status: 201,
      body: (events) => {
        const registration = registrationOf(events)
        reply.header('location', locationIn(request, registration.customerId))
        return registration
      },
    }),
  )

  app.get(
    '/customers',
    { ...forManagers, schema: { querystring: customersQuery, response: { 200: page(Customer) } } },
    async ({ query }) => {
      const { cursor, limit, username: name } = query
      if (name !== undefined) {
        const row = await store.customerNamed(await service.usernameHash(name))
        return { items: row === undefined ? [] : [shownCustomer(row)], nextCursor: null }
      }
      const [after] = decodeCursor(cursor, z.tuple([z.int().min(1)])) ?? [0]
      const rows = await store.customers(after, limit + 1)
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return { items: rows.slice(0, limit).map(shownCustomer), nextCursor: last === undefined ? null : encodeCursor([last.position]) }
    },
  )

  const customerRoute = { ...forCustomers, schema: { params: ofCustomer, response: { 200: Customer } } }
  app.get('/customers/:customerId', customerRoute, async (request, reply) => {
    expectOwn(callerOf(request), request.params.customerId)
    const row = await existing(request.params.customerId)
    const { status, role } = row
    reply.header('etag', etagOf(row.revision, { status, role }))
    return shownCustomer(row)
  })

  app.patch('/customers/:customerId', { ...forCustomers, schema: { params: ofCustomer, body: ChangeProfile } }, async (request, reply) => {
    const { params, body, headers } = request
    expectOwn(callerOf(request), params.customerId)
    const prepared = await preparations.changeProfile(params.customerId, body, revisionsAsked(headers['if-match']))
    return write(request, reply, prepared)
  })

  app.put(
    '/customers/:customerId/email',
    { ...forCustomers, schema: { params: ofCustomer, body: ChangeEmail } },
    async (request, reply) => {
      const { params, body, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const prepared = await preparations.changeEmail(params.customerId, body, revisionsAsked(headers['if-match']))
      return write(request, reply, prepared)
    },
  )

  app.put(
    '/customers/:customerId/password',
    { ...forCustomers, schema: { params: ofCustomer, body: ChangePassword } },
    async (request, reply) => {
      const { params, body } = request
      const caller = callerOf(request)
      expectOwn(caller, params.customerId)
      const { usernameHash } = await existing(params.customerId)
      const succeeded = await attempt(request, reply, usernameHash ?? params.customerId)
      // A manager who changes somebody else's password ends all sessions of that customer.
      const keptSessionId = caller.customerId === params.customerId ? caller.sessionId : null
      const prepared = await preparations.changePassword(params.customerId, body, keptSessionId)
      await write(request, reply, prepared)
      await succeeded()
      await sessions.passwordChanged(params.customerId)
    },
  )

  app.delete('/customers/:customerId', { ...forCustomers, schema: { params: ofCustomer } }, async (request, reply) => {
    const { params, headers } = request
    expectOwn(callerOf(request), params.customerId)
    const command = forgetCustomer({ customerId: params.customerId, revisions: revisionsAsked(headers['if-match']) })
    await write(request, reply, { command })
    await sessions.forget(await sessions.ofCustomer(params.customerId))
  })

  const creditRoute = { ...forCustomers, schema: { params: ofCustomer, response: { 200: Credit } } }
  app.get('/customers/:customerId/credit', creditRoute, async (request) => {
    const { params } = request
    expectOwn(callerOf(request), params.customerId)
    const row = await store.credit(params.customerId)
    if (row === undefined) await existing(params.customerId)
    const { available, held, granted, spent } = row ?? creditAggregate.initialState
    return { customerId: params.customerId, currency: settings.currency, available, held, granted, spent }
  })

  app.get(
    '/customers/:customerId/credit/ledger',
    { ...forCustomers, schema: { params: ofCustomer, querystring: pageQuery, response: { 200: page(CreditLedgerEntry) } } },
    async (request) => {
      const { params, query } = request
      const { cursor, limit } = query
      expectOwn(callerOf(request), params.customerId)
      await existing(params.customerId)
      const [before] = decodeCursor(cursor, z.tuple([z.int().min(1)])) ?? []
      const rows = await store.ledger(params.customerId, before, limit + 1)
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return { items: rows.slice(0, limit), nextCursor: last === undefined ? null : encodeCursor([last.version]) }
    },
  )

  const adjustmentRoute = { ...forManagers, schema: { params: ofCustomer, body: AdjustCredit } }
  app.post('/customers/:customerId/credit/adjustments', adjustmentRoute, async (request, reply) => {
    const { params, body } = request
    return write(request, reply, { command: adjustCredit(params.customerId, body, settings.currency) })
  })

  app.get('/payments/:orderId', { ...forCustomers, schema: { params: ofOrder, response: { 200: Payment } } }, async (request) => {
    const row = await store.payment(request.params.orderId)
    if (row === undefined || !mayActFor(callerOf(request), row.customerId)) throw new ProblemError('not-found', 'there is no such order')
    return row
  })

  return app
}
