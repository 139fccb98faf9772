import type { RequestResult } from './generated/client/index.ts'
import type { SoukApi } from './generated/sdk.gen.ts'
import type * as api from './generated/types.gen.ts'

type ParkedPath = api.RetryParkedOfOrderData['path']
type StatusAsked = Omit<api.GetStatusOfOrderData, 'url'>
type RebuildAsked = Omit<api.RebuildViewOfOrderData, 'url'>
type RebuildNamed = Omit<api.GetRebuildOfOrderData, 'url'>
type RowsAsked = Omit<api.GetViewRowsOfOrderData, 'url'>

/** What managers can ask of each service. The document has these operations once for each of them. */
export interface ServiceOperations {
  status(asked?: StatusAsked): RequestResult<api.GetStatusOfOrderResponses, api.GetStatusOfOrderErrors, false>
  rebuildView(asked?: RebuildAsked): RequestResult<api.RebuildViewOfOrderResponses, api.RebuildViewOfOrderErrors, false>
  rebuild(named: RebuildNamed): RequestResult<api.GetRebuildOfOrderResponses, api.GetRebuildOfOrderErrors, false>
  listParked(): RequestResult<api.ListParkedOfOrderResponses, api.ListParkedOfOrderErrors, false>
  retryParked(path: ParkedPath): RequestResult<api.RetryParkedOfOrderResponses, api.RetryParkedOfOrderErrors, false>
  discardParked(path: ParkedPath): RequestResult<api.DiscardParkedOfOrderResponses, api.DiscardParkedOfOrderErrors, false>
  viewRows(asked: RowsAsked): RequestResult<api.GetViewRowsOfOrderResponses, api.GetViewRowsOfOrderErrors, false>
}

type ServiceName = 'customer' | 'order' | 'product' | 'accounting' | 'storefront'

/** The operations for managers, by service: `await valueOf(operationsOf(shop).order.status())`. */
export const operationsOf = (shop: SoukApi): Readonly<Record<ServiceName, ServiceOperations>> => ({
  customer: {
    status: (asked) => shop.getStatusOfCustomer(asked),
    rebuildView: (asked) => shop.rebuildViewOfCustomer(asked),
    rebuild: (named) => shop.getRebuildOfCustomer(named),
    listParked: () => shop.listParkedOfCustomer(),
    retryParked: (path) => shop.retryParkedOfCustomer({ path }),
    discardParked: (path) => shop.discardParkedOfCustomer({ path }),
    viewRows: (asked) => shop.getViewRowsOfCustomer(asked),
  },
  order: {
    status: (asked) => shop.getStatusOfOrder(asked),
    rebuildView: (asked) => shop.rebuildViewOfOrder(asked),
    rebuild: (named) => shop.getRebuildOfOrder(named),
    listParked: () => shop.listParkedOfOrder(),
    retryParked: (path) => shop.retryParkedOfOrder({ path }),
    discardParked: (path) => shop.discardParkedOfOrder({ path }),
    viewRows: (asked) => shop.getViewRowsOfOrder(asked),
  },
  product: {
    status: (asked) => shop.getStatusOfProduct(asked),
    rebuildView: (asked) => shop.rebuildViewOfProduct(asked),
    rebuild: (named) => shop.getRebuildOfProduct(named),
    listParked: () => shop.listParkedOfProduct(),
    retryParked: (path) => shop.retryParkedOfProduct({ path }),
    discardParked: (path) => shop.discardParkedOfProduct({ path }),
    viewRows: (asked) => shop.getViewRowsOfProduct(asked),
  },
  accounting: {
    status: (asked) => shop.getStatusOfAccounting(asked),
    rebuildView: (asked) => shop.rebuildViewOfAccounting(asked),
    rebuild: (named) => shop.getRebuildOfAccounting(named),
    listParked: () => shop.listParkedOfAccounting(),
    retryParked: (path) => shop.retryParkedOfAccounting({ path }),
    discardParked: (path) => shop.discardParkedOfAccounting({ path }),
    viewRows: (asked) => shop.getViewRowsOfAccounting(asked),
  },
  storefront: {
    status: (asked) => shop.getStatusOfStorefront(asked),
    rebuildView: (asked) => shop.rebuildViewOfStorefront(asked),
    rebuild: (named) => shop.getRebuildOfStorefront(named),
    listParked: () => shop.listParkedOfStorefront(),
    retryParked: (path) => shop.retryParkedOfStorefront({ path }),
    discardParked: (path) => shop.discardParkedOfStorefront({ path }),
    viewRows: (asked) => shop.getViewRowsOfStorefront(asked),
  },
})
