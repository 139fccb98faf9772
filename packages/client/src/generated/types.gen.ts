// @ts-nocheck
// Written by `npm run api`. Do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * Add an address. A customer has 20 at most.
 */
export type AddAddressInput = {
    /**
     * What the customer calls this address, or null.
     */
    label?: string | null;
    /**
     * The name above the lines. Null: the name of the customer, as it is at the time.
     */
    recipient?: string | null;
    /**
     * The lines below the name, 1 to 6.
     */
    lines: Array<string>;
    /**
     * The country (ISO 3166-1 alpha-2), or null.
     */
    country?: string | null;
};

/**
 * Add a category.
 */
export type AddCategoryInput = {
    /**
     * The category that this one is in (UUID v7). Null: in none.
     */
    parentId?: string | null;
    /**
     * Name of the category.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description?: string;
};

/**
 * Let a program get access tokens of its own.
 */
export type AddClientInput = {
    /**
     * What managers call the client. It is no secret, and names no person.
     */
    label: string;
    /**
     * What the client may do.
     */
    scopes: Array<'customer:read' | 'customer:write' | 'order:read' | 'order:write' | 'product:read' | 'product:write' | 'accounting:read' | 'accounting:write' | 'storefront:read' | 'storefront:write' | 'event-store:read' | 'event-store:write' | 'books:read' | 'books:write'>;
};

/**
 * Add a product to the catalogue, with its first units.
 */
export type AddProductInput = {
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * Name in the catalogue.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description?: string;
    /**
     * Who supplies the product.
     */
    supplier?: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price: number;
    /**
     * Number of units at the start.
     */
    unitsInStock: number;
    /**
     * Address (https) of a picture that somebody else keeps.
     */
    picture?: string;
};

/**
 * Grant credit to a customer, or withdraw it.
 */
export type AdjustCreditInput = {
    /**
     * Minor units to grant; negative to withdraw.
     */
    amount: number;
    /**
     * The reason, in words, for the ledger. It must hold no personal data.
     */
    reason: string;
    /**
     * The position of the commit that this takes back. It must be the opposite of what that commit has moved (422 `wrong-undo`). Each is taken back once, whoever asks for it: afterwards the answer is 409 `already-undone`, and the first answer to its own sender.
     */
    undoes?: number;
};

/**
 * Record units that have come in or have been written off.
 */
export type AdjustStockInput = {
    /**
     * Units to add; negative to remove.
     */
    delta: number;
    /**
     * The reason, in words, for the record.
     */
    reason: string;
    /**
     * The position of the commit that this takes back. It must be the opposite of what that commit has moved (422 `wrong-undo`). Each is taken back once, whoever asks for it: afterwards the answer is 409 `already-undone`, and the first answer to its own sender.
     */
    undoes?: number;
};

/**
 * Replace an address by this one.
 */
export type ChangeAddressInput = {
    /**
     * What the customer calls this address, or null.
     */
    label?: string | null;
    /**
     * The name above the lines. Null: the name of the customer, as it is at the time.
     */
    recipient?: string | null;
    /**
     * The lines below the name, 1 to 6.
     */
    lines: Array<string>;
    /**
     * The country (ISO 3166-1 alpha-2), or null.
     */
    country?: string | null;
};

/**
 * Replace the content of a cart. It reserves nothing, and the products may have changed when it is ordered.
 */
export type ChangeCartInput = {
    /**
     * All products in the cart, up to 100 lines. None: the cart is empty.
     */
    lines: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * Number of units.
         */
        quantity: number;
        /**
         * Price of one unit, in minor units of the currency.
         */
        unitPrice?: number;
    }>;
};

/**
 * Change the fields that are given.
 */
export type ChangeCategoryInput = {
    /**
     * The category that this one is in (UUID v7). Null: in none.
     */
    parentId?: string | null;
    /**
     * Name of the category.
     */
    name?: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description?: string;
    /**
     * Make a new slug from the name. Without it the slug stays, also if the name changes. The old slug goes on leading here.
     */
    newSlug?: true;
};

/**
 * Change the email address.
 */
export type ChangeEmailInput = {
    /**
     * Email address. It may be international (RFC 6531). Quoted names and numeric hosts are not accepted.
     */
    email: string;
};

/**
 * Change the password.
 */
export type ChangePasswordInput = {
    /**
     * The current password.
     */
    currentPassword: string;
    /**
     * The new password.
     */
    newPassword: string;
};

/**
 * Change the fields that are given.
 */
export type ChangeProductInput = {
    /**
     * The category of products (UUID v7).
     */
    categoryId?: string;
    /**
     * Name in the catalogue.
     */
    name?: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description?: string;
    /**
     * Who supplies the product.
     */
    supplier?: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price?: number;
    /**
     * Address (https) of a picture that somebody else keeps. Null removes it.
     */
    picture?: string | null;
    /**
     * Make a new slug from the name. Without it the slug stays, also if the name changes. The old slug goes on leading here.
     */
    newSlug?: true;
};

/**
 * Change several products.
 */
export type ChangeProductsInput = {
    /**
     * The products to change, each once. One that cannot be changed does not keep the others from it.
     */
    changes: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
         */
        version?: number;
        /**
         * What to change. Each change is checked as that of one product is.
         */
        change: {
            type: 'price';
            /**
             * Price of one unit, in minor units of the currency.
             */
            price: number;
        } | {
            type: 'pricePercent';
            /**
             * Percent of the present price to add; negative to take off. The new price is rounded to whole minor units, a half up.
             */
            percent: number;
        } | {
            type: 'stock';
            /**
             * Units to add; negative to remove.
             */
            delta: number;
            /**
             * The reason, in words, for the record.
             */
            reason: string;
            /**
             * The position of the commit that this takes back. It must be the opposite of what that commit has moved (422 `wrong-undo`). Each is taken back once, whoever asks for it: afterwards the answer is 409 `already-undone`, and the first answer to its own sender.
             */
            undoes?: number;
        } | {
            type: 'category';
            /**
             * The category of products (UUID v7).
             */
            categoryId: string;
        } | {
            type: 'retirement';
        } | {
            type: 'restoration';
        };
    }>;
};

/**
 * Change the fields that are given.
 */
export type ChangeProfileInput = {
    /**
     * Name as the customer writes it.
     */
    name?: string;
    /**
     * Telephone number as the customer writes it.
     */
    phone?: string;
};

/**
 * What goes wrong with an order.
 */
export type FaultInput = {
    kind: 'message-lost';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
} | {
    kind: 'message-doubled';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
} | {
    kind: 'message-delayed';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'service-stopped';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'service-cut-off';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * bus: it gets no messages and sends no requests. log: it gets messages, and its requests to the event store fail.
     */
    from: 'bus' | 'log';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'stock-taken';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'credit-taken';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
};

/**
 * Log in with a user name and a password.
 */
export type LogInInput = {
    /**
     * Name to log in with.
     */
    username: string;
    /**
     * Password in plain text.
     */
    password: string;
};

/**
 * Status of an order.
 */
export type OrderStatusInput = 'PENDING' | 'CANCELED' | 'APPROVED' | 'FINALIZED';

/**
 * Place an order. It is accepted at once; the saga then finalizes or cancels it.
 */
export type PlaceOrderInput = {
    /**
     * The customer (UUID v7).
     */
    customerId?: string;
    /**
     * An address of the customer (UUID v7).
     */
    addressId?: string;
    /**
     * The products to order, 1 to 100 lines.
     */
    lines: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * Number of units.
         */
        quantity: number;
        /**
         * Price of one unit, in minor units of the currency.
         */
        unitPrice?: number;
    }>;
};

/**
 * Choose what goes wrong with the next order of one’s own.
 */
export type PlantFaultInput = {
    fault: FaultInput;
};

/**
 * Get new tokens for a session. The refresh token is replaced.
 */
export type RefreshSessionInput = {
    /**
     * The newest refresh token of the session.
     */
    refreshToken: string;
};

/**
 * Register a customer, who gets the configured welcome credit.
 */
export type RegisterCustomerInput = {
    /**
     * Name to log in with. Upper and lower case are the same, and so are the Unicode forms of a letter.
     */
    username: string;
    /**
     * Password in plain text. It appears in requests only.
     */
    password: string;
    /**
     * Name as the customer writes it.
     */
    name: string;
    /**
     * Email address. It may be international (RFC 6531). Quoted names and numeric hosts are not accepted.
     */
    email: string;
    /**
     * Telephone number as the customer writes it.
     */
    phone?: string;
    /**
     * The first address, which is the default.
     */
    address?: {
        /**
         * What the customer calls this address, or null.
         */
        label?: string | null;
        /**
         * The name above the lines. Null: the name of the customer, as it is at the time.
         */
        recipient?: string | null;
        /**
         * The lines below the name, 1 to 6.
         */
        lines: Array<string>;
        /**
         * The country (ISO 3166-1 alpha-2), or null.
         */
        country?: string | null;
    };
};

/**
 * Set the available credit of a customer.
 */
export type SetCreditInput = {
    /**
     * Minor units that shall be available. The difference is granted or withdrawn.
     */
    available: number;
    /**
     * Minor units that the sender saw available. If they are others by now, because of an order in between, the request is refused. Default: any.
     */
    seen?: number;
    /**
     * The reason, in words, for the ledger. It must hold no personal data.
     */
    reason: string;
};

/**
 * Who gave a command.
 */
export type Actor = {
    /**
     * Opaque id of the party; never a name or an address.
     */
    id: string;
    /**
     * What kind of party acted.
     */
    kind: 'customer' | 'manager' | 'client' | 'service' | 'anonymous';
};

/**
 * Events appended to one stream.
 */
export type Append = {
    /**
     * Events, oldest first. The first one gets version fromVersion + 1.
     */
    events: Array<RecordedEvent>;
    /**
     * Version of the stream before the append; 0: the stream must be new.
     */
    fromVersion: number;
    /**
     * The stream that the events are appended to.
     */
    stream: string;
};

/**
 * A place in the log.
 */
export type Checkpoint = {
    /**
     * Position of the last commit included.
     */
    position: number;
    /**
     * Its hash.
     */
    hash: string;
};

/**
 * One command’s events, all of them or none.
 */
export type Commit = {
    /**
     * 1, 2, 3 … without gaps, over the whole log.
     */
    position: number;
    /**
     * Unique in the log, which makes a retry safe.
     */
    requestId: string;
    /**
     * SHA-256 of the command (type, target, input, actor).
     */
    fingerprint: string;
    /**
     * When it was committed. For people: positions give the order.
     */
    at: string;
    /**
     * Who gave the command.
     */
    actor: Actor;
    /**
     * The request from outside that started all this.
     */
    correlationId: string;
    /**
     * The event that led to the command, or the correlation id.
     */
    causationId: string;
    /**
     * The streams and the events appended to them.
     */
    appends: Array<Append>;
    /**
     * Hash of the commit before; 64 zeros for the first commit.
     */
    previousHash: string;
    /**
     * SHA-256 of previousHash followed by this commit without its hash, as RFC 8785 JSON.
     */
    hash: string;
};

/**
 * An event that a consumer has put aside.
 */
export type ParkedEvent = {
    /**
     * `<service>.projection` or `<service>.reactions`.
     */
    consumer: string;
    /**
     * The event.
     */
    eventId: string;
    /**
     * When it was parked.
     */
    parkedAt: string;
    /**
     * Commit that holds it.
     */
    position: number;
    /**
     * The stream that holds it.
     */
    stream: string;
    /**
     * Version of the stream after the event.
     */
    version: number;
    /**
     * Type of the event.
     */
    type: string;
    /**
     * Why it could not be handled; for an event that waits: what it waits for.
     */
    error: string;
    /**
     * True: nothing is wrong with this event, but an earlier one of its stream is parked.
     */
    waits: boolean;
};

/**
 * An event as it stands in the log.
 */
export type RecordedEvent = {
    /**
     * What happened.
     */
    data: unknown;
    /**
     * Unique to one decision: a command that is decided again gives its events new ids.
     */
    eventId: string;
    /**
     * Version of the schema that `data` was written with.
     */
    schemaVersion: number;
    /**
     * Name of the event, past tense.
     */
    type: string;
};

/**
 * A parked event that a manager has settled.
 */
export type SettledEvent = {
    /**
     * What was done. Later ones have greater ids.
     */
    settlementId: string;
    /**
     * The event.
     */
    eventId: string;
    /**
     * Version of the stream after the event.
     */
    version: number;
    /**
     * When it was parked.
     */
    parkedAt: string;
    /**
     * When it was done.
     */
    settledAt: string;
    /**
     * retried: it was handled, or its view is built again and handles it on the way. discarded: it was given up.
     */
    action: 'retried' | 'discarded';
    /**
     * Who did it.
     */
    actor: Actor;
    /**
     * Why, in the words of who did it. Null: nobody has said so.
     */
    reason: string | null;
    /**
     * `<service>.projection` or `<service>.reactions`.
     */
    consumer: string;
    /**
     * Commit that holds it.
     */
    position: number;
    /**
     * The stream that holds it.
     */
    stream: string;
    /**
     * Type of the event.
     */
    type: string;
    /**
     * Why it could not be handled; for an event that waits: what it waits for.
     */
    error: string;
};

/**
 * Events of one stream.
 */
export type StreamSlice = {
    /**
     * The stream.
     */
    stream: string;
    /**
     * Oldest first.
     */
    events: Array<{
        /**
         * Version of the stream after the event.
         */
        version: number;
        /**
         * Commit that holds it.
         */
        position: number;
        /**
         * When it was committed.
         */
        at: string;
        /**
         * Who gave the command.
         */
        actor: Actor;
        /**
         * The event.
         */
        event: RecordedEvent;
    }>;
};

/**
 * A product as it was added.
 */
export type AddedProduct = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
     */
    version: number;
    /**
     * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
     */
    slug: string;
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * When this was added.
     */
    addedAt: string;
    /**
     * Name in the catalogue.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description: string;
    /**
     * Who supplies the product.
     */
    supplier: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * Address (https) of a picture that somebody else keeps. Null if there is none.
     */
    picture: string | null;
    /**
     * The picture that was uploaded. Null if there is none: then show the drawn one.
     */
    pictures: {
        /**
         * Width in pixels.
         */
        width: number;
        /**
         * Height in pixels.
         */
        height: number;
        /**
         * The same picture in each format and size, the smallest first.
         */
        variants: Array<{
            /**
             * Media type.
             */
            type: 'image/webp' | 'image/avif';
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * Its path under the address of the shop. What it leads to never changes.
             */
            path: string;
        }>;
    } | null;
    /**
     * `retired`: the product is no longer sold.
     */
    status: 'active' | 'retired';
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * Units in the warehouse, including the reserved ones.
     */
    unitsOnHand: number;
    /**
     * Units reserved for pending orders.
     */
    unitsReserved: number;
    /**
     * Units sold by finalized orders.
     */
    unitsSold: number;
};

/**
 * An address of a customer.
 */
export type Address = {
    /**
     * An address of the customer (UUID v7).
     */
    addressId: string;
    /**
     * What the customer calls this address, or null.
     */
    label: string | null;
    /**
     * The name above the lines. Null: the name of the customer.
     */
    recipient: string | null;
    /**
     * The lines below the name.
     */
    lines: Array<string>;
    /**
     * The country (ISO 3166-1 alpha-2), or null.
     */
    country: string | null;
    /**
     * Whether orders that name no address go to it.
     */
    isDefault: boolean;
};

/**
 * The cart of a customer. It is dropped after half a year without a change.
 */
export type Cart = {
    /**
     * Counts the changes. 0: the cart has never been saved.
     */
    version: number;
    /**
     * When it was last changed. null: never.
     */
    changedAt: string | null;
    /**
     * The products in the cart, each once.
     */
    lines: Array<CartLine>;
};

/**
 * One product in a cart.
 */
export type CartLine = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * Number of units.
     */
    quantity: number;
    /**
     * Price of one unit, in minor units of the currency.
     */
    unitPrice?: number;
};

/**
 * A category of products.
 */
export type Category = {
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
     */
    version: number;
    /**
     * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
     */
    slug: string;
    /**
     * The category that this one is in (UUID v7). Null: in none.
     */
    parentId: string | null;
    /**
     * When this was added.
     */
    addedAt: string;
    /**
     * Name of the category.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description: string;
    /**
     * `retired`: the category takes no more products.
     */
    status: 'active' | 'retired';
};

/**
 * One change of a category.
 */
export type CategoryHistoryItem = {
    /**
     * The event that tells of it.
     */
    eventId: string;
    /**
     * Type of the event.
     */
    event: string;
    /**
     * When it happened.
     */
    at: string;
    /**
     * Position of its commit.
     */
    position: number;
    /**
     * Who brought it about: a person or a client by id, or a service by name.
     */
    actor: Actor;
    /**
     * The edit version after it.
     */
    version: number;
    /**
     * Every field that changed.
     */
    changes: Array<{
        /**
         * Name of the field.
         */
        field: 'slug' | 'name' | 'parentId' | 'description' | 'status';
        /**
         * Its value before. Null: it had none.
         */
        before: string | null;
        /**
         * Its value since then. Null: it has none.
         */
        after: string | null;
    }>;
};

/**
 * What became of the changes of several products.
 */
export type ChangedProducts = {
    /**
     * One result for each change, in the order of the request.
     */
    results: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * The HTTP status that a change of this product alone would have: 204 if it is done.
         */
        status: number;
        /**
         * The edit version after the change, or after a later one. Null if there was a problem, or if the answer could not wait for it.
         */
        version: number | null;
        /**
         * Why it is not done. Null if it is. `outcome-unknown`, `unavailable`, `overloaded` and `catching-up`: a repeat with the same `Idempotency-Key` finishes it.
         */
        problem: Problem | null;
    }>;
};

/**
 * A program that gets access tokens of its own.
 */
export type Client = {
    /**
     * The client (UUID v7).
     */
    clientId: string;
    /**
     * When a manager added it.
     */
    addedAt: string;
    /**
     * What managers call the client.
     */
    label: string;
    /**
     * What the client may do.
     */
    scopes: Array<string>;
};

/**
 * An access token for a client (RFC 6749).
 */
export type ClientToken = {
    /**
     * Send it as `Authorization: Bearer <token>`.
     */
    access_token: string;
    /**
     * Kind of the access token.
     */
    token_type: 'Bearer';
    /**
     * Seconds until the access token expires.
     */
    expires_in: number;
    /**
     * What the token allows: scopes with spaces in between.
     */
    scope: string;
};

/**
 * Why a client gets no access token (RFC 6749).
 */
export type ClientTokenError = {
    /**
     * What is wrong, for programs.
     */
    error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
    /**
     * What is wrong, for people.
     */
    error_description: string;
};

/**
 * The credit account of a customer.
 */
export type Credit = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * Credit that can be spent: granted − held − spent.
     */
    available: number;
    /**
     * Credit held for pending orders.
     */
    held: number;
    /**
     * All credit ever granted, less what was withdrawn.
     */
    granted: number;
    /**
     * Credit spent on finalized orders.
     */
    spent: number;
};

/**
 * One change of a credit.
 */
export type CreditLedgerEntry = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * The order concerned, or null.
     */
    orderId: string | null;
    /**
     * When the credit changed.
     */
    at: string;
    /**
     * What happened to the credit.
     */
    kind: 'granted' | 'withdrawn' | 'held' | 'released' | 'charged';
    /**
     * Version of the credit stream. It orders the ledger.
     */
    version: number;
    /**
     * Minor units, never negative. `kind` tells the direction.
     */
    amount: number;
    /**
     * Credit that could be spent after the change.
     */
    available: number;
    /**
     * The reason that was given for a grant or a withdrawal, or null.
     */
    reason: string | null;
};

/**
 * What came of the credit: `rejected` if it was refused, `released` if it was given back, `closed` if nothing was reserved before the order was canceled.
 */
export type CreditOutcome = 'reserved' | 'rejected' | 'released' | 'closed' | 'charged';

/**
 * Status of the credit of an order: asked for, held, charged, or denied.
 */
export type CreditStatus = 'PENDING' | 'RECEIVED' | 'APPROVED' | 'DENIED';

/**
 * A customer, as shown to the customer and to managers.
 */
export type Customer = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
     */
    version: number;
    /**
     * When the customer registered.
     */
    registeredAt: string;
    /**
     * `disabled`: a manager keeps the customer from logging in. `forgotten`: the personal data is deleted.
     */
    status: 'active' | 'disabled' | 'forgotten';
    /**
     * What the account may do: shop, or run the shop as well.
     */
    role: 'customer' | 'manager';
    /**
     * Name to log in with. Null once the customer is forgotten.
     */
    username: string | null;
    /**
     * Name as the customer writes it. Null once the customer is forgotten.
     */
    name: string | null;
    /**
     * Email address. Null once the customer is forgotten.
     */
    email: string | null;
    /**
     * Telephone number, or null.
     */
    phone: string | null;
};

/**
 * All that the customer service knows of a customer. Each page of the ledger comes with all the rest.
 */
export type CustomerExport = {
    customer: Customer;
    /**
     * All addresses, the default one first.
     */
    addresses: Array<Address>;
    credit: Credit;
    /**
     * The sessions, in the order in which they began.
     */
    sessions: Array<{
        /**
         * The session (UUID v7).
         */
        sessionId: string;
        /**
         * When the customer logged in.
         */
        startedAt: string;
        /**
         * When its tokens were last refreshed.
         */
        refreshedAt: string;
        /**
         * When it ends if it is not refreshed.
         */
        expiresAt: string;
    }>;
    /**
     * A page of all changes of the credit, the last one first.
     */
    ledger: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<CreditLedgerEntry>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

/**
 * A fault that was planted, and what came of it.
 */
export type Experiment = {
    /**
     * The experiment.
     */
    experimentId: string;
    /**
     * The manager whose next order it strikes.
     */
    customerId: string;
    /**
     * When it was planted.
     */
    plantedAt: string;
    /**
     * When the fault is lifted if no order has come.
     */
    expiresAt: string;
    fault: Fault;
    /**
     * waiting: for an order, which goes to the fault that has waited longest. expired: none came in time, and the fault was lifted.
     */
    state: 'waiting' | 'running' | 'ended' | 'expired';
    /**
     * The instances that have taken the fault.
     */
    takenBy: Array<string>;
    /**
     * The order. Null until it comes.
     */
    order: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
        /**
         * When it was placed.
         */
        placedAt: string;
        /**
         * The commit that placed it.
         */
        position: number;
    } | null;
    /**
     * What it did. Empty: nothing, or nothing yet.
     */
    effects: Array<FaultEffect>;
};

/**
 * What goes wrong with an order.
 */
export type Fault = {
    kind: 'message-lost';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
} | {
    kind: 'message-doubled';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
} | {
    kind: 'message-delayed';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'service-stopped';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'service-cut-off';
    /**
     * The service that it strikes, in all its instances.
     */
    service: 'customer' | 'product' | 'order' | 'accounting';
    /**
     * bus: it gets no messages and sends no requests. log: it gets messages, and its requests to the event store fail.
     */
    from: 'bus' | 'log';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'stock-taken';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
} | {
    kind: 'credit-taken';
    /**
     * How long it lasts. Then it ends by itself.
     */
    seconds: number;
};

/**
 * What a fault did in one instance.
 */
export type FaultEffect = {
    /**
     * When it struck.
     */
    struckAt: string;
    /**
     * When the instance found in the log what the message did not bring. Null: not, or not yet.
     */
    foundAt: string | null;
    /**
     * When it ended. Null: it lasts, or the process has ended before.
     */
    endedAt: string | null;
    /**
     * The instance of the service.
     */
    instance: string;
    /**
     * The commit at which it struck.
     */
    position: number;
    /**
     * What made it look there. gap: a later message, which did not continue the chain. question: it asked for what is new, as it does after each idle second. Null: it has found nothing.
     */
    foundBy: 'gap' | 'question' | null;
    /**
     * Units or minor units that were taken away. Null: the fault takes nothing.
     */
    taken: number | null;
};

