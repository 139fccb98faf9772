import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { wholeSeconds, type Strike } from './strike.ts'

/** How often the seconds are counted: one that is over stays on the page for so long at most. */
const EVERY_MS = 200

const neverChanges = () => () => undefined

/** When the answer with the page began to come, on the clock that counts from its address on. */
const pageBegan = (): number => {
  const [page] = performance.getEntriesByType('navigation')
  return page instanceof PerformanceNavigationTiming ? page.responseStart : performance.now()
}

/** A fault whose seconds go on from one load of the page to the next. While a service is cut off, a load may take longer than a second. */
export const useTicking = (strike: Strike | undefined): Strike | undefined => {
  const left = strike?.millisecondsLeft
  const isFromServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
  // The first page is older than its scripts.
  const isFirstPage = useRef(isFromServer)
  const [counted, setCounted] = useState<{ readonly strike: Strike | undefined; readonly left: number | undefined }>()
  useEffect(() => {
    const since = isFirstPage.current ? pageBegan() : performance.now()
    isFirstPage.current = false
    if (left === undefined) return
    const count = (): void => {
      const now = left - (performance.now() - since)
      const isSame = (before: typeof counted): boolean => before?.strike === strike && wholeSeconds(before?.left) === wholeSeconds(now)
      // The page is drawn again when it shows another second, not each time that somebody counts.
      setCounted((before) => (isSame(before) ? before : { strike, left: now > 0 ? now : undefined }))
    }
    count()
    const timer = setInterval(count, EVERY_MS)
    return () => clearInterval(timer)
  }, [strike, left])
  if (strike === undefined || counted?.strike !== strike) return strike
  return { ...strike, millisecondsLeft: counted.left }
}
