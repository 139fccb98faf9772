import { view as accounting, type Collections as AccountingCollections } from '@souk/accounting'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { view as customer, type Collections as CustomerCollections } from '@souk/customer'
import { view as order, type OrderCollections } from '@souk/order'
import { view as product, type ProductCollections } from '@souk/product'
import type { ViewDefinition } from '@souk/service'
import { view as storefront, type StorefrontCollections } from '@souk/storefront'
import type { AuditedView, ViewSource } from './views.ts'

/** The names of all collections of a view. The compiler refuses a list that lacks one. */
const collections = <Collections extends object>(names: Readonly<Record<keyof Collections & string, true>>): readonly string[] =>
  Object.keys(names)

/** The view with fixed unsealed data for its projectors. The audit does not compare personal data, so nothing is really unsealed. */
const withUnsealed = <Unsealed>({ handles, reads, apply }: ViewDefinition<Unsealed>, unsealed: Unsealed): ViewDefinition<undefined> => ({
  handles,
  reads,
  apply: (rows, located) => apply(rows, located, unsealed),
})

const views: Readonly<Record<ServiceName, Pick<AuditedView, 'collections' | 'definition'>>> = {
  customer: {
    definition: withUnsealed(customer, () => null),
    collections: collections<CustomerCollections>({ customers: true, credits: true, ledger: true, payments: true }),
  },
  product: {
    definition: withUnsealed(product, undefined),
    collections: collections<ProductCollections>({ products: true, categories: true, revisions: true, reservations: true, pictures: true }),
  },
  order: {
    definition: withUnsealed(order, undefined),
    collections: collections<OrderCollections>({ orders: true, lines: true, products: true }),
  },
  accounting: {
    definition: withUnsealed(accounting, undefined),
    collections: collections<AccountingCollections>({ invoices: true, years: true, products: true, categories: true }),
  },
  storefront: {
    definition: withUnsealed(storefront, undefined),
    collections: collections<StorefrontCollections>({
      products: true,
      prices: true,
      categories: true,
      baskets: true,
      companions: true,
      catalogue: true,
    }),
  },
}

/**
 * The views of all services.
 * @param sourceOf  gives the view that a service shows
 */
export const auditedViews = (sourceOf: (service: ServiceName) => ViewSource): readonly AuditedView[] =>
  serviceNames.map((service) => ({ service, source: sourceOf(service), ...views[service] }))