/**
 * What an import has done, or would do.
 */
export type ImportedProducts = {
    /**
     * Rows of the file, without the line of names and without empty rows.
     */
    rows: number;
    /**
     * Rows that have added a product.
     */
    created: number;
    /**
     * Rows that have changed a product.
     */
    changed: number;
    /**
     * Rows that say what is there.
     */
    unchanged: number;
    /**
     * What earlier requests of the same import have done of it. It is not done again.
     */
    earlier: {
        /**
         * Of `created`.
         */
        created: number;
        /**
         * Of `changed`.
         */
        changed: number;
    };
    /**
     * What is wrong with the file, up to 1000 entries in the order of the rows.
     */
    errors: Array<{
        /**
         * Row of the file, as a spreadsheet counts them: 1 is the line of names.
         */
        row: number;
        /**
         * Name of the column. Null: the row as a whole.
         */
        field: string | null;
        /**
         * What is wrong there.
         */
        message: string;
    }>;
    /**
     * What rows that are not done yet would add or change, the first 50 of them in the order of the rows. Only a check says so.
     */
    changes: Array<{
        /**
         * Row of the file, as a spreadsheet counts them: 1 is the line of names.
         */
        row: number;
        /**
         * The product that the row changes. Null: it adds one.
         */
        productId: string | null;
        /**
         * The product as it is. Null: there is none yet.
         */
        before: {
            /**
             * Name in the catalogue.
             */
            name: string;
            /**
             * What the product or category is, or how it is packed.
             */
            description: string;
            /**
             * Who supplies the product.
             */
            supplier: string;
            /**
             * The category of products (UUID v7).
             */
            categoryId: string;
            /**
             * Price of one unit, in minor units of the currency.
             */
            price: number;
            /**
             * ISO 4217 code of the currency of the amounts beside it.
             */
            currency: string;
            /**
             * `retired`: the product is no longer sold.
             */
            status: 'active' | 'retired';
            /**
             * Units in the warehouse, including the reserved ones.
             */
            unitsOnHand: number;
        } | null;
        /**
         * The product as the row makes it.
         */
        after: {
            /**
             * Name in the catalogue.
             */
            name: string;
            /**
             * What the product or category is, or how it is packed.
             */
            description: string;
            /**
             * Who supplies the product.
             */
            supplier: string;
            /**
             * The category of products (UUID v7).
             */
            categoryId: string;
            /**
             * Price of one unit, in minor units of the currency.
             */
            price: number;
            /**
             * ISO 4217 code of the currency of the amounts beside it.
             */
            currency: string;
            /**
             * `retired`: the product is no longer sold.
             */
            status: 'active' | 'retired';
            /**
             * Units in the warehouse, including the reserved ones.
             */
            unitsOnHand: number;
        };
    }>;
};

/**
 * The invoice of a finalized order.
 */
export type Invoice = {
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * Always 1: an invoice never changes.
     */
    version: number;
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * When the order was finalized.
     */
    finalizedAt: string;
    /**
     * When the invoice was issued.
     */
    issuedAt: string;
    /**
     * `<year>-<sequence>`, as printed on the invoice.
     */
    number: string;
    /**
     * The lines of the order.
     */
    lines: Array<OrderLine>;
    /**
     * Sum of the lines, in minor units.
     */
    total: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * Who sells, as the settings said when the invoice was issued. null: they said nothing.
     */
    seller: Seller | null;
    /**
     * Name and address of the customer when the order was placed. They outlive the account. null: they could not be read any more then, or they were deleted after the time for which the law asks to keep them.
     */
    recipient: Recipient | null;
};

/**
 * A page that needs nothing else, to be read and printed.
 */
export type InvoicePage = string;

/**
 * A PDF, its fonts included.
 */
export type InvoicePdf = string;

/**
 * All that the accounting service knows of a customer.
 */
export type InvoicesExport = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * A page of all invoices, in the order of their numbers.
     */
    invoices: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Invoice>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

/**
 * Answer to a new address. It holds no personal data, so that a retry always gets the same answer.
 */
export type NewAddress = {
    /**
     * An address of the customer (UUID v7).
     */
    addressId: string;
    /**
     * When the address was added.
     */
    addedAt: string;
};

/**
 * A client that was just added.
 */
export type NewClient = {
    /**
     * The client (UUID v7).
     */
    clientId: string;
    /**
     * When a manager added it.
     */
    addedAt: string;
    /**
     * What managers call the client.
     */
    label: string;
    /**
     * What the client may do.
     */
    scopes: Array<string>;
    /**
     * Shown only now: the shop keeps a hash. Null in the answer to a retry.
     */
    clientSecret: string | null;
};

/**
 * An order, with the status of its stock, its credit and its invoice.
 */
export type Order = {
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * 1 when the order was placed, one more with every change of a status.
     */
    version: number;
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * The address that the customer has named. Null: the default one.
     */
    addressId: string | null;
    /**
     * The product of which there was too little, if its stock was refused as `out-of-stock`; it is the first one if there are several. Null otherwise.
     */
    missingProductId: string | null;
    /**
     * When the order was placed.
     */
    placedAt: string;
    /**
     * The order is canceled if it is still pending at this time.
     */
    deadlineAt: string;
    /**
     * When the order was finalized or canceled. Null while it is pending.
     */
    finishedAt: string | null;
    /**
     * Status of the order.
     */
    status: OrderStatus;
    /**
     * Status of its stock.
     */
    stockStatus: StockStatus;
    /**
     * Status of its credit.
     */
    creditStatus: CreditStatus;
    /**
     * What came of its stock. Null until the product service has answered.
     */
    stockOutcome: StockOutcome | null;
    /**
     * What came of its credit. Null until the customer service has answered.
     */
    creditOutcome: CreditOutcome | null;
    /**
     * Why the order was canceled. Null if it was not.
     */
    cancelReason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed' | null;
    /**
     * Number of its invoice. Null until it is issued.
     */
    invoiceNumber: string | null;
    /**
     * The products ordered, each once.
     */
    lines: Array<OrderLine>;
    /**
     * Sum of quantity × unit price over the lines, in minor units.
     */
    total: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
};

/**
 * How long the list of orders is with each status, and with each reason.
 */
export type OrderCounts = {
    /**
     * Every status, with the number of orders that have it.
     */
    statuses: Array<{
        status: OrderStatus;
        /**
         * Number of orders.
         */
        count: number;
        /**
         * False: there are more than `count`.
         */
        exact: boolean;
    }>;
    /**
     * Every reason, with the number of orders that were canceled for it.
     */
    reasons: Array<{
        /**
         * Why the order was canceled.
         */
        reason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed';
        /**
         * Number of orders.
         */
        count: number;
        /**
         * False: there are more than `count`.
         */
        exact: boolean;
    }>;
};

/**
 * Everything that happened to an order.
 */
export type OrderHistory = {
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * Every change of status, oldest first.
     */
    changes: Array<OrderStateChange>;
    /**
     * What the order waits for now. None: all is done.
     */
    waitsFor: Array<OrderWait>;
};

/**
 * One product in an order.
 */
export type OrderLine = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * Name of the product at the time of the order.
     */
    name: string;
    /**
     * Number of units.
     */
    quantity: number;
    /**
     * Price of one unit, in minor units of the currency.
     */
    unitPrice: number;
};

/**
 * A change of an order, as streams of events tell it.
 */
export type OrderMessage = {
    /**
     * When the status changed.
     */
    at: string;
    /**
     * Position of the commit that changed it.
     */
    position: number;
    /**
     * What changed its status.
     */
    subject: 'order' | 'stock' | 'credit' | 'invoice';
    /**
     * The new status.
     */
    status: OrderStatus | StockStatus | 'ISSUED';
    /**
     * Type of the event that changed it.
     */
    event: string;
    /**
     * Who brought it about: a customer, a manager, a client or a service.
     */
    by: 'customer' | 'manager' | 'client' | 'service' | 'anonymous';
    /**
     * All events of this order that led to it. None: a request did, or the deadline.
     */
    causes: Array<{
        /**
         * Type of the event.
         */
        event: string;
        /**
         * Position of its commit.
         */
        position: number;
    }>;
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * The version of the order since this change.
     */
    version: number;
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * Sum of quantity × unit price over the lines, in minor units.
     */
    total: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * The products ordered, each once.
     */
    lines?: Array<OrderLine>;
};

/**
 * One change of the status of an order, its stock, its credit or its invoice.
 */
export type OrderStateChange = {
    /**
     * When the status changed.
     */
    at: string;
    /**
     * Position of the commit that changed it.
     */
    position: number;
    /**
     * What changed its status.
     */
    subject: 'order' | 'stock' | 'credit' | 'invoice';
    /**
     * The new status.
     */
    status: OrderStatus | StockStatus | 'ISSUED';
    /**
     * Type of the event that changed it.
     */
    event: string;
    /**
     * Who brought it about: a customer, a manager, a client or a service.
     */
    by: 'customer' | 'manager' | 'client' | 'service' | 'anonymous';
    /**
     * All events of this order that led to it. None: a request did, or the deadline.
     */
    causes: Array<{
        /**
         * Type of the event.
         */
        event: string;
        /**
         * Position of its commit.
         */
        position: number;
    }>;
};

/**
 * What came of the orders of a span of time.
 */
export type OrderStatistics = {
    /**
     * Where the span begins.
     */
    placedFrom: string;
    /**
     * Where the span ends.
     */
    placedUntil: string;
    /**
     * The orders that were placed in the span.
     */
    current: {
        /**
         * Number of orders.
         */
        orders: number;
        /**
         * Every status, with the number of orders that have it now.
         */
        statuses: Array<{
            status: OrderStatus;
            /**
             * Number of orders.
             */
            orders: number;
        }>;
        /**
         * Every reason, with the number of orders that were canceled for it.
         */
        reasons: Array<{
            /**
             * Why the order was canceled.
             */
            reason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed';
            /**
             * Number of orders.
             */
            orders: number;
        }>;
        /**
         * How long it took from placing an order until it was finalized or canceled, in milliseconds.
         */
        decisions: {
            /**
             * Number of orders that are finalized or canceled.
             */
            orders: number;
            /**
             * Half of the orders took so long or less. Null: there is none.
             */
            medianMs: number | null;
            /**
             * 95 of 100 orders took so long or less. Null: there is none.
             */
            p95Ms: number | null;
            /**
             * How long the slowest one took. Null: there is none.
             */
            maxMs: number | null;
            /**
             * The orders by how long they took, the quickest first.
             */
            histogram: Array<{
                /**
                 * The orders took less than this, and no less than that of the entry before. Null: any time.
                 */
                belowMs: number | null;
                /**
                 * Number of orders.
                 */
                orders: number;
            }>;
        };
    };
    /**
     * Those of the span of the same length before it.
     */
    previous: {
        /**
         * Number of orders.
         */
        orders: number;
        /**
         * Every status, with the number of orders that have it now.
         */
        statuses: Array<{
            status: OrderStatus;
            /**
             * Number of orders.
             */
            orders: number;
        }>;
        /**
         * Every reason, with the number of orders that were canceled for it.
         */
        reasons: Array<{
            /**
             * Why the order was canceled.
             */
            reason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed';
            /**
             * Number of orders.
             */
            orders: number;
        }>;
        /**
         * How long it took from placing an order until it was finalized or canceled, in milliseconds.
         */
        decisions: {
            /**
             * Number of orders that are finalized or canceled.
             */
            orders: number;
            /**
             * Half of the orders took so long or less. Null: there is none.
             */
            medianMs: number | null;
            /**
             * 95 of 100 orders took so long or less. Null: there is none.
             */
            p95Ms: number | null;
            /**
             * How long the slowest one took. Null: there is none.
             */
            maxMs: number | null;
            /**
             * The orders by how long they took, the quickest first.
             */
            histogram: Array<{
                /**
                 * The orders took less than this, and no less than that of the entry before. Null: any time.
                 */
                belowMs: number | null;
                /**
                 * Number of orders.
                 */
                orders: number;
            }>;
        };
    };
    /**
     * The products for which most orders of the span were canceled as `out-of-stock`, ten at most. Of an order that lacks several products only the first one counts.
     */
    outOfStock: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * Its name now. Null: the product is not known here any more.
         */
        name: string | null;
        /**
         * Number of orders that were canceled because there was too little of it.
         */
        orders: number;
    }>;
    /**
     * The open orders of now, whenever they were placed.
     */
    open: {
        /**
         * Number of orders that are neither finalized nor canceled.
         */
        orders: number;
        /**
         * The one that was placed first. Null: there is none.
         */
        oldest: {
            /**
             * The order (UUID v7).
             */
            orderId: string;
            /**
             * When the order was placed.
             */
            placedAt: string;
        } | null;
    };
    /**
     * The periods of the span in which orders were placed, in the order of time. Only with `by`.
     */
    periods?: Array<{
        /**
         * When the period begins. The first one may begin before the span: only what lies in the span is counted.
         */
        start: string;
        /**
         * Every status, with the number of orders that have it now.
         */
        statuses: Array<{
            status: OrderStatus;
            /**
             * Number of orders.
             */
            orders: number;
        }>;
    }>;
};

/**
 * Status of an order.
 */
export type OrderStatus = 'PENDING' | 'CANCELED' | 'APPROVED' | 'FINALIZED';

/**
 * Something that an order waits for.
 */
export type OrderWait = {
    /**
     * What is to change next. `order`: the decision on it.
     */
    subject: 'order' | 'stock' | 'credit' | 'invoice';
    /**
     * The service that must act.
     */
    service: 'order' | 'product' | 'customer' | 'accounting';
    /**
     * Since when the order waits.
     */
    since: string;
    /**
     * When the order is canceled for it. Null: it waits as long as it takes.
     */
    until: string | null;
};

/**
 * All that the order service knows of a customer. Each page of the orders comes with the cart.
 */
export type OrdersExport = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    cart: Cart;
    /**
     * A page of all orders, the one that was placed first before the others.
     */
    orders: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Order>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

/**
 * The payment of one order from the credit of its customer.
 */
export type Payment = {
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * When the order was placed.
     */
    placedAt: string;
    status: CreditStatus;
    /**
     * Total of the order, in minor units.
     */
    amount: number;
    /**
     * Why the status is `DENIED`. Null for any other status.
     */
    reason: 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'order-canceled' | null;
};

/**
 * A problem (RFC 9457): the answer to every request that fails.
 */
export type Problem = {
    /**
     * `urn:souk:problem:<code>`
     */
    type: string;
    /**
     * Stable name of the problem, for programs.
     */
    code: string;
    /**
     * What the code means, for people.
     */
    title: string;
    /**
     * The HTTP status.
     */
    status: number;
    /**
     * What went wrong in this case.
     */
    detail?: string;
    /**
     * Id of the request, as in the logs.
     */
    requestId: string;
    /**
     * The fields that are wrong.
     */
    errors?: Array<{
        /**
         * The field, as the request names it: `lines.0.quantity`, `limit`, `Idempotency-Key`; `body` is the whole body.
         */
        path: string;
        /**
         * What is wrong with the field, as a sentence.
         */
        message: string;
    }>;
    /**
     * With 412 for a product, a category, a customer or a cart: the resource as GET shows it now. The header `ETag` is its tag, so that the client can try again.
     */
    current?: {
        [key: string]: unknown;
    };
    /**
     * With `current` of a product or a category: who has made the newest change of it. Stock does not count.
     */
    changedBy?: Actor;
    /**
     * When that was.
     */
    changedAt?: string;
};

/**
 * A product with its price and its stock.
 */
export type Product = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
     */
    version: number;
    /**
     * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
     */
    slug: string;
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * When this was added.
     */
    addedAt: string;
    /**
     * Name in the catalogue.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description: string;
    /**
     * Who supplies the product.
     */
    supplier: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * Address (https) of a picture that somebody else keeps. Null if there is none.
     */
    picture: string | null;
    /**
     * The picture that was uploaded. Null if there is none: then show the drawn one.
     */
    pictures: {
        /**
         * Width in pixels.
         */
        width: number;
        /**
         * Height in pixels.
         */
        height: number;
        /**
         * The same picture in each format and size, the smallest first.
         */
        variants: Array<{
            /**
             * Media type.
             */
            type: 'image/webp' | 'image/avif';
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * Its path under the address of the shop. What it leads to never changes.
             */
            path: string;
        }>;
    } | null;
    /**
     * Path of a picture that is drawn from the texts of the product, for one without a picture: an SVG of 400 × 480. What it leads to never changes; when the texts do, it leads on to the present picture. With `.png` in place of `.svg` it is a card that other sites may show beside a link: 1200 × 630.
     */
    drawn: string;
    /**
     * `retired`: the product is no longer sold.
     */
    status: 'active' | 'retired';
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * Units in the warehouse, including the reserved ones.
     */
    unitsOnHand: number;
    /**
     * Units reserved for pending orders.
     */
    unitsReserved: number;
    /**
     * Units sold by finalized orders.
     */
    unitsSold: number;
};

/**
 * How long the list of products is with each availability, each status and each category.
 */
export type ProductCounts = {
    /**
     * Every availability, with the number of products that have it. What is low is available, too.
     */
    availabilities: Array<{
        /**
         * Units that can be ordered: at least one (`available`), less than 10 (`low`), none (`out`).
         */
        availability: 'available' | 'low' | 'out';
        /**
         * Number of products.
         */
        count: number;
        /**
         * False: there are more than `count`.
         */
        exact: boolean;
    }>;
    /**
     * Every status, with the number of products that have it.
     */
    statuses: Array<{
        /**
         * Status of the products.
         */
        status: 'active' | 'retired';
        /**
         * Number of products.
         */
        count: number;
        /**
         * False: there are more than `count`.
         */
        exact: boolean;
    }>;
    /**
     * The active categories directly inside the one that the query names, or else those that are in none, up to 100 in the order of their addition: with the number of products in each, and in all inside it.
     */
    categories: Array<{
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
        /**
         * Number of products.
         */
        count: number;
        /**
         * False: there are more than `count`.
         */
        exact: boolean;
    }>;
};

/**
 * One change of a product, of its price or of its stock.
 */
export type ProductHistoryItem = {
    /**
     * The event that tells of it.
     */
    eventId: string;
    /**
     * Type of the event.
     */
    event: string;
    /**
     * When it happened.
     */
    at: string;
    /**
     * Position of its commit.
     */
    position: number;
    /**
     * Who brought it about: a person or a client by id, or a service by name.
     */
    actor: Actor;
    /**
     * The edit version after it.
     */
    version: number;
    /**
     * Every field that changed.
     */
    changes: Array<{
        /**
         * Name of the field.
         */
        field: 'slug' | 'name' | 'categoryId' | 'description' | 'supplier' | 'price' | 'currency' | 'picture' | 'pictures' | 'status';
        /**
         * Its value before. Null: it had none.
         */
        before: string | number | {
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * The same picture in each format and size, the smallest first.
             */
            variants: Array<{
                /**
                 * Media type.
                 */
                type: 'image/webp' | 'image/avif';
                /**
                 * Width in pixels.
                 */
                width: number;
                /**
                 * Height in pixels.
                 */
                height: number;
                /**
                 * Its path under the address of the shop. What it leads to never changes.
                 */
                path: string;
            }>;
        } | null;
        /**
         * Its value since then. Null: it has none.
         */
        after: string | number | {
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * The same picture in each format and size, the smallest first.
             */
            variants: Array<{
                /**
                 * Media type.
                 */
                type: 'image/webp' | 'image/avif';
                /**
                 * Width in pixels.
                 */
                width: number;
                /**
                 * Height in pixels.
                 */
                height: number;
                /**
                 * Its path under the address of the shop. What it leads to never changes.
                 */
                path: string;
            }>;
        } | null;
    }>;
    /**
     * The movement of the stock. Null if it stayed as it was.
     */
    stock: {
        /**
         * Change of the units that can be ordered.
         */
        unitsAvailable: number;
        /**
         * Change of the units in the warehouse.
         */
        unitsOnHand: number;
        /**
         * Change of the units reserved for pending orders.
         */
        unitsReserved: number;
        /**
         * Change of the units sold by finalized orders.
         */
        unitsSold: number;
        /**
         * Why somebody has adjusted the stock, in words. Null: an order has brought it about.
         */
        reason: string | null;
        /**
         * The order that has brought it about. Null: nobody ordered.
         */
        orderId: string | null;
        /**
         * The position of the commit that it takes back. Null: it takes none back.
         */
        undoes: number | null;
    } | null;
};

/**
 * A change of a product or of its stock, as streams of events tell it, with what the catalogue shows then or a little later.
 */
export type ProductMessage = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * 1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.
     */
    version: number;
    /**
     * The order for which units were reserved, released or sold. Null for other events.
     */
    orderId: string | null;
    /**
     * When it happened.
     */
    at: string;
    /**
     * Position of its commit.
     */
    position: number;
    /**
     * Type of the event.
     */
    event: string;
    /**
     * Who brought it about: a manager, a client or a service.
     */
    by: 'customer' | 'manager' | 'client' | 'service' | 'anonymous';
    /**
     * Name in the catalogue.
     */
    name: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * `retired`: the product is no longer sold.
     */
    status: 'active' | 'retired';
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * Units in the warehouse, including the reserved ones.
     */
    unitsOnHand: number;
    /**
     * Units reserved for pending orders.
     */
    unitsReserved: number;
    /**
     * Units sold by finalized orders.
     */
    unitsSold: number;
};

/**
 * Whom an invoice is for. In the log it is sealed, with a key that is kept as long as the law asks.
 */
export type Recipient = {
    /**
     * Name on the address, or of the customer, when the order was placed.
     */
    name: string;
    /**
     * Lines of the address to which the order went, as it was then. None: there was no address.
     */
    lines: Array<string>;
    /**
     * Country of the address (ISO 3166-1), or null.
     */
    country: string | null;
};

/**
 * Answer to a registration. It holds no personal data, so that a retry always gets the same answer.
 */
export type Registration = {
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * When the customer registered.
     */
    registeredAt: string;
};

/**
 * The reservation of stock for one order.
 */
export type Reservation = {
    /**
     * The order (UUID v7).
     */
    orderId: string;
    /**
     * When the stock was reserved or denied, or the order was canceled before that.
     */
    decidedAt: string;
    /**
     * When the reservation last changed.
     */
    changedAt: string;
    status: StockStatus;
    /**
     * State of the reservation. `closed`: the order was canceled before anything was reserved.
     */
    outcome: 'reserved' | 'rejected' | 'released' | 'deducted' | 'closed';
    /**
     * Why nothing was reserved. Null unless the stock was rejected.
     */
    rejection: {
        /**
         * Why nothing was reserved. If several reasons apply, the first of this list is given.
         */
        reason: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock';
        /**
         * The first product for which the reason applies.
         */
        productId: string;
    } | null;
    /**
     * The units that are or were reserved, each product once.
     */
    lines: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * Number of units.
         */
        quantity: number;
    }>;
};

/**
 * Revenue by period: the sums of the invoices issued.
 */
