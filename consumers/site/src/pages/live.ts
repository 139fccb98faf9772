import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigation, useRevalidator } from 'react-router'

/** A browser that was refused the stream does not try again by itself. */
const RETRY_MS = 3_000

/** After so many refusals the page itself is asked: the session may have ended. */
const REFUSALS = 5

/**
 * Listens to a stream, in the browser. Whoever is cut off or refused connects again.
 * @param heard  `change` and `reload` are what the stream tells; `open`: it begins or goes on; `refused`: it was refused several times
 * @returns ends it
 */
export const listen = (address: string, heard: (kind: 'open' | 'change' | 'reload' | 'refused', data: string) => void): (() => void) => {
  let events: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let refusals = 0
  const connect = (): void => {
    events = new EventSource(address)
    for (const kind of ['change', 'reload'] as const)
      events.addEventListener(kind, ({ data }: MessageEvent<unknown>) => heard(kind, String(data)))
    events.addEventListener('open', () => {
      refusals = 0
      heard('open', '')
    })
    events.addEventListener('error', () => {
      if (events.readyState !== EventSource.CLOSED) return
      refusals += 1
      if (refusals === REFUSALS) heard('refused', '')
      timer = setTimeout(connect, RETRY_MS)
    })
  }
  connect()
  return () => {
    clearTimeout(timer)
    events.close()
  }
}

/**
 * Loads the page anew, after the navigation that is going on. React Router would begin that one again, without what was sent:
 * what the server had to tell about it, once, would be lost, and on a busy page the navigation would never end.
 */
export const useLoadAnew = (): (() => void) => {
  const { revalidate } = useRevalidator()
  const isIdle = useNavigation().state === 'idle'
  const [asked, setAsked] = useState(0)
  const done = useRef(0)
  useEffect(() => {
    if (!isIdle || done.current === asked) return
    done.current = asked
    void revalidate()
  }, [asked, isIdle, revalidate])
  return useCallback(() => setAsked((before) => before + 1), [])
}

/** Whether somebody has typed something that is not sent yet. */
const isBeingEdited = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('form[method=post] :is(input:not([type=hidden]), textarea)')].some(
    (field) => field.value !== field.defaultValue,
  )

/**
 * Loads the page anew whenever a stream says that something has happened. It loads at each connection too, for what has happened
 * before it, unless somebody is typing. While the network is away the page stays as it is: the browser connects again, and only then is it loaded.
 * @param address  of the stream. Undefined: nothing can happen any more
 * @param pauseMs  so many milliseconds are between two loads, however much happens
 */
export const useLive = (address: string | undefined, pauseMs = 0): void => {
  const loadAnew = useLoadAnew()
  useEffect(() => {
    if (address === undefined) return
    let loading: ReturnType<typeof setTimeout> | undefined
    let loadedAt = 0
    const stop = listen(address, (kind) => {
      // The session may have ended, and the log-in would take what was typed away. Sent from here, it is kept until after the log-in.
      if ((kind === 'open' || kind === 'refused') && isBeingEdited()) return
      loading ??= setTimeout(
        () => {
          loading = undefined
          loadedAt = Date.now()
          loadAnew()
        },
        Math.max(0, loadedAt + pauseMs - Date.now()),
      )
    })
    return () => {
      stop()
      clearTimeout(loading)
    }
  }, [address, pauseMs, loadAnew])
}
