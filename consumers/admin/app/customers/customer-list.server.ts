import { redirect } from 'react-router'
import { answerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { addressOf, filtersIn, listedBy, roles, statuses, type Filters } from './filters.ts'

const PAGE = 50

/** How many customers each choice would leave. */
const countsFor = async (context: Context, filters: Filters) => {
  const count = async (change: Partial<Filters>) =>
    (await answerOf(context, visitOf(context).shop.listCustomers({ query: { ...listedBy({ ...filters, ...change }), limit: 1 } }))).total
  const [byStatus, byRole] = await Promise.all([
    Promise.all(statuses.map((status) => count({ status }))),
    Promise.all(roles.map((role) => count({ role }))),
  ])
  return { statuses: byStatus, roles: byRole }
}

export const loadCustomers = async (context: Context, request: Request) => {
  const filters = filtersIn(new URL(request.url).searchParams)
  const { cursor } = filters
  const query = { ...listedBy(filters), limit: PAGE, ...(cursor && { cursor }) }
  const [asked, counts] = await Promise.all([
    orInstead(context, visitOf(context).shop.listCustomers({ query })),
    countsFor(context, filters),
  ])
  // A cursor that somebody has changed leads to the first page.
  if (asked.error?.status === 400 && cursor !== '') throw redirect(addressOf(filters))
  const { items, nextCursor, previousCursor, total } = await answerOf(context, Promise.resolve(asked))
  return { filters, counts, total, customers: items, nextCursor, previousCursor }
}

export type CustomerList = Awaited<ReturnType<typeof loadCustomers>>

/** All customers that the filters leave, as a file. */
export const exportCustomers = (context: Context, request: Request): Promise<Response> => {
  const query = listedBy(filtersIn(new URL(request.url).searchParams))
  return csvFile(context, 'customers', visitOf(context).shop.exportCustomers({ query, parseAs: 'stream' }))
}