export type Revenue = {
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * The first period. Null: there is no revenue, and the request names no period.
     */
    first: string | null;
    /**
     * The last period. Null if `first` is.
     */
    last: string | null;
    /**
     * Periods with revenue, oldest first.
     */
    periods: Array<{
        /**
         * `2026`, `2026-03`, `2026-03-14`, `2026-03-14T15` or `2026-03-14T15:09` (UTC): when the orders were finalized.
         */
        period: string;
        /**
         * Number of invoices.
         */
        invoices: number;
        /**
         * Number of units.
         */
        units: number;
        /**
         * Sum in minor units.
         */
        amount: number;
        /**
         * The shares in this period, the largest first. They add up to `amount` and `units`. None without `of`.
         */
        rows: Array<RevenueRow>;
    }>;
    /**
     * The shares in all periods together, the largest first. None without `of`.
     */
    rows: Array<RevenueRow>;
    /**
     * Number of invoices.
     */
    invoices: number;
    /**
     * Number of units.
     */
    units: number;
    /**
     * Sum over the periods, in minor units.
     */
    total: number;
    /**
     * The same of the periods directly before. Null without `compare`, or if there are none.
     */
    previous: {
        /**
         * The first period. Null: there is no revenue, and the request names no period.
         */
        first: string | null;
        /**
         * The last period. Null if `first` is.
         */
        last: string | null;
        /**
         * Periods with revenue, oldest first.
         */
        periods: Array<{
            /**
             * `2026`, `2026-03`, `2026-03-14`, `2026-03-14T15` or `2026-03-14T15:09` (UTC): when the orders were finalized.
             */
            period: string;
            /**
             * Number of invoices.
             */
            invoices: number;
            /**
             * Number of units.
             */
            units: number;
            /**
             * Sum in minor units.
             */
            amount: number;
            /**
             * The shares in this period, the largest first. They add up to `amount` and `units`. None without `of`.
             */
            rows: Array<RevenueRow>;
        }>;
        /**
         * The shares in all periods together, the largest first. None without `of`.
         */
        rows: Array<RevenueRow>;
        /**
         * Number of invoices.
         */
        invoices: number;
        /**
         * Number of units.
         */
        units: number;
        /**
         * Sum over the periods, in minor units.
         */
        total: number;
    } | null;
};

/**
 * The share of a product or a category.
 */
export type RevenueRow = {
    /**
     * The product, or the category that it had when the invoice was issued. Null: no category is known.
     */
    id: string | null;
    /**
     * Name of the product on its newest invoice, or name of the category today. Null: no category is known.
     */
    name: string | null;
    /**
     * Number of invoices.
     */
    invoices: number;
    /**
     * Number of units.
     */
    units: number;
    /**
     * Sum in minor units.
     */
    amount: number;
};

/**
 * Who sells.
 */
export type Seller = {
    /**
     * Name of the seller.
     */
    businessName: string;
    /**
     * Postal address of the seller. May be empty.
     */
    postalAddress: string;
    /**
     * Tax number of the seller. May be empty.
     */
    taxNumber: string;
};

/**
 * A session of a customer.
 */
export type Session = {
    /**
     * The session (UUID v7).
     */
    sessionId: string;
    /**
     * When the customer logged in.
     */
    startedAt: string;
    /**
     * When its tokens were last refreshed.
     */
    refreshedAt: string;
    /**
     * When it ends if it is not refreshed.
     */
    expiresAt: string;
    /**
     * Whether this request belongs to it.
     */
    current: boolean;
};

/**
 * A key that signs access tokens.
 */
export type SigningKey = {
    /**
     * Number of the key: 1, 2, 3 … It is the `kid` of a token.
     */
    signingKeyId: number;
    /**
     * When the key was published.
     */
    publishedAt: string;
    /**
     * When it ends by itself.
     */
    expiresAt: string;
    /**
     * Ed25519 public key, 32 bytes.
     */
    publicKey: string;
};

/**
 * What came of the stock: `rejected` if it was refused, `released` if it was given back, `closed` if nothing was reserved before the order was canceled.
 */
export type StockOutcome = 'reserved' | 'rejected' | 'released' | 'closed' | 'deducted';

/**
 * Status of the stock of an order: asked for, reserved, deducted, or denied.
 */
export type StockStatus = 'PENDING' | 'RECEIVED' | 'APPROVED' | 'DENIED';

/**
 * A category as customers see it.
 */
export type StorefrontCategory = {
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
     */
    slug: string;
    /**
     * Name of the category.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description: string;
    /**
     * The category that this one is in (UUID v7). Null: in none.
     */
    parentId: string | null;
    /**
     * Number of products that are sold, in this category and all inside it.
     */
    products: number;
};

/**
 * What the page of a category shows.
 */
export type StorefrontCategoryPage = {
    category: StorefrontCategory;
    /**
     * The categories that it is in, the outermost first. It is not among them.
     */
    path: Array<{
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
        /**
         * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
         */
        slug: string;
        /**
         * Name of the category.
         */
        name: string;
    }>;
    /**
     * The categories directly inside it that have products, by name.
     */
    children: Array<StorefrontCategory>;
    /**
     * Its products that are bought most often, with those of the categories inside it.
     */
    bestselling: Array<StorefrontProduct>;
    /**
     * Its newest products, with those of the categories inside it.
     */
    newest: Array<StorefrontProduct>;
};

/**
 * What the page of a category shows, with links.
 */
export type StorefrontCategoryPageResource = {
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * Number of products that are sold, in this category and all inside it.
     */
    products: number;
    /**
     * Where to read on.
     */
    _links: {
        /**
         * What the storefront knows of it.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of it: name, description.
         */
        category: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of the category that it is in. Missing: it is in none.
         */
        up?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
        /**
         * What the product service knows of all products in its lists, in one answer. Missing: there are none.
         */
        products?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of the categories that it is in, the outermost first.
         */
        path: Array<{
            /**
             * A path of the shop.
             */
            href: string;
        }>;
        /**
         * How to search for products.
         */
        search: {
            /**
             * A template for a path of the shop (RFC 6570).
             */
            href: string;
            templated: true;
        };
    };
    /**
     * The resources that it shows.
     */
    _embedded: {
        /**
         * The categories directly inside it that have products, by name.
         */
        children: Array<StorefrontCategoryResource>;
        /**
         * Its products that are bought most often, with those of the categories inside it.
         */
        bestselling: Array<StorefrontProductResource>;
        /**
         * Its newest products, with those of the categories inside it.
         */
        newest: Array<StorefrontProductResource>;
    };
};

/**
 * A category in a list, with links.
 */
export type StorefrontCategoryResource = {
    /**
     * The category of products (UUID v7).
     */
    categoryId: string;
    /**
     * Number of products that are sold, in this category and all inside it.
     */
    products: number;
    /**
     * Where to read on.
     */
    _links: {
        /**
         * What the storefront knows of it.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of it: name, description.
         */
        category: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of the category that it is in. Missing: it is in none.
         */
        up?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
    };
};

/**
 * The values of each filter, with the number of products that each would leave.
 */
export type StorefrontFacets = {
    /**
     * Categories by name, each with the products of all inside it.
     */
    category: Array<{
        /**
         * What to send to the filter.
         */
        value: string;
        /**
         * Name of the category.
         */
        label: string;
        /**
         * The category that it is in (UUID v7). Null: in none.
         */
        parentId: string | null;
        /**
         * Number of products with this value, and with all other filters as they are.
         */
        count: number;
    }>;
    /**
     * The suppliers with most products, and the one that is chosen.
     */
    supplier: Array<{
        /**
         * What to send to the filter.
         */
        value: string;
        /**
         * Name of the supplier.
         */
        label: string;
        /**
         * Number of products with this value, and with all other filters as they are.
         */
        count: number;
    }>;
    /**
     * The prices that there are, in ranges with about as many products each. Null: there are no products.
     */
    price: {
        /**
         * The lowest price.
         */
        min: number;
        /**
         * The highest price.
         */
        max: number;
        /**
         * Ranges with about as many products each, the lowest first.
         */
        ranges: Array<{
            /**
             * The lowest price of the range.
             */
            from: number;
            /**
             * The highest price of the range.
             */
            until: number;
            /**
             * Number of products with this value, and with all other filters as they are.
             */
            count: number;
        }>;
    } | null;
    /**
     * Products that can be ordered now, and the others.
     */
    inStock: Array<{
        /**
         * Whether they can be ordered now.
         */
        value: boolean;
        /**
         * Number of products with this value, and with all other filters as they are.
         */
        count: number;
    }>;
};

/**
 * What the first page of a shop shows.
 */
export type StorefrontHome = {
    /**
     * All categories with a product that is sold, by name. `parentId` makes a tree of them.
     */
    categories: Array<StorefrontCategory>;
    /**
     * The products that came last, the last one first.
     */
    newest: Array<StorefrontProduct>;
    /**
     * The products that are bought most often, of those that can be ordered now. An older order counts less.
     */
    bestselling: Array<StorefrontProduct>;
    /**
     * Products that were sold out and can be ordered again, the last one first.
     */
    backInStock: Array<StorefrontProduct>;
};

/**
 * What the first page of a shop shows, with links.
 */
export type StorefrontHomeResource = {
    /**
     * Where to read on.
     */
    _links: {
        /**
         * This resource.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of all products in its lists, in one answer. Missing: there are none.
         */
        products?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
        /**
         * How to search for products.
         */
        search: {
            /**
             * A template for a path of the shop (RFC 6570).
             */
            href: string;
            templated: true;
        };
        /**
         * How to ask for suggestions while somebody types.
         */
        suggestions: {
            /**
             * A template for a path of the shop (RFC 6570).
             */
            href: string;
            templated: true;
        };
    };
    /**
     * The resources that it shows.
     */
    _embedded: {
        /**
         * All categories with a product that is sold, by name. `parentId` makes a tree of them.
         */
        categories: Array<StorefrontCategoryResource>;
        /**
         * The products that came last, the last one first.
         */
        newest: Array<StorefrontProductResource>;
        /**
         * The products that are bought most often, of those that can be ordered now. An older order counts less.
         */
        bestselling: Array<StorefrontProductResource>;
        /**
         * Products that were sold out and can be ordered again, the last one first.
         */
        backInStock: Array<StorefrontProductResource>;
    };
};

/**
 * A product as customers see it.
 */
export type StorefrontProduct = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
     */
    slug: string;
    /**
     * When this was added.
     */
    addedAt: string;
    /**
     * Name in the catalogue.
     */
    name: string;
    /**
     * What the product or category is, or how it is packed.
     */
    description: string;
    /**
     * Who supplies the product.
     */
    supplier: string;
    /**
     * Price of one unit, in minor units of the currency.
     */
    price: number;
    /**
     * ISO 4217 code of the currency of the amounts beside it.
     */
    currency: string;
    /**
     * Address (https) of a picture that somebody else keeps. Null if there is none.
     */
    picture: string | null;
    /**
     * The picture that was uploaded. Null if there is none: then show the drawn one.
     */
    pictures: {
        /**
         * Width in pixels.
         */
        width: number;
        /**
         * Height in pixels.
         */
        height: number;
        /**
         * The same picture in each format and size, the smallest first.
         */
        variants: Array<{
            /**
             * Media type.
             */
            type: 'image/webp' | 'image/avif';
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * Its path under the address of the shop. What it leads to never changes.
             */
            path: string;
        }>;
    } | null;
    /**
     * Path of a picture that is drawn from the texts of the product, for one without a picture: an SVG of 400 × 480. What it leads to never changes; when the texts do, it leads on to the present picture. With `.png` in place of `.svg` it is a card that other sites may show beside a link: 1200 × 630.
     */
    drawn: string;
    /**
     * `retired`: the product is no longer sold.
     */
    status: 'active' | 'retired';
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * A category, by its id, its slug and its name.
     */
    category: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
        /**
         * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
         */
        slug: string;
        /**
         * Name of the category.
         */
        name: string;
    };
};

/**
 * What the page of a product shows.
 */
export type StorefrontProductPage = {
    product: StorefrontProduct;
    /**
     * The categories that it is in, the outermost first.
     */
    path: Array<{
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
        /**
         * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
         */
        slug: string;
        /**
         * Name of the category.
         */
        name: string;
    }>;
    /**
     * The prices of the last 30 days, the oldest first. The first one may have begun earlier, the last one is that of now.
     */
    prices: Array<{
        /**
         * Price of one unit, in minor units of the currency.
         */
        price: number;
        /**
         * When it began.
         */
        since: string;
    }>;
    /**
     * The lowest of these prices.
     */
    lowestPrice: number;
    /**
     * What is most often bought in the same order. An older order counts less.
     */
    boughtTogether: Array<StorefrontProduct>;
    /**
     * Other products of the category, those that are bought most often first.
     */
    sameCategory: Array<StorefrontProduct>;
};

/**
 * What the page of a product shows, with links.
 */
export type StorefrontProductPageResource = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * Whether it can be ordered now.
     */
    inStock: boolean;
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * The prices of the last 30 days, the oldest first. The first one may have begun earlier, the last one is that of now.
     */
    prices: Array<{
        /**
         * Price of one unit, in minor units of the currency.
         */
        price: number;
        /**
         * When it began.
         */
        since: string;
    }>;
    /**
     * The lowest of these prices.
     */
    lowestPrice: number;
    /**
     * Where to read on.
     */
    _links: {
        /**
         * What the storefront knows of it.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of it: name, price, pictures.
         */
        product: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * A picture that is drawn from its texts, for a product without a picture. The address stays, and the picture changes with the texts.
         */
        drawn: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'image/svg+xml';
        };
        /**
         * What the product service knows of its category.
         */
        category: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of its category.
         */
        up: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
        /**
         * What the product service knows of all products in its lists, in one answer. Missing: there are none.
         */
        products?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of the categories that it is in, the outermost first.
         */
        path: Array<{
            /**
             * A path of the shop.
             */
            href: string;
        }>;
    };
    /**
     * The resources that it shows.
     */
    _embedded: {
        /**
         * What is most often bought in the same order. An older order counts less.
         */
        boughtTogether: Array<StorefrontProductResource>;
        /**
         * Other products of the category, those that are bought most often first.
         */
        sameCategory: Array<StorefrontProductResource>;
    };
};

/**
 * A product in a list, with links.
 */
export type StorefrontProductResource = {
    /**
     * The product (UUID v7).
     */
    productId: string;
    /**
     * Whether it can be ordered now.
     */
    inStock: boolean;
    /**
     * Units that can be ordered: on hand − reserved.
     */
    unitsAvailable: number;
    /**
     * Its place in this list, from 1. Of a search: on this page.
     */
    rank: number;
    /**
     * Where to read on.
     */
    _links: {
        /**
         * What the storefront knows of it.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of it: name, price, pictures.
         */
        product: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * A picture that is drawn from its texts, for a product without a picture. The address stays, and the picture changes with the texts.
         */
        drawn: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'image/svg+xml';
        };
        /**
         * What the product service knows of its category.
         */
        category: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the storefront knows of its category.
         */
        up: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
    };
};

/**
 * Products that were searched for.
 */
export type StorefrontSearch = {
    /**
     * The items of this page, in the order of the list.
     */
    items: Array<StorefrontProduct>;
    /**
     * Send it as `cursor` to get the next page. Null on the last page.
     */
    nextCursor: string | null;
    /**
     * Send it as `cursor` to get the page before. Null on the first page.
     */
    previousCursor: string | null;
    /**
     * How many products there are.
     */
    total: {
        /**
         * Number of products on all pages together.
         */
        count: number;
        /**
         * All are counted.
         */
        exact: true;
    };
    /**
     * "Did you mean": the words that were searched for instead of those typed. Null: those that were typed.
     */
    corrected: string | null;
    /**
     * `all`: the products have all the words that were searched for. `some`: no product has all of them, and those with the most of them are shown.
     */
    matched: 'all' | 'some';
    facets: StorefrontFacets;
};

/**
 * Products that were searched for, with links.
 */
export type StorefrontSearchResource = {
    /**
     * How many products there are.
     */
    total: {
        /**
         * Number of products on all pages together.
         */
        count: number;
        /**
         * All are counted.
         */
        exact: true;
    };
    /**
     * "Did you mean": the words that were searched for instead of those typed. Null: those that were typed.
     */
    corrected: string | null;
    /**
     * `all`: the products have all the words that were searched for. `some`: no product has all of them, and those with the most of them are shown.
     */
    matched: 'all' | 'some';
    /**
     * The values of each filter, with the number of products that each would leave.
     */
    facets: {
        /**
         * Categories by name, each with the products of all inside it.
         */
        category: Array<{
            /**
             * What to send to the filter.
             */
            value: string;
            /**
             * Number of products with this value, and with all other filters as they are.
             */
            count: number;
        }>;
        /**
         * The suppliers with most products, and the one that is chosen.
         */
        supplier: Array<{
            /**
             * What to send to the filter.
             */
            value: string;
            /**
             * Number of products with this value, and with all other filters as they are.
             */
            count: number;
        }>;
        /**
         * The prices that there are, in ranges with about as many products each. Null: there are no products.
         */
        price: {
            /**
             * The lowest price.
             */
            min: number;
            /**
             * The highest price.
             */
            max: number;
            /**
             * Ranges with about as many products each, the lowest first.
             */
            ranges: Array<{
                /**
                 * The lowest price of the range.
                 */
                from: number;
                /**
                 * The highest price of the range.
                 */
                until: number;
                /**
                 * Number of products with this value, and with all other filters as they are.
                 */
                count: number;
            }>;
        } | null;
        /**
         * Products that can be ordered now, and the others.
         */
        inStock: Array<{
            /**
             * Whether they can be ordered now.
             */
            value: boolean;
            /**
             * Number of products with this value, and with all other filters as they are.
             */
            count: number;
        }>;
    };
    /**
     * Where to read on.
     */
    _links: {
        /**
         * This resource.
         */
        self: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * What the product service knows of all products in its lists, in one answer. Missing: there are none.
         */
        products?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * The next page. Missing: this is the last one.
         */
        next?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * The page before. Missing: this is the first one.
         */
        prev?: {
            /**
             * A path of the shop.
             */
            href: string;
        };
        /**
         * Its page in the shop, for people.
         */
        alternate: {
            /**
             * A path of the shop.
             */
            href: string;
            type: 'text/html';
        };
        /**
         * How to search for products.
         */
        search: {
            /**
             * A template for a path of the shop (RFC 6570).
             */
            href: string;
            templated: true;
        };
    };
    /**
     * The resources that it shows.
     */
    _embedded: {
        /**
         * The products of this page, the best first.
         */
        products: Array<StorefrontProductResource>;
    };
};

/**
 * What somebody may want who has typed this much.
 */
export type StorefrontSuggestions = {
    /**
     * Products with these words, the best first.
     */
    products: Array<{
        /**
         * The product (UUID v7).
         */
        productId: string;
        /**
         * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
         */
        slug: string;
        /**
         * Name in the catalogue.
         */
        name: string;
        /**
         * The picture that was uploaded. Null if there is none: then show the drawn one.
         */
        pictures: {
            /**
             * Width in pixels.
             */
            width: number;
            /**
             * Height in pixels.
             */
            height: number;
            /**
             * The same picture in each format and size, the smallest first.
             */
            variants: Array<{
                /**
                 * Media type.
                 */
                type: 'image/webp' | 'image/avif';
                /**
                 * Width in pixels.
                 */
                width: number;
                /**
                 * Height in pixels.
                 */
                height: number;
                /**
                 * Its path under the address of the shop. What it leads to never changes.
                 */
                path: string;
            }>;
        } | null;
        /**
         * Path of a picture that is drawn from the texts of the product, for one without a picture: an SVG of 400 × 480. What it leads to never changes; when the texts do, it leads on to the present picture. With `.png` in place of `.svg` it is a card that other sites may show beside a link: 1200 × 630.
         */
        drawn: string;
    }>;
    /**
     * Categories with these words in their names.
     */
    categories: Array<{
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
        /**
         * Name for addresses, which no other has: words from the name, and a number. Any words with this number lead here.
         */
        slug: string;
        /**
         * Name of the category.
         */
        name: string;
    }>;
    /**
     * How the words may go on.
     */
    queries: Array<string>;
};

/**
 * The tokens of a session.
 */
export type Tokens = {
    /**
     * Send it as `Authorization: Bearer <token>`.
     */
    accessToken: string;
    /**
     * Gets the next tokens, and a new refresh token. For 30 seconds it gets the same answer again; used later, it ends the session.
     */
    refreshToken: string;
    /**
     * Kind of the access token.
     */
    tokenType: 'Bearer';
    /**
     * Seconds until the access token expires.
     */
    expiresIn: number;
    /**
     * The customer (UUID v7).
     */
    customerId: string;
    /**
     * What the account may do: shop, or run the shop as well.
     */
    role: 'customer' | 'manager';
};

export type GetStatusOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/status';
};

export type GetStatusOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStatusOfCustomerError = GetStatusOfCustomerErrors[keyof GetStatusOfCustomerErrors];

export type GetStatusOfCustomerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Name of the service.
         */
        name: string;
        /**
         * The instance that answers: a process, from its start to its end.
         */
        instance: string;
        /**
         * When it started.
         */
        since: string;
        /**
         * Version of its code.
         */
        version: string;
        /**
         * What keeps its view, such as PostgreSQL.
         */
        database: string;
        /**
         * Whether the service does all its work now.
         */
        ready: boolean;
        /**
         * Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.
         */
        failing: {
            projection: string | null;
            reactions: string | null;
            eventStore: string | null;
        };
        /**
         * Where the view stands.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * All reactions up to this commit are done.
         */
        reactionsDone: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Number of parked events.
         */
        parked: {
            projection: number;
            reactions: number;
        };
        /**
         * Number of events since the start whose type this version of the code does not know.
         */
        unknownEvents: number;
        /**
         * How often since the start the view was rebuilt because it did not belong to this log.
         */
        divergences: number;
        /**
         * Position of the end of the log; null if the event store does not answer.
         */
        head: number | null;
        /**
         * How many commits the view is behind the log; null if the event store does not answer.
         */
        lag: number | null;
    };
};

export type GetStatusOfCustomerResponse = GetStatusOfCustomerResponses[keyof GetStatusOfCustomerResponses];

export type ListParkedOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/parked';
};

export type ListParkedOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListParkedOfCustomerError = ListParkedOfCustomerErrors[keyof ListParkedOfCustomerErrors];

export type ListParkedOfCustomerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ParkedEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListParkedOfCustomerResponse = ListParkedOfCustomerResponses[keyof ListParkedOfCustomerResponses];

export type RetryParkedOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/parked/{loop}/{eventId}/retry';
};

export type RetryParkedOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetryParkedOfCustomerError = RetryParkedOfCustomerErrors[keyof RetryParkedOfCustomerErrors];

export type RetryParkedOfCustomerResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
    };
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetryParkedOfCustomerResponse = RetryParkedOfCustomerResponses[keyof RetryParkedOfCustomerResponses];

export type DiscardParkedOfCustomerData = {
    body?: {
        /**
         * Why, in the words of who did it. Null: nobody has said so.
         */
        reason?: string | null;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/parked/{loop}/{eventId}';
};

export type DiscardParkedOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DiscardParkedOfCustomerError = DiscardParkedOfCustomerErrors[keyof DiscardParkedOfCustomerErrors];

export type DiscardParkedOfCustomerResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DiscardParkedOfCustomerResponse = DiscardParkedOfCustomerResponses[keyof DiscardParkedOfCustomerResponses];

export type ListReadsOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * The first position.
         */
        from: number;
        /**
         * The last position, at most 999 after the first.
         */
        until: number;
    };
    url: '/customer/admin/reads';
};

export type ListReadsOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListReadsOfCustomerError = ListReadsOfCustomerErrors[keyof ListReadsOfCustomerErrors];

export type ListReadsOfCustomerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The instance that answers.
         */
        instance: string;
        /**
         * The first position of which it may know. Null: it has handled nothing since its start.
         */
        remembersFrom: number | null;
        /**
         * One for each position of the span.
         */
        items: Array<{
            /**
             * Position of the commit.
             */
            position: number;
            /**
             * When its view first showed the commit. Null: it does not know, or not yet.
             */
            viewAt: string | null;
            /**
             * When it had done all that follows from the commit. Null: it does not know, or not yet.
             */
            reactionsAt: string | null;
        }>;
    };
};

export type ListReadsOfCustomerResponse = ListReadsOfCustomerResponses[keyof ListReadsOfCustomerResponses];

