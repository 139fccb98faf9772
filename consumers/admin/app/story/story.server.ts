import { data, redirect } from 'react-router'
import { answerOf, eventStream, idIn, orInstead, orNull, visitOf, type Context, type Params } from '@souk/site/pages/server'
import { experimentOf } from '../lab/experiment-of.server.ts'
import { customerNames } from '../parts/customer-names.server.ts'
import { tell } from '../shell/told.server.ts'
import { loadShortages } from './shortages.server.ts'
import { mayStillBeFelt, secondsLeftOf, strikeOf, type Stopped } from './strike.ts'

/** So many parked events are looked through for those of an order. */
const MOST_PARKED = 100

/** All that the log tells of an order, and what it waits for now. */
export const loadStory = async (context: Context, params: Params) => {
  const { shop } = visitOf(context)
  const path = { orderId: idIn(params, 'orderId') }
  // What the order waits for is read first. If that is nothing, nothing loads the page again, so that what is read later must be complete.
  const [history, experiment] = await Promise.all([orInstead(context, shop.getOrderHistory({ path })), experimentOf(context, path.orderId)])
  const now = Date.now()
  // The order is there, or it would have no experiment. When its service goes on, it may not have read it yet.
  const isAway = history.error?.status === 503 || history.error?.status === 404
  const isStopped = experiment?.fault.kind === 'service-stopped' && experiment.fault.service === 'order' && mayStillBeFelt(experiment, now)
  if (isAway && isStopped) throw data({ stoppedFor: secondsLeftOf(experiment, now) ?? null } satisfies Stopped, 503)
  const { waitsFor } = await answerOf(context, Promise.resolve(history))
  const [order, { events }, inbox] = await Promise.all([
    answerOf(context, shop.getOrder({ path })),
    answerOf(context, shop.getStory({ path: { storyId: path.orderId } })),
    orNull(context, shop.listAllParked({ query: { limit: MOST_PARKED } })),
  ])
  const [names, shortages] = await Promise.all([customerNames(context, [order.customerId]), loadShortages(context, { order, events })])
  const parked = (inbox?.items ?? []).filter(({ stream }) => stream.endsWith(`-${path.orderId}`))
  // While a service is cut off, the requests above may take seconds. The page counts down from the moment at which it is sent.
  const strike = experiment === null ? undefined : strikeOf(experiment, Date.parse(events[0]?.at ?? order.placedAt), Date.now())
  return { order, customer: names[order.customerId], events, waitsFor, parked, shortages, strike }
}

export type Story = Awaited<ReturnType<typeof loadStory>>
export type StoryEvent = Story['events'][number]

/** Cancels an order that nobody has decided about. Canceling it again changes nothing. */
export const cancelOrder = async (context: Context, request: Request, params: Params): Promise<Response> => {
  const orderId = idIn(params, 'orderId')
  const { error } = await orInstead(context, visitOf(context).shop.cancelOrder({ path: { orderId } }))
  if (error === undefined) tell(context, request, ({ story: words }) => words.canceled)
  else if (error.status === 409) tell(context, request, ({ story: words }) => words.tooLateToCancel, { failed: true })
  else await answerOf(context, Promise.resolve({ data: undefined, error }))
  return redirect(`/orders/${orderId}`)
}

/** What happens to the order, as it happens. */
export const storyEvents = async (context: Context, request: Request, params: Params): Promise<Response> => {
  const { shop } = visitOf(context)
  const orderId = idIn(params, 'orderId')
  await answerOf(context, shop.getOrder({ path: { orderId } }))
  return eventStream(context, request, (options) => shop.orderEvents(orderId, options))
}
