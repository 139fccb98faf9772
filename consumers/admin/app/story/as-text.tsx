import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

const SHOWN_MS = 2_000

const neverChanges = () => () => undefined

/** The story as text: to be read and chosen without a script, and to be copied with one. */
export const AsText = ({ text }: { readonly text: string }) => {
  const { texts } = useLanguage()
  const { story: words } = texts
  const canCopy = useSyncExternalStore(
    neverChanges,
    () => window.isSecureContext,
    () => false,
  )
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <details className="as-text">
      <summary>{words.asText}</summary>
      <pre className="mono">{text}</pre>
      {canCopy && (
        <Button type="button" kind="line" onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}>
          {isCopied ? words.copied : words.copy}
        </Button>
      )}
    </details>
  )
}