export type RebuildViewOfCustomerData = {
    body?: {
        /**
         * Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.
         */
        fingerprints?: boolean;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/rebuild';
};

export type RebuildViewOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RebuildViewOfCustomerError = RebuildViewOfCustomerErrors[keyof RebuildViewOfCustomerErrors];

export type RebuildViewOfCustomerResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
        /**
         * The instance that rebuilds the view, and knows how far it is.
         */
        instance: string;
        /**
         * The rebuild: `GET …/admin/rebuilds/{rebuildId}`.
         */
        rebuildId: string;
    };
};

export type RebuildViewOfCustomerResponse = RebuildViewOfCustomerResponses[keyof RebuildViewOfCustomerResponses];

export type ListRebuildsOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/rebuilds';
};

export type ListRebuildsOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListRebuildsOfCustomerError = ListRebuildsOfCustomerErrors[keyof ListRebuildsOfCustomerErrors];

export type ListRebuildsOfCustomerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The rebuild.
             */
            rebuildId: string;
            actor: Actor;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When the view was emptied. Null before.
             */
            emptiedAt: string | null;
            /**
             * When the view had reached the target again. Null before.
             */
            builtAt: string | null;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
             */
            state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
            /**
             * Why it failed, or why there are no fingerprints to compare.
             */
            detail: string | null;
            /**
             * Where the view stands; at the end, where it stood then.
             */
            position: number;
            /**
             * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
             */
            target: number;
            /**
             * How fast it is built. Null before.
             */
            commitsPerSecond: number | null;
            /**
             * Changes of rows that were written. A row that several commits change counts several times.
             */
            rowsWritten: number;
            /**
             * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
             */
            fingerprints: Array<{
                /**
                 * Name of the collection.
                 */
                collection: string;
                /**
                 * Before the view was emptied.
                 */
                before: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * When it was built again, at the same position.
                 */
                after: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * Whether both are the same. Null: there are not both.
                 */
                equal: boolean | null;
            }> | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListRebuildsOfCustomerResponse = ListRebuildsOfCustomerResponses[keyof ListRebuildsOfCustomerResponses];

export type GetRebuildOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        rebuildId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/customer/admin/rebuilds/{rebuildId}';
};

export type GetRebuildOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRebuildOfCustomerError = GetRebuildOfCustomerErrors[keyof GetRebuildOfCustomerErrors];

export type GetRebuildOfCustomerResponses = {
    /**
     * A rebuild of a view.
     */
    200: {
        /**
         * The rebuild.
         */
        rebuildId: string;
        actor: Actor;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When the view was emptied. Null before.
         */
        emptiedAt: string | null;
        /**
         * When the view had reached the target again. Null before.
         */
        builtAt: string | null;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
         */
        state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
        /**
         * Why it failed, or why there are no fingerprints to compare.
         */
        detail: string | null;
        /**
         * Where the view stands; at the end, where it stood then.
         */
        position: number;
        /**
         * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
         */
        target: number;
        /**
         * How fast it is built. Null before.
         */
        commitsPerSecond: number | null;
        /**
         * Changes of rows that were written. A row that several commits change counts several times.
         */
        rowsWritten: number;
        /**
         * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
         */
        fingerprints: Array<{
            /**
             * Name of the collection.
             */
            collection: string;
            /**
             * Before the view was emptied.
             */
            before: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * When it was built again, at the same position.
             */
            after: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * Whether both are the same. Null: there are not both.
             */
            equal: boolean | null;
        }> | null;
    };
};

export type GetRebuildOfCustomerResponse = GetRebuildOfCustomerResponses[keyof GetRebuildOfCustomerResponses];

export type GetViewRowsOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        collection: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * Id of the last row of the previous page.
         */
        after?: string;
        /**
         * Maximum number of rows.
         */
        limit?: number;
    };
    url: '/customer/admin/view/{collection}';
};

export type GetViewRowsOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetViewRowsOfCustomerError = GetViewRowsOfCustomerErrors[keyof GetViewRowsOfCustomerErrors];

export type GetViewRowsOfCustomerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Where the view stood when the page was read.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Rows in the order of their ids, without personal data.
         */
        rows: Array<{
            id: string;
            row: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetViewRowsOfCustomerResponse = GetViewRowsOfCustomerResponses[keyof GetViewRowsOfCustomerResponses];

export type EndOtherSessionsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/sessions';
};

export type EndOtherSessionsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type EndOtherSessionsError = EndOtherSessionsErrors[keyof EndOtherSessionsErrors];

export type EndOtherSessionsResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type EndOtherSessionsResponse = EndOtherSessionsResponses[keyof EndOtherSessionsResponses];

export type ListSessionsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/sessions';
};

export type ListSessionsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListSessionsError = ListSessionsErrors[keyof ListSessionsErrors];

export type ListSessionsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Session>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListSessionsResponse = ListSessionsResponses[keyof ListSessionsResponses];

export type LogInData = {
    body: LogInInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/sessions';
};

export type LogInErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `wrong-credentials`: The user name or the password is wrong.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `account-disabled`: A manager has disabled the account.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type LogInError = LogInErrors[keyof LogInErrors];

export type LogInResponses = {
    /**
     * The tokens of a session.
     */
    201: Tokens;
};

export type LogInResponse = LogInResponses[keyof LogInResponses];

export type RefreshSessionData = {
    body: RefreshSessionInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/sessions/refresh';
};

export type RefreshSessionErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `session-ended`: The session has ended; log in again.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `account-disabled`: A manager has disabled the account.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RefreshSessionError = RefreshSessionErrors[keyof RefreshSessionErrors];

export type RefreshSessionResponses = {
    /**
     * The tokens of a session.
     */
    200: Tokens;
};

export type RefreshSessionResponse = RefreshSessionResponses[keyof RefreshSessionResponses];

export type EndCurrentSessionData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/sessions/current';
};

export type EndCurrentSessionErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type EndCurrentSessionError = EndCurrentSessionErrors[keyof EndCurrentSessionErrors];

export type EndCurrentSessionResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type EndCurrentSessionResponse = EndCurrentSessionResponses[keyof EndCurrentSessionResponses];

export type EndSessionData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The session (UUID v7).
         */
        sessionId: string;
    };
    query?: never;
    url: '/customer/sessions/{sessionId}';
};

export type EndSessionErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type EndSessionError = EndSessionErrors[keyof EndSessionErrors];

export type EndSessionResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type EndSessionResponse = EndSessionResponses[keyof EndSessionResponses];

export type TakeManagerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/roles/manager';
};

export type TakeManagerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `last-manager`: The shop would have no manager.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type TakeManagerError = TakeManagerErrors[keyof TakeManagerErrors];

export type TakeManagerResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type TakeManagerResponse = TakeManagerResponses[keyof TakeManagerResponses];

export type GrantManagerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/roles/manager';
};

export type GrantManagerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GrantManagerError = GrantManagerErrors[keyof GrantManagerErrors];

export type GrantManagerResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type GrantManagerResponse = GrantManagerResponses[keyof GrantManagerResponses];

export type EnableAccountData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/disabled';
};

export type EnableAccountErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type EnableAccountError = EnableAccountErrors[keyof EnableAccountErrors];

export type EnableAccountResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type EnableAccountResponse = EnableAccountResponses[keyof EnableAccountResponses];

export type DisableAccountData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/disabled';
};

export type DisableAccountErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `last-manager`: The shop would have no manager.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DisableAccountError = DisableAccountErrors[keyof DisableAccountErrors];

export type DisableAccountResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DisableAccountResponse = DisableAccountResponses[keyof DisableAccountResponses];

export type RotateSigningKeyData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/signing-keys';
};

export type RotateSigningKeyErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RotateSigningKeyError = RotateSigningKeyErrors[keyof RotateSigningKeyErrors];

export type RotateSigningKeyResponses = {
    /**
     * A key that signs access tokens.
     */
    201: SigningKey;
};

export type RotateSigningKeyResponse = RotateSigningKeyResponses[keyof RotateSigningKeyResponses];

export type ListClientsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/clients';
};

export type ListClientsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListClientsError = ListClientsErrors[keyof ListClientsErrors];

export type ListClientsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Client>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListClientsResponse = ListClientsResponses[keyof ListClientsResponses];

export type AddClientData = {
    body: AddClientInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/clients';
};

export type AddClientErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AddClientError = AddClientErrors[keyof AddClientErrors];

export type AddClientResponses = {
    /**
     * A client that was just added.
     */
    201: NewClient;
};

export type AddClientResponse = AddClientResponses[keyof AddClientResponses];

export type RevokeClientData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The client (UUID v7).
         */
        clientId: string;
    };
    query?: never;
    url: '/customer/clients/{clientId}';
};

export type RevokeClientErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RevokeClientError = RevokeClientErrors[keyof RevokeClientErrors];

export type RevokeClientResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RevokeClientResponse = RevokeClientResponses[keyof RevokeClientResponses];

export type ListAddressesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/addresses';
};

export type ListAddressesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListAddressesError = ListAddressesErrors[keyof ListAddressesErrors];

export type ListAddressesResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Address>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListAddressesResponse = ListAddressesResponses[keyof ListAddressesResponses];

export type AddAddressData = {
    body: AddAddressInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/addresses';
};

export type AddAddressErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AddAddressError = AddAddressErrors[keyof AddAddressErrors];

export type AddAddressResponses = {
    /**
     * Answer to a new address. It holds no personal data, so that a retry always gets the same answer.
     */
    201: NewAddress;
};

export type AddAddressResponse = AddAddressResponses[keyof AddAddressResponses];

export type RemoveAddressData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
        /**
         * An address of the customer (UUID v7).
         */
        addressId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/addresses/{addressId}';
};

export type RemoveAddressErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RemoveAddressError = RemoveAddressErrors[keyof RemoveAddressErrors];

export type RemoveAddressResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RemoveAddressResponse = RemoveAddressResponses[keyof RemoveAddressResponses];

export type ChangeAddressData = {
    body: ChangeAddressInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
        /**
         * An address of the customer (UUID v7).
         */
        addressId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/addresses/{addressId}';
};

export type ChangeAddressErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeAddressError = ChangeAddressErrors[keyof ChangeAddressErrors];

export type ChangeAddressResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangeAddressResponse = ChangeAddressResponses[keyof ChangeAddressResponses];

export type ChooseDefaultAddressData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
        /**
         * An address of the customer (UUID v7).
         */
        addressId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/addresses/{addressId}/default';
};

export type ChooseDefaultAddressErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChooseDefaultAddressError = ChooseDefaultAddressErrors[keyof ChooseDefaultAddressErrors];

export type ChooseDefaultAddressResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChooseDefaultAddressResponse = ChooseDefaultAddressResponses[keyof ChooseDefaultAddressResponses];

export type ListCustomersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * Name to log in with. Upper and lower case are the same, and so are the Unicode forms of a letter.
         */
        username?: string;
        /**
         * Up to 100 ids with commas between them: these customers on one page in this order.
         */
        ids?: string;
        /**
         * Only customers with a name, an email address or a user name in which a word begins with each of these words, whatever their case and accents.
         */
        q?: string;
        /**
         * `disabled`: a manager keeps the customer from logging in. `forgotten`: the personal data is deleted.
         */
        status?: 'active' | 'disabled' | 'forgotten';
        /**
         * What the account may do: shop, or run the shop as well.
         */
        role?: 'customer' | 'manager';
    };
    url: '/customer/customers';
};

export type ListCustomersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListCustomersError = ListCustomersErrors[keyof ListCustomersErrors];

export type ListCustomersResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Customer>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListCustomersResponse = ListCustomersResponses[keyof ListCustomersResponses];

export type RegisterCustomerData = {
    body: RegisterCustomerInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/customers';
};

export type RegisterCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `username-taken`: The user name belongs to somebody else.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `common-password`: The password is one of the most common ones.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RegisterCustomerError = RegisterCustomerErrors[keyof RegisterCustomerErrors];

export type RegisterCustomerResponses = {
    /**
     * Answer to a registration. It holds no personal data, so that a retry always gets the same answer.
     */
    201: Registration;
};

export type RegisterCustomerResponse = RegisterCustomerResponses[keyof RegisterCustomerResponses];

export type ExportCustomersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only customers with a name, an email address or a user name in which a word begins with each of these words, whatever their case and accents.
         */
        q?: string;
        /**
         * `disabled`: a manager keeps the customer from logging in. `forgotten`: the personal data is deleted.
         */
        status?: 'active' | 'disabled' | 'forgotten';
        /**
         * What the account may do: shop, or run the shop as well.
         */
        role?: 'customer' | 'manager';
    };
    url: '/customer/customers/export.csv';
};

export type ExportCustomersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCustomersError = ExportCustomersErrors[keyof ExportCustomersErrors];

export type ExportCustomersResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportCustomersResponse = ExportCustomersResponses[keyof ExportCustomersResponses];

export type ForgetCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}';
};

export type ForgetCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `last-manager`: The shop would have no manager.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ForgetCustomerError = ForgetCustomerErrors[keyof ForgetCustomerErrors];

export type ForgetCustomerResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ForgetCustomerResponse = ForgetCustomerResponses[keyof ForgetCustomerResponses];

export type GetCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}';
};

export type GetCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCustomerError = GetCustomerErrors[keyof GetCustomerErrors];

export type GetCustomerResponses = {
    /**
     * A customer, as shown to the customer and to managers.
     */
    200: Customer;
};

export type GetCustomerResponse = GetCustomerResponses[keyof GetCustomerResponses];

export type ChangeProfileData = {
    body: ChangeProfileInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}';
};

export type ChangeProfileErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeProfileError = ChangeProfileErrors[keyof ChangeProfileErrors];

export type ChangeProfileResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangeProfileResponse = ChangeProfileResponses[keyof ChangeProfileResponses];

export type ChangeEmailData = {
    body: ChangeEmailInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/email';
};

export type ChangeEmailErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeEmailError = ChangeEmailErrors[keyof ChangeEmailErrors];

export type ChangeEmailResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangeEmailResponse = ChangeEmailResponses[keyof ChangeEmailResponses];

export type ChangePasswordData = {
    body: ChangePasswordInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/password';
};

export type ChangePasswordErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `wrong-password`: The current password is wrong. `common-password`: The password is one of the most common ones. `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangePasswordError = ChangePasswordErrors[keyof ChangePasswordErrors];

export type ChangePasswordResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangePasswordResponse = ChangePasswordResponses[keyof ChangePasswordResponses];

export type EndSessionsOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/sessions';
};

export type EndSessionsOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type EndSessionsOfCustomerError = EndSessionsOfCustomerErrors[keyof EndSessionsOfCustomerErrors];

export type EndSessionsOfCustomerResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type EndSessionsOfCustomerResponse = EndSessionsOfCustomerResponses[keyof EndSessionsOfCustomerResponses];

export type GetCreditData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * Answer what was true then: after the commit at this position of the log, or at this time. Default: now.
         */
        asOf?: number | string;
    };
    url: '/customer/customers/{customerId}/credit';
};

export type GetCreditErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCreditError = GetCreditErrors[keyof GetCreditErrors];

export type GetCreditResponses = {
    /**
     * The credit account of a customer.
     */
    200: Credit;
};

export type GetCreditResponse = GetCreditResponses[keyof GetCreditResponses];

export type SetCreditData = {
    body: SetCreditInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/credit';
};

export type SetCreditErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `amount-too-large`: The amount is too large for the shop. `customer-forgotten`: The customer has been forgotten.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type SetCreditError = SetCreditErrors[keyof SetCreditErrors];

export type SetCreditResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type SetCreditResponse = SetCreditResponses[keyof SetCreditResponses];

export type ListCreditLedgerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * What happened to the credit.
         */
        kind?: 'granted' | 'withdrawn' | 'held' | 'released' | 'charged';
        /**
         * Only changes at this time or later.
         */
        from?: string;
        /**
         * Only changes before this time.
         */
        until?: string;
    };
    url: '/customer/customers/{customerId}/credit/ledger';
};

export type ListCreditLedgerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListCreditLedgerError = ListCreditLedgerErrors[keyof ListCreditLedgerErrors];

export type ListCreditLedgerResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<CreditLedgerEntry>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListCreditLedgerResponse = ListCreditLedgerResponses[keyof ListCreditLedgerResponses];

export type ExportCreditLedgerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * What happened to the credit.
         */
        kind?: 'granted' | 'withdrawn' | 'held' | 'released' | 'charged';
        /**
         * Only changes at this time or later.
         */
        from?: string;
        /**
         * Only changes before this time.
         */
        until?: string;
    };
    url: '/customer/customers/{customerId}/credit/ledger/export.csv';
};

export type ExportCreditLedgerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCreditLedgerError = ExportCreditLedgerErrors[keyof ExportCreditLedgerErrors];

export type ExportCreditLedgerResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportCreditLedgerResponse = ExportCreditLedgerResponses[keyof ExportCreditLedgerResponses];

export type ExportCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/customer/customers/{customerId}/export';
};

export type ExportCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCustomerError = ExportCustomerErrors[keyof ExportCustomerErrors];

export type ExportCustomerResponses = {
    /**
     * All that the customer service knows of a customer. Each page of the ledger comes with all the rest.
     */
    200: CustomerExport;
};

export type ExportCustomerResponse = ExportCustomerResponses[keyof ExportCustomerResponses];

export type AdjustCreditData = {
    body: AdjustCreditInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: never;
    url: '/customer/customers/{customerId}/credit/adjustments';
};

export type AdjustCreditErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `already-undone`: What is to be taken back has been taken back already.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `insufficient-credit`: Not enough credit is available. `amount-too-large`: The amount is too large for the shop. `customer-forgotten`: The customer has been forgotten. `wrong-undo`: The request is not the opposite of the commit that it takes back.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AdjustCreditError = AdjustCreditErrors[keyof AdjustCreditErrors];

export type AdjustCreditResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type AdjustCreditResponse = AdjustCreditResponses[keyof AdjustCreditResponses];

export type GetPaymentData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/customer/payments/{orderId}';
};

export type GetPaymentErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetPaymentError = GetPaymentErrors[keyof GetPaymentErrors];

export type GetPaymentResponses = {
    /**
     * The payment of one order from the credit of its customer.
     */
    200: Payment;
};

export type GetPaymentResponse = GetPaymentResponses[keyof GetPaymentResponses];

export type GetTokenData = {
    body: {
        grant_type: 'client_credentials';
        /**
         * Scopes with spaces between them. Default: all of the client.
         */
        scope?: string;
        /**
         * Without Basic authentication.
         */
        client_id?: string;
        /**
         * Without Basic authentication.
         */
        client_secret?: string;
    };
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/customer/token';
};

export type GetTokenErrors = {
    /**
     * Why a client gets no access token (RFC 6749).
     */
    400: ClientTokenError;
    /**
     * Why a client gets no access token (RFC 6749).
     */
    401: ClientTokenError;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetTokenError = GetTokenErrors[keyof GetTokenErrors];

export type GetTokenResponses = {
    /**
     * An access token for a client (RFC 6749).
     */
    200: ClientToken;
};

export type GetTokenResponse = GetTokenResponses[keyof GetTokenResponses];

export type GetStatusOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/status';
};

export type GetStatusOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStatusOfOrderError = GetStatusOfOrderErrors[keyof GetStatusOfOrderErrors];

export type GetStatusOfOrderResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Name of the service.
         */
        name: string;
        /**
         * The instance that answers: a process, from its start to its end.
         */
        instance: string;
        /**
         * When it started.
         */
        since: string;
        /**
         * Version of its code.
         */
        version: string;
        /**
         * What keeps its view, such as PostgreSQL.
         */
        database: string;
        /**
         * Whether the service does all its work now.
         */
        ready: boolean;
        /**
         * Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.
         */
        failing: {
            projection: string | null;
            reactions: string | null;
            eventStore: string | null;
        };
        /**
         * Where the view stands.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * All reactions up to this commit are done.
         */
        reactionsDone: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Number of parked events.
         */
        parked: {
            projection: number;
            reactions: number;
        };
        /**
         * Number of events since the start whose type this version of the code does not know.
         */
        unknownEvents: number;
        /**
         * How often since the start the view was rebuilt because it did not belong to this log.
         */
        divergences: number;
        /**
         * Position of the end of the log; null if the event store does not answer.
         */
        head: number | null;
        /**
         * How many commits the view is behind the log; null if the event store does not answer.
         */
        lag: number | null;
    };
};

export type GetStatusOfOrderResponse = GetStatusOfOrderResponses[keyof GetStatusOfOrderResponses];

export type ListParkedOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/parked';
};

export type ListParkedOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListParkedOfOrderError = ListParkedOfOrderErrors[keyof ListParkedOfOrderErrors];

export type ListParkedOfOrderResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ParkedEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListParkedOfOrderResponse = ListParkedOfOrderResponses[keyof ListParkedOfOrderResponses];

export type RetryParkedOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/parked/{loop}/{eventId}/retry';
};

export type RetryParkedOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetryParkedOfOrderError = RetryParkedOfOrderErrors[keyof RetryParkedOfOrderErrors];

export type RetryParkedOfOrderResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
    };
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetryParkedOfOrderResponse = RetryParkedOfOrderResponses[keyof RetryParkedOfOrderResponses];

export type DiscardParkedOfOrderData = {
    body?: {
        /**
         * Why, in the words of who did it. Null: nobody has said so.
         */
        reason?: string | null;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/parked/{loop}/{eventId}';
};

export type DiscardParkedOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DiscardParkedOfOrderError = DiscardParkedOfOrderErrors[keyof DiscardParkedOfOrderErrors];

export type DiscardParkedOfOrderResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DiscardParkedOfOrderResponse = DiscardParkedOfOrderResponses[keyof DiscardParkedOfOrderResponses];

export type ListReadsOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * The first position.
         */
        from: number;
        /**
         * The last position, at most 999 after the first.
         */
        until: number;
    };
    url: '/order/admin/reads';
};

export type ListReadsOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListReadsOfOrderError = ListReadsOfOrderErrors[keyof ListReadsOfOrderErrors];

export type ListReadsOfOrderResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The instance that answers.
         */
        instance: string;
        /**
         * The first position of which it may know. Null: it has handled nothing since its start.
         */
        remembersFrom: number | null;
        /**
         * One for each position of the span.
         */
        items: Array<{
            /**
             * Position of the commit.
             */
            position: number;
            /**
             * When its view first showed the commit. Null: it does not know, or not yet.
             */
            viewAt: string | null;
            /**
             * When it had done all that follows from the commit. Null: it does not know, or not yet.
             */
            reactionsAt: string | null;
        }>;
    };
};

export type ListReadsOfOrderResponse = ListReadsOfOrderResponses[keyof ListReadsOfOrderResponses];

export type RebuildViewOfOrderData = {
    body?: {
        /**
         * Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.
         */
        fingerprints?: boolean;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/rebuild';
};

export type RebuildViewOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RebuildViewOfOrderError = RebuildViewOfOrderErrors[keyof RebuildViewOfOrderErrors];

export type RebuildViewOfOrderResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
        /**
         * The instance that rebuilds the view, and knows how far it is.
         */
        instance: string;
        /**
         * The rebuild: `GET …/admin/rebuilds/{rebuildId}`.
         */
        rebuildId: string;
    };
};

export type RebuildViewOfOrderResponse = RebuildViewOfOrderResponses[keyof RebuildViewOfOrderResponses];

export type ListRebuildsOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/rebuilds';
};

export type ListRebuildsOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListRebuildsOfOrderError = ListRebuildsOfOrderErrors[keyof ListRebuildsOfOrderErrors];

export type ListRebuildsOfOrderResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The rebuild.
             */
            rebuildId: string;
            actor: Actor;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When the view was emptied. Null before.
             */
            emptiedAt: string | null;
            /**
             * When the view had reached the target again. Null before.
             */
            builtAt: string | null;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
             */
            state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
            /**
             * Why it failed, or why there are no fingerprints to compare.
             */
            detail: string | null;
            /**
             * Where the view stands; at the end, where it stood then.
             */
            position: number;
            /**
             * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
             */
            target: number;
            /**
             * How fast it is built. Null before.
             */
            commitsPerSecond: number | null;
            /**
             * Changes of rows that were written. A row that several commits change counts several times.
             */
            rowsWritten: number;
            /**
             * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
             */
            fingerprints: Array<{
                /**
                 * Name of the collection.
                 */
                collection: string;
                /**
                 * Before the view was emptied.
                 */
                before: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * When it was built again, at the same position.
                 */
                after: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * Whether both are the same. Null: there are not both.
                 */
                equal: boolean | null;
            }> | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListRebuildsOfOrderResponse = ListRebuildsOfOrderResponses[keyof ListRebuildsOfOrderResponses];

export type GetRebuildOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        rebuildId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/order/admin/rebuilds/{rebuildId}';
};

export type GetRebuildOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRebuildOfOrderError = GetRebuildOfOrderErrors[keyof GetRebuildOfOrderErrors];

export type GetRebuildOfOrderResponses = {
    /**
     * A rebuild of a view.
     */
    200: {
        /**
         * The rebuild.
         */
        rebuildId: string;
        actor: Actor;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When the view was emptied. Null before.
         */
        emptiedAt: string | null;
        /**
         * When the view had reached the target again. Null before.
         */
        builtAt: string | null;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
         */
        state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
        /**
         * Why it failed, or why there are no fingerprints to compare.
         */
        detail: string | null;
        /**
         * Where the view stands; at the end, where it stood then.
         */
        position: number;
        /**
         * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
         */
        target: number;
        /**
         * How fast it is built. Null before.
         */
        commitsPerSecond: number | null;
        /**
         * Changes of rows that were written. A row that several commits change counts several times.
         */
        rowsWritten: number;
        /**
         * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
         */
        fingerprints: Array<{
            /**
             * Name of the collection.
             */
            collection: string;
            /**
             * Before the view was emptied.
             */
            before: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * When it was built again, at the same position.
             */
            after: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * Whether both are the same. Null: there are not both.
             */
            equal: boolean | null;
        }> | null;
    };
};

export type GetRebuildOfOrderResponse = GetRebuildOfOrderResponses[keyof GetRebuildOfOrderResponses];

export type GetViewRowsOfOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        collection: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * Id of the last row of the previous page.
         */
        after?: string;
        /**
         * Maximum number of rows.
         */
        limit?: number;
    };
    url: '/order/admin/view/{collection}';
};

export type GetViewRowsOfOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetViewRowsOfOrderError = GetViewRowsOfOrderErrors[keyof GetViewRowsOfOrderErrors];

export type GetViewRowsOfOrderResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Where the view stood when the page was read.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Rows in the order of their ids, without personal data.
         */
        rows: Array<{
            id: string;
            row: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetViewRowsOfOrderResponse = GetViewRowsOfOrderResponses[keyof GetViewRowsOfOrderResponses];

export type ListOrdersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * Only orders that all of these words find. A word finds an order if a word in the name of a product begins with it, as the product was called then, whatever case and accents. So do the whole id of the order or its last characters, 6 at least, and the beginning of its invoice number, the year at least. 12 different words at most: one that begins another does not count, and one that may be an id or an invoice number counts once more. This service knows no names of persons: `GET /customer/customers?q=` finds those.
         */
        q?: string;
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
        /**
         * The product (UUID v7).
         */
        productId?: string;
        /**
         * Only orders that were placed at this time or later.
         */
        placedFrom?: string;
        /**
         * Only orders that were placed before this time.
         */
        placedUntil?: string;
        /**
         * Only orders with this total or a larger one, in minor units.
         */
        totalFrom?: number;
        /**
         * Only orders with this total or a smaller one, in minor units.
         */
        totalUntil?: number;
        /**
         * Only orders that are neither finalized nor canceled, and were placed longer ago than this: slow ones, or stuck ones.
         */
        openForSeconds?: number;
        status?: OrderStatusInput;
        /**
         * Why the order was canceled.
         */
        reason?: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed';
        /**
         * Which order comes first: the one that was placed last, or first.
         */
        sort?: 'newest' | 'oldest';
    };
    url: '/order/orders';
};

export type ListOrdersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListOrdersError = ListOrdersErrors[keyof ListOrdersErrors];

export type ListOrdersResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Order>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListOrdersResponse = ListOrdersResponses[keyof ListOrdersResponses];

export type PlaceOrderData = {
    body: PlaceOrderInput;
    headers: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/order/orders';
};

export type PlaceOrderErrors = {
    /**
     * `malformed-request`: The request is malformed. `idempotency-key-required`: The request needs an Idempotency-Key.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `customer-required`: A manager must say which customer orders. `unknown-product`: An ordered product does not exist. `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type PlaceOrderError = PlaceOrderErrors[keyof PlaceOrderErrors];

