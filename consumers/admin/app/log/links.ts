import type { Commit, GetStoryResponse } from '@souk/client'

/** A commit that led to another one, or that another one has led to. */
export interface Linked {
  readonly position: number
  /** Of the event that tells it. */
  readonly type: string
}

interface Known {
  /** What the same request has led to. Null: nobody can say. */
  readonly family: readonly Commit[] | null
  /** The story of the order that the commit belongs to. Null: it belongs to none. */
  readonly story: GetStoryResponse | null
}

/** Each order has a stream for itself in every service. The last event there tells what was done. */
const telling = <Event extends Linked & { readonly stream: string }>(events: readonly Event[], orderId: string): readonly Event[] =>
  events.filter(({ stream }) => stream.endsWith(`-${orderId}`))

const once = (linked: readonly Linked[]): readonly Linked[] => [...new Map(linked.map((one) => [one.position, one])).values()]

const eventsIn = ({ appends }: Commit) => appends.flatMap(({ events }) => events)

/**
 * What led to a commit, and what it has led to. The story of an order knows all causes of a decision; a commit itself names one event,
 * the last that its service had waited for.
 */
export const linksOf = (
  commit: Commit,
  { family, story }: Known,
): { readonly causes: readonly Linked[]; readonly effects: readonly Linked[] } => {
  const { position, causationId } = commit
  const told = story?.events.filter((event) => event.position === position) ?? []
  if (story !== null && told.length > 0)
    return {
      causes: once(told.flatMap(({ causes }) => causes)),
      effects: once(telling(story.events, story.orderId).filter(({ causes }) => causes.some((cause) => cause.position === position))),
    }
  const own = new Set(eventsIn(commit).map(({ eventId }) => eventId))
  const others = family?.filter((one) => one.position !== position) ?? []
  const cause = others.flatMap((one) =>
    eventsIn(one).flatMap(({ eventId, type }) => (eventId === causationId ? { position: one.position, type } : [])),
  )
  const effects = others.filter((one) => own.has(one.causationId))
  return { causes: cause, effects: effects.map((one) => ({ position: one.position, type: eventsIn(one)[0]?.type ?? '' })) }
}
