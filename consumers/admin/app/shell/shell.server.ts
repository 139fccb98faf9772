import { dropKeptForm, orNull, themeOf, visitOf, type Context } from '@souk/site/pages/server'
import { hasLab } from '../lab/has-lab.server.ts'
import { choices } from '../languages/all.server.ts'
import { listInstances } from '../operations/ask.server.ts'
import { silentIn } from '../operations/silent.ts'

/** A page waits that long for the number of orders. The index of a long log may need minutes to be built again. */
const PATIENCE_MS = 100

/** What stands beside the pages of a manager. The pages go on without it, also while the view of the customers is built again. */
const loadOffice = async (context: Context, customerId: string) => {
  const { shop } = visitOf(context)
  const [manager, head, instances, measures, parked, lab] = await Promise.all([
    orNull(context, shop.getCustomer({ path: { customerId } })),
    orNull(context, shop.getHead()),
    listInstances(context),
    orNull(context, shop.getMeasures({ signal: AbortSignal.timeout(PATIENCE_MS) })),
    orNull(context, shop.listAllParked({ query: { limit: 1 } })),
    hasLab(context),
  ])
  const orders = measures && measures.ordersOpen + measures.ordersFinalized + measures.ordersCanceled
  return {
    name: manager?.name ?? manager?.username,
    head,
    silent: silentIn(instances),
    orders,
    parked: parked && parked.total.count,
    hasLab: lab,
  }
}

/** What every page shows around its content. `office` is undefined unless a manager is logged in. */
export const loadShell = async (context: Context) => {
  const { session, requestId, page } = visitOf(context)
  const visitor = session.customer()
  if (visitor !== undefined && page !== '/continue') dropKeptForm(context)
  return {
    requestId,
    office: visitor?.isManager === true ? await loadOffice(context, visitor.customerId) : undefined,
    languages: choices,
    theme: themeOf(context),
  }
}

export type Shell = Awaited<ReturnType<typeof loadShell>>
