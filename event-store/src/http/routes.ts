import { z } from 'zod'
import { orderId, page, pastQuery, streamQuery, type AsOf } from '@souk/contracts'
import { createApi, locationIn, malformed, onlyPage, ProblemError, sendJson, type App } from '@souk/http'
import { Checkpoint, Commit, decimal, StreamSlice, streamName, uuid } from '@souk/log-protocol'
import { inBackground, waitingForPage, type Clock, type Logger } from '@souk/process'
import { forManagers, guardRoutes, isForManagers, type Verifier } from '@souk/service/access'
import { createConnections, createStreams } from '@souk/service/live'
import type { Experiments } from '../experiments.ts'
import type { LogSearch } from '../search/log-search.ts'
import { ALL_COMMITS, type CommitFeed } from './commit-feed.ts'
import { addExperimentsRoutes } from './experiments-routes.ts'
import { operations } from './operations.ts'
import { addOperatorsRoutes, type OperatorsParts } from './operators-routes.ts'
import { readStream } from './pages.ts'
import { addSearchRoutes } from './search-routes.ts'
import { orderPlacedIn, Story, storyOf, streamsOfOrder } from './story.ts'
import { createVerifications, VerificationJob } from './verification.ts'

export interface EventStoreAppParts extends OperatorsParts {
  readonly commits: CommitFeed
  readonly search: LogSearch
  readonly clock: Clock
  /** Undefined: there is no failure lab, and its routes are 404. */
  readonly experiments?: Experiments | undefined
  /** Verifies the access tokens of requests. */
  readonly verifier: Verifier
  readonly logger: Logger
}

const position = decimal(z.int().min(0))
const version = position
const storyId = uuid.describe('The order, or the request that has begun it: the `correlationId` of its commits.')
const limitUpTo = (most: number) => decimal(z.int().min(1).max(most))

/** A commit may be large, and several come at once. A reader for whom more bytes wait is too slow. */
const WAITING_BYTES = 4_000_000

/**
 * The log for managers, read only. Services append over the bus.
 * Whatever may read much of the log is done in the background, so that it does not slow down the shop.
 */
