import { redirect } from 'react-router'
import type { Commit, StreamEvent } from '@souk/client'
import { answerOf, eventStream, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { namesOf } from '../changes/actors.server.ts'
import { csvFile } from '../parts/csv-file.server.ts'
import { batches } from './batches.server.ts'
import { addressOf, filtersIn, isWanted, listedBy, positionIn, type Filters } from './filters.ts'
import { rowOf, type CommitRow, type Names } from './rows.ts'

const PAGE = 50

/** So long commits are gathered before a browser hears of them, however many there are. */
const GATHER_MS = 250

export const loadLog = async (context: Context, request: Request) => {
  const filters = filtersIn(new URL(request.url).searchParams)
  const { cursor } = filters
  const query = { ...listedBy(filters), sort: 'newest', limit: PAGE, ...(cursor !== '' && { cursor }) } as const
  const asked = await orInstead(context, visitOf(context).shop.listCommits({ query }))
  // A cursor that somebody has changed leads to the first page, and filters that the API refuses lead to the whole log.
  if (asked.error?.status === 400) throw redirect(cursor === '' ? '/log' : addressOf(filters))
  const { commits, head, total, nextCursor, previousCursor } = await answerOf(context, Promise.resolve(asked))
  const names = await namesOf(context, commits)
  return {
    day: new Date().toISOString().slice(0, 10),
    filters,
    head,
    total,
    rows: commits.map((commit) => rowOf(commit, names)),
    nextCursor,
    previousCursor,
  }
}

export type LogList = Awaited<ReturnType<typeof loadLog>>

/** All commits that the filters leave, as a file. */
export const exportLog = (context: Context, request: Request): Promise<Response> => {
  const query = { ...listedBy(filtersIn(new URL(request.url).searchParams)), sort: 'newest' } as const
  return csvFile(context, 'commits', visitOf(context).shop.exportCommits({ query, parseAs: 'stream' }))
}

/** Commits as they are written, as rows, the newest first. */
async function* rowsOf(
  context: Context,
  filters: Filters,
  events: AsyncIterable<StreamEvent<Commit>>,
): AsyncGenerator<StreamEvent<readonly CommitRow[]>, void> {
  let names: Names = {}
  for await (const batch of batches(events, GATHER_MS)) {
    const last = batch.at(-1)
    if (last === undefined) continue
    const reload = batch.find((event) => event.kind === 'reload')
    if (reload?.kind === 'reload') yield reload
    const commits = batch.flatMap((event) => (event.kind === 'change' && isWanted(filters, event.data) ? event.data : []))
    if (commits.length === 0) continue
    const strangers = commits.filter(({ actor }) => !Object.hasOwn(names, actor.id))
    names = { ...names, ...(await namesOf(context, strangers)) }
    yield { kind: 'change', id: last.id, data: commits.map((commit) => rowOf(commit, names)).toReversed() }
  }
}

/** What is written now, for the list with the filters of the address, after a position. */
export const logEvents = (context: Context, request: Request): Promise<Response> => {
  const query = new URL(request.url).searchParams
  const after = positionIn(query.get('after') ?? '')
  return eventStream(context, request, (options) =>
    rowsOf(context, filtersIn(query), visitOf(context).shop.commitEvents({ ...options, ...(after !== '' && { after: Number(after) }) })),
  )
}
