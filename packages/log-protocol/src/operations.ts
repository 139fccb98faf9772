import { z } from 'zod'
import { Append, Checkpoint, Commit, MAX_EVENTS_PER_COMMIT, RecordedEvent, streamName } from './commit.ts'
import { instant, text, uuid } from './primitives.ts'

// What the event store answers over the bus. Operations are named `event-store.<operation>`.

/** Most requests in one append message, and most commits in one page. */
export const MAX_BATCH = 1_000

const builtOn = uuid
  .optional()
  .describe(
    'Id of the last event that the stream must hold at that version. Given when the sender decided on an append of its own that was not answered yet: ' +
      'a version says how many events there are, this says which.',
  )

const stream = streamName.describe('The stream.')
const position = Commit.shape.position
const version = z.int().min(1)

const run = uuid.describe(
  'Which run of the event store answers, from its start to its end. The log is restored or exchanged only between two: whatever one run says is of one log.',
)
const runs = z
  .array(uuid)
  .min(1)
  .max(100)
  .describe(
    'The fencing token: the run of the event store that the sender has all it knows from; several, if several run at once. ' +
      'Any other run does nothing, for its log may be another one: who it is, the answer says.',
  )

export const Expectation = z
  .strictObject({
    stream: stream.describe('The stream that was read.'),
    version: z.int().min(0).describe('Version the stream must have.'),
    builtOn,
  })
  .describe('What a decision was made on without writing to it.')
export type Expectation = z.infer<typeof Expectation>

export const AppendRequest = z
  .strictObject({
    requestId: uuid.describe('Unique in the log; the same id and fingerprint get the original commit as the answer.'),
    fingerprint: Commit.shape.fingerprint,
    actor: Commit.shape.actor,
    correlationId: Commit.shape.correlationId,
    causationId: Commit.shape.causationId,
    appends: z.array(Append.extend({ builtOn })).min(1).max(MAX_EVENTS_PER_COMMIT).describe('What to write, each stream once.'),
    expects: z.array(Expectation).max(MAX_EVENTS_PER_COMMIT).optional().describe('Streams that were only read, and must still be so.'),
  })
  .refine(({ appends }) => new Set(appends.map((append) => append.stream)).size === appends.length, 'must name each stream once')
  .refine(
    ({ appends }) => appends.reduce((sum, { events }) => sum + events.length, 0) <= MAX_EVENTS_PER_COMMIT,
    `must not hold more than ${MAX_EVENTS_PER_COMMIT} events`,
  )
  .describe('A commit to be, with the versions that it was decided on.')
export type AppendRequest = z.infer<typeof AppendRequest>

export const AppendAnswer = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('committed'),
      position: position.describe('Where it stands.'),
      at: instant.describe('When it was committed.'),
    }),
    z
      .object({ outcome: z.literal('other-run') })
      .describe('The sender has what it knows from another run. Nothing was written, and nothing else was looked at.'),
    z
      .object({ outcome: z.literal('replayed'), commit: Commit.describe('What was written then.') })
      .describe('This request was committed before.'),
    z.object({
      outcome: z.literal('conflict'),
      stream: stream.describe('The first stream that is not as expected.'),
      version: z.int().min(0).describe('The version it really has.'),
    }),
    z.object({ outcome: z.literal('request-id-reused') }).describe('The id belongs to another command.'),
    z.object({ outcome: z.literal('overloaded') }).describe('Nothing was accepted; try later.'),
    z
      .object({ outcome: z.literal('invalid'), detail: z.string().describe('What is wrong with it.') })
      .describe('The request is malformed; nothing was written.'),
    z
      .object({ outcome: z.literal('unavailable'), detail: z.string().describe('Why not.') })
      .describe('The store cannot write now; nothing was written.'),
    z.object({ outcome: z.literal('unknown') }).describe('Whether it was written cannot be told now; ask again with the same id.'),
  ])
  .describe('What became of an append.')
export type AppendAnswer = z.infer<typeof AppendAnswer>

/** One stream's events from a version on; `version` is that of the first event. */
export const StreamSlice = z
  .object({
    stream,
    events: z
      .array(
        z.object({
          version: version.describe('Version of the stream after the event.'),
          position: position.describe('Commit that holds it.'),
          at: instant.describe('When it was committed.'),
          event: RecordedEvent.describe('The event.'),
        }),
      )
      .describe('Oldest first.'),
  })
  .describe('Events of one stream.')
export type StreamSlice = z.infer<typeof StreamSlice>

