import type { Experiment } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'

/** The experiment that an order belongs to. Null where the shop has no failure lab, or the event store does not remember it. */
export const experimentOf = async (context: Context, orderId: string): Promise<Experiment | null> => {
  const experiments = await visitOf(context)
    .shop.listExperiments({ query: { orderId } })
    .catch(() => undefined)
  return experiments?.data?.items[0] ?? null
}
