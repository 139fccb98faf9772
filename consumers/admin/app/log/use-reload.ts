import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Loads the page anew again and again, for what no stream tells. @param ms  between two loads. Undefined: nothing can change */
export const useReload = (ms: number | undefined): void => {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (ms === undefined) return
    const timer = setInterval(() => void revalidate(), ms)
    return () => clearInterval(timer)
  }, [ms, revalidate])
}
