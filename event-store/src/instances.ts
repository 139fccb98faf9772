import type { Announcement } from '@souk/log-protocol'
import type { Clock } from '@souk/process'

export interface Instance extends Announcement {
  readonly lastSeenAt: string
}

/** The instances of the services that have announced themselves, in memory. */
export interface Instances {
  note(announcement: Announcement): void
  /** Those that are there, by name and then by age. */
  list(): readonly Instance[]
}

/** An instance announces itself every five seconds. When it has missed three times, it is gone. */
const GONE_AFTER_MS = 16_000

export const createInstances = (clock: Pick<Clock, 'now'>): Instances => {
  const seen = new Map<string, { readonly announcement: Announcement; readonly at: number }>()
  const dropGone = (): void => {
    for (const [instance, { at }] of seen) if (clock.now() - at > GONE_AFTER_MS) seen.delete(instance)
  }
  return {
    note: (announcement) => {
      dropGone()
      seen.set(announcement.instance, { announcement, at: clock.now() })
    },
    list: () => {
      dropGone()
      return Array.from(seen.values(), ({ announcement, at }) => ({ ...announcement, lastSeenAt: new Date(at).toISOString() })).toSorted(
        (one, other) => one.name.localeCompare(other.name) || one.since.localeCompare(other.since),
      )
    },
  }
}
