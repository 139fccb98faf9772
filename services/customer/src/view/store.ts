import type { RowChange, ViewStore } from '@souk/service'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'

/** The view of the customer service. Methods throw `StoreUnavailable` when the database is away. */
export type CustomerStore = ViewStore & {
  customer(customerId: string): Promise<CustomerRow | undefined>
  /** The customer who has the user name now. */
  customerNamed(usernameHash: string): Promise<CustomerRow | undefined>
  /** Customers in the order of registration, which is that of the log. @param after  position of the last customer seen; 0 to begin */
  customers(after: number, limit: number): Promise<readonly CustomerRow[]>
  /** Undefined if the customer's credit has never changed. */
  credit(customerId: string): Promise<CreditRow | undefined>
  /** Changes of a credit, latest first. @param before  version of the last change seen; undefined to begin */
  ledger(customerId: string, before: number | undefined, limit: number): Promise<readonly LedgerRow[]>
  payment(orderId: string): Promise<PaymentRow | undefined>
}

/** Whether a change takes personal data out of the view: the customer is forgotten, or the key is deleted. */
export const erases = ({ collection, row }: RowChange): boolean =>
  collection === 'customers' && (row === null || ('personal' in row && row.personal === null))