export const buildEventStoreApp = (parts: EventStoreAppParts): App => {
  const { log, commits: feed, search, experiments, verifier, clock, logger, newId } = parts
  const app = createApi({ logger, newId, isUrgent: isForManagers })
  guardRoutes(app, verifier, 'event-store')
  const failed = (error: unknown): void => logger.error({ error: String(error) }, 'a verification failed')
  const verifications = createVerifications({ log, inBackground, clock, newId, failed })
  app.addHook('onClose', verifications.stop)

  const cut = (error: unknown, meaning: string): void => logger.warn({ error: String(error) }, meaning)
  const connections = createConnections(app, { verifier, clock, failed: cut, limits: { waitingBytes: WAITING_BYTES } })
  connections.eachSecond(feed.look)
  const answerWithEvents = createStreams(connections, { ...feed, head: async () => (await log.head()).position, failed: cut })

  const commitAt = async (at: number): Promise<Commit> => {
    const [commit] = at === 0 ? [] : await log.readAll(at - 1, 1)
    if (commit === undefined) throw new ProblemError('not-found', `the log has no commit ${at}`)
    return commit
  }

  /** The commits with an event in a stream of an order, oldest first. */
  const commitsOfOrder = async (id: string): Promise<Commit[]> => {
    const slices = await log.readStreams(streamsOfOrder(id).map((stream) => ({ stream, afterVersion: 0 })))
    const positions = new Set(slices.flatMap(({ events }) => events.map((event) => event.position)))
    return Promise.all([...positions].toSorted((one, other) => one - other).map(commitAt))
  }

  /** The order that a request has begun; undefined if it has begun none. */
  const orderOf = async (correlationId: string): Promise<string | undefined> => {
    await search.caughtUp()
    const [at] = search.commits({ correlationId, type: 'OrderPlaced' }, 'oldest', { limit: 1 })
    return at === undefined ? undefined : orderPlacedIn(await commitAt(at))
  }

  const expectPast = async (asOf: AsOf): Promise<void> => {
    if (typeof asOf === 'string') {
      if (Date.parse(asOf) > clock.now()) throw malformed({ path: 'asOf', message: 'asOf must not be in the future' })
      return
    }
    const { position: end } = await log.head()
    if (asOf > end) throw malformed({ path: 'asOf', message: `asOf must not be after the end of the log, which is ${end}` })
  }

  app.get('/head', { ...forManagers, schema: { ...operations.getHead, response: { 200: Checkpoint } } }, () => log.head())

  addSearchRoutes(app, { log, search, clock, expectPast })
  addOperatorsRoutes(app, connections, parts)
  if (experiments !== undefined) addExperimentsRoutes(app, experiments)

  app.get(
    '/commits/events',
    { ...forManagers, schema: { ...operations.streamCommits, querystring: streamQuery, events: Commit } },
    async (request, reply) => {
      await feed.look()
      return answerWithEvents(request, reply, { topic: ALL_COMMITS, after: request.query.after })
    },
  )

  app.get(
    '/commits/:position',
    { ...forManagers, schema: { ...operations.getCommit, params: z.strictObject({ position }), response: { 200: Commit } } },
    ({ params }) => commitAt(params.position),
  )

  app.get(
    '/streams/:stream',
    {
      ...forManagers,
      schema: {
        ...operations.getStream,
        params: z.strictObject({ stream: streamName }),
        querystring: z.strictObject({
          afterVersion: version.default(0).describe('Version before the first event.'),
          limit: limitUpTo(10_000).default(1_000).describe('Most events, 1 to 10,000.'),
        }),
        response: { 200: StreamSlice },
      },
    },
    async ({ params: { stream }, query }, reply) => {
      const events = await waitingForPage(() => readStream(log, inBackground, { stream, afterVersion: query.afterVersion }, query.limit))
      const exists = events.length > 0 || (await log.streamTails([stream])).size > 0
      if (!exists) throw new ProblemError('not-found', `there is no stream ${stream}`)
      return sendJson(reply, `{"stream":${JSON.stringify(stream)},"events":[${events.join(',')}]}`)
    },
  )

  app.get(
    '/orders/:orderId/story',
    {
      ...forManagers,
      schema: {
        ...operations.getOrderStory,
        params: z.strictObject({ orderId }),
        response: { 200: z.object({ commits: z.array(Commit).describe('Oldest first.') }) },
      },
    },
    async ({ params }) => {
      const commits = await commitsOfOrder(params.orderId)
      if (commits.length === 0) throw new ProblemError('not-found', 'the log has no such order')
      return { commits }
    },
  )

  app.get(
    '/stories/:storyId',
    {
      ...forManagers,
      schema: { ...operations.getStory, params: z.strictObject({ storyId }), querystring: pastQuery, response: { 200: Story } },
    },
    async ({ params: { storyId: id }, query: { asOf } }, reply) => {
      if (asOf !== undefined) await expectPast(asOf)
      const order = (await log.streamTails([`order-${id}`])).size > 0 ? id : await orderOf(id)
      const story = order === undefined ? undefined : storyOf(order, await commitsOfOrder(order), asOf)
      if (story === undefined) throw new ProblemError('not-found', 'the log has no such order')
      if (asOf !== undefined) reply.header('souk-as-of', String(asOf))
      return story
    },
  )

  app.post(
    '/verification',
    { ...forManagers, schema: { ...operations.beginVerification, response: { 202: VerificationJob } } },
    async ({ url }, reply) => {
      const job = await verifications.begin()
      // Relative to the path of the request, which may end with a slash.
      reply.code(202).header('location', url.endsWith('/') ? '.' : 'verification')
      return job
    },
  )

  app.get('/verification', { ...forManagers, schema: { ...operations.getVerification, response: { 200: VerificationJob } } }, async () => {
    const [job] = verifications.list()
    if (job === undefined) throw new ProblemError('not-found', 'no verification has begun since the start')
    return job
  })

  app.post(
    '/verifications',
    { ...forManagers, schema: { ...operations.addVerification, response: { 202: VerificationJob } } },
    async (request, reply) => {
      const job = await verifications.begin()
      reply.code(202).header('location', locationIn(request, job.verificationId))
      return job
    },
  )

  app.get('/verifications', { ...forManagers, schema: { ...operations.listVerifications, response: { 200: page(VerificationJob) } } }, () =>
    onlyPage([...verifications.list()]),
  )

  app.get(
    '/verifications/:verificationId',
    {
      ...forManagers,
      schema: {
        ...operations.getVerificationById,
        params: z.strictObject({ verificationId: uuid }),
        response: { 200: VerificationJob },
      },
    },
    async ({ params }) => {
      const job = verifications.list().find(({ verificationId }) => verificationId === params.verificationId)
      if (job === undefined) throw new ProblemError('not-found', 'no such verification is remembered')
      return job
    },
  )

  return app
}
