import { invoiceSubject, type Sealed, type SoukEvent } from '@souk/contracts'
import { GENESIS, sealCommit, type Commit } from '@souk/log-protocol'
import { commitsOf } from '@souk/service/testing'
import { testId } from '@souk/testing'

/** Links the commits in a hash chain, as the event store does. */
export const chained = (commits: readonly Commit[]): Commit[] => {
  let previousHash = GENESIS.hash
  return commits.map(({ hash: _hash, ...unsealed }) => {
    const { commit } = sealCommit({ ...unsealed, previousHash })
    previousHash = commit.hash
    return commit
  })
}

/** A log with one commit for each decision. */
export const logOf = (decisions: readonly (readonly SoukEvent[])[]): Commit[] => chained(commitsOf(decisions))

const at = (second: number): string => new Date(Date.UTC(2026, 2, 14, 15, 0, second)).toISOString()
export const AFTERWARDS = Date.UTC(2026, 2, 14, 16)

export const tea = testId(1)
export const rice = testId(2)
export const ann = testId(11)
export const bob = testId(12)
const drinks = testId(21)
/** Two finalized orders, one out of stock, one whose deadline passed before any answer, and one that Bob cannot pay. */
export const [first = '', second = '', soldOut = '', late = '', tooDear = ''] = [101, 102, 103, 104, 105].map(testId)
const currency = 'GBP'

type Lines = Extract<SoukEvent, { type: 'OrderPlaced' }>['data']['lines']

export const placed = (orderId: string, customerId: string, lines: Lines, second_: number): SoukEvent => ({
  type: 'OrderPlaced',
  data: {
    orderId,
    customerId,
    addressId: null,
    placedAt: at(second_),
    deadlineAt: at(second_ + 30),
    lines,
    total: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
    currency,
  },
})
export const stockReserved = (orderId: string, lines: Lines): SoukEvent[] => [
  {
    type: 'StockReserved',
    data: { orderId, reservedAt: at(20), lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) },
  },
  ...lines.map(({ productId, quantity }): SoukEvent => ({
    type: 'UnitsReserved',
    data: { productId, orderId, reservedAt: at(20), quantity },
  })),
]
/** A name and address, sealed under the key of a customer. */
export const sealedFor = (customerId: string, ciphertext = 'AAAA'): Sealed => ({
  subject: invoiceSubject(2026, customerId),
  iv: 'AAAA',
  ciphertext,
  tag: 'AAAA',
})
export const creditReserved = (orderId: string, customerId: string, amount: number, recipient?: Sealed): SoukEvent[] => [
  { type: 'CreditReserved', data: { orderId, customerId, reservedAt: at(20), amount, ...(recipient && { recipient }) } },
  { type: 'CreditHeld', data: { customerId, orderId, heldAt: at(20), amount } },
]
export const finalized = (orderId: string, customerId: string): SoukEvent[] => [
  { type: 'OrderApproved', data: { orderId, approvedAt: at(21) } },
  { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt: at(21) } },
]
export const canceled = (
  orderId: string,
  customerId: string,
  reason: Extract<SoukEvent, { type: 'OrderCanceled' }>['data']['reason'],
): SoukEvent[] => [{ type: 'OrderCanceled', data: { orderId, customerId, canceledAt: at(59), reason } }]
export const stockReleased = (orderId: string, lines: Lines): SoukEvent[] => [
  { type: 'StockReleased', data: { orderId, releasedAt: at(59) } },
  ...lines.map(({ productId, quantity }): SoukEvent => ({
    type: 'UnitsReleased',
    data: { productId, orderId, releasedAt: at(59), quantity },
  })),
]
export const stockDeducted = (orderId: string, lines: Lines): SoukEvent[] => [
  { type: 'StockDeducted', data: { orderId, deductedAt: at(22) } },
  ...lines.map(({ productId, quantity }): SoukEvent => ({
    type: 'UnitsDeducted',
    data: { productId, orderId, deductedAt: at(22), quantity },
  })),
]
export const creditCharged = (orderId: string, customerId: string, amount: number): SoukEvent[] => [
  { type: 'CreditCharged', data: { orderId, chargedAt: at(22) } },
  { type: 'HoldCharged', data: { customerId, orderId, chargedAt: at(22), amount } },
]
export const invoiced = (orderId: string, customerId: string, lines: Lines, sequence: number, recipient?: Sealed): SoukEvent[] => [
  { type: 'InvoiceNumberAssigned', data: { orderId, assignedAt: at(23), year: 2026, sequence } },
  {
    type: 'InvoiceIssued',
    data: {
      orderId,
      customerId,
      finalizedAt: at(21),
      issuedAt: at(23),
      number: `2026-00000${sequence}`,
      lines,
      total: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
      currency,
      ...(recipient && { recipient }),
    },
  },
]

