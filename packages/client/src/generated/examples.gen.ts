// Written by `npm run api`. Do not edit.

import type { AddAddressResponses, AddCategoryResponses, AddClientResponses, AddProductResponses, AddVerificationResponses, AddedProduct, Address, AdjustCreditResponses, AdjustStockResponses, BeginAuditResponses, BeginExperimentResponses, BeginVerificationResponses, CancelOrderResponses, Cart, Category, CategoryHistoryItem, ChangeAddressResponses, ChangeCartResponses, ChangeCategoryResponses, ChangeEmailResponses, ChangePasswordResponses, ChangePictureResponses, ChangeProductResponses, ChangeProductsResponses, ChangeProfileResponses, ChangedProducts, Checkpoint, ChooseDefaultAddressResponses, Client, ClientToken, Commit, CountOrdersResponses, CountProductsResponses, Credit, CreditLedgerEntry, Customer, CustomerExport, DisableAccountResponses, DiscardParkedOfAccountingResponses, DiscardParkedOfCustomerResponses, DiscardParkedOfOrderResponses, DiscardParkedOfProductResponses, DiscardParkedOfStorefrontResponses, DrawPictureResponses, EnableAccountResponses, EndCurrentSessionResponses, EndOtherSessionsResponses, EndSessionResponses, EndSessionsOfCustomerResponses, Experiment, ExportAuditsResponses, ExportCategoriesResponses, ExportCategoryHistoryResponses, ExportCommitsResponses, ExportCreditLedgerResponses, ExportCustomerResponses, ExportCustomersResponses, ExportInvoicesOfCustomerResponses, ExportInvoicesResponses, ExportOrdersOfCustomerResponses, ExportOrdersResponses, ExportParkedResponses, ExportProductHistoryResponses, ExportProductsResponses, ExportRevenueResponses, ExportSettledParkedResponses, ExportStreamsResponses, ForgetCustomerResponses, GetActivityResponses, GetAuditResponses, GetCartResponses, GetCategoryBySlugResponses, GetCategoryHistoryResponses, GetCategoryResponses, GetCommitResponses, GetCreditResponses, GetCustomerResponses, GetDrawnPictureResponses, GetExperimentResponses, GetHeadResponses, GetInvoicePageResponses, GetInvoicePdfResponses, GetInvoiceResponses, GetMeasuresResponses, GetOrderHistoryResponses, GetOrderResponses, GetOrderStatisticsResponses, GetOrderStoryResponses, GetPaymentResponses, GetPictureResponses, GetProductBySlugResponses, GetProductHistoryResponses, GetProductResponses, GetRebuildOfAccountingResponses, GetRebuildOfCustomerResponses, GetRebuildOfOrderResponses, GetRebuildOfProductResponses, GetRebuildOfStorefrontResponses, GetReservationResponses, GetRevenueResponses, GetStatusOfAccountingResponses, GetStatusOfCustomerResponses, GetStatusOfOrderResponses, GetStatusOfProductResponses, GetStatusOfStorefrontResponses, GetStorefrontCategoryBySlugResponses, GetStorefrontCategoryResponses, GetStorefrontHomeResponses, GetStorefrontProductBySlugResponses, GetStorefrontProductResponses, GetStoryResponses, GetStreamResponses, GetTokenResponses, GetVerificationByIdResponses, GetVerificationResponses, GetViewRowsOfAccountingResponses, GetViewRowsOfCustomerResponses, GetViewRowsOfOrderResponses, GetViewRowsOfProductResponses, GetViewRowsOfStorefrontResponses, GrantManagerResponses, ImportProductsResponses, ImportedProducts, Invoice, InvoicePage, InvoicePdf, InvoicesExport, LiftExperimentResponses, ListAddressesResponses, ListAllParkedResponses, ListAuditsResponses, ListCategoriesResponses, ListClientsResponses, ListCommitsResponses, ListCreditLedgerResponses, ListCustomersResponses, ListExperimentsResponses, ListInstancesResponses, ListInvoicesResponses, ListOrdersResponses, ListParkedOfAccountingResponses, ListParkedOfCustomerResponses, ListParkedOfOrderResponses, ListParkedOfProductResponses, ListParkedOfStorefrontResponses, ListProductsResponses, ListReadsOfAccountingResponses, ListReadsOfCustomerResponses, ListReadsOfOrderResponses, ListReadsOfProductResponses, ListReadsOfStorefrontResponses, ListRebuildsOfAccountingResponses, ListRebuildsOfCustomerResponses, ListRebuildsOfOrderResponses, ListRebuildsOfProductResponses, ListRebuildsOfStorefrontResponses, ListSessionsResponses, ListSettledParkedResponses, ListStreamsResponses, ListVerificationsResponses, LogInResponses, NewAddress, NewClient, Order, OrderAgainResponses, OrderCounts, OrderHistory, OrderStatistics, OrdersExport, ParkedEvent, Payment, PlaceOrderResponses, Product, ProductCounts, ProductHistoryItem, RebuildViewOfAccountingResponses, RebuildViewOfCustomerResponses, RebuildViewOfOrderResponses, RebuildViewOfProductResponses, RebuildViewOfStorefrontResponses, RefreshSessionResponses, RegisterCustomerResponses, Registration, RemoveAddressResponses, RemovePictureResponses, Reservation, RestoreCategoryResponses, RestoreProductResponses, RetireCategoryResponses, RetireProductResponses, RetryParkedOfAccountingResponses, RetryParkedOfCustomerResponses, RetryParkedOfOrderResponses, RetryParkedOfProductResponses, RetryParkedOfStorefrontResponses, Revenue, RevokeClientResponses, RotateSigningKeyResponses, SearchProductsResponses, Session, SetCreditResponses, SettledEvent, SigningKey, StorefrontCategoryPage, StorefrontHome, StorefrontProductPage, StorefrontSearch, StorefrontSuggestions, StreamSlice, SuggestProductsResponses, TakeManagerResponses, Tokens } from './types.gen.ts'

interface Example<Body> {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: Body
}

export interface Examples {
  readonly getStatusOfCustomer: Example<GetStatusOfCustomerResponses[200]>
  readonly listParkedOfCustomer: Example<ListParkedOfCustomerResponses[200]>
  readonly retryParkedOfCustomer: Example<RetryParkedOfCustomerResponses[204]>
  readonly discardParkedOfCustomer: Example<DiscardParkedOfCustomerResponses[204]>
  readonly listReadsOfCustomer: Example<ListReadsOfCustomerResponses[200]>
  readonly rebuildViewOfCustomer: Example<RebuildViewOfCustomerResponses[202]>
  readonly listRebuildsOfCustomer: Example<ListRebuildsOfCustomerResponses[200]>
  readonly getRebuildOfCustomer: Example<GetRebuildOfCustomerResponses[200]>
  readonly getViewRowsOfCustomer: Example<GetViewRowsOfCustomerResponses[200]>
  readonly logIn: Example<LogInResponses[201]>
  readonly listSessions: Example<ListSessionsResponses[200]>
  readonly endOtherSessions: Example<EndOtherSessionsResponses[204]>
  readonly refreshSession: Example<RefreshSessionResponses[200]>
  readonly endCurrentSession: Example<EndCurrentSessionResponses[204]>
  readonly endSession: Example<EndSessionResponses[204]>
  readonly grantManager: Example<GrantManagerResponses[204]>
  readonly takeManager: Example<TakeManagerResponses[204]>
  readonly disableAccount: Example<DisableAccountResponses[204]>
  readonly enableAccount: Example<EnableAccountResponses[204]>
  readonly rotateSigningKey: Example<RotateSigningKeyResponses[201]>
  readonly addClient: Example<AddClientResponses[201]>
  readonly listClients: Example<ListClientsResponses[200]>
  readonly revokeClient: Example<RevokeClientResponses[204]>
  readonly listAddresses: Example<ListAddressesResponses[200]>
  readonly addAddress: Example<AddAddressResponses[201]>
  readonly changeAddress: Example<ChangeAddressResponses[204]>
  readonly removeAddress: Example<RemoveAddressResponses[204]>
  readonly chooseDefaultAddress: Example<ChooseDefaultAddressResponses[204]>
  readonly registerCustomer: Example<RegisterCustomerResponses[201]>
  readonly listCustomers: Example<ListCustomersResponses[200]>
  readonly exportCustomers: Example<ExportCustomersResponses[200]>
  readonly getCustomer: Example<GetCustomerResponses[200]>
  readonly changeProfile: Example<ChangeProfileResponses[204]>
  readonly forgetCustomer: Example<ForgetCustomerResponses[204]>
  readonly changeEmail: Example<ChangeEmailResponses[204]>
  readonly changePassword: Example<ChangePasswordResponses[204]>
  readonly endSessionsOfCustomer: Example<EndSessionsOfCustomerResponses[204]>
  readonly getCredit: Example<GetCreditResponses[200]>
  readonly setCredit: Example<SetCreditResponses[204]>
  readonly listCreditLedger: Example<ListCreditLedgerResponses[200]>
  readonly exportCreditLedger: Example<ExportCreditLedgerResponses[200]>
  readonly exportCustomer: Example<ExportCustomerResponses[200]>
  readonly adjustCredit: Example<AdjustCreditResponses[204]>
  readonly getPayment: Example<GetPaymentResponses[200]>
  readonly getToken: Example<GetTokenResponses[200]>
  readonly getStatusOfOrder: Example<GetStatusOfOrderResponses[200]>
  readonly listParkedOfOrder: Example<ListParkedOfOrderResponses[200]>
  readonly retryParkedOfOrder: Example<RetryParkedOfOrderResponses[204]>
  readonly discardParkedOfOrder: Example<DiscardParkedOfOrderResponses[204]>
  readonly listReadsOfOrder: Example<ListReadsOfOrderResponses[200]>
  readonly rebuildViewOfOrder: Example<RebuildViewOfOrderResponses[202]>
  readonly listRebuildsOfOrder: Example<ListRebuildsOfOrderResponses[200]>
  readonly getRebuildOfOrder: Example<GetRebuildOfOrderResponses[200]>
  readonly getViewRowsOfOrder: Example<GetViewRowsOfOrderResponses[200]>
  readonly placeOrder: Example<PlaceOrderResponses[201]>
  readonly listOrders: Example<ListOrdersResponses[200]>
  readonly orderAgain: Example<OrderAgainResponses[201]>
  readonly exportOrders: Example<ExportOrdersResponses[200]>
  readonly countOrders: Example<CountOrdersResponses[200]>
  readonly getOrderStatistics: Example<GetOrderStatisticsResponses[200]>
  readonly getOrder: Example<GetOrderResponses[200]>
  readonly getOrderHistory: Example<GetOrderHistoryResponses[200]>
  readonly cancelOrder: Example<CancelOrderResponses[204]>
  readonly exportOrdersOfCustomer: Example<ExportOrdersOfCustomerResponses[200]>
  readonly getCart: Example<GetCartResponses[200]>
  readonly changeCart: Example<ChangeCartResponses[200]>
  readonly getStatusOfProduct: Example<GetStatusOfProductResponses[200]>
  readonly listParkedOfProduct: Example<ListParkedOfProductResponses[200]>
  readonly retryParkedOfProduct: Example<RetryParkedOfProductResponses[204]>
  readonly discardParkedOfProduct: Example<DiscardParkedOfProductResponses[204]>
  readonly listReadsOfProduct: Example<ListReadsOfProductResponses[200]>
  readonly rebuildViewOfProduct: Example<RebuildViewOfProductResponses[202]>
  readonly listRebuildsOfProduct: Example<ListRebuildsOfProductResponses[200]>
  readonly getRebuildOfProduct: Example<GetRebuildOfProductResponses[200]>
  readonly getViewRowsOfProduct: Example<GetViewRowsOfProductResponses[200]>
  readonly listProducts: Example<ListProductsResponses[200]>
  readonly addProduct: Example<AddProductResponses[201]>
  readonly countProducts: Example<CountProductsResponses[200]>
  readonly exportProducts: Example<ExportProductsResponses[200]>
  readonly getProduct: Example<GetProductResponses[200]>
  readonly changeProduct: Example<ChangeProductResponses[204]>
  readonly retireProduct: Example<RetireProductResponses[204]>
  readonly getProductHistory: Example<GetProductHistoryResponses[200]>
  readonly exportProductHistory: Example<ExportProductHistoryResponses[200]>
  readonly getProductBySlug: Example<GetProductBySlugResponses[200]>
  readonly restoreProduct: Example<RestoreProductResponses[204]>
  readonly removePicture: Example<RemovePictureResponses[204]>
  readonly changePicture: Example<ChangePictureResponses[204]>
  readonly drawPicture: Example<DrawPictureResponses[200]>
  readonly getDrawnPicture: Example<GetDrawnPictureResponses[200]>
  readonly getPicture: Example<GetPictureResponses[200]>
  readonly changeProducts: Example<ChangeProductsResponses[200]>
  readonly adjustStock: Example<AdjustStockResponses[204]>
  readonly listCategories: Example<ListCategoriesResponses[200]>
  readonly addCategory: Example<AddCategoryResponses[201]>
  readonly exportCategories: Example<ExportCategoriesResponses[200]>
  readonly getCategory: Example<GetCategoryResponses[200]>
  readonly changeCategory: Example<ChangeCategoryResponses[204]>
  readonly retireCategory: Example<RetireCategoryResponses[204]>
  readonly getCategoryHistory: Example<GetCategoryHistoryResponses[200]>
  readonly exportCategoryHistory: Example<ExportCategoryHistoryResponses[200]>
  readonly getCategoryBySlug: Example<GetCategoryBySlugResponses[200]>
  readonly restoreCategory: Example<RestoreCategoryResponses[204]>
  readonly getReservation: Example<GetReservationResponses[200]>
  readonly importProducts: Example<ImportProductsResponses[200]>
  readonly getStatusOfAccounting: Example<GetStatusOfAccountingResponses[200]>
  readonly listParkedOfAccounting: Example<ListParkedOfAccountingResponses[200]>
  readonly retryParkedOfAccounting: Example<RetryParkedOfAccountingResponses[204]>
  readonly discardParkedOfAccounting: Example<DiscardParkedOfAccountingResponses[204]>
  readonly listReadsOfAccounting: Example<ListReadsOfAccountingResponses[200]>
  readonly rebuildViewOfAccounting: Example<RebuildViewOfAccountingResponses[202]>
  readonly listRebuildsOfAccounting: Example<ListRebuildsOfAccountingResponses[200]>
  readonly getRebuildOfAccounting: Example<GetRebuildOfAccountingResponses[200]>
  readonly getViewRowsOfAccounting: Example<GetViewRowsOfAccountingResponses[200]>
  readonly listInvoices: Example<ListInvoicesResponses[200]>
  readonly exportInvoices: Example<ExportInvoicesResponses[200]>
  readonly getInvoice: Example<GetInvoiceResponses[200]>
  readonly getInvoicePage: Example<GetInvoicePageResponses[200]>
  readonly getInvoicePdf: Example<GetInvoicePdfResponses[200]>
  readonly exportInvoicesOfCustomer: Example<ExportInvoicesOfCustomerResponses[200]>
  readonly getRevenue: Example<GetRevenueResponses[200]>
  readonly exportRevenue: Example<ExportRevenueResponses[200]>
  readonly getStatusOfStorefront: Example<GetStatusOfStorefrontResponses[200]>
  readonly listParkedOfStorefront: Example<ListParkedOfStorefrontResponses[200]>
  readonly retryParkedOfStorefront: Example<RetryParkedOfStorefrontResponses[204]>
  readonly discardParkedOfStorefront: Example<DiscardParkedOfStorefrontResponses[204]>
  readonly listReadsOfStorefront: Example<ListReadsOfStorefrontResponses[200]>
  readonly rebuildViewOfStorefront: Example<RebuildViewOfStorefrontResponses[202]>
  readonly listRebuildsOfStorefront: Example<ListRebuildsOfStorefrontResponses[200]>
  readonly getRebuildOfStorefront: Example<GetRebuildOfStorefrontResponses[200]>
  readonly getViewRowsOfStorefront: Example<GetViewRowsOfStorefrontResponses[200]>
  readonly getStorefrontHome: Example<GetStorefrontHomeResponses[200]>
  readonly searchProducts: Example<SearchProductsResponses[200]>
  readonly suggestProducts: Example<SuggestProductsResponses[200]>
  readonly getStorefrontCategory: Example<GetStorefrontCategoryResponses[200]>
  readonly getStorefrontCategoryBySlug: Example<GetStorefrontCategoryBySlugResponses[200]>
  readonly getStorefrontProduct: Example<GetStorefrontProductResponses[200]>
  readonly getStorefrontProductBySlug: Example<GetStorefrontProductBySlugResponses[200]>
  readonly getHead: Example<GetHeadResponses[200]>
  readonly getMeasures: Example<GetMeasuresResponses[200]>
  readonly listCommits: Example<ListCommitsResponses[200]>
  readonly exportCommits: Example<ExportCommitsResponses[200]>
  readonly listStreams: Example<ListStreamsResponses[200]>
  readonly exportStreams: Example<ExportStreamsResponses[200]>
  readonly getActivity: Example<GetActivityResponses[200]>
  readonly listInstances: Example<ListInstancesResponses[200]>
  readonly listAllParked: Example<ListAllParkedResponses[200]>
  readonly listSettledParked: Example<ListSettledParkedResponses[200]>
  readonly exportParked: Example<ExportParkedResponses[200]>
  readonly exportSettledParked: Example<ExportSettledParkedResponses[200]>
  readonly beginExperiment: Example<BeginExperimentResponses[201]>
  readonly listExperiments: Example<ListExperimentsResponses[200]>
  readonly getExperiment: Example<GetExperimentResponses[200]>
  readonly liftExperiment: Example<LiftExperimentResponses[204]>
  readonly getCommit: Example<GetCommitResponses[200]>
  readonly getStream: Example<GetStreamResponses[200]>
  readonly getOrderStory: Example<GetOrderStoryResponses[200]>
  readonly getStory: Example<GetStoryResponses[200]>
  readonly beginVerification: Example<BeginVerificationResponses[202]>
  readonly getVerification: Example<GetVerificationResponses[200]>
  readonly addVerification: Example<AddVerificationResponses[202]>
  readonly listVerifications: Example<ListVerificationsResponses[200]>
  readonly getVerificationById: Example<GetVerificationByIdResponses[200]>
  readonly beginAudit: Example<BeginAuditResponses[202]>
  readonly listAudits: Example<ListAuditsResponses[200]>
  readonly exportAudits: Example<ExportAuditsResponses[200]>
  readonly getAudit: Example<GetAuditResponses[200]>
}

