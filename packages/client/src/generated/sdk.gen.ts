// @ts-nocheck
// Written by `npm run api`. Do not edit.

import { client } from './client.gen.ts';
import { type Client, type ClientMeta, type Options as Options2, type RequestResult, type ServerSentEventsResult, type TDataShape, urlSearchParamsBodySerializer } from './client/index.ts';
import type { AddAddressData, AddAddressErrors, AddAddressResponses, AddCategoryData, AddCategoryErrors, AddCategoryResponses, AddClientData, AddClientErrors, AddClientResponses, AddProductData, AddProductErrors, AddProductResponses, AddVerificationData, AddVerificationErrors, AddVerificationResponses, AdjustCreditData, AdjustCreditErrors, AdjustCreditResponses, AdjustStockData, AdjustStockErrors, AdjustStockResponses, BeginAuditData, BeginAuditErrors, BeginAuditResponses, BeginExperimentData, BeginExperimentErrors, BeginExperimentResponses, BeginVerificationData, BeginVerificationErrors, BeginVerificationResponses, CancelOrderData, CancelOrderErrors, CancelOrderResponses, ChangeAddressData, ChangeAddressErrors, ChangeAddressResponses, ChangeCartData, ChangeCartErrors, ChangeCartResponses, ChangeCategoryData, ChangeCategoryErrors, ChangeCategoryResponses, ChangeEmailData, ChangeEmailErrors, ChangeEmailResponses, ChangePasswordData, ChangePasswordErrors, ChangePasswordResponses, ChangePictureData, ChangePictureErrors, ChangePictureResponses, ChangeProductData, ChangeProductErrors, ChangeProductResponses, ChangeProductsData, ChangeProductsErrors, ChangeProductsResponses, ChangeProfileData, ChangeProfileErrors, ChangeProfileResponses, ChooseDefaultAddressData, ChooseDefaultAddressErrors, ChooseDefaultAddressResponses, CountOrdersData, CountOrdersErrors, CountOrdersResponses, CountProductsData, CountProductsErrors, CountProductsResponses, DisableAccountData, DisableAccountErrors, DisableAccountResponses, DiscardParkedOfAccountingData, DiscardParkedOfAccountingErrors, DiscardParkedOfAccountingResponses, DiscardParkedOfCustomerData, DiscardParkedOfCustomerErrors, DiscardParkedOfCustomerResponses, DiscardParkedOfOrderData, DiscardParkedOfOrderErrors, DiscardParkedOfOrderResponses, DiscardParkedOfProductData, DiscardParkedOfProductErrors, DiscardParkedOfProductResponses, DiscardParkedOfStorefrontData, DiscardParkedOfStorefrontErrors, DiscardParkedOfStorefrontResponses, DrawPictureData, DrawPictureErrors, DrawPictureResponses, EnableAccountData, EnableAccountErrors, EnableAccountResponses, EndCurrentSessionData, EndCurrentSessionErrors, EndCurrentSessionResponses, EndOtherSessionsData, EndOtherSessionsErrors, EndOtherSessionsResponses, EndSessionData, EndSessionErrors, EndSessionResponses, EndSessionsOfCustomerData, EndSessionsOfCustomerErrors, EndSessionsOfCustomerResponses, ExportAuditsData, ExportAuditsErrors, ExportAuditsResponses, ExportCategoriesData, ExportCategoriesErrors, ExportCategoriesResponses, ExportCategoryHistoryData, ExportCategoryHistoryErrors, ExportCategoryHistoryResponses, ExportCommitsData, ExportCommitsErrors, ExportCommitsResponses, ExportCreditLedgerData, ExportCreditLedgerErrors, ExportCreditLedgerResponses, ExportCustomerData, ExportCustomerErrors, ExportCustomerResponses, ExportCustomersData, ExportCustomersErrors, ExportCustomersResponses, ExportInvoicesData, ExportInvoicesErrors, ExportInvoicesOfCustomerData, ExportInvoicesOfCustomerErrors, ExportInvoicesOfCustomerResponses, ExportInvoicesResponses, ExportOrdersData, ExportOrdersErrors, ExportOrdersOfCustomerData, ExportOrdersOfCustomerErrors, ExportOrdersOfCustomerResponses, ExportOrdersResponses, ExportParkedData, ExportParkedErrors, ExportParkedResponses, ExportProductHistoryData, ExportProductHistoryErrors, ExportProductHistoryResponses, ExportProductsData, ExportProductsErrors, ExportProductsResponses, ExportRevenueData, ExportRevenueErrors, ExportRevenueResponses, ExportSettledParkedData, ExportSettledParkedErrors, ExportSettledParkedResponses, ExportStreamsData, ExportStreamsErrors, ExportStreamsResponses, ForgetCustomerData, ForgetCustomerErrors, ForgetCustomerResponses, GetActivityData, GetActivityErrors, GetActivityResponses, GetAuditData, GetAuditErrors, GetAuditResponses, GetCartData, GetCartErrors, GetCartResponses, GetCategoryBySlugData, GetCategoryBySlugErrors, GetCategoryBySlugResponses, GetCategoryData, GetCategoryErrors, GetCategoryHistoryData, GetCategoryHistoryErrors, GetCategoryHistoryResponses, GetCategoryResponses, GetCommitData, GetCommitErrors, GetCommitResponses, GetCreditData, GetCreditErrors, GetCreditResponses, GetCustomerData, GetCustomerErrors, GetCustomerResponses, GetDrawnPictureData, GetDrawnPictureErrors, GetDrawnPictureResponses, GetExperimentData, GetExperimentErrors, GetExperimentResponses, GetHeadData, GetHeadErrors, GetHeadResponses, GetInvoiceData, GetInvoiceErrors, GetInvoicePageData, GetInvoicePageErrors, GetInvoicePageResponses, GetInvoicePdfData, GetInvoicePdfErrors, GetInvoicePdfResponses, GetInvoiceResponses, GetMeasuresData, GetMeasuresErrors, GetMeasuresResponses, GetOrderData, GetOrderErrors, GetOrderHistoryData, GetOrderHistoryErrors, GetOrderHistoryResponses, GetOrderResponses, GetOrderStatisticsData, GetOrderStatisticsErrors, GetOrderStatisticsResponses, GetOrderStoryData, GetOrderStoryErrors, GetOrderStoryResponses, GetPaymentData, GetPaymentErrors, GetPaymentResponses, GetPictureData, GetPictureErrors, GetPictureResponses, GetProductBySlugData, GetProductBySlugErrors, GetProductBySlugResponses, GetProductData, GetProductErrors, GetProductHistoryData, GetProductHistoryErrors, GetProductHistoryResponses, GetProductResponses, GetRebuildOfAccountingData, GetRebuildOfAccountingErrors, GetRebuildOfAccountingResponses, GetRebuildOfCustomerData, GetRebuildOfCustomerErrors, GetRebuildOfCustomerResponses, GetRebuildOfOrderData, GetRebuildOfOrderErrors, GetRebuildOfOrderResponses, GetRebuildOfProductData, GetRebuildOfProductErrors, GetRebuildOfProductResponses, GetRebuildOfStorefrontData, GetRebuildOfStorefrontErrors, GetRebuildOfStorefrontResponses, GetReservationData, GetReservationErrors, GetReservationResponses, GetRevenueData, GetRevenueErrors, GetRevenueResponses, GetStatusOfAccountingData, GetStatusOfAccountingErrors, GetStatusOfAccountingResponses, GetStatusOfCustomerData, GetStatusOfCustomerErrors, GetStatusOfCustomerResponses, GetStatusOfOrderData, GetStatusOfOrderErrors, GetStatusOfOrderResponses, GetStatusOfProductData, GetStatusOfProductErrors, GetStatusOfProductResponses, GetStatusOfStorefrontData, GetStatusOfStorefrontErrors, GetStatusOfStorefrontResponses, GetStorefrontCategoryBySlugData, GetStorefrontCategoryBySlugErrors, GetStorefrontCategoryBySlugResponses, GetStorefrontCategoryData, GetStorefrontCategoryErrors, GetStorefrontCategoryResponses, GetStorefrontHomeData, GetStorefrontHomeErrors, GetStorefrontHomeResponses, GetStorefrontProductBySlugData, GetStorefrontProductBySlugErrors, GetStorefrontProductBySlugResponses, GetStorefrontProductData, GetStorefrontProductErrors, GetStorefrontProductResponses, GetStoryData, GetStoryErrors, GetStoryResponses, GetStreamData, GetStreamErrors, GetStreamResponses, GetTokenData, GetTokenErrors, GetTokenResponses, GetVerificationByIdData, GetVerificationByIdErrors, GetVerificationByIdResponses, GetVerificationData, GetVerificationErrors, GetVerificationResponses, GetViewRowsOfAccountingData, GetViewRowsOfAccountingErrors, GetViewRowsOfAccountingResponses, GetViewRowsOfCustomerData, GetViewRowsOfCustomerErrors, GetViewRowsOfCustomerResponses, GetViewRowsOfOrderData, GetViewRowsOfOrderErrors, GetViewRowsOfOrderResponses, GetViewRowsOfProductData, GetViewRowsOfProductErrors, GetViewRowsOfProductResponses, GetViewRowsOfStorefrontData, GetViewRowsOfStorefrontErrors, GetViewRowsOfStorefrontResponses, GrantManagerData, GrantManagerErrors, GrantManagerResponses, ImportProductsData, ImportProductsErrors, ImportProductsResponses, LiftExperimentData, LiftExperimentErrors, LiftExperimentResponses, ListAddressesData, ListAddressesErrors, ListAddressesResponses, ListAllParkedData, ListAllParkedErrors, ListAllParkedResponses, ListAuditsData, ListAuditsErrors, ListAuditsResponses, ListCategoriesData, ListCategoriesErrors, ListCategoriesResponses, ListClientsData, ListClientsErrors, ListClientsResponses, ListCommitsData, ListCommitsErrors, ListCommitsResponses, ListCreditLedgerData, ListCreditLedgerErrors, ListCreditLedgerResponses, ListCustomersData, ListCustomersErrors, ListCustomersResponses, ListExperimentsData, ListExperimentsErrors, ListExperimentsResponses, ListInstancesData, ListInstancesErrors, ListInstancesResponses, ListInvoicesData, ListInvoicesErrors, ListInvoicesResponses, ListOrdersData, ListOrdersErrors, ListOrdersResponses, ListParkedOfAccountingData, ListParkedOfAccountingErrors, ListParkedOfAccountingResponses, ListParkedOfCustomerData, ListParkedOfCustomerErrors, ListParkedOfCustomerResponses, ListParkedOfOrderData, ListParkedOfOrderErrors, ListParkedOfOrderResponses, ListParkedOfProductData, ListParkedOfProductErrors, ListParkedOfProductResponses, ListParkedOfStorefrontData, ListParkedOfStorefrontErrors, ListParkedOfStorefrontResponses, ListProductsData, ListProductsErrors, ListProductsResponses, ListReadsOfAccountingData, ListReadsOfAccountingErrors, ListReadsOfAccountingResponses, ListReadsOfCustomerData, ListReadsOfCustomerErrors, ListReadsOfCustomerResponses, ListReadsOfOrderData, ListReadsOfOrderErrors, ListReadsOfOrderResponses, ListReadsOfProductData, ListReadsOfProductErrors, ListReadsOfProductResponses, ListReadsOfStorefrontData, ListReadsOfStorefrontErrors, ListReadsOfStorefrontResponses, ListRebuildsOfAccountingData, ListRebuildsOfAccountingErrors, ListRebuildsOfAccountingResponses, ListRebuildsOfCustomerData, ListRebuildsOfCustomerErrors, ListRebuildsOfCustomerResponses, ListRebuildsOfOrderData, ListRebuildsOfOrderErrors, ListRebuildsOfOrderResponses, ListRebuildsOfProductData, ListRebuildsOfProductErrors, ListRebuildsOfProductResponses, ListRebuildsOfStorefrontData, ListRebuildsOfStorefrontErrors, ListRebuildsOfStorefrontResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListSettledParkedData, ListSettledParkedErrors, ListSettledParkedResponses, ListStreamsData, ListStreamsErrors, ListStreamsResponses, ListVerificationsData, ListVerificationsErrors, ListVerificationsResponses, LogInData, LogInErrors, LogInResponses, OrderAgainData, OrderAgainErrors, OrderAgainResponses, PlaceOrderData, PlaceOrderErrors, PlaceOrderResponses, RebuildViewOfAccountingData, RebuildViewOfAccountingErrors, RebuildViewOfAccountingResponses, RebuildViewOfCustomerData, RebuildViewOfCustomerErrors, RebuildViewOfCustomerResponses, RebuildViewOfOrderData, RebuildViewOfOrderErrors, RebuildViewOfOrderResponses, RebuildViewOfProductData, RebuildViewOfProductErrors, RebuildViewOfProductResponses, RebuildViewOfStorefrontData, RebuildViewOfStorefrontErrors, RebuildViewOfStorefrontResponses, RefreshSessionData, RefreshSessionErrors, RefreshSessionResponses, RegisterCustomerData, RegisterCustomerErrors, RegisterCustomerResponses, RemoveAddressData, RemoveAddressErrors, RemoveAddressResponses, RemovePictureData, RemovePictureErrors, RemovePictureResponses, RestoreCategoryData, RestoreCategoryErrors, RestoreCategoryResponses, RestoreProductData, RestoreProductErrors, RestoreProductResponses, RetireCategoryData, RetireCategoryErrors, RetireCategoryResponses, RetireProductData, RetireProductErrors, RetireProductResponses, RetryParkedOfAccountingData, RetryParkedOfAccountingErrors, RetryParkedOfAccountingResponses, RetryParkedOfCustomerData, RetryParkedOfCustomerErrors, RetryParkedOfCustomerResponses, RetryParkedOfOrderData, RetryParkedOfOrderErrors, RetryParkedOfOrderResponses, RetryParkedOfProductData, RetryParkedOfProductErrors, RetryParkedOfProductResponses, RetryParkedOfStorefrontData, RetryParkedOfStorefrontErrors, RetryParkedOfStorefrontResponses, RevokeClientData, RevokeClientErrors, RevokeClientResponses, RotateSigningKeyData, RotateSigningKeyErrors, RotateSigningKeyResponses, SearchProductsData, SearchProductsErrors, SearchProductsResponses, SetCreditData, SetCreditErrors, SetCreditResponses, StreamAllParkedData, StreamAllParkedErrors, StreamAllParkedResponse, StreamAllParkedResponses, StreamCommitsData, StreamCommitsErrors, StreamCommitsResponse, StreamCommitsResponses, StreamInstancesData, StreamInstancesErrors, StreamInstancesResponse, StreamInstancesResponses, StreamOrderData, StreamOrderErrors, StreamOrderResponse, StreamOrderResponses, StreamOrdersData, StreamOrdersErrors, StreamOrdersResponse, StreamOrdersResponses, StreamProductsData, StreamProductsErrors, StreamProductsResponse, StreamProductsResponses, SuggestProductsData, SuggestProductsErrors, SuggestProductsResponses, TakeManagerData, TakeManagerErrors, TakeManagerResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

class HeyApiClient {
    protected client: Client;
    
    constructor(args?: {
        client?: Client;
    }) {
        this.client = args?.client ?? client;
    }
}

class HeyApiRegistry<T> {
    private readonly defaultKey = 'default';
    
    private readonly instances: Map<string, T> = new Map();
    
    get(key?: string): T {
        const instance = this.instances.get(key ?? this.defaultKey);
        if (!instance) {
            throw new Error(`No SDK client found. Create one with "new SoukApi()" to fix this error.`);
        }
        return instance;
    }
    
    set(value: T, key?: string): void {
        this.instances.set(key ?? this.defaultKey, value);
    }
}

export class SoukApi extends HeyApiClient {
    public static readonly __registry: HeyApiRegistry<SoukApi> = new HeyApiRegistry<SoukApi>();
    
    constructor(args?: {
        client?: Client;
        key?: string;
    }) {
        super(args);
        SoukApi.__registry.set(this, args?.key);
    }
    
    /**
     * Show how the service stands
     *
     * Whether it is ready, and if not, why; how much of the log it has handled; what is parked. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getStatusOfCustomer<ThrowOnError extends boolean = false>(options?: Options<GetStatusOfCustomerData, ThrowOnError>): RequestResult<GetStatusOfCustomerResponses, GetStatusOfCustomerErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStatusOfCustomerResponses, GetStatusOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/status',
            ...options
        });
    }
    
    /**
     * List parked events
     *
     * Events that the service could not handle, and those that wait for them because they are of the same stream. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listParkedOfCustomer<ThrowOnError extends boolean = false>(options?: Options<ListParkedOfCustomerData, ThrowOnError>): RequestResult<ListParkedOfCustomerResponses, ListParkedOfCustomerErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListParkedOfCustomerResponses, ListParkedOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/parked',
            ...options
        });
    }
    
    /**
     * Retry a parked event
     *
     * If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.
     */
    public retryParkedOfCustomer<ThrowOnError extends boolean = false>(options: Options<RetryParkedOfCustomerData, ThrowOnError>): RequestResult<RetryParkedOfCustomerResponses, RetryParkedOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RetryParkedOfCustomerResponses, RetryParkedOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/parked/{loop}/{eventId}/retry',
            ...options
        });
    }
    
    /**
     * Discard a parked event
     *
     * The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.
     */
    public discardParkedOfCustomer<ThrowOnError extends boolean = false>(options: Options<DiscardParkedOfCustomerData, ThrowOnError>): RequestResult<DiscardParkedOfCustomerResponses, DiscardParkedOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<DiscardParkedOfCustomerResponses, DiscardParkedOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/parked/{loop}/{eventId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show when the service had handled commits
     *
     * An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listReadsOfCustomer<ThrowOnError extends boolean = false>(options: Options<ListReadsOfCustomerData, ThrowOnError>): RequestResult<ListReadsOfCustomerResponses, ListReadsOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListReadsOfCustomerResponses, ListReadsOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/reads',
            ...options
        });
    }
    
    /**
     * Empty the view and build it again from the log
     *
     * Reads are 503 `catching-up` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With `fingerprints` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public rebuildViewOfCustomer<ThrowOnError extends boolean = false>(options?: Options<RebuildViewOfCustomerData, ThrowOnError>): RequestResult<RebuildViewOfCustomerResponses, RebuildViewOfCustomerErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RebuildViewOfCustomerResponses, RebuildViewOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/rebuild',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * List the rebuilds of the view
     *
     * Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listRebuildsOfCustomer<ThrowOnError extends boolean = false>(options?: Options<ListRebuildsOfCustomerData, ThrowOnError>): RequestResult<ListRebuildsOfCustomerResponses, ListRebuildsOfCustomerErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListRebuildsOfCustomerResponses, ListRebuildsOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/rebuilds',
            ...options
        });
    }
    
    /**
     * Show a rebuild of the view
     *
     * How far it is, and what has come of it. Only the instance that does it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getRebuildOfCustomer<ThrowOnError extends boolean = false>(options: Options<GetRebuildOfCustomerData, ThrowOnError>): RequestResult<GetRebuildOfCustomerResponses, GetRebuildOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetRebuildOfCustomerResponses, GetRebuildOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/rebuilds/{rebuildId}',
            ...options
        });
    }
    
    /**
     * Show the rows of a view
     *
     * One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.
     */
    public getViewRowsOfCustomer<ThrowOnError extends boolean = false>(options: Options<GetViewRowsOfCustomerData, ThrowOnError>): RequestResult<GetViewRowsOfCustomerResponses, GetViewRowsOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetViewRowsOfCustomerResponses, GetViewRowsOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/admin/view/{collection}',
            ...options
        });
    }
    
    /**
     * End all sessions of the sender but this one
     *
     * Their access tokens count no more.
     */
    public endOtherSessions<ThrowOnError extends boolean = false>(options?: Options<EndOtherSessionsData, ThrowOnError>): RequestResult<EndOtherSessionsResponses, EndOtherSessionsErrors, ThrowOnError> {
        return (options?.client ?? this.client).delete<EndOtherSessionsResponses, EndOtherSessionsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/sessions',
            ...options
        });
    }
    
    /**
     * List the sender's sessions
     *
     * In the order in which they began.
     */
    public listSessions<ThrowOnError extends boolean = false>(options?: Options<ListSessionsData, ThrowOnError>): RequestResult<ListSessionsResponses, ListSessionsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListSessionsResponses, ListSessionsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/sessions',
            ...options
        });
    }
    
    /**
     * Log in
     *
     * The access token counts for ten minutes, the refresh token until it is used. An unknown name and a wrong password are answered in the same way. Guesses are slowed down per account and per address.
     */
    public logIn<ThrowOnError extends boolean = false>(options: Options<LogInData, ThrowOnError>): RequestResult<LogInResponses, LogInErrors, ThrowOnError> {
        return (options.client ?? this.client).post<LogInResponses, LogInErrors, ThrowOnError>({
            url: '/customer/sessions',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Get new tokens for a refresh token
     *
     * The old refresh token gets the same answer for 30 seconds. Used later, it ends the session.
     */
    public refreshSession<ThrowOnError extends boolean = false>(options: Options<RefreshSessionData, ThrowOnError>): RequestResult<RefreshSessionResponses, RefreshSessionErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RefreshSessionResponses, RefreshSessionErrors, ThrowOnError>({
            url: '/customer/sessions/refresh',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Log out
     *
     * The access token of this session counts no more, and its refresh token gets no new ones.
     */
    public endCurrentSession<ThrowOnError extends boolean = false>(options?: Options<EndCurrentSessionData, ThrowOnError>): RequestResult<EndCurrentSessionResponses, EndCurrentSessionErrors, ThrowOnError> {
        return (options?.client ?? this.client).delete<EndCurrentSessionResponses, EndCurrentSessionErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/sessions/current',
            ...options
        });
    }
    
    /**
     * End one of the sender's sessions
     *
     * Its access tokens count no more.
     */
    public endSession<ThrowOnError extends boolean = false>(options: Options<EndSessionData, ThrowOnError>): RequestResult<EndSessionResponses, EndSessionErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<EndSessionResponses, EndSessionErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/sessions/{sessionId}',
            ...options
        });
    }
    
    /**
     * Take the role of a manager away
     *
     * The last manager stays.
     */
    public takeManager<ThrowOnError extends boolean = false>(options: Options<TakeManagerData, ThrowOnError>): RequestResult<TakeManagerResponses, TakeManagerErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<TakeManagerResponses, TakeManagerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/roles/manager',
            ...options
        });
    }
    
    /**
     * Make a customer a manager
     *
     * The access tokens of the customer count no more. A refresh gets one with the new role.
     */
    public grantManager<ThrowOnError extends boolean = false>(options: Options<GrantManagerData, ThrowOnError>): RequestResult<GrantManagerResponses, GrantManagerErrors, ThrowOnError> {
        return (options.client ?? this.client).put<GrantManagerResponses, GrantManagerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/roles/manager',
            ...options
        });
    }
    
    /**
     * Enable an account again
     *
     * Its sessions go on, unless somebody has ended them.
     */
    public enableAccount<ThrowOnError extends boolean = false>(options: Options<EnableAccountData, ThrowOnError>): RequestResult<EnableAccountResponses, EnableAccountErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<EnableAccountResponses, EnableAccountErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/disabled',
            ...options
        });
    }
    
    /**
     * Disable an account
     *
     * Nobody can log in or refresh a session. Orders that were placed go on. A manager loses the role.
     */
    public disableAccount<ThrowOnError extends boolean = false>(options: Options<DisableAccountData, ThrowOnError>): RequestResult<DisableAccountResponses, DisableAccountErrors, ThrowOnError> {
        return (options.client ?? this.client).put<DisableAccountResponses, DisableAccountErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/disabled',
            ...options
        });
    }
    
    /**
     * Make a new key that signs access tokens
     *
     * The old key counts until its last token has expired.
     */
    public rotateSigningKey<ThrowOnError extends boolean = false>(options?: Options<RotateSigningKeyData, ThrowOnError>): RequestResult<RotateSigningKeyResponses, RotateSigningKeyErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RotateSigningKeyResponses, RotateSigningKeyErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/signing-keys',
            ...options
        });
    }
    
    /**
     * List clients
     *
     * In the order in which they were added, without their secrets.
     */
    public listClients<ThrowOnError extends boolean = false>(options?: Options<ListClientsData, ThrowOnError>): RequestResult<ListClientsResponses, ListClientsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListClientsResponses, ListClientsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/clients',
            ...options
        });
    }
    
    /**
     * Add a client
     *
     * A program that calls the API by itself. The answer shows its secret, and nothing shows it again.
     */
    public addClient<ThrowOnError extends boolean = false>(options: Options<AddClientData, ThrowOnError>): RequestResult<AddClientResponses, AddClientErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AddClientResponses, AddClientErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/clients',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Revoke a client
     *
     * It gets no tokens any more, and those that it has count no more.
     */
    public revokeClient<ThrowOnError extends boolean = false>(options: Options<RevokeClientData, ThrowOnError>): RequestResult<RevokeClientResponses, RevokeClientErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<RevokeClientResponses, RevokeClientErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/clients/{clientId}',
            ...options
        });
    }
    
    /**
     * List the addresses of a customer
     *
     * The default one comes first. The `ETag` is that of the customer, whose version changes with every address.
     */
    public listAddresses<ThrowOnError extends boolean = false>(options: Options<ListAddressesData, ThrowOnError>): RequestResult<ListAddressesResponses, ListAddressesErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListAddressesResponses, ListAddressesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/addresses',
            ...options
        });
    }
    
    /**
     * Add an address
     *
     * The first one becomes the default. A customer has 20 at most.
     */
    public addAddress<ThrowOnError extends boolean = false>(options: Options<AddAddressData, ThrowOnError>): RequestResult<AddAddressResponses, AddAddressErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AddAddressResponses, AddAddressErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/addresses',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Remove an address
     *
     * Orders that were placed before still go to it. If it was the default, the one that was the default before it is the default again, or else the oldest.
     */
    public removeAddress<ThrowOnError extends boolean = false>(options: Options<RemoveAddressData, ThrowOnError>): RequestResult<RemoveAddressResponses, RemoveAddressErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<RemoveAddressResponses, RemoveAddressErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/addresses/{addressId}',
            ...options
        });
    }
    
    /**
     * Replace an address
     *
     * Orders that were placed before still go to what it was.
     */
    public changeAddress<ThrowOnError extends boolean = false>(options: Options<ChangeAddressData, ThrowOnError>): RequestResult<ChangeAddressResponses, ChangeAddressErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChangeAddressResponses, ChangeAddressErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/addresses/{addressId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Make an address the default
     *
     * Orders that name no address go to it.
     */
    public chooseDefaultAddress<ThrowOnError extends boolean = false>(options: Options<ChooseDefaultAddressData, ThrowOnError>): RequestResult<ChooseDefaultAddressResponses, ChooseDefaultAddressErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChooseDefaultAddressResponses, ChooseDefaultAddressErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/addresses/{addressId}/default',
            ...options
        });
    }
    
    /**
     * List customers
     *
     * In the order in which they registered; or the one with a user name, or those with the ids; or those whose words begin with the words of `q`, in the order of the words that were found.
     */
    public listCustomers<ThrowOnError extends boolean = false>(options?: Options<ListCustomersData, ThrowOnError>): RequestResult<ListCustomersResponses, ListCustomersErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListCustomersResponses, ListCustomersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers',
            ...options
        });
    }
    
    /**
     * Register a customer
     *
     * User names are unique, whatever their case. A new customer gets the welcome credit of the shop.
     */
    public registerCustomer<ThrowOnError extends boolean = false>(options: Options<RegisterCustomerData, ThrowOnError>): RequestResult<RegisterCustomerResponses, RegisterCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RegisterCustomerResponses, RegisterCustomerErrors, ThrowOnError>({
            url: '/customer/customers',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Export customers as CSV
     *
     * Those that match every filter, in the order of the list, with the credit that each can spend. Those who were forgotten have no name.
     */
    public exportCustomers<ThrowOnError extends boolean = false>(options?: Options<ExportCustomersData, ThrowOnError>): RequestResult<ExportCustomersResponses, ExportCustomersErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportCustomersResponses, ExportCustomersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/export.csv',
            ...options
        });
    }
    
    /**
     * Forget a customer
     *
     * Deletes the key of the personal data, so that nobody can read them any more, also in the log. It cannot be undone. Name and address on invoices stay for as long as the law asks (`SOUK_INVOICE_RETENTION`).
     */
    public forgetCustomer<ThrowOnError extends boolean = false>(options: Options<ForgetCustomerData, ThrowOnError>): RequestResult<ForgetCustomerResponses, ForgetCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<ForgetCustomerResponses, ForgetCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}',
            ...options
        });
    }
    
    /**
     * Show a customer
     *
     * A customer who was forgotten has an id and a status, and nothing personal any more.
     */
    public getCustomer<ThrowOnError extends boolean = false>(options: Options<GetCustomerData, ThrowOnError>): RequestResult<GetCustomerResponses, GetCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCustomerResponses, GetCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}',
            ...options
        });
    }
    
    /**
     * Change a name or a phone number
     *
     * Fields that are left out stay as they are.
     */
    public changeProfile<ThrowOnError extends boolean = false>(options: Options<ChangeProfileData, ThrowOnError>): RequestResult<ChangeProfileResponses, ChangeProfileErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<ChangeProfileResponses, ChangeProfileErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Change an email address
     *
     * It is not verified.
     */
    public changeEmail<ThrowOnError extends boolean = false>(options: Options<ChangeEmailData, ThrowOnError>): RequestResult<ChangeEmailResponses, ChangeEmailErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChangeEmailResponses, ChangeEmailErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/email',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Change a password
     *
     * It ends all other sessions of the customer, unless the new password is the current one. Guesses at the current password are slowed down.
     */
    public changePassword<ThrowOnError extends boolean = false>(options: Options<ChangePasswordData, ThrowOnError>): RequestResult<ChangePasswordResponses, ChangePasswordErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChangePasswordResponses, ChangePasswordErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/password',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * End all sessions of a customer
     *
     * The customer has to log in again.
     */
    public endSessionsOfCustomer<ThrowOnError extends boolean = false>(options: Options<EndSessionsOfCustomerData, ThrowOnError>): RequestResult<EndSessionsOfCustomerResponses, EndSessionsOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<EndSessionsOfCustomerResponses, EndSessionsOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/sessions',
            ...options
        });
    }
    
    /**
     * Show the credit of a customer
     *
     * What is available, what is held for orders, and what was granted and spent so far. With `asOf` it is shown as it was; 404 before the customer registered.
     */
    public getCredit<ThrowOnError extends boolean = false>(options: Options<GetCreditData, ThrowOnError>): RequestResult<GetCreditResponses, GetCreditErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCreditResponses, GetCreditErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/credit',
            ...options
        });
    }
    
    /**
     * Set the available credit of a customer
     *
     * The difference is decided when the request is carried out, and stands in the ledger. With `seen`, an order that was placed in between is not undone: the answer is 412 with the credit of now.
     */
    public setCredit<ThrowOnError extends boolean = false>(options: Options<SetCreditData, ThrowOnError>): RequestResult<SetCreditResponses, SetCreditErrors, ThrowOnError> {
        return (options.client ?? this.client).put<SetCreditResponses, SetCreditErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/credit',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List every change of a credit
     *
     * The last one comes first. They can be filtered by kind and by time.
     */
    public listCreditLedger<ThrowOnError extends boolean = false>(options: Options<ListCreditLedgerData, ThrowOnError>): RequestResult<ListCreditLedgerResponses, ListCreditLedgerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListCreditLedgerResponses, ListCreditLedgerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/credit/ledger',
            ...options
        });
    }
    
    /**
     * Export the changes of a credit as CSV
     *
     * Those that match every filter, in the order of the list.
     */
    public exportCreditLedger<ThrowOnError extends boolean = false>(options: Options<ExportCreditLedgerData, ThrowOnError>): RequestResult<ExportCreditLedgerResponses, ExportCreditLedgerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportCreditLedgerResponses, ExportCreditLedgerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/credit/ledger/export.csv',
            ...options
        });
    }
    
    /**
     * Export what this service knows of a customer
     *
     * The profile, the addresses, the credit with its ledger, and the sessions. `GET /order/customers/{customerId}/export` and `GET /accounting/customers/{customerId}/export` have the rest. A long ledger has several pages.
     */
    public exportCustomer<ThrowOnError extends boolean = false>(options: Options<ExportCustomerData, ThrowOnError>): RequestResult<ExportCustomerResponses, ExportCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportCustomerResponses, ExportCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/export',
            ...options
        });
    }
    
    /**
     * Adjust the credit of a customer
     *
     * By a difference, with a reason. What is held for orders cannot be taken away. With `undoes`, it takes back what that commit has done to the credit: once, whoever asks for it.
     */
    public adjustCredit<ThrowOnError extends boolean = false>(options: Options<AdjustCreditData, ThrowOnError>): RequestResult<AdjustCreditResponses, AdjustCreditErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AdjustCreditResponses, AdjustCreditErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/customers/{customerId}/credit/adjustments',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show what is held or charged for an order
     *
     * The amount, and whether it is held, charged or released.
     */
    public getPayment<ThrowOnError extends boolean = false>(options: Options<GetPaymentData, ThrowOnError>): RequestResult<GetPaymentResponses, GetPaymentErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetPaymentResponses, GetPaymentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/customer/payments/{orderId}',
            ...options
        });
    }
    
    /**
     * Get an access token for a client
     *
     * The client credentials grant of OAuth 2 (RFC 6749, 4.4). A form with `grant_type=client_credentials` and perhaps `scope`; the credentials are sent by Basic authentication or in the form. Errors are those of RFC 6749, 5.2.
     */
    public getToken<ThrowOnError extends boolean = false>(options: Options<GetTokenData, ThrowOnError>): RequestResult<GetTokenResponses, GetTokenErrors, ThrowOnError> {
        return (options.client ?? this.client).post<GetTokenResponses, GetTokenErrors, ThrowOnError>({
            ...urlSearchParamsBodySerializer,
            url: '/customer/token',
            ...options,
            headers: {
                'Content-Type': 'application/x-www-form-urlencoded',
                ...options.headers
            }
        });
    }
    
    /**
     * Show how the service stands
     *
     * Whether it is ready, and if not, why; how much of the log it has handled; what is parked. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getStatusOfOrder<ThrowOnError extends boolean = false>(options?: Options<GetStatusOfOrderData, ThrowOnError>): RequestResult<GetStatusOfOrderResponses, GetStatusOfOrderErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStatusOfOrderResponses, GetStatusOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/status',
            ...options
        });
    }
    
    /**
     * List parked events
     *
     * Events that the service could not handle, and those that wait for them because they are of the same stream. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listParkedOfOrder<ThrowOnError extends boolean = false>(options?: Options<ListParkedOfOrderData, ThrowOnError>): RequestResult<ListParkedOfOrderResponses, ListParkedOfOrderErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListParkedOfOrderResponses, ListParkedOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/parked',
            ...options
        });
    }
    
    /**
     * Retry a parked event
     *
     * If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.
     */
    public retryParkedOfOrder<ThrowOnError extends boolean = false>(options: Options<RetryParkedOfOrderData, ThrowOnError>): RequestResult<RetryParkedOfOrderResponses, RetryParkedOfOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RetryParkedOfOrderResponses, RetryParkedOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/parked/{loop}/{eventId}/retry',
            ...options
        });
    }
    
    /**
     * Discard a parked event
     *
     * The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.
     */
    public discardParkedOfOrder<ThrowOnError extends boolean = false>(options: Options<DiscardParkedOfOrderData, ThrowOnError>): RequestResult<DiscardParkedOfOrderResponses, DiscardParkedOfOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<DiscardParkedOfOrderResponses, DiscardParkedOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/parked/{loop}/{eventId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show when the service had handled commits
     *
     * An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listReadsOfOrder<ThrowOnError extends boolean = false>(options: Options<ListReadsOfOrderData, ThrowOnError>): RequestResult<ListReadsOfOrderResponses, ListReadsOfOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListReadsOfOrderResponses, ListReadsOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/reads',
            ...options
        });
    }
    
    /**
     * Empty the view and build it again from the log
     *
     * Reads are 503 `catching-up` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With `fingerprints` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public rebuildViewOfOrder<ThrowOnError extends boolean = false>(options?: Options<RebuildViewOfOrderData, ThrowOnError>): RequestResult<RebuildViewOfOrderResponses, RebuildViewOfOrderErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RebuildViewOfOrderResponses, RebuildViewOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/rebuild',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * List the rebuilds of the view
     *
     * Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listRebuildsOfOrder<ThrowOnError extends boolean = false>(options?: Options<ListRebuildsOfOrderData, ThrowOnError>): RequestResult<ListRebuildsOfOrderResponses, ListRebuildsOfOrderErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListRebuildsOfOrderResponses, ListRebuildsOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/rebuilds',
            ...options
        });
    }
    
    /**
     * Show a rebuild of the view
     *
     * How far it is, and what has come of it. Only the instance that does it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getRebuildOfOrder<ThrowOnError extends boolean = false>(options: Options<GetRebuildOfOrderData, ThrowOnError>): RequestResult<GetRebuildOfOrderResponses, GetRebuildOfOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetRebuildOfOrderResponses, GetRebuildOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/rebuilds/{rebuildId}',
            ...options
        });
    }
    
    /**
     * Show the rows of a view
     *
     * One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.
     */
    public getViewRowsOfOrder<ThrowOnError extends boolean = false>(options: Options<GetViewRowsOfOrderData, ThrowOnError>): RequestResult<GetViewRowsOfOrderResponses, GetViewRowsOfOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetViewRowsOfOrderResponses, GetViewRowsOfOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/admin/view/{collection}',
            ...options
        });
    }
    
    /**
     * List orders
     *
     * The order that was placed last comes first, or the first with `sort=oldest`. An order must match every filter. Customers see their own orders only.
     */
    public listOrders<ThrowOnError extends boolean = false>(options?: Options<ListOrdersData, ThrowOnError>): RequestResult<ListOrdersResponses, ListOrdersErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListOrdersResponses, ListOrdersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders',
            ...options
        });
    }
    
    /**
     * Place an order
     *
     * The order is accepted at once, as `PENDING`. Then product and customer reserve stock and credit, and the order becomes `FINALIZED` or `CANCELED`. A repeated request with the same `Idempotency-Key` gets the same answer and never orders twice. So `Prefer: wait` has no effect here: send it with `GET /orders/{orderId}`. The lines of the order are all that counts. The customer's cart stays as it is: whoever orders what is in it empties it afterwards, with `PUT /carts/current`.
     */
    public placeOrder<ThrowOnError extends boolean = false>(options: Options<PlaceOrderData, ThrowOnError>): RequestResult<PlaceOrderResponses, PlaceOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).post<PlaceOrderResponses, PlaceOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Order the same again
     *
     * Places a new order of the same lines at the prices of today, for the customer of that order. If a product is missing or no longer sold, nothing is ordered, and `errors` names each such line of the order. What is left can be ordered with `POST /orders`. A repeated request with the same `Idempotency-Key` gets the same answer and never orders twice.
     */
    public orderAgain<ThrowOnError extends boolean = false>(options: Options<OrderAgainData, ThrowOnError>): RequestResult<OrderAgainResponses, OrderAgainErrors, ThrowOnError> {
        return (options.client ?? this.client).post<OrderAgainResponses, OrderAgainErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/{orderId}/again',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Export orders as CSV
     *
     * Those that match every filter, one line for each, in the order of the list.
     */
    public exportOrders<ThrowOnError extends boolean = false>(options?: Options<ExportOrdersData, ThrowOnError>): RequestResult<ExportOrdersResponses, ExportOrdersErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportOrdersResponses, ExportOrdersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/export.csv',
            ...options
        });
    }
    
    /**
     * Count orders by status and by reason
     *
     * The numbers beside the filters of the list: with each status, and with each reason for a cancellation, the orders that match the other filters. Each is exact up to 1,000, as the `total` of the list is. Customers see their own orders only.
     */
    public countOrders<ThrowOnError extends boolean = false>(options?: Options<CountOrdersData, ThrowOnError>): RequestResult<CountOrdersResponses, CountOrdersErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<CountOrdersResponses, CountOrdersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/counts',
            ...options
        });
    }
    
    /**
     * Sum up the orders of a span of time
     *
     * How many orders were placed, what came of them, and how long that took, beside the span of the same length before; the products that were missing most; the orders that are open now. All numbers are exact. With `by` it also counts each hour or day, 1,000 at most: also those count of which only a part lies between `placedFrom` and `placedUntil`.
     */
    public getOrderStatistics<ThrowOnError extends boolean = false>(options?: Options<GetOrderStatisticsData, ThrowOnError>): RequestResult<GetOrderStatisticsResponses, GetOrderStatisticsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetOrderStatisticsResponses, GetOrderStatisticsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/statistics',
            ...options
        });
    }
    
    /**
     * Show an order
     *
     * With `Prefer: wait=N` the answer waits up to N seconds, 30 at most, until the order is `FINALIZED` or `CANCELED`. A customer whose requests wait 20 times already is answered at once: `Preference-Applied: wait=0`. With `asOf` it is shown as it was, at once; 404 before it was placed.
     */
    public getOrder<ThrowOnError extends boolean = false>(options: Options<GetOrderData, ThrowOnError>): RequestResult<GetOrderResponses, GetOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetOrderResponses, GetOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/{orderId}',
            ...options
        });
    }
    
    /**
     * Show every change of an order, and its causes
     *
     * The changes of the order, its stock, its credit and its invoice, the oldest first: when, by which commit, and all events that led to each. And what the order waits for, and until when.
     */
    public getOrderHistory<ThrowOnError extends boolean = false>(options: Options<GetOrderHistoryData, ThrowOnError>): RequestResult<GetOrderHistoryResponses, GetOrderHistoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetOrderHistoryResponses, GetOrderHistoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/{orderId}/history',
            ...options
        });
    }
    
    /**
     * Follow the changes of an order
     *
     * A stream of events: each is a change as the history shows it, when the other routes show it, too. It begins after `Last-Event-ID`, else after the position `after`, else now; `Souk-Position` says where. The `id` of an event, or of an empty one that only keeps the connection open, is where to go on. `reload`: the sender is too far behind to be told everything, so it must load anew what it shows. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamOrder<ThrowOnError extends boolean = false>(options: Options<StreamOrderData, ThrowOnError, StreamOrderResponse>): Promise<ServerSentEventsResult<StreamOrderResponses>> {
        return (options.client ?? this.client).sse.get<StreamOrderResponses, StreamOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/{orderId}/events',
            ...options
        });
    }
    
    /**
     * Follow the changes of orders
     *
     * A stream of events: the changes of all orders, or of those of one customer. Customers hear of their own orders only. It begins after `Last-Event-ID`, else after the position `after`, else now; `Souk-Position` says where. The `id` of an event, or of an empty one that only keeps the connection open, is where to go on. `reload`: the sender is too far behind to be told everything, so it must load anew what it shows. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamOrders<ThrowOnError extends boolean = false>(options?: Options<StreamOrdersData, ThrowOnError, StreamOrdersResponse>): Promise<ServerSentEventsResult<StreamOrdersResponses>> {
        return (options?.client ?? this.client).sse.get<StreamOrdersResponses, StreamOrdersErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/events',
            ...options
        });
    }
    
    /**
     * Cancel an order
     *
     * Only a pending order can be canceled. What was reserved for it is released.
     */
    public cancelOrder<ThrowOnError extends boolean = false>(options: Options<CancelOrderData, ThrowOnError>): RequestResult<CancelOrderResponses, CancelOrderErrors, ThrowOnError> {
        return (options.client ?? this.client).post<CancelOrderResponses, CancelOrderErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/orders/{orderId}/cancellation',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Export what this service knows of a customer
     *
     * The cart and all orders, page by page.
     */
    public exportOrdersOfCustomer<ThrowOnError extends boolean = false>(options: Options<ExportOrdersOfCustomerData, ThrowOnError>): RequestResult<ExportOrdersOfCustomerResponses, ExportOrdersOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportOrdersOfCustomerResponses, ExportOrdersOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/customers/{customerId}/export',
            ...options
        });
    }
    
    /**
     * Show the sender's cart
     *
     * A cart that was never saved has version 0 and no lines.
     */
    public getCart<ThrowOnError extends boolean = false>(options?: Options<GetCartData, ThrowOnError>): RequestResult<GetCartResponses, GetCartErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetCartResponses, GetCartErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/carts/current',
            ...options
        });
    }
    
    /**
     * Replace the content of the sender's cart
     *
     * It reserves nothing, and products are looked up only when they are ordered. With `If-Match` it replaces only the version that the sender has seen. The same content again changes nothing and is never refused. With `Idempotency-Key` the change is made once: the cart remembers the last 20 keys, and a repeat changes nothing, whatever it asks for, and answers the cart as it is. No order changes the cart. Whoever has ordered what is in it sends no lines here, with `If-Match`, so that nothing is lost that was put into it meanwhile.
     */
    public changeCart<ThrowOnError extends boolean = false>(options: Options<ChangeCartData, ThrowOnError>): RequestResult<ChangeCartResponses, ChangeCartErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChangeCartResponses, ChangeCartErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/order/carts/current',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show how the service stands
     *
     * Whether it is ready, and if not, why; how much of the log it has handled; what is parked. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getStatusOfProduct<ThrowOnError extends boolean = false>(options?: Options<GetStatusOfProductData, ThrowOnError>): RequestResult<GetStatusOfProductResponses, GetStatusOfProductErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStatusOfProductResponses, GetStatusOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/status',
            ...options
        });
    }
    
    /**
     * List parked events
     *
     * Events that the service could not handle, and those that wait for them because they are of the same stream. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listParkedOfProduct<ThrowOnError extends boolean = false>(options?: Options<ListParkedOfProductData, ThrowOnError>): RequestResult<ListParkedOfProductResponses, ListParkedOfProductErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListParkedOfProductResponses, ListParkedOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/parked',
            ...options
        });
    }
    
    /**
     * Retry a parked event
     *
     * If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.
     */
    public retryParkedOfProduct<ThrowOnError extends boolean = false>(options: Options<RetryParkedOfProductData, ThrowOnError>): RequestResult<RetryParkedOfProductResponses, RetryParkedOfProductErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RetryParkedOfProductResponses, RetryParkedOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/parked/{loop}/{eventId}/retry',
            ...options
        });
    }
    
    /**
     * Discard a parked event
     *
     * The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.
     */
    public discardParkedOfProduct<ThrowOnError extends boolean = false>(options: Options<DiscardParkedOfProductData, ThrowOnError>): RequestResult<DiscardParkedOfProductResponses, DiscardParkedOfProductErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<DiscardParkedOfProductResponses, DiscardParkedOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/parked/{loop}/{eventId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show when the service had handled commits
     *
     * An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listReadsOfProduct<ThrowOnError extends boolean = false>(options: Options<ListReadsOfProductData, ThrowOnError>): RequestResult<ListReadsOfProductResponses, ListReadsOfProductErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListReadsOfProductResponses, ListReadsOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/reads',
            ...options
        });
    }
    
    /**
     * Empty the view and build it again from the log
     *
     * Reads are 503 `catching-up` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With `fingerprints` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public rebuildViewOfProduct<ThrowOnError extends boolean = false>(options?: Options<RebuildViewOfProductData, ThrowOnError>): RequestResult<RebuildViewOfProductResponses, RebuildViewOfProductErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RebuildViewOfProductResponses, RebuildViewOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/rebuild',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * List the rebuilds of the view
     *
     * Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listRebuildsOfProduct<ThrowOnError extends boolean = false>(options?: Options<ListRebuildsOfProductData, ThrowOnError>): RequestResult<ListRebuildsOfProductResponses, ListRebuildsOfProductErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListRebuildsOfProductResponses, ListRebuildsOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/rebuilds',
            ...options
        });
    }
    
    /**
     * Show a rebuild of the view
     *
     * How far it is, and what has come of it. Only the instance that does it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getRebuildOfProduct<ThrowOnError extends boolean = false>(options: Options<GetRebuildOfProductData, ThrowOnError>): RequestResult<GetRebuildOfProductResponses, GetRebuildOfProductErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetRebuildOfProductResponses, GetRebuildOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/rebuilds/{rebuildId}',
            ...options
        });
    }
    
    /**
     * Show the rows of a view
     *
     * One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.
     */
    public getViewRowsOfProduct<ThrowOnError extends boolean = false>(options: Options<GetViewRowsOfProductData, ThrowOnError>): RequestResult<GetViewRowsOfProductResponses, GetViewRowsOfProductErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetViewRowsOfProductResponses, GetViewRowsOfProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/admin/view/{collection}',
            ...options
        });
    }
    
    /**
     * List products
     *
     * Those with the status, the availability, so many units at most and a price between two limits, of the category and all inside it: in the order of `sort`, or else in the order in which they were added. Or those with the ids that the query names. A cursor names what the list is ordered by: a product that changes just then may be missed or come twice, but no other.
     */
    public listProducts<ThrowOnError extends boolean = false>(options?: Options<ListProductsData, ThrowOnError>): RequestResult<ListProductsResponses, ListProductsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListProductsResponses, ListProductsErrors, ThrowOnError>({ url: '/product/products', ...options });
    }
    
    /**
     * Add a product
     *
     * Its slug is made from its name.
     */
    public addProduct<ThrowOnError extends boolean = false>(options: Options<AddProductData, ThrowOnError>): RequestResult<AddProductResponses, AddProductErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AddProductResponses, AddProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Follow the changes of products
     *
     * A stream of events: every change of a product, of its price or of its stock, when the catalogue shows it. It begins after `Last-Event-ID`, else after the position `after`, else now; `Souk-Position` says where. The `id` of an event, or of an empty one that only keeps the connection open, is where to go on. `reload`: the sender is too far behind to be told everything, so it must load anew what it shows. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamProducts<ThrowOnError extends boolean = false>(options?: Options<StreamProductsData, ThrowOnError, StreamProductsResponse>): Promise<ServerSentEventsResult<StreamProductsResponses>> {
        return (options?.client ?? this.client).sse.get<StreamProductsResponses, StreamProductsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/events',
            ...options
        });
    }
    
    /**
     * Count products by availability, status and category
     *
     * The numbers beside the filters of the list: with each availability, each status and each category, the products that match the other filters. The categories are those directly inside the one that the query names, or else those that are in none. Each number is exact up to 1,000, as the `total` of the list is.
     */
    public countProducts<ThrowOnError extends boolean = false>(options?: Options<CountProductsData, ThrowOnError>): RequestResult<CountProductsResponses, CountProductsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<CountProductsResponses, CountProductsErrors, ThrowOnError>({ url: '/product/products/counts', ...options });
    }
    
    /**
     * Export products as CSV
     *
     * Those that match every filter, in the order in which they were added, or the reverse: of all states, the active ones first, or of one. The file can be changed and sent to the import.
     */
    public exportProducts<ThrowOnError extends boolean = false>(options?: Options<ExportProductsData, ThrowOnError>): RequestResult<ExportProductsResponses, ExportProductsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportProductsResponses, ExportProductsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/export.csv',
            ...options
        });
    }
    
    /**
     * Retire a product
     *
     * It can be ordered no more. Orders that were placed go on.
     */
    public retireProduct<ThrowOnError extends boolean = false>(options: Options<RetireProductData, ThrowOnError>): RequestResult<RetireProductResponses, RetireProductErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<RetireProductResponses, RetireProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}',
            ...options
        });
    }
    
    /**
     * Show a product
     *
     * Its `ETag` changes with everything that the answer shows. `If-Match` compares its `version` alone, so that a sale never refuses an edit. With `asOf` it is shown as it was, with its price and stock; 404 before it was added.
     */
    public getProduct<ThrowOnError extends boolean = false>(options: Options<GetProductData, ThrowOnError>): RequestResult<GetProductResponses, GetProductErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetProductResponses, GetProductErrors, ThrowOnError>({ url: '/product/products/{productId}', ...options });
    }
    
    /**
     * Change a product
     *
     * Fields that are left out stay as they are.
     */
    public changeProduct<ThrowOnError extends boolean = false>(options: Options<ChangeProductData, ThrowOnError>): RequestResult<ChangeProductResponses, ChangeProductErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<ChangeProductResponses, ChangeProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show the history of a product
     *
     * Every change of its entry, its price and its stock, the newest first: who made it, and the fields as they were before and after; for the stock the movement, with the reason or the order behind it.
     */
    public getProductHistory<ThrowOnError extends boolean = false>(options: Options<GetProductHistoryData, ThrowOnError>): RequestResult<GetProductHistoryResponses, GetProductHistoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetProductHistoryResponses, GetProductHistoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/history',
            ...options
        });
    }
    
    /**
     * Export the history of a product as CSV
     *
     * Every change, the newest first: its entry with each field before and after, so all prices that it has had, and every movement of its stock.
     */
    public exportProductHistory<ThrowOnError extends boolean = false>(options: Options<ExportProductHistoryData, ThrowOnError>): RequestResult<ExportProductHistoryResponses, ExportProductHistoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportProductHistoryResponses, ExportProductHistoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/history/export.csv',
            ...options
        });
    }
    
    /**
     * Find a product by its slug
     *
     * Slugs that it had before a change of its name lead to it as well.
     */
    public getProductBySlug<ThrowOnError extends boolean = false>(options: Options<GetProductBySlugData, ThrowOnError>): RequestResult<GetProductBySlugResponses, GetProductBySlugErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetProductBySlugResponses, GetProductBySlugErrors, ThrowOnError>({ url: '/product/products/by-slug/{slug}', ...options });
    }
    
    /**
     * Bring a retired product back
     *
     * It can be ordered again, as it was.
     */
    public restoreProduct<ThrowOnError extends boolean = false>(options: Options<RestoreProductData, ThrowOnError>): RequestResult<RestoreProductResponses, RestoreProductErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RestoreProductResponses, RestoreProductErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/restoration',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Remove the picture of a product
     *
     * Done also if it has none. Its paths go on leading to the picture, because pages and caches may still show it.
     */
    public removePicture<ThrowOnError extends boolean = false>(options: Options<RemovePictureData, ThrowOnError>): RequestResult<RemovePictureResponses, RemovePictureErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<RemovePictureResponses, RemovePictureErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/picture',
            ...options
        });
    }
    
    /**
     * Upload the picture of a product
     *
     * The body is the file of a PNG, JPEG, WebP or AVIF picture that does not move, up to 5 MB and 50 million pixels. Its bytes tell which it is; `Content-Type` does not matter.
     *
     * The shop makes WebP and AVIF pictures of it in up to three widths, without metadata, and answers them in `pictures` of the product. It does not keep the file. One of its own files puts the picture of which it is back as it was, also for another product.
     */
    public changePicture<ThrowOnError extends boolean = false>(options: Options<ChangePictureData, ThrowOnError>): RequestResult<ChangePictureResponses, ChangePictureErrors, ThrowOnError> {
        return (options.client ?? this.client).put<ChangePictureResponses, ChangePictureErrors, ThrowOnError>({
            bodySerializer: null,
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/picture',
            ...options,
            headers: {
                'Content-Type': 'image/png',
                ...options.headers
            }
        });
    }
    
    /**
     * Draw a picture of a product
     *
     * How it is packed, with a label: for a product of which no picture was uploaded. Drawn from its texts and the name of its category; the same texts give the same picture. An SVG of 400 × 480.
     */
    public drawPicture<ThrowOnError extends boolean = false>(options: Options<DrawPictureData, ThrowOnError>): RequestResult<DrawPictureResponses, DrawPictureErrors, ThrowOnError> {
        return (options.client ?? this.client).get<DrawPictureResponses, DrawPictureErrors, ThrowOnError>({ url: '/product/products/{productId}/picture.svg', ...options });
    }
    
    /**
     * Show a drawn picture
     *
     * At a path that answers tell, `drawn` of a product. With `.png` in place of `.svg` it is a card that other sites may show beside a link: the same pack with room around it, 1200 × 630. With `.label.svg` it is the label alone, and with `.case.svg` the open case with all packs, if the description says how many there are. What it answers never changes.
     */
    public getDrawnPicture<ThrowOnError extends boolean = false>(options: Options<GetDrawnPictureData, ThrowOnError>): RequestResult<GetDrawnPictureResponses, GetDrawnPictureErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetDrawnPictureResponses, GetDrawnPictureErrors, ThrowOnError>({ url: '/product/pictures/drawn/{file}', ...options });
    }
    
    /**
     * Show a picture
     *
     * At a path from `pictures` of a product. What it answers never changes.
     */
    public getPicture<ThrowOnError extends boolean = false>(options: Options<GetPictureData, ThrowOnError>): RequestResult<GetPictureResponses, GetPictureErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetPictureResponses, GetPictureErrors, ThrowOnError>({ url: '/product/pictures/{file}', ...options });
    }
    
    /**
     * Change several products
     *
     * One change for each product, up to 100 of them, and one result for each change: one that is refused does not keep the others from being done. The `type` of a change says what it does:
     *
     * - `price` sets the price, `pricePercent` adds a part of the present one to it or takes it off
     * - `stock` adds units, or removes them
     * - `category` puts the product into another category
     * - `retirement` retires it, `restoration` brings it back
     *
     * The `version` of a change is the `version` that the product had when the sender saw it, as `If-Match` is for one product: if it has another one by now, the result is 412 `precondition-failed`. Orders and stock do not change it. Without it the change is made to any version.
     *
     * The `Idempotency-Key` counts for each product by itself, so a repeat finishes what is not done yet and does nothing twice.
     */
    public changeProducts<ThrowOnError extends boolean = false>(options: Options<ChangeProductsData, ThrowOnError>): RequestResult<ChangeProductsResponses, ChangeProductsErrors, ThrowOnError> {
        return (options.client ?? this.client).post<ChangeProductsResponses, ChangeProductsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/changes',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Adjust the stock of a product
     *
     * By a difference, with a reason: a delivery, a count, a loss. Units that are held for orders cannot be taken away. With `undoes`, it takes back the adjustment of that commit: once, whoever asks for it.
     */
    public adjustStock<ThrowOnError extends boolean = false>(options: Options<AdjustStockData, ThrowOnError>): RequestResult<AdjustStockResponses, AdjustStockErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AdjustStockResponses, AdjustStockErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/{productId}/stock-adjustments',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List categories
     *
     * In the order in which they were added: all with the status, or those directly inside one category. `q` finds them by words.
     */
    public listCategories<ThrowOnError extends boolean = false>(options?: Options<ListCategoriesData, ThrowOnError>): RequestResult<ListCategoriesResponses, ListCategoriesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListCategoriesResponses, ListCategoriesErrors, ThrowOnError>({ url: '/product/categories', ...options });
    }
    
    /**
     * Add a category
     *
     * Its slug is made from its name. It may lie inside another category, eight levels deep at most.
     */
    public addCategory<ThrowOnError extends boolean = false>(options: Options<AddCategoryData, ThrowOnError>): RequestResult<AddCategoryResponses, AddCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).post<AddCategoryResponses, AddCategoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Export categories as CSV
     *
     * All of them, or those with one status, or those that a text finds: the active ones first, each in the order in which they were added.
     */
    public exportCategories<ThrowOnError extends boolean = false>(options?: Options<ExportCategoriesData, ThrowOnError>): RequestResult<ExportCategoriesResponses, ExportCategoriesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportCategoriesResponses, ExportCategoriesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/export.csv',
            ...options
        });
    }
    
    /**
     * Retire a category
     *
     * No product or category can be put into it any more. It keeps those that it has.
     */
    public retireCategory<ThrowOnError extends boolean = false>(options: Options<RetireCategoryData, ThrowOnError>): RequestResult<RetireCategoryResponses, RetireCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<RetireCategoryResponses, RetireCategoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/{categoryId}',
            ...options
        });
    }
    
    /**
     * Show a category
     *
     * Its `ETag` changes with everything that the answer shows. `If-Match` compares its `version` alone.
     */
    public getCategory<ThrowOnError extends boolean = false>(options: Options<GetCategoryData, ThrowOnError>): RequestResult<GetCategoryResponses, GetCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCategoryResponses, GetCategoryErrors, ThrowOnError>({ url: '/product/categories/{categoryId}', ...options });
    }
    
    /**
     * Change a category
     *
     * Fields that are left out stay as they are. Another parent moves the category with all that is inside it.
     */
    public changeCategory<ThrowOnError extends boolean = false>(options: Options<ChangeCategoryData, ThrowOnError>): RequestResult<ChangeCategoryResponses, ChangeCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).patch<ChangeCategoryResponses, ChangeCategoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/{categoryId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show the history of a category
     *
     * Every change, the newest first: who made it, and the fields as they were before and after.
     */
    public getCategoryHistory<ThrowOnError extends boolean = false>(options: Options<GetCategoryHistoryData, ThrowOnError>): RequestResult<GetCategoryHistoryResponses, GetCategoryHistoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCategoryHistoryResponses, GetCategoryHistoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/{categoryId}/history',
            ...options
        });
    }
    
    /**
     * Export the history of a category as CSV
     *
     * Every change, the newest first, with each field before and after.
     */
    public exportCategoryHistory<ThrowOnError extends boolean = false>(options: Options<ExportCategoryHistoryData, ThrowOnError>): RequestResult<ExportCategoryHistoryResponses, ExportCategoryHistoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportCategoryHistoryResponses, ExportCategoryHistoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/{categoryId}/history/export.csv',
            ...options
        });
    }
    
    /**
     * Find a category by its slug
     *
     * Slugs that it had before a change of its name lead to it as well.
     */
    public getCategoryBySlug<ThrowOnError extends boolean = false>(options: Options<GetCategoryBySlugData, ThrowOnError>): RequestResult<GetCategoryBySlugResponses, GetCategoryBySlugErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCategoryBySlugResponses, GetCategoryBySlugErrors, ThrowOnError>({ url: '/product/categories/by-slug/{slug}', ...options });
    }
    
    /**
     * Bring a retired category back
     *
     * Products and categories can be put into it again.
     */
    public restoreCategory<ThrowOnError extends boolean = false>(options: Options<RestoreCategoryData, ThrowOnError>): RequestResult<RestoreCategoryResponses, RestoreCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RestoreCategoryResponses, RestoreCategoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/categories/{categoryId}/restoration',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show what is held for an order
     *
     * The units of each product, and whether they are held, deducted or released.
     */
    public getReservation<ThrowOnError extends boolean = false>(options: Options<GetReservationData, ThrowOnError>): RequestResult<GetReservationResponses, GetReservationErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetReservationResponses, GetReservationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/reservations/{orderId}',
            ...options
        });
    }
    
    /**
     * Import products from a CSV file
     *
     * The first line names the columns, as an export does; the order does not matter, and columns may be missing. Commas, semicolons or tabs separate the cells.
     *
     * - A row with a `productId` changes this product where a cell differs. A row without one adds a product, and needs a `name`, a `category` and a `price`.
     * - An empty `description` or `supplier` empties it. Any other empty cell says nothing.
     * - `category` is a path, such as `Drinks / Teas`, or an id, in capitals or not. It must exist. `price` is in minor units.
     * - `stock` is applied as the difference from `stockExported`, so that a sale in between is not undone.
     * - `version` is that which the product must still have.
     * - `slug`, `addedAt`, `reserved` and `sold` are not read.
     *
     * With `mode=check`, which is the default, the answer says what would be done. With `mode=apply` it is done, unless `errors` has something: then nothing is done. Only a row that somebody makes impossible at the same time is an error beside others that are done.
     *
     * The same file is the same import, whoever sends it: a request that was cut off is finished by sending it again, and no row is applied twice. The counts say what has become of its rows, whenever that was; `earlier` says how much of it earlier requests have done. A row that changed nothing has left no trace: if the file comes again, it counts as it stands then. To import the same file a second time, send it with another `Idempotency-Key`. All managers share these keys. With the same key, a file may also come in parts, each row under its number and all others left empty.
     */
    public importProducts<ThrowOnError extends boolean = false>(options: Options<ImportProductsData, ThrowOnError>): RequestResult<ImportProductsResponses, ImportProductsErrors, ThrowOnError> {
        return (options.client ?? this.client).post<ImportProductsResponses, ImportProductsErrors, ThrowOnError>({
            bodySerializer: null,
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/product/products/import',
            ...options,
            headers: {
                'Content-Type': 'text/csv',
                ...options.headers
            }
        });
    }
    
    /**
     * Show how the service stands
     *
     * Whether it is ready, and if not, why; how much of the log it has handled; what is parked. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getStatusOfAccounting<ThrowOnError extends boolean = false>(options?: Options<GetStatusOfAccountingData, ThrowOnError>): RequestResult<GetStatusOfAccountingResponses, GetStatusOfAccountingErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStatusOfAccountingResponses, GetStatusOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/status',
            ...options
        });
    }
    
    /**
     * List parked events
     *
     * Events that the service could not handle, and those that wait for them because they are of the same stream. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listParkedOfAccounting<ThrowOnError extends boolean = false>(options?: Options<ListParkedOfAccountingData, ThrowOnError>): RequestResult<ListParkedOfAccountingResponses, ListParkedOfAccountingErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListParkedOfAccountingResponses, ListParkedOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/parked',
            ...options
        });
    }
    
    /**
     * Retry a parked event
     *
     * If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.
     */
    public retryParkedOfAccounting<ThrowOnError extends boolean = false>(options: Options<RetryParkedOfAccountingData, ThrowOnError>): RequestResult<RetryParkedOfAccountingResponses, RetryParkedOfAccountingErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RetryParkedOfAccountingResponses, RetryParkedOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/parked/{loop}/{eventId}/retry',
            ...options
        });
    }
    
    /**
     * Discard a parked event
     *
     * The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.
     */
    public discardParkedOfAccounting<ThrowOnError extends boolean = false>(options: Options<DiscardParkedOfAccountingData, ThrowOnError>): RequestResult<DiscardParkedOfAccountingResponses, DiscardParkedOfAccountingErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<DiscardParkedOfAccountingResponses, DiscardParkedOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/parked/{loop}/{eventId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show when the service had handled commits
     *
     * An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listReadsOfAccounting<ThrowOnError extends boolean = false>(options: Options<ListReadsOfAccountingData, ThrowOnError>): RequestResult<ListReadsOfAccountingResponses, ListReadsOfAccountingErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListReadsOfAccountingResponses, ListReadsOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/reads',
            ...options
        });
    }
    
    /**
     * Empty the view and build it again from the log
     *
     * Reads are 503 `catching-up` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With `fingerprints` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public rebuildViewOfAccounting<ThrowOnError extends boolean = false>(options?: Options<RebuildViewOfAccountingData, ThrowOnError>): RequestResult<RebuildViewOfAccountingResponses, RebuildViewOfAccountingErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RebuildViewOfAccountingResponses, RebuildViewOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/rebuild',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * List the rebuilds of the view
     *
     * Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listRebuildsOfAccounting<ThrowOnError extends boolean = false>(options?: Options<ListRebuildsOfAccountingData, ThrowOnError>): RequestResult<ListRebuildsOfAccountingResponses, ListRebuildsOfAccountingErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListRebuildsOfAccountingResponses, ListRebuildsOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/rebuilds',
            ...options
        });
    }
    
    /**
     * Show a rebuild of the view
     *
     * How far it is, and what has come of it. Only the instance that does it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getRebuildOfAccounting<ThrowOnError extends boolean = false>(options: Options<GetRebuildOfAccountingData, ThrowOnError>): RequestResult<GetRebuildOfAccountingResponses, GetRebuildOfAccountingErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetRebuildOfAccountingResponses, GetRebuildOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/rebuilds/{rebuildId}',
            ...options
        });
    }
    
    /**
     * Show the rows of a view
     *
     * One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.
     */
    public getViewRowsOfAccounting<ThrowOnError extends boolean = false>(options: Options<GetViewRowsOfAccountingData, ThrowOnError>): RequestResult<GetViewRowsOfAccountingResponses, GetViewRowsOfAccountingErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetViewRowsOfAccountingResponses, GetViewRowsOfAccountingErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/admin/view/{collection}',
            ...options
        });
    }
    
    /**
     * List invoices
     *
     * In the order of their numbers, or of their times of issue if those select them. Customers see their own invoices only.
     */
    public listInvoices<ThrowOnError extends boolean = false>(options?: Options<ListInvoicesData, ThrowOnError>): RequestResult<ListInvoicesResponses, ListInvoicesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListInvoicesResponses, ListInvoicesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/invoices',
            ...options
        });
    }
    
    /**
     * Export invoices as CSV
     *
     * Those that match every filter, one line for each, in the order of the list.
     */
    public exportInvoices<ThrowOnError extends boolean = false>(options?: Options<ExportInvoicesData, ThrowOnError>): RequestResult<ExportInvoicesResponses, ExportInvoicesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportInvoicesResponses, ExportInvoicesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/invoices/export.csv',
            ...options
        });
    }
    
    /**
     * Show the invoice of an order
     *
     * An order has an invoice some milliseconds after it was finalized. Its number has no gaps within a year.
     */
    public getInvoice<ThrowOnError extends boolean = false>(options: Options<GetInvoiceData, ThrowOnError>): RequestResult<GetInvoiceResponses, GetInvoiceErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetInvoiceResponses, GetInvoiceErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/invoices/{orderId}',
            ...options
        });
    }
    
    /**
     * Show the invoice of an order as a page
     *
     * HTML that needs nothing else. A link leads here, and so does `Accept`: whatever it says, the path decides. It says what the JSON says. The bytes stay the same until name and address are deleted.
     */
    public getInvoicePage<ThrowOnError extends boolean = false>(options: Options<GetInvoicePageData, ThrowOnError>): RequestResult<GetInvoicePageResponses, GetInvoicePageErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetInvoicePageResponses, GetInvoicePageErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/invoices/{orderId}/document.html',
            ...options
        });
    }
    
    /**
     * Show the invoice of an order as a PDF
     *
     * It says what the page says, with fonts for Latin, Greek, Cyrillic, Arabic, Hebrew and Thai letters, symbols and emoji. The bytes stay the same until name and address are deleted. Documents are made one after the other; 503 `overloaded` if too many wait.
     */
    public getInvoicePdf<ThrowOnError extends boolean = false>(options: Options<GetInvoicePdfData, ThrowOnError>): RequestResult<GetInvoicePdfResponses, GetInvoicePdfErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetInvoicePdfResponses, GetInvoicePdfErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/invoices/{orderId}/document.pdf',
            ...options
        });
    }
    
    /**
     * Export what this service knows of a customer
     *
     * All invoices, page by page.
     */
    public exportInvoicesOfCustomer<ThrowOnError extends boolean = false>(options: Options<ExportInvoicesOfCustomerData, ThrowOnError>): RequestResult<ExportInvoicesOfCustomerResponses, ExportInvoicesOfCustomerErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ExportInvoicesOfCustomerResponses, ExportInvoicesOfCustomerErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/customers/{customerId}/export',
            ...options
        });
    }
    
    /**
     * Add up the revenue of periods
     *
     * Periods are those of UTC, by the time when the orders were finalized, 1,000 at most. Those without an invoice are left out. The revenue of a category is that of the products which were in it when the invoices were issued: a product that moves takes nothing along.
     */
    public getRevenue<ThrowOnError extends boolean = false>(options?: Options<GetRevenueData, ThrowOnError>): RequestResult<GetRevenueResponses, GetRevenueErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetRevenueResponses, GetRevenueErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/revenue',
            ...options
        });
    }
    
    /**
     * Export the revenue of periods as CSV
     *
     * One line for each period, the oldest first; with `of`, one for each share in it instead, the largest first. Shares of a period add up to its amount. What adds them up (`GET /accounting/revenue`) says more of it.
     */
    public exportRevenue<ThrowOnError extends boolean = false>(options?: Options<ExportRevenueData, ThrowOnError>): RequestResult<ExportRevenueResponses, ExportRevenueErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportRevenueResponses, ExportRevenueErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/accounting/revenue/export.csv',
            ...options
        });
    }
    
    /**
     * Show how the service stands
     *
     * Whether it is ready, and if not, why; how much of the log it has handled; what is parked. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getStatusOfStorefront<ThrowOnError extends boolean = false>(options?: Options<GetStatusOfStorefrontData, ThrowOnError>): RequestResult<GetStatusOfStorefrontResponses, GetStatusOfStorefrontErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStatusOfStorefrontResponses, GetStatusOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/status',
            ...options
        });
    }
    
    /**
     * List parked events
     *
     * Events that the service could not handle, and those that wait for them because they are of the same stream. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listParkedOfStorefront<ThrowOnError extends boolean = false>(options?: Options<ListParkedOfStorefrontData, ThrowOnError>): RequestResult<ListParkedOfStorefrontResponses, ListParkedOfStorefrontErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListParkedOfStorefrontResponses, ListParkedOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/parked',
            ...options
        });
    }
    
    /**
     * Retry a parked event
     *
     * If it succeeds, the events that wait for it are retried as well. 202: the view is rebuilt first, and the event is handled on the way.
     */
    public retryParkedOfStorefront<ThrowOnError extends boolean = false>(options: Options<RetryParkedOfStorefrontData, ThrowOnError>): RequestResult<RetryParkedOfStorefrontResponses, RetryParkedOfStorefrontErrors, ThrowOnError> {
        return (options.client ?? this.client).post<RetryParkedOfStorefrontResponses, RetryParkedOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/parked/{loop}/{eventId}/retry',
            ...options
        });
    }
    
    /**
     * Discard a parked event
     *
     * The service goes on as if the event had not happened. The log keeps it. Who has given it up, and why, is in `GET /event-store/parked/settled`.
     */
    public discardParkedOfStorefront<ThrowOnError extends boolean = false>(options: Options<DiscardParkedOfStorefrontData, ThrowOnError>): RequestResult<DiscardParkedOfStorefrontResponses, DiscardParkedOfStorefrontErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<DiscardParkedOfStorefrontResponses, DiscardParkedOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/parked/{loop}/{eventId}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show when the service had handled commits
     *
     * An instance remembers it in memory, since its start, for at least the last 10,000 commits: when its view first showed each one, and when it had done what follows from it. Of instances that share a view, the one that writes it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listReadsOfStorefront<ThrowOnError extends boolean = false>(options: Options<ListReadsOfStorefrontData, ThrowOnError>): RequestResult<ListReadsOfStorefrontResponses, ListReadsOfStorefrontErrors, ThrowOnError> {
        return (options.client ?? this.client).get<ListReadsOfStorefrontResponses, ListReadsOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/reads',
            ...options
        });
    }
    
    /**
     * Empty the view and build it again from the log
     *
     * Reads are 503 `catching-up` until the view has reached the position of the answer. If a rebuild is running, that one is answered and no other begins. With `fingerprints` the answer comes when their reading begins, else when the view is empty. While fingerprints are taken, the view stands still. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public rebuildViewOfStorefront<ThrowOnError extends boolean = false>(options?: Options<RebuildViewOfStorefrontData, ThrowOnError>): RequestResult<RebuildViewOfStorefrontResponses, RebuildViewOfStorefrontErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<RebuildViewOfStorefrontResponses, RebuildViewOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/rebuild',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * List the rebuilds of the view
     *
     * Those since the start of the instance, 20 at most: how far each one is, how fast it is, and the fingerprints of the rows before and after. The last one comes first. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public listRebuildsOfStorefront<ThrowOnError extends boolean = false>(options?: Options<ListRebuildsOfStorefrontData, ThrowOnError>): RequestResult<ListRebuildsOfStorefrontResponses, ListRebuildsOfStorefrontErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListRebuildsOfStorefrontResponses, ListRebuildsOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/rebuilds',
            ...options
        });
    }
    
    /**
     * Show a rebuild of the view
     *
     * How far it is, and what has come of it. Only the instance that does it knows. With `instance`, that instance of the service answers, whichever gets the request; 404 if it is not there.
     */
    public getRebuildOfStorefront<ThrowOnError extends boolean = false>(options: Options<GetRebuildOfStorefrontData, ThrowOnError>): RequestResult<GetRebuildOfStorefrontResponses, GetRebuildOfStorefrontErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetRebuildOfStorefrontResponses, GetRebuildOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/rebuilds/{rebuildId}',
            ...options
        });
    }
    
    /**
     * Show the rows of a view
     *
     * One collection, page by page, without personal data. The auditor compares it with a fresh replay of the log.
     */
    public getViewRowsOfStorefront<ThrowOnError extends boolean = false>(options: Options<GetViewRowsOfStorefrontData, ThrowOnError>): RequestResult<GetViewRowsOfStorefrontResponses, GetViewRowsOfStorefrontErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetViewRowsOfStorefrontResponses, GetViewRowsOfStorefrontErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/storefront/admin/view/{collection}',
            ...options
        });
    }
    
    /**
     * Show what the first page of a shop shows
     *
     * All categories with products, and the products that are new, bought often, or back in stock.
     */
    public getStorefrontHome<ThrowOnError extends boolean = false>(options?: Options<GetStorefrontHomeData, ThrowOnError>): RequestResult<GetStorefrontHomeResponses, GetStorefrontHomeErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetStorefrontHomeResponses, GetStorefrontHomeErrors, ThrowOnError>({ url: '/storefront/home', ...options });
    }
    
    /**
     * Search for products
     *
     * Products that have all the words of `q`, in any form, the last word perhaps only begun. Words that no product has are taken for misspelt: `corrected` says what was searched for instead. If no product has all the words even so, those with the most of them are shown: `matched` says `some`. Without `q` it lists all products. A page by its cursor goes on as the first page was understood, and leaves nothing out while products change.
     */
    public searchProducts<ThrowOnError extends boolean = false>(options?: Options<SearchProductsData, ThrowOnError>): RequestResult<SearchProductsResponses, SearchProductsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<SearchProductsResponses, SearchProductsErrors, ThrowOnError>({ url: '/storefront/products', ...options });
    }
    
    /**
     * Suggest what somebody who is typing may want
     *
     * A few products, categories and ways in which the words may go on, as quick as one types.
     */
    public suggestProducts<ThrowOnError extends boolean = false>(options: Options<SuggestProductsData, ThrowOnError>): RequestResult<SuggestProductsResponses, SuggestProductsErrors, ThrowOnError> {
        return (options.client ?? this.client).get<SuggestProductsResponses, SuggestProductsErrors, ThrowOnError>({ url: '/storefront/suggestions', ...options });
    }
    
    /**
     * Show what the page of a category shows
     *
     * Its place among the categories, and its products, with those of the categories inside it.
     */
    public getStorefrontCategory<ThrowOnError extends boolean = false>(options: Options<GetStorefrontCategoryData, ThrowOnError>): RequestResult<GetStorefrontCategoryResponses, GetStorefrontCategoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStorefrontCategoryResponses, GetStorefrontCategoryErrors, ThrowOnError>({ url: '/storefront/categories/{categoryId}', ...options });
    }
    
    /**
     * Show what the page of a category shows, by its slug
     *
     * Any words with the right number at the end lead to it.
     */
    public getStorefrontCategoryBySlug<ThrowOnError extends boolean = false>(options: Options<GetStorefrontCategoryBySlugData, ThrowOnError>): RequestResult<GetStorefrontCategoryBySlugResponses, GetStorefrontCategoryBySlugErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStorefrontCategoryBySlugResponses, GetStorefrontCategoryBySlugErrors, ThrowOnError>({ url: '/storefront/categories/by-slug/{slug}', ...options });
    }
    
    /**
     * Show what the page of a product shows
     *
     * With its prices of the last 30 days, and products that go with it. A product that is no longer sold is shown, too: `status` says so.
     */
    public getStorefrontProduct<ThrowOnError extends boolean = false>(options: Options<GetStorefrontProductData, ThrowOnError>): RequestResult<GetStorefrontProductResponses, GetStorefrontProductErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStorefrontProductResponses, GetStorefrontProductErrors, ThrowOnError>({ url: '/storefront/products/{productId}', ...options });
    }
    
    /**
     * Show what the page of a product shows, by its slug
     *
     * Any words with the right number at the end lead to it.
     */
    public getStorefrontProductBySlug<ThrowOnError extends boolean = false>(options: Options<GetStorefrontProductBySlugData, ThrowOnError>): RequestResult<GetStorefrontProductBySlugResponses, GetStorefrontProductBySlugErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStorefrontProductBySlugResponses, GetStorefrontProductBySlugErrors, ThrowOnError>({ url: '/storefront/products/by-slug/{slug}', ...options });
    }
    
    /**
     * Show the end of the log
     *
     * Position and hash of the last commit. An empty log ends at position 0.
     */
    public getHead<ThrowOnError extends boolean = false>(options?: Options<GetHeadData, ThrowOnError>): RequestResult<GetHeadResponses, GetHeadErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetHeadResponses, GetHeadErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/head',
            ...options
        });
    }
    
    /**
     * Show the shop in figures, now or as it was
     *
     * Orders, invoices, revenue, units, credit and customers, counted from the events of the log up to a position. With `asOf` as it was then.
     */
    public getMeasures<ThrowOnError extends boolean = false>(options?: Options<GetMeasuresData, ThrowOnError>): RequestResult<GetMeasuresResponses, GetMeasuresErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetMeasuresResponses, GetMeasuresErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/measures',
            ...options
        });
    }
    
    /**
     * Read the log, or search it
     *
     * All filters must apply to a commit. The oldest comes first, or the newest with `sort=newest`. A page ends early if it would be large: go on with its `nextCursor`, or after its last commit. A time lies in the order of the log: a commit is never earlier than one before it, even if the clock was set back.
     */
    public listCommits<ThrowOnError extends boolean = false>(options?: Options<ListCommitsData, ThrowOnError>): RequestResult<ListCommitsResponses, ListCommitsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListCommitsResponses, ListCommitsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/commits',
            ...options
        });
    }
    
    /**
     * Export commits as CSV
     *
     * Those that match every filter, one line for each, in the order of the list, up to the end of the log at the time of the request. Each names its events and streams; what they say is in the log only.
     */
    public exportCommits<ThrowOnError extends boolean = false>(options?: Options<ExportCommitsData, ThrowOnError>): RequestResult<ExportCommitsResponses, ExportCommitsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportCommitsResponses, ExportCommitsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/commits/export.csv',
            ...options
        });
    }
    
    /**
     * List the streams
     *
     * In the order of their names. Most ids begin with a time, so in a category the oldest stream comes first.
     */
    public listStreams<ThrowOnError extends boolean = false>(options?: Options<ListStreamsData, ThrowOnError>): RequestResult<ListStreamsResponses, ListStreamsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListStreamsResponses, ListStreamsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/streams',
            ...options
        });
    }
    
    /**
     * Export the streams as CSV
     *
     * Those that match every filter, in the order of the list.
     */
    public exportStreams<ThrowOnError extends boolean = false>(options?: Options<ExportStreamsData, ThrowOnError>): RequestResult<ExportStreamsResponses, ExportStreamsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportStreamsResponses, ExportStreamsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/streams/export.csv',
            ...options
        });
    }
    
    /**
     * Count the commits and events of each minute, hour or day
     *
     * For at most 1,000 periods. Periods without commits are left out. The default is the last 24 hours, or as many minutes or days.
     */
    public getActivity<ThrowOnError extends boolean = false>(options?: Options<GetActivityData, ThrowOnError>): RequestResult<GetActivityResponses, GetActivityErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetActivityResponses, GetActivityErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/activity',
            ...options
        });
    }
    
    /**
     * List the running instances
     *
     * The event store, and every instance of a service that has announced itself within 16 seconds: since when, on which database, how far its view is, what it has parked. An instance announces itself every five seconds.
     */
    public listInstances<ThrowOnError extends boolean = false>(options?: Options<ListInstancesData, ThrowOnError>): RequestResult<ListInstancesResponses, ListInstancesErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListInstancesResponses, ListInstancesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/instances',
            ...options
        });
    }
    
    /**
     * Follow the running instances
     *
     * A stream of events: the list of the instances, whenever one has come or gone, is ready or not any more, or has parked more or fewer events. It is not told again because of a position or a lag. The first event is the whole state at once. When it changes, the whole state follows again, at most once a second. Its events have no `id`: whoever connects again gets the whole state anew. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamInstances<ThrowOnError extends boolean = false>(options?: Options<StreamInstancesData, ThrowOnError, StreamInstancesResponse>): Promise<ServerSentEventsResult<StreamInstancesResponses>> {
        return (options?.client ?? this.client).sse.get<StreamInstancesResponses, StreamInstancesErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/instances/events',
            ...options
        });
    }
    
    /**
     * List the parked events of all services
     *
     * With the data of each event, in the order of the log. What a view has parked comes with the announcements of its instances: a few seconds later, and 100 for each service at most.
     */
    public listAllParked<ThrowOnError extends boolean = false>(options?: Options<ListAllParkedData, ThrowOnError>): RequestResult<ListAllParkedResponses, ListAllParkedErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListAllParkedResponses, ListAllParkedErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/parked',
            ...options
        });
    }
    
    /**
     * List the parked events that managers have settled
     *
     * What was retried and what was discarded, when, by whom and why; the newest comes first, 1,000 at most. An event that was retried while its view was built again may have been parked again since.
     */
    public listSettledParked<ThrowOnError extends boolean = false>(options?: Options<ListSettledParkedData, ThrowOnError>): RequestResult<ListSettledParkedResponses, ListSettledParkedErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListSettledParkedResponses, ListSettledParkedErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/parked/settled',
            ...options
        });
    }
    
    /**
     * Export the parked events of all services as CSV
     *
     * One line for each, in the order of the list, without the data of the events.
     */
    public exportParked<ThrowOnError extends boolean = false>(options?: Options<ExportParkedData, ThrowOnError>): RequestResult<ExportParkedResponses, ExportParkedErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportParkedResponses, ExportParkedErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/parked/export.csv',
            ...options
        });
    }
    
    /**
     * Export the parked events that managers have settled as CSV
     *
     * One line for each, in the order of the list: what was done, when, by whom and why.
     */
    public exportSettledParked<ThrowOnError extends boolean = false>(options?: Options<ExportSettledParkedData, ThrowOnError>): RequestResult<ExportSettledParkedResponses, ExportSettledParkedErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportSettledParkedResponses, ExportSettledParkedErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/parked/settled/export.csv',
            ...options
        });
    }
    
    /**
     * Follow the parked events of all services
     *
     * A stream of events: the first page of the list of parked events, whenever one was parked or settled, or has another error. The first event is the whole state at once. When it changes, the whole state follows again, at most once a second. Its events have no `id`: whoever connects again gets the whole state anew. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamAllParked<ThrowOnError extends boolean = false>(options?: Options<StreamAllParkedData, ThrowOnError, StreamAllParkedResponse>): Promise<ServerSentEventsResult<StreamAllParkedResponses>> {
        return (options?.client ?? this.client).sse.get<StreamAllParkedResponses, StreamAllParkedErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/parked/events',
            ...options
        });
    }
    
    /**
     * List the experiments
     *
     * Those since the start of the event store, 20 at most. The last one comes first. `orderId` asks for the one of an order: then there is one at most.
     */
    public listExperiments<ThrowOnError extends boolean = false>(options?: Options<ListExperimentsData, ThrowOnError>): RequestResult<ListExperimentsResponses, ListExperimentsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListExperimentsResponses, ListExperimentsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/experiments',
            ...options
        });
    }
    
    /**
     * Choose what goes wrong with the next order of one’s own
     *
     * Only where the setting `SOUK_FAILURE_LAB` allows it. The answer comes when the instances of the service have taken the fault, or after two seconds. It strikes the next order that the manager places for themselves, ends by itself, and is logged. Without an order it is lifted after ten minutes. Of several that wait, each strikes an order of its own, the oldest first. `unavailable` if no instance of the service takes faults.
     */
    public beginExperiment<ThrowOnError extends boolean = false>(options: Options<BeginExperimentData, ThrowOnError>): RequestResult<BeginExperimentResponses, BeginExperimentErrors, ThrowOnError> {
        return (options.client ?? this.client).post<BeginExperimentResponses, BeginExperimentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/experiments',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Lift a fault that waits for an order
     *
     * It is forgotten, and strikes nothing. `conflict` if its order has come: then it ends by itself.
     */
    public liftExperiment<ThrowOnError extends boolean = false>(options: Options<LiftExperimentData, ThrowOnError>): RequestResult<LiftExperimentResponses, LiftExperimentErrors, ThrowOnError> {
        return (options.client ?? this.client).delete<LiftExperimentResponses, LiftExperimentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/experiments/{experimentId}',
            ...options
        });
    }
    
    /**
     * Show an experiment
     *
     * Which instances have taken the fault, which order it struck, when, and when it ended.
     */
    public getExperiment<ThrowOnError extends boolean = false>(options: Options<GetExperimentData, ThrowOnError>): RequestResult<GetExperimentResponses, GetExperimentErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetExperimentResponses, GetExperimentErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/experiments/{experimentId}',
            ...options
        });
    }
    
    /**
     * Follow the log
     *
     * A stream of events: every commit, when it is written. It begins after `Last-Event-ID`, else after the position `after`, else now; `Souk-Position` says where. The `id` of an event, or of an empty one that only keeps the connection open, is where to go on. `reload`: the sender is too far behind to be told everything, so it must load anew what it shows. `end`: the stream ends because of its `reason`, such as `token-expired`; connect again with a token that counts.
     */
    public streamCommits<ThrowOnError extends boolean = false>(options?: Options<StreamCommitsData, ThrowOnError, StreamCommitsResponse>): Promise<ServerSentEventsResult<StreamCommitsResponses>> {
        return (options?.client ?? this.client).sse.get<StreamCommitsResponses, StreamCommitsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/commits/events',
            ...options
        });
    }
    
    /**
     * Show a commit
     *
     * All events that were written together, with who caused them and why.
     */
    public getCommit<ThrowOnError extends boolean = false>(options: Options<GetCommitData, ThrowOnError>): RequestResult<GetCommitResponses, GetCommitErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetCommitResponses, GetCommitErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/commits/{position}',
            ...options
        });
    }
    
    /**
     * Show the events of a stream
     *
     * The events of one thing, such as `order-<orderId>`, the oldest first.
     */
    public getStream<ThrowOnError extends boolean = false>(options: Options<GetStreamData, ThrowOnError>): RequestResult<GetStreamResponses, GetStreamErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStreamResponses, GetStreamErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/streams/{stream}',
            ...options
        });
    }
    
    /**
     * Show the story of an order across the services
     *
     * All commits with an event of the order, its reservation, its payment or its invoice, the oldest first.
     */
    public getOrderStory<ThrowOnError extends boolean = false>(options: Options<GetOrderStoryData, ThrowOnError>): RequestResult<GetOrderStoryResponses, GetOrderStoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetOrderStoryResponses, GetOrderStoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/orders/{orderId}/story',
            ...options
        });
    }
    
    /**
     * Tell the story of an order
     *
     * Every event of the order in all services, in the order of the log: the service, how far the order is with it, all its causes, and how long after them it came. It is named by the order, or by the request that has begun it. With `asOf` the story ends there; 404 before the order was placed.
     */
    public getStory<ThrowOnError extends boolean = false>(options: Options<GetStoryData, ThrowOnError>): RequestResult<GetStoryResponses, GetStoryErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetStoryResponses, GetStoryErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/stories/{storyId}',
            ...options
        });
    }
    
    /**
     * Show the verification that runs, or the last one
     *
     * Until its state is `done`, the result is null.
     */
    public getVerification<ThrowOnError extends boolean = false>(options?: Options<GetVerificationData, ThrowOnError>): RequestResult<GetVerificationResponses, GetVerificationErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<GetVerificationResponses, GetVerificationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/verification',
            ...options
        });
    }
    
    /**
     * Begin to verify the whole log
     *
     * It runs in the background. `Location` leads to its result. If a verification is running, that one is answered and no other begins.
     */
    public beginVerification<ThrowOnError extends boolean = false>(options?: Options<BeginVerificationData, ThrowOnError>): RequestResult<BeginVerificationResponses, BeginVerificationErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<BeginVerificationResponses, BeginVerificationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/verification',
            ...options
        });
    }
    
    /**
     * List the verifications
     *
     * Those since the start of the event store, 20 at most. The last one comes first.
     */
    public listVerifications<ThrowOnError extends boolean = false>(options?: Options<ListVerificationsData, ThrowOnError>): RequestResult<ListVerificationsResponses, ListVerificationsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListVerificationsResponses, ListVerificationsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/verifications',
            ...options
        });
    }
    
    /**
     * Begin to verify the whole log
     *
     * Positions, hashes and versions of all commits are checked in the background. `Location` leads to the verification. If one is running, that one is answered and no other begins.
     */
    public addVerification<ThrowOnError extends boolean = false>(options?: Options<AddVerificationData, ThrowOnError>): RequestResult<AddVerificationResponses, AddVerificationErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<AddVerificationResponses, AddVerificationErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/verifications',
            ...options
        });
    }
    
    /**
     * Show a verification
     *
     * How far it is, and its result. Until its state is `done`, the result is null.
     */
    public getVerificationById<ThrowOnError extends boolean = false>(options: Options<GetVerificationByIdData, ThrowOnError>): RequestResult<GetVerificationByIdResponses, GetVerificationByIdErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetVerificationByIdResponses, GetVerificationByIdErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/event-store/verifications/{verificationId}',
            ...options
        });
    }
    
    /**
     * List the audits
     *
     * The newest first. The last 1,000 are kept.
     */
    public listAudits<ThrowOnError extends boolean = false>(options?: Options<ListAuditsData, ThrowOnError>): RequestResult<ListAuditsResponses, ListAuditsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ListAuditsResponses, ListAuditsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/books/audits',
            ...options
        });
    }
    
    /**
     * Begin to check the whole shop
     *
     * Every invariant is checked from the first commit of the log, and every view is compared with a replay. It runs in the background. `Location` leads to the result. If an audit is running, that one is answered and no other begins.
     */
    public beginAudit<ThrowOnError extends boolean = false>(options?: Options<BeginAuditData, ThrowOnError>): RequestResult<BeginAuditResponses, BeginAuditErrors, ThrowOnError> {
        return (options?.client ?? this.client).post<BeginAuditResponses, BeginAuditErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/books/audits',
            ...options
        });
    }
    
    /**
     * Export the audits as CSV
     *
     * All that are kept, the newest first.
     */
    public exportAudits<ThrowOnError extends boolean = false>(options?: Options<ExportAuditsData, ThrowOnError>): RequestResult<ExportAuditsResponses, ExportAuditsErrors, ThrowOnError> {
        return (options?.client ?? this.client).get<ExportAuditsResponses, ExportAuditsErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/books/audits/export.csv',
            ...options
        });
    }
    
    /**
     * Show an audit
     *
     * How far it is; when it is done, all checks with their figures and their first faults.
     */
    public getAudit<ThrowOnError extends boolean = false>(options: Options<GetAuditData, ThrowOnError>): RequestResult<GetAuditResponses, GetAuditErrors, ThrowOnError> {
        return (options.client ?? this.client).get<GetAuditResponses, GetAuditErrors, ThrowOnError>({
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/books/audits/{auditId}',
            ...options
        });
    }
}
