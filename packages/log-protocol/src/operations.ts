import { z } from 'zod'
import { Append, Checkpoint, Commit, MAX_EVENTS_PER_COMMIT, RecordedEvent, streamName } from './commit.ts'
import { sha256 } from './hash.ts'
import { blobHash, instant, text, uuid } from './primitives.ts'

// The operations that the event store answers over the bus. Their names are `event-store.<operation>`.
//
// A run of the event store lasts from its start to its stop, and has an id of its own. The log is restored or exchanged only between two runs,
// so everything that one run says is about one log. Every answer names its run, and a request names the run from which the sender knows
// what it knows. Another run refuses the request: its log may have lost what the sender relies on. So the id of the run is a fencing token.

/** Most requests in one append message, and most commits in one page. */
export const MAX_BATCH = 1_000

const builtOn = uuid
  .optional()
  .describe(
    'Id of the last event that the stream must hold at that version. Given when the sender decided on top of its own append before that was answered: ' +
      'the version says how many events there are, this says which ones.',
  )

const stream = streamName.describe('The stream.')
const position = Commit.shape.position
const version = z.int().min(1)

const run = uuid.describe('Id of the run of the event store that answers.')
const runs = z
  .array(uuid)
  .min(1)
  .max(100)
  .describe(
    'The fencing token: the run of the event store that the sender has its knowledge from; several, if several run at once. ' +
      'Any other run does nothing and answers with its own id.',
  )

export const Expectation = z
  .strictObject({
    stream: stream.describe('The stream that was read.'),
    version: z.int().min(0).describe('Version the stream must have.'),
    builtOn,
  })
  .describe('A stream that a decision was based on and that it does not write to.')
export type Expectation = z.infer<typeof Expectation>

export const AppendRequest = z
  .strictObject({
    requestId: uuid.describe('Unique in the log. The same id with the same fingerprint is answered with the original commit.'),
    fingerprint: Commit.shape.fingerprint,
    actor: Commit.shape.actor,
    correlationId: Commit.shape.correlationId,
    causationId: Commit.shape.causationId,
    appends: z.array(Append.extend({ builtOn })).min(1).max(MAX_EVENTS_PER_COMMIT).describe('What to write, each stream once.'),
    expects: z
      .array(Expectation)
      .max(MAX_EVENTS_PER_COMMIT)
      .optional()
      .describe('Streams that were only read, and must still have that version.'),
  })
  .refine(({ appends }) => new Set(appends.map((append) => append.stream)).size === appends.length, 'must name each stream once')
  .refine(
    ({ appends }) => appends.reduce((sum, { events }) => sum + events.length, 0) <= MAX_EVENTS_PER_COMMIT,
    `must not hold more than ${MAX_EVENTS_PER_COMMIT} events`,
  )
  .describe('A commit to make, with the versions that it was decided on.')
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
      .describe('The sender has its knowledge from another run. Nothing was checked and nothing was written.'),
    z
      .object({ outcome: z.literal('replayed'), commit: Commit.describe('The original commit.') })
      .describe('This request was committed before.'),
    z.object({
      outcome: z.literal('conflict'),
      stream: stream.describe('The first stream whose version is not the expected one.'),
      version: z.int().min(0).describe('The version it really has.'),
    }),
    z.object({ outcome: z.literal('request-id-reused') }).describe('The id belongs to another command.'),
    z.object({ outcome: z.literal('overloaded') }).describe('Nothing was accepted; try later.'),
    z
      .object({ outcome: z.literal('invalid'), detail: z.string().describe('What is wrong with it.') })
      .describe("The request is malformed, or writes to a stream that is not the sender's; nothing was written."),
    z
      .object({ outcome: z.literal('unavailable'), detail: z.string().describe('Why not.') })
      .describe('The event store cannot write now. Nothing was written.'),
    z.object({ outcome: z.literal('unknown') }).describe('Nobody can tell now whether it was written. Ask again with the same id.'),
  ])
  .describe('What became of an append.')
export type AppendAnswer = z.infer<typeof AppendAnswer>

/** The events of one stream after a version. */
export const StreamSlice = z
  .object({
    stream,
    events: z
      .array(
        z.object({
          version: version.describe('Version of the stream after the event.'),
          position: position.describe('Commit that holds it.'),
          at: instant.describe('When it was committed.'),
          actor: Commit.shape.actor,
          event: RecordedEvent.describe('The event.'),
        }),
      )
      .describe('Oldest first.'),
  })
  .describe('Events of one stream.')
