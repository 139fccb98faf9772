import { z } from 'zod'
import { csvFile, ownerOf, page, pageQuery, pastQuery, serviceNames, spanHasRoom, time, type AsOf } from '@souk/contracts'
import { byPosition, listPage, malformed, sendJson, type App, type PageWanted } from '@souk/http'
import { categoryOf, Checkpoint, Commit, decimal, eventType, instant, streamName, text, uuid } from '@souk/log-protocol'
import { inBackground, waitingForPage, type Clock } from '@souk/process'
import { forManagers } from '@souk/service/access'
import { pagesOf, sendCsv, type CsvColumns } from '@souk/service/csv'
import type { EventLog } from '../log/event-log.ts'
import { allCommits } from '../search/all-commits.ts'
import { MILLISECONDS, periods, type CommitFilter, type FoundStream, type LogSearch } from '../search/log-search.ts'
import { Measures, measuresAfter } from '../search/measures.ts'
import { operations } from './operations.ts'
import { commitsInSteps, readCommits } from './pages.ts'

interface SearchParts {
  readonly log: EventLog
  readonly search: LogSearch
  readonly clock: Pick<Clock, 'now'>
  /** @throws ProblemError if the moment is not in the past */
  readonly expectPast: (asOf: AsOf) => Promise<void>
}

const category = z
  .string()
  .max(100)
  .regex(/^[a-z]+$/)

const commitFilters = {
  after: decimal(z.int().min(0)).default(0).describe('Only commits with a greater position.'),
  before: decimal(z.int().min(0)).optional().describe('Only commits with a smaller position.'),
  category: category.optional().describe('Only commits with an event in the streams of this category, such as `order`.'),
  type: eventType.optional().describe('Only commits with an event of this type.'),
  stream: streamName.optional().describe('Only commits with an event of this stream.'),
  correlationId: uuid.optional().describe('Only commits that this request has led to.'),
  actor: text(200).min(1).optional().describe('Only commits for which this party gave the command, by its id.'),
  from: time.optional().describe('Only commits at this time or later.'),
  until: time.optional().describe('Only commits before this time.'),
  sort: z.enum(['oldest', 'newest']).default('oldest').describe('Which commit comes first.'),
}

const CommitsQuery = pageQuery
  .extend({ ...commitFilters, limit: decimal(z.int().min(1).max(1_000)).default(100).describe('Commits on a page, 1 to 1,000.') })
  .check(spanHasRoom)

const CommitsExportQuery = z.strictObject(commitFilters).check(spanHasRoom)

/** One line for each commit. What stands in it is named, not told. */
const commitColumns: CsvColumns<Commit> = {
  position: ({ position }) => position,
  at: ({ at }) => at,
  actorKind: ({ actor }) => actor.kind,
  actorId: ({ actor }) => actor.id,
  correlationId: ({ correlationId }) => correlationId,
  causationId: ({ causationId }) => causationId,
  events: ({ appends }) => appends.reduce((sum, { events }) => sum + events.length, 0),
  types: ({ appends }) => [...new Set(appends.flatMap(({ events }) => events.map(({ type }) => type)))].join(' '),
  streams: ({ appends }) => appends.map(({ stream }) => stream).join(' '),
  hash: ({ hash }) => hash,
}

const CommitPage = page(Commit)
  .omit({ items: true })
  .extend({
    commits: z.array(Commit).describe('Fewer than asked for at the end of the list, or if the page would be large.'),
    head: Checkpoint.describe('The end of the log.'),
  })

const Stream = z
  .object({
    stream: streamName.describe('Name of the stream.'),
    category: category.describe('Its category.'),
    service: z
      .enum(serviceNames)
      .nullable()
      .describe('The service that writes it. Null if this version of the code does not know the category.'),
    version: z.int().min(1).describe('Number of its events.'),
    firstPosition: z.int().min(1).describe('Commit of its first event.'),
    lastPosition: z.int().min(1).describe('Commit of its last event.'),
    changedAt: instant.describe('When the last event came.'),
  })
  .describe('A stream of the log.')

const shownStream = (found: FoundStream): z.infer<typeof Stream> => ({
  ...found,
  category: categoryOf(found.stream),
  service: ownerOf(found.stream) ?? null,
})

const streamColumns: CsvColumns<z.infer<typeof Stream>> = {
  stream: ({ stream }) => stream,
  category: ({ category: of }) => of,
  service: ({ service }) => service,
  version: ({ version }) => version,
  firstPosition: ({ firstPosition }) => firstPosition,
  lastPosition: ({ lastPosition }) => lastPosition,
  changedAt: ({ changedAt }) => changedAt,
}

const streamFilters = {
  category: category.optional().describe('Only streams of this category, such as `order`.'),
  prefix: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]*$/, 'must be the beginning of a stream’s name')
    .optional()
    .describe('Only streams whose names begin like this, such as `order-0193`.'),
}
const StreamsQuery = pageQuery.extend(streamFilters)
const StreamsExportQuery = z.strictObject(streamFilters)

const MAX_PERIODS = 1_000
const DEFAULT_PERIODS = 24

const ActivityQuery = z
  .strictObject({
    from: time.optional().describe('The first period is the one with this time.'),
    until: time.optional().describe('The periods begin before this time. Default: now.'),
    by: z.enum(periods).default('hour').describe('Length of a period. All begin with a minute, an hour or a day in UTC.'),
  })
  .check(spanHasRoom)

const Activity = z
  .object({
    periods: z
      .array(
        z.object({
          start: instant.describe('When the period begins.'),
          commits: z.int().min(1).describe('Number of commits.'),
          events: z
            .array(z.object({ category: category.describe('Category of streams.'), count: z.int().min(1).describe('Number of events.') }))
            .describe('The events by the category of their streams.'),
        }),
      )
      .describe('In the order of time.'),
  })
  .describe('What came into the log.')

