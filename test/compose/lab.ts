// Shows that the failure lab strikes every instance of a service.
import { valueOf } from '@souk/client'
import { Experiment, strikesIn, type Fault, type FaultyService } from '@souk/contracts'
import { logIn } from '../support/manager.ts'
import { createShop } from '../support/shop.ts'
import { tell, until } from './run.ts'
import type { Stack } from './stack.ts'

const INSTANCES = 2
const scaled = ['order', 'product', 'customer'] as const satisfies readonly FaultyService[]

const faults: readonly Fault[] = [
  ...scaled.map((service): Fault => ({ kind: 'service-stopped', service, seconds: 2 })),
  { kind: 'stock-taken', seconds: 2 },
  { kind: 'credit-taken', seconds: 2 },
]

export const everyInstanceIsStruck = async (stack: Stack): Promise<void> => {
  await stack.scale(INSTANCES, ...scaled)
  const shop = createShop(stack.url)
  const { customerId } = await logIn(stack.url)
  const { productId } = await shop.addProduct({ stock: 100, price: 1 })
  await shop.adjustCredit(customerId, 10_000)
  for (const fault of faults) {
    const service = strikesIn(fault)
    const planted = await shop.send('POST', '/event-store/experiments', { body: { fault } })
    const { experimentId, takenBy } = Experiment.parse(planted.body)
    if (takenBy.length !== INSTANCES) throw new Error(`${takenBy.length} instances of ${service} take the fault, and not ${INSTANCES}`)
    const { orderId } = await shop.placeUntilAccepted(customerId, [{ productId, quantity: 1 }])
    const read = () => valueOf(shop.api.getExperiment({ path: { experimentId } }))
    await until(`${fault.kind} is over`, async () => (await read()).state === 'ended')
    const struck = (await read()).effects.map(({ instance }) => instance)
    if (struck.toSorted().join() !== takenBy.toSorted().join())
      throw new Error(`${fault.kind} has struck ${struck.length} instances of ${service}, and not ${takenBy.length}`)
    // A service that was stopped has just come back.
    await until('the order is read again', async () => (await shop.send('GET', `/order/orders/${orderId}`)).status === 200)
    await shop.settled(orderId)
    tell(`✓ ${fault.kind}: all ${INSTANCES} instances of ${service}`)
  }
  await stack.booksAreRight()
}
