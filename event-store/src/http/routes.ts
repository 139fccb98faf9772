import { Readable } from 'node:stream'
import { z } from 'zod'
import { orderId } from '@souk/contracts'
import { createApp, ProblemError, type App } from '@souk/http'
import { Checkpoint, Commit, decimal, StreamSlice, streamName } from '@souk/log-protocol'
import type { Logger } from '@souk/process'
import type { EventLog } from '../log/event-log.ts'
import { verifyInSteps } from '../log/verify.ts'

export interface EventStoreAppParts {
  readonly log: EventLog
  readonly logger: Logger
  readonly newId: () => string
}

const position = decimal(z.int().min(0))
const version = position
const limitUpTo = (most: number) => decimal(z.int().min(1).max(most))

const CommitPage = z.object({
  commits: z.array(Commit).describe('Oldest first.'),
  head: Checkpoint.describe('The end of the log. There are more pages as long as the last commit is before it.'),
})

/** The categories of the streams that tell the story of an order. */
const orderCategories = ['order', 'reservation', 'payment', 'invoice'] as const

/** The log for managers, read only. Services append over the bus. */
export const buildEventStoreApp = ({ log, logger, newId }: EventStoreAppParts): App => {
  const app = createApp({ logger, newId })

  const commitAt = async (at: number): Promise<Commit> => {
    const [commit] = at === 0 ? [] : await log.readAll(at - 1, 1)
    if (commit === undefined) throw new ProblemError('not-found', `the log has no commit ${at}`)
    return commit
  }

  app.get('/head', { schema: { response: { 200: Checkpoint } } }, () => log.head())

  app.get(
    '/commits',
    {
      schema: {
        querystring: z.strictObject({
          after: position.default(0).describe('Position before the first commit of the page.'),
          limit: limitUpTo(1_000).default(100).describe('Commits on a page, 1 to 1,000.'),
        }),
        response: { 200: CommitPage },
      },
    },
    async ({ query }) => ({ commits: [...(await log.readAll(query.after, query.limit))], head: await log.head() }),
  )

  app.get('/commits/:position', { schema: { params: z.strictObject({ position }), response: { 200: Commit } } }, ({ params }) =>
    commitAt(params.position),
  )

  app.get(
    '/streams/:stream',
    {
      schema: {
        params: z.strictObject({ stream: streamName }),
        querystring: z.strictObject({
          afterVersion: version.default(0).describe('Version before the first event.'),
          limit: limitUpTo(10_000).default(1_000).describe('Most events, 1 to 10,000.'),
        }),
        response: { 200: StreamSlice },
      },
    },
    async ({ params: { stream }, query }) => {
      const [slice] = await log.readStreams([{ stream, afterVersion: query.afterVersion }], query.limit)
      const exists = slice !== undefined && (slice.events.length > 0 || (await log.streamTails([stream])).size > 0)
      if (!exists) throw new ProblemError('not-found', `there is no stream ${stream}`)
      return slice
    },
  )

  app.get(
    '/orders/:orderId/story',
    {
      schema: { params: z.strictObject({ orderId }), response: { 200: z.object({ commits: z.array(Commit).describe('Oldest first.') }) } },
    },
    async ({ params }) => {
      const slices = await log.readStreams(
        orderCategories.map((category) => ({ stream: `${category}-${params.orderId}`, afterVersion: 0 })),
      )
      const positions = new Set(slices.flatMap(({ events }) => events.map((event) => event.position)))
      if (positions.size === 0) throw new ProblemError('not-found', 'the log has no such order')
      return { commits: await Promise.all([...positions].toSorted((one, other) => one - other).map(commitAt)) }
    },
  )

  // It takes a second for some ten thousand commits, so it reports progress: one JSON object a line, the last one is the result.
  app.post('/verification', {}, (_request, reply) =>
    reply
      .type('application/x-ndjson')
      .send(Readable.from(verificationLines(log, (error) => logger.error({ error: String(error) }, 'a verification failed')))),
  )

  return app
}

/** `{ position }` for each step, then the `Verification`, or `{ error }` if the log cannot be read. */
async function* verificationLines(log: EventLog, onError: (error: unknown) => void): AsyncGenerator<string> {
  const steps = verifyInSteps(log)
  try {
    for (;;) {
      const { done, value } = await steps.next()
      yield `${JSON.stringify(done === true ? value : { position: value })}\n`
      if (done === true) return
    }
  } catch (error) {
    // The status has already been sent.
    onError(error)
    yield `${JSON.stringify({ error: 'the log could not be read to its end' })}\n`
  }
}