export type PlaceOrderResponses = {
    /**
     * An order, with the status of its stock, its credit and its invoice.
     */
    201: Order;
};

export type PlaceOrderResponse = PlaceOrderResponses[keyof PlaceOrderResponses];

export type OrderAgainData = {
    body?: {
        [key: string]: never;
    } | null;
    headers: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key': string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/order/orders/{orderId}/again';
};

export type OrderAgainErrors = {
    /**
     * `malformed-request`: The request is malformed. `idempotency-key-required`: The request needs an Idempotency-Key.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `lines-unavailable`: Products of the order are no longer sold. `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type OrderAgainError = OrderAgainErrors[keyof OrderAgainErrors];

export type OrderAgainResponses = {
    /**
     * An order, with the status of its stock, its credit and its invoice.
     */
    201: Order;
};

export type OrderAgainResponse = OrderAgainResponses[keyof OrderAgainResponses];

export type ExportOrdersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only orders that all of these words find. A word finds an order if a word in the name of a product begins with it, as the product was called then, whatever case and accents. So do the whole id of the order or its last characters, 6 at least, and the beginning of its invoice number, the year at least. 12 different words at most: one that begins another does not count, and one that may be an id or an invoice number counts once more. This service knows no names of persons: `GET /customer/customers?q=` finds those.
         */
        q?: string;
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
        /**
         * The product (UUID v7).
         */
        productId?: string;
        /**
         * Only orders that were placed at this time or later.
         */
        placedFrom?: string;
        /**
         * Only orders that were placed before this time.
         */
        placedUntil?: string;
        /**
         * Only orders with this total or a larger one, in minor units.
         */
        totalFrom?: number;
        /**
         * Only orders with this total or a smaller one, in minor units.
         */
        totalUntil?: number;
        /**
         * Only orders that are neither finalized nor canceled, and were placed longer ago than this: slow ones, or stuck ones.
         */
        openForSeconds?: number;
        status?: OrderStatusInput;
        /**
         * Why the order was canceled.
         */
        reason?: 'unknown-product' | 'retired-product' | 'price-changed' | 'out-of-stock' | 'unknown-customer' | 'unknown-address' | 'insufficient-credit' | 'canceled-by-customer' | 'deadline-passed';
        /**
         * Which order comes first: the one that was placed last, or first.
         */
        sort?: 'newest' | 'oldest';
    };
    url: '/order/orders/export.csv';
};

export type ExportOrdersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportOrdersError = ExportOrdersErrors[keyof ExportOrdersErrors];

export type ExportOrdersResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportOrdersResponse = ExportOrdersResponses[keyof ExportOrdersResponses];

export type CountOrdersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only orders that all of these words find. A word finds an order if a word in the name of a product begins with it, as the product was called then, whatever case and accents. So do the whole id of the order or its last characters, 6 at least, and the beginning of its invoice number, the year at least. 12 different words at most: one that begins another does not count, and one that may be an id or an invoice number counts once more. This service knows no names of persons: `GET /customer/customers?q=` finds those.
         */
        q?: string;
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
        /**
         * The product (UUID v7).
         */
        productId?: string;
        /**
         * Only orders that were placed at this time or later.
         */
        placedFrom?: string;
        /**
         * Only orders that were placed before this time.
         */
        placedUntil?: string;
        /**
         * Only orders with this total or a larger one, in minor units.
         */
        totalFrom?: number;
        /**
         * Only orders with this total or a smaller one, in minor units.
         */
        totalUntil?: number;
        /**
         * Only orders that are neither finalized nor canceled, and were placed longer ago than this: slow ones, or stuck ones.
         */
        openForSeconds?: number;
    };
    url: '/order/orders/counts';
};

export type CountOrdersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type CountOrdersError = CountOrdersErrors[keyof CountOrdersErrors];

export type CountOrdersResponses = {
    /**
     * How long the list of orders is with each status, and with each reason.
     */
    200: OrderCounts;
};

export type CountOrdersResponse = CountOrdersResponses[keyof CountOrdersResponses];

export type GetOrderStatisticsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only orders that were placed at this time or later. Default: a day before `placedUntil`.
         */
        placedFrom?: string;
        /**
         * Only orders that were placed before this time. Default: now.
         */
        placedUntil?: string;
        /**
         * Also counts the orders of each period of this length. All begin with an hour or a day in UTC.
         */
        by?: 'hour' | 'day';
    };
    url: '/order/orders/statistics';
};

export type GetOrderStatisticsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetOrderStatisticsError = GetOrderStatisticsErrors[keyof GetOrderStatisticsErrors];

export type GetOrderStatisticsResponses = {
    /**
     * What came of the orders of a span of time.
     */
    200: OrderStatistics;
};

export type GetOrderStatisticsResponse = GetOrderStatisticsResponses[keyof GetOrderStatisticsResponses];

export type GetOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
        /**
         * `wait=N`: wait up to N seconds until the order is final.
         */
        prefer?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: {
        /**
         * Answer what was true then: after the commit at this position of the log, or at this time. Default: now.
         */
        asOf?: number | string;
    };
    url: '/order/orders/{orderId}';
};

export type GetOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetOrderError = GetOrderErrors[keyof GetOrderErrors];

export type GetOrderResponses = {
    /**
     * An order, with the status of its stock, its credit and its invoice.
     */
    200: Order;
};

export type GetOrderResponse = GetOrderResponses[keyof GetOrderResponses];

export type GetOrderHistoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/order/orders/{orderId}/history';
};

export type GetOrderHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetOrderHistoryError = GetOrderHistoryErrors[keyof GetOrderHistoryErrors];

export type GetOrderHistoryResponses = {
    /**
     * Everything that happened to an order.
     */
    200: OrderHistory;
};

export type GetOrderHistoryResponse = GetOrderHistoryResponses[keyof GetOrderHistoryResponses];

export type StreamOrderData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `id` of the last event that the sender got: the stream goes on after it. Browsers send it by themselves.
         */
        'last-event-id'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: {
        /**
         * A position of the log: the stream begins with what came after it, so that whoever shows what was true there misses nothing. `Last-Event-ID` comes first. Default: from now on.
         */
        after?: number;
    };
    url: '/order/orders/{orderId}/events';
};

export type StreamOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamOrderError = StreamOrderErrors[keyof StreamOrderErrors];

export type StreamOrderResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: OrderMessage;
};

export type StreamOrderResponse = StreamOrderResponses[keyof StreamOrderResponses];

export type StreamOrdersData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `id` of the last event that the sender got: the stream goes on after it. Browsers send it by themselves.
         */
        'last-event-id'?: string;
    };
    path?: never;
    query?: {
        /**
         * A position of the log: the stream begins with what came after it, so that whoever shows what was true there misses nothing. `Last-Event-ID` comes first. Default: from now on.
         */
        after?: number;
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
    };
    url: '/order/orders/events';
};

export type StreamOrdersErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamOrdersError = StreamOrdersErrors[keyof StreamOrdersErrors];

export type StreamOrdersResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: OrderMessage;
};

export type StreamOrdersResponse = StreamOrdersResponses[keyof StreamOrdersResponses];

export type CancelOrderData = {
    body?: {
        [key: string]: never;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/order/orders/{orderId}/cancellation';
};

export type CancelOrderErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `order-not-pending`: The order is no longer pending.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type CancelOrderError = CancelOrderErrors[keyof CancelOrderErrors];

export type CancelOrderResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type CancelOrderResponse = CancelOrderResponses[keyof CancelOrderResponses];

export type ExportOrdersOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/order/customers/{customerId}/export';
};

export type ExportOrdersOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportOrdersOfCustomerError = ExportOrdersOfCustomerErrors[keyof ExportOrdersOfCustomerErrors];

export type ExportOrdersOfCustomerResponses = {
    /**
     * All that the order service knows of a customer. Each page of the orders comes with the cart.
     */
    200: OrdersExport;
};

export type ExportOrdersOfCustomerResponse = ExportOrdersOfCustomerResponses[keyof ExportOrdersOfCustomerResponses];

export type GetCartData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: never;
    url: '/order/carts/current';
};

export type GetCartErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCartError = GetCartErrors[keyof GetCartErrors];

export type GetCartResponses = {
    /**
     * The cart of a customer. It is dropped after half a year without a change.
     */
    200: Cart;
};

export type GetCartResponse = GetCartResponses[keyof GetCartResponses];

export type ChangeCartData = {
    body: ChangeCartInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path?: never;
    query?: never;
    url: '/order/carts/current';
};

export type ChangeCartErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeCartError = ChangeCartErrors[keyof ChangeCartErrors];

export type ChangeCartResponses = {
    /**
     * The cart of a customer. It is dropped after half a year without a change.
     */
    200: Cart;
};

export type ChangeCartResponse = ChangeCartResponses[keyof ChangeCartResponses];

export type GetStatusOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/status';
};

export type GetStatusOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStatusOfProductError = GetStatusOfProductErrors[keyof GetStatusOfProductErrors];

export type GetStatusOfProductResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Name of the service.
         */
        name: string;
        /**
         * The instance that answers: a process, from its start to its end.
         */
        instance: string;
        /**
         * When it started.
         */
        since: string;
        /**
         * Version of its code.
         */
        version: string;
        /**
         * What keeps its view, such as PostgreSQL.
         */
        database: string;
        /**
         * Whether the service does all its work now.
         */
        ready: boolean;
        /**
         * Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.
         */
        failing: {
            projection: string | null;
            reactions: string | null;
            eventStore: string | null;
        };
        /**
         * Where the view stands.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * All reactions up to this commit are done.
         */
        reactionsDone: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Number of parked events.
         */
        parked: {
            projection: number;
            reactions: number;
        };
        /**
         * Number of events since the start whose type this version of the code does not know.
         */
        unknownEvents: number;
        /**
         * How often since the start the view was rebuilt because it did not belong to this log.
         */
        divergences: number;
        /**
         * Position of the end of the log; null if the event store does not answer.
         */
        head: number | null;
        /**
         * How many commits the view is behind the log; null if the event store does not answer.
         */
        lag: number | null;
    };
};

export type GetStatusOfProductResponse = GetStatusOfProductResponses[keyof GetStatusOfProductResponses];

export type ListParkedOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/parked';
};

export type ListParkedOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListParkedOfProductError = ListParkedOfProductErrors[keyof ListParkedOfProductErrors];

export type ListParkedOfProductResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ParkedEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListParkedOfProductResponse = ListParkedOfProductResponses[keyof ListParkedOfProductResponses];

export type RetryParkedOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/parked/{loop}/{eventId}/retry';
};

export type RetryParkedOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetryParkedOfProductError = RetryParkedOfProductErrors[keyof RetryParkedOfProductErrors];

export type RetryParkedOfProductResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
    };
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetryParkedOfProductResponse = RetryParkedOfProductResponses[keyof RetryParkedOfProductResponses];

export type DiscardParkedOfProductData = {
    body?: {
        /**
         * Why, in the words of who did it. Null: nobody has said so.
         */
        reason?: string | null;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/parked/{loop}/{eventId}';
};

export type DiscardParkedOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DiscardParkedOfProductError = DiscardParkedOfProductErrors[keyof DiscardParkedOfProductErrors];

export type DiscardParkedOfProductResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DiscardParkedOfProductResponse = DiscardParkedOfProductResponses[keyof DiscardParkedOfProductResponses];

export type ListReadsOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * The first position.
         */
        from: number;
        /**
         * The last position, at most 999 after the first.
         */
        until: number;
    };
    url: '/product/admin/reads';
};

export type ListReadsOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListReadsOfProductError = ListReadsOfProductErrors[keyof ListReadsOfProductErrors];

export type ListReadsOfProductResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The instance that answers.
         */
        instance: string;
        /**
         * The first position of which it may know. Null: it has handled nothing since its start.
         */
        remembersFrom: number | null;
        /**
         * One for each position of the span.
         */
        items: Array<{
            /**
             * Position of the commit.
             */
            position: number;
            /**
             * When its view first showed the commit. Null: it does not know, or not yet.
             */
            viewAt: string | null;
            /**
             * When it had done all that follows from the commit. Null: it does not know, or not yet.
             */
            reactionsAt: string | null;
        }>;
    };
};

export type ListReadsOfProductResponse = ListReadsOfProductResponses[keyof ListReadsOfProductResponses];

export type RebuildViewOfProductData = {
    body?: {
        /**
         * Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.
         */
        fingerprints?: boolean;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/rebuild';
};

export type RebuildViewOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RebuildViewOfProductError = RebuildViewOfProductErrors[keyof RebuildViewOfProductErrors];

export type RebuildViewOfProductResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
        /**
         * The instance that rebuilds the view, and knows how far it is.
         */
        instance: string;
        /**
         * The rebuild: `GET …/admin/rebuilds/{rebuildId}`.
         */
        rebuildId: string;
    };
};

export type RebuildViewOfProductResponse = RebuildViewOfProductResponses[keyof RebuildViewOfProductResponses];

export type ListRebuildsOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/rebuilds';
};

export type ListRebuildsOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListRebuildsOfProductError = ListRebuildsOfProductErrors[keyof ListRebuildsOfProductErrors];

export type ListRebuildsOfProductResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The rebuild.
             */
            rebuildId: string;
            actor: Actor;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When the view was emptied. Null before.
             */
            emptiedAt: string | null;
            /**
             * When the view had reached the target again. Null before.
             */
            builtAt: string | null;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
             */
            state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
            /**
             * Why it failed, or why there are no fingerprints to compare.
             */
            detail: string | null;
            /**
             * Where the view stands; at the end, where it stood then.
             */
            position: number;
            /**
             * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
             */
            target: number;
            /**
             * How fast it is built. Null before.
             */
            commitsPerSecond: number | null;
            /**
             * Changes of rows that were written. A row that several commits change counts several times.
             */
            rowsWritten: number;
            /**
             * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
             */
            fingerprints: Array<{
                /**
                 * Name of the collection.
                 */
                collection: string;
                /**
                 * Before the view was emptied.
                 */
                before: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * When it was built again, at the same position.
                 */
                after: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * Whether both are the same. Null: there are not both.
                 */
                equal: boolean | null;
            }> | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListRebuildsOfProductResponse = ListRebuildsOfProductResponses[keyof ListRebuildsOfProductResponses];

export type GetRebuildOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        rebuildId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/product/admin/rebuilds/{rebuildId}';
};

export type GetRebuildOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRebuildOfProductError = GetRebuildOfProductErrors[keyof GetRebuildOfProductErrors];

export type GetRebuildOfProductResponses = {
    /**
     * A rebuild of a view.
     */
    200: {
        /**
         * The rebuild.
         */
        rebuildId: string;
        actor: Actor;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When the view was emptied. Null before.
         */
        emptiedAt: string | null;
        /**
         * When the view had reached the target again. Null before.
         */
        builtAt: string | null;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
         */
        state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
        /**
         * Why it failed, or why there are no fingerprints to compare.
         */
        detail: string | null;
        /**
         * Where the view stands; at the end, where it stood then.
         */
        position: number;
        /**
         * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
         */
        target: number;
        /**
         * How fast it is built. Null before.
         */
        commitsPerSecond: number | null;
        /**
         * Changes of rows that were written. A row that several commits change counts several times.
         */
        rowsWritten: number;
        /**
         * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
         */
        fingerprints: Array<{
            /**
             * Name of the collection.
             */
            collection: string;
            /**
             * Before the view was emptied.
             */
            before: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * When it was built again, at the same position.
             */
            after: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * Whether both are the same. Null: there are not both.
             */
            equal: boolean | null;
        }> | null;
    };
};

export type GetRebuildOfProductResponse = GetRebuildOfProductResponses[keyof GetRebuildOfProductResponses];

export type GetViewRowsOfProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        collection: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * Id of the last row of the previous page.
         */
        after?: string;
        /**
         * Maximum number of rows.
         */
        limit?: number;
    };
    url: '/product/admin/view/{collection}';
};

export type GetViewRowsOfProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetViewRowsOfProductError = GetViewRowsOfProductErrors[keyof GetViewRowsOfProductErrors];

export type GetViewRowsOfProductResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Where the view stood when the page was read.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Rows in the order of their ids, without personal data.
         */
        rows: Array<{
            id: string;
            row: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetViewRowsOfProductResponse = GetViewRowsOfProductResponses[keyof GetViewRowsOfProductResponses];

export type ListProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * `retired`: the product is no longer sold.
         */
        status?: 'active' | 'retired';
        /**
         * Only products that all of these words find. A word finds a product if a word of its name or of its supplier begins with it, whatever case and accents. So do the whole id of the product or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice. Nothing is corrected here, and products of each status are found: customers search with `GET /storefront/products?q=`.
         */
        q?: string;
        /**
         * The category of products (UUID v7).
         */
        categoryId?: string;
        /**
         * Units that can be ordered: at least one (`available`), less than 10 (`low`), none (`out`).
         */
        availability?: 'available' | 'low' | 'out';
        /**
         * Only products of which so many units can be ordered, or fewer.
         */
        availableUpTo?: number;
        /**
         * Only products with this price or a higher one, in minor units.
         */
        priceFrom?: number;
        /**
         * Only products with this price or a lower one, in minor units.
         */
        priceTo?: number;
        /**
         * What comes first: the product that was added first or last; by name, whatever its case and accents; the lowest price; the fewest units that can be ordered. A minus turns the order round. Products that are equal come in the order of their addition, or the reverse.
         */
        sort?: 'oldest' | 'newest' | 'name' | '-name' | 'price' | '-price' | 'available' | '-available';
        /**
         * Up to 100 ids with commas between them: these products, whatever their status, on one page in this order.
         */
        ids?: string;
    };
    url: '/product/products';
};

export type ListProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListProductsError = ListProductsErrors[keyof ListProductsErrors];

export type ListProductsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Product>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListProductsResponse = ListProductsResponses[keyof ListProductsResponses];

export type AddProductData = {
    body: AddProductInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/product/products';
};

