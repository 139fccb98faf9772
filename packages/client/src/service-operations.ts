import type { RequestResult } from './generated/client/index.ts'
import type { SoukApi } from './generated/sdk.gen.ts'
import type * as api from './generated/types.gen.ts'

type RetryAsked = Omit<api.RetryParkedOfOrderData, 'url'>
type DiscardAsked = Omit<api.DiscardParkedOfOrderData, 'url'>
type StatusAsked = Omit<api.GetStatusOfOrderData, 'url'>
type RebuildAsked = Omit<api.RebuildViewOfOrderData, 'url'>
type RebuildNamed = Omit<api.GetRebuildOfOrderData, 'url'>
type RowsAsked = Omit<api.GetViewRowsOfOrderData, 'url'>

/** What managers can ask of each service. The document has these operations once for each of them. */
export interface ServiceOperations {
  status(asked?: StatusAsked): RequestResult<api.GetStatusOfOrderResponses, api.GetStatusOfOrderErrors, false>
  rebuildView(asked?: RebuildAsked): RequestResult<api.RebuildViewOfOrderResponses, api.RebuildViewOfOrderErrors, false>
  rebuild(named: RebuildNamed): RequestResult<api.GetRebuildOfOrderResponses, api.GetRebuildOfOrderErrors, false>
  listRebuilds(asked?: StatusAsked): RequestResult<api.ListRebuildsOfOrderResponses, api.ListRebuildsOfOrderErrors, false>
  listParked(asked?: StatusAsked): RequestResult<api.ListParkedOfOrderResponses, api.ListParkedOfOrderErrors, false>
  retryParked(asked: RetryAsked): RequestResult<api.RetryParkedOfOrderResponses, api.RetryParkedOfOrderErrors, false>
  discardParked(asked: DiscardAsked): RequestResult<api.DiscardParkedOfOrderResponses, api.DiscardParkedOfOrderErrors, false>
  viewRows(asked: RowsAsked): RequestResult<api.GetViewRowsOfOrderResponses, api.GetViewRowsOfOrderErrors, false>
}

type ServiceName = 'customer' | 'order' | 'product' | 'accounting' | 'storefront'

/** The operations for managers, by service: `await valueOf(operationsOf(shop).order.status())`. */
export const operationsOf = (shop: SoukApi): Readonly<Record<ServiceName, ServiceOperations>> => ({
  customer: {
    status: (asked) => shop.getStatusOfCustomer(asked),
    rebuildView: (asked) => shop.rebuildViewOfCustomer(asked),
    rebuild: (named) => shop.getRebuildOfCustomer(named),
    listRebuilds: (asked) => shop.listRebuildsOfCustomer(asked),
    listParked: (asked) => shop.listParkedOfCustomer(asked),
    retryParked: (asked) => shop.retryParkedOfCustomer(asked),
    discardParked: (asked) => shop.discardParkedOfCustomer(asked),
    viewRows: (asked) => shop.getViewRowsOfCustomer(asked),
  },
  order: {
    status: (asked) => shop.getStatusOfOrder(asked),
    rebuildView: (asked) => shop.rebuildViewOfOrder(asked),
    rebuild: (named) => shop.getRebuildOfOrder(named),
    listRebuilds: (asked) => shop.listRebuildsOfOrder(asked),
    listParked: (asked) => shop.listParkedOfOrder(asked),
    retryParked: (asked) => shop.retryParkedOfOrder(asked),
    discardParked: (asked) => shop.discardParkedOfOrder(asked),
    viewRows: (asked) => shop.getViewRowsOfOrder(asked),
  },
  product: {
    status: (asked) => shop.getStatusOfProduct(asked),
    rebuildView: (asked) => shop.rebuildViewOfProduct(asked),
    rebuild: (named) => shop.getRebuildOfProduct(named),
    listRebuilds: (asked) => shop.listRebuildsOfProduct(asked),
    listParked: (asked) => shop.listParkedOfProduct(asked),
    retryParked: (asked) => shop.retryParkedOfProduct(asked),
    discardParked: (asked) => shop.discardParkedOfProduct(asked),
    viewRows: (asked) => shop.getViewRowsOfProduct(asked),
  },
  accounting: {
    status: (asked) => shop.getStatusOfAccounting(asked),
    rebuildView: (asked) => shop.rebuildViewOfAccounting(asked),
    rebuild: (named) => shop.getRebuildOfAccounting(named),
    listRebuilds: (asked) => shop.listRebuildsOfAccounting(asked),
    listParked: (asked) => shop.listParkedOfAccounting(asked),
    retryParked: (asked) => shop.retryParkedOfAccounting(asked),
    discardParked: (asked) => shop.discardParkedOfAccounting(asked),
    viewRows: (asked) => shop.getViewRowsOfAccounting(asked),
  },
  storefront: {
    status: (asked) => shop.getStatusOfStorefront(asked),
    rebuildView: (asked) => shop.rebuildViewOfStorefront(asked),
    rebuild: (named) => shop.getRebuildOfStorefront(named),
    listRebuilds: (asked) => shop.listRebuildsOfStorefront(asked),
    listParked: (asked) => shop.listParkedOfStorefront(asked),
    retryParked: (asked) => shop.retryParkedOfStorefront(asked),
    discardParked: (asked) => shop.discardParkedOfStorefront(asked),
    viewRows: (asked) => shop.getViewRowsOfStorefront(asked),
  },
})