export const examples: Examples = {
  getStatusOfCustomer: { method: 'GET', path: '/customer/admin/status', status: 200, body: {
  "name": "customer",
  "instance": "019b0000-0000-7000-8000-000000000061",
  "since": "2026-01-05T09:00:00.000Z",
  "version": "0.1.0",
  "database": "SQLite",
  "ready": true,
  "failing": {
    "projection": null,
    "reactions": null,
    "eventStore": null
  },
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "reactionsDone": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "parked": {
    "projection": 0,
    "reactions": 0
  },
  "unknownEvents": 0,
  "divergences": 0,
  "head": 58,
  "lag": 0
} },
  listParkedOfCustomer: { method: 'GET', path: '/customer/admin/parked', status: 200, body: {
  "items": [
    {
      "consumer": "customer.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "parkedAt": "2026-01-05T09:02:20.000Z",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "customer.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "parkedAt": "2026-01-05T09:02:20.000Z",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "customer.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000063",
      "parkedAt": "2026-01-05T09:02:20.000Z",
      "position": 53,
      "stream": "order-019b0000-0000-7000-8000-000000000031",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  retryParkedOfCustomer: { method: 'POST', path: '/customer/admin/parked/{loop}/{eventId}/retry', status: 204, body: undefined },
  discardParkedOfCustomer: { method: 'DELETE', path: '/customer/admin/parked/{loop}/{eventId}', status: 204, body: undefined },
  listReadsOfCustomer: { method: 'GET', path: '/customer/admin/reads', status: 200, body: {
  "instance": "019b0000-0000-7000-8000-000000000061",
  "remembersFrom": 1,
  "items": [
    {
      "position": 1,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    },
    {
      "position": 2,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    }
  ]
} },
  rebuildViewOfCustomer: { method: 'POST', path: '/customer/admin/rebuild', status: 202, body: {
  "status": "rebuilding",
  "position": 58,
  "instance": "019b0000-0000-7000-8000-000000000061",
  "rebuildId": "019b0000-0000-7000-8000-000000000064"
} },
  listRebuildsOfCustomer: { method: 'GET', path: '/customer/admin/rebuilds', status: 200, body: {
  "items": [
    {
      "rebuildId": "019b0000-0000-7000-8000-000000000064",
      "actor": {
        "kind": "manager",
        "id": "019b0000-0000-7000-8000-000000000004"
      },
      "startedAt": "2026-01-05T09:02:25.000Z",
      "emptiedAt": "2026-01-05T09:02:25.000Z",
      "builtAt": "2026-01-05T09:02:25.000Z",
      "endedAt": "2026-01-05T09:02:25.000Z",
      "state": "done",
      "detail": null,
      "position": 58,
      "target": 58,
      "commitsPerSecond": 58000,
      "rowsWritten": 16,
      "fingerprints": [
        {
          "collection": "customers",
          "before": {
            "rows": 3,
            "sha256": "785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09"
          },
          "after": {
            "rows": 3,
            "sha256": "785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09"
          },
          "equal": true
        },
        {
          "collection": "credits",
          "before": {
            "rows": 2,
            "sha256": "535fa30d7e25dd8a49f1536779734ec8286108d115da5045d77f3b4185d8f790"
          },
          "after": {
            "rows": 2,
            "sha256": "535fa30d7e25dd8a49f1536779734ec8286108d115da5045d77f3b4185d8f790"
          },
          "equal": true
        },
        {
          "collection": "ledger",
          "before": {
            "rows": 8,
            "sha256": "c2356069e9d1e79ca924378153cfbbfb4d4416b1f99d41a2940bfdb66c5319db"
          },
          "after": {
            "rows": 8,
            "sha256": "c2356069e9d1e79ca924378153cfbbfb4d4416b1f99d41a2940bfdb66c5319db"
          },
          "equal": true
        },
        {
          "collection": "payments",
          "before": {
            "rows": 3,
            "sha256": "b7a56873cd771f2c446d369b649430b65a756ba278ff97ec81bb6f55b2e73569"
          },
          "after": {
            "rows": 3,
            "sha256": "b7a56873cd771f2c446d369b649430b65a756ba278ff97ec81bb6f55b2e73569"
          },
          "equal": true
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getRebuildOfCustomer: { method: 'GET', path: '/customer/admin/rebuilds/{rebuildId}', status: 200, body: {
  "rebuildId": "019b0000-0000-7000-8000-000000000064",
  "actor": {
    "kind": "manager",
    "id": "019b0000-0000-7000-8000-000000000004"
  },
  "startedAt": "2026-01-05T09:02:25.000Z",
  "emptiedAt": "2026-01-05T09:02:25.000Z",
  "builtAt": "2026-01-05T09:02:25.000Z",
  "endedAt": "2026-01-05T09:02:25.000Z",
  "state": "done",
  "detail": null,
  "position": 58,
  "target": 58,
  "commitsPerSecond": 58000,
  "rowsWritten": 16,
  "fingerprints": [
    {
      "collection": "customers",
      "before": {
        "rows": 3,
        "sha256": "785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09"
      },
      "after": {
        "rows": 3,
        "sha256": "785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09"
      },
      "equal": true
    },
    {
      "collection": "credits",
      "before": {
        "rows": 2,
        "sha256": "535fa30d7e25dd8a49f1536779734ec8286108d115da5045d77f3b4185d8f790"
      },
      "after": {
        "rows": 2,
        "sha256": "535fa30d7e25dd8a49f1536779734ec8286108d115da5045d77f3b4185d8f790"
      },
      "equal": true
    },
    {
      "collection": "ledger",
      "before": {
        "rows": 8,
        "sha256": "c2356069e9d1e79ca924378153cfbbfb4d4416b1f99d41a2940bfdb66c5319db"
      },
      "after": {
        "rows": 8,
        "sha256": "c2356069e9d1e79ca924378153cfbbfb4d4416b1f99d41a2940bfdb66c5319db"
      },
      "equal": true
    },
    {
      "collection": "payments",
      "before": {
        "rows": 3,
        "sha256": "b7a56873cd771f2c446d369b649430b65a756ba278ff97ec81bb6f55b2e73569"
      },
      "after": {
        "rows": 3,
        "sha256": "b7a56873cd771f2c446d369b649430b65a756ba278ff97ec81bb6f55b2e73569"
      },
      "equal": true
    }
  ]
} },
  getViewRowsOfCustomer: { method: 'GET', path: '/customer/admin/view/{collection}', status: 200, body: {
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "rows": [
    {
      "id": "019b0000-0000-7000-8000-000000000021",
      "row": {
        "status": "open",
        "available": 118000,
        "held": 0,
        "granted": 120000,
        "spent": 2000,
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "version": 8
      }
    }
  ]
} },
  logIn: { method: 'POST', path: '/customer/sessions', status: 201, body: {
  "accessToken": "eyJ...",
  "refreshToken": "the-refresh-token",
  "tokenType": "Bearer",
  "expiresIn": 600,
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "role": "customer"
} },
  listSessions: { method: 'GET', path: '/customer/sessions', status: 200, body: {
  "items": [
    {
      "sessionId": "019b0000-0000-7000-8000-000000000024",
      "startedAt": "2026-01-05T09:00:40.000Z",
      "refreshedAt": "2026-01-05T09:00:40.000Z",
      "expiresAt": "2026-02-04T09:00:40.000Z",
      "current": true
    },
    {
      "sessionId": "019b0000-0000-7000-8000-000000000025",
      "startedAt": "2026-01-05T09:00:53.000Z",
      "refreshedAt": "2026-01-05T09:00:53.000Z",
      "expiresAt": "2026-02-04T09:00:53.000Z",
      "current": false
    },
    {
      "sessionId": "019b0000-0000-7000-8000-000000000026",
      "startedAt": "2026-01-05T09:00:54.000Z",
      "refreshedAt": "2026-01-05T09:00:55.000Z",
      "expiresAt": "2026-02-04T09:00:55.000Z",
      "current": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  endOtherSessions: { method: 'DELETE', path: '/customer/sessions', status: 204, body: undefined },
  refreshSession: { method: 'POST', path: '/customer/sessions/refresh', status: 200, body: {
  "accessToken": "eyJ...",
  "refreshToken": "the-refresh-token",
  "tokenType": "Bearer",
  "expiresIn": 600,
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "role": "customer"
} },
  endCurrentSession: { method: 'DELETE', path: '/customer/sessions/current', status: 204, body: undefined },
  endSession: { method: 'DELETE', path: '/customer/sessions/{sessionId}', status: 204, body: undefined },
  grantManager: { method: 'PUT', path: '/customer/customers/{customerId}/roles/manager', status: 204, body: undefined },
  takeManager: { method: 'DELETE', path: '/customer/customers/{customerId}/roles/manager', status: 204, body: undefined },
  disableAccount: { method: 'PUT', path: '/customer/customers/{customerId}/disabled', status: 204, body: undefined },
  enableAccount: { method: 'DELETE', path: '/customer/customers/{customerId}/disabled', status: 204, body: undefined },
  rotateSigningKey: { method: 'POST', path: '/customer/signing-keys', status: 201, body: {
  "signingKeyId": 2,
  "publishedAt": "2026-01-05T09:01:12.000Z",
  "expiresAt": "2026-04-05T09:01:12.000Z",
  "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
} },
  addClient: { method: 'POST', path: '/customer/clients', status: 201, body: {
  "clientId": "019b0000-0000-7000-8000-000000000028",
  "addedAt": "2026-01-05T09:01:08.000Z",
  "label": "The monthly report",
  "scopes": [
    "order:read",
    "accounting:read"
  ],
  "clientSecret": "the-secret-of-the-client"
} },
  listClients: { method: 'GET', path: '/customer/clients', status: 200, body: {
  "items": [
    {
      "clientId": "019b0000-0000-7000-8000-000000000028",
      "addedAt": "2026-01-05T09:01:08.000Z",
      "label": "The monthly report",
      "scopes": [
        "order:read",
        "accounting:read"
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  revokeClient: { method: 'DELETE', path: '/customer/clients/{clientId}', status: 204, body: undefined },
  listAddresses: { method: 'GET', path: '/customer/customers/{customerId}/addresses', status: 200, body: {
  "items": [
    {
      "addressId": "019b0000-0000-7000-8000-000000000022",
      "label": "Study",
      "recipient": "Countess of Lovelace",
      "lines": [
        "Ockham Park",
        "Ripley",
        "Surrey"
      ],
      "country": "GB",
      "isDefault": true
    },
    {
      "addressId": "019b0000-0000-7000-8000-000000000023",
      "label": null,
      "recipient": null,
      "lines": [
        "1 Some Street",
        "London"
      ],
      "country": "GB",
      "isDefault": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 2,
    "exact": true
  }
} },
  addAddress: { method: 'POST', path: '/customer/customers/{customerId}/addresses', status: 201, body: {
  "addressId": "019b0000-0000-7000-8000-000000000022",
  "addedAt": "2026-01-05T09:00:44.000Z"
} },
  changeAddress: { method: 'PUT', path: '/customer/customers/{customerId}/addresses/{addressId}', status: 204, body: undefined },
  removeAddress: { method: 'DELETE', path: '/customer/customers/{customerId}/addresses/{addressId}', status: 204, body: undefined },
  chooseDefaultAddress: { method: 'PUT', path: '/customer/customers/{customerId}/addresses/{addressId}/default', status: 204, body: undefined },
  registerCustomer: { method: 'POST', path: '/customer/customers', status: 201, body: {
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "registeredAt": "2026-01-05T09:00:39.000Z"
} },
  listCustomers: { method: 'GET', path: '/customer/customers', status: 200, body: {
  "items": [
    {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 7,
      "registeredAt": "2026-01-05T09:00:39.000Z",
      "status": "active",
      "role": "customer",
      "username": "ada",
      "name": "Ada King",
      "email": "ada.king@example.org",
      "phone": ""
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  exportCustomers: { method: 'GET', path: '/customer/customers/export.csv', status: 200, body: "customerId,registeredAt,name,email,phone,status,role,credit,currency\r\n019b0000-0000-7000-8000-000000000021,2026-01-05T09:00:39.000Z,Ada King,ada.king@example.org,,active,customer,0,GBP\r\n" },
  getCustomer: { method: 'GET', path: '/customer/customers/{customerId}', status: 200, body: {
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "version": 3,
  "registeredAt": "2026-01-05T09:00:39.000Z",
  "status": "active",
  "role": "customer",
  "username": "ada",
  "name": "Ada King",
  "email": "ada.king@example.org",
  "phone": ""
} },
  changeProfile: { method: 'PATCH', path: '/customer/customers/{customerId}', status: 204, body: undefined },
  forgetCustomer: { method: 'DELETE', path: '/customer/customers/{customerId}', status: 204, body: undefined },
  changeEmail: { method: 'PUT', path: '/customer/customers/{customerId}/email', status: 204, body: undefined },
  changePassword: { method: 'PUT', path: '/customer/customers/{customerId}/password', status: 204, body: undefined },
  endSessionsOfCustomer: { method: 'DELETE', path: '/customer/customers/{customerId}/sessions', status: 204, body: undefined },
  getCredit: { method: 'GET', path: '/customer/customers/{customerId}/credit', status: 200, body: {
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "currency": "GBP",
  "available": 119000,
  "held": 0,
  "granted": 120000,
  "spent": 1000
} },
  setCredit: { method: 'PUT', path: '/customer/customers/{customerId}/credit', status: 204, body: undefined },
  listCreditLedger: { method: 'GET', path: '/customer/customers/{customerId}/credit/ledger', status: 200, body: {
  "items": [
    {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 4,
      "at": "2026-01-05T09:01:15.000Z",
      "kind": "charged",
      "amount": 1000,
      "orderId": "019b0000-0000-7000-8000-000000000029",
      "reason": null,
      "available": 119000
    },
    {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 3,
      "at": "2026-01-05T09:01:15.000Z",
      "kind": "held",
      "amount": 1000,
      "orderId": "019b0000-0000-7000-8000-000000000029",
      "reason": null,
      "available": 119000
    },
    {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 2,
      "at": "2026-01-05T09:00:52.000Z",
      "kind": "granted",
      "amount": 20000,
      "orderId": null,
      "reason": "a larger present",
      "available": 120000
    },
    {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 1,
      "at": "2026-01-05T09:00:51.000Z",
      "kind": "granted",
      "amount": 100000,
      "orderId": null,
      "reason": "a present",
      "available": 100000
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 4,
    "exact": true
  }
} },
  exportCreditLedger: { method: 'GET', path: '/customer/customers/{customerId}/credit/ledger/export.csv', status: 200, body: "customerId,version,at,kind,amount,available,currency,orderId,reason\r\n019b0000-0000-7000-8000-000000000021,2,2026-01-05T09:00:52.000Z,granted,20000,120000,GBP,,a larger present\r\n019b0000-0000-7000-8000-000000000021,1,2026-01-05T09:00:51.000Z,granted,100000,100000,GBP,,a present\r\n" },
  exportCustomer: { method: 'GET', path: '/customer/customers/{customerId}/export', status: 200, body: {
  "customer": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "version": 7,
    "registeredAt": "2026-01-05T09:00:39.000Z",
    "status": "active",
    "role": "customer",
    "username": "ada",
    "name": "Ada King",
    "email": "ada.king@example.org",
    "phone": ""
  },
  "addresses": [
    {
      "addressId": "019b0000-0000-7000-8000-000000000023",
      "label": null,
      "recipient": null,
      "lines": [
        "1 Some Street",
        "London"
      ],
      "country": "GB",
      "isDefault": true
    }
  ],
  "credit": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "currency": "GBP",
    "available": 119000,
    "held": 0,
    "granted": 120000,
    "spent": 1000
  },
  "sessions": [
    {
      "sessionId": "019b0000-0000-7000-8000-000000000024",
      "startedAt": "2026-01-05T09:00:40.000Z",
      "refreshedAt": "2026-01-05T09:00:40.000Z",
      "expiresAt": "2026-02-04T09:00:40.000Z"
    }
  ],
  "ledger": {
    "items": [
      {
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "version": 4,
        "at": "2026-01-05T09:01:15.000Z",
        "kind": "charged",
        "amount": 1000,
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "reason": null,
        "available": 119000
      },
      {
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "version": 3,
        "at": "2026-01-05T09:01:15.000Z",
        "kind": "held",
        "amount": 1000,
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "reason": null,
        "available": 119000
      },
      {
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "version": 2,
        "at": "2026-01-05T09:00:52.000Z",
        "kind": "granted",
        "amount": 20000,
        "orderId": null,
        "reason": "a larger present",
        "available": 120000
      },
      {
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "version": 1,
        "at": "2026-01-05T09:00:51.000Z",
        "kind": "granted",
        "amount": 100000,
        "orderId": null,
        "reason": "a present",
        "available": 100000
      }
    ],
    "nextCursor": null,
    "previousCursor": null,
    "total": {
      "count": 4,
      "exact": true
    }
  }
} },
  adjustCredit: { method: 'POST', path: '/customer/customers/{customerId}/credit/adjustments', status: 204, body: undefined },
  getPayment: { method: 'GET', path: '/customer/payments/{orderId}', status: 200, body: {
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "placedAt": "2026-01-05T09:01:15.000Z",
  "status": "APPROVED",
  "amount": 1000,
  "reason": null
} },
  getToken: { method: 'POST', path: '/customer/token', status: 200, body: {
  "access_token": "eyJ...",
  "token_type": "Bearer",
  "expires_in": 600,
  "scope": "order:read"
} },
  getStatusOfOrder: { method: 'GET', path: '/order/admin/status', status: 200, body: {
  "name": "order",
  "instance": "019b0000-0000-7000-8000-000000000067",
  "since": "2026-01-05T09:00:00.000Z",
  "version": "0.1.0",
  "database": "SQLite",
  "ready": true,
  "failing": {
    "projection": null,
    "reactions": null,
    "eventStore": null
  },
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "reactionsDone": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "parked": {
    "projection": 0,
    "reactions": 0
  },
  "unknownEvents": 0,
  "divergences": 0,
  "head": 58,
  "lag": 0
} },
  listParkedOfOrder: { method: 'GET', path: '/order/admin/parked', status: 200, body: {
  "items": [
    {
      "consumer": "order.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "parkedAt": "2026-01-05T09:02:31.000Z",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "order.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "parkedAt": "2026-01-05T09:02:31.000Z",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "order.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000063",
      "parkedAt": "2026-01-05T09:02:31.000Z",
      "position": 53,
      "stream": "order-019b0000-0000-7000-8000-000000000031",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  retryParkedOfOrder: { method: 'POST', path: '/order/admin/parked/{loop}/{eventId}/retry', status: 204, body: undefined },
  discardParkedOfOrder: { method: 'DELETE', path: '/order/admin/parked/{loop}/{eventId}', status: 204, body: undefined },
  listReadsOfOrder: { method: 'GET', path: '/order/admin/reads', status: 200, body: {
  "instance": "019b0000-0000-7000-8000-000000000067",
  "remembersFrom": 1,
  "items": [
    {
      "position": 1,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    },
    {
      "position": 2,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    }
  ]
} },
  rebuildViewOfOrder: { method: 'POST', path: '/order/admin/rebuild', status: 202, body: {
  "status": "rebuilding",
  "position": 58,
  "instance": "019b0000-0000-7000-8000-000000000067",
  "rebuildId": "019b0000-0000-7000-8000-000000000068"
} },
  listRebuildsOfOrder: { method: 'GET', path: '/order/admin/rebuilds', status: 200, body: {
  "items": [
    {
      "rebuildId": "019b0000-0000-7000-8000-000000000068",
      "actor": {
        "kind": "manager",
        "id": "019b0000-0000-7000-8000-000000000004"
      },
      "startedAt": "2026-01-05T09:02:36.000Z",
      "emptiedAt": "2026-01-05T09:02:36.000Z",
      "builtAt": "2026-01-05T09:02:36.000Z",
      "endedAt": "2026-01-05T09:02:36.000Z",
      "state": "done",
      "detail": null,
      "position": 58,
      "target": 58,
      "commitsPerSecond": 58000,
      "rowsWritten": 8,
      "fingerprints": [
        {
          "collection": "orders",
          "before": {
            "rows": 3,
            "sha256": "5f9c4ab08cac7457e9111a30e4664920607ea2c115a1433d7be98e97e64244ca"
          },
          "after": {
            "rows": 3,
            "sha256": "5f9c4ab08cac7457e9111a30e4664920607ea2c115a1433d7be98e97e64244ca"
          },
          "equal": true
        },
        {
          "collection": "lines",
          "before": {
            "rows": 3,
            "sha256": "670671cd97404156226e507973f2ab8330d3022ca96e0c93bdbdb320c41adcaf"
          },
          "after": {
            "rows": 3,
            "sha256": "670671cd97404156226e507973f2ab8330d3022ca96e0c93bdbdb320c41adcaf"
          },
          "equal": true
        },
        {
          "collection": "products",
          "before": {
            "rows": 2,
            "sha256": "59e19706d51d39f66711c2653cd7eb1291c94d9b55eb14bda74ce4dc636d015a"
          },
          "after": {
            "rows": 2,
            "sha256": "59e19706d51d39f66711c2653cd7eb1291c94d9b55eb14bda74ce4dc636d015a"
          },
          "equal": true
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getRebuildOfOrder: { method: 'GET', path: '/order/admin/rebuilds/{rebuildId}', status: 200, body: {
  "rebuildId": "019b0000-0000-7000-8000-000000000068",
  "actor": {
    "kind": "manager",
    "id": "019b0000-0000-7000-8000-000000000004"
  },
  "startedAt": "2026-01-05T09:02:36.000Z",
  "emptiedAt": "2026-01-05T09:02:36.000Z",
  "builtAt": "2026-01-05T09:02:36.000Z",
  "endedAt": "2026-01-05T09:02:36.000Z",
  "state": "done",
  "detail": null,
  "position": 58,
  "target": 58,
  "commitsPerSecond": 58000,
  "rowsWritten": 8,
  "fingerprints": [
    {
      "collection": "orders",
      "before": {
        "rows": 3,
        "sha256": "5f9c4ab08cac7457e9111a30e4664920607ea2c115a1433d7be98e97e64244ca"
      },
      "after": {
        "rows": 3,
        "sha256": "5f9c4ab08cac7457e9111a30e4664920607ea2c115a1433d7be98e97e64244ca"
      },
      "equal": true
    },
    {
      "collection": "lines",
      "before": {
        "rows": 3,
        "sha256": "670671cd97404156226e507973f2ab8330d3022ca96e0c93bdbdb320c41adcaf"
      },
      "after": {
        "rows": 3,
        "sha256": "670671cd97404156226e507973f2ab8330d3022ca96e0c93bdbdb320c41adcaf"
      },
      "equal": true
    },
    {
      "collection": "products",
      "before": {
        "rows": 2,
        "sha256": "59e19706d51d39f66711c2653cd7eb1291c94d9b55eb14bda74ce4dc636d015a"
      },
      "after": {
        "rows": 2,
        "sha256": "59e19706d51d39f66711c2653cd7eb1291c94d9b55eb14bda74ce4dc636d015a"
      },
      "equal": true
    }
  ]
} },
  getViewRowsOfOrder: { method: 'GET', path: '/order/admin/view/{collection}', status: 200, body: {
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "rows": [
    {
      "id": "019b0000-0000-7000-8000-000000000029",
      "row": {
        "addressId": null,
        "currency": "GBP",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "deadlineAt": "2026-01-05T09:01:45.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "placedAt": "2026-01-05T09:01:15.000Z",
        "total": 1000,
        "position": 39,
        "correlationId": "019b0000-0000-7000-8000-000000000035",
        "finishedAt": "2026-01-05T09:01:15.000Z",
        "status": "FINALIZED",
        "stockStatus": "APPROVED",
        "creditStatus": "APPROVED",
        "cancelReason": null,
        "missingProductId": null,
        "invoiceNumber": "2026-000001",
        "history": [
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 39,
            "subject": "order",
            "status": "PENDING",
            "event": "OrderPlaced",
            "by": "customer"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 40,
            "subject": "stock",
            "status": "RECEIVED",
            "event": "StockReserved",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 41,
            "subject": "credit",
            "status": "RECEIVED",
            "event": "CreditReserved",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 42,
            "subject": "order",
            "status": "APPROVED",
            "event": "OrderApproved",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 42,
            "subject": "order",
            "status": "FINALIZED",
            "event": "OrderFinalized",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 43,
            "subject": "credit",
            "status": "APPROVED",
            "event": "CreditCharged",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 44,
            "subject": "stock",
            "status": "APPROVED",
            "event": "StockDeducted",
            "by": "service"
          },
          {
            "at": "2026-01-05T09:01:15.000Z",
            "position": 45,
            "subject": "invoice",
            "status": "ISSUED",
            "event": "InvoiceIssued",
            "by": "service"
          }
        ]
      }
    }
  ]
} },
  placeOrder: { method: 'POST', path: '/order/orders', status: 201, body: {
  "addressId": null,
  "currency": "GBP",
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "deadlineAt": "2026-01-05T09:01:45.000Z",
  "lines": [
    {
      "name": "Assam",
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ],
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "placedAt": "2026-01-05T09:01:15.000Z",
  "total": 1000,
  "version": 1,
  "finishedAt": null,
  "status": "PENDING",
  "stockStatus": "PENDING",
  "creditStatus": "PENDING",
  "stockOutcome": null,
  "creditOutcome": null,
  "cancelReason": null,
  "missingProductId": null,
  "invoiceNumber": null
} },
  listOrders: { method: 'GET', path: '/order/orders', status: 200, body: {
  "items": [
    {
      "addressId": null,
      "currency": "GBP",
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "deadlineAt": "2026-01-05T09:01:45.000Z",
      "orderId": "019b0000-0000-7000-8000-000000000029",
      "placedAt": "2026-01-05T09:01:15.000Z",
      "total": 1000,
      "finishedAt": "2026-01-05T09:01:15.000Z",
      "status": "FINALIZED",
      "stockStatus": "APPROVED",
      "creditStatus": "APPROVED",
      "cancelReason": null,
      "missingProductId": null,
      "invoiceNumber": "2026-000001",
      "stockOutcome": "deducted",
      "creditOutcome": "charged",
      "version": 8,
      "lines": [
        {
          "name": "Assam",
          "productId": "019b0000-0000-7000-8000-000000000008",
          "quantity": 2,
          "unitPrice": 500
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  orderAgain: { method: 'POST', path: '/order/orders/{orderId}/again', status: 201, body: {
  "addressId": null,
  "currency": "GBP",
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "deadlineAt": "2026-01-05T09:02:16.000Z",
  "lines": [
    {
      "name": "Assam",
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ],
  "orderId": "019b0000-0000-7000-8000-000000000030",
  "placedAt": "2026-01-05T09:01:46.000Z",
  "total": 1000,
  "version": 1,
  "finishedAt": null,
  "status": "PENDING",
  "stockStatus": "PENDING",
  "creditStatus": "PENDING",
  "stockOutcome": null,
  "creditOutcome": null,
  "cancelReason": null,
  "missingProductId": null,
  "invoiceNumber": null
} },
  exportOrders: { method: 'GET', path: '/order/orders/export.csv', status: 200, body: "orderId,customerId,placedAt,finishedAt,status,stockStatus,creditStatus,cancelReason,invoiceNumber,lines,units,total,currency\r\n019b0000-0000-7000-8000-000000000029,019b0000-0000-7000-8000-000000000021,2026-01-05T09:01:15.000Z,2026-01-05T09:01:15.000Z,FINALIZED,APPROVED,APPROVED,,2026-000001,1,2,1000,GBP\r\n" },
  countOrders: { method: 'GET', path: '/order/orders/counts', status: 200, body: {
  "statuses": [
    {
      "status": "PENDING",
      "count": 0,
      "exact": true
    },
    {
      "status": "CANCELED",
      "count": 0,
      "exact": true
    },
    {
      "status": "APPROVED",
      "count": 0,
      "exact": true
    },
    {
      "status": "FINALIZED",
      "count": 1,
      "exact": true
    }
  ],
  "reasons": [
    {
      "reason": "unknown-product",
      "count": 0,
      "exact": true
    },
    {
      "reason": "retired-product",
      "count": 0,
      "exact": true
    },
    {
      "reason": "price-changed",
      "count": 0,
      "exact": true
    },
    {
      "reason": "out-of-stock",
      "count": 0,
      "exact": true
    },
    {
      "reason": "unknown-customer",
      "count": 0,
      "exact": true
    },
    {
      "reason": "unknown-address",
      "count": 0,
      "exact": true
    },
    {
      "reason": "insufficient-credit",
      "count": 0,
      "exact": true
    },
    {
      "reason": "canceled-by-customer",
      "count": 0,
      "exact": true
    },
    {
      "reason": "deadline-passed",
      "count": 0,
      "exact": true
    }
  ]
} },
  getOrderStatistics: { method: 'GET', path: '/order/orders/statistics', status: 200, body: {
  "placedFrom": "2026-01-01T00:00:00.000Z",
  "placedUntil": "2027-01-01T00:00:00.000Z",
  "current": {
    "orders": 1,
    "statuses": [
      {
        "status": "PENDING",
        "orders": 0
      },
      {
        "status": "CANCELED",
        "orders": 0
      },
      {
        "status": "APPROVED",
        "orders": 0
      },
      {
        "status": "FINALIZED",
        "orders": 1
      }
    ],
    "reasons": [
      {
        "reason": "unknown-product",
        "orders": 0
      },
      {
        "reason": "retired-product",
        "orders": 0
      },
      {
        "reason": "price-changed",
        "orders": 0
      },
      {
        "reason": "out-of-stock",
        "orders": 0
      },
      {
        "reason": "unknown-customer",
        "orders": 0
      },
      {
        "reason": "unknown-address",
        "orders": 0
      },
      {
        "reason": "insufficient-credit",
        "orders": 0
      },
      {
        "reason": "canceled-by-customer",
        "orders": 0
      },
      {
        "reason": "deadline-passed",
        "orders": 0
      }
    ],
    "decisions": {
      "orders": 1,
      "medianMs": 0,
      "p95Ms": 0,
      "maxMs": 0,
      "histogram": [
        {
          "belowMs": 10,
          "orders": 1
        },
        {
          "belowMs": 30,
          "orders": 0
        },
        {
          "belowMs": 100,
          "orders": 0
        },
        {
          "belowMs": 300,
          "orders": 0
        },
        {
          "belowMs": 1000,
          "orders": 0
        },
        {
          "belowMs": 3000,
          "orders": 0
        },
        {
          "belowMs": 10000,
          "orders": 0
        },
        {
          "belowMs": 30000,
          "orders": 0
        },
        {
          "belowMs": null,
          "orders": 0
        }
      ]
    }
  },
  "previous": {
    "orders": 0,
    "statuses": [
      {
        "status": "PENDING",
        "orders": 0
      },
      {
        "status": "CANCELED",
        "orders": 0
      },
      {
        "status": "APPROVED",
        "orders": 0
      },
      {
        "status": "FINALIZED",
        "orders": 0
      }
    ],
    "reasons": [
      {
        "reason": "unknown-product",
        "orders": 0
      },
      {
        "reason": "retired-product",
        "orders": 0
      },
      {
        "reason": "price-changed",
        "orders": 0
      },
      {
        "reason": "out-of-stock",
        "orders": 0
      },
      {
        "reason": "unknown-customer",
        "orders": 0
      },
      {
        "reason": "unknown-address",
        "orders": 0
      },
      {
        "reason": "insufficient-credit",
        "orders": 0
      },
      {
        "reason": "canceled-by-customer",
        "orders": 0
      },
      {
        "reason": "deadline-passed",
        "orders": 0
      }
    ],
    "decisions": {
      "orders": 0,
      "medianMs": null,
      "p95Ms": null,
      "maxMs": null,
      "histogram": [
        {
          "belowMs": 10,
          "orders": 0
        },
        {
          "belowMs": 30,
          "orders": 0
        },
        {
          "belowMs": 100,
          "orders": 0
        },
        {
          "belowMs": 300,
          "orders": 0
        },
        {
          "belowMs": 1000,
          "orders": 0
        },
        {
          "belowMs": 3000,
          "orders": 0
        },
        {
          "belowMs": 10000,
          "orders": 0
        },
        {
          "belowMs": 30000,
          "orders": 0
        },
        {
          "belowMs": null,
          "orders": 0
        }
      ]
    }
  },
  "outOfStock": [],
  "open": {
    "orders": 0,
    "oldest": null
  },
  "periods": [
    {
      "start": "2026-01-05T00:00:00.000Z",
      "statuses": [
        {
          "status": "PENDING",
          "orders": 0
        },
        {
          "status": "CANCELED",
          "orders": 0
        },
        {
          "status": "APPROVED",
          "orders": 0
        },
        {
          "status": "FINALIZED",
          "orders": 1
        }
      ]
    }
  ]
} },
  getOrder: { method: 'GET', path: '/order/orders/{orderId}', status: 200, body: {
  "addressId": null,
  "currency": "GBP",
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "deadlineAt": "2026-01-05T09:01:45.000Z",
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "placedAt": "2026-01-05T09:01:15.000Z",
  "total": 1000,
  "finishedAt": "2026-01-05T09:01:15.000Z",
  "status": "FINALIZED",
  "stockStatus": "APPROVED",
  "creditStatus": "APPROVED",
  "cancelReason": null,
  "missingProductId": null,
  "invoiceNumber": "2026-000001",
  "stockOutcome": "deducted",
  "creditOutcome": "charged",
  "version": 8,
  "lines": [
    {
      "name": "Assam",
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ]
} },
  getOrderHistory: { method: 'GET', path: '/order/orders/{orderId}/history', status: 200, body: {
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "changes": [
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 39,
      "subject": "order",
      "status": "PENDING",
      "event": "OrderPlaced",
      "by": "customer",
      "causes": []
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 40,
      "subject": "stock",
      "status": "RECEIVED",
      "event": "StockReserved",
      "by": "service",
      "causes": [
        {
          "event": "OrderPlaced",
          "position": 39
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 41,
      "subject": "credit",
      "status": "RECEIVED",
      "event": "CreditReserved",
      "by": "service",
      "causes": [
        {
          "event": "OrderPlaced",
          "position": 39
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 42,
      "subject": "order",
      "status": "APPROVED",
      "event": "OrderApproved",
      "by": "service",
      "causes": [
        {
          "event": "StockReserved",
          "position": 40
        },
        {
          "event": "CreditReserved",
          "position": 41
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 42,
      "subject": "order",
      "status": "FINALIZED",
      "event": "OrderFinalized",
      "by": "service",
      "causes": [
        {
          "event": "StockReserved",
          "position": 40
        },
        {
          "event": "CreditReserved",
          "position": 41
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 43,
      "subject": "credit",
      "status": "APPROVED",
      "event": "CreditCharged",
      "by": "service",
      "causes": [
        {
          "event": "OrderFinalized",
          "position": 42
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 44,
      "subject": "stock",
      "status": "APPROVED",
      "event": "StockDeducted",
      "by": "service",
      "causes": [
        {
          "event": "OrderFinalized",
          "position": 42
        }
      ]
    },
    {
      "at": "2026-01-05T09:01:15.000Z",
      "position": 45,
      "subject": "invoice",
      "status": "ISSUED",
      "event": "InvoiceIssued",
      "by": "service",
      "causes": [
        {
          "event": "OrderFinalized",
          "position": 42
        }
      ]
    }
  ],
  "waitsFor": []
} },
  cancelOrder: { method: 'POST', path: '/order/orders/{orderId}/cancellation', status: 204, body: undefined },
  exportOrdersOfCustomer: { method: 'GET', path: '/order/customers/{customerId}/export', status: 200, body: {
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "cart": {
    "version": 1,
    "changedAt": "2026-01-05T09:01:13.000Z",
    "lines": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2,
        "unitPrice": 500
      }
    ]
  },
  "orders": {
    "items": [
      {
        "addressId": null,
        "currency": "GBP",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "deadlineAt": "2026-01-05T09:01:45.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "placedAt": "2026-01-05T09:01:15.000Z",
        "total": 1000,
        "finishedAt": "2026-01-05T09:01:15.000Z",
        "status": "FINALIZED",
        "stockStatus": "APPROVED",
        "creditStatus": "APPROVED",
        "cancelReason": null,
        "missingProductId": null,
        "invoiceNumber": "2026-000001",
        "stockOutcome": "deducted",
        "creditOutcome": "charged",
        "version": 8,
        "lines": [
          {
            "name": "Assam",
            "productId": "019b0000-0000-7000-8000-000000000008",
            "quantity": 2,
            "unitPrice": 500
          }
        ]
      }
    ],
    "nextCursor": null,
    "previousCursor": null,
    "total": {
      "count": 1,
      "exact": true
    }
  }
} },
  getCart: { method: 'GET', path: '/order/carts/current', status: 200, body: {
  "version": 1,
  "changedAt": "2026-01-05T09:01:13.000Z",
  "lines": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ]
} },
  changeCart: { method: 'PUT', path: '/order/carts/current', status: 200, body: {
  "version": 1,
  "changedAt": "2026-01-05T09:01:13.000Z",
  "lines": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ]
} },
  getStatusOfProduct: { method: 'GET', path: '/product/admin/status', status: 200, body: {
  "name": "product",
  "instance": "019b0000-0000-7000-8000-000000000059",
  "since": "2026-01-05T09:00:00.000Z",
  "version": "0.1.0",
  "database": "SQLite",
  "ready": true,
  "failing": {
    "projection": null,
    "reactions": null,
    "eventStore": null
  },
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "reactionsDone": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "parked": {
    "projection": 0,
    "reactions": 0
  },
  "unknownEvents": 0,
  "divergences": 0,
  "head": 58,
  "lag": 0
} },
  listParkedOfProduct: { method: 'GET', path: '/product/admin/parked', status: 200, body: {
  "items": [
    {
      "consumer": "product.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "parkedAt": "2026-01-05T09:02:40.000Z",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "product.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "parkedAt": "2026-01-05T09:02:40.000Z",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "product.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000063",
      "parkedAt": "2026-01-05T09:02:40.000Z",
      "position": 53,
      "stream": "order-019b0000-0000-7000-8000-000000000031",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  retryParkedOfProduct: { method: 'POST', path: '/product/admin/parked/{loop}/{eventId}/retry', status: 204, body: undefined },
  discardParkedOfProduct: { method: 'DELETE', path: '/product/admin/parked/{loop}/{eventId}', status: 204, body: undefined },
  listReadsOfProduct: { method: 'GET', path: '/product/admin/reads', status: 200, body: {
  "instance": "019b0000-0000-7000-8000-000000000059",
  "remembersFrom": 1,
  "items": [
    {
      "position": 1,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    },
    {
      "position": 2,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    }
  ]
} },
  rebuildViewOfProduct: { method: 'POST', path: '/product/admin/rebuild', status: 202, body: {
  "status": "rebuilding",
  "position": 58,
  "instance": "019b0000-0000-7000-8000-000000000059",
  "rebuildId": "019b0000-0000-7000-8000-000000000069"
} },
  listRebuildsOfProduct: { method: 'GET', path: '/product/admin/rebuilds', status: 200, body: {
  "items": [
    {
      "rebuildId": "019b0000-0000-7000-8000-000000000069",
      "actor": {
        "kind": "manager",
        "id": "019b0000-0000-7000-8000-000000000004"
      },
      "startedAt": "2026-01-05T09:02:45.000Z",
      "emptiedAt": "2026-01-05T09:02:45.000Z",
      "builtAt": "2026-01-05T09:02:45.000Z",
      "endedAt": "2026-01-05T09:02:45.000Z",
      "state": "done",
      "detail": null,
      "position": 58,
      "target": 58,
      "commitsPerSecond": 58000,
      "rowsWritten": 16,
      "fingerprints": [
        {
          "collection": "products",
          "before": {
            "rows": 2,
            "sha256": "35135aaa6cc23891b40cb3f378c53a17a1127210ce60e125ccf03efcfdaec458"
          },
          "after": {
            "rows": 2,
            "sha256": "35135aaa6cc23891b40cb3f378c53a17a1127210ce60e125ccf03efcfdaec458"
          },
          "equal": true
        },
        {
          "collection": "categories",
          "before": {
            "rows": 2,
            "sha256": "624b60c58c9d8bfb6ff1886c2fd605d2adeb6ea4da576068201b6c6958ce93f4"
          },
          "after": {
            "rows": 2,
            "sha256": "624b60c58c9d8bfb6ff1886c2fd605d2adeb6ea4da576068201b6c6958ce93f4"
          },
          "equal": true
        },
        {
          "collection": "revisions",
          "before": {
            "rows": 7,
            "sha256": "eb1e33e8a81b697b75855af6bfcdbcbf7cbbde9f94962ceaec1ed8af21f5a50f"
          },
          "after": {
            "rows": 7,
            "sha256": "eb1e33e8a81b697b75855af6bfcdbcbf7cbbde9f94962ceaec1ed8af21f5a50f"
          },
          "equal": true
        },
        {
          "collection": "reservations",
          "before": {
            "rows": 3,
            "sha256": "e29c9c180c6279b0b02abd6a1801c7c04082cf486ec027aa13515e4f3884bb6b"
          },
          "after": {
            "rows": 3,
            "sha256": "e29c9c180c6279b0b02abd6a1801c7c04082cf486ec027aa13515e4f3884bb6b"
          },
          "equal": true
        },
        {
          "collection": "pictures",
          "before": {
            "rows": 2,
            "sha256": "c6f3ac57944a531490cd39902d0f777715fd005efac9a30622d5f5205e7f6894"
          },
          "after": {
            "rows": 2,
            "sha256": "c6f3ac57944a531490cd39902d0f777715fd005efac9a30622d5f5205e7f6894"
          },
          "equal": true
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getRebuildOfProduct: { method: 'GET', path: '/product/admin/rebuilds/{rebuildId}', status: 200, body: {
  "rebuildId": "019b0000-0000-7000-8000-000000000069",
  "actor": {
    "kind": "manager",
    "id": "019b0000-0000-7000-8000-000000000004"
  },
  "startedAt": "2026-01-05T09:02:45.000Z",
  "emptiedAt": "2026-01-05T09:02:45.000Z",
  "builtAt": "2026-01-05T09:02:45.000Z",
  "endedAt": "2026-01-05T09:02:45.000Z",
  "state": "done",
  "detail": null,
  "position": 58,
  "target": 58,
  "commitsPerSecond": 58000,
  "rowsWritten": 16,
  "fingerprints": [
    {
      "collection": "products",
      "before": {
        "rows": 2,
        "sha256": "35135aaa6cc23891b40cb3f378c53a17a1127210ce60e125ccf03efcfdaec458"
      },
      "after": {
        "rows": 2,
        "sha256": "35135aaa6cc23891b40cb3f378c53a17a1127210ce60e125ccf03efcfdaec458"
      },
      "equal": true
    },
    {
      "collection": "categories",
      "before": {
        "rows": 2,
        "sha256": "624b60c58c9d8bfb6ff1886c2fd605d2adeb6ea4da576068201b6c6958ce93f4"
      },
      "after": {
        "rows": 2,
        "sha256": "624b60c58c9d8bfb6ff1886c2fd605d2adeb6ea4da576068201b6c6958ce93f4"
      },
      "equal": true
    },
    {
      "collection": "revisions",
      "before": {
        "rows": 7,
        "sha256": "eb1e33e8a81b697b75855af6bfcdbcbf7cbbde9f94962ceaec1ed8af21f5a50f"
      },
      "after": {
        "rows": 7,
        "sha256": "eb1e33e8a81b697b75855af6bfcdbcbf7cbbde9f94962ceaec1ed8af21f5a50f"
      },
      "equal": true
    },
    {
      "collection": "reservations",
      "before": {
        "rows": 3,
        "sha256": "e29c9c180c6279b0b02abd6a1801c7c04082cf486ec027aa13515e4f3884bb6b"
      },
      "after": {
        "rows": 3,
        "sha256": "e29c9c180c6279b0b02abd6a1801c7c04082cf486ec027aa13515e4f3884bb6b"
      },
      "equal": true
    },
    {
      "collection": "pictures",
      "before": {
        "rows": 2,
        "sha256": "c6f3ac57944a531490cd39902d0f777715fd005efac9a30622d5f5205e7f6894"
      },
      "after": {
        "rows": 2,
        "sha256": "c6f3ac57944a531490cd39902d0f777715fd005efac9a30622d5f5205e7f6894"
      },
      "equal": true
    }
  ]
} },
  getViewRowsOfProduct: { method: 'GET', path: '/product/admin/view/{collection}', status: 200, body: {
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "rows": [
    {
      "id": "019b0000-0000-7000-8000-000000000008",
      "row": {
        "status": "active",
        "productId": "019b0000-0000-7000-8000-000000000008",
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "addedAt": "2026-01-05T09:00:11.000Z",
        "name": "Assam",
        "description": "Black tea, 250 g",
        "slugWords": "assam",
        "supplier": "Exotic Liquids",
        "price": 500,
        "currency": "GBP",
        "formerPrices": [
          {
            "price": 450,
            "currency": "GBP",
            "endedAt": "2026-01-05T09:00:13.000Z"
          },
          {
            "price": 490,
            "currency": "GBP",
            "endedAt": "2026-01-05T09:00:17.000Z"
          }
        ],
        "picture": "https://example.org/assam.jpg",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "bytes": 287,
              "hash": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
              "height": 8,
              "type": "image/avif",
              "width": 8
            },
            {
              "bytes": 64,
              "hash": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
              "height": 8,
              "type": "image/webp",
              "width": 8
            }
          ]
        },
        "stocked": 35,
        "onHand": 31,
        "reserved": 0,
        "sold": 4,
        "revision": 6,
        "changedAt": "2026-01-05T09:00:18.000Z",
        "changedBy": {
          "id": "019b0000-0000-7000-8000-000000000004",
          "kind": "manager"
        },
        "position": 8,
        "version": 14
      }
    }
  ]
} },
  listProducts: { method: 'GET', path: '/product/products', status: 200, body: {
  "items": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "version": 6,
      "slug": "assam-8",
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "unitsAvailable": 35,
      "unitsOnHand": 35,
      "unitsReserved": 0,
      "unitsSold": 0,
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  addProduct: { method: 'POST', path: '/product/products', status: 201, body: {
  "productId": "019b0000-0000-7000-8000-000000000008",
  "version": 1,
  "slug": "assam-8",
  "categoryId": "019b0000-0000-7000-8000-000000000002",
  "addedAt": "2026-01-05T09:00:11.000Z",
  "name": "Assam",
  "description": "Black tea, 250 g",
  "supplier": "Exotic Liquids",
  "price": 450,
  "currency": "GBP",
  "picture": "https://example.org/assam.jpg",
  "pictures": null,
  "status": "active",
  "unitsAvailable": 30,
  "unitsOnHand": 30,
  "unitsReserved": 0,
  "unitsSold": 0
} },
  countProducts: { method: 'GET', path: '/product/products/counts', status: 200, body: {
  "availabilities": [
    {
      "availability": "available",
      "count": 2,
      "exact": true
    },
    {
      "availability": "low",
      "count": 0,
      "exact": true
    },
    {
      "availability": "out",
      "count": 0,
      "exact": true
    }
  ],
  "statuses": [
    {
      "status": "active",
      "count": 2,
      "exact": true
    },
    {
      "status": "retired",
      "count": 0,
      "exact": true
    }
  ],
  "categories": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "count": 2,
      "exact": true
    }
  ]
} },
  exportProducts: { method: 'GET', path: '/product/products/export.csv', status: 200, body: "productId,version,slug,addedAt,name,description,supplier,category,price,currency,status,stock,stockExported,reserved,sold\r\n019b0000-0000-7000-8000-000000000008,6,assam-8,2026-01-05T09:00:11.000Z,Assam,\"Black tea, 250 g\",Exotic Liquids,Drinks / Teas,500,GBP,active,35,35,0,0\r\n019b0000-0000-7000-8000-000000000009,1,sencha-9,2026-01-05T09:00:12.000Z,Sencha,,,Drinks / Teas,620,GBP,active,12,12,0,0\r\n" },
  getProduct: { method: 'GET', path: '/product/products/{productId}', status: 200, body: {
  "productId": "019b0000-0000-7000-8000-000000000008",
  "version": 6,
  "slug": "assam-8",
  "categoryId": "019b0000-0000-7000-8000-000000000002",
  "addedAt": "2026-01-05T09:00:11.000Z",
  "name": "Assam",
  "description": "Black tea, 250 g",
  "supplier": "Exotic Liquids",
  "price": 500,
  "currency": "GBP",
  "picture": "https://example.org/assam.jpg",
  "pictures": {
    "width": 8,
    "height": 8,
    "variants": [
      {
        "type": "image/avif",
        "width": 8,
        "height": 8,
        "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
      },
      {
        "type": "image/webp",
        "width": 8,
        "height": 8,
        "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
      }
    ]
  },
  "status": "active",
  "unitsAvailable": 35,
  "unitsOnHand": 35,
  "unitsReserved": 0,
  "unitsSold": 0,
  "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
} },
  changeProduct: { method: 'PATCH', path: '/product/products/{productId}', status: 204, body: undefined },
  retireProduct: { method: 'DELETE', path: '/product/products/{productId}', status: 204, body: undefined },
  getProductHistory: { method: 'GET', path: '/product/products/{productId}/history', status: 200, body: {
  "items": [
    {
      "eventId": "019b0000-0000-7000-8000-000000000011",
      "event": "StockAdjusted",
      "at": "2026-01-05T09:00:12.000Z",
      "position": 9,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 1,
      "changes": [],
      "stock": {
        "unitsAvailable": 12,
        "unitsOnHand": 12,
        "unitsReserved": 0,
        "unitsSold": 0,
        "reason": "initial stock",
        "undoes": null,
        "orderId": null
      }
    },
    {
      "eventId": "019b0000-0000-7000-8000-000000000012",
      "event": "ProductAdded",
      "at": "2026-01-05T09:00:12.000Z",
      "position": 9,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 1,
      "changes": [
        {
          "field": "slug",
          "before": null,
          "after": "sencha-9"
        },
        {
          "field": "name",
          "before": null,
          "after": "Sencha"
        },
        {
          "field": "categoryId",
          "before": null,
          "after": "019b0000-0000-7000-8000-000000000002"
        },
        {
          "field": "description",
          "before": null,
          "after": ""
        },
        {
          "field": "supplier",
          "before": null,
          "after": ""
        },
        {
          "field": "price",
          "before": null,
          "after": 620
        },
        {
          "field": "currency",
          "before": null,
          "after": "GBP"
        },
        {
          "field": "status",
          "before": null,
          "after": "active"
        }
      ],
      "stock": null
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 2,
    "exact": true
  }
} },
  exportProductHistory: { method: 'GET', path: '/product/products/{productId}/history/export.csv', status: 200, body: "productId,position,at,eventId,event,actorKind,actorId,version,slugBefore,slugAfter,nameBefore,nameAfter,categoryIdBefore,categoryIdAfter,descriptionBefore,descriptionAfter,supplierBefore,supplierAfter,priceBefore,priceAfter,currencyBefore,currencyAfter,pictureBefore,pictureAfter,picturesBefore,picturesAfter,statusBefore,statusAfter,unitsAvailable,unitsOnHand,unitsReserved,unitsSold,reason,undoes,orderId\r\n019b0000-0000-7000-8000-000000000008,15,2026-01-05T09:00:18.000Z,019b0000-0000-7000-8000-000000000013,ProductPictureChanged,manager,019b0000-0000-7000-8000-000000000004,6,,,,,,,,,,,,,,,,,,\"{\"\"width\"\":8,\"\"height\"\":8,\"\"variants\"\":[{\"\"type\"\":\"\"image/avif\"\",\"\"width\"\":8,\"\"height\"\":8,\"\"path\"\":\"\"/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif\"\"},{\"\"type\"\":\"\"image/webp\"\",\"\"width\"\":8,\"\"height\"\":8,\"\"path\"\":\"\"/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp\"\"}]}\",,,,,,,,,\r\n019b0000-0000-7000-8000-000000000008,14,2026-01-05T09:00:17.000Z,019b0000-0000-7000-8000-000000000014,ProductPriceChanged,manager,019b0000-0000-7000-8000-000000000004,5,,,,,,,,,,,490,500,,,,,,,,,,,,,,,\r\n019b0000-0000-7000-8000-000000000008,13,2026-01-05T09:00:16.000Z,019b0000-0000-7000-8000-000000000015,ProductRestored,manager,019b0000-0000-7000-8000-000000000004,4,,,,,,,,,,,,,,,,,,,retired,active,,,,,,,\r\n019b0000-0000-7000-8000-000000000008,12,2026-01-05T09:00:15.000Z,019b0000-0000-7000-8000-000000000016,ProductRetired,manager,019b0000-0000-7000-8000-000000000004,3,,,,,,,,,,,,,,,,,,,active,retired,,,,,,,\r\n019b0000-0000-7000-8000-000000000008,11,2026-01-05T09:00:14.000Z,019b0000-0000-7000-8000-000000000017,StockAdjusted,manager,019b0000-0000-7000-8000-000000000004,2,,,,,,,,,,,,,,,,,,,,,5,5,0,0,a delivery,,\r\n019b0000-0000-7000-8000-000000000008,10,2026-01-05T09:00:13.000Z,019b0000-0000-7000-8000-000000000018,ProductPriceChanged,manager,019b0000-0000-7000-8000-000000000004,2,,,,,,,,,,,450,490,,,,,,,,,,,,,,,\r\n019b0000-0000-7000-8000-000000000008,8,2026-01-05T09:00:11.000Z,019b0000-0000-7000-8000-000000000019,StockAdjusted,manager,019b0000-0000-7000-8000-000000000004,1,,,,,,,,,,,,,,,,,,,,,30,30,0,0,initial stock,,\r\n019b0000-0000-7000-8000-000000000008,8,2026-01-05T09:00:11.000Z,019b0000-0000-7000-8000-000000000020,ProductAdded,manager,019b0000-0000-7000-8000-000000000004,1,,assam-8,,Assam,,019b0000-0000-7000-8000-000000000002,,\"Black tea, 250 g\",,Exotic Liquids,,450,,GBP,,https://example.org/assam.jpg,,,,active,,,,,,,\r\n" },
  getProductBySlug: { method: 'GET', path: '/product/products/by-slug/{slug}', status: 200, body: {
  "productId": "019b0000-0000-7000-8000-000000000008",
  "version": 6,
  "slug": "assam-8",
  "categoryId": "019b0000-0000-7000-8000-000000000002",
  "addedAt": "2026-01-05T09:00:11.000Z",
  "name": "Assam",
  "description": "Black tea, 250 g",
  "supplier": "Exotic Liquids",
  "price": 500,
  "currency": "GBP",
  "picture": "https://example.org/assam.jpg",
  "pictures": {
    "width": 8,
    "height": 8,
    "variants": [
      {
        "type": "image/avif",
        "width": 8,
        "height": 8,
        "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
      },
      {
        "type": "image/webp",
        "width": 8,
        "height": 8,
        "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
      }
    ]
  },
  "status": "active",
  "unitsAvailable": 35,
  "unitsOnHand": 35,
  "unitsReserved": 0,
  "unitsSold": 0,
  "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
} },
  restoreProduct: { method: 'POST', path: '/product/products/{productId}/restoration', status: 204, body: undefined },
  removePicture: { method: 'DELETE', path: '/product/products/{productId}/picture', status: 204, body: undefined },
  changePicture: { method: 'PUT', path: '/product/products/{productId}/picture', status: 204, body: undefined },
  drawPicture: { method: 'GET', path: '/product/products/{productId}/picture.svg', status: 200, body: new Blob([], { type: 'image/svg+xml' }) },
  getDrawnPicture: { method: 'GET', path: '/product/pictures/drawn/{file}', status: 200, body: new Blob([], { type: 'image/svg+xml' }) },
  getPicture: { method: 'GET', path: '/product/pictures/{file}', status: 200, body: new Blob([], { type: 'image/avif' }) },
  changeProducts: { method: 'POST', path: '/product/products/changes', status: 200, body: {
  "results": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "status": 204,
      "version": 5,
      "problem": null
    },
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "status": 412,
      "version": null,
      "problem": {
        "type": "urn:souk:problem:precondition-failed",
        "code": "precondition-failed",
        "title": "The resource has changed since it was read",
        "status": 412,
        "detail": "the version is 1",
        "requestId": "019b0000-0000-7000-8000-000000000010",
        "current": {
          "productId": "019b0000-0000-7000-8000-000000000009",
          "version": 1,
          "slug": "sencha-9",
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "addedAt": "2026-01-05T09:00:12.000Z",
          "name": "Sencha",
          "description": "",
          "supplier": "",
          "price": 620,
          "currency": "GBP",
          "picture": null,
          "pictures": null,
          "status": "active",
          "unitsAvailable": 12,
          "unitsOnHand": 12,
          "unitsReserved": 0,
          "unitsSold": 0,
          "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
        },
        "changedBy": {
          "id": "019b0000-0000-7000-8000-000000000004",
          "kind": "manager"
        },
        "changedAt": "2026-01-05T09:00:12.000Z"
      }
    }
  ]
} },
  adjustStock: { method: 'POST', path: '/product/products/{productId}/stock-adjustments', status: 204, body: undefined },
  listCategories: { method: 'GET', path: '/product/categories', status: 200, body: {
  "items": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "version": 4,
      "slug": "teas-4",
      "parentId": "019b0000-0000-7000-8000-000000000001",
      "addedAt": "2026-01-05T09:00:02.000Z",
      "name": "Teas",
      "description": "",
      "status": "active"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  addCategory: { method: 'POST', path: '/product/categories', status: 201, body: {
  "categoryId": "019b0000-0000-7000-8000-000000000001",
  "version": 1,
  "slug": "drinks-3",
  "parentId": null,
  "addedAt": "2026-01-05T09:00:01.000Z",
  "name": "Drinks",
  "description": "Tea, coffee and juice",
  "status": "active"
} },
  exportCategories: { method: 'GET', path: '/product/categories/export.csv', status: 200, body: "categoryId,version,slug,addedAt,name,description,parentId,path,status\r\n019b0000-0000-7000-8000-000000000001,1,drinks-3,2026-01-05T09:00:01.000Z,Drinks,\"Tea, coffee and juice\",,Drinks,active\r\n019b0000-0000-7000-8000-000000000002,4,teas-4,2026-01-05T09:00:02.000Z,Teas,,019b0000-0000-7000-8000-000000000001,Drinks / Teas,active\r\n" },
  getCategory: { method: 'GET', path: '/product/categories/{categoryId}', status: 200, body: {
  "categoryId": "019b0000-0000-7000-8000-000000000002",
  "version": 2,
  "slug": "teas-4",
  "parentId": "019b0000-0000-7000-8000-000000000001",
  "addedAt": "2026-01-05T09:00:02.000Z",
  "name": "Teas",
  "description": "",
  "status": "active"
} },
  changeCategory: { method: 'PATCH', path: '/product/categories/{categoryId}', status: 204, body: undefined },
  retireCategory: { method: 'DELETE', path: '/product/categories/{categoryId}', status: 204, body: undefined },
  getCategoryHistory: { method: 'GET', path: '/product/categories/{categoryId}/history', status: 200, body: {
  "items": [
    {
      "eventId": "019b0000-0000-7000-8000-000000000003",
      "event": "CategoryRestored",
      "at": "2026-01-05T09:00:07.000Z",
      "position": 7,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 4,
      "changes": [
        {
          "field": "status",
          "before": "retired",
          "after": "active"
        }
      ]
    },
    {
      "eventId": "019b0000-0000-7000-8000-000000000005",
      "event": "CategoryRetired",
      "at": "2026-01-05T09:00:06.000Z",
      "position": 6,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 3,
      "changes": [
        {
          "field": "status",
          "before": "active",
          "after": "retired"
        }
      ]
    },
    {
      "eventId": "019b0000-0000-7000-8000-000000000006",
      "event": "CategoryChanged",
      "at": "2026-01-05T09:00:03.000Z",
      "position": 5,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 2,
      "changes": [
        {
          "field": "slug",
          "before": "tea-4",
          "after": "teas-4"
        },
        {
          "field": "name",
          "before": "Tea",
          "after": "Teas"
        }
      ]
    },
    {
      "eventId": "019b0000-0000-7000-8000-000000000007",
      "event": "CategoryAdded",
      "at": "2026-01-05T09:00:02.000Z",
      "position": 4,
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "version": 1,
      "changes": [
        {
          "field": "slug",
          "before": null,
          "after": "tea-4"
        },
        {
          "field": "name",
          "before": null,
          "after": "Tea"
        },
        {
          "field": "parentId",
          "before": null,
          "after": "019b0000-0000-7000-8000-000000000001"
        },
        {
          "field": "description",
          "before": null,
          "after": ""
        },
        {
          "field": "status",
          "before": null,
          "after": "active"
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 4,
    "exact": true
  }
} },
  exportCategoryHistory: { method: 'GET', path: '/product/categories/{categoryId}/history/export.csv', status: 200, body: "categoryId,position,at,eventId,event,actorKind,actorId,version,slugBefore,slugAfter,nameBefore,nameAfter,parentIdBefore,parentIdAfter,descriptionBefore,descriptionAfter,statusBefore,statusAfter\r\n019b0000-0000-7000-8000-000000000002,7,2026-01-05T09:00:07.000Z,019b0000-0000-7000-8000-000000000003,CategoryRestored,manager,019b0000-0000-7000-8000-000000000004,4,,,,,,,,,retired,active\r\n019b0000-0000-7000-8000-000000000002,6,2026-01-05T09:00:06.000Z,019b0000-0000-7000-8000-000000000005,CategoryRetired,manager,019b0000-0000-7000-8000-000000000004,3,,,,,,,,,active,retired\r\n019b0000-0000-7000-8000-000000000002,5,2026-01-05T09:00:03.000Z,019b0000-0000-7000-8000-000000000006,CategoryChanged,manager,019b0000-0000-7000-8000-000000000004,2,tea-4,teas-4,Tea,Teas,,,,,,\r\n019b0000-0000-7000-8000-000000000002,4,2026-01-05T09:00:02.000Z,019b0000-0000-7000-8000-000000000007,CategoryAdded,manager,019b0000-0000-7000-8000-000000000004,1,,tea-4,,Tea,,019b0000-0000-7000-8000-000000000001,,,,active\r\n" },
  getCategoryBySlug: { method: 'GET', path: '/product/categories/by-slug/{slug}', status: 200, body: {
  "categoryId": "019b0000-0000-7000-8000-000000000002",
  "version": 2,
  "slug": "teas-4",
  "parentId": "019b0000-0000-7000-8000-000000000001",
  "addedAt": "2026-01-05T09:00:02.000Z",
  "name": "Teas",
  "description": "",
  "status": "active"
} },
  restoreCategory: { method: 'POST', path: '/product/categories/{categoryId}/restoration', status: 204, body: undefined },
  getReservation: { method: 'GET', path: '/product/reservations/{orderId}', status: 200, body: {
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "decidedAt": "2026-01-05T09:01:15.000Z",
  "changedAt": "2026-01-05T09:01:15.000Z",
  "status": "APPROVED",
  "outcome": "deducted",
  "rejection": null,
  "lines": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2
    }
  ]
} },
  importProducts: { method: 'POST', path: '/product/products/import', status: 200, body: {
  "rows": 2,
  "created": 0,
  "changed": 0,
  "unchanged": 0,
  "earlier": {
    "created": 0,
    "changed": 0
  },
  "errors": [
    {
      "row": 3,
      "field": "category",
      "message": "is missing"
    },
    {
      "row": 3,
      "field": "price",
      "message": "must be a number"
    }
  ],
  "changes": []
} },
  getStatusOfAccounting: { method: 'GET', path: '/accounting/admin/status', status: 200, body: {
  "name": "accounting",
  "instance": "019b0000-0000-7000-8000-000000000070",
  "since": "2026-01-05T09:00:00.000Z",
  "version": "0.1.0",
  "database": "SQLite",
  "ready": true,
  "failing": {
    "projection": null,
    "reactions": null,
    "eventStore": null
  },
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "reactionsDone": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "parked": {
    "projection": 0,
    "reactions": 0
  },
  "unknownEvents": 0,
  "divergences": 0,
  "head": 58,
  "lag": 0
} },
  listParkedOfAccounting: { method: 'GET', path: '/accounting/admin/parked', status: 200, body: {
  "items": [
    {
      "consumer": "accounting.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "parkedAt": "2026-01-05T09:02:49.000Z",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "accounting.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "parkedAt": "2026-01-05T09:02:49.000Z",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "accounting.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000063",
      "parkedAt": "2026-01-05T09:02:49.000Z",
      "position": 53,
      "stream": "order-019b0000-0000-7000-8000-000000000031",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  retryParkedOfAccounting: { method: 'POST', path: '/accounting/admin/parked/{loop}/{eventId}/retry', status: 204, body: undefined },
  discardParkedOfAccounting: { method: 'DELETE', path: '/accounting/admin/parked/{loop}/{eventId}', status: 204, body: undefined },
  listReadsOfAccounting: { method: 'GET', path: '/accounting/admin/reads', status: 200, body: {
  "instance": "019b0000-0000-7000-8000-000000000070",
  "remembersFrom": 1,
  "items": [
    {
      "position": 1,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    },
    {
      "position": 2,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    }
  ]
} },
  rebuildViewOfAccounting: { method: 'POST', path: '/accounting/admin/rebuild', status: 202, body: {
  "status": "rebuilding",
  "position": 58,
  "instance": "019b0000-0000-7000-8000-000000000070",
  "rebuildId": "019b0000-0000-7000-8000-000000000071"
} },
  listRebuildsOfAccounting: { method: 'GET', path: '/accounting/admin/rebuilds', status: 200, body: {
  "items": [
    {
      "rebuildId": "019b0000-0000-7000-8000-000000000071",
      "actor": {
        "kind": "manager",
        "id": "019b0000-0000-7000-8000-000000000004"
      },
      "startedAt": "2026-01-05T09:02:54.000Z",
      "emptiedAt": "2026-01-05T09:02:54.000Z",
      "builtAt": "2026-01-05T09:02:54.000Z",
      "endedAt": "2026-01-05T09:02:54.000Z",
      "state": "done",
      "detail": null,
      "position": 58,
      "target": 58,
      "commitsPerSecond": 58000,
      "rowsWritten": 7,
      "fingerprints": [
        {
          "collection": "invoices",
          "before": {
            "rows": 2,
            "sha256": "86e50149658661312a9e0b35558d84f6c6d3da797f552a9657fe0558ca40cdef"
          },
          "after": {
            "rows": 2,
            "sha256": "86e50149658661312a9e0b35558d84f6c6d3da797f552a9657fe0558ca40cdef"
          },
          "equal": true
        },
        {
          "collection": "years",
          "before": {
            "rows": 1,
            "sha256": "9f14025af0065b30e47e23ebb3b491d39ae8ed17d33739e5ff3827ffb3634953"
          },
          "after": {
            "rows": 1,
            "sha256": "9f14025af0065b30e47e23ebb3b491d39ae8ed17d33739e5ff3827ffb3634953"
          },
          "equal": true
        },
        {
          "collection": "products",
          "before": {
            "rows": 2,
            "sha256": "76a50887d8f1c2e9301755428990ad81479ee21c25b43215cf524541e0503269"
          },
          "after": {
            "rows": 2,
            "sha256": "76a50887d8f1c2e9301755428990ad81479ee21c25b43215cf524541e0503269"
          },
          "equal": true
        },
        {
          "collection": "categories",
          "before": {
            "rows": 2,
            "sha256": "7a61b53701befdae0eeeffaecc73f14e20b537bb0f8b91ad7c2936dc63562b25"
          },
          "after": {
            "rows": 2,
            "sha256": "7a61b53701befdae0eeeffaecc73f14e20b537bb0f8b91ad7c2936dc63562b25"
          },
          "equal": true
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getRebuildOfAccounting: { method: 'GET', path: '/accounting/admin/rebuilds/{rebuildId}', status: 200, body: {
  "rebuildId": "019b0000-0000-7000-8000-000000000071",
  "actor": {
    "kind": "manager",
    "id": "019b0000-0000-7000-8000-000000000004"
  },
  "startedAt": "2026-01-05T09:02:54.000Z",
  "emptiedAt": "2026-01-05T09:02:54.000Z",
  "builtAt": "2026-01-05T09:02:54.000Z",
  "endedAt": "2026-01-05T09:02:54.000Z",
  "state": "done",
  "detail": null,
  "position": 58,
  "target": 58,
  "commitsPerSecond": 58000,
  "rowsWritten": 7,
  "fingerprints": [
    {
      "collection": "invoices",
      "before": {
        "rows": 2,
        "sha256": "86e50149658661312a9e0b35558d84f6c6d3da797f552a9657fe0558ca40cdef"
      },
      "after": {
        "rows": 2,
        "sha256": "86e50149658661312a9e0b35558d84f6c6d3da797f552a9657fe0558ca40cdef"
      },
      "equal": true
    },
    {
      "collection": "years",
      "before": {
        "rows": 1,
        "sha256": "9f14025af0065b30e47e23ebb3b491d39ae8ed17d33739e5ff3827ffb3634953"
      },
      "after": {
        "rows": 1,
        "sha256": "9f14025af0065b30e47e23ebb3b491d39ae8ed17d33739e5ff3827ffb3634953"
      },
      "equal": true
    },
    {
      "collection": "products",
      "before": {
        "rows": 2,
        "sha256": "76a50887d8f1c2e9301755428990ad81479ee21c25b43215cf524541e0503269"
      },
      "after": {
        "rows": 2,
        "sha256": "76a50887d8f1c2e9301755428990ad81479ee21c25b43215cf524541e0503269"
      },
      "equal": true
    },
    {
      "collection": "categories",
      "before": {
        "rows": 2,
        "sha256": "7a61b53701befdae0eeeffaecc73f14e20b537bb0f8b91ad7c2936dc63562b25"
      },
      "after": {
        "rows": 2,
        "sha256": "7a61b53701befdae0eeeffaecc73f14e20b537bb0f8b91ad7c2936dc63562b25"
      },
      "equal": true
    }
  ]
} },
  getViewRowsOfAccounting: { method: 'GET', path: '/accounting/admin/view/{collection}', status: 200, body: {
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "rows": [
    {
      "id": "2026",
      "row": {
        "year": 2026,
        "count": 2,
        "version": 2
      }
    }
  ]
} },
  listInvoices: { method: 'GET', path: '/accounting/invoices', status: 200, body: {
  "items": [
    {
      "currency": "GBP",
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "finalizedAt": "2026-01-05T09:01:15.000Z",
      "issuedAt": "2026-01-05T09:01:15.000Z",
      "lines": [
        {
          "name": "Assam",
          "productId": "019b0000-0000-7000-8000-000000000008",
          "quantity": 2,
          "unitPrice": 500
        }
      ],
      "number": "2026-000001",
      "orderId": "019b0000-0000-7000-8000-000000000029",
      "recipient": {
        "name": "Ada King",
        "lines": [
          "1 Some Street",
          "London"
        ],
        "country": "GB"
      },
      "total": 1000,
      "seller": null,
      "version": 1
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  exportInvoices: { method: 'GET', path: '/accounting/invoices/export.csv', status: 200, body: "orderId,customerId,finalizedAt,issuedAt,number,lines,units,total,currency\r\n019b0000-0000-7000-8000-000000000029,019b0000-0000-7000-8000-000000000021,2026-01-05T09:01:15.000Z,2026-01-05T09:01:15.000Z,2026-000001,1,2,1000,GBP\r\n" },
  getInvoice: { method: 'GET', path: '/accounting/invoices/{orderId}', status: 200, body: {
  "currency": "GBP",
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "finalizedAt": "2026-01-05T09:01:15.000Z",
  "issuedAt": "2026-01-05T09:01:15.000Z",
  "lines": [
    {
      "name": "Assam",
      "productId": "019b0000-0000-7000-8000-000000000008",
      "quantity": 2,
      "unitPrice": 500
    }
  ],
  "number": "2026-000001",
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "recipient": {
    "name": "Ada King",
    "lines": [
      "1 Some Street",
      "London"
    ],
    "country": "GB"
  },
  "total": 1000,
  "seller": null,
  "version": 1
} },
  getInvoicePage: { method: 'GET', path: '/accounting/invoices/{orderId}/document.html', status: 200, body: "<!doctype html>" },
  getInvoicePdf: { method: 'GET', path: '/accounting/invoices/{orderId}/document.pdf', status: 200, body: "%PDF-1.7" },
  exportInvoicesOfCustomer: { method: 'GET', path: '/accounting/customers/{customerId}/export', status: 200, body: {
  "customerId": "019b0000-0000-7000-8000-000000000021",
  "invoices": {
    "items": [
      {
        "currency": "GBP",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "finalizedAt": "2026-01-05T09:01:15.000Z",
        "issuedAt": "2026-01-05T09:01:15.000Z",
        "lines": [
          {
            "name": "Assam",
            "productId": "019b0000-0000-7000-8000-000000000008",
            "quantity": 2,
            "unitPrice": 500
          }
        ],
        "number": "2026-000001",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "recipient": {
          "name": "Ada King",
          "lines": [
            "1 Some Street",
            "London"
          ],
          "country": "GB"
        },
        "total": 1000,
        "seller": null,
        "version": 1
      }
    ],
    "nextCursor": null,
    "previousCursor": null,
    "total": {
      "count": 1,
      "exact": true
    }
  }
} },
  getRevenue: { method: 'GET', path: '/accounting/revenue', status: 200, body: {
  "currency": "GBP",
  "first": "2026-01",
  "last": "2026-12",
  "periods": [
    {
      "period": "2026-01",
      "invoices": 1,
      "units": 2,
      "amount": 1000,
      "rows": [
        {
          "id": "019b0000-0000-7000-8000-000000000002",
          "name": "Teas",
          "invoices": 1,
          "units": 2,
          "amount": 1000
        }
      ]
    }
  ],
  "rows": [
    {
      "id": "019b0000-0000-7000-8000-000000000002",
      "name": "Teas",
      "invoices": 1,
      "units": 2,
      "amount": 1000
    }
  ],
  "invoices": 1,
  "units": 2,
  "total": 1000,
  "previous": {
    "first": "2025-01",
    "last": "2025-12",
    "periods": [],
    "rows": [],
    "invoices": 0,
    "units": 0,
    "total": 0
  }
} },
  exportRevenue: { method: 'GET', path: '/accounting/revenue/export.csv', status: 200, body: "period,id,name,invoices,units,amount,currency\r\n2026-01-05,019b0000-0000-7000-8000-000000000008,Assam,1,2,1000,GBP\r\n" },
  getStatusOfStorefront: { method: 'GET', path: '/storefront/admin/status', status: 200, body: {
  "name": "storefront",
  "instance": "019b0000-0000-7000-8000-000000000072",
  "since": "2026-01-05T09:00:00.000Z",
  "version": "0.1.0",
  "database": "SQLite",
  "ready": true,
  "failing": {
    "projection": null,
    "reactions": null,
    "eventStore": null
  },
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "reactionsDone": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "parked": {
    "projection": 0,
    "reactions": 0
  },
  "unknownEvents": 0,
  "divergences": 0,
  "head": 58,
  "lag": 0
} },
  listParkedOfStorefront: { method: 'GET', path: '/storefront/admin/parked', status: 200, body: {
  "items": [
    {
      "consumer": "storefront.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "parkedAt": "2026-01-05T09:02:58.000Z",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "storefront.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "parkedAt": "2026-01-05T09:02:58.000Z",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    },
    {
      "consumer": "storefront.reactions",
      "eventId": "019b0000-0000-7000-8000-000000000063",
      "parkedAt": "2026-01-05T09:02:58.000Z",
      "position": 53,
      "stream": "order-019b0000-0000-7000-8000-000000000031",
      "version": 1,
      "type": "OrderPlaced",
      "error": "an example of an error",
      "waits": false
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 3,
    "exact": true
  }
} },
  retryParkedOfStorefront: { method: 'POST', path: '/storefront/admin/parked/{loop}/{eventId}/retry', status: 204, body: undefined },
  discardParkedOfStorefront: { method: 'DELETE', path: '/storefront/admin/parked/{loop}/{eventId}', status: 204, body: undefined },
  listReadsOfStorefront: { method: 'GET', path: '/storefront/admin/reads', status: 200, body: {
  "instance": "019b0000-0000-7000-8000-000000000072",
  "remembersFrom": 1,
  "items": [
    {
      "position": 1,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    },
    {
      "position": 2,
      "viewAt": "2026-01-05T09:00:00.000Z",
      "reactionsAt": "2026-01-05T09:00:00.000Z"
    }
  ]
} },
  rebuildViewOfStorefront: { method: 'POST', path: '/storefront/admin/rebuild', status: 202, body: {
  "status": "rebuilding",
  "position": 58,
  "instance": "019b0000-0000-7000-8000-000000000072",
  "rebuildId": "019b0000-0000-7000-8000-000000000073"
} },
  listRebuildsOfStorefront: { method: 'GET', path: '/storefront/admin/rebuilds', status: 200, body: {
  "items": [
    {
      "rebuildId": "019b0000-0000-7000-8000-000000000073",
      "actor": {
        "kind": "manager",
        "id": "019b0000-0000-7000-8000-000000000004"
      },
      "startedAt": "2026-01-05T09:03:03.000Z",
      "emptiedAt": "2026-01-05T09:03:03.000Z",
      "builtAt": "2026-01-05T09:03:03.000Z",
      "endedAt": "2026-01-05T09:03:03.000Z",
      "state": "done",
      "detail": null,
      "position": 58,
      "target": 58,
      "commitsPerSecond": 58000,
      "rowsWritten": 12,
      "fingerprints": [
        {
          "collection": "products",
          "before": {
            "rows": 2,
            "sha256": "aea92132c4cbeb263e6ac2bf6c183b5d81737f179f21efdc5863739672f0f470"
          },
          "after": {
            "rows": 2,
            "sha256": "aea92132c4cbeb263e6ac2bf6c183b5d81737f179f21efdc5863739672f0f470"
          },
          "equal": true
        },
        {
          "collection": "prices",
          "before": {
            "rows": 2,
            "sha256": "0b918943df0962bc7a1824c0555a389347b4febdc7cf9d1254406d80ce44e3f9"
          },
          "after": {
            "rows": 2,
            "sha256": "0b918943df0962bc7a1824c0555a389347b4febdc7cf9d1254406d80ce44e3f9"
          },
          "equal": true
        },
        {
          "collection": "categories",
          "before": {
            "rows": 2,
            "sha256": "d59eced1ded07f84c145592f65bdf854358e009c5cd705f5215bf18697fed103"
          },
          "after": {
            "rows": 2,
            "sha256": "d59eced1ded07f84c145592f65bdf854358e009c5cd705f5215bf18697fed103"
          },
          "equal": true
        },
        {
          "collection": "baskets",
          "before": {
            "rows": 0,
            "sha256": "3d914f9348c9cc0ff8a79716700b9fcd4d2f3e711608004eb8f138bcba7f14d9"
          },
          "after": {
            "rows": 0,
            "sha256": "3d914f9348c9cc0ff8a79716700b9fcd4d2f3e711608004eb8f138bcba7f14d9"
          },
          "equal": true
        },
        {
          "collection": "companions",
          "before": {
            "rows": 1,
            "sha256": "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"
          },
          "after": {
            "rows": 1,
            "sha256": "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"
          },
          "equal": true
        },
        {
          "collection": "catalogue",
          "before": {
            "rows": 2,
            "sha256": "44cb730c420480a0477b505ae68af508fb90f96cf0ec54c6ad16949dd427f13a"
          },
          "after": {
            "rows": 2,
            "sha256": "44cb730c420480a0477b505ae68af508fb90f96cf0ec54c6ad16949dd427f13a"
          },
          "equal": true
        }
      ]
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getRebuildOfStorefront: { method: 'GET', path: '/storefront/admin/rebuilds/{rebuildId}', status: 200, body: {
  "rebuildId": "019b0000-0000-7000-8000-000000000073",
  "actor": {
    "kind": "manager",
    "id": "019b0000-0000-7000-8000-000000000004"
  },
  "startedAt": "2026-01-05T09:03:03.000Z",
  "emptiedAt": "2026-01-05T09:03:03.000Z",
  "builtAt": "2026-01-05T09:03:03.000Z",
  "endedAt": "2026-01-05T09:03:03.000Z",
  "state": "done",
  "detail": null,
  "position": 58,
  "target": 58,
  "commitsPerSecond": 58000,
  "rowsWritten": 12,
  "fingerprints": [
    {
      "collection": "products",
      "before": {
        "rows": 2,
        "sha256": "aea92132c4cbeb263e6ac2bf6c183b5d81737f179f21efdc5863739672f0f470"
      },
      "after": {
        "rows": 2,
        "sha256": "aea92132c4cbeb263e6ac2bf6c183b5d81737f179f21efdc5863739672f0f470"
      },
      "equal": true
    },
    {
      "collection": "prices",
      "before": {
        "rows": 2,
        "sha256": "0b918943df0962bc7a1824c0555a389347b4febdc7cf9d1254406d80ce44e3f9"
      },
      "after": {
        "rows": 2,
        "sha256": "0b918943df0962bc7a1824c0555a389347b4febdc7cf9d1254406d80ce44e3f9"
      },
      "equal": true
    },
    {
      "collection": "categories",
      "before": {
        "rows": 2,
        "sha256": "d59eced1ded07f84c145592f65bdf854358e009c5cd705f5215bf18697fed103"
      },
      "after": {
        "rows": 2,
        "sha256": "d59eced1ded07f84c145592f65bdf854358e009c5cd705f5215bf18697fed103"
      },
      "equal": true
    },
    {
      "collection": "baskets",
      "before": {
        "rows": 0,
        "sha256": "3d914f9348c9cc0ff8a79716700b9fcd4d2f3e711608004eb8f138bcba7f14d9"
      },
      "after": {
        "rows": 0,
        "sha256": "3d914f9348c9cc0ff8a79716700b9fcd4d2f3e711608004eb8f138bcba7f14d9"
      },
      "equal": true
    },
    {
      "collection": "companions",
      "before": {
        "rows": 1,
        "sha256": "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"
      },
      "after": {
        "rows": 1,
        "sha256": "73475cb40a568e8da8a045ced110137e159f890ac4da883b6b17dc651b3a8049"
      },
      "equal": true
    },
    {
      "collection": "catalogue",
      "before": {
        "rows": 2,
        "sha256": "44cb730c420480a0477b505ae68af508fb90f96cf0ec54c6ad16949dd427f13a"
      },
      "after": {
        "rows": 2,
        "sha256": "44cb730c420480a0477b505ae68af508fb90f96cf0ec54c6ad16949dd427f13a"
      },
      "equal": true
    }
  ]
} },
  getViewRowsOfStorefront: { method: 'GET', path: '/storefront/admin/view/{collection}', status: 200, body: {
  "checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "rows": [
    {
      "id": "019b0000-0000-7000-8000-000000000001",
      "row": {
        "categoryId": "019b0000-0000-7000-8000-000000000001",
        "position": 3,
        "parentId": null,
        "slugWords": "drinks",
        "name": "Drinks",
        "description": "Tea, coffee and juice",
        "status": "active"
      }
    }
  ]
} },
  getStorefrontHome: { method: 'GET', path: '/storefront/home', status: 200, body: {
  "categories": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000001",
      "slug": "drinks-3",
      "name": "Drinks",
      "description": "Tea, coffee and juice",
      "parentId": null,
      "products": 2
    },
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas",
      "description": "",
      "parentId": "019b0000-0000-7000-8000-000000000001",
      "products": 2
    }
  ],
  "newest": [
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "slug": "sencha-9",
      "name": "Sencha",
      "description": "",
      "supplier": "",
      "price": 620,
      "currency": "GBP",
      "picture": null,
      "pictures": null,
      "status": "active",
      "addedAt": "2026-01-05T09:00:12.000Z",
      "unitsAvailable": 12,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
    },
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 33,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ],
  "bestselling": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 33,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ],
  "backInStock": []
} },
  searchProducts: { method: 'GET', path: '/storefront/products', status: 200, body: {
  "items": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 33,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  },
  "corrected": "assam",
  "matched": "all",
  "facets": {
    "category": [
      {
        "value": "019b0000-0000-7000-8000-000000000001",
        "label": "Drinks",
        "parentId": null,
        "count": 1
      },
      {
        "value": "019b0000-0000-7000-8000-000000000002",
        "label": "Teas",
        "parentId": "019b0000-0000-7000-8000-000000000001",
        "count": 1
      }
    ],
    "supplier": [
      {
        "value": "Exotic Liquids",
        "label": "Exotic Liquids",
        "count": 1
      }
    ],
    "price": {
      "min": 500,
      "max": 500,
      "ranges": [
        {
          "from": 500,
          "until": 999,
          "count": 1
        }
      ]
    },
    "inStock": [
      {
        "value": true,
        "count": 1
      },
      {
        "value": false,
        "count": 0
      }
    ]
  }
} },
  suggestProducts: { method: 'GET', path: '/storefront/suggestions', status: 200, body: {
  "products": [
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ],
  "categories": [],
  "queries": [
    "assam"
  ]
} },
  getStorefrontCategory: { method: 'GET', path: '/storefront/categories/{categoryId}', status: 200, body: {
  "category": {
    "categoryId": "019b0000-0000-7000-8000-000000000001",
    "slug": "drinks-3",
    "name": "Drinks",
    "description": "Tea, coffee and juice",
    "parentId": null,
    "products": 2
  },
  "path": [],
  "children": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas",
      "description": "",
      "parentId": "019b0000-0000-7000-8000-000000000001",
      "products": 2
    }
  ],
  "bestselling": [],
  "newest": [
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "slug": "sencha-9",
      "name": "Sencha",
      "description": "",
      "supplier": "",
      "price": 620,
      "currency": "GBP",
      "picture": null,
      "pictures": null,
      "status": "active",
      "addedAt": "2026-01-05T09:00:12.000Z",
      "unitsAvailable": 12,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
    },
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 35,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ]
} },
  getStorefrontCategoryBySlug: { method: 'GET', path: '/storefront/categories/by-slug/{slug}', status: 200, body: {
  "category": {
    "categoryId": "019b0000-0000-7000-8000-000000000002",
    "slug": "teas-4",
    "name": "Teas",
    "description": "",
    "parentId": "019b0000-0000-7000-8000-000000000001",
    "products": 2
  },
  "path": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000001",
      "slug": "drinks-3",
      "name": "Drinks"
    }
  ],
  "children": [],
  "bestselling": [],
  "newest": [
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "slug": "sencha-9",
      "name": "Sencha",
      "description": "",
      "supplier": "",
      "price": 620,
      "currency": "GBP",
      "picture": null,
      "pictures": null,
      "status": "active",
      "addedAt": "2026-01-05T09:00:12.000Z",
      "unitsAvailable": 12,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
    },
    {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 35,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    }
  ]
} },
  getStorefrontProduct: { method: 'GET', path: '/storefront/products/{productId}', status: 200, body: {
  "product": {
    "productId": "019b0000-0000-7000-8000-000000000008",
    "slug": "assam-8",
    "name": "Assam",
    "description": "Black tea, 250 g",
    "supplier": "Exotic Liquids",
    "price": 500,
    "currency": "GBP",
    "picture": "https://example.org/assam.jpg",
    "pictures": {
      "width": 8,
      "height": 8,
      "variants": [
        {
          "type": "image/avif",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
        },
        {
          "type": "image/webp",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
        }
      ]
    },
    "status": "active",
    "addedAt": "2026-01-05T09:00:11.000Z",
    "unitsAvailable": 33,
    "category": {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas"
    },
    "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
  },
  "path": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000001",
      "slug": "drinks-3",
      "name": "Drinks"
    },
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas"
    }
  ],
  "prices": [
    {
      "price": 450,
      "since": "2026-01-05T09:00:11.000Z"
    },
    {
      "price": 490,
      "since": "2026-01-05T09:00:13.000Z"
    },
    {
      "price": 500,
      "since": "2026-01-05T09:00:17.000Z"
    }
  ],
  "lowestPrice": 450,
  "boughtTogether": [],
  "sameCategory": [
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "slug": "sencha-9",
      "name": "Sencha",
      "description": "",
      "supplier": "",
      "price": 620,
      "currency": "GBP",
      "picture": null,
      "pictures": null,
      "status": "active",
      "addedAt": "2026-01-05T09:00:12.000Z",
      "unitsAvailable": 12,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
    }
  ]
} },
  getStorefrontProductBySlug: { method: 'GET', path: '/storefront/products/by-slug/{slug}', status: 200, body: {
  "product": {
    "productId": "019b0000-0000-7000-8000-000000000008",
    "slug": "assam-8",
    "name": "Assam",
    "description": "Black tea, 250 g",
    "supplier": "Exotic Liquids",
    "price": 500,
    "currency": "GBP",
    "picture": "https://example.org/assam.jpg",
    "pictures": {
      "width": 8,
      "height": 8,
      "variants": [
        {
          "type": "image/avif",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
        },
        {
          "type": "image/webp",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
        }
      ]
    },
    "status": "active",
    "addedAt": "2026-01-05T09:00:11.000Z",
    "unitsAvailable": 35,
    "category": {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas"
    },
    "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
  },
  "path": [
    {
      "categoryId": "019b0000-0000-7000-8000-000000000001",
      "slug": "drinks-3",
      "name": "Drinks"
    },
    {
      "categoryId": "019b0000-0000-7000-8000-000000000002",
      "slug": "teas-4",
      "name": "Teas"
    }
  ],
  "prices": [
    {
      "price": 450,
      "since": "2026-01-05T09:00:11.000Z"
    },
    {
      "price": 490,
      "since": "2026-01-05T09:00:13.000Z"
    },
    {
      "price": 500,
      "since": "2026-01-05T09:00:17.000Z"
    }
  ],
  "lowestPrice": 450,
  "boughtTogether": [],
  "sameCategory": [
    {
      "productId": "019b0000-0000-7000-8000-000000000009",
      "slug": "sencha-9",
      "name": "Sencha",
      "description": "",
      "supplier": "",
      "price": 620,
      "currency": "GBP",
      "picture": null,
      "pictures": null,
      "status": "active",
      "addedAt": "2026-01-05T09:00:12.000Z",
      "unitsAvailable": 12,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
    }
  ]
} },
  getHead: { method: 'GET', path: '/event-store/head', status: 200, body: {
  "position": 58,
  "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
} },
  getMeasures: { method: 'GET', path: '/event-store/measures', status: 200, body: {
  "position": 8,
  "ordersOpen": 0,
  "ordersFinalized": 0,
  "ordersCanceled": 0,
  "invoices": 0,
  "revenue": 0,
  "unitsAvailable": 30,
  "unitsReserved": 0,
  "unitsSold": 0,
  "creditHeld": 0,
  "customers": 1
} },
  listCommits: { method: 'GET', path: '/event-store/commits', status: 200, body: {
  "commits": [
    {
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000021",
        "kind": "customer"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "addressId": null,
                "currency": "GBP",
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "deadlineAt": "2026-01-05T09:01:45.000Z",
                "lines": [
                  {
                    "name": "Assam",
                    "productId": "019b0000-0000-7000-8000-000000000008",
                    "quantity": 2,
                    "unitPrice": 500
                  }
                ],
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "placedAt": "2026-01-05T09:01:15.000Z",
                "total": 1000
              },
              "eventId": "019b0000-0000-7000-8000-000000000034",
              "schemaVersion": 1,
              "type": "OrderPlaced"
            }
          ],
          "fromVersion": 0,
          "stream": "order-019b0000-0000-7000-8000-000000000029"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000035",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451",
      "position": 39,
      "previousHash": "2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3",
      "requestId": "019b0000-0000-7000-8000-000000000036",
      "hash": "19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  },
  "head": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  }
} },
  exportCommits: { method: 'GET', path: '/event-store/commits/export.csv', status: 200, body: "position,at,actorKind,actorId,correlationId,causationId,events,types,streams,hash\r\n42,2026-01-05T09:01:15.000Z,service,order,019b0000-0000-7000-8000-000000000035,019b0000-0000-7000-8000-000000000037,2,OrderApproved OrderFinalized,order-019b0000-0000-7000-8000-000000000029,4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5\r\n39,2026-01-05T09:01:15.000Z,customer,019b0000-0000-7000-8000-000000000021,019b0000-0000-7000-8000-000000000035,019b0000-0000-7000-8000-000000000035,1,OrderPlaced,order-019b0000-0000-7000-8000-000000000029,19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7\r\n" },
  listStreams: { method: 'GET', path: '/event-store/streams', status: 200, body: {
  "items": [
    {
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 3,
      "firstPosition": 39,
      "lastPosition": 42,
      "changedAt": "2026-01-05T09:01:15.000Z",
      "category": "order",
      "service": "order"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  exportStreams: { method: 'GET', path: '/event-store/streams/export.csv', status: 200, body: "stream,category,service,version,firstPosition,lastPosition,changedAt\r\norder-019b0000-0000-7000-8000-000000000029,order,order,3,39,42,2026-01-05T09:01:15.000Z\r\n" },
  getActivity: { method: 'GET', path: '/event-store/activity', status: 200, body: {
  "periods": [
    {
      "start": "2026-01-05T00:00:00.000Z",
      "commits": 58,
      "events": [
        {
          "category": "category",
          "count": 5
        },
        {
          "category": "clients",
          "count": 2
        },
        {
          "category": "credit",
          "count": 9
        },
        {
          "category": "customer",
          "count": 13
        },
        {
          "category": "invoice",
          "count": 2
        },
        {
          "category": "invoices",
          "count": 2
        },
        {
          "category": "keyring",
          "count": 2
        },
        {
          "category": "order",
          "count": 8
        },
        {
          "category": "payment",
          "count": 6
        },
        {
          "category": "product",
          "count": 16
        },
        {
          "category": "reservation",
          "count": 6
        },
        {
          "category": "revocations",
          "count": 10
        },
        {
          "category": "role",
          "count": 3
        },
        {
          "category": "session",
          "count": 2
        },
        {
          "category": "username",
          "count": 4
        }
      ]
    }
  ]
} },
  listInstances: { method: 'GET', path: '/event-store/instances', status: 200, body: {
  "instances": [
    {
      "name": "event-store",
      "version": "0.1.0",
      "instance": "019b0000-0000-7000-8000-000000000056",
      "since": "2026-01-05T09:00:00.000Z",
      "database": "SQLite",
      "ready": true,
      "position": 58,
      "lag": 0,
      "parked": {
        "projection": 0,
        "reactions": 0
      },
      "lastSeenAt": "2026-01-05T09:02:03.000Z"
    }
  ]
} },
  listAllParked: { method: 'GET', path: '/event-store/parked', status: 200, body: {
  "items": [],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 0,
    "exact": true
  }
} },
  listSettledParked: { method: 'GET', path: '/event-store/parked/settled', status: 200, body: {
  "items": [
    {
      "settlementId": "019b0000-0000-7000-8000-000000000065",
      "eventId": "019b0000-0000-7000-8000-000000000062",
      "version": 1,
      "parkedAt": "2026-01-05T09:02:20.000Z",
      "settledAt": "2026-01-05T09:02:23.000Z",
      "action": "discarded",
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "reason": "The order was a test.",
      "consumer": "customer.reactions",
      "position": 46,
      "stream": "order-019b0000-0000-7000-8000-000000000030",
      "type": "OrderPlaced",
      "error": "an example of an error"
    },
    {
      "settlementId": "019b0000-0000-7000-8000-000000000066",
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "version": 1,
      "parkedAt": "2026-01-05T09:02:20.000Z",
      "settledAt": "2026-01-05T09:02:22.000Z",
      "action": "retried",
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "reason": null,
      "consumer": "customer.reactions",
      "position": 39,
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "type": "OrderPlaced",
      "error": "an example of an error"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 2,
    "exact": true
  }
} },
  exportParked: { method: 'GET', path: '/event-store/parked/export.csv', status: 200, body: "consumer,type,position,stream,version,eventId,parkedAt,error,waits\r\n" },
  exportSettledParked: { method: 'GET', path: '/event-store/parked/settled/export.csv', status: 200, body: "consumer,type,position,stream,version,eventId,parkedAt,error,settledAt,action,actorKind,actorId,reason\r\ncustomer.reactions,OrderPlaced,46,order-019b0000-0000-7000-8000-000000000030,1,019b0000-0000-7000-8000-000000000062,2026-01-05T09:02:20.000Z,an example of an error,2026-01-05T09:02:23.000Z,discarded,manager,019b0000-0000-7000-8000-000000000004,The order was a test.\r\ncustomer.reactions,OrderPlaced,39,order-019b0000-0000-7000-8000-000000000029,1,019b0000-0000-7000-8000-000000000034,2026-01-05T09:02:20.000Z,an example of an error,2026-01-05T09:02:22.000Z,retried,manager,019b0000-0000-7000-8000-000000000004,\r\n" },
  beginExperiment: { method: 'POST', path: '/event-store/experiments', status: 201, body: {
  "experimentId": "019b0000-0000-7000-8000-000000000058",
  "customerId": "019b0000-0000-7000-8000-000000000004",
  "fault": {
    "kind": "message-lost",
    "service": "product"
  },
  "plantedAt": "2026-01-05T09:02:11.000Z",
  "expiresAt": "2026-01-05T09:12:11.000Z",
  "order": null,
  "effects": [],
  "takenBy": [
    "019b0000-0000-7000-8000-000000000059"
  ],
  "state": "waiting"
} },
  listExperiments: { method: 'GET', path: '/event-store/experiments', status: 200, body: {
  "items": [
    {
      "experimentId": "019b0000-0000-7000-8000-000000000058",
      "customerId": "019b0000-0000-7000-8000-000000000004",
      "fault": {
        "kind": "message-lost",
        "service": "product"
      },
      "plantedAt": "2026-01-05T09:02:11.000Z",
      "expiresAt": "2026-01-05T09:12:11.000Z",
      "order": null,
      "effects": [],
      "takenBy": [
        "019b0000-0000-7000-8000-000000000059"
      ],
      "state": "waiting"
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  getExperiment: { method: 'GET', path: '/event-store/experiments/{experimentId}', status: 200, body: {
  "experimentId": "019b0000-0000-7000-8000-000000000058",
  "customerId": "019b0000-0000-7000-8000-000000000004",
  "fault": {
    "kind": "message-lost",
    "service": "product"
  },
  "plantedAt": "2026-01-05T09:02:11.000Z",
  "expiresAt": "2026-01-05T09:12:11.000Z",
  "order": null,
  "effects": [],
  "takenBy": [
    "019b0000-0000-7000-8000-000000000059"
  ],
  "state": "waiting"
} },
  liftExperiment: { method: 'DELETE', path: '/event-store/experiments/{experimentId}', status: 204, body: undefined },
  getCommit: { method: 'GET', path: '/event-store/commits/{position}', status: 200, body: {
  "actor": {
    "id": "019b0000-0000-7000-8000-000000000004",
    "kind": "manager"
  },
  "appends": [
    {
      "events": [
        {
          "data": {
            "addedAt": "2026-01-05T09:00:11.000Z",
            "categoryId": "019b0000-0000-7000-8000-000000000002",
            "currency": "GBP",
            "description": "Black tea, 250 g",
            "name": "Assam",
            "picture": "https://example.org/assam.jpg",
            "price": 450,
            "productId": "019b0000-0000-7000-8000-000000000008",
            "slugWords": "assam",
            "supplier": "Exotic Liquids"
          },
          "eventId": "019b0000-0000-7000-8000-000000000020",
          "schemaVersion": 1,
          "type": "ProductAdded"
        },
        {
          "data": {
            "adjustedAt": "2026-01-05T09:00:11.000Z",
            "delta": 30,
            "productId": "019b0000-0000-7000-8000-000000000008",
            "reason": "initial stock"
          },
          "eventId": "019b0000-0000-7000-8000-000000000019",
          "schemaVersion": 1,
          "type": "StockAdjusted"
        }
      ],
      "fromVersion": 0,
      "stream": "product-019b0000-0000-7000-8000-000000000008"
    }
  ],
  "at": "2026-01-05T09:00:11.000Z",
  "causationId": "019b0000-0000-7000-8000-000000000032",
  "correlationId": "019b0000-0000-7000-8000-000000000032",
  "fingerprint": "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a",
  "position": 8,
  "previousHash": "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d",
  "requestId": "019b0000-0000-7000-8000-000000000033",
  "hash": "e7f6c011776e8db7cd330b54174fd76f7d0216b612387a5ffcfb81e6f0919683"
} },
  getStream: { method: 'GET', path: '/event-store/streams/{stream}', status: 200, body: {
  "stream": "product-019b0000-0000-7000-8000-000000000008",
  "events": [
    {
      "version": 1,
      "position": 8,
      "at": "2026-01-05T09:00:11.000Z",
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "event": {
        "data": {
          "addedAt": "2026-01-05T09:00:11.000Z",
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "currency": "GBP",
          "description": "Black tea, 250 g",
          "name": "Assam",
          "picture": "https://example.org/assam.jpg",
          "price": 450,
          "productId": "019b0000-0000-7000-8000-000000000008",
          "slugWords": "assam",
          "supplier": "Exotic Liquids"
        },
        "eventId": "019b0000-0000-7000-8000-000000000020",
        "schemaVersion": 1,
        "type": "ProductAdded"
      }
    },
    {
      "version": 2,
      "position": 8,
      "at": "2026-01-05T09:00:11.000Z",
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000004",
        "kind": "manager"
      },
      "event": {
        "data": {
          "adjustedAt": "2026-01-05T09:00:11.000Z",
          "delta": 30,
          "productId": "019b0000-0000-7000-8000-000000000008",
          "reason": "initial stock"
        },
        "eventId": "019b0000-0000-7000-8000-000000000019",
        "schemaVersion": 1,
        "type": "StockAdjusted"
      }
    }
  ]
} },
  getOrderStory: { method: 'GET', path: '/event-store/orders/{orderId}/story', status: 200, body: {
  "commits": [
    {
      "actor": {
        "id": "019b0000-0000-7000-8000-000000000021",
        "kind": "customer"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "addressId": null,
                "currency": "GBP",
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "deadlineAt": "2026-01-05T09:01:45.000Z",
                "lines": [
                  {
                    "name": "Assam",
                    "productId": "019b0000-0000-7000-8000-000000000008",
                    "quantity": 2,
                    "unitPrice": 500
                  }
                ],
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "placedAt": "2026-01-05T09:01:15.000Z",
                "total": 1000
              },
              "eventId": "019b0000-0000-7000-8000-000000000034",
              "schemaVersion": 1,
              "type": "OrderPlaced"
            }
          ],
          "fromVersion": 0,
          "stream": "order-019b0000-0000-7000-8000-000000000029"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000035",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451",
      "position": 39,
      "previousHash": "2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3",
      "requestId": "019b0000-0000-7000-8000-000000000036",
      "hash": "19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7"
    },
    {
      "actor": {
        "id": "product",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "lines": [
                  {
                    "productId": "019b0000-0000-7000-8000-000000000008",
                    "quantity": 2
                  }
                ],
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "reservedAt": "2026-01-05T09:01:15.000Z"
              },
              "eventId": "019b0000-0000-7000-8000-000000000038",
              "schemaVersion": 1,
              "type": "StockReserved"
            }
          ],
          "fromVersion": 0,
          "stream": "reservation-019b0000-0000-7000-8000-000000000029"
        },
        {
          "events": [
            {
              "data": {
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "productId": "019b0000-0000-7000-8000-000000000008",
                "quantity": 2,
                "reservedAt": "2026-01-05T09:01:15.000Z"
              },
              "eventId": "019b0000-0000-7000-8000-000000000039",
              "schemaVersion": 1,
              "type": "UnitsReserved"
            }
          ],
          "fromVersion": 8,
          "stream": "product-019b0000-0000-7000-8000-000000000008"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000034",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "4fc82b26aecb47d2868c4efbe3581732a3e7cbcc6c2efb32062c08170a05eeb8",
      "position": 40,
      "previousHash": "19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7",
      "requestId": "019b0000-0000-7000-8000-000000000040",
      "hash": "6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918"
    },
    {
      "actor": {
        "id": "customer",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "amount": 1000,
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "recipient": {
                  "ciphertext": "QrHyJHZXVT1_gw7pZ_4i",
                  "iv": "cafebabefacedbad",
                  "subject": "invoice-2026-019b0000-0000-7000-8000-000000000021",
                  "tag": "TVxa-1Yw0cG_hFl2nWq0tA"
                },
                "reservedAt": "2026-01-05T09:01:15.000Z"
              },
              "eventId": "019b0000-0000-7000-8000-000000000037",
              "schemaVersion": 1,
              "type": "CreditReserved"
            }
          ],
          "fromVersion": 0,
          "stream": "payment-019b0000-0000-7000-8000-000000000029"
        },
        {
          "events": [
            {
              "data": {
                "amount": 1000,
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "heldAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000041",
              "schemaVersion": 1,
              "type": "CreditHeld"
            }
          ],
          "fromVersion": 2,
          "stream": "credit-019b0000-0000-7000-8000-000000000021"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000034",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "3fdba35f04dc8c462986c992bcf875546257113072a909c162f7e470e581e278",
      "position": 41,
      "previousHash": "6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918",
      "requestId": "019b0000-0000-7000-8000-000000000042",
      "hash": "8527a891e224136950ff32ca212b45bc93f69fbb801c3b1ebedac52775f99e61"
    },
    {
      "actor": {
        "id": "order",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "approvedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000043",
              "schemaVersion": 1,
              "type": "OrderApproved"
            },
            {
              "data": {
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "finalizedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000044",
              "schemaVersion": 1,
              "type": "OrderFinalized"
            }
          ],
          "fromVersion": 1,
          "stream": "order-019b0000-0000-7000-8000-000000000029"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000037",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "e629fa6598d732768f7c726b4b621285f9c3b85303900aa912017db7617d8bdb",
      "position": 42,
      "previousHash": "8527a891e224136950ff32ca212b45bc93f69fbb801c3b1ebedac52775f99e61",
      "requestId": "019b0000-0000-7000-8000-000000000045",
      "hash": "4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5"
    },
    {
      "actor": {
        "id": "customer",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "chargedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000046",
              "schemaVersion": 1,
              "type": "CreditCharged"
            }
          ],
          "fromVersion": 1,
          "stream": "payment-019b0000-0000-7000-8000-000000000029"
        },
        {
          "events": [
            {
              "data": {
                "amount": 1000,
                "chargedAt": "2026-01-05T09:01:15.000Z",
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000047",
              "schemaVersion": 1,
              "type": "HoldCharged"
            }
          ],
          "fromVersion": 3,
          "stream": "credit-019b0000-0000-7000-8000-000000000021"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000044",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "b17ef6d19c7a5b1ee83b907c595526dcb1eb06db8227d650d5dda0a9f4ce8cd9",
      "position": 43,
      "previousHash": "4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5",
      "requestId": "019b0000-0000-7000-8000-000000000048",
      "hash": "4523540f1504cd17100c4835e85b7eefd49911580f8efff0599a8f283be6b9e3"
    },
    {
      "actor": {
        "id": "product",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "deductedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029"
              },
              "eventId": "019b0000-0000-7000-8000-000000000049",
              "schemaVersion": 1,
              "type": "StockDeducted"
            }
          ],
          "fromVersion": 1,
          "stream": "reservation-019b0000-0000-7000-8000-000000000029"
        },
        {
          "events": [
            {
              "data": {
                "deductedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "productId": "019b0000-0000-7000-8000-000000000008",
                "quantity": 2
              },
              "eventId": "019b0000-0000-7000-8000-000000000050",
              "schemaVersion": 1,
              "type": "UnitsDeducted"
            }
          ],
          "fromVersion": 9,
          "stream": "product-019b0000-0000-7000-8000-000000000008"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000044",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "4ec9599fc203d176a301536c2e091a19bc852759b255bd6818810a42c5fed14a",
      "position": 44,
      "previousHash": "4523540f1504cd17100c4835e85b7eefd49911580f8efff0599a8f283be6b9e3",
      "requestId": "019b0000-0000-7000-8000-000000000051",
      "hash": "9400f1b21cb527d7fa3d3eabba93557a18ebe7a2ca4e471cfe5e4c5b4ca7f767"
    },
    {
      "actor": {
        "id": "accounting",
        "kind": "service"
      },
      "appends": [
        {
          "events": [
            {
              "data": {
                "currency": "GBP",
                "customerId": "019b0000-0000-7000-8000-000000000021",
                "finalizedAt": "2026-01-05T09:01:15.000Z",
                "issuedAt": "2026-01-05T09:01:15.000Z",
                "lines": [
                  {
                    "name": "Assam",
                    "productId": "019b0000-0000-7000-8000-000000000008",
                    "quantity": 2,
                    "unitPrice": 500
                  }
                ],
                "number": "2026-000001",
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "recipient": {
                  "ciphertext": "QrHyJHZXVT1_gw7pZ_4i",
                  "iv": "cafebabefacedbad",
                  "subject": "invoice-2026-019b0000-0000-7000-8000-000000000021",
                  "tag": "TVxa-1Yw0cG_hFl2nWq0tA"
                },
                "total": 1000
              },
              "eventId": "019b0000-0000-7000-8000-000000000052",
              "schemaVersion": 1,
              "type": "InvoiceIssued"
            }
          ],
          "fromVersion": 0,
          "stream": "invoice-019b0000-0000-7000-8000-000000000029"
        },
        {
          "events": [
            {
              "data": {
                "assignedAt": "2026-01-05T09:01:15.000Z",
                "orderId": "019b0000-0000-7000-8000-000000000029",
                "sequence": 1,
                "year": 2026
              },
              "eventId": "019b0000-0000-7000-8000-000000000053",
              "schemaVersion": 1,
              "type": "InvoiceNumberAssigned"
            }
          ],
          "fromVersion": 0,
          "stream": "invoices-2026"
        }
      ],
      "at": "2026-01-05T09:01:15.000Z",
      "causationId": "019b0000-0000-7000-8000-000000000044",
      "correlationId": "019b0000-0000-7000-8000-000000000035",
      "fingerprint": "f5ca38f748a1d6eaf726b8a42fb575c3c71f1864a8143301782de13da2d9202b",
      "position": 45,
      "previousHash": "9400f1b21cb527d7fa3d3eabba93557a18ebe7a2ca4e471cfe5e4c5b4ca7f767",
      "requestId": "019b0000-0000-7000-8000-000000000054",
      "hash": "6f4b6612125fb3a0daecd2799dfd6c9c299424fd920f9b308110a2c1fbd8f443"
    }
  ]
} },
  getStory: { method: 'GET', path: '/event-store/stories/{storyId}', status: 200, body: {
  "orderId": "019b0000-0000-7000-8000-000000000029",
  "correlationId": "019b0000-0000-7000-8000-000000000035",
  "events": [
    {
      "position": 39,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "order",
      "by": "customer",
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "data": {
        "addressId": null,
        "currency": "GBP",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "deadlineAt": "2026-01-05T09:01:45.000Z",
        "lines": [
          {
            "name": "Assam",
            "productId": "019b0000-0000-7000-8000-000000000008",
            "quantity": 2,
            "unitPrice": 500
          }
        ],
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "placedAt": "2026-01-05T09:01:15.000Z",
        "total": 1000
      },
      "eventId": "019b0000-0000-7000-8000-000000000034",
      "schemaVersion": 1,
      "type": "OrderPlaced",
      "step": "asked",
      "causes": [],
      "sinceCause": null
    },
    {
      "position": 40,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "product",
      "by": "service",
      "stream": "reservation-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "data": {
        "lines": [
          {
            "productId": "019b0000-0000-7000-8000-000000000008",
            "quantity": 2
          }
        ],
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "reservedAt": "2026-01-05T09:01:15.000Z"
      },
      "eventId": "019b0000-0000-7000-8000-000000000038",
      "schemaVersion": 1,
      "type": "StockReserved",
      "step": "answered",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000034",
          "type": "OrderPlaced",
          "position": 39,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 40,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "product",
      "by": "service",
      "stream": "product-019b0000-0000-7000-8000-000000000008",
      "version": 9,
      "data": {
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2,
        "reservedAt": "2026-01-05T09:01:15.000Z"
      },
      "eventId": "019b0000-0000-7000-8000-000000000039",
      "schemaVersion": 1,
      "type": "UnitsReserved",
      "step": "answered",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000034",
          "type": "OrderPlaced",
          "position": 39,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 41,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "customer",
      "by": "service",
      "stream": "payment-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "data": {
        "amount": 1000,
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "recipient": {
          "ciphertext": "QrHyJHZXVT1_gw7pZ_4i",
          "iv": "cafebabefacedbad",
          "subject": "invoice-2026-019b0000-0000-7000-8000-000000000021",
          "tag": "TVxa-1Yw0cG_hFl2nWq0tA"
        },
        "reservedAt": "2026-01-05T09:01:15.000Z"
      },
      "eventId": "019b0000-0000-7000-8000-000000000037",
      "schemaVersion": 1,
      "type": "CreditReserved",
      "step": "answered",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000034",
          "type": "OrderPlaced",
          "position": 39,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 41,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "customer",
      "by": "service",
      "stream": "credit-019b0000-0000-7000-8000-000000000021",
      "version": 3,
      "data": {
        "amount": 1000,
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "heldAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000041",
      "schemaVersion": 1,
      "type": "CreditHeld",
      "step": "answered",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000034",
          "type": "OrderPlaced",
          "position": 39,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 42,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "order",
      "by": "service",
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 2,
      "data": {
        "approvedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000043",
      "schemaVersion": 1,
      "type": "OrderApproved",
      "step": "decided",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000038",
          "type": "StockReserved",
          "position": 40,
          "milliseconds": 0
        },
        {
          "eventId": "019b0000-0000-7000-8000-000000000037",
          "type": "CreditReserved",
          "position": 41,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 42,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "order",
      "by": "service",
      "stream": "order-019b0000-0000-7000-8000-000000000029",
      "version": 3,
      "data": {
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "finalizedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000044",
      "schemaVersion": 1,
      "type": "OrderFinalized",
      "step": "decided",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000038",
          "type": "StockReserved",
          "position": 40,
          "milliseconds": 0
        },
        {
          "eventId": "019b0000-0000-7000-8000-000000000037",
          "type": "CreditReserved",
          "position": 41,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 43,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "customer",
      "by": "service",
      "stream": "payment-019b0000-0000-7000-8000-000000000029",
      "version": 2,
      "data": {
        "chargedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000046",
      "schemaVersion": 1,
      "type": "CreditCharged",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 43,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "customer",
      "by": "service",
      "stream": "credit-019b0000-0000-7000-8000-000000000021",
      "version": 4,
      "data": {
        "amount": 1000,
        "chargedAt": "2026-01-05T09:01:15.000Z",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000047",
      "schemaVersion": 1,
      "type": "HoldCharged",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 44,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "product",
      "by": "service",
      "stream": "reservation-019b0000-0000-7000-8000-000000000029",
      "version": 2,
      "data": {
        "deductedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029"
      },
      "eventId": "019b0000-0000-7000-8000-000000000049",
      "schemaVersion": 1,
      "type": "StockDeducted",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 44,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "product",
      "by": "service",
      "stream": "product-019b0000-0000-7000-8000-000000000008",
      "version": 10,
      "data": {
        "deductedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2
      },
      "eventId": "019b0000-0000-7000-8000-000000000050",
      "schemaVersion": 1,
      "type": "UnitsDeducted",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 45,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "accounting",
      "by": "service",
      "stream": "invoice-019b0000-0000-7000-8000-000000000029",
      "version": 1,
      "data": {
        "currency": "GBP",
        "customerId": "019b0000-0000-7000-8000-000000000021",
        "finalizedAt": "2026-01-05T09:01:15.000Z",
        "issuedAt": "2026-01-05T09:01:15.000Z",
        "lines": [
          {
            "name": "Assam",
            "productId": "019b0000-0000-7000-8000-000000000008",
            "quantity": 2,
            "unitPrice": 500
          }
        ],
        "number": "2026-000001",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "recipient": {
          "ciphertext": "QrHyJHZXVT1_gw7pZ_4i",
          "iv": "cafebabefacedbad",
          "subject": "invoice-2026-019b0000-0000-7000-8000-000000000021",
          "tag": "TVxa-1Yw0cG_hFl2nWq0tA"
        },
        "total": 1000
      },
      "eventId": "019b0000-0000-7000-8000-000000000052",
      "schemaVersion": 1,
      "type": "InvoiceIssued",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    },
    {
      "position": 45,
      "at": "2026-01-05T09:01:15.000Z",
      "service": "accounting",
      "by": "service",
      "stream": "invoices-2026",
      "version": 1,
      "data": {
        "assignedAt": "2026-01-05T09:01:15.000Z",
        "orderId": "019b0000-0000-7000-8000-000000000029",
        "sequence": 1,
        "year": 2026
      },
      "eventId": "019b0000-0000-7000-8000-000000000053",
      "schemaVersion": 1,
      "type": "InvoiceNumberAssigned",
      "step": "carried-out",
      "causes": [
        {
          "eventId": "019b0000-0000-7000-8000-000000000044",
          "type": "OrderFinalized",
          "position": 42,
          "milliseconds": 0
        }
      ],
      "sinceCause": 0
    }
  ]
} },
  beginVerification: { method: 'POST', path: '/event-store/verification', status: 202, body: {
  "verificationId": "019b0000-0000-7000-8000-000000000055",
  "startedAt": "2026-01-05T09:02:00.000Z",
  "endedAt": null,
  "state": "running",
  "position": 0,
  "head": 58,
  "result": null
} },
  getVerification: { method: 'GET', path: '/event-store/verification', status: 200, body: {
  "verificationId": "019b0000-0000-7000-8000-000000000055",
  "startedAt": "2026-01-05T09:02:00.000Z",
  "endedAt": "2026-01-05T09:02:00.000Z",
  "state": "done",
  "position": 58,
  "head": 58,
  "result": {
    "ok": true,
    "head": {
      "position": 58,
      "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
    },
    "events": 90
  }
} },
  addVerification: { method: 'POST', path: '/event-store/verifications', status: 202, body: {
  "verificationId": "019b0000-0000-7000-8000-000000000057",
  "startedAt": "2026-01-05T09:02:08.000Z",
  "endedAt": null,
  "state": "running",
  "position": 0,
  "head": 58,
  "result": null
} },
  listVerifications: { method: 'GET', path: '/event-store/verifications', status: 200, body: {
  "items": [
    {
      "verificationId": "019b0000-0000-7000-8000-000000000057",
      "startedAt": "2026-01-05T09:02:08.000Z",
      "endedAt": "2026-01-05T09:02:08.000Z",
      "state": "done",
      "position": 58,
      "head": 58,
      "result": {
        "ok": true,
        "head": {
          "position": 58,
          "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
        },
        "events": 90
      }
    },
    {
      "verificationId": "019b0000-0000-7000-8000-000000000055",
      "startedAt": "2026-01-05T09:02:00.000Z",
      "endedAt": "2026-01-05T09:02:00.000Z",
      "state": "done",
      "position": 58,
      "head": 58,
      "result": {
        "ok": true,
        "head": {
          "position": 58,
          "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
        },
        "events": 90
      }
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 2,
    "exact": true
  }
} },
  getVerificationById: { method: 'GET', path: '/event-store/verifications/{verificationId}', status: 200, body: {
  "verificationId": "019b0000-0000-7000-8000-000000000057",
  "startedAt": "2026-01-05T09:02:08.000Z",
  "endedAt": "2026-01-05T09:02:08.000Z",
  "state": "done",
  "position": 58,
  "head": 58,
  "result": {
    "ok": true,
    "head": {
      "position": 58,
      "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
    },
    "events": 90
  }
} },
  beginAudit: { method: 'POST', path: '/books/audits', status: 202, body: {
  "auditId": "019b0000-0000-7000-8000-000000000060",
  "begunAt": "2026-01-05T09:02:15.000Z",
  "endedAt": null,
  "cause": "request",
  "state": "running",
  "position": 0,
  "head": null,
  "ok": null,
  "faultCount": 0,
  "error": null,
  "checks": []
} },
  listAudits: { method: 'GET', path: '/books/audits', status: 200, body: {
  "items": [
    {
      "auditId": "019b0000-0000-7000-8000-000000000060",
      "begunAt": "2026-01-05T09:02:15.000Z",
      "endedAt": "2026-01-05T09:02:15.000Z",
      "cause": "request",
      "state": "done",
      "position": 58,
      "head": 58,
      "ok": true,
      "faultCount": 0,
      "error": null
    }
  ],
  "nextCursor": null,
  "previousCursor": null,
  "total": {
    "count": 1,
    "exact": true
  }
} },
  exportAudits: { method: 'GET', path: '/books/audits/export.csv', status: 200, body: "auditId,begunAt,endedAt,cause,state,position,head,ok,faultCount,error\r\n019b0000-0000-7000-8000-000000000060,2026-01-05T09:02:15.000Z,2026-01-05T09:02:15.000Z,request,done,58,58,true,0,\r\n" },
  getAudit: { method: 'GET', path: '/books/audits/{auditId}', status: 200, body: {
  "auditId": "019b0000-0000-7000-8000-000000000060",
  "begunAt": "2026-01-05T09:02:15.000Z",
  "endedAt": "2026-01-05T09:02:15.000Z",
  "cause": "request",
  "state": "done",
  "position": 58,
  "head": 58,
  "ok": true,
  "faultCount": 0,
  "error": null,
  "checks": [
    {
      "name": "log",
      "ok": true,
      "detail": "58 commits without gaps",
      "figures": {
        "commits": 58
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "hash-chain",
      "ok": true,
      "detail": "58 hashes recomputed",
      "figures": {
        "hashes": 58
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "stream-versions",
      "ok": true,
      "detail": "30 streams, 90 events",
      "figures": {
        "streams": 30,
        "events": 90
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "ids",
      "ok": true,
      "detail": "58 requests, 90 events",
      "figures": {
        "requests": 58,
        "events": 90
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "events",
      "ok": true,
      "detail": "90 events",
      "figures": {
        "events": 90,
        "unknown": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "stock",
      "ok": true,
      "detail": "2 products, 47 units stocked, 0 reserved, 4 sold",
      "figures": {
        "products": 2,
        "stocked": 47,
        "reserved": 0,
        "sold": 4
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "prices",
      "ok": true,
      "detail": "4 prices of products",
      "figures": {
        "prices": 4
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "orders",
      "ok": true,
      "detail": "3 orders: 2 finalized, 1 canceled (canceled-by-customer 1), 0 pending",
      "figures": {
        "orders": 3,
        "finalized": 2,
        "canceled": 1,
        "pending": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "claims",
      "ok": true,
      "detail": "0 orders with stock or credit held",
      "figures": {
        "reserved": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "final-orders",
      "ok": true,
      "detail": "3 final orders, 0 of them with open claims",
      "figures": {
        "final": 3,
        "underWay": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "invoices",
      "ok": true,
      "detail": "2 invoices, 2026: 1 to 2, 20.00 in all",
      "figures": {
        "invoices": 2,
        "total": 2000,
        "awaited": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "recipients",
      "ok": true,
      "detail": "2 invoices with a recipient, 0 without",
      "figures": {
        "named": 2,
        "unnamed": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "credit",
      "ok": true,
      "detail": "1 account: 1,200.00 granted, 1,180.00 available, 0.00 held, 20.00 charged, 20.00 invoiced",
      "figures": {
        "accounts": 1,
        "granted": 120000,
        "available": 118000,
        "held": 0,
        "charged": 2000,
        "invoiced": 2000
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "view-customer",
      "ok": true,
      "detail": "16 rows of customers, credits, ledger, payments at position 58",
      "figures": {
        "rows": 16,
        "position": 58,
        "heldStreams": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "view-order",
      "ok": true,
      "detail": "8 rows of orders, lines, products at position 58",
      "figures": {
        "rows": 8,
        "position": 58,
        "heldStreams": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "view-product",
      "ok": true,
      "detail": "16 rows of products, categories, revisions, reservations, pictures at position 58",
      "figures": {
        "rows": 16,
        "position": 58,
        "heldStreams": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "view-accounting",
      "ok": true,
      "detail": "7 rows of invoices, years, products, categories at position 58",
      "figures": {
        "rows": 7,
        "position": 58,
        "heldStreams": 0
      },
      "faults": [],
      "faultCount": 0
    },
    {
      "name": "view-storefront",
      "ok": true,
      "detail": "9 rows of products, prices, categories, baskets, companions, catalogue at position 58",
      "figures": {
        "rows": 9,
        "position": 58,
        "heldStreams": 0
      },
      "faults": [],
      "faultCount": 0
    }
  ]
} },
}

export const entities: { readonly AddedProduct: AddedProduct; readonly Address: Address; readonly Cart: Cart; readonly Category: Category; readonly CategoryHistoryItem: CategoryHistoryItem; readonly ChangedProducts: ChangedProducts; readonly Checkpoint: Checkpoint; readonly Client: Client; readonly ClientToken: ClientToken; readonly Commit: Commit; readonly Credit: Credit; readonly CreditLedgerEntry: CreditLedgerEntry; readonly Customer: Customer; readonly CustomerExport: CustomerExport; readonly Experiment: Experiment; readonly ImportedProducts: ImportedProducts; readonly Invoice: Invoice; readonly InvoicePage: InvoicePage; readonly InvoicePdf: InvoicePdf; readonly InvoicesExport: InvoicesExport; readonly NewAddress: NewAddress; readonly NewClient: NewClient; readonly Order: Order; readonly OrderCounts: OrderCounts; readonly OrderHistory: OrderHistory; readonly OrderStatistics: OrderStatistics; readonly OrdersExport: OrdersExport; readonly ParkedEvent: ParkedEvent; readonly Payment: Payment; readonly Product: Product; readonly ProductCounts: ProductCounts; readonly ProductHistoryItem: ProductHistoryItem; readonly Registration: Registration; readonly Reservation: Reservation; readonly Revenue: Revenue; readonly Session: Session; readonly SettledEvent: SettledEvent; readonly SigningKey: SigningKey; readonly StorefrontCategoryPage: StorefrontCategoryPage; readonly StorefrontHome: StorefrontHome; readonly StorefrontProductPage: StorefrontProductPage; readonly StorefrontSearch: StorefrontSearch; readonly StorefrontSuggestions: StorefrontSuggestions; readonly StreamSlice: StreamSlice; readonly Tokens: Tokens } = {
  "AddedProduct": {
    "productId": "019b0000-0000-7000-8000-000000000008",
    "version": 1,
    "slug": "assam-8",
    "categoryId": "019b0000-0000-7000-8000-000000000002",
    "addedAt": "2026-01-05T09:00:11.000Z",
    "name": "Assam",
    "description": "Black tea, 250 g",
    "supplier": "Exotic Liquids",
    "price": 450,
    "currency": "GBP",
    "picture": "https://example.org/assam.jpg",
    "pictures": null,
    "status": "active",
    "unitsAvailable": 30,
    "unitsOnHand": 30,
    "unitsReserved": 0,
    "unitsSold": 0
  },
  "Address": {
    "addressId": "019b0000-0000-7000-8000-000000000022",
    "label": "Study",
    "recipient": "Countess of Lovelace",
    "lines": [
      "Ockham Park",
      "Ripley",
      "Surrey"
    ],
    "country": "GB",
    "isDefault": true
  },
  "Cart": {
    "version": 1,
    "changedAt": "2026-01-05T09:01:13.000Z",
    "lines": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2,
        "unitPrice": 500
      }
    ]
  },
  "Category": {
    "categoryId": "019b0000-0000-7000-8000-000000000002",
    "version": 4,
    "slug": "teas-4",
    "parentId": "019b0000-0000-7000-8000-000000000001",
    "addedAt": "2026-01-05T09:00:02.000Z",
    "name": "Teas",
    "description": "",
    "status": "active"
  },
  "CategoryHistoryItem": {
    "eventId": "019b0000-0000-7000-8000-000000000003",
    "event": "CategoryRestored",
    "at": "2026-01-05T09:00:07.000Z",
    "position": 7,
    "actor": {
      "id": "019b0000-0000-7000-8000-000000000004",
      "kind": "manager"
    },
    "version": 4,
    "changes": [
      {
        "field": "status",
        "before": "retired",
        "after": "active"
      }
    ]
  },
  "ChangedProducts": {
    "results": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "status": 204,
        "version": 5,
        "problem": null
      },
      {
        "productId": "019b0000-0000-7000-8000-000000000009",
        "status": 412,
        "version": null,
        "problem": {
          "type": "urn:souk:problem:precondition-failed",
          "code": "precondition-failed",
          "title": "The resource has changed since it was read",
          "status": 412,
          "detail": "the version is 1",
          "requestId": "019b0000-0000-7000-8000-000000000010",
          "current": {
            "productId": "019b0000-0000-7000-8000-000000000009",
            "version": 1,
            "slug": "sencha-9",
            "categoryId": "019b0000-0000-7000-8000-000000000002",
            "addedAt": "2026-01-05T09:00:12.000Z",
            "name": "Sencha",
            "description": "",
            "supplier": "",
            "price": 620,
            "currency": "GBP",
            "picture": null,
            "pictures": null,
            "status": "active",
            "unitsAvailable": 12,
            "unitsOnHand": 12,
            "unitsReserved": 0,
            "unitsSold": 0,
            "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
          },
          "changedBy": {
            "id": "019b0000-0000-7000-8000-000000000004",
            "kind": "manager"
          },
          "changedAt": "2026-01-05T09:00:12.000Z"
        }
      }
    ]
  },
  "Checkpoint": {
    "position": 58,
    "hash": "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce"
  },
  "Client": {
    "clientId": "019b0000-0000-7000-8000-000000000028",
    "addedAt": "2026-01-05T09:01:08.000Z",
    "label": "The monthly report",
    "scopes": [
      "order:read",
      "accounting:read"
    ]
  },
  "ClientToken": {
    "access_token": "eyJ...",
    "token_type": "Bearer",
    "expires_in": 600,
    "scope": "order:read"
  },
  "Commit": {
    "actor": {
      "id": "019b0000-0000-7000-8000-000000000004",
      "kind": "manager"
    },
    "appends": [
      {
        "events": [
          {
            "data": {
              "addedAt": "2026-01-05T09:00:11.000Z",
              "categoryId": "019b0000-0000-7000-8000-000000000002",
              "currency": "GBP",
              "description": "Black tea, 250 g",
              "name": "Assam",
              "picture": "https://example.org/assam.jpg",
              "price": 450,
              "productId": "019b0000-0000-7000-8000-000000000008",
              "slugWords": "assam",
              "supplier": "Exotic Liquids"
            },
            "eventId": "019b0000-0000-7000-8000-000000000020",
            "schemaVersion": 1,
            "type": "ProductAdded"
          },
          {
            "data": {
              "adjustedAt": "2026-01-05T09:00:11.000Z",
              "delta": 30,
              "productId": "019b0000-0000-7000-8000-000000000008",
              "reason": "initial stock"
            },
            "eventId": "019b0000-0000-7000-8000-000000000019",
            "schemaVersion": 1,
            "type": "StockAdjusted"
          }
        ],
        "fromVersion": 0,
        "stream": "product-019b0000-0000-7000-8000-000000000008"
      }
    ],
    "at": "2026-01-05T09:00:11.000Z",
    "causationId": "019b0000-0000-7000-8000-000000000032",
    "correlationId": "019b0000-0000-7000-8000-000000000032",
    "fingerprint": "4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a",
    "position": 8,
    "previousHash": "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d",
    "requestId": "019b0000-0000-7000-8000-000000000033",
    "hash": "e7f6c011776e8db7cd330b54174fd76f7d0216b612387a5ffcfb81e6f0919683"
  },
  "Credit": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "currency": "GBP",
    "available": 119000,
    "held": 0,
    "granted": 120000,
    "spent": 1000
  },
  "CreditLedgerEntry": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "version": 4,
    "at": "2026-01-05T09:01:15.000Z",
    "kind": "charged",
    "amount": 1000,
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "reason": null,
    "available": 119000
  },
  "Customer": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "version": 7,
    "registeredAt": "2026-01-05T09:00:39.000Z",
    "status": "active",
    "role": "customer",
    "username": "ada",
    "name": "Ada King",
    "email": "ada.king@example.org",
    "phone": ""
  },
  "CustomerExport": {
    "customer": {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "version": 7,
      "registeredAt": "2026-01-05T09:00:39.000Z",
      "status": "active",
      "role": "customer",
      "username": "ada",
      "name": "Ada King",
      "email": "ada.king@example.org",
      "phone": ""
    },
    "addresses": [
      {
        "addressId": "019b0000-0000-7000-8000-000000000023",
        "label": null,
        "recipient": null,
        "lines": [
          "1 Some Street",
          "London"
        ],
        "country": "GB",
        "isDefault": true
      }
    ],
    "credit": {
      "customerId": "019b0000-0000-7000-8000-000000000021",
      "currency": "GBP",
      "available": 119000,
      "held": 0,
      "granted": 120000,
      "spent": 1000
    },
    "sessions": [
      {
        "sessionId": "019b0000-0000-7000-8000-000000000024",
        "startedAt": "2026-01-05T09:00:40.000Z",
        "refreshedAt": "2026-01-05T09:00:40.000Z",
        "expiresAt": "2026-02-04T09:00:40.000Z"
      }
    ],
    "ledger": {
      "items": [
        {
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "version": 4,
          "at": "2026-01-05T09:01:15.000Z",
          "kind": "charged",
          "amount": 1000,
          "orderId": "019b0000-0000-7000-8000-000000000029",
          "reason": null,
          "available": 119000
        },
        {
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "version": 3,
          "at": "2026-01-05T09:01:15.000Z",
          "kind": "held",
          "amount": 1000,
          "orderId": "019b0000-0000-7000-8000-000000000029",
          "reason": null,
          "available": 119000
        },
        {
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "version": 2,
          "at": "2026-01-05T09:00:52.000Z",
          "kind": "granted",
          "amount": 20000,
          "orderId": null,
          "reason": "a larger present",
          "available": 120000
        },
        {
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "version": 1,
          "at": "2026-01-05T09:00:51.000Z",
          "kind": "granted",
          "amount": 100000,
          "orderId": null,
          "reason": "a present",
          "available": 100000
        }
      ],
      "nextCursor": null,
      "previousCursor": null,
      "total": {
        "count": 4,
        "exact": true
      }
    }
  },
  "Experiment": {
    "experimentId": "019b0000-0000-7000-8000-000000000058",
    "customerId": "019b0000-0000-7000-8000-000000000004",
    "fault": {
      "kind": "message-lost",
      "service": "product"
    },
    "plantedAt": "2026-01-05T09:02:11.000Z",
    "expiresAt": "2026-01-05T09:12:11.000Z",
    "order": null,
    "effects": [],
    "takenBy": [
      "019b0000-0000-7000-8000-000000000059"
    ],
    "state": "waiting"
  },
  "ImportedProducts": {
    "rows": 2,
    "created": 0,
    "changed": 0,
    "unchanged": 0,
    "earlier": {
      "created": 0,
      "changed": 0
    },
    "errors": [
      {
        "row": 3,
        "field": "category",
        "message": "is missing"
      },
      {
        "row": 3,
        "field": "price",
        "message": "must be a number"
      }
    ],
    "changes": []
  },
  "Invoice": {
    "currency": "GBP",
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "finalizedAt": "2026-01-05T09:01:15.000Z",
    "issuedAt": "2026-01-05T09:01:15.000Z",
    "lines": [
      {
        "name": "Assam",
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2,
        "unitPrice": 500
      }
    ],
    "number": "2026-000001",
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "recipient": {
      "name": "Ada King",
      "lines": [
        "1 Some Street",
        "London"
      ],
      "country": "GB"
    },
    "total": 1000,
    "seller": null,
    "version": 1
  },
  "InvoicePage": "<!doctype html>",
  "InvoicePdf": "%PDF-1.7",
  "InvoicesExport": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "invoices": {
      "items": [
        {
          "currency": "GBP",
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "finalizedAt": "2026-01-05T09:01:15.000Z",
          "issuedAt": "2026-01-05T09:01:15.000Z",
          "lines": [
            {
              "name": "Assam",
              "productId": "019b0000-0000-7000-8000-000000000008",
              "quantity": 2,
              "unitPrice": 500
            }
          ],
          "number": "2026-000001",
          "orderId": "019b0000-0000-7000-8000-000000000029",
          "recipient": {
            "name": "Ada King",
            "lines": [
              "1 Some Street",
              "London"
            ],
            "country": "GB"
          },
          "total": 1000,
          "seller": null,
          "version": 1
        }
      ],
      "nextCursor": null,
      "previousCursor": null,
      "total": {
        "count": 1,
        "exact": true
      }
    }
  },
  "NewAddress": {
    "addressId": "019b0000-0000-7000-8000-000000000022",
    "addedAt": "2026-01-05T09:00:44.000Z"
  },
  "NewClient": {
    "clientId": "019b0000-0000-7000-8000-000000000028",
    "addedAt": "2026-01-05T09:01:08.000Z",
    "label": "The monthly report",
    "scopes": [
      "order:read",
      "accounting:read"
    ],
    "clientSecret": "the-secret-of-the-client"
  },
  "Order": {
    "addressId": null,
    "currency": "GBP",
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "deadlineAt": "2026-01-05T09:01:45.000Z",
    "lines": [
      {
        "name": "Assam",
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2,
        "unitPrice": 500
      }
    ],
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "placedAt": "2026-01-05T09:01:15.000Z",
    "total": 1000,
    "version": 1,
    "finishedAt": null,
    "status": "PENDING",
    "stockStatus": "PENDING",
    "creditStatus": "PENDING",
    "stockOutcome": null,
    "creditOutcome": null,
    "cancelReason": null,
    "missingProductId": null,
    "invoiceNumber": null
  },
  "OrderCounts": {
    "statuses": [
      {
        "status": "PENDING",
        "count": 0,
        "exact": true
      },
      {
        "status": "CANCELED",
        "count": 0,
        "exact": true
      },
      {
        "status": "APPROVED",
        "count": 0,
        "exact": true
      },
      {
        "status": "FINALIZED",
        "count": 1,
        "exact": true
      }
    ],
    "reasons": [
      {
        "reason": "unknown-product",
        "count": 0,
        "exact": true
      },
      {
        "reason": "retired-product",
        "count": 0,
        "exact": true
      },
      {
        "reason": "price-changed",
        "count": 0,
        "exact": true
      },
      {
        "reason": "out-of-stock",
        "count": 0,
        "exact": true
      },
      {
        "reason": "unknown-customer",
        "count": 0,
        "exact": true
      },
      {
        "reason": "unknown-address",
        "count": 0,
        "exact": true
      },
      {
        "reason": "insufficient-credit",
        "count": 0,
        "exact": true
      },
      {
        "reason": "canceled-by-customer",
        "count": 0,
        "exact": true
      },
      {
        "reason": "deadline-passed",
        "count": 0,
        "exact": true
      }
    ]
  },
  "OrderHistory": {
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "changes": [
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 39,
        "subject": "order",
        "status": "PENDING",
        "event": "OrderPlaced",
        "by": "customer",
        "causes": []
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 40,
        "subject": "stock",
        "status": "RECEIVED",
        "event": "StockReserved",
        "by": "service",
        "causes": [
          {
            "event": "OrderPlaced",
            "position": 39
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 41,
        "subject": "credit",
        "status": "RECEIVED",
        "event": "CreditReserved",
        "by": "service",
        "causes": [
          {
            "event": "OrderPlaced",
            "position": 39
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 42,
        "subject": "order",
        "status": "APPROVED",
        "event": "OrderApproved",
        "by": "service",
        "causes": [
          {
            "event": "StockReserved",
            "position": 40
          },
          {
            "event": "CreditReserved",
            "position": 41
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 42,
        "subject": "order",
        "status": "FINALIZED",
        "event": "OrderFinalized",
        "by": "service",
        "causes": [
          {
            "event": "StockReserved",
            "position": 40
          },
          {
            "event": "CreditReserved",
            "position": 41
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 43,
        "subject": "credit",
        "status": "APPROVED",
        "event": "CreditCharged",
        "by": "service",
        "causes": [
          {
            "event": "OrderFinalized",
            "position": 42
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 44,
        "subject": "stock",
        "status": "APPROVED",
        "event": "StockDeducted",
        "by": "service",
        "causes": [
          {
            "event": "OrderFinalized",
            "position": 42
          }
        ]
      },
      {
        "at": "2026-01-05T09:01:15.000Z",
        "position": 45,
        "subject": "invoice",
        "status": "ISSUED",
        "event": "InvoiceIssued",
        "by": "service",
        "causes": [
          {
            "event": "OrderFinalized",
            "position": 42
          }
        ]
      }
    ],
    "waitsFor": []
  },
  "OrderStatistics": {
    "placedFrom": "2026-01-01T00:00:00.000Z",
    "placedUntil": "2027-01-01T00:00:00.000Z",
    "current": {
      "orders": 1,
      "statuses": [
        {
          "status": "PENDING",
          "orders": 0
        },
        {
          "status": "CANCELED",
          "orders": 0
        },
        {
          "status": "APPROVED",
          "orders": 0
        },
        {
          "status": "FINALIZED",
          "orders": 1
        }
      ],
      "reasons": [
        {
          "reason": "unknown-product",
          "orders": 0
        },
        {
          "reason": "retired-product",
          "orders": 0
        },
        {
          "reason": "price-changed",
          "orders": 0
        },
        {
          "reason": "out-of-stock",
          "orders": 0
        },
        {
          "reason": "unknown-customer",
          "orders": 0
        },
        {
          "reason": "unknown-address",
          "orders": 0
        },
        {
          "reason": "insufficient-credit",
          "orders": 0
        },
        {
          "reason": "canceled-by-customer",
          "orders": 0
        },
        {
          "reason": "deadline-passed",
          "orders": 0
        }
      ],
      "decisions": {
        "orders": 1,
        "medianMs": 0,
        "p95Ms": 0,
        "maxMs": 0,
        "histogram": [
          {
            "belowMs": 10,
            "orders": 1
          },
          {
            "belowMs": 30,
            "orders": 0
          },
          {
            "belowMs": 100,
            "orders": 0
          },
          {
            "belowMs": 300,
            "orders": 0
          },
          {
            "belowMs": 1000,
            "orders": 0
          },
          {
            "belowMs": 3000,
            "orders": 0
          },
          {
            "belowMs": 10000,
            "orders": 0
          },
          {
            "belowMs": 30000,
            "orders": 0
          },
          {
            "belowMs": null,
            "orders": 0
          }
        ]
      }
    },
    "previous": {
      "orders": 0,
      "statuses": [
        {
          "status": "PENDING",
          "orders": 0
        },
        {
          "status": "CANCELED",
          "orders": 0
        },
        {
          "status": "APPROVED",
          "orders": 0
        },
        {
          "status": "FINALIZED",
          "orders": 0
        }
      ],
      "reasons": [
        {
          "reason": "unknown-product",
          "orders": 0
        },
        {
          "reason": "retired-product",
          "orders": 0
        },
        {
          "reason": "price-changed",
          "orders": 0
        },
        {
          "reason": "out-of-stock",
          "orders": 0
        },
        {
          "reason": "unknown-customer",
          "orders": 0
        },
        {
          "reason": "unknown-address",
          "orders": 0
        },
        {
          "reason": "insufficient-credit",
          "orders": 0
        },
        {
          "reason": "canceled-by-customer",
          "orders": 0
        },
        {
          "reason": "deadline-passed",
          "orders": 0
        }
      ],
      "decisions": {
        "orders": 0,
        "medianMs": null,
        "p95Ms": null,
        "maxMs": null,
        "histogram": [
          {
            "belowMs": 10,
            "orders": 0
          },
          {
            "belowMs": 30,
            "orders": 0
          },
          {
            "belowMs": 100,
            "orders": 0
          },
          {
            "belowMs": 300,
            "orders": 0
          },
          {
            "belowMs": 1000,
            "orders": 0
          },
          {
            "belowMs": 3000,
            "orders": 0
          },
          {
            "belowMs": 10000,
            "orders": 0
          },
          {
            "belowMs": 30000,
            "orders": 0
          },
          {
            "belowMs": null,
            "orders": 0
          }
        ]
      }
    },
    "outOfStock": [],
    "open": {
      "orders": 0,
      "oldest": null
    },
    "periods": [
      {
        "start": "2026-01-05T00:00:00.000Z",
        "statuses": [
          {
            "status": "PENDING",
            "orders": 0
          },
          {
            "status": "CANCELED",
            "orders": 0
          },
          {
            "status": "APPROVED",
            "orders": 0
          },
          {
            "status": "FINALIZED",
            "orders": 1
          }
        ]
      }
    ]
  },
  "OrdersExport": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "cart": {
      "version": 1,
      "changedAt": "2026-01-05T09:01:13.000Z",
      "lines": [
        {
          "productId": "019b0000-0000-7000-8000-000000000008",
          "quantity": 2,
          "unitPrice": 500
        }
      ]
    },
    "orders": {
      "items": [
        {
          "addressId": null,
          "currency": "GBP",
          "customerId": "019b0000-0000-7000-8000-000000000021",
          "deadlineAt": "2026-01-05T09:01:45.000Z",
          "orderId": "019b0000-0000-7000-8000-000000000029",
          "placedAt": "2026-01-05T09:01:15.000Z",
          "total": 1000,
          "finishedAt": "2026-01-05T09:01:15.000Z",
          "status": "FINALIZED",
          "stockStatus": "APPROVED",
          "creditStatus": "APPROVED",
          "cancelReason": null,
          "missingProductId": null,
          "invoiceNumber": "2026-000001",
          "stockOutcome": "deducted",
          "creditOutcome": "charged",
          "version": 8,
          "lines": [
            {
              "name": "Assam",
              "productId": "019b0000-0000-7000-8000-000000000008",
              "quantity": 2,
              "unitPrice": 500
            }
          ]
        }
      ],
      "nextCursor": null,
      "previousCursor": null,
      "total": {
        "count": 1,
        "exact": true
      }
    }
  },
  "ParkedEvent": {
    "consumer": "customer.reactions",
    "eventId": "019b0000-0000-7000-8000-000000000034",
    "parkedAt": "2026-01-05T09:02:20.000Z",
    "position": 39,
    "stream": "order-019b0000-0000-7000-8000-000000000029",
    "version": 1,
    "type": "OrderPlaced",
    "error": "an example of an error",
    "waits": false
  },
  "Payment": {
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "placedAt": "2026-01-05T09:01:15.000Z",
    "status": "APPROVED",
    "amount": 1000,
    "reason": null
  },
  "Product": {
    "productId": "019b0000-0000-7000-8000-000000000008",
    "version": 6,
    "slug": "assam-8",
    "categoryId": "019b0000-0000-7000-8000-000000000002",
    "addedAt": "2026-01-05T09:00:11.000Z",
    "name": "Assam",
    "description": "Black tea, 250 g",
    "supplier": "Exotic Liquids",
    "price": 500,
    "currency": "GBP",
    "picture": "https://example.org/assam.jpg",
    "pictures": {
      "width": 8,
      "height": 8,
      "variants": [
        {
          "type": "image/avif",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
        },
        {
          "type": "image/webp",
          "width": 8,
          "height": 8,
          "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
        }
      ]
    },
    "status": "active",
    "unitsAvailable": 35,
    "unitsOnHand": 35,
    "unitsReserved": 0,
    "unitsSold": 0,
    "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
  },
  "ProductCounts": {
    "availabilities": [
      {
        "availability": "available",
        "count": 2,
        "exact": true
      },
      {
        "availability": "low",
        "count": 0,
        "exact": true
      },
      {
        "availability": "out",
        "count": 0,
        "exact": true
      }
    ],
    "statuses": [
      {
        "status": "active",
        "count": 2,
        "exact": true
      },
      {
        "status": "retired",
        "count": 0,
        "exact": true
      }
    ],
    "categories": [
      {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "count": 2,
        "exact": true
      }
    ]
  },
  "ProductHistoryItem": {
    "eventId": "019b0000-0000-7000-8000-000000000011",
    "event": "StockAdjusted",
    "at": "2026-01-05T09:00:12.000Z",
    "position": 9,
    "actor": {
      "id": "019b0000-0000-7000-8000-000000000004",
      "kind": "manager"
    },
    "version": 1,
    "changes": [],
    "stock": {
      "unitsAvailable": 12,
      "unitsOnHand": 12,
      "unitsReserved": 0,
      "unitsSold": 0,
      "reason": "initial stock",
      "undoes": null,
      "orderId": null
    }
  },
  "Registration": {
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "registeredAt": "2026-01-05T09:00:39.000Z"
  },
  "Reservation": {
    "orderId": "019b0000-0000-7000-8000-000000000029",
    "decidedAt": "2026-01-05T09:01:15.000Z",
    "changedAt": "2026-01-05T09:01:15.000Z",
    "status": "APPROVED",
    "outcome": "deducted",
    "rejection": null,
    "lines": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "quantity": 2
      }
    ]
  },
  "Revenue": {
    "currency": "GBP",
    "first": "2026-01",
    "last": "2026-12",
    "periods": [
      {
        "period": "2026-01",
        "invoices": 1,
        "units": 2,
        "amount": 1000,
        "rows": [
          {
            "id": "019b0000-0000-7000-8000-000000000002",
            "name": "Teas",
            "invoices": 1,
            "units": 2,
            "amount": 1000
          }
        ]
      }
    ],
    "rows": [
      {
        "id": "019b0000-0000-7000-8000-000000000002",
        "name": "Teas",
        "invoices": 1,
        "units": 2,
        "amount": 1000
      }
    ],
    "invoices": 1,
    "units": 2,
    "total": 1000,
    "previous": {
      "first": "2025-01",
      "last": "2025-12",
      "periods": [],
      "rows": [],
      "invoices": 0,
      "units": 0,
      "total": 0
    }
  },
  "Session": {
    "sessionId": "019b0000-0000-7000-8000-000000000024",
    "startedAt": "2026-01-05T09:00:40.000Z",
    "refreshedAt": "2026-01-05T09:00:40.000Z",
    "expiresAt": "2026-02-04T09:00:40.000Z",
    "current": true
  },
  "SettledEvent": {
    "settlementId": "019b0000-0000-7000-8000-000000000065",
    "eventId": "019b0000-0000-7000-8000-000000000062",
    "version": 1,
    "parkedAt": "2026-01-05T09:02:20.000Z",
    "settledAt": "2026-01-05T09:02:23.000Z",
    "action": "discarded",
    "actor": {
      "id": "019b0000-0000-7000-8000-000000000004",
      "kind": "manager"
    },
    "reason": "The order was a test.",
    "consumer": "customer.reactions",
    "position": 46,
    "stream": "order-019b0000-0000-7000-8000-000000000030",
    "type": "OrderPlaced",
    "error": "an example of an error"
  },
  "SigningKey": {
    "signingKeyId": 2,
    "publishedAt": "2026-01-05T09:01:12.000Z",
    "expiresAt": "2026-04-05T09:01:12.000Z",
    "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
  },
  "StorefrontCategoryPage": {
    "category": {
      "categoryId": "019b0000-0000-7000-8000-000000000001",
      "slug": "drinks-3",
      "name": "Drinks",
      "description": "Tea, coffee and juice",
      "parentId": null,
      "products": 2
    },
    "path": [],
    "children": [
      {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas",
        "description": "",
        "parentId": "019b0000-0000-7000-8000-000000000001",
        "products": 2
      }
    ],
    "bestselling": [],
    "newest": [
      {
        "productId": "019b0000-0000-7000-8000-000000000009",
        "slug": "sencha-9",
        "name": "Sencha",
        "description": "",
        "supplier": "",
        "price": 620,
        "currency": "GBP",
        "picture": null,
        "pictures": null,
        "status": "active",
        "addedAt": "2026-01-05T09:00:12.000Z",
        "unitsAvailable": 12,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
      },
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "slug": "assam-8",
        "name": "Assam",
        "description": "Black tea, 250 g",
        "supplier": "Exotic Liquids",
        "price": 500,
        "currency": "GBP",
        "picture": "https://example.org/assam.jpg",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "type": "image/avif",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
            },
            {
              "type": "image/webp",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
            }
          ]
        },
        "status": "active",
        "addedAt": "2026-01-05T09:00:11.000Z",
        "unitsAvailable": 35,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
      }
    ]
  },
  "StorefrontHome": {
    "categories": [
      {
        "categoryId": "019b0000-0000-7000-8000-000000000001",
        "slug": "drinks-3",
        "name": "Drinks",
        "description": "Tea, coffee and juice",
        "parentId": null,
        "products": 2
      },
      {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas",
        "description": "",
        "parentId": "019b0000-0000-7000-8000-000000000001",
        "products": 2
      }
    ],
    "newest": [
      {
        "productId": "019b0000-0000-7000-8000-000000000009",
        "slug": "sencha-9",
        "name": "Sencha",
        "description": "",
        "supplier": "",
        "price": 620,
        "currency": "GBP",
        "picture": null,
        "pictures": null,
        "status": "active",
        "addedAt": "2026-01-05T09:00:12.000Z",
        "unitsAvailable": 12,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
      },
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "slug": "assam-8",
        "name": "Assam",
        "description": "Black tea, 250 g",
        "supplier": "Exotic Liquids",
        "price": 500,
        "currency": "GBP",
        "picture": "https://example.org/assam.jpg",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "type": "image/avif",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
            },
            {
              "type": "image/webp",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
            }
          ]
        },
        "status": "active",
        "addedAt": "2026-01-05T09:00:11.000Z",
        "unitsAvailable": 33,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
      }
    ],
    "bestselling": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "slug": "assam-8",
        "name": "Assam",
        "description": "Black tea, 250 g",
        "supplier": "Exotic Liquids",
        "price": 500,
        "currency": "GBP",
        "picture": "https://example.org/assam.jpg",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "type": "image/avif",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
            },
            {
              "type": "image/webp",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
            }
          ]
        },
        "status": "active",
        "addedAt": "2026-01-05T09:00:11.000Z",
        "unitsAvailable": 33,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
      }
    ],
    "backInStock": []
  },
  "StorefrontProductPage": {
    "product": {
      "productId": "019b0000-0000-7000-8000-000000000008",
      "slug": "assam-8",
      "name": "Assam",
      "description": "Black tea, 250 g",
      "supplier": "Exotic Liquids",
      "price": 500,
      "currency": "GBP",
      "picture": "https://example.org/assam.jpg",
      "pictures": {
        "width": 8,
        "height": 8,
        "variants": [
          {
            "type": "image/avif",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
          },
          {
            "type": "image/webp",
            "width": 8,
            "height": 8,
            "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
          }
        ]
      },
      "status": "active",
      "addedAt": "2026-01-05T09:00:11.000Z",
      "unitsAvailable": 33,
      "category": {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      },
      "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
    },
    "path": [
      {
        "categoryId": "019b0000-0000-7000-8000-000000000001",
        "slug": "drinks-3",
        "name": "Drinks"
      },
      {
        "categoryId": "019b0000-0000-7000-8000-000000000002",
        "slug": "teas-4",
        "name": "Teas"
      }
    ],
    "prices": [
      {
        "price": 450,
        "since": "2026-01-05T09:00:11.000Z"
      },
      {
        "price": 490,
        "since": "2026-01-05T09:00:13.000Z"
      },
      {
        "price": 500,
        "since": "2026-01-05T09:00:17.000Z"
      }
    ],
    "lowestPrice": 450,
    "boughtTogether": [],
    "sameCategory": [
      {
        "productId": "019b0000-0000-7000-8000-000000000009",
        "slug": "sencha-9",
        "name": "Sencha",
        "description": "",
        "supplier": "",
        "price": 620,
        "currency": "GBP",
        "picture": null,
        "pictures": null,
        "status": "active",
        "addedAt": "2026-01-05T09:00:12.000Z",
        "unitsAvailable": 12,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000009-1cc8acefa965b7f8345ac9baf9179342.svg"
      }
    ]
  },
  "StorefrontSearch": {
    "items": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "slug": "assam-8",
        "name": "Assam",
        "description": "Black tea, 250 g",
        "supplier": "Exotic Liquids",
        "price": 500,
        "currency": "GBP",
        "picture": "https://example.org/assam.jpg",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "type": "image/avif",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
            },
            {
              "type": "image/webp",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
            }
          ]
        },
        "status": "active",
        "addedAt": "2026-01-05T09:00:11.000Z",
        "unitsAvailable": 33,
        "category": {
          "categoryId": "019b0000-0000-7000-8000-000000000002",
          "slug": "teas-4",
          "name": "Teas"
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
      }
    ],
    "nextCursor": null,
    "previousCursor": null,
    "total": {
      "count": 1,
      "exact": true
    },
    "corrected": "assam",
    "matched": "all",
    "facets": {
      "category": [
        {
          "value": "019b0000-0000-7000-8000-000000000001",
          "label": "Drinks",
          "parentId": null,
          "count": 1
        },
        {
          "value": "019b0000-0000-7000-8000-000000000002",
          "label": "Teas",
          "parentId": "019b0000-0000-7000-8000-000000000001",
          "count": 1
        }
      ],
      "supplier": [
        {
          "value": "Exotic Liquids",
          "label": "Exotic Liquids",
          "count": 1
        }
      ],
      "price": {
        "min": 500,
        "max": 500,
        "ranges": [
          {
            "from": 500,
            "until": 999,
            "count": 1
          }
        ]
      },
      "inStock": [
        {
          "value": true,
          "count": 1
        },
        {
          "value": false,
          "count": 0
        }
      ]
    }
  },
  "StorefrontSuggestions": {
    "products": [
      {
        "productId": "019b0000-0000-7000-8000-000000000008",
        "slug": "assam-8",
        "name": "Assam",
        "pictures": {
          "width": 8,
          "height": 8,
          "variants": [
            {
              "type": "image/avif",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b.avif"
            },
            {
              "type": "image/webp",
              "width": 8,
              "height": 8,
              "path": "/product/pictures/d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35.webp"
            }
          ]
        },
        "drawn": "/product/pictures/drawn/019b0000-0000-7000-8000-000000000008-5e38c036c2ea7003b72ba60755c1a1c1.svg"
      }
    ],
    "categories": [],
    "queries": [
      "assam"
    ]
  },
  "StreamSlice": {
    "stream": "product-019b0000-0000-7000-8000-000000000008",
    "events": [
      {
        "version": 1,
        "position": 8,
        "at": "2026-01-05T09:00:11.000Z",
        "actor": {
          "id": "019b0000-0000-7000-8000-000000000004",
          "kind": "manager"
        },
        "event": {
          "data": {
            "addedAt": "2026-01-05T09:00:11.000Z",
            "categoryId": "019b0000-0000-7000-8000-000000000002",
            "currency": "GBP",
            "description": "Black tea, 250 g",
            "name": "Assam",
            "picture": "https://example.org/assam.jpg",
            "price": 450,
            "productId": "019b0000-0000-7000-8000-000000000008",
            "slugWords": "assam",
            "supplier": "Exotic Liquids"
          },
          "eventId": "019b0000-0000-7000-8000-000000000020",
          "schemaVersion": 1,
          "type": "ProductAdded"
        }
      },
      {
        "version": 2,
        "position": 8,
        "at": "2026-01-05T09:00:11.000Z",
        "actor": {
          "id": "019b0000-0000-7000-8000-000000000004",
          "kind": "manager"
        },
        "event": {
          "data": {
            "adjustedAt": "2026-01-05T09:00:11.000Z",
            "delta": 30,
            "productId": "019b0000-0000-7000-8000-000000000008",
            "reason": "initial stock"
          },
          "eventId": "019b0000-0000-7000-8000-000000000019",
          "schemaVersion": 1,
          "type": "StockAdjusted"
        }
      }
    ]
  },
  "Tokens": {
    "accessToken": "eyJ...",
    "refreshToken": "the-refresh-token",
    "tokenType": "Bearer",
    "expiresIn": 600,
    "customerId": "019b0000-0000-7000-8000-000000000021",
    "role": "customer"
  }
}