export type StreamSlice = z.infer<typeof StreamSlice>

/** A slice as it fits into one message. */
export const StreamPage = StreamSlice.extend({
  more: z
    .boolean()
    .describe('The stream may go on: ask again after the last version. The events may be none if other streams have filled the message.'),
}).describe('The next events of one stream.')
export type StreamPage = z.infer<typeof StreamPage>

/** An event that a consumer could not handle, or a later one of the same stream that waits for it. */
export const ParkedEvent = z
  .strictObject({
    consumer: z.string().max(100).describe('`<service>.projection` or `<service>.reactions`.'),
    eventId: uuid.describe('The event.'),
    parkedAt: instant.describe('When it was parked.'),
    position: position.describe('Commit that holds it.'),
    stream: stream.describe('The stream that holds it.'),
    version: version.describe('Version of the stream after the event.'),
    type: z.string().describe('Type of the event.'),
    error: text(2_000).describe('Why it could not be handled; for an event that waits: what it waits for.'),
    waits: z.boolean().describe('True: nothing is wrong with this event, but an earlier one of its stream is parked.'),
  })
  .describe('An event that a consumer has put aside.')
export type ParkedEvent = z.infer<typeof ParkedEvent>

const { waits: _waits, eventId, version: versionOfParked, parkedAt, ...restOfParked } = ParkedEvent.shape

/** What a manager has done with a parked event. */
export const SettledEvent = z
  .strictObject({
    settlementId: uuid.describe('What was done. Later ones have greater ids.'),
    eventId,
    version: versionOfParked,
    parkedAt,
    settledAt: instant.describe('When it was done.'),
    action: z
      .enum(['retried', 'discarded'])
      .describe('retried: it was handled, or its view is built again and handles it on the way. discarded: it was given up.'),
    actor: Commit.shape.actor.describe('Who did it.'),
    reason: text(500).min(1).nullable().describe('Why, in the words of who did it. Null: nobody has said so.'),
    ...restOfParked,
  })
  .describe('A parked event that a manager has settled.')
export type SettledEvent = z.infer<typeof SettledEvent>

/** Most parked events in an announcement. */
export const MAX_ANNOUNCED_PARKED = 100

/** What an instance of a service says of itself. */
export const Announcement = z
  .strictObject({
    name: z.string().max(100).describe('Name of the service.'),
    version: text(100).describe('Version of its code.'),
    instance: uuid.describe('The instance. A process that is started again is another one.'),
    since: instant.describe('When it started.'),
    database: text(100).describe('What keeps its view, such as PostgreSQL.'),
    ready: z.boolean().describe('Whether it does all its work now.'),
    position: z.int().min(0).describe('Where its view stands.'),
    lag: z.int().min(0).nullable().describe('How many commits the view is behind the log. Null: it could not ask the event store.'),
    parked: z
      .strictObject({
        projection: z.int().min(0).describe('By the view.'),
        reactions: z.int().min(0).describe('By the reactions.'),
      })
      .describe('Number of parked events.'),
    viewParked: z
      .array(ParkedEvent)
      .max(MAX_ANNOUNCED_PARKED)
      .describe('The first events that the view has parked. Those of the reactions are known to the event store.'),
  })
  .describe('An instance of a service.')
export type Announcement = z.infer<typeof Announcement>

/** How the refusal of a message begins that does not match the schema of its operation. Sending it again is useless. */
export const malformedRequest = (operationName: string): string => `${operationName}: malformed request: `

/** How the refusal of a request begins that its sender may not make. Sending it again is useless. */
export const forbiddenRequest = (operationName: string): string => `${operationName}: forbidden: `

