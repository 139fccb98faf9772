// What pages use in the browser only.
import { startTransition, StrictMode, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { useZone } from './use-zone.ts'

/** What the browser knows of its visitor. */
interface Local<Own> {
  readonly code: string
  readonly texts: Own
  readonly zone: string | undefined
}

/**
 * Lets the page that the server has sent work, in the language of its document and the time zone of the browser, which `/zone` is told.
 * Only the texts of this language are loaded.
 * @param files  loads the texts of each language, by the path of its file
 * @param wrap   puts around a page what all of it reads
 */
export const showPages = async <Own,>(
  files: Readonly<Record<string, () => Promise<Own>>>,
  wrap: (page: ReactNode, local: Local<Own>) => ReactNode,
): Promise<void> => {
  const code = document.documentElement.lang
  const texts = await files[`./languages/${code}.ts`]?.()
  if (texts === undefined) return
  const Page = () => wrap(<HydratedRouter />, { code, texts, zone: useZone('/zone') })
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Page />
      </StrictMode>,
    )
  })
}
