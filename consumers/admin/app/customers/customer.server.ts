import { redirect } from 'react-router'
import type { CreditLedgerEntry } from '@souk/client'
import { answerOf, customerOf, idIn, newKey, orInstead, orNull, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { countryName } from '../parts/country.server.ts'
import { csvFile } from '../parts/csv-file.server.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { changesIn } from './changes.ts'
import { ledgerAddress, ledgerFiltersIn, ledgerListedBy, type LedgerFilters } from './ledger-filters.ts'

const LEDGER_ROWS = 20
const ORDER_ROWS = 5
const HISTORY_ROWS = 12

/** Who is a manager is one stream, which is short. */
const ROLE_STREAM = 'role-manager'
const ROLE_COMMITS = 100

/** A page of the credit's changes. Null: the cursor leads nowhere. */
const ledgerOf = async (context: Context, customerId: string, filters: LedgerFilters) => {
  const { cursor } = filters
  const query = { ...ledgerListedBy(filters), limit: LEDGER_ROWS, ...(cursor && { cursor }) }
  const asked = await orInstead(context, visitOf(context).shop.listCreditLedger({ path: { customerId }, query }))
  if (asked.error?.status === 400 && cursor !== '') throw redirect(ledgerAddress(customerId, filters))
  return answerOf(context, Promise.resolve(asked))
}

/** The changes of the credit that the filters leave, as a file. */
export const exportLedger = (context: Context, request: Request, params: Params): Promise<Response> => {
  const path = { customerId: idIn(params, 'customerId') }
  const query = ledgerListedBy(ledgerFiltersIn(new URL(request.url).searchParams))
  return csvFile(context, 'credit', visitOf(context).shop.exportCreditLedger({ path, query, parseAs: 'stream' }))
}

/** What the log adds to a change of the credit by hand: who made it, and where it stands. */
const commitOf = async (context: Context, { customerId, version, orderId }: CreditLedgerEntry) => {
  if (orderId !== null) return null
  const { shop } = visitOf(context)
  const path = { stream: `credit-${customerId}` }
  const slice = await orNull(context, shop.getStream({ path, query: { afterVersion: version - 1, limit: 1 } }))
  const [event] = slice?.events ?? []
  return event ? { position: event.position, actor: event.actor } : null
}

/** What has been done to the customer, and by whom, the last first. Null: the log does not answer. */
export const historyOf = async (context: Context, customerId: string) => {
  const { shop } = visitOf(context)
  const latest = (query: NonNullable<Parameters<typeof shop.listCommits>[0]>['query']) =>
    orNull(context, shop.listCommits({ query: { sort: 'newest', limit: HISTORY_ROWS, ...query } }))
  const credit = { stream: `credit-${customerId}` }
  const lists = await Promise.all([
    latest({ stream: `customer-${customerId}` }),
    latest({ ...credit, type: 'CreditGranted' }),
    latest({ ...credit, type: 'CreditWithdrawn' }),
    latest({ stream: ROLE_STREAM, limit: ROLE_COMMITS }),
  ])
  if (lists.includes(null)) return null
  return changesIn(
    lists.flatMap((list) => list?.commits ?? []),
    customerId,
  ).slice(0, HISTORY_ROWS)
}

/** All that the shop knows of a customer. */
export const loadCustomer = async (context: Context, request: Request, params: Params) => {
  const customerId = idIn(params, 'customerId')
  const { shop } = visitOf(context)
  const path = { customerId }
  const filters = ledgerFiltersIn(new URL(request.url).searchParams)
  const [account, ledger, orders, open, invoices, history] = await Promise.all([
    answerOf(context, shop.exportCustomer({ path, query: { limit: 1 } })),
    ledgerOf(context, customerId, filters),
    orNull(context, shop.listOrders({ query: { customerId, limit: ORDER_ROWS } })),
    orNull(context, shop.listOrders({ query: { customerId, status: 'PENDING', limit: 1 } })),
    orNull(context, shop.listInvoices({ query: { customerId, limit: 1 } })),
    historyOf(context, customerId),
  ])
  const entries = await Promise.all(ledger.items.map(async (entry) => ({ ...entry, commit: await commitOf(context, entry) })))
  const actors = [...entries.flatMap(({ commit }) => commit?.actor ?? []), ...(history ?? []).map(({ actor }) => actor)]
  const persons = actors.filter(({ kind }) => kind === 'customer' || kind === 'manager').map(({ id }) => id)
  const { customer, addresses, credit, sessions } = account
  return {
    customer,
    addresses: addresses.map((address) => ({ ...address, country: countryName(request, address.country) })),
    credit,
    sessions: sessions.toSorted((one, other) => other.refreshedAt.localeCompare(one.refreshedAt)),
    filters,
    ledger: { ...ledger, items: entries },
    orders,
    open: open && open.total,
    invoices: invoices && invoices.total,
    history,
    names: await customerNames(context, persons),
    /** Who sees the page: some of it would lock out its own reader. */
    isSelf: customerOf(context).customerId === customerId,
    key: newKey(),
  }
}

export type CustomerPageData = Awaited<ReturnType<typeof loadCustomer>>