/** An event that a consumer could not handle, or one of the same stream that waits behind it. */
export const ParkedEvent = z
  .strictObject({
    consumer: z.string().max(100).describe('`<service>.projection` or `<service>.reactions`.'),
    eventId: uuid.describe('The event.'),
    parkedAt: instant.describe('When it was parked.'),
    position: position.describe('Commit that holds it.'),
    stream: stream.describe('The stream that holds it.'),
    type: z.string().describe('Type of the event.'),
    error: text(2_000).describe('Why it could not be handled; for one that waits: which it waits for.'),
    waits: z.boolean().describe('True: nothing is wrong with it, an earlier event of its stream is parked.'),
  })
  .describe('An event that a consumer has put aside.')
export type ParkedEvent = z.infer<typeof ParkedEvent>

/** How the refusal of a message begins that does not fit the schema of its operation: to send it again is no use. */
export const malformedRequest = (operationName: string): string => `${operationName}: malformed request: `

/** Every answer says which run it comes from. */
const operation = <Request extends z.ZodType, Shape extends z.ZodRawShape>(name: string, request: Request, answer: z.ZodObject<Shape>) => ({
  name: `event-store.${name}`,
  request,
  answer: answer.extend({ run }),
})

const consumer = z
  .string()
  .max(100)
  .regex(/^[a-z]+\.(projection|reactions)$/)
  .describe('`<service>.projection` or `<service>.reactions`.')
const subject = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/)
  .describe('Whose key: the customer id.')
const none = z.object({})

export const eventStoreOperations = {
  /** One request or many, each atomic for itself; the answers stand in the order of the requests. */
  append: operation(
    'append',
    // A malformed request is answered `invalid` and does not refuse its neighbours: so it is parsed one by one.
    z.strictObject({ runs, requests: z.array(z.unknown()).min(1).max(MAX_BATCH).describe('AppendRequests.') }),
    z.object({ answers: z.array(AppendAnswer).describe('One for each request, in that order.') }),
  ),
  findRequest: operation(
    'find-request',
    z.strictObject({ requestId: uuid.describe('The request.') }),
    z.object({ commit: Commit.nullable().describe('What it wrote; null if nothing.') }),
  ),
  /** Events with version > `afterVersion`, oldest first; at most `limit` in each slice (default: all). */
  readStreams: operation(
    'read-streams',
    z.strictObject({
      streams: z
        .array(z.strictObject({ stream, afterVersion: z.int().min(0).describe('Version that is known already; 0: none.') }))
        .min(1)
        .max(MAX_BATCH)
        .describe('What to read.'),
      limit: z.int().min(1).max(10_000).optional().describe('Most events in each slice; default: all.'),
    }),
    z.object({ slices: z.array(StreamSlice).describe('One for each stream asked for, in that order.') }),
  ),
  /** Commits with position > `after`, oldest first. */
  readAll: operation(
    'read-all',
    z.strictObject({
      after: z.int().min(0).describe('Position that is known already; 0: none.'),
      limit: z.int().min(1).max(MAX_BATCH).describe('Most commits in the answer.'),
    }),
    z.object({ commits: z.array(Commit).describe('Oldest first, without gaps; empty at the end of the log.') }),
  ),
  head: operation('head', z.strictObject({}), Checkpoint),

  /** How far a consumer's reactions are finished; `GENESIS` if it never said. */
  readProgress: operation('read-progress', z.strictObject({ consumer }), Checkpoint),
  saveProgress: operation(
    'save-progress',
    z.strictObject({ consumer, checkpoint: Checkpoint.describe('Everything up to there is finished.'), runs }),
    none,
  ),
  park: operation(
    'park',
    z.strictObject({ events: z.array(ParkedEvent).min(1).max(MAX_BATCH).describe('What to put aside.'), runs }),
    none,
  ),
  listParked: operation(
    'list-parked',
    z.strictObject({ consumer }),
    z.object({ events: z.array(ParkedEvent).describe('By position, then as they stand in the commit.') }),
  ),
  unpark: operation(
    'unpark',
    z.strictObject({ consumer, eventIds: z.array(uuid).min(1).max(MAX_BATCH).describe('What is no longer parked.') }),
    none,
  ),

  /** The keys of these subjects; null for one that was deleted or never had one. */
  readKeys: operation(
    'read-keys',
    z.strictObject({ subjects: z.array(subject).min(1).max(MAX_BATCH).describe('Whose keys.') }),
    z.object({ keys: z.array(z.string().nullable()).describe('256-bit keys, base64url, in the order asked for.') }),
  ),
  /** The subject's key, made now if it has none. A deleted key is not made again: then null. */
  createKey: operation(
    'create-key',
    z.strictObject({ subject }),
    z.object({ key: z.string().nullable().describe('256-bit key, base64url; null once deleted.') }),
  ),
  deleteKey: operation('delete-key', z.strictObject({ subject }), none),
} as const
