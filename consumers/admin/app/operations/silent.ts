import { services, type Process } from './services.ts'

/** What an instance has announced. */
interface Announced {
  readonly name: string
  readonly since: string
  readonly lastSeenAt: string
}

/** An instance announces itself every five seconds. Then it is late. */
const LATE_MS = 8_000

/**
 * The services of which nothing has been heard lately. Times are those of the event store, which hears of nobody before it runs.
 * @param instances  as the event store tells; without itself if it does not answer
 */
export const silentIn = (instances: readonly Announced[]): readonly Process[] => {
  const store = instances.find(({ name }) => name === 'event-store')
  if (store === undefined) return ['event-store']
  const now = Date.parse(store.lastSeenAt)
  if (now - Date.parse(store.since) < LATE_MS) return []
  return services.filter((service) => !instances.some(({ name, lastSeenAt }) => name === service && now - Date.parse(lastSeenAt) < LATE_MS))
}
