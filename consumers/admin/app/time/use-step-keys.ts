import { useEffect } from 'react'

type Step = 'back' | 'on' | 'thing-back' | 'thing-on' | 'beginning' | 'now'

/** Where a key leads. */
export const stepOf = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Step | undefined => {
  if (key === 'ArrowLeft') return shiftKey ? 'thing-back' : 'back'
  if (key === 'ArrowRight') return shiftKey ? 'thing-on' : 'on'
  if (key === 'Home') return 'beginning'
  return key === 'End' ? 'now' : undefined
}

/** Steps through the log by keys. Each step is a link with `data-step`, which does the work. */
export const useStepKeys = (): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return
      const step = stepOf(event)
      const link = step && document.querySelector<HTMLElement>(`a[data-step="${step}"]`)
      if (!link) return
      event.preventDefault()
      link.click()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