export type AddProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `unknown-category`: The category does not exist or is retired. `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AddProductError = AddProductErrors[keyof AddProductErrors];

export type AddProductResponses = {
    /**
     * A product as it was added.
     */
    201: AddedProduct;
};

export type AddProductResponse = AddProductResponses[keyof AddProductResponses];

export type StreamProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `id` of the last event that the sender got: the stream goes on after it. Browsers send it by themselves.
         */
        'last-event-id'?: string;
    };
    path?: never;
    query?: {
        /**
         * A position of the log: the stream begins with what came after it, so that whoever shows what was true there misses nothing. `Last-Event-ID` comes first. Default: from now on.
         */
        after?: number;
    };
    url: '/product/products/events';
};

export type StreamProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamProductsError = StreamProductsErrors[keyof StreamProductsErrors];

export type StreamProductsResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: ProductMessage;
};

export type StreamProductsResponse = StreamProductsResponses[keyof StreamProductsResponses];

export type CountProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * `retired`: the product is no longer sold.
         */
        status?: 'active' | 'retired';
        /**
         * Only products that all of these words find. A word finds a product if a word of its name or of its supplier begins with it, whatever case and accents. So do the whole id of the product or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice. Nothing is corrected here, and products of each status are found: customers search with `GET /storefront/products?q=`.
         */
        q?: string;
        /**
         * The category of products (UUID v7).
         */
        categoryId?: string;
        /**
         * Units that can be ordered: at least one (`available`), less than 10 (`low`), none (`out`).
         */
        availability?: 'available' | 'low' | 'out';
        /**
         * Only products of which so many units can be ordered, or fewer.
         */
        availableUpTo?: number;
        /**
         * Only products with this price or a higher one, in minor units.
         */
        priceFrom?: number;
        /**
         * Only products with this price or a lower one, in minor units.
         */
        priceTo?: number;
    };
    url: '/product/products/counts';
};

export type CountProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type CountProductsError = CountProductsErrors[keyof CountProductsErrors];

export type CountProductsResponses = {
    /**
     * How long the list of products is with each availability, each status and each category.
     */
    200: ProductCounts;
};

export type CountProductsResponse = CountProductsResponses[keyof CountProductsResponses];

export type ExportProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * `retired`: the product is no longer sold.
         */
        status?: 'active' | 'retired';
        /**
         * Only products that all of these words find. A word finds a product if a word of its name or of its supplier begins with it, whatever case and accents. So do the whole id of the product or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice. Nothing is corrected here, and products of each status are found: customers search with `GET /storefront/products?q=`.
         */
        q?: string;
        /**
         * The category of products (UUID v7).
         */
        categoryId?: string;
        /**
         * Units that can be ordered: at least one (`available`), less than 10 (`low`), none (`out`).
         */
        availability?: 'available' | 'low' | 'out';
        /**
         * Only products of which so many units can be ordered, or fewer.
         */
        availableUpTo?: number;
        /**
         * Only products with this price or a higher one, in minor units.
         */
        priceFrom?: number;
        /**
         * Only products with this price or a lower one, in minor units.
         */
        priceTo?: number;
        /**
         * What comes first: the product that was added first or last.
         */
        sort?: 'oldest' | 'newest';
    };
    url: '/product/products/export.csv';
};

export type ExportProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportProductsError = ExportProductsErrors[keyof ExportProductsErrors];

export type ExportProductsResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportProductsResponse = ExportProductsResponses[keyof ExportProductsResponses];

export type RetireProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}';
};

export type RetireProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetireProductError = RetireProductErrors[keyof RetireProductErrors];

export type RetireProductResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetireProductResponse = RetireProductResponses[keyof RetireProductResponses];

export type GetProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: {
        /**
         * Answer what was true then: after the commit at this position of the log, or at this time. Default: now.
         */
        asOf?: number | string;
    };
    url: '/product/products/{productId}';
};

export type GetProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetProductError = GetProductErrors[keyof GetProductErrors];

export type GetProductResponses = {
    /**
     * A product with its price and its stock.
     */
    200: Product;
};

export type GetProductResponse = GetProductResponses[keyof GetProductResponses];

export type ChangeProductData = {
    body: ChangeProductInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}';
};

export type ChangeProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `unknown-category`: The category does not exist or is retired. `product-retired`: The product is no longer sold. `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeProductError = ChangeProductErrors[keyof ChangeProductErrors];

export type ChangeProductResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangeProductResponse = ChangeProductResponses[keyof ChangeProductResponses];

export type GetProductHistoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/product/products/{productId}/history';
};

export type GetProductHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetProductHistoryError = GetProductHistoryErrors[keyof GetProductHistoryErrors];

export type GetProductHistoryResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ProductHistoryItem>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type GetProductHistoryResponse = GetProductHistoryResponses[keyof GetProductHistoryResponses];

export type ExportProductHistoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/history/export.csv';
};

export type ExportProductHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportProductHistoryError = ExportProductHistoryErrors[keyof ExportProductHistoryErrors];

export type ExportProductHistoryResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportProductHistoryResponse = ExportProductHistoryResponses[keyof ExportProductHistoryResponses];

export type GetProductBySlugData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        slug: string;
    };
    query?: never;
    url: '/product/products/by-slug/{slug}';
};

export type GetProductBySlugErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetProductBySlugError = GetProductBySlugErrors[keyof GetProductBySlugErrors];

export type GetProductBySlugResponses = {
    /**
     * A product with its price and its stock.
     */
    200: Product;
};

export type GetProductBySlugResponse = GetProductBySlugResponses[keyof GetProductBySlugResponses];

export type RestoreProductData = {
    body?: {
        [key: string]: never;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/restoration';
};

export type RestoreProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `unknown-category`: The category does not exist or is retired.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RestoreProductError = RestoreProductErrors[keyof RestoreProductErrors];

export type RestoreProductResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RestoreProductResponse = RestoreProductResponses[keyof RestoreProductResponses];

export type RemovePictureData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/picture';
};

export type RemovePictureErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `product-retired`: The product is no longer sold.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RemovePictureError = RemovePictureErrors[keyof RemovePictureErrors];

export type RemovePictureResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RemovePictureResponse = RemovePictureResponses[keyof RemovePictureResponses];

export type ChangePictureData = {
    /**
     * The bytes of the file.
     */
    body: Blob | File;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/picture';
};

export type ChangePictureErrors = {
    /**
     * `malformed-request`: The request is malformed. `broken-picture`: The picture is damaged, or something else is in its file, too.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large. `picture-too-large`: The picture has too many pixels.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed. `unsupported-picture`: The body must be a PNG, JPEG, WebP or AVIF picture that does not move.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `product-retired`: The product is no longer sold.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangePictureError = ChangePictureErrors[keyof ChangePictureErrors];

export type ChangePictureResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangePictureResponse = ChangePictureResponses[keyof ChangePictureResponses];

export type DrawPictureData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/picture.svg';
};

export type DrawPictureErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DrawPictureError = DrawPictureErrors[keyof DrawPictureErrors];

export type DrawPictureResponses = {
    /**
     * The bytes of the file.
     */
    200: Blob | File;
};

export type DrawPictureResponse = DrawPictureResponses[keyof DrawPictureResponses];

export type GetDrawnPictureData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * As in the path of a drawn picture.
         */
        file: string;
    };
    query?: never;
    url: '/product/pictures/drawn/{file}';
};

export type GetDrawnPictureErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetDrawnPictureError = GetDrawnPictureErrors[keyof GetDrawnPictureErrors];

export type GetDrawnPictureResponses = {
    /**
     * The bytes of the file.
     */
    200: Blob | File;
};

export type GetDrawnPictureResponse = GetDrawnPictureResponses[keyof GetDrawnPictureResponses];

export type GetPictureData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * As in the path of a picture.
         */
        file: string;
    };
    query?: never;
    url: '/product/pictures/{file}';
};

export type GetPictureErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetPictureError = GetPictureErrors[keyof GetPictureErrors];

export type GetPictureResponses = {
    /**
     * The bytes of the file.
     */
    200: Blob | File;
};

export type GetPictureResponse = GetPictureResponses[keyof GetPictureResponses];

export type ChangeProductsData = {
    body: ChangeProductsInput;
    headers: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key': string;
    };
    path?: never;
    query?: never;
    url: '/product/products/changes';
};

export type ChangeProductsErrors = {
    /**
     * `malformed-request`: The request is malformed. `idempotency-key-required`: The request needs an Idempotency-Key.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeProductsError = ChangeProductsErrors[keyof ChangeProductsErrors];

export type ChangeProductsResponses = {
    /**
     * What became of the changes of several products.
     */
    200: ChangedProducts;
};

export type ChangeProductsResponse = ChangeProductsResponses[keyof ChangeProductsResponses];

export type AdjustStockData = {
    body: AdjustStockInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/product/products/{productId}/stock-adjustments';
};

export type AdjustStockErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `already-undone`: What is to be taken back has been taken back already.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `insufficient-stock`: Not enough units are available. `amount-too-large`: The amount is too large for the shop. `wrong-undo`: The request is not the opposite of the commit that it takes back.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AdjustStockError = AdjustStockErrors[keyof AdjustStockErrors];

export type AdjustStockResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type AdjustStockResponse = AdjustStockResponses[keyof AdjustStockResponses];

export type ListCategoriesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * `retired`: the product is no longer sold.
         */
        status?: 'active' | 'retired';
        /**
         * Only categories directly inside this one (UUID v7). `root`: only those that are in no category.
         */
        parentId?: string | 'root';
        /**
         * Only categories that all of these words find. A word finds a category if a word of its name or of its description begins with it, whatever case and accents. So do the whole id of the category or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice.
         */
        q?: string;
    };
    url: '/product/categories';
};

export type ListCategoriesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListCategoriesError = ListCategoriesErrors[keyof ListCategoriesErrors];

export type ListCategoriesResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Category>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListCategoriesResponse = ListCategoriesResponses[keyof ListCategoriesResponses];

export type AddCategoryData = {
    body: AddCategoryInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/product/categories';
};

export type AddCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `unknown-category`: The category does not exist or is retired. `category-too-deep`: The categories would be nested too deeply.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AddCategoryError = AddCategoryErrors[keyof AddCategoryErrors];

export type AddCategoryResponses = {
    /**
     * A category of products.
     */
    201: Category;
};

export type AddCategoryResponse = AddCategoryResponses[keyof AddCategoryResponses];

export type ExportCategoriesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * `retired`: the category takes no more products.
         */
        status?: 'active' | 'retired';
        /**
         * Only categories that all of these words find. A word finds a category if a word of its name or of its description begins with it, whatever case and accents. So do the whole id of the category or its last characters, 6 at least. 12 different words at most: one that begins another does not count, and one that may be an id counts twice.
         */
        q?: string;
    };
    url: '/product/categories/export.csv';
};

export type ExportCategoriesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCategoriesError = ExportCategoriesErrors[keyof ExportCategoriesErrors];

export type ExportCategoriesResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportCategoriesResponse = ExportCategoriesResponses[keyof ExportCategoriesResponses];

export type RetireCategoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/product/categories/{categoryId}';
};

export type RetireCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetireCategoryError = RetireCategoryErrors[keyof RetireCategoryErrors];

export type RetireCategoryResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetireCategoryResponse = RetireCategoryResponses[keyof RetireCategoryResponses];

export type GetCategoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/product/categories/{categoryId}';
};

export type GetCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCategoryError = GetCategoryErrors[keyof GetCategoryErrors];

export type GetCategoryResponses = {
    /**
     * A category of products.
     */
    200: Category;
};

export type GetCategoryResponse = GetCategoryResponses[keyof GetCategoryResponses];

export type ChangeCategoryData = {
    body: ChangeCategoryInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/product/categories/{categoryId}';
};

export type ChangeCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `unknown-category`: The category does not exist or is retired. `category-cycle`: The category would be inside itself. `category-too-deep`: The categories would be nested too deeply.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ChangeCategoryError = ChangeCategoryErrors[keyof ChangeCategoryErrors];

export type ChangeCategoryResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type ChangeCategoryResponse = ChangeCategoryResponses[keyof ChangeCategoryResponses];

export type GetCategoryHistoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/product/categories/{categoryId}/history';
};

export type GetCategoryHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCategoryHistoryError = GetCategoryHistoryErrors[keyof GetCategoryHistoryErrors];

export type GetCategoryHistoryResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<CategoryHistoryItem>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type GetCategoryHistoryResponse = GetCategoryHistoryResponses[keyof GetCategoryHistoryResponses];

export type ExportCategoryHistoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/product/categories/{categoryId}/history/export.csv';
};

export type ExportCategoryHistoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCategoryHistoryError = ExportCategoryHistoryErrors[keyof ExportCategoryHistoryErrors];

export type ExportCategoryHistoryResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportCategoryHistoryResponse = ExportCategoryHistoryResponses[keyof ExportCategoryHistoryResponses];

export type GetCategoryBySlugData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        slug: string;
    };
    query?: never;
    url: '/product/categories/by-slug/{slug}';
};

export type GetCategoryBySlugErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCategoryBySlugError = GetCategoryBySlugErrors[keyof GetCategoryBySlugErrors];

export type GetCategoryBySlugResponses = {
    /**
     * A category of products.
     */
    200: Category;
};

export type GetCategoryBySlugResponse = GetCategoryBySlugResponses[keyof GetCategoryBySlugResponses];

export type RestoreCategoryData = {
    body?: {
        [key: string]: never;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
        /**
         * The `ETag` of what the sender has seen. Other versions are refused with 412.
         */
        'if-match'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/product/categories/{categoryId}/restoration';
};

export type RestoreCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `precondition-failed`: The resource has changed since it was read.
     */
    412: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RestoreCategoryError = RestoreCategoryErrors[keyof RestoreCategoryErrors];

export type RestoreCategoryResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RestoreCategoryResponse = RestoreCategoryResponses[keyof RestoreCategoryResponses];

export type GetReservationData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/product/reservations/{orderId}';
};

export type GetReservationErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetReservationError = GetReservationErrors[keyof GetReservationErrors];

export type GetReservationResponses = {
    /**
     * The reservation of stock for one order.
     */
    200: Reservation;
};

export type GetReservationResponse = GetReservationResponses[keyof GetReservationResponses];

export type ImportProductsData = {
    /**
     * A CSV file in UTF-8, with the names of its columns in the first line: some of those of an export. Up to 10000 rows, and 8388608 bytes.
     */
    body: string;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * `check`: say what would be done. `apply`: do it, unless something is wrong.
         */
        mode?: 'check' | 'apply';
    };
    url: '/product/products/import';
};

export type ImportProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ImportProductsError = ImportProductsErrors[keyof ImportProductsErrors];

export type ImportProductsResponses = {
    /**
     * What an import has done, or would do.
     */
    200: ImportedProducts;
};

export type ImportProductsResponse = ImportProductsResponses[keyof ImportProductsResponses];

export type GetStatusOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/status';
};

export type GetStatusOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStatusOfAccountingError = GetStatusOfAccountingErrors[keyof GetStatusOfAccountingErrors];

export type GetStatusOfAccountingResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Name of the service.
         */
        name: string;
        /**
         * The instance that answers: a process, from its start to its end.
         */
        instance: string;
        /**
         * When it started.
         */
        since: string;
        /**
         * Version of its code.
         */
        version: string;
        /**
         * What keeps its view, such as PostgreSQL.
         */
        database: string;
        /**
         * Whether the service does all its work now.
         */
        ready: boolean;
        /**
         * Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.
         */
        failing: {
            projection: string | null;
            reactions: string | null;
            eventStore: string | null;
        };
        /**
         * Where the view stands.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * All reactions up to this commit are done.
         */
        reactionsDone: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Number of parked events.
         */
        parked: {
            projection: number;
            reactions: number;
        };
        /**
         * Number of events since the start whose type this version of the code does not know.
         */
        unknownEvents: number;
        /**
         * How often since the start the view was rebuilt because it did not belong to this log.
         */
        divergences: number;
        /**
         * Position of the end of the log; null if the event store does not answer.
         */
        head: number | null;
        /**
         * How many commits the view is behind the log; null if the event store does not answer.
         */
        lag: number | null;
    };
};

export type GetStatusOfAccountingResponse = GetStatusOfAccountingResponses[keyof GetStatusOfAccountingResponses];

export type ListParkedOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/parked';
};

export type ListParkedOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListParkedOfAccountingError = ListParkedOfAccountingErrors[keyof ListParkedOfAccountingErrors];

export type ListParkedOfAccountingResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ParkedEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListParkedOfAccountingResponse = ListParkedOfAccountingResponses[keyof ListParkedOfAccountingResponses];

export type RetryParkedOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/parked/{loop}/{eventId}/retry';
};

export type RetryParkedOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetryParkedOfAccountingError = RetryParkedOfAccountingErrors[keyof RetryParkedOfAccountingErrors];

export type RetryParkedOfAccountingResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
    };
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetryParkedOfAccountingResponse = RetryParkedOfAccountingResponses[keyof RetryParkedOfAccountingResponses];

export type DiscardParkedOfAccountingData = {
    body?: {
        /**
         * Why, in the words of who did it. Null: nobody has said so.
         */
        reason?: string | null;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/parked/{loop}/{eventId}';
};

export type DiscardParkedOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DiscardParkedOfAccountingError = DiscardParkedOfAccountingErrors[keyof DiscardParkedOfAccountingErrors];

export type DiscardParkedOfAccountingResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DiscardParkedOfAccountingResponse = DiscardParkedOfAccountingResponses[keyof DiscardParkedOfAccountingResponses];

export type ListReadsOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * The first position.
         */
        from: number;
        /**
         * The last position, at most 999 after the first.
         */
        until: number;
    };
    url: '/accounting/admin/reads';
};

export type ListReadsOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListReadsOfAccountingError = ListReadsOfAccountingErrors[keyof ListReadsOfAccountingErrors];

export type ListReadsOfAccountingResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The instance that answers.
         */
        instance: string;
        /**
         * The first position of which it may know. Null: it has handled nothing since its start.
         */
        remembersFrom: number | null;
        /**
         * One for each position of the span.
         */
        items: Array<{
            /**
             * Position of the commit.
             */
            position: number;
            /**
             * When its view first showed the commit. Null: it does not know, or not yet.
             */
            viewAt: string | null;
            /**
             * When it had done all that follows from the commit. Null: it does not know, or not yet.
             */
            reactionsAt: string | null;
        }>;
    };
};

export type ListReadsOfAccountingResponse = ListReadsOfAccountingResponses[keyof ListReadsOfAccountingResponses];

export type RebuildViewOfAccountingData = {
    body?: {
        /**
         * Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.
         */
        fingerprints?: boolean;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/rebuild';
};

export type RebuildViewOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RebuildViewOfAccountingError = RebuildViewOfAccountingErrors[keyof RebuildViewOfAccountingErrors];

export type RebuildViewOfAccountingResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
        /**
         * The instance that rebuilds the view, and knows how far it is.
         */
        instance: string;
        /**
         * The rebuild: `GET …/admin/rebuilds/{rebuildId}`.
         */
        rebuildId: string;
    };
};

export type RebuildViewOfAccountingResponse = RebuildViewOfAccountingResponses[keyof RebuildViewOfAccountingResponses];

export type ListRebuildsOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/rebuilds';
};

export type ListRebuildsOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListRebuildsOfAccountingError = ListRebuildsOfAccountingErrors[keyof ListRebuildsOfAccountingErrors];

export type ListRebuildsOfAccountingResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The rebuild.
             */
            rebuildId: string;
            actor: Actor;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When the view was emptied. Null before.
             */
            emptiedAt: string | null;
            /**
             * When the view had reached the target again. Null before.
             */
            builtAt: string | null;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
             */
            state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
            /**
             * Why it failed, or why there are no fingerprints to compare.
             */
            detail: string | null;
            /**
             * Where the view stands; at the end, where it stood then.
             */
            position: number;
            /**
             * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
             */
            target: number;
            /**
             * How fast it is built. Null before.
             */
            commitsPerSecond: number | null;
            /**
             * Changes of rows that were written. A row that several commits change counts several times.
             */
            rowsWritten: number;
            /**
             * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
             */
            fingerprints: Array<{
                /**
                 * Name of the collection.
                 */
                collection: string;
                /**
                 * Before the view was emptied.
                 */
                before: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * When it was built again, at the same position.
                 */
                after: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * Whether both are the same. Null: there are not both.
                 */
                equal: boolean | null;
            }> | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListRebuildsOfAccountingResponse = ListRebuildsOfAccountingResponses[keyof ListRebuildsOfAccountingResponses];

export type GetRebuildOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        rebuildId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/accounting/admin/rebuilds/{rebuildId}';
};

export type GetRebuildOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRebuildOfAccountingError = GetRebuildOfAccountingErrors[keyof GetRebuildOfAccountingErrors];

export type GetRebuildOfAccountingResponses = {
    /**
     * A rebuild of a view.
     */
    200: {
        /**
         * The rebuild.
         */
        rebuildId: string;
        actor: Actor;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When the view was emptied. Null before.
         */
        emptiedAt: string | null;
        /**
         * When the view had reached the target again. Null before.
         */
        builtAt: string | null;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
         */
        state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
        /**
         * Why it failed, or why there are no fingerprints to compare.
         */
        detail: string | null;
        /**
         * Where the view stands; at the end, where it stood then.
         */
        position: number;
        /**
         * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
         */
        target: number;
        /**
         * How fast it is built. Null before.
         */
        commitsPerSecond: number | null;
        /**
         * Changes of rows that were written. A row that several commits change counts several times.
         */
        rowsWritten: number;
        /**
         * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
         */
        fingerprints: Array<{
            /**
             * Name of the collection.
             */
            collection: string;
            /**
             * Before the view was emptied.
             */
            before: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * When it was built again, at the same position.
             */
            after: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * Whether both are the same. Null: there are not both.
             */
            equal: boolean | null;
        }> | null;
    };
};

export type GetRebuildOfAccountingResponse = GetRebuildOfAccountingResponses[keyof GetRebuildOfAccountingResponses];

export type GetViewRowsOfAccountingData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        collection: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * Id of the last row of the previous page.
         */
        after?: string;
        /**
         * Maximum number of rows.
         */
        limit?: number;
    };
    url: '/accounting/admin/view/{collection}';
};

export type GetViewRowsOfAccountingErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetViewRowsOfAccountingError = GetViewRowsOfAccountingErrors[keyof GetViewRowsOfAccountingErrors];

export type GetViewRowsOfAccountingResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Where the view stood when the page was read.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Rows in the order of their ids, without personal data.
         */
        rows: Array<{
            id: string;
            row: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetViewRowsOfAccountingResponse = GetViewRowsOfAccountingResponses[keyof GetViewRowsOfAccountingResponses];

export type ListInvoicesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
        /**
         * Only invoices of this year (UTC): that in which the orders were finalized.
         */
        year?: number;
        /**
         * Only invoices whose numbers begin so, as somebody types them: `2026-0001`.
         */
        number?: string;
        /**
         * Only invoices that were issued at this time or later. Not together with `year` or `number`.
         */
        issuedFrom?: string;
        /**
         * Only invoices that were issued before this time. Not together with `year` or `number`.
         */
        issuedUntil?: string;
        /**
         * Which invoice comes first: the one with the lowest number, or the highest. With a time of issue, it orders the list.
         */
        sort?: 'oldest' | 'newest';
    };
    url: '/accounting/invoices';
};

export type ListInvoicesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListInvoicesError = ListInvoicesErrors[keyof ListInvoicesErrors];

export type ListInvoicesResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Invoice>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListInvoicesResponse = ListInvoicesResponses[keyof ListInvoicesResponses];

export type ExportInvoicesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The customer (UUID v7).
         */
        customerId?: string;
        /**
         * Only invoices of this year (UTC): that in which the orders were finalized.
         */
        year?: number;
        /**
         * Only invoices whose numbers begin so, as somebody types them: `2026-0001`.
         */
        number?: string;
        /**
         * Only invoices that were issued at this time or later. Not together with `year` or `number`.
         */
        issuedFrom?: string;
        /**
         * Only invoices that were issued before this time. Not together with `year` or `number`.
         */
        issuedUntil?: string;
        /**
         * Which invoice comes first: the one with the lowest number, or the highest. With a time of issue, it orders the list.
         */
        sort?: 'oldest' | 'newest';
    };
    url: '/accounting/invoices/export.csv';
};

export type ExportInvoicesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportInvoicesError = ExportInvoicesErrors[keyof ExportInvoicesErrors];

export type ExportInvoicesResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportInvoicesResponse = ExportInvoicesResponses[keyof ExportInvoicesResponses];

export type GetInvoiceData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/accounting/invoices/{orderId}';
};

export type GetInvoiceErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetInvoiceError = GetInvoiceErrors[keyof GetInvoiceErrors];

export type GetInvoiceResponses = {
    /**
     * The invoice of a finalized order.
     */
    200: Invoice;
};

export type GetInvoiceResponse = GetInvoiceResponses[keyof GetInvoiceResponses];