export const line = (productId: string, quantity: number, unitPrice: number): Lines[number] => ({
  productId,
  name: productId === tea ? 'Tea' : 'Rice',
  quantity,
  unitPrice,
})
export const firstLines = [line(tea, 2, 250), line(rice, 1, 100)]
export const secondLines = [line(tea, 3, 250)]
const soldOutLines = [line(rice, 99, 100)]
export const lateLines = [line(tea, 1, 250)]
export const tooDearLines = [line(tea, 4, 250)]

const product = (productId: string, name: string, price: number, units: number): SoukEvent[] => [
  {
    type: 'ProductAdded',
    data: { productId, categoryId: drinks, addedAt: at(0), name, description: '', slugWords: '', supplier: '', price, currency },
  },
  { type: 'StockAdjusted', data: { productId, adjustedAt: at(0), delta: units, reason: 'first stock' } },
]
const customer = (customerId: string, amount: number): SoukEvent[] => [
  {
    type: 'CustomerRegistered',
    data: {
      customerId,
      addressId: null,
      usernameHash: customerId.replaceAll('-', '').padEnd(64, '0'),
      registeredAt: at(1),
      personal: { subject: customerId, iv: 'AAAA', ciphertext: 'AAAA', tag: 'AAAA' },
    },
  },
  { type: 'CreditGranted', data: { customerId, grantedAt: at(1), amount, currency, reason: 'welcome' } },
]

/** The decisions of a correct shop by name, in the order of the log. */
export const decisions = {
  category: [
    {
      type: 'CategoryAdded',
      data: { categoryId: drinks, parentId: null, addedAt: at(0), name: 'Drinks', description: '', slugWords: 'drinks' },
    },
  ],
  tea: product(tea, 'Tea', 250, 10),
  rice: product(rice, 'Rice', 100, 5),
  ann: customer(ann, 2_000),
  bob: customer(bob, 900),

  firstPlaced: [placed(first, ann, firstLines, 10)],
  firstStock: stockReserved(first, firstLines),
  firstCredit: creditReserved(first, ann, 600, sealedFor(ann)),
  secondPlaced: [placed(second, bob, secondLines, 11)],
  secondCredit: creditReserved(second, bob, 750),
  firstFinal: finalized(first, ann),
  secondStock: stockReserved(second, secondLines),
  firstDeducted: stockDeducted(first, firstLines),
  secondFinal: finalized(second, bob),
  secondInvoice: invoiced(second, bob, secondLines, 1),
  firstInvoice: invoiced(first, ann, firstLines, 2, sealedFor(ann)),
  firstCharged: creditCharged(first, ann, 600),
  secondDeducted: stockDeducted(second, secondLines),
  secondCharged: creditCharged(second, bob, 750),

  soldOutPlaced: [placed(soldOut, ann, soldOutLines, 12)],
  soldOutRejected: [{ type: 'StockRejected', data: { orderId: soldOut, productId: rice, rejectedAt: at(20), reason: 'out-of-stock' } }],
  soldOutCanceled: canceled(soldOut, ann, 'out-of-stock'),
  soldOutPaymentClosed: [{ type: 'PaymentClosed', data: { orderId: soldOut, closedAt: at(59) } }],

  latePlaced: [placed(late, ann, lateLines, 13)],
  lateCanceled: canceled(late, ann, 'deadline-passed'),
  lateStockClosed: [{ type: 'ReservationClosed', data: { orderId: late, closedAt: at(59) } }],
  latePaymentClosed: [{ type: 'PaymentClosed', data: { orderId: late, closedAt: at(59) } }],

  tooDearPlaced: [placed(tooDear, bob, tooDearLines, 14)],
  tooDearStock: stockReserved(tooDear, tooDearLines),
  tooDearRejected: [
    { type: 'CreditRejected', data: { orderId: tooDear, customerId: bob, rejectedAt: at(20), reason: 'insufficient-credit' } },
  ],
  tooDearCanceled: canceled(tooDear, bob, 'insufficient-credit'),
  tooDearReleased: stockReleased(tooDear, tooDearLines),
} satisfies Record<string, readonly SoukEvent[]>
