import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { useLoadAnew } from '@souk/site/pages'

/** Loads the page anew again and again, while somebody looks at it. @param everyMs  undefined: nothing can change by itself */
export const useReload = (everyMs: number | undefined): void => {
  const { state } = useRevalidator()
  const loadAnew = useLoadAnew()
  useEffect(() => {
    if (everyMs === undefined || state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') loadAnew()
    }, everyMs)
    const shown = (): void => {
      if (document.visibilityState === 'visible') loadAnew()
    }
    document.addEventListener('visibilitychange', shown)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [everyMs, loadAnew, state])
}
