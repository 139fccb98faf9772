import { redirect } from 'react-router'
import { answerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { streamFiltersIn, streamsAddress, streamsListedBy } from './stream-filters.ts'

const PAGE = 50

export const loadStreams = async (context: Context, request: Request) => {
  const query = new URL(request.url).searchParams
  const filters = streamFiltersIn(query)
  const cursor = query.get('cursor') ?? ''
  const asked = await orInstead(
    context,
    visitOf(context).shop.listStreams({ query: { ...streamsListedBy(filters), limit: PAGE, ...(cursor && { cursor }) } }),
  )
  if (asked.error?.status === 400) throw redirect('/log/streams')
  const { items, total, nextCursor, previousCursor } = await answerOf(context, Promise.resolve(asked))
  return {
    day: new Date().toISOString().slice(0, 10),
    filters,
    total,
    streams: items,
    before: previousCursor && streamsAddress(filters, previousCursor),
    after: nextCursor && streamsAddress(filters, nextCursor),
  }
}

/** The streams that the filters leave, as a file. */
export const exportStreams = (context: Context, request: Request): Promise<Response> => {
  const query = streamsListedBy(streamFiltersIn(new URL(request.url).searchParams))
  return csvFile(context, 'streams', visitOf(context).shop.exportStreams({ query, parseAs: 'stream' }))
}
