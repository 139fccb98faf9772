import type { z } from 'zod'
import { everyItem, valueOf, type Address, type Credit, type CreditLedgerEntry, type Customer, type SoukApi } from '@souk/client'
import { AdjustCredit, SetCredit } from '@souk/contracts'
import { faultsIn, inPlainWords, newId } from '@souk/log-protocol'
import { Fault } from './fault.ts'
import { labelled, onTerminal, type Listed } from './terminal.ts'

/** @throws Fault if the arguments do not fit */
const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const result = schema.safeParse(value, { error: inPlainWords })
  if (result.success) return result.data
  throw new Fault(
    faultsIn(result.error, 'credit')
      .map(({ message }) => message)
      .join('; '),
  )
}

/** The customers with words that begin with these words, `limit` at most. @throws RequestRefused */
export const findCustomers = (shop: SoukApi, words: readonly string[], limit: number): Promise<Listed<Customer>> =>
  valueOf(shop.listCustomers({ query: { q: words.join(' '), limit } }))

/** A line for each customer: id, status, role, user name, name, email address. */
export const describeCustomers = (customers: readonly Customer[]): string =>
  customers
    .map(({ customerId, status, role, username, name, email }) =>
      [customerId, status, role, ...[username, name, email].map((text) => onTerminal(text ?? ''))].join('\t'),
    )
    .join('\n')

interface Shown {
  readonly customer: Customer
  readonly addresses: readonly Address[]
  readonly credit: Credit
}

/** @throws RequestRefused */
export const showCustomer = async (shop: SoukApi, customerId: string): Promise<Shown> => {
  const path = { customerId }
  const [customer, addresses, credit] = await Promise.all([
    valueOf(shop.getCustomer({ path })),
    valueOf(shop.listAddresses({ path })),
    valueOf(shop.getCredit({ path })),
  ])
  return { customer, addresses: addresses.items, credit }
}

export const describeCredit = ({ available, held, granted, spent, currency }: Credit): string =>
  `available ${available}, held ${held}, spent ${spent}, granted ${granted} (${currency}, minor units)`

export const describeCustomer = ({ customer, addresses, credit }: Shown): string => {
  const { customerId, registeredAt, status, role, username, name, email, phone } = customer
  const lines: [string, string][] = [
    ['customer', customerId],
    ['status', `${status}, ${role}, since ${registeredAt}`],
    ['user name', username ?? '–'],
    ['name', name ?? '–'],
    ['email', email ?? '–'],
    ['phone', phone ?? '–'],
    ...addresses.map((one): [string, string] => [
      one.isDefault ? 'address *' : 'address',
      [one.recipient, ...one.lines, one.country].filter((part) => part !== null).join(', '),
    ]),
    ['credit', describeCredit(credit)],
  ]
  return labelled(lines)
}

/** All that the services know of a customer, with every page. @throws RequestRefused */
export const exportCustomer = async (shop: SoukApi, customerId: string): Promise<object> => {
  const path = { customerId }
  const [{ ledger: _ledger, ...profile }, { orders: _orders, cart }] = await Promise.all([
    valueOf(shop.exportCustomer({ path, query: { limit: 1 } })),
    valueOf(shop.exportOrdersOfCustomer({ path, query: { limit: 1 } })),
  ])
  return {
    ...profile,
    ledger: await everyItem(async (query) => (await valueOf(shop.exportCustomer({ path, query }))).ledger),
    cart,
    orders: await everyItem(async (query) => (await valueOf(shop.exportOrdersOfCustomer({ path, query }))).orders),
    invoices: await everyItem(async (query) => (await valueOf(shop.exportInvoicesOfCustomer({ path, query }))).invoices),
  }
}

/** @throws RequestRefused */
export const forgetCustomer = async (shop: SoukApi, customerId: string): Promise<void> => {
  await valueOf(shop.forgetCustomer({ path: { customerId }, headers: { 'idempotency-key': newId() } }))
}

/** @throws Fault; RequestRefused */
export const adjustCredit = async (shop: SoukApi, customerId: string, amount: number, reason: string): Promise<Credit> => {
  const path = { customerId }
  const given = checked(AdjustCredit, { amount, reason })
  const body = { amount: given.amount, reason: given.reason }
  await valueOf(shop.adjustCredit({ path, body, headers: { 'idempotency-key': newId() } }))
  return valueOf(shop.getCredit({ path }))
}

/** Sets what is available, unless an order has changed it since it was read. @throws Fault; RequestRefused */
export const setCredit = async (shop: SoukApi, customerId: string, available: number, reason: string): Promise<Credit> => {
  const path = { customerId }
  const { available: seen } = await valueOf(shop.getCredit({ path }))
  const body = { ...checked(SetCredit, { available, seen, reason }), seen }
  await valueOf(shop.setCredit({ path, body, headers: { 'idempotency-key': newId() } }))
  return valueOf(shop.getCredit({ path }))
}

/** The last changes of a credit, `limit` at most. @throws RequestRefused */
export const listLedger = (shop: SoukApi, customerId: string, limit: number): Promise<Listed<CreditLedgerEntry>> =>
  valueOf(shop.listCreditLedger({ path: { customerId }, query: { limit } }))

/** A line for each change: time, kind, amount, order or reason. */
export const describeLedger = (entries: readonly CreditLedgerEntry[]): string =>
  entries.map(({ at, kind, amount, orderId, reason }) => [at, kind, amount, orderId ?? onTerminal(reason ?? '')].join('\t')).join('\n')