/** An operation whose answer names the run that it comes from. */
export const operation = <Request extends z.ZodType, Shape extends z.ZodRawShape>(
  name: string,
  request: Request,
  answer: z.ZodObject<Shape>,
) => ({
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
  .describe('Whose key: the id of a customer, or the name of something else that is kept secret.')
const none = z.object({})

/** Most bytes of a blob. In base64 it fits into one message. */
export const MAX_BLOB_BYTES = 4 * 1024 * 1024
const MAX_BASE64 = Math.ceil(MAX_BLOB_BYTES / 3) * 4

const newBlob = z
  .strictObject({ hash: blobHash, bytes: z.string().max(MAX_BASE64).describe('In base64.') })
  .refine(({ hash, bytes }) => sha256(Buffer.from(bytes, 'base64')) === hash, 'the bytes must have the hash')
  .describe('Bytes to keep.')

export const eventStoreOperations = {
  /** One request or many, each atomic by itself. */
  append: operation(
    'append',
    // Parsed one by one: a malformed request is answered `invalid` and does not spoil its neighbours.
    z.strictObject({ runs, requests: z.array(z.unknown()).min(1).max(MAX_BATCH).describe('AppendRequests.') }),
    z.object({ answers: z.array(AppendAnswer).describe('One for each request, in that order.') }),
  ),
  findRequest: operation(
    'find-request',
    z.strictObject({ requestId: uuid.describe('The request.') }),
    z.object({ commit: Commit.nullable().describe('Its commit; null if it has none.') }),
  ),
  /** Events with version > `afterVersion`, oldest first, as many as fit into one message. */
  readStreams: operation(
    'read-streams',
    z.strictObject({
      streams: z
        .array(
          z.strictObject({
            stream,
            afterVersion: z.int().min(0).describe('Version that is already known; 0: none.'),
            enough: z
              .int()
              .min(1)
              .optional()
              .describe('The sender needs only so many events. It may get more, if it asks for other streams as well.'),
          }),
        )
        .min(1)
        .max(MAX_BATCH)
        .describe('What to read.'),
    }),
    z.object({ slices: z.array(StreamPage).describe('One for each stream asked for, in that order.') }),
  ),
  /** Commits with position > `after`, oldest first. */
  readAll: operation(
    'read-all',
    z.strictObject({
      after: z.int().min(0).describe('Position that is already known; 0: none.'),
      limit: z.int().min(1).max(MAX_BATCH).describe('Most commits in the answer.'),
    }),
    z.object({ commits: z.array(Commit).describe('Oldest first, without gaps; empty at the end of the log.') }),
  ),
  head: operation('head', z.strictObject({}), Checkpoint),
  /** What all data of the shop have in common. */
  shop: operation('shop', z.strictObject({}), z.object({ currency: z.string().describe('ISO 4217 code of all amounts in the log.') })),

  /** An instance of a service tells that it is there, and how it stands. */
  announce: operation('announce', z.strictObject(Announcement.shape).describe('How an instance of a service stands.'), none),

  /** How far a consumer has finished its reactions; `GENESIS` if it never said. */
  readProgress: operation('read-progress', z.strictObject({ consumer }), Checkpoint),
  saveProgress: operation(
    'save-progress',
    z.strictObject({ consumer, checkpoint: Checkpoint.describe('The consumer has finished everything up to there.'), runs }),
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
    z.object({ events: z.array(ParkedEvent).describe('By position, then in the order of parking.') }),
  ),
  unpark: operation(
    'unpark',
    z.strictObject({ consumer, eventIds: z.array(uuid).min(1).max(MAX_BATCH).describe('What is no longer parked.') }),
    none,
  ),

  /** Keeps what a manager has done with a parked event. Keeping it twice does nothing. */
  noteSettled: operation('note-settled', SettledEvent, none),

  /** The keys of these subjects; null for a subject whose key was deleted or never made. */
  readKeys: operation(
    'read-keys',
    z.strictObject({ subjects: z.array(subject).min(1).max(MAX_BATCH).describe('Whose keys.') }),
    z.object({ keys: z.array(z.string().nullable()).describe('256-bit keys, base64url, in the order of the subjects.') }),
  ),
  /** The subject's key, made now if there never was one. A deleted key is not made again: the answer is null. */
  createKey: operation(
    'create-key',
    z.strictObject({ subject }),
    z.object({ key: z.string().nullable().describe('256-bit key, base64url; null once deleted.') }),
  ),
  deleteKey: operation('delete-key', z.strictObject({ subject }), none),

  /** Keeps bytes that an event will name by their hash. Keeping them twice does nothing. */
  putBlob: operation('put-blob', newBlob, none),
  readBlob: operation(
    'read-blob',
    z.strictObject({ hash: blobHash }),
    z.object({ bytes: z.string().nullable().describe('In base64; null if nobody has put them there.') }),
  ),

  /** Deletes the keys of the next subjects in a span, some at a time. */
  deleteKeys: operation(
    'delete-keys',
    z.strictObject({
      after: subject.describe('Subjects after this one, in the order of their characters.'),
      before: subject.describe('Subjects before this one.'),
    }),
    z.object({ last: z.string().nullable().describe('The last subject whose key is deleted. Ask again after it; null: none is left.') }),
  ),
} as const
