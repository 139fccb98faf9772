import { messageOf } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import type { ShownRows, ViewStamps } from '../view/stamps.ts'

/** The key under which a cache keeps answers that show these rows. Undefined: answers that show them must not be kept. */
export type SurrogateKey = (shown: ShownRows) => string | undefined

/** A cache between the service and its readers, such as Varnish. It keeps answers to anybody under keys, until the service says that a key has changed. */
export interface SurrogateCache {
  /** The keys of an answer that shows these rows, for the header `Surrogate-Key`. Undefined: it must not be kept. */
  keysOf(shown: readonly ShownRows[]): string | undefined
  /**
   * The headers with which the cache may keep an answer that has keys. None: it must not, because it might not be told of changes.
   * @param before  where the view stood before the answer was made
   */
  headers(before: number): Readonly<Record<string, string>>
  /** Resolves when the cache has forgotten what has changed until now, or does not answer. */
  forgotten(): Promise<void>
  stop(): Promise<void>
}

/** The service has none. */
export const noSurrogateCache: SurrogateCache = {
  keysOf: () => undefined,
  headers: () => ({}),
  forgotten: async () => undefined,
  stop: async () => undefined,
}

/** For how long the cache keeps an answer, in seconds: what changes with time alone becomes no older. */
const MAX_AGE = 60
/** A request that was under way when a row changed may bring the old answer into the cache later. So each key is told again. docker/cache.vcl keeps no answer that took almost as long. */
const AGAIN_MS = 800
/** The cache answers only while it hears from the service at least this often. docker/cache.vcl knows how long it waits. */
const BEAT_MS = 250
const TIMEOUT_MS = 1_000
/** Most keys of a header: Varnish takes 8 kB. An answer with more is not kept, and for a change of more all answers of the service are forgotten. */
const MAX_KEYS = 150

/** Tells the cache which keys have changed, and where the view stands. It rejects unless the cache has forgotten them. */
export type Purge = (keys: readonly string[], position: number) => Promise<void>

const purgeAt =
  (url: string, service: string): Purge =>
  async (keys, position) => {
    const headers = {
      'souk-service': service,
      'souk-position': String(position),
      ...(keys.length > 0 && { 'surrogate-key': keys.join(' ') }),
    }
    const { status } = await fetch(url, { method: 'PURGE', headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (status !== 204) throw new Error(`the cache answered ${status}`)
  }

interface SurrogateCacheOptions {
  readonly url: string
  /** Name of the service: the key that all its answers have. */
  readonly service: string
  readonly key: SurrogateKey
  readonly stamps: Pick<ViewStamps, 'onChanged'>
  /** Where the view stands. */
  readonly position: () => number
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly logger: Logger
  /** Default: a request to the cache. */
  readonly purge?: Purge
}

/**
 * Tells a cache of each change of the view: at once, and again a moment later. It also says regularly that nothing else has changed.
 * While the cache does not take that, it may keep nothing. Whoever starts, or has not been heard, first lets it forget everything.
 */
export const createSurrogateCache = ({
  url,
  service,
  key,
  stamps,
  position,
  clock,
  logger,
  purge = purgeAt(url, service),
}: SurrogateCacheOptions): SurrogateCache => {
  let due = new Set([service])
  let waiting: (() => void)[] = []
  let telling = Promise.resolve()
  /** Keys to be told again, the earliest first. */
  let again: { readonly at: number; readonly keys: ReadonlySet<string> }[] = []
  let hearsUs = false
  let isEnding = false
  let waking = new AbortController()

  stamps.onChanged((changes) => {
    // Then everything is due.
    if (!hearsUs) return
    if (changes === 'anything') due.add(service)
    else
      for (const { collection, id } of changes)
        for (const changed of [key({ collection, id }), key({ collection })]) if (changed !== undefined) due.add(changed)
    if (due.size > 0) waking.abort()
  })

  const tell = async (): Promise<void> => {
    const [first, told] = [due, waiting]
    due = new Set()
    waiting = []
    const now = clock.now()
    const second = again.filter(({ at }) => at <= now)
    again = again.slice(second.length)
    const keys = new Set([first, ...second.map((one) => one.keys)].flatMap((some) => [...some]))
    try {
      await purge(keys.has(service) || keys.size > MAX_KEYS ? [service] : [...keys], position())
      if (first.size > 0) again.push({ at: clock.now() + AGAIN_MS, keys: first })
      if (!hearsUs) logger.info({ service }, 'the cache may keep answers')
      hearsUs = true
    } catch (error) {
      if (hearsUs) logger.warn({ service, error: messageOf(error) }, 'the cache does not answer and may keep nothing')
      hearsUs = false
      due = new Set([service])
      again = []
    }
    for (const done of told) done()
  }

  const run = async (): Promise<void> => {
    while (!isEnding) {
      waking = new AbortController()
      await (telling = tell())
      const next = (again[0]?.at ?? Infinity) - clock.now()
      await clock.sleep(Math.max(0, Math.min(BEAT_MS, next)), waking.signal)
    }
  }
  const running = run()

  return {
    keysOf: (shown) => {
      const keys = new Set([service])
      for (const rows of shown) {
        const one = key(rows)
        if (one === undefined) return undefined
        keys.add(one)
      }
      return keys.size > MAX_KEYS ? undefined : [...keys].join(' ')
    },
    headers: (before) => (hearsUs ? { 'surrogate-control': `max-age=${MAX_AGE}`, 'surrogate-position': String(before) } : {}),
    forgotten: async () => {
      if (hearsUs) await (due.size > 0 ? new Promise<void>((resolve) => waiting.push(resolve)) : telling)
    },
    stop: async () => {
      isEnding = true
      waking.abort()
      await running
    },
  }
}