export type GetInvoicePageData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/accounting/invoices/{orderId}/document.html';
};

export type GetInvoicePageErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetInvoicePageError = GetInvoicePageErrors[keyof GetInvoicePageErrors];

export type GetInvoicePageResponses = {
    /**
     * A page that needs nothing else, to be read and printed.
     */
    200: InvoicePage;
};

export type GetInvoicePageResponse = GetInvoicePageResponses[keyof GetInvoicePageResponses];

export type GetInvoicePdfData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/accounting/invoices/{orderId}/document.pdf';
};

export type GetInvoicePdfErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetInvoicePdfError = GetInvoicePdfErrors[keyof GetInvoicePdfErrors];

export type GetInvoicePdfResponses = {
    /**
     * A PDF, its fonts included.
     */
    200: InvoicePdf;
};

export type GetInvoicePdfResponse = GetInvoicePdfResponses[keyof GetInvoicePdfResponses];

export type ExportInvoicesOfCustomerData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The customer (UUID v7).
         */
        customerId: string;
    };
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/accounting/customers/{customerId}/export';
};

export type ExportInvoicesOfCustomerErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportInvoicesOfCustomerError = ExportInvoicesOfCustomerErrors[keyof ExportInvoicesOfCustomerErrors];

export type ExportInvoicesOfCustomerResponses = {
    /**
     * All that the accounting service knows of a customer.
     */
    200: InvoicesExport;
};

export type ExportInvoicesOfCustomerResponse = ExportInvoicesOfCustomerResponses[keyof ExportInvoicesOfCustomerResponses];

export type GetRevenueData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The first period is the one with this day (UTC) or time. Default: the first with revenue.
         */
        from?: string;
        /**
         * The last period is the last one that begins on this day (UTC) or before it. Instead of `until`.
         */
        to?: string;
        /**
         * Length of a period. Periods are whole, in UTC.
         */
        by?: 'minute' | 'hour' | 'day' | 'month' | 'year';
        /**
         * The periods begin before this day (UTC) or time. Default: the last is the last with revenue.
         */
        until?: string;
        /**
         * Also tell the share of each product, or of each category.
         */
        of?: 'product' | 'category';
        /**
         * Also tell the periods directly before, for as long a time. Whole months are compared with as many months.
         */
        compare?: 'previous';
    };
    url: '/accounting/revenue';
};

export type GetRevenueErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRevenueError = GetRevenueErrors[keyof GetRevenueErrors];

export type GetRevenueResponses = {
    /**
     * Revenue by period: the sums of the invoices issued.
     */
    200: Revenue;
};

export type GetRevenueResponse = GetRevenueResponses[keyof GetRevenueResponses];

export type ExportRevenueData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The first period is the one with this day (UTC) or time. Default: the first with revenue.
         */
        from?: string;
        /**
         * The last period is the last one that begins on this day (UTC) or before it. Instead of `until`.
         */
        to?: string;
        /**
         * Length of a period. Periods are whole, in UTC.
         */
        by?: 'minute' | 'hour' | 'day' | 'month' | 'year';
        /**
         * The periods begin before this day (UTC) or time. Default: the last is the last with revenue.
         */
        until?: string;
        /**
         * A line for the share of each product in each period, or of each category.
         */
        of?: 'product' | 'category';
    };
    url: '/accounting/revenue/export.csv';
};

export type ExportRevenueErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `amount-too-large`: The amount is too large for the shop.
     */
    422: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportRevenueError = ExportRevenueErrors[keyof ExportRevenueErrors];

export type ExportRevenueResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportRevenueResponse = ExportRevenueResponses[keyof ExportRevenueResponses];

export type GetStatusOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/status';
};

export type GetStatusOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStatusOfStorefrontError = GetStatusOfStorefrontErrors[keyof GetStatusOfStorefrontErrors];

export type GetStatusOfStorefrontResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Name of the service.
         */
        name: string;
        /**
         * The instance that answers: a process, from its start to its end.
         */
        instance: string;
        /**
         * When it started.
         */
        since: string;
        /**
         * Version of its code.
         */
        version: string;
        /**
         * What keeps its view, such as PostgreSQL.
         */
        database: string;
        /**
         * Whether the service does all its work now.
         */
        ready: boolean;
        /**
         * Why the view, the reactions or the event store do not go on; null if they do. They try again by themselves.
         */
        failing: {
            projection: string | null;
            reactions: string | null;
            eventStore: string | null;
        };
        /**
         * Where the view stands.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * All reactions up to this commit are done.
         */
        reactionsDone: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Number of parked events.
         */
        parked: {
            projection: number;
            reactions: number;
        };
        /**
         * Number of events since the start whose type this version of the code does not know.
         */
        unknownEvents: number;
        /**
         * How often since the start the view was rebuilt because it did not belong to this log.
         */
        divergences: number;
        /**
         * Position of the end of the log; null if the event store does not answer.
         */
        head: number | null;
        /**
         * How many commits the view is behind the log; null if the event store does not answer.
         */
        lag: number | null;
    };
};

export type GetStatusOfStorefrontResponse = GetStatusOfStorefrontResponses[keyof GetStatusOfStorefrontResponses];

export type ListParkedOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/parked';
};

export type ListParkedOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListParkedOfStorefrontError = ListParkedOfStorefrontErrors[keyof ListParkedOfStorefrontErrors];

export type ListParkedOfStorefrontResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<ParkedEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListParkedOfStorefrontResponse = ListParkedOfStorefrontResponses[keyof ListParkedOfStorefrontResponses];

export type RetryParkedOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/parked/{loop}/{eventId}/retry';
};

export type RetryParkedOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RetryParkedOfStorefrontError = RetryParkedOfStorefrontErrors[keyof RetryParkedOfStorefrontErrors];

export type RetryParkedOfStorefrontResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
    };
    /**
     * Done. There is no body.
     */
    204: void;
};

export type RetryParkedOfStorefrontResponse = RetryParkedOfStorefrontResponses[keyof RetryParkedOfStorefrontResponses];

export type DiscardParkedOfStorefrontData = {
    body?: {
        /**
         * Why, in the words of who did it. Null: nobody has said so.
         */
        reason?: string | null;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        loop: 'projection' | 'reactions';
        eventId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/parked/{loop}/{eventId}';
};

export type DiscardParkedOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type DiscardParkedOfStorefrontError = DiscardParkedOfStorefrontErrors[keyof DiscardParkedOfStorefrontErrors];

export type DiscardParkedOfStorefrontResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type DiscardParkedOfStorefrontResponse = DiscardParkedOfStorefrontResponses[keyof DiscardParkedOfStorefrontResponses];

export type ListReadsOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * The first position.
         */
        from: number;
        /**
         * The last position, at most 999 after the first.
         */
        until: number;
    };
    url: '/storefront/admin/reads';
};

export type ListReadsOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListReadsOfStorefrontError = ListReadsOfStorefrontErrors[keyof ListReadsOfStorefrontErrors];

export type ListReadsOfStorefrontResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The instance that answers.
         */
        instance: string;
        /**
         * The first position of which it may know. Null: it has handled nothing since its start.
         */
        remembersFrom: number | null;
        /**
         * One for each position of the span.
         */
        items: Array<{
            /**
             * Position of the commit.
             */
            position: number;
            /**
             * When its view first showed the commit. Null: it does not know, or not yet.
             */
            viewAt: string | null;
            /**
             * When it had done all that follows from the commit. Null: it does not know, or not yet.
             */
            reactionsAt: string | null;
        }>;
    };
};

export type ListReadsOfStorefrontResponse = ListReadsOfStorefrontResponses[keyof ListReadsOfStorefrontResponses];

export type RebuildViewOfStorefrontData = {
    body?: {
        /**
         * Whether fingerprints of the rows are taken, before the view is emptied and when it is built again.
         */
        fingerprints?: boolean;
    } | null;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/rebuild';
};

export type RebuildViewOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type RebuildViewOfStorefrontError = RebuildViewOfStorefrontErrors[keyof RebuildViewOfStorefrontErrors];

export type RebuildViewOfStorefrontResponses = {
    /**
     * The answer.
     */
    202: {
        status: 'rebuilding';
        /**
         * The view is rebuilt when its checkpoint has reached this position.
         */
        position: number;
        /**
         * The instance that rebuilds the view, and knows how far it is.
         */
        instance: string;
        /**
         * The rebuild: `GET …/admin/rebuilds/{rebuildId}`.
         */
        rebuildId: string;
    };
};

export type RebuildViewOfStorefrontResponse = RebuildViewOfStorefrontResponses[keyof RebuildViewOfStorefrontResponses];

export type ListRebuildsOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/rebuilds';
};

export type ListRebuildsOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListRebuildsOfStorefrontError = ListRebuildsOfStorefrontErrors[keyof ListRebuildsOfStorefrontErrors];

export type ListRebuildsOfStorefrontResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The rebuild.
             */
            rebuildId: string;
            actor: Actor;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When the view was emptied. Null before.
             */
            emptiedAt: string | null;
            /**
             * When the view had reached the target again. Null before.
             */
            builtAt: string | null;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
             */
            state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
            /**
             * Why it failed, or why there are no fingerprints to compare.
             */
            detail: string | null;
            /**
             * Where the view stands; at the end, where it stood then.
             */
            position: number;
            /**
             * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
             */
            target: number;
            /**
             * How fast it is built. Null before.
             */
            commitsPerSecond: number | null;
            /**
             * Changes of rows that were written. A row that several commits change counts several times.
             */
            rowsWritten: number;
            /**
             * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
             */
            fingerprints: Array<{
                /**
                 * Name of the collection.
                 */
                collection: string;
                /**
                 * Before the view was emptied.
                 */
                before: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * When it was built again, at the same position.
                 */
                after: {
                    /**
                     * Number of rows.
                     */
                    rows: number;
                    /**
                     * SHA-256 in hexadecimal digits.
                     */
                    sha256: string;
                } | null;
                /**
                 * Whether both are the same. Null: there are not both.
                 */
                equal: boolean | null;
            }> | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListRebuildsOfStorefrontResponse = ListRebuildsOfStorefrontResponses[keyof ListRebuildsOfStorefrontResponses];

export type GetRebuildOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        rebuildId: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
    };
    url: '/storefront/admin/rebuilds/{rebuildId}';
};

export type GetRebuildOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetRebuildOfStorefrontError = GetRebuildOfStorefrontErrors[keyof GetRebuildOfStorefrontErrors];

export type GetRebuildOfStorefrontResponses = {
    /**
     * A rebuild of a view.
     */
    200: {
        /**
         * The rebuild.
         */
        rebuildId: string;
        actor: Actor;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When the view was emptied. Null before.
         */
        emptiedAt: string | null;
        /**
         * When the view had reached the target again. Null before.
         */
        builtAt: string | null;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.
         */
        state: 'reading' | 'building' | 'comparing' | 'done' | 'failed';
        /**
         * Why it failed, or why there are no fingerprints to compare.
         */
        detail: string | null;
        /**
         * Where the view stands; at the end, where it stood then.
         */
        position: number;
        /**
         * Position at which the view is rebuilt. With fingerprints, that is where it stood before.
         */
        target: number;
        /**
         * How fast it is built. Null before.
         */
        commitsPerSecond: number | null;
        /**
         * Changes of rows that were written. A row that several commits change counts several times.
         */
        rowsWritten: number;
        /**
         * Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.
         */
        fingerprints: Array<{
            /**
             * Name of the collection.
             */
            collection: string;
            /**
             * Before the view was emptied.
             */
            before: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * When it was built again, at the same position.
             */
            after: {
                /**
                 * Number of rows.
                 */
                rows: number;
                /**
                 * SHA-256 in hexadecimal digits.
                 */
                sha256: string;
            } | null;
            /**
             * Whether both are the same. Null: there are not both.
             */
            equal: boolean | null;
        }> | null;
    };
};

export type GetRebuildOfStorefrontResponse = GetRebuildOfStorefrontResponses[keyof GetRebuildOfStorefrontResponses];

export type GetViewRowsOfStorefrontData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        collection: string;
    };
    query?: {
        /**
         * The instance that is to answer, by its id in `GET /event-store/instances`. Default: the one that gets the request.
         */
        instance?: string;
        /**
         * Id of the last row of the previous page.
         */
        after?: string;
        /**
         * Maximum number of rows.
         */
        limit?: number;
    };
    url: '/storefront/admin/view/{collection}';
};

export type GetViewRowsOfStorefrontErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetViewRowsOfStorefrontError = GetViewRowsOfStorefrontErrors[keyof GetViewRowsOfStorefrontErrors];

export type GetViewRowsOfStorefrontResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Where the view stood when the page was read.
         */
        checkpoint: {
            /**
             * Position in the log.
             */
            position: number;
            /**
             * Hash of the commit there.
             */
            hash: string;
        };
        /**
         * Rows in the order of their ids, without personal data.
         */
        rows: Array<{
            id: string;
            row: {
                [key: string]: unknown;
            };
        }>;
    };
};

export type GetViewRowsOfStorefrontResponse = GetViewRowsOfStorefrontResponses[keyof GetViewRowsOfStorefrontResponses];

export type GetStorefrontHomeData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: never;
    url: '/storefront/home';
};

export type GetStorefrontHomeErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStorefrontHomeError = GetStorefrontHomeErrors[keyof GetStorefrontHomeErrors];

export type GetStorefrontHomeResponses = {
    /**
     * What the first page of a shop shows. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontHome;
};

export type GetStorefrontHomeResponse = GetStorefrontHomeResponses[keyof GetStorefrontHomeResponses];

export type SearchProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same search. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * Words of names, descriptions, suppliers and categories. Default: all products.
         */
        q?: string;
        /**
         * The category of products (UUID v7).
         */
        categoryId?: string;
        /**
         * Only products of this supplier.
         */
        supplier?: string;
        /**
         * Only products with this price or a higher one, in minor units.
         */
        priceFrom?: number;
        /**
         * Only products with this price or a lower one, in minor units.
         */
        priceUntil?: number;
        /**
         * `true`: only products that can be ordered now. `false`: only the others.
         */
        inStock?: 'true' | 'false';
        /**
         * What comes first. A minus turns it round: `-price` begins with the highest price.
         */
        sort?: 'relevance' | 'bestselling' | 'newest' | 'price' | '-price' | 'name' | '-name';
    };
    url: '/storefront/products';
};

export type SearchProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type SearchProductsError = SearchProductsErrors[keyof SearchProductsErrors];

export type SearchProductsResponses = {
    /**
     * Products that were searched for. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontSearch;
};

export type SearchProductsResponse = SearchProductsResponses[keyof SearchProductsResponses];

export type SuggestProductsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path?: never;
    query: {
        /**
         * What was typed so far.
         */
        q: string;
    };
    url: '/storefront/suggestions';
};

export type SuggestProductsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type SuggestProductsError = SuggestProductsErrors[keyof SuggestProductsErrors];

export type SuggestProductsResponses = {
    /**
     * What somebody may want who has typed this much.
     */
    200: StorefrontSuggestions;
};

export type SuggestProductsResponse = SuggestProductsResponses[keyof SuggestProductsResponses];

export type GetStorefrontCategoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The category of products (UUID v7).
         */
        categoryId: string;
    };
    query?: never;
    url: '/storefront/categories/{categoryId}';
};

export type GetStorefrontCategoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStorefrontCategoryError = GetStorefrontCategoryErrors[keyof GetStorefrontCategoryErrors];

export type GetStorefrontCategoryResponses = {
    /**
     * What the page of a category shows. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontCategoryPage;
};

export type GetStorefrontCategoryResponse = GetStorefrontCategoryResponses[keyof GetStorefrontCategoryResponses];

export type GetStorefrontCategoryBySlugData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        slug: string;
    };
    query?: never;
    url: '/storefront/categories/by-slug/{slug}';
};

export type GetStorefrontCategoryBySlugErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStorefrontCategoryBySlugError = GetStorefrontCategoryBySlugErrors[keyof GetStorefrontCategoryBySlugErrors];

export type GetStorefrontCategoryBySlugResponses = {
    /**
     * What the page of a category shows. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontCategoryPage;
};

export type GetStorefrontCategoryBySlugResponse = GetStorefrontCategoryBySlugResponses[keyof GetStorefrontCategoryBySlugResponses];

export type GetStorefrontProductData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        /**
         * The product (UUID v7).
         */
        productId: string;
    };
    query?: never;
    url: '/storefront/products/{productId}';
};

export type GetStorefrontProductErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStorefrontProductError = GetStorefrontProductErrors[keyof GetStorefrontProductErrors];

export type GetStorefrontProductResponses = {
    /**
     * What the page of a product shows. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontProductPage;
};

export type GetStorefrontProductResponse = GetStorefrontProductResponses[keyof GetStorefrontProductResponses];

export type GetStorefrontProductBySlugData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `ETag` of what the sender has. If it is still the same, 304.
         */
        'if-none-match'?: string;
    };
    path: {
        slug: string;
    };
    query?: never;
    url: '/storefront/products/by-slug/{slug}';
};

export type GetStorefrontProductBySlugErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API. `not-acceptable`: The resource is not there in a media type that Accept names.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStorefrontProductBySlugError = GetStorefrontProductBySlugErrors[keyof GetStorefrontProductBySlugErrors];

export type GetStorefrontProductBySlugResponses = {
    /**
     * What the page of a product shows. As `application/hal+json`: only what the storefront knows by itself, with links to the rest.
     */
    200: StorefrontProductPage;
};

export type GetStorefrontProductBySlugResponse = GetStorefrontProductBySlugResponses[keyof GetStorefrontProductBySlugResponses];

export type GetHeadData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/head';
};

export type GetHeadErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetHeadError = GetHeadErrors[keyof GetHeadErrors];

export type GetHeadResponses = {
    /**
     * A place in the log.
     */
    200: Checkpoint;
};

export type GetHeadResponse = GetHeadResponses[keyof GetHeadResponses];

export type GetMeasuresData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Answer what was true then: after the commit at this position of the log, or at this time. Default: now.
         */
        asOf?: number | string;
    };
    url: '/event-store/measures';
};

export type GetMeasuresErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetMeasuresError = GetMeasuresErrors[keyof GetMeasuresErrors];

export type GetMeasuresResponses = {
    /**
     * The shop in figures, at a position of the log.
     */
    200: {
        /**
         * After the commit at this position.
         */
        position: number;
        /**
         * Orders that are neither finalized nor canceled.
         */
        ordersOpen: number;
        /**
         * Orders that were finalized.
         */
        ordersFinalized: number;
        /**
         * Orders that were canceled.
         */
        ordersCanceled: number;
        /**
         * Invoices that were issued.
         */
        invoices: number;
        /**
         * Sum of the invoices, in minor units.
         */
        revenue: number;
        /**
         * Units of all products that can be ordered.
         */
        unitsAvailable: number;
        /**
         * Units that are reserved for open orders.
         */
        unitsReserved: number;
        /**
         * Units that were sold.
         */
        unitsSold: number;
        /**
         * Credit that is held for open orders, in minor units.
         */
        creditHeld: number;
        /**
         * Customers who have registered and were not forgotten.
         */
        customers: number;
    };
};

export type GetMeasuresResponse = GetMeasuresResponses[keyof GetMeasuresResponses];

export type ListCommitsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Commits on a page, 1 to 1,000.
         */
        limit?: number;
        /**
         * Only commits with a greater position.
         */
        after?: number;
        /**
         * Only commits with a smaller position.
         */
        before?: number;
        /**
         * Only commits with an event in the streams of this category, such as `order`.
         */
        category?: string;
        /**
         * Only commits with an event of this type.
         */
        type?: string;
        /**
         * Only commits with an event of this stream.
         */
        stream?: string;
        /**
         * Only commits that this request has led to.
         */
        correlationId?: string;
        /**
         * Only commits for which this party gave the command, by its id.
         */
        actor?: string;
        /**
         * Only commits at this time or later.
         */
        from?: string;
        /**
         * Only commits before this time.
         */
        until?: string;
        /**
         * Which commit comes first.
         */
        sort?: 'oldest' | 'newest';
    };
    url: '/event-store/commits';
};

export type ListCommitsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListCommitsError = ListCommitsErrors[keyof ListCommitsErrors];

export type ListCommitsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
        /**
         * Fewer than asked for at the end of the list, or if the page would be large.
         */
        commits: Array<Commit>;
        head: Checkpoint;
    };
};

export type ListCommitsResponse = ListCommitsResponses[keyof ListCommitsResponses];

export type ExportCommitsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only commits with a greater position.
         */
        after?: number;
        /**
         * Only commits with a smaller position.
         */
        before?: number;
        /**
         * Only commits with an event in the streams of this category, such as `order`.
         */
        category?: string;
        /**
         * Only commits with an event of this type.
         */
        type?: string;
        /**
         * Only commits with an event of this stream.
         */
        stream?: string;
        /**
         * Only commits that this request has led to.
         */
        correlationId?: string;
        /**
         * Only commits for which this party gave the command, by its id.
         */
        actor?: string;
        /**
         * Only commits at this time or later.
         */
        from?: string;
        /**
         * Only commits before this time.
         */
        until?: string;
        /**
         * Which commit comes first.
         */
        sort?: 'oldest' | 'newest';
    };
    url: '/event-store/commits/export.csv';
};

export type ExportCommitsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportCommitsError = ExportCommitsErrors[keyof ExportCommitsErrors];

export type ExportCommitsResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportCommitsResponse = ExportCommitsResponses[keyof ExportCommitsResponses];

export type ListStreamsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
        /**
         * Only streams of this category, such as `order`.
         */
        category?: string;
        /**
         * Only streams whose names begin like this, such as `order-0193`.
         */
        prefix?: string;
    };
    url: '/event-store/streams';
};

export type ListStreamsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListStreamsError = ListStreamsErrors[keyof ListStreamsErrors];

export type ListStreamsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * Name of the stream.
             */
            stream: string;
            /**
             * Its category.
             */
            category: string;
            /**
             * The service that writes it. Null if this version of the code does not know the category.
             */
            service: 'customer' | 'order' | 'product' | 'accounting' | 'storefront' | null;
            /**
             * Number of its events.
             */
            version: number;
            /**
             * Commit of its first event.
             */
            firstPosition: number;
            /**
             * Commit of its last event.
             */
            lastPosition: number;
            /**
             * When the last event came.
             */
            changedAt: string;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListStreamsResponse = ListStreamsResponses[keyof ListStreamsResponses];

export type ExportStreamsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * Only streams of this category, such as `order`.
         */
        category?: string;
        /**
         * Only streams whose names begin like this, such as `order-0193`.
         */
        prefix?: string;
    };
    url: '/event-store/streams/export.csv';
};

export type ExportStreamsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportStreamsError = ExportStreamsErrors[keyof ExportStreamsErrors];

export type ExportStreamsResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportStreamsResponse = ExportStreamsResponses[keyof ExportStreamsResponses];

export type GetActivityData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The first period is the one with this time.
         */
        from?: string;
        /**
         * The periods begin before this time. Default: now.
         */
        until?: string;
        /**
         * Length of a period. All begin with a minute, an hour or a day in UTC.
         */
        by?: 'minute' | 'hour' | 'day';
    };
    url: '/event-store/activity';
};

export type GetActivityErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetActivityError = GetActivityErrors[keyof GetActivityErrors];

export type GetActivityResponses = {
    /**
     * What came into the log.
     */
    200: {
        /**
         * In the order of time.
         */
        periods: Array<{
            /**
             * When the period begins.
             */
            start: string;
            /**
             * Number of commits.
             */
            commits: number;
            /**
             * The events by the category of their streams.
             */
            events: Array<{
                /**
                 * Category of streams.
                 */
                category: string;
                /**
                 * Number of events.
                 */
                count: number;
            }>;
        }>;
    };
};

export type GetActivityResponse = GetActivityResponses[keyof GetActivityResponses];

