import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Loads the page anew again and again, while somebody looks at it. @param everyMs  undefined: nothing can change by itself */
export const useReload = (everyMs: number | undefined): void => {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (everyMs === undefined || state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void revalidate()
    }, everyMs)
    const shown = (): void => {
      if (document.visibilityState === 'visible') void revalidate()
    }
    document.addEventListener('visibilitychange', shown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [everyMs, revalidate, state])
}