const MeasuresAt = z
  .object({ position: z.int().min(0).describe('After the commit at this position.'), ...Measures.shape })
  .describe('The shop in figures, at a position of the log.')

/** Whether a filter asks for more than a position, so that only the index can answer. */
const needsIndex = ({ after: _, before: __, ...criteria }: CommitFilter): boolean =>
  Object.values(criteria).some((value) => value !== undefined)

/** Adds the routes that find commits and streams. */
export const addSearchRoutes = (app: App, { log, search, clock, expectPast }: SearchParts): void => {
  app.get(
    '/measures',
    { ...forManagers, schema: { ...operations.getMeasures, querystring: pastQuery, response: { 200: MeasuresAt } } },
    async ({ query: { asOf } }, reply) => {
      if (asOf !== undefined) await expectPast(asOf)
      await search.caughtUp()
      const position = typeof asOf === 'string' ? search.positionAt(asOf) : (asOf ?? (await log.head()).position)
      const near = search.measures(position)
      const later = position === near.position ? [] : await log.readAll(near.position, position - near.position)
      if (asOf !== undefined) reply.header('souk-as-of', String(asOf))
      return { position, ...later.reduce(measuresAfter, near.measures) }
    },
  )

  /** What finds commits. Whoever reads the whole log need not wait for the index, which may take hours to be built. */
  const finderOf = async (filter: CommitFilter, head: number): Promise<Pick<LogSearch, 'commits' | 'countCommits'>> => {
    if (!needsIndex(filter)) return allCommits(head)
    await search.caughtUp()
    return search
  }

  app.get(
    '/commits',
    { ...forManagers, schema: { ...operations.listCommits, querystring: CommitsQuery, response: { 200: CommitPage } } },
    ({ query: { cursor, limit, sort, ...filter } }, reply) =>
      waitingForPage(async () => {
        const found = await finderOf(filter, (await log.head()).position)
        const list = {
          ...byPosition,
          of: ['commits', sort, filter] as const,
          read: (wanted: PageWanted<number>) => inBackground(() => found.commits(filter, sort, wanted).map((position) => ({ position }))),
          count: (atMost: number) => inBackground(() => found.countCommits(filter, atMost)),
          show: byPosition.placeOf,
        }
        for (let size = limit; ;) {
          const { items, ...rest } = await listPage({ cursor, limit: size }, list)
          const commits = await readCommits(log, inBackground, items)
          if (commits.length === items.length) {
            const head = await log.head()
            const end = JSON.stringify({ ...rest, head })
            return sendJson(reply, `{"commits":[${commits.join(',')}],${end.slice(1)}`)
          }
          size = commits.length
        }
      }),
  )

  app.get(
    '/commits/export.csv',
    { ...forManagers, schema: { ...operations.exportCommits, querystring: CommitsExportQuery, response: { 200: csvFile } } },
    async ({ query: { sort, ...filter } }, reply) => {
      const { position } = await log.head()
      const found = await finderOf(filter, position)
      // What is written meanwhile is not in it, so that it ends.
      const known = { ...filter, before: Math.min(filter.before ?? Infinity, position + 1) }
      const pages = pagesOf(
        (wanted: PageWanted<number>) => inBackground(() => found.commits(known, sort, wanted)),
        (at) => at,
      )
      return sendCsv(
        reply,
        'commits',
        commitColumns,
        (async function* () {
          for await (const positions of pages) yield* commitsInSteps(log, inBackground, positions)
        })(),
      )
    },
  )

  app.get(
    '/streams',
    { ...forManagers, schema: { ...operations.listStreams, querystring: StreamsQuery, response: { 200: page(Stream) } } },
    async ({ query: { cursor, limit, ...filter } }) => {
      await search.caughtUp()
      return listPage(
        { cursor, limit },
        {
          of: ['streams', filter],
          place: streamName,
          placeOf: ({ stream }) => stream,
          read: async (wanted: PageWanted<string>) => search.streams(filter, wanted),
          count: async (atMost) => search.countStreams(filter, atMost),
          show: shownStream,
        },
      )
    },
  )

  app.get(
    '/streams/export.csv',
    { ...forManagers, schema: { ...operations.exportStreams, querystring: StreamsExportQuery, response: { 200: csvFile } } },
    async ({ query }, reply) => {
      await search.caughtUp()
      const pages = async function* () {
        for await (const found of pagesOf(
          async (wanted: PageWanted<string>) => search.streams(query, wanted),
          ({ stream }) => stream,
        ))
          yield found.map(shownStream)
      }
      return sendCsv(reply, 'streams', streamColumns, pages())
    },
  )

  app.get(
    '/activity',
    { ...forManagers, schema: { ...operations.getActivity, querystring: ActivityQuery, response: { 200: Activity } } },
    async ({ query: { from, until = new Date(clock.now()).toISOString(), by } }) => {
      await search.caughtUp()
      const end = Date.parse(until)
      const start = from === undefined ? end - DEFAULT_PERIODS * MILLISECONDS[by] : Date.parse(from)
      if (end - start > MAX_PERIODS * MILLISECONDS[by])
        throw malformed({ path: 'from', message: `from must be at most ${MAX_PERIODS} periods before until` })
      const found = search.activity(by, new Date(start).toISOString(), until)
      return {
        periods: found.map(({ events, ...period }) => ({
          ...period,
          events: Object.entries(events).map(([of, count]) => ({ category: of, count })),
        })),
      }
    },
  )
}