export type ListInstancesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/instances';
};

export type ListInstancesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListInstancesError = ListInstancesErrors[keyof ListInstancesErrors];

export type ListInstancesResponses = {
    /**
     * The answer.
     */
    200: {
        instances: Array<{
            /**
             * Name of the service.
             */
            name: string;
            /**
             * Version of its code.
             */
            version: string;
            /**
             * The instance. A process that is started again is another one.
             */
            instance: string;
            /**
             * When it started.
             */
            since: string;
            /**
             * What keeps its view, such as PostgreSQL.
             */
            database: string;
            /**
             * Whether it does all its work now.
             */
            ready: boolean;
            /**
             * Where its view stands.
             */
            position: number;
            /**
             * How many commits the view is behind the log. Null: it could not ask the event store.
             */
            lag: number | null;
            /**
             * Number of parked events.
             */
            parked: {
                /**
                 * By the view.
                 */
                projection: number;
                /**
                 * By the reactions.
                 */
                reactions: number;
            };
            /**
             * When it last said so.
             */
            lastSeenAt: string;
        }>;
    };
};

export type ListInstancesResponse = ListInstancesResponses[keyof ListInstancesResponses];

export type StreamInstancesData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/instances/events';
};

export type StreamInstancesErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamInstancesError = StreamInstancesErrors[keyof StreamInstancesErrors];

export type StreamInstancesResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: {
        instances: Array<{
            /**
             * Name of the service.
             */
            name: string;
            /**
             * Version of its code.
             */
            version: string;
            /**
             * The instance. A process that is started again is another one.
             */
            instance: string;
            /**
             * When it started.
             */
            since: string;
            /**
             * What keeps its view, such as PostgreSQL.
             */
            database: string;
            /**
             * Whether it does all its work now.
             */
            ready: boolean;
            /**
             * Where its view stands.
             */
            position: number;
            /**
             * How many commits the view is behind the log. Null: it could not ask the event store.
             */
            lag: number | null;
            /**
             * Number of parked events.
             */
            parked: {
                /**
                 * By the view.
                 */
                projection: number;
                /**
                 * By the reactions.
                 */
                reactions: number;
            };
            /**
             * When it last said so.
             */
            lastSeenAt: string;
        }>;
    };
};

export type StreamInstancesResponse = StreamInstancesResponses[keyof StreamInstancesResponses];

export type ListAllParkedData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/event-store/parked';
};

export type ListAllParkedErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListAllParkedError = ListAllParkedErrors[keyof ListAllParkedErrors];

export type ListAllParkedResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * `<service>.projection` or `<service>.reactions`.
             */
            consumer: string;
            /**
             * The event.
             */
            eventId: string;
            /**
             * When it was parked.
             */
            parkedAt: string;
            /**
             * Commit that holds it.
             */
            position: number;
            /**
             * The stream that holds it.
             */
            stream: string;
            /**
             * Version of the stream after the event.
             */
            version: number;
            /**
             * Type of the event.
             */
            type: string;
            /**
             * Why it could not be handled; for an event that waits: what it waits for.
             */
            error: string;
            /**
             * True: nothing is wrong with this event, but an earlier one of its stream is parked.
             */
            waits: boolean;
            /**
             * Data of the event. Null if the log does not hold it any more.
             */
            data: unknown | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListAllParkedResponse = ListAllParkedResponses[keyof ListAllParkedResponses];

export type ListSettledParkedData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/event-store/parked/settled';
};

export type ListSettledParkedErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListSettledParkedError = ListSettledParkedErrors[keyof ListSettledParkedErrors];

export type ListSettledParkedResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<SettledEvent>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListSettledParkedResponse = ListSettledParkedResponses[keyof ListSettledParkedResponses];

export type ExportParkedData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/parked/export.csv';
};

export type ExportParkedErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportParkedError = ExportParkedErrors[keyof ExportParkedErrors];

export type ExportParkedResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportParkedResponse = ExportParkedResponses[keyof ExportParkedResponses];

export type ExportSettledParkedData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/parked/settled/export.csv';
};

export type ExportSettledParkedErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportSettledParkedError = ExportSettledParkedErrors[keyof ExportSettledParkedErrors];

export type ExportSettledParkedResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportSettledParkedResponse = ExportSettledParkedResponses[keyof ExportSettledParkedResponses];

export type StreamAllParkedData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/parked/events';
};

export type StreamAllParkedErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamAllParkedError = StreamAllParkedErrors[keyof StreamAllParkedErrors];

export type StreamAllParkedResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * `<service>.projection` or `<service>.reactions`.
             */
            consumer: string;
            /**
             * The event.
             */
            eventId: string;
            /**
             * When it was parked.
             */
            parkedAt: string;
            /**
             * Commit that holds it.
             */
            position: number;
            /**
             * The stream that holds it.
             */
            stream: string;
            /**
             * Version of the stream after the event.
             */
            version: number;
            /**
             * Type of the event.
             */
            type: string;
            /**
             * Why it could not be handled; for an event that waits: what it waits for.
             */
            error: string;
            /**
             * True: nothing is wrong with this event, but an earlier one of its stream is parked.
             */
            waits: boolean;
            /**
             * Data of the event. Null if the log does not hold it any more.
             */
            data: unknown | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type StreamAllParkedResponse = StreamAllParkedResponses[keyof StreamAllParkedResponses];

export type ListExperimentsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * The order (UUID v7).
         */
        orderId?: string;
    };
    url: '/event-store/experiments';
};

export type ListExperimentsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListExperimentsError = ListExperimentsErrors[keyof ListExperimentsErrors];

export type ListExperimentsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<Experiment>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListExperimentsResponse = ListExperimentsResponses[keyof ListExperimentsResponses];

export type BeginExperimentData = {
    body: PlantFaultInput;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/experiments';
};

export type BeginExperimentErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type BeginExperimentError = BeginExperimentErrors[keyof BeginExperimentErrors];

export type BeginExperimentResponses = {
    /**
     * A fault that was planted, and what came of it.
     */
    201: Experiment;
};

export type BeginExperimentResponse = BeginExperimentResponses[keyof BeginExperimentResponses];

export type LiftExperimentData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path: {
        experimentId: string;
    };
    query?: never;
    url: '/event-store/experiments/{experimentId}';
};

export type LiftExperimentErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request. `conflict`: The state of the resource does not allow this.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type LiftExperimentError = LiftExperimentErrors[keyof LiftExperimentErrors];

export type LiftExperimentResponses = {
    /**
     * Done. There is no body.
     */
    204: void;
};

export type LiftExperimentResponse = LiftExperimentResponses[keyof LiftExperimentResponses];

export type GetExperimentData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        experimentId: string;
    };
    query?: never;
    url: '/event-store/experiments/{experimentId}';
};

export type GetExperimentErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetExperimentError = GetExperimentErrors[keyof GetExperimentErrors];

export type GetExperimentResponses = {
    /**
     * A fault that was planted, and what came of it.
     */
    200: Experiment;
};

export type GetExperimentResponse = GetExperimentResponses[keyof GetExperimentResponses];

export type StreamCommitsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The `id` of the last event that the sender got: the stream goes on after it. Browsers send it by themselves.
         */
        'last-event-id'?: string;
    };
    path?: never;
    query?: {
        /**
         * A position of the log: the stream begins with what came after it, so that whoever shows what was true there misses nothing. `Last-Event-ID` comes first. Default: from now on.
         */
        after?: number;
    };
    url: '/event-store/commits/events';
};

export type StreamCommitsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type StreamCommitsError = StreamCommitsErrors[keyof StreamCommitsErrors];

export type StreamCommitsResponses = {
    /**
     * A stream of events. The schema is that of the `data` of each.
     */
    200: Commit;
};

export type StreamCommitsResponse = StreamCommitsResponses[keyof StreamCommitsResponses];

export type GetCommitData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        position: number;
    };
    query?: never;
    url: '/event-store/commits/{position}';
};

export type GetCommitErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetCommitError = GetCommitErrors[keyof GetCommitErrors];

export type GetCommitResponses = {
    /**
     * One command’s events, all of them or none.
     */
    200: Commit;
};

export type GetCommitResponse = GetCommitResponses[keyof GetCommitResponses];

export type GetStreamData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        stream: string;
    };
    query?: {
        /**
         * Version before the first event.
         */
        afterVersion?: number;
        /**
         * Most events, 1 to 10,000.
         */
        limit?: number;
    };
    url: '/event-store/streams/{stream}';
};

export type GetStreamErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStreamError = GetStreamErrors[keyof GetStreamErrors];

export type GetStreamResponses = {
    /**
     * Events of one stream.
     */
    200: StreamSlice;
};

export type GetStreamResponse = GetStreamResponses[keyof GetStreamResponses];

export type GetOrderStoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
    };
    query?: never;
    url: '/event-store/orders/{orderId}/story';
};

export type GetOrderStoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetOrderStoryError = GetOrderStoryErrors[keyof GetOrderStoryErrors];

export type GetOrderStoryResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * Oldest first.
         */
        commits: Array<Commit>;
    };
};

export type GetOrderStoryResponse = GetOrderStoryResponses[keyof GetOrderStoryResponses];

export type GetStoryData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The order, or the request that has begun it: the `correlationId` of its commits.
         */
        storyId: string;
    };
    query?: {
        /**
         * Answer what was true then: after the commit at this position of the log, or at this time. Default: now.
         */
        asOf?: number | string;
    };
    url: '/event-store/stories/{storyId}';
};

export type GetStoryErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetStoryError = GetStoryErrors[keyof GetStoryErrors];

export type GetStoryResponses = {
    /**
     * Everything that happened because of an order, in all services.
     */
    200: {
        /**
         * The order (UUID v7).
         */
        orderId: string;
        /**
         * The request from outside that started all this.
         */
        correlationId: string;
        /**
         * In the order of the log. Events with the same position were written together.
         */
        events: Array<{
            /**
             * 1, 2, 3 … without gaps, over the whole log.
             */
            position: number;
            /**
             * When it was committed.
             */
            at: string;
            /**
             * The service that wrote it. Null if this version of the code does not know its stream.
             */
            service: 'customer' | 'order' | 'product' | 'accounting' | 'storefront' | null;
            /**
             * Who brought it about: a customer, a manager, a client or a service.
             */
            by: 'customer' | 'manager' | 'client' | 'service' | 'anonymous';
            /**
             * The stream that holds it.
             */
            stream: string;
            /**
             * Version of the stream after the event.
             */
            version: number;
            /**
             * What happened.
             */
            data: unknown;
            /**
             * Unique to one decision: a command that is decided again gives its events new ids.
             */
            eventId: string;
            /**
             * Version of the schema that `data` was written with.
             */
            schemaVersion: number;
            /**
             * Name of the event, past tense.
             */
            type: string;
            /**
             * How far the order is with it. What stands in one commit is one step. Null if this version of the code does not know it.
             */
            step: 'asked' | 'answered' | 'decided' | 'carried-out' | null;
            /**
             * All events that led to it, oldest first. None: a request did, or the deadline.
             */
            causes: Array<{
                /**
                 * The event.
                 */
                eventId: string;
                /**
                 * Name of the event, past tense.
                 */
                type: string;
                /**
                 * 1, 2, 3 … without gaps, over the whole log.
                 */
                position: number;
                /**
                 * Time from the cause to the event. Negative if the clock was set back in between.
                 */
                milliseconds: number;
            }>;
            /**
             * Milliseconds since the last of its causes. Null without a cause.
             */
            sinceCause: number | null;
        }>;
    };
};

export type GetStoryResponse = GetStoryResponses[keyof GetStoryResponses];

export type GetVerificationData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/verification';
};

export type GetVerificationErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetVerificationError = GetVerificationErrors[keyof GetVerificationErrors];

export type GetVerificationResponses = {
    /**
     * A verification of the whole log.
     */
    200: {
        /**
         * The verification.
         */
        verificationId: string;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * failed: the log could not be read to its end.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position reached so far.
         */
        position: number;
        /**
         * Position at which the verification ends: the head of the log when it began.
         */
        head: number;
        /**
         * Null until the state is done.
         */
        result: {
            ok: true;
            head: Checkpoint;
            /**
             * Number of events in the log.
             */
            events: number;
        } | {
            ok: false;
            /**
             * The first commit at fault.
             */
            position: number;
            fault: string;
        } | null;
    };
};

export type GetVerificationResponse = GetVerificationResponses[keyof GetVerificationResponses];

export type BeginVerificationData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/verification';
};

export type BeginVerificationErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type BeginVerificationError = BeginVerificationErrors[keyof BeginVerificationErrors];

export type BeginVerificationResponses = {
    /**
     * A verification of the whole log.
     */
    202: {
        /**
         * The verification.
         */
        verificationId: string;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * failed: the log could not be read to its end.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position reached so far.
         */
        position: number;
        /**
         * Position at which the verification ends: the head of the log when it began.
         */
        head: number;
        /**
         * Null until the state is done.
         */
        result: {
            ok: true;
            head: Checkpoint;
            /**
             * Number of events in the log.
             */
            events: number;
        } | {
            ok: false;
            /**
             * The first commit at fault.
             */
            position: number;
            fault: string;
        } | null;
    };
};

export type BeginVerificationResponse = BeginVerificationResponses[keyof BeginVerificationResponses];

export type ListVerificationsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/verifications';
};

export type ListVerificationsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListVerificationsError = ListVerificationsErrors[keyof ListVerificationsErrors];

export type ListVerificationsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The verification.
             */
            verificationId: string;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * When it ended. Null while it runs.
             */
            endedAt: string | null;
            /**
             * failed: the log could not be read to its end.
             */
            state: 'running' | 'done' | 'failed';
            /**
             * Position reached so far.
             */
            position: number;
            /**
             * Position at which the verification ends: the head of the log when it began.
             */
            head: number;
            /**
             * Null until the state is done.
             */
            result: {
                ok: true;
                head: Checkpoint;
                /**
                 * Number of events in the log.
                 */
                events: number;
            } | {
                ok: false;
                /**
                 * The first commit at fault.
                 */
                position: number;
                fault: string;
            } | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListVerificationsResponse = ListVerificationsResponses[keyof ListVerificationsResponses];

export type AddVerificationData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/event-store/verifications';
};

export type AddVerificationErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type AddVerificationError = AddVerificationErrors[keyof AddVerificationErrors];

export type AddVerificationResponses = {
    /**
     * A verification of the whole log.
     */
    202: {
        /**
         * The verification.
         */
        verificationId: string;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * failed: the log could not be read to its end.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position reached so far.
         */
        position: number;
        /**
         * Position at which the verification ends: the head of the log when it began.
         */
        head: number;
        /**
         * Null until the state is done.
         */
        result: {
            ok: true;
            head: Checkpoint;
            /**
             * Number of events in the log.
             */
            events: number;
        } | {
            ok: false;
            /**
             * The first commit at fault.
             */
            position: number;
            fault: string;
        } | null;
    };
};

export type AddVerificationResponse = AddVerificationResponses[keyof AddVerificationResponses];

export type GetVerificationByIdData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        verificationId: string;
    };
    query?: never;
    url: '/event-store/verifications/{verificationId}';
};

export type GetVerificationByIdErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetVerificationByIdError = GetVerificationByIdErrors[keyof GetVerificationByIdErrors];

export type GetVerificationByIdResponses = {
    /**
     * A verification of the whole log.
     */
    200: {
        /**
         * The verification.
         */
        verificationId: string;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * When it ended. Null while it runs.
         */
        endedAt: string | null;
        /**
         * failed: the log could not be read to its end.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position reached so far.
         */
        position: number;
        /**
         * Position at which the verification ends: the head of the log when it began.
         */
        head: number;
        /**
         * Null until the state is done.
         */
        result: {
            ok: true;
            head: Checkpoint;
            /**
             * Number of events in the log.
             */
            events: number;
        } | {
            ok: false;
            /**
             * The first commit at fault.
             */
            position: number;
            fault: string;
        } | null;
    };
};

export type GetVerificationByIdResponse = GetVerificationByIdResponses[keyof GetVerificationByIdResponses];

export type ListAuditsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: {
        /**
         * A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.
         */
        cursor?: string;
        /**
         * Number of items on a page, 1 to 100.
         */
        limit?: number;
    };
    url: '/books/audits';
};

export type ListAuditsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ListAuditsError = ListAuditsErrors[keyof ListAuditsErrors];

export type ListAuditsResponses = {
    /**
     * The answer.
     */
    200: {
        /**
         * The items of this page, in the order of the list.
         */
        items: Array<{
            /**
             * The audit (UUID v7).
             */
            auditId: string;
            /**
             * When the audit began.
             */
            begunAt: string;
            /**
             * When the audit ended, or null.
             */
            endedAt: string | null;
            /**
             * Who wanted it: the schedule, or a manager.
             */
            cause: 'schedule' | 'request';
            /**
             * `failed`: the shop could not be read to the end, so nothing is known.
             */
            state: 'running' | 'done' | 'failed';
            /**
             * Position of the log reached so far.
             */
            position: number;
            /**
             * Position at which the audit ends. Null until the audit has asked for it.
             */
            head: number | null;
            /**
             * Whether all checks passed. Null unless the audit is done.
             */
            ok: boolean | null;
            /**
             * How many faults all checks have found together.
             */
            faultCount: number;
            /**
             * Why the audit failed, or null.
             */
            error: string | null;
        }>;
        /**
         * Send it as `cursor` to get the next page. Null on the last page.
         */
        nextCursor: string | null;
        /**
         * Send it as `cursor` to get the page before. Null on the first page.
         */
        previousCursor: string | null;
        /**
         * How long the list is.
         */
        total: {
            /**
             * Number of items on all pages together.
             */
            count: number;
            /**
             * False: the list has more than `count` items.
             */
            exact: boolean;
        };
    };
};

export type ListAuditsResponse = ListAuditsResponses[keyof ListAuditsResponses];

export type BeginAuditData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
        /**
         * The same request with the same key takes effect once.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/books/audits';
};

export type BeginAuditErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `idempotency-key-reused`: The Idempotency-Key was used for another request.
     */
    409: Problem;
    /**
     * `body-too-large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported-media-type`: The body must have the content type that Accept names, in UTF-8 and not compressed.
     */
    415: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed. `outcome-unknown`: It is unknown whether the request took effect; retry with the same Idempotency-Key.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type BeginAuditError = BeginAuditErrors[keyof BeginAuditErrors];

export type BeginAuditResponses = {
    /**
     * An audit of the whole shop: every invariant is checked, and every view is compared with a replay of the log.
     */
    202: {
        /**
         * The audit (UUID v7).
         */
        auditId: string;
        /**
         * When the audit began.
         */
        begunAt: string;
        /**
         * When the audit ended, or null.
         */
        endedAt: string | null;
        /**
         * Who wanted it: the schedule, or a manager.
         */
        cause: 'schedule' | 'request';
        /**
         * `failed`: the shop could not be read to the end, so nothing is known.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position of the log reached so far.
         */
        position: number;
        /**
         * Position at which the audit ends. Null until the audit has asked for it.
         */
        head: number | null;
        /**
         * Whether all checks passed. Null unless the audit is done.
         */
        ok: boolean | null;
        /**
         * How many faults all checks have found together.
         */
        faultCount: number;
        /**
         * Why the audit failed, or null.
         */
        error: string | null;
        /**
         * The checks. None unless the audit is done.
         */
        checks: Array<{
            /**
             * What was checked: `stock`, `invoices`, `view-order` …
             */
            name: string;
            /**
             * Whether nothing is wrong.
             */
            ok: boolean;
            /**
             * The figures and the first faults, for people.
             */
            detail: string;
            /**
             * What was counted, by name. Money is in minor units.
             */
            figures: {
                [key: string]: number;
            };
            /**
             * The first faults.
             */
            faults: Array<string>;
            /**
             * How many faults there are in all.
             */
            faultCount: number;
        }>;
    };
};

export type BeginAuditResponse = BeginAuditResponses[keyof BeginAuditResponses];

export type ExportAuditsData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path?: never;
    query?: never;
    url: '/books/audits/export.csv';
};

export type ExportAuditsErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type ExportAuditsError = ExportAuditsErrors[keyof ExportAuditsErrors];

export type ExportAuditsResponses = {
    /**
     * A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.
     */
    200: string;
};

export type ExportAuditsResponse = ExportAuditsResponses[keyof ExportAuditsResponses];

export type GetAuditData = {
    body?: never;
    headers?: {
        /**
         * The version of the API, 1. Default: the oldest one.
         */
        'api-version'?: string;
        /**
         * The answer shows at least what stood in the log at this position. Writes answer theirs.
         */
        'souk-position'?: string;
    };
    path: {
        /**
         * The audit.
         */
        auditId: string;
    };
    query?: never;
    url: '/books/audits/{auditId}';
};

export type GetAuditErrors = {
    /**
     * `malformed-request`: The request is malformed.
     */
    400: Problem;
    /**
     * `not-authenticated`: The request is not authenticated.
     */
    401: Problem;
    /**
     * `foreign-origin`: A page of another site may not do this. `forbidden`: The sender may not do this.
     */
    403: Problem;
    /**
     * `not-found`: There is no such resource.
     */
    404: Problem;
    /**
     * `unknown-version`: The API does not have this version. `version-required`: The request must name a version of the API.
     */
    406: Problem;
    /**
     * `request-timeout`: The request took too long to arrive.
     */
    408: Problem;
    /**
     * `unknown-host`: The shop does not go by this host name.
     */
    421: Problem;
    /**
     * `too-many-requests`: Too many requests.
     */
    429: Problem;
    /**
     * `head-too-large`: The head of the request is too large.
     */
    431: Problem;
    /**
     * `internal-error`: The server failed.
     */
    500: Problem;
    /**
     * `bad-gateway`: A service behind the gateway gave no valid answer.
     */
    502: Problem;
    /**
     * `overloaded`: The system is overloaded; nothing was accepted. `unavailable`: A part of the system is unavailable; nothing was changed. `catching-up`: The service is still catching up with the log; nothing was changed.
     */
    503: Problem;
    /**
     * `gateway-timeout`: A service behind the gateway did not answer in time.
     */
    504: Problem;
};

export type GetAuditError = GetAuditErrors[keyof GetAuditErrors];

export type GetAuditResponses = {
    /**
     * An audit of the whole shop: every invariant is checked, and every view is compared with a replay of the log.
     */
    200: {
        /**
         * The audit (UUID v7).
         */
        auditId: string;
        /**
         * When the audit began.
         */
        begunAt: string;
        /**
         * When the audit ended, or null.
         */
        endedAt: string | null;
        /**
         * Who wanted it: the schedule, or a manager.
         */
        cause: 'schedule' | 'request';
        /**
         * `failed`: the shop could not be read to the end, so nothing is known.
         */
        state: 'running' | 'done' | 'failed';
        /**
         * Position of the log reached so far.
         */
        position: number;
        /**
         * Position at which the audit ends. Null until the audit has asked for it.
         */
        head: number | null;
        /**
         * Whether all checks passed. Null unless the audit is done.
         */
        ok: boolean | null;
        /**
         * How many faults all checks have found together.
         */
        faultCount: number;
        /**
         * Why the audit failed, or null.
         */
        error: string | null;
        /**
         * The checks. None unless the audit is done.
         */
        checks: Array<{
            /**
             * What was checked: `stock`, `invoices`, `view-order` …
             */
            name: string;
            /**
             * Whether nothing is wrong.
             */
            ok: boolean;
            /**
             * The figures and the first faults, for people.
             */
            detail: string;
            /**
             * What was counted, by name. Money is in minor units.
             */
            figures: {
                [key: string]: number;
            };
            /**
             * The first faults.
             */
            faults: Array<string>;
            /**
             * How many faults there are in all.
             */
            faultCount: number;
        }>;
    };
};

export type GetAuditResponse = GetAuditResponses[keyof GetAuditResponses];
