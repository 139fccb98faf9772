import { useEffect, useRef } from 'react'
import { useLanguage } from '../languages/language.ts'
import type { Refusal } from './forms.ts'

interface RefusedProps {
  readonly form: Refusal['form']
  readonly refusal: Refusal | undefined
}

/** Why a form was not done, above it. It has the focus, so that it is read out and the next Tab leads into the form. */
export const Refused = ({ form, refusal }: RefusedProps) => {
  const { texts } = useLanguage()
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (refusal !== undefined) place.current?.focus()
  }, [refusal])
  if (refusal?.form !== form) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- The answer to what was just sent is read first.
    <p ref={place} tabIndex={-1} autoFocus role="alert" className="refused">
      {texts.customers.faults[refusal.fault]}
    </p>
  )
}
