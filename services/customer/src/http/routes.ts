import { z } from 'zod'
import {
  AdjustCredit,
  ChangeEmail,
  ChangePassword,
  ChangeProfile,
  Credit,
  CreditLedgerEntry,
  CreditLedgerExportQuery,
  CreditLedgerQuery,
  csvFile,
  Customer,
  CustomerExport,
  customerId,
  MAX_PAGE_SIZE,
  orderId,
  page,
  pageQuery,
  pastQuery,
  Payment,
  RegisterCustomer,
  Registration,
  SetCredit,
  username,
  type AsOf,
  type SoukEvent,
} from '@souk/contracts'
import {
  byPosition,
  etagOf,
  listPage,
  locationIn,
  onlyPage,
  ProblemError,
  revisionsAsked,
  textTag,
  type App,
  type PageWanted,
  type Representation,
} from '@souk/http'
import { text } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import {
  callerOf,
  createServiceApp,
  forAnybody,
  forCustomers,
  forCustomersInPerson,
  forManagers,
  forManagersInPerson,
  markPast,
  mayActFor,
  pagesOf,
  personOf,
  sendCsv,
  showing,
  type Caller,
  type CsvColumns,
  type Undone,
} from '@souk/service'
import { streamRef } from '@souk/service/aggregate'
import { endSessions } from '../domain/access-commands.ts'
import { adjustCredit, forgetCustomer, setCredit } from '../domain/commands.ts'
import { credit as creditAggregate, type CreditFigures } from '../domain/credit.ts'
import { customer } from '../domain/customer.ts'
import type { CustomerService } from '../service.ts'
import type { CreditRow, CustomerRow } from '../view/projectors.ts'
import type { CustomerStore } from '../view/store.ts'
import { wantedBy, type CustomerFilter, type FoundPlace } from '../view/words.ts'
import { addAccountRoutes } from './account-routes.ts'
import { addAddressRoutes, addressesOf } from './address-routes.ts'
import { createAttempts } from './attempts.ts'
import { addClientRoutes } from './client-routes.ts'
import { operations } from './operations.ts'
import { addSessionRoutes } from './session-routes.ts'
import { addTokenRoute } from './token-route.ts'

export interface CustomerAppParts {
  readonly service: CustomerService
  readonly store: CustomerStore
  readonly logger: Logger
  readonly newId: () => string
  readonly clock: Pick<Clock, 'now'>
  /** Whether all requests come from the gateway, which says where they come from (default: no). */
  readonly behindGateway?: boolean
}

/** What an adjustment takes back: what a commit has done to the credit of this customer. */
const undoneBy = (id: string, { amount, undoes }: AdjustCredit): Undone | undefined =>
  undoes === undefined
    ? undefined
    : {
        position: undoes,
        stream: streamRef(creditAggregate, id).name,
        moves: amount,
        movedBy: ({ type, data }) => (type === 'CreditGranted' ? data.amount : type === 'CreditWithdrawn' ? -data.amount : undefined),
      }

const ofCustomer = z.strictObject({ customerId })
const ofOrder = z.strictObject({ orderId })
const customersFilter = z.strictObject({
  q: text(200)
    .optional()
    .describe(
      'Only customers with a name, an email address or a user name in which a word begins with each of these words, whatever their case and accents.',
    ),
  status: Customer.shape.status.optional().describe('Only customers with this status.'),
  role: Customer.shape.role.optional().describe('Only customers with this role.'),
})
const customersQuery = pageQuery
  .extend({
    username: username.optional().describe('Only the customer with this user name.'),
    ids: z
      .string()
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(customerId).max(MAX_PAGE_SIZE))
      .optional()
      .describe(`Up to ${MAX_PAGE_SIZE} ids with commas between them: these customers on one page in this order.`),
    ...customersFilter.shape,
  })
  .refine(
    ({ username: named, ids, cursor, q, status: inStatus, role: inRole }) =>
      [named, ids].every((one) => one === undefined) ||
      [named, ids, cursor ?? q ?? inStatus ?? inRole].filter((one) => one !== undefined).length === 1,
    '`username` and `ids` select customers by themselves',
  )
/** A place among the customers that are found. */
const foundPlace = z.tuple([z.int().min(0), text(300), customerId]).readonly()

const shownCustomer = ({ customerId: id, revision, registeredAt, status, role, personal }: CustomerRow): Customer => ({
  customerId: id,
  version: revision,
  registeredAt,
  status,
  role,
  username: personal?.username ?? null,
  name: personal?.name ?? null,
  email: personal?.email ?? null,
  phone: personal?.phone ?? null,
})

