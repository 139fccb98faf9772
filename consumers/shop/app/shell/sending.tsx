import { useEffect, useState } from 'react'
import { useFetchers, useNavigation } from 'react-router'

/** A form that has been sent, and whose answer has not come yet. */
export interface Sent {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

let sent: Sent | undefined

/** What was on its way when something failed. Undefined: nothing was. */
export const sentLast = (): Sent | undefined => sent

const sentBy = (form: HTMLFormElement, submitter: HTMLElement | null): Sent => {
  const action =
    submitter?.hasAttribute('formaction') === true && submitter instanceof HTMLButtonElement ? submitter.formAction : form.action
  const fields = [...new FormData(form, submitter)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { action: new URL(action).pathname, fields }
}

/**
 * Knows what is being sent, for the page that says that it was lost. Without a connection nothing is sent, and the visitor is told:
 * then nothing that is on the page goes away.
 * @returns how often something could not be sent
 */
export const useSending = (): number => {
  const [unsent, setUnsent] = useState(0)
  const { state } = useNavigation()
  const isBusy = useFetchers().length > 0 || state !== 'idle'

  useEffect(() => {
    if (!isBusy) sent = undefined
  }, [isBusy])

  useEffect(() => {
    const onSubmit = (event: SubmitEvent): void => {
      const { target, submitter } = event
      if (!(target instanceof HTMLFormElement) || target.method !== 'post') return
      if (navigator.onLine) {
        sent = sentBy(target, submitter)
        return
      }
      event.preventDefault()
      event.stopPropagation()
      setUnsent((times) => times + 1)
    }
    // Before any form hears of it.
    addEventListener('submit', onSubmit, true)
    return () => removeEventListener('submit', onSubmit, true)
  }, [])
  return unsent
}
