import { startServiceInTest } from '@souk/event-store/testing'
import { newId } from '@souk/log-protocol'
import { buildAccountingApp } from '../src/http/routes.ts'
import { startAccountingService } from '../src/service.ts'
import { openAccountingStore } from '../src/view/store.sqlite.ts'

/** Starts accounting in a test. */
export const startStack = async () => {
  const test = await startServiceInTest({
    name: 'accounting',
    open: openAccountingStore,
    start: startAccountingService,
    app: (parts) => buildAccountingApp({ ...parts, currency: 'EUR' }),
  })
  return Object.assign(test, {
    /** Another instance of the service on the same log, with a view of its own. */
    startAnother: () => startAccountingService({ ...test.dependencies, store: openAccountingStore(':memory:') }),
    /** Appends an order of one line that is finalized. @returns its id */
    finalizeOrder: async (finalizedAt: string, { orderId = newId(), customerId = newId(), total = 100 } = {}): Promise<string> => {
      const lines = [{ productId: newId(), name: 'Chai', quantity: 1, unitPrice: total }]
      await test.append(
        {
          type: 'OrderPlaced',
          data: { orderId, customerId, addressId: null, placedAt: finalizedAt, deadlineAt: finalizedAt, lines, total, currency: 'EUR' },
        },
        { type: 'OrderApproved', data: { orderId, approvedAt: finalizedAt } },
        { type: 'OrderFinalized', data: { orderId, customerId, finalizedAt } },
      )
      return orderId
    },
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>
