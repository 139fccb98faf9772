import type { PageWanted } from '@souk/http'
import type { RowChange, ViewStore } from '@souk/service'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'
import type { FoundPlace, Wanted } from './words.ts'

/** A customer who was found, and where. */
export interface FoundCustomer {
  readonly place: FoundPlace
  readonly row: CustomerRow
}

/** Which changes of a credit are asked for. What is undefined selects nothing. */
export interface LedgerFilter {
  readonly kind?: LedgerRow['kind'] | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Whether a change of a credit is asked for. The times are ISO 8601 in UTC with milliseconds, so comparing the texts compares them. */
export const matchesLedger = ({ kind, from, until }: LedgerFilter, row: LedgerRow): boolean =>
  (kind === undefined || row.kind === kind) && (from === undefined || row.at >= from) && (until === undefined || row.at < until)

/** The view of the customer service. Methods throw `StoreUnavailable` when the database is away. */
export type CustomerStore = ViewStore & {
  customer(customerId: string): Promise<CustomerRow | undefined>
  /** The customer who has the user name now. */
  customerNamed(usernameHash: string): Promise<CustomerRow | undefined>
  /** Customers in the order of registration, which is that of the log. A place is a position. */
  customers(wanted: PageWanted<number>): Promise<readonly CustomerRow[]>
  /** The number of customers, up to `atMost`. */
  countCustomers(atMost: number): Promise<number>
  /** The customers with these ids, in their order; without those that there are not. */
  customersWith(customerIds: readonly string[]): Promise<readonly CustomerRow[]>
  /** Customers who have all that is wanted, which is not nothing, in the order of the terms that the rarest of it has found. */
  findCustomers(wanted: readonly Wanted[], page: PageWanted<FoundPlace>): Promise<readonly FoundCustomer[]>
  /** The number of customers who have all that is wanted, up to `atMost`. */
  countFound(wanted: readonly Wanted[], atMost: number): Promise<number>
  /** Undefined if the customer's credit has never changed. */
  credit(customerId: string): Promise<CreditRow | undefined>
  /** Changes of a credit, latest first. A place is a version of the credit's stream. */
  ledger(customerId: string, filter: LedgerFilter, wanted: PageWanted<number>): Promise<readonly LedgerRow[]>
  /** The number of changes of a credit, up to `atMost`. */
  countLedger(customerId: string, filter: LedgerFilter, atMost: number): Promise<number>
  payment(orderId: string): Promise<PaymentRow | undefined>
}

/** Whether a change takes personal data out of the view: the customer is forgotten, or the key is deleted. */
export const erases = ({ collection, row }: RowChange): boolean =>
  collection === 'customers' && (row === null || ('personal' in row && row.personal === null))