const customerColumns = (currency: string): CsvColumns<{ readonly row: CustomerRow; readonly credit: number }> => ({
  customerId: ({ row }) => row.customerId,
  registeredAt: ({ row }) => row.registeredAt,
  name: ({ row }) => row.personal?.name ?? null,
  email: ({ row }) => row.personal?.email ?? null,
  phone: ({ row }) => row.personal?.phone ?? null,
  status: ({ row }) => row.status,
  role: ({ row }) => row.role,
  credit: ({ credit }) => credit,
  currency: () => currency,
})

const ledgerColumns = (currency: string): CsvColumns<CreditLedgerEntry> => ({
  customerId: ({ customerId: id }) => id,
  version: ({ version }) => version,
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  amount: ({ amount }) => amount,
  available: ({ available }) => available,
  currency: () => currency,
  orderId: ({ orderId: id }) => id,
  reason: ({ reason }) => reason,
})

const registrationOf = (events: readonly SoukEvent[]): Registration => {
  const registered = events.find((event) => event.type === 'CustomerRegistered')
  if (registered === undefined) throw new TypeError('a registration without CustomerRegistered')
  return { customerId: registered.data.customerId, registeredAt: registered.data.registeredAt }
}

export const buildCustomerApp = ({ service, store, logger, newId, clock, behindGateway = false }: CustomerAppParts): App => {
  // The log alone decides about a log-in and a refresh, so managers can follow a rebuild of the view, and sessions live on.
  const { app, write } = createServiceApp(service, { logger, newId, withoutView: ['/sessions', '/sessions/refresh', '/token'] })
  const { preparations, sessions, settings } = service
  const attempt = createAttempts({ throttle: service.throttle, behindGateway })
  addSessionRoutes({ app, write, service, attempt })
  addAccountRoutes({ app, write, service })
  addClientRoutes({ app, write, service })
  addTokenRoute({ app, service, attempt, clock })

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

  addAddressRoutes({ app, write, service, existing, expectOwn })

  app.post(
    '/customers',
    { ...forAnybody, schema: { ...operations.registerCustomer, body: RegisterCustomer, response: { 201: Registration } } },
    async (request, reply) =>
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

  /** The tag says nothing of personal data: the version of a customer counts its changes. */
  const tagged = <Page extends { readonly items: readonly Customer[] }>(
    reply: { header(name: string, value: string): unknown },
    list: Page,
  ): Page => {
    const shownItems = list.items.map(({ customerId: id, version, status, role }) => [id, version, status, role])
    reply.header('etag', textTag(JSON.stringify({ ...list, items: shownItems })))
    return list
  }

  app.get(
    '/customers',
    {
      ...showing(forManagers, { customers: null }),
      schema: { ...operations.listCustomers, querystring: customersQuery, response: { 200: page(Customer) } },
    },
    async ({ query }, reply) => {
      if (query.username !== undefined) {
        const row = await store.customerNamed(await service.usernameHash(query.username))
        return tagged(reply, onlyPage(row === undefined ? [] : [shownCustomer(row)]))
      }
      if (query.ids !== undefined) return tagged(reply, onlyPage((await store.customersWith(query.ids)).map(shownCustomer)))
      const { cursor, limit, q, status: inStatus, role: inRole } = query
      const wanted = wantedBy({ q, status: inStatus, role: inRole })
      if (wanted === undefined) return tagged(reply, onlyPage<Customer>([]))
      if (wanted.length > 0) {
        const list = await listPage(
          { cursor, limit },
          {
            of: ['customers', wanted],
            place: foundPlace,
            placeOf: ({ place }) => place,
            read: (wantedPage) => store.findCustomers(wanted, wantedPage),
            count: (atMost) => store.countFound(wanted, atMost),
            show: ({ row }) => shownCustomer(row),
          },
        )
        return tagged(reply, list)
      }
      return tagged(
        reply,
        await listPage(query, {
          ...byPosition,
          of: ['customers'],
          read: store.customers,
          count: store.countCustomers,
          show: shownCustomer,
        }),
      )
    },
  )

  /** All customers that a filter selects, in the order of the list. */
  async function* rowsWith(filter: CustomerFilter): AsyncGenerator<readonly CustomerRow[], void> {
    const wanted = wantedBy(filter)
    if (wanted === undefined) return
    if (wanted.length === 0) yield* pagesOf(store.customers, byPosition.placeOf)
    else
      for await (const found of pagesOf(
        (wantedPage: PageWanted<FoundPlace>) => store.findCustomers(wanted, wantedPage),
        ({ place }) => place,
      ))
        yield found.map(({ row }) => row)
  }

  app.get(
    '/customers/export.csv',
    { ...forManagers, schema: { ...operations.exportCustomers, querystring: customersFilter, response: { 200: csvFile } } },
    async ({ query }, reply) => {
      const pages = async function* () {
        for await (const rows of rowsWith(query)) {
          const credits = await store.load(rows.map(({ customerId: id }) => ({ collection: 'credits', id })))
          // Projectors put only rows of the right type into a collection.
          yield rows.map((row, index) => ({ row, credit: (credits[index] as CreditRow | undefined)?.available ?? 0 }))
        }
      }
      return sendCsv(reply, 'customers', customerColumns(settings.currency), pages())
    },
  )

  /** Only for a caller who may see the customer. */
  const shown = async (id: string): Promise<Representation<Customer>> => {
    const row = await existing(id)
    const { revision, status, role } = row
    return { body: shownCustomer(row), etag: etagOf(revision, { status, role }) }
  }

  const customerRoute = {
    ...showing(forCustomers, { customers: 'customerId' }),
    schema: { ...operations.getCustomer, params: ofCustomer, response: { 200: Customer } },
  }
  app.get('/customers/:customerId', customerRoute, async (request, reply) => {
    expectOwn(callerOf(request), request.params.customerId)
    const { body, etag } = await shown(request.params.customerId)
    reply.header('etag', etag)
    return body
  })

  app.patch(
    '/customers/:customerId',
    { ...forCustomers, schema: { ...operations.changeProfile, params: ofCustomer, body: ChangeProfile } },
    async (request, reply) => {
      const { params, body, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const prepared = await preparations.changeProfile(params.customerId, body, revisionsAsked(headers['if-match']))
      return write(request, reply, { ...prepared, current: () => shown(params.customerId) })
    },
  )

  app.put(
    '/customers/:customerId/email',
    { ...forCustomersInPerson, schema: { ...operations.changeEmail, params: ofCustomer, body: ChangeEmail } },
    async (request, reply) => {
      const { params, body, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const prepared = await preparations.changeEmail(params.customerId, body, revisionsAsked(headers['if-match']))
      return write(request, reply, { ...prepared, current: () => shown(params.customerId) })
    },
  )

  app.put(
    '/customers/:customerId/password',
    { ...forCustomersInPerson, schema: { ...operations.changePassword, params: ofCustomer, body: ChangePassword } },
    async (request, reply) => {
      const { params, body } = request
      const caller = personOf(request)
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

  app.delete(
    '/customers/:customerId',
    { ...forCustomersInPerson, schema: { ...operations.forgetCustomer, params: ofCustomer } },
    async (request, reply) => {
      const { params, headers } = request
      expectOwn(callerOf(request), params.customerId)
      const command = forgetCustomer({ customerId: params.customerId, revisions: revisionsAsked(headers['if-match']) })
      await write(request, reply, { command, current: () => shown(params.customerId) })
      await sessions.forget(await sessions.ofCustomer(params.customerId))
    },
  )

  app.delete(
    '/customers/:customerId/sessions',
    { ...forManagersInPerson, schema: { ...operations.endSessionsOfCustomer, params: ofCustomer } },
    async (request, reply) => {
      const { customerId: id } = await existing(request.params.customerId)
      const all = await sessions.ofCustomer(id)
      const sessionIds = all.map(({ sessionId }) => sessionId)
      await write(request, reply, { command: endSessions({ customerId: id, sessionIds, keptSessionId: null }) })
      await sessions.forget(all)
    },
  )

  const credit = async (id: string): Promise<CreditFigures> => {
    const row = await store.credit(id)
    if (row === undefined) await existing(id)
    return row ?? creditAggregate.initialState
  }

  const shownCredit = (id: string, { available, held, granted, spent }: CreditFigures): Credit => ({
    customerId: id,
    currency: settings.currency,
    available,
    held,
    granted,
    spent,
  })

  const pastCredit = async (id: string, asOf: AsOf): Promise<CreditFigures> => {
    await existing(id)
    const { state } = await service.past.state(streamRef(customer, id), asOf)
    if (state.status === 'none') throw noSuchCustomer()
    return (await service.past.state(streamRef(creditAggregate, id), asOf)).state
  }

  app.get(
    '/customers/:customerId/credit',
    {
      ...forCustomers,
      schema: { ...operations.getCredit, params: ofCustomer, querystring: pastQuery, response: { 200: Credit } },
    },
    async (request, reply) => {
      const { customerId: id } = request.params
      const { asOf } = request.query
      expectOwn(callerOf(request), id)
      const figures = asOf === undefined ? await credit(id) : await pastCredit(id, asOf)
      if (asOf !== undefined) markPast(reply, asOf)
      return shownCredit(id, figures)
    },
  )

  const ledgerPage = async (id: string, { cursor, limit, ...filter }: z.output<typeof CreditLedgerQuery>) => {
    return listPage(
      { cursor, limit },
      {
        of: ['ledger', id, Object.entries(filter).toSorted()],
        place: z.int().min(1),
        read: (wanted) => store.ledger(id, filter, wanted),
        placeOf: ({ version }) => version,
        count: (atMost) => store.countLedger(id, filter, atMost),
        show: (entry) => entry,
      },
    )
  }

  app.get(
    '/customers/:customerId/credit/ledger',
    {
      ...forCustomers,
      schema: {
        ...operations.listCreditLedger,
        params: ofCustomer,
        querystring: CreditLedgerQuery,
        response: { 200: page(CreditLedgerEntry) },
      },
    },
    async (request) => {
      const { params, query } = request
      expectOwn(callerOf(request), params.customerId)
      await existing(params.customerId)
      return ledgerPage(params.customerId, query)
    },
  )

  app.get(
    '/customers/:customerId/credit/ledger/export.csv',
    {
      ...forCustomers,
      schema: {
        ...operations.exportCreditLedger,
        params: ofCustomer,
        querystring: CreditLedgerExportQuery,
        response: { 200: csvFile },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      expectOwn(callerOf(request), params.customerId)
      await existing(params.customerId)
      const pages = pagesOf(
        (wanted: PageWanted<number>) => store.ledger(params.customerId, query, wanted),
        ({ version }) => version,
      )
      return sendCsv(reply, 'credit', ledgerColumns(settings.currency), pages)
    },
  )

  const exportRoute = {
    ...forCustomersInPerson,
    schema: { ...operations.exportCustomer, params: ofCustomer, querystring: pageQuery, response: { 200: CustomerExport } },
  }
  app.get('/customers/:customerId/export', exportRoute, async (request): Promise<CustomerExport> => {
    const { customerId: id } = request.params
    expectOwn(callerOf(request), id)
    const row = await existing(id)
    return {
      customer: shownCustomer(row),
      addresses: addressesOf(row),
      credit: shownCredit(id, await credit(id)),
      sessions: (await sessions.ofCustomer(id)).map(({ sessionId, startedAt, refreshedAt, expiresAt }) => ({
        sessionId,
        startedAt,
        refreshedAt,
        expiresAt,
      })),
      ledger: await ledgerPage(id, request.query),
    }
  })

  const adjustmentRoute = { ...forManagers, schema: { ...operations.adjustCredit, params: ofCustomer, body: AdjustCredit } }
  app.post('/customers/:customerId/credit/adjustments', adjustmentRoute, async (request, reply) => {
    const { params, body } = request
    return write(request, reply, {
      command: adjustCredit(params.customerId, body, settings.currency),
      undoes: undoneBy(params.customerId, body),
    })
  })

  app.put(
    '/customers/:customerId/credit',
    { ...forManagers, schema: { ...operations.setCredit, params: ofCustomer, body: SetCredit } },
    async (request, reply) => {
      const { params, body } = request
      const command = setCredit(params.customerId, body, settings.currency)
      return write(request, reply, {
        command,
        current: async () => {
          const figures = shownCredit(params.customerId, await credit(params.customerId))
          return { body: figures, etag: textTag(JSON.stringify(figures)) }
        },
      })
    },
  )

  app.get(
    '/payments/:orderId',
    { ...forCustomers, schema: { ...operations.getPayment, params: ofOrder, response: { 200: Payment } } },
    async (request) => {
      const row = await store.payment(request.params.orderId)
      if (row === undefined || !mayActFor(callerOf(request), row.customerId)) throw new ProblemError('not-found', 'there is no such order')
      return row
    },
  )

  return app
}
