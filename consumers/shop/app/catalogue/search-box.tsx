import { Suspense, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Form, useFetcher, useLocation, useNavigate, useSearchParams } from 'react-router'
import { Button, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { later } from '../shell/later.ts'
import type { loader } from './suggestions.ts'

/** For so long nobody types any more. */
const TYPED_MS = 120

const SuggestionList = later(() => import('./suggestion-list.tsx'))

/** The search with suggestions for somebody who is typing. Without a script it is a form like any other. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export const SearchBox = () => {
  const { texts, formats } = useLanguage()
  const [parameters] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  // A new request of a fetcher ends the one before it.
  const fetcher = useFetcher<typeof loader>()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** On which page it was opened: whoever has gone on needs no suggestions any more. */
  const [openAt, setOpenAt] = useState<string>()
  const [active, setActive] = useState(-1)
  const { suggest } = texts
  const q = location.pathname === '/search' ? (parameters.get('q') ?? '') : ''

  const suggestions = fetcher.data?.suggestions ?? []
  const isShown = openAt === location.key && suggestions.length > 0
  const optionId = (index: number): string => `${id}-${index}`

  const typed = (text: string) => {
    clearTimeout(timer.current)
    setActive(-1)
    if (text.trim() === '') return setOpenAt(undefined)
    timer.current = setTimeout(() => {
      setOpenAt(location.key)
      void fetcher.load(`/search/suggestions?${new URLSearchParams({ q: text })}`)
    }, TYPED_MS)
  }

  // Whoever was faster than the script has typed already.
  useEffect(() => {
    const { activeElement } = document
    if (activeElement instanceof HTMLInputElement && activeElement === input.current && activeElement.value !== q)
      typed(activeElement.value)
    return () => clearTimeout(timer.current)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Only when the page begins to work.
  }, [])

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = suggestions[active]
    if (step !== undefined && suggestions.length > 0) {
      event.preventDefault()
      setOpenAt(location.key)
      // From the last one it goes on in the input, and from there with the first one.
      const places = suggestions.length + 1
      setActive((((isShown ? active : -1) + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter' && isShown && chosen !== undefined) {
      event.preventDefault()
      event.currentTarget.form?.reset()
      void navigate(chosen.href)
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      setOpenAt(undefined)
      setActive(-1)
    }
  }

  return (
    <Form action="/search" role="search" className="relative flex gap-2" onSubmit={() => setOpenAt(undefined)}>
      <TextInput
        // Another search shows what it looks for.
        key={q}
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
        aria-label={texts.shell.searchFor}
        placeholder={texts.shell.searchFor}
        defaultValue={q}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ currentTarget }) => typed(currentTarget.value)}
        onKeyDown={pressed}
        onBlur={() => setOpenAt(undefined)}
      />
      <Button kind="line" icon="search" square>
        {texts.shell.search}
      </Button>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={suggest.title}
        hidden={!isShown}
        // The focus stays in the input, so that a click comes before it is lost.
        onPointerDown={(event) => event.preventDefault()}
        className="bg-overlay shadow-high rounded-m inset-ring-line inset-ring absolute inset-x-0 top-full z-30 mt-2 p-2 md:start-auto md:w-[26rem]"
      >
        {isShown && (
          <Suspense>
            <SuggestionList suggestions={suggestions} active={active} optionId={optionId} />
          </Suspense>
        )}
      </div>
      <p role="status" className="sr-only">
        {isShown ? suggest.count(suggestions.length, formats.number(suggestions.length)) : ''}
      </p>
    </Form>
  )
}
