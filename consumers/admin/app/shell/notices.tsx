import { useState } from 'react'
import { Form } from 'react-router'
import { Notice, ToastRegion, type ToastMessage } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'
import type { Told } from './told.ts'

const Undo = ({ undo: { action, fields } }: { readonly undo: NonNullable<Told['undo']> }) => {
  const { texts } = useLanguage()
  return (
    <Form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="undo">{texts.shell.undo}</button>
    </Form>
  )
}

/** What the last request has done: a toast, or without a script a line above the page. One that can be undone stays until it is dismissed. */
export const Notices = ({ shell: { requestId: id, told } }: { readonly shell: Shell }) => {
  const { texts } = useLanguage()
  const [dismissed, setDismissed] = useState<string>()
  const action = told?.undo && <Undo undo={told.undo} />
  const tone = told?.failed === true ? 'warn' : 'good'
  const messages: readonly ToastMessage[] = told === undefined || dismissed === id ? [] : [{ id, text: told.text, tone, action }]
  return (
    <>
      {told !== undefined && (
        <noscript>
          <Notice tone={tone} role="status" actions={action}>
            {told.text}
          </Notice>
        </noscript>
      )}
      <ToastRegion label={texts.shell.notices} dismissLabel={texts.shell.dismiss} messages={messages} onDismiss={setDismissed} />
    </>
  )
}
