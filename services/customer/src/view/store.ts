import type { ViewStore } from '@souk/service'
import type { CreditRow, CustomerRow, LedgerRow, PaymentRow } from './projectors.ts'

/** The view of the customer service. Methods throw `StoreUnavailable` when the database is away. */
export type CustomerStore = ViewStore & {
  customer(customerId: string): Promise<CustomerRow | undefined>
  /** The customer who has the name now. */
  customerNamed(usernameHash: string): Promise<CustomerRow | undefined>
  /** In the order of their ids, which is that of their registration. @param after  id of the last one known; '': from the first */
  customers(after: string, limit: number): Promise<readonly CustomerRow[]>
  /** Undefined: the customer's credit has never changed. */
  credit(customerId: string): Promise<CreditRow | undefined>
  /** Latest change first. @param before  version of the last one known; undefined: from the latest */
  ledger(customerId: string, before: number | undefined, limit: number): Promise<readonly LedgerRow[]>
  payment(orderId: string): Promise<PaymentRow | undefined>
}
