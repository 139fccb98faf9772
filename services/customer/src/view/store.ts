import type { PageWanted } from '@souk/http'
import type { RowChange, ViewStore } from '@souk/service'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'

/** The view of the customer service. Methods throw `StoreUnavailable` when the database is away. */
export type CustomerStore = ViewStore & {
  customer(customerId: string): Promise<CustomerRow | undefined>
  /** The customer who has the user name now. */
  customerNamed(usernameHash: string): Promise<CustomerRow | undefined>
  /** Customers in the order of registration, which is that of the log. A place is a position. */
  customers(wanted: PageWanted<number>): Promise<readonly CustomerRow[]>
  /** The number of customers, up to `atMost`. */
  countCustomers(atMost: number): Promise<number>
  /** Undefined if the customer's credit has never changed. */
  credit(customerId: string): Promise<CreditRow | undefined>
  /** Changes of a credit, latest first. A place is a version of the credit's stream. */
  ledger(customerId: string, wanted: PageWanted<number>): Promise<readonly LedgerRow[]>
  /** The number of changes of a credit, up to `atMost`. */
  countLedger(customerId: string, atMost: number): Promise<number>
  payment(orderId: string): Promise<PaymentRow | undefined>
}

/** Whether a change takes personal data out of the view: the customer is forgotten, or the key is deleted. */
export const erases = ({ collection, row }: RowChange): boolean =>
  collection === 'customers' && (row === null || ('personal' in row && row.personal === null))
