import { view as accounting, type Collections as AccountingCollections } from '@souk/accounting'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { view as customer, type Collections as CustomerCollections } from '@souk/customer'
import { view as order, type OrderCollections } from '@souk/order'
import { view as product, type ProductCollections } from '@souk/product'
import type { ViewDefinition } from '@souk/service'
import type { AuditedView, ViewSource } from './views.ts'

/** Names of all collections of a view: the compiler sees to it that none is left out. */
const collections = <Collections extends object>(names: Readonly<Record<keyof Collections & string, true>>): readonly string[] =>
  Object.keys(names)

/** A view whose projectors are always given this; personal data is compared on neither side, so nothing is opened. */
const withOpened = <Opened>({ handles, reads, apply }: ViewDefinition<Opened>, opened: Opened): ViewDefinition<undefined> => ({
  handles,
  reads,
  apply: (rows, located) => apply(rows, located, opened),
})

const views: Readonly<Record<ServiceName, Pick<AuditedView, 'collections' | 'definition'>>> = {
  customer: {
    definition: withOpened(customer, () => null),
    collections: collections<CustomerCollections>({ customers: true, credits: true, ledger: true, payments: true }),
  },
  product: {
    definition: withOpened(product, undefined),
    collections: collections<ProductCollections>({ products: true, categories: true, reservations: true }),
  },
  order: {
    definition: withOpened(order, undefined),
    collections: collections<OrderCollections>({ orders: true, lines: true, products: true }),
  },
  accounting: {
    definition: withOpened(accounting, undefined),
    collections: collections<AccountingCollections>({ invoices: true, years: true, revenue: true }),
  },
}

/** The views of the shop. @param sourceOf  where each service says what its view is */
export const auditedViews = (sourceOf: (service: ServiceName) => ViewSource): readonly AuditedView[] =>
  serviceNames.map((service) => ({ service, source: sourceOf(service), ...views[service] }))
