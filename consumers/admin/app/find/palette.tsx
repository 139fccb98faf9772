import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import { Anchor, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Hits } from './hits.ts'

/** For so long nobody types any more. */
const TYPED_MS = 120

interface PaletteProps {
  readonly onClose: () => void
}

/** The search over everything in a dialog, by keyboard. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export default function Palette({ onClose }: PaletteProps) {
  const { texts } = useLanguage()
  const { find: words } = texts
  const dialog = useRef<HTMLDialogElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A new request of a fetcher ends the one before it.
  const fetcher = useFetcher<Hits>()
  const navigate = useNavigate()
  const id = useId()
  const [active, setActive] = useState(0)

  useEffect(() => {
    dialog.current?.showModal()
    return () => clearTimeout(timer.current)
  }, [])

  const found = fetcher.data
  const groups = found?.groups ?? []
  const hits = groups.flatMap((group) => group.hits)
  const optionId = (index: number): string => `${id}-${index}`

  const typed = (text: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setActive(0)
      void fetcher.load(`/find?${new URLSearchParams({ q: text })}`)
    }, TYPED_MS)
  }

  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = hits[active]
    if (step !== undefined && hits.length > 0) setActive((active + step + hits.length) % hits.length)
    else if (event.key === 'Enter' && chosen !== undefined) {
      dialog.current?.close()
      void navigate(chosen.href)
    }
    // By itself, the first one would only empty the field.
    else if (event.key === 'Escape') dialog.current?.close()
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} aria-label={words.title} className="palette" onClose={onClose}>
      <TextInput
        type="search"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits.length > 0 ? optionId(active) : undefined}
        aria-label={words.label}
        placeholder={words.hint}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => typed(currentTarget.value)}
        onKeyDown={pressed}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.title} className="palette-list">
        {groups.map(({ kind, hits: own }) => (
          <div key={kind} role="group" aria-label={words.kinds[kind]}>
            <p aria-hidden="true" className="palette-kind">
              {words.kinds[kind]}
            </p>
            {own.map((hit) => {
              const index = hits.indexOf(hit)
              return (
                <Anchor
                  key={hit.href}
                  id={optionId(index)}
                  href={hit.href}
                  role="option"
                  aria-selected={index === active}
                  tabIndex={-1}
                  className="palette-hit"
                  onClick={() => dialog.current?.close()}
                >
                  <span>{hit.text}</span>
                  <span className="quiet">{hit.note}</span>
                </Anchor>
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className="quiet">
        {found !== undefined && found.q !== '' && hits.length === 0 && words.nothing(found.q)}
        {found?.isSilent === true && ` ${words.silent}`}
      </p>
      <p className="faint keys">
        <kbd>↑</kbd> <kbd>↓</kbd> {words.keys.choose}, <kbd>Enter</kbd> {words.keys.open}, <kbd>Esc</kbd> {words.keys.close}
      </p>
    </dialog>
  )
}
