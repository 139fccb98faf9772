import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

const Palette = lazy(() => import('../find/palette.tsx'))

/** The way to the search over everything: a page, or with a script a dialog, also with Ctrl or Cmd and K. */
export const FindWay = () => {
  const { texts } = useLanguage()
  const { pathname } = useLocation()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setIsOpen(true)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <Anchor
        href="/find"
        className="side-link"
        aria-current={pathname === '/find' ? 'page' : undefined}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          setIsOpen(true)
        }}
      >
        {texts.shell.find}
        <span className="keys" aria-hidden="true">
          <kbd>Ctrl K</kbd>
        </span>
      </Anchor>
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
