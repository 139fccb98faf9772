import { z } from 'zod'
import { causesOfEvent, isAfter, ownerOf, orderId, readRecorded, serviceNames, stepOf, storySteps, type AsOf } from '@souk/contracts'
import { Actor, Commit, eventsOf, idOf, instant, RecordedEvent, StreamSlice, streamName, uuid } from '@souk/log-protocol'

const Cause = z.object({
  eventId: uuid.describe('The event.'),
  type: RecordedEvent.shape.type,
  position: Commit.shape.position,
  milliseconds: z.int().describe('Time from the cause to the event. Negative if the clock was set back in between.'),
})

const StoryEvent = z
  .object({
    position: Commit.shape.position,
    at: instant.describe('When it was committed.'),
    service: z
      .enum(serviceNames)
      .nullable()
      .describe('The service that wrote it. Null if this version of the code does not know its stream.'),
    by: Actor.shape.kind.describe('Who brought it about: a customer, a manager, a client or a service.'),
    stream: streamName.describe('The stream that holds it.'),
    version: StreamSlice.shape.events.element.shape.version,
    ...RecordedEvent.shape,
    step: z
      .enum(storySteps)
      .nullable()
      .describe('How far the order is with it. What stands in one commit is one step. Null if this version of the code does not know it.'),
    causes: z.array(Cause).describe('All events that led to it, oldest first. None: a request did, or the deadline.'),
    sinceCause: z.int().nullable().describe('Milliseconds since the last of its causes. Null without a cause.'),
  })
  .describe('An event in the story of an order.')

export const Story = z
  .object({
    orderId,
    correlationId: Commit.shape.correlationId,
    events: z.array(StoryEvent).describe('In the order of the log. Events with the same position were written together.'),
  })
  .describe('Everything that happened because of an order, in all services.')
export type Story = z.infer<typeof Story>

/** The categories of the streams that each order has for itself. */
const categories = ['order', 'reservation', 'payment', 'invoice'] as const
export const streamsOfOrder = (id: string): string[] => categories.map((category) => `${category}-${id}`)

/** The order that begins in a commit; undefined if none does. */
export const orderPlacedIn = (commit: Commit): string | undefined =>
  eventsOf(commit, (type) => type === 'OrderPlaced').map(({ stream }) => idOf(stream))[0]

/** Up to the moment, if there is one. */
const before = (commits: readonly Commit[], asOf: AsOf | undefined): readonly Commit[] => {
  const end = asOf === undefined ? -1 : commits.findIndex(isAfter(asOf))
  return end === -1 ? commits : commits.slice(0, end)
}

/**
 * Tells the story of an order. A commit has one `causationId`, but a decision may depend on two answers:
 * the causes of an event follow from its type, and are looked for among the earlier events of the order.
 * What stands in one commit with an event of the order, such as reserved units, has the same causes.
 * @param commits  those with an event in a stream of the order, oldest first
 * @returns undefined if the order was not there yet
 */
export const storyOf = (id: string, commits: readonly Commit[], asOf?: AsOf): Story | undefined => {
  const [first, ...rest] = before(commits, asOf)
  if (first === undefined) return undefined
  const all = [first, ...rest]
  const located = all.flatMap((commit) => eventsOf(commit))
  const reasons = located.flatMap(({ stream, event }) => {
    const read = event.type === 'OrderCanceled' ? readRecorded(stream, event) : undefined
    return read?.type === 'OrderCanceled' ? read.data.reason : []
  })
  const reason = reasons[0] ?? null

  const tell = (commit: Commit): Story['events'] => {
    const events = eventsOf(commit)
    const steps = events.flatMap(({ event }) => stepOf(event.type) ?? [])
    const types = new Set(events.flatMap(({ event }) => causesOfEvent(event.type, reason)))
    const causes = located
      .filter(({ event, position }) => types.has(event.type) && position < commit.position)
      .map(({ event: { eventId, type }, position, at }) => ({
        eventId,
        type,
        position,
        milliseconds: Date.parse(commit.at) - Date.parse(at),
      }))
    return events.map(({ stream, version, event }) => ({
      position: commit.position,
      at: commit.at,
      service: ownerOf(stream) ?? null,
      by: commit.actor.kind,
      stream,
      version,
      ...event,
      step: steps[0] ?? null,
      causes,
      sinceCause: causes.at(-1)?.milliseconds ?? null,
    }))
  }
  return { orderId: id, correlationId: first.correlationId, events: all.flatMap(tell) }
}
