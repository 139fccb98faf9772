import type { RequestResult } from './generated/client/index.ts'
import type { SoukApi } from './generated/sdk.gen.ts'
import type * as api from './generated/types.gen.ts'

type ParkedPath = api.RetryParkedOfOrderData['path']
type RowsAsked = Omit<api.GetViewRowsOfOrderData, 'url'>

/** What managers can ask of each service. The document has these operations once for each of them. */
export interface ServiceOperations {
  status(): RequestResult<api.GetStatusOfOrderResponses, api.GetStatusOfOrderErrors, false>
  rebuildView(): RequestResult<api.RebuildViewOfOrderResponses, api.RebuildViewOfOrderErrors, false>
  listParked(): RequestResult<api.ListParkedOfOrderResponses, api.ListParkedOfOrderErrors, false>
  retryParked(path: ParkedPath): RequestResult<api.RetryParkedOfOrderResponses, api.RetryParkedOfOrderErrors, false>
  discardParked(path: ParkedPath): RequestResult<api.DiscardParkedOfOrderResponses, api.DiscardParkedOfOrderErrors, false>
  viewRows(asked: RowsAsked): RequestResult<api.GetViewRowsOfOrderResponses, api.GetViewRowsOfOrderErrors, false>
}

type ServiceName = 'customer' | 'order' | 'product' | 'accounting' | 'storefront'

/** The operations for managers, by service: `await valueOf(operationsOf(shop).order.status())`. */
export const operationsOf = (shop: SoukApi): Readonly<Record<ServiceName, ServiceOperations>> => ({
  customer: {
    status: () => shop.getStatusOfCustomer(),
    rebuildView: () => shop.rebuildViewOfCustomer(),
    listParked: () => shop.listParkedOfCustomer(),
    retryParked: (path) => shop.retryParkedOfCustomer({ path }),
    discardParked: (path) => shop.discardParkedOfCustomer({ path }),
    viewRows: (asked) => shop.getViewRowsOfCustomer(asked),
  },
  order: {
    status: () => shop.getStatusOfOrder(),
    rebuildView: () => shop.rebuildViewOfOrder(),
    listParked: () => shop.listParkedOfOrder(),
    retryParked: (path) => shop.retryParkedOfOrder({ path }),
    discardParked: (path) => shop.discardParkedOfOrder({ path }),
    viewRows: (asked) => shop.getViewRowsOfOrder(asked),
  },
  product: {
    status: () => shop.getStatusOfProduct(),
    rebuildView: () => shop.rebuildViewOfProduct(),
    listParked: () => shop.listParkedOfProduct(),
    retryParked: (path) => shop.retryParkedOfProduct({ path }),
    discardParked: (path) => shop.discardParkedOfProduct({ path }),
    viewRows: (asked) => shop.getViewRowsOfProduct(asked),
  },
  accounting: {
    status: () => shop.getStatusOfAccounting(),
    rebuildView: () => shop.rebuildViewOfAccounting(),
    listParked: () => shop.listParkedOfAccounting(),
    retryParked: (path) => shop.retryParkedOfAccounting({ path }),
    discardParked: (path) => shop.discardParkedOfAccounting({ path }),
    viewRows: (asked) => shop.getViewRowsOfAccounting(asked),
  },
  storefront: {
    status: () => shop.getStatusOfStorefront(),
    rebuildView: () => shop.rebuildViewOfStorefront(),
    listParked: () => shop.listParkedOfStorefront(),
    retryParked: (path) => shop.retryParkedOfStorefront({ path }),
    discardParked: (path) => shop.discardParkedOfStorefront({ path }),
    viewRows: (asked) => shop.getViewRowsOfStorefront(asked),
  },
})
