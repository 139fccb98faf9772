import { useEffect, useState } from 'react'
import type { Strike } from './strike.ts'

/** A fault whose seconds go on from one load of the page to the next. While a service is cut off, a load may take longer than a second. */
export const useTicking = (strike: Strike | undefined): Strike | undefined => {
  const [ticked, setTicked] = useState({ strike, seconds: 0 })
  const left = strike?.secondsLeft
  useEffect(() => {
    if (left === undefined) return
    const tick = (): void => setTicked((before) => ({ strike, seconds: before.strike === strike ? before.seconds + 1 : 1 }))
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [strike, left])
  const seconds = ticked.strike === strike ? ticked.seconds : 0
  if (strike === undefined || left === undefined) return strike
  return { ...strike, secondsLeft: left > seconds ? left - seconds : undefined }
}
