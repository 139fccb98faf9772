import { invoiceSubject, type OrderLine, type Recipient, type Seller } from '@souk/contracts'
import { startServiceInTest } from '@souk/event-store/testing'
import { newId } from '@souk/log-protocol'
import { systemClock, type Clock } from '@souk/process'
import { createKeyClient } from '@souk/service'
import { IV_BYTES, sealJson } from '@souk/service/personal'
import { buildAccountingApp } from '../src/http/routes.ts'
import { startAccountingService } from '../src/service.ts'
import { openAccountingStore } from '../src/view/store.sqlite.ts'

interface OrderInTest {
  readonly orderId?: string
  readonly customerId?: string
  readonly total?: number
  readonly lines?: OrderLine[]
  /** Whom its invoice is for (default: nobody can read that any more). */
  readonly recipient?: Recipient
}

interface StackOptions {
  readonly clock?: Clock
  /** Who sells; it may change between two starts. */
  readonly seller?: () => Seller | undefined
}

/** Starts accounting in a test. */
export const startStack = async ({ clock = systemClock, seller = () => undefined }: StackOptions = {}) => {
  const test = await startServiceInTest({
    name: 'accounting',
    open: openAccountingStore,
    start: (parts) => startAccountingService({ ...parts, seller: seller() }),
    clock,
    app: (parts) => buildAccountingApp({ ...parts, currency: 'EUR' }),
  })
  /** The keys as the customer service may use them. */
  const keys = createKeyClient(test.busOf('customer'))
  const sealFor = async (year: number, customerId: string, recipient: Recipient) => {
    const subject = invoiceSubject(year, customerId)
    return sealJson(recipient, subject, Buffer.from((await keys.createKey(subject)) ?? '', 'base64url'), Buffer.alloc(IV_BYTES, 7))
  }
  return Object.assign(test, {
    keys,
    /** Another instance of the service on the same log, with a view of its own. */
    startAnother: () => startAccountingService({ ...test.dependencies, store: openAccountingStore(':memory:') }),
    /** Appends an order that is finalized, of one line unless it says others. @returns its id */
    finalizeOrder: async (
      finalizedAt: string,
      {
        orderId = newId(),
        customerId = newId(),
        total = 100,
        lines = [{ productId: newId(), name: 'Chai', quantity: 1, unitPrice: total }],
        recipient,
      }: OrderInTest = {},
    ): Promise<string> => {
      const year = Number(finalizedAt.slice(0, 4))
      const sealed = recipient && (await sealFor(year, customerId, recipient))
      await test.append(
        {
          type: 'OrderPlaced',
          data: { orderId, customerId, addressId: null, placedAt: finalizedAt, deadlineAt: finalizedAt, lines, total, currency: 'EUR' },
        },
        {
          type: 'CreditReserved',
          data: { orderId, customerId, reservedAt: finalizedAt, amount: total, ...(sealed && { recipient: sealed }) },
        },
        { type: 'OrderApproved', data: { orderId, approvedAt: finalizedAt } },
        { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt } },
      )
      return orderId
    },
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>
