import { defineOperations, followed, lastEventId } from '@souk/http'

export const operations = defineOperations({
  placeOrder: {
    summary: 'Place an order',
    description:
      "The order is accepted at once, as `PENDING`. Then product and customer reserve stock and credit, and the order becomes `FINALIZED` or `CANCELED`. A repeated request with the same `Idempotency-Key` gets the same answer and never orders twice. So `Prefer: wait` has no effect here: send it with `GET /orders/{orderId}`. The lines of the order are all that counts. The customer's cart stays as it is: whoever orders what is in it empties it afterwards, with `PUT /carts/current`.",
    problems: ['idempotency-key-required', 'not-found', 'customer-required', 'unknown-product', 'amount-too-large'],
    answerHeaders: ['location'],
  },
  listOrders: {
    summary: 'List orders',
    description:
      'The order that was placed last comes first, or the first with `sort=oldest`. An order must match every filter. Customers see their own orders only.',
    answerHeaders: ['etag'],
  },
  exportOrders: {
    summary: 'Export orders as CSV',
    description: 'Those that match every filter, one line for each, in the order of the list.',
  },
  countOrders: {
    summary: 'Count orders by status and by reason',
    description:
      'The numbers beside the filters of the list: with each status, and with each reason for a cancellation, the orders that match the other filters. Each is exact up to 1,000, as the `total` of the list is. Customers see their own orders only.',
    answerHeaders: ['etag'],
  },
  getOrderStatistics: {
    summary: 'Sum up the orders of a span of time',
    description:
      'How many orders were placed, what came of them, and how long that took, beside the span of the same length before; the products that were missing most; the orders that are open now. All numbers are exact. With `by` it also counts each hour or day, 1,000 at most: also those count of which only a part lies between `placedFrom` and `placedUntil`.',
  },
  getOrder: {
    summary: 'Show an order',
    description:
      'With `Prefer: wait=N` the answer waits up to N seconds, 30 at most, until the order is `FINALIZED` or `CANCELED`. A customer whose requests wait 20 times already is answered at once: `Preference-Applied: wait=0`. With `asOf` it is shown as it was, at once; 404 before it was placed.',
    requestHeaders: { prefer: '`wait=N`: wait up to N seconds until the order is final.' },
    answerHeaders: ['etag', 'souk-as-of'],
  },
  getOrderHistory: {
    summary: 'Show every change of an order, and its causes',
    description:
      'The changes of the order, its stock, its credit and its invoice, the oldest first: when, by which commit, and all events that led to each. And what the order waits for, and until when.',
  },
  streamOrder: {
    summary: 'Follow the changes of an order',
    description: `A stream of events: each is a change as the history shows it, when the other routes show it, too. ${followed}`,
    requestHeaders: lastEventId,
  },
  streamOrders: {
    summary: 'Follow the changes of orders',
    description: `A stream of events: the changes of all orders, or of those of one customer. Customers hear of their own orders only. ${followed}`,
    requestHeaders: lastEventId,
    problems: ['not-found'],
  },
  cancelOrder: {
    summary: 'Cancel an order',
    description: 'Only a pending order can be canceled. What was reserved for it is released.',
    problems: ['order-not-pending'],
  },
  orderAgain: {
    summary: 'Order the same again',
    description:
      'Places a new order of the same lines at the prices of today, for the customer of that order. If a product is missing or no longer sold, nothing is ordered, and `errors` names each such line of the order. What is left can be ordered with `POST /orders`. A repeated request with the same `Idempotency-Key` gets the same answer and never orders twice.',
    problems: ['idempotency-key-required', 'lines-unavailable', 'amount-too-large'],
    answerHeaders: ['location'],
  },
  exportOrdersOfCustomer: {
    summary: 'Export what this service knows of a customer',
    description: 'The cart and all orders, page by page.',
  },
  getCart: {
    summary: "Show the sender's cart",
    description: 'A cart that was never saved has version 0 and no lines.',
    answerHeaders: ['etag'],
  },
  changeCart: {
    summary: "Replace the content of the sender's cart",
    description:
      'It reserves nothing, and products are looked up only when they are ordered. With `If-Match` it replaces only the version that the sender has seen. The same content again changes nothing and is never refused. With `Idempotency-Key` the change is made once: the cart remembers the last 20 keys, and a repeat changes nothing, whatever it asks for, and answers the cart as it is. No order changes the cart. Whoever has ordered what is in it sends no lines here, with `If-Match`, so that nothing is lost that was put into it meanwhile.',
    problems: ['precondition-failed'],
    answerHeaders: ['etag', 'idempotent-replayed'],
  },
})
