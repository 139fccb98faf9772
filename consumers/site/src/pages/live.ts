import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** A browser that was refused the stream does not try again by itself. */
const RETRY_MS = 3_000

/** After so many refusals the page itself is asked: the session may have ended. */
const REFUSALS = 5

/**
 * Loads the page anew whenever a stream says that something has happened. It loads at each connection too, for what has happened
 * before it. While the network is away the page stays as it is: the browser connects again, and only then is it loaded.
 * @param address  of the stream. Undefined: nothing can happen any more
 * @param pauseMs  so many milliseconds are between two loads, however much happens
 */
export const useLive = (address: string | undefined, pauseMs = 0): void => {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (address === undefined) return
    let events: EventSource
    let timer: ReturnType<typeof setTimeout> | undefined
    let refusals = 0
    let loading: ReturnType<typeof setTimeout> | undefined
    let loadedAt = 0
    const load = (): void => {
      loading ??= setTimeout(
        () => {
          loading = undefined
          loadedAt = Date.now()
          void revalidate()
        },
        Math.max(0, loadedAt + pauseMs - Date.now()),
      )
    }

    const connect = (): void => {
      events = new EventSource(address)
      for (const name of ['open', 'change', 'reload']) events.addEventListener(name, load)
      events.addEventListener('open', () => {
        refusals = 0
      })
      events.addEventListener('error', () => {
        if (events.readyState !== EventSource.CLOSED) return
        refusals += 1
        if (refusals === REFUSALS) load()
        timer = setTimeout(connect, RETRY_MS)
      })
    }
    connect()
    return () => {
      clearTimeout(timer)
      clearTimeout(loading)
      events.close()
    }
  }, [address, pauseMs, revalidate])
}
