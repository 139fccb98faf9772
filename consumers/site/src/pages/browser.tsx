// What pages use in the browser only.
import { startTransition, StrictMode, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'

export { useZone } from './use-zone.ts'

/**
 * Lets the page that the server has sent work. Only the texts of its language are loaded.
 * @param files  loads the texts of each language, by the path of its file
 * @param wrap   puts around a page what all of it reads
 */
export const showPages = async <Own,>(
  files: Readonly<Record<string, () => Promise<Own>>>,
  wrap: (page: ReactNode, code: string, texts: Own) => ReactNode,
): Promise<void> => {
  const code = document.documentElement.lang
  const texts = await files[`./languages/${code}.ts`]?.()
  if (texts === undefined) return
  startTransition(() => {
    hydrateRoot(document, <StrictMode>{wrap(<HydratedRouter />, code, texts)}</StrictMode>)
  })
}
