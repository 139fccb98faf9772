import { redirect } from 'react-router'
import { answerOf, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { categories } from './filters.ts'

const PAGE = 50

interface StreamFilters {
  readonly category: string
  /** How the name of the stream begins. */
  readonly prefix: string
}

const streamsOf = ({ category, prefix }: StreamFilters, cursor = ''): string => {
  const given = Object.entries({ category, prefix, cursor }).filter(([, value]) => value !== '')
  return given.length === 0 ? '/log/streams' : `/log/streams?${new URLSearchParams(given)}`
}

export const loadStreams = async (context: Context, request: Request) => {
  const query = new URL(request.url).searchParams
  const text = (name: string): string => (query.get(name) ?? '').trim()
  const filters: StreamFilters = {
    category:
      Object.values(categories)
        .flat()
        .find((one) => one === text('category')) ?? '',
    prefix: /^[\w-]{0,200}$/.test(text('prefix')) ? text('prefix') : '',
  }
  const { category, prefix } = filters
  const cursor = query.get('cursor') ?? ''
  const asked = await orInstead(
    context,
    visitOf(context).shop.listStreams({
      query: { limit: PAGE, ...(category && { category }), ...(prefix && { prefix }), ...(cursor && { cursor }) },
    }),
  )
  if (asked.error?.status === 400) throw redirect('/log/streams')
  const { items, total, nextCursor, previousCursor } = await answerOf(context, Promise.resolve(asked))
  return {
    day: new Date().toISOString().slice(0, 10),
    filters,
    total,
    streams: items,
    before: previousCursor && streamsOf(filters, previousCursor),
    after: nextCursor && streamsOf(filters, nextCursor),
  }
}
