import { useState } from 'react'
import { Form, useRouteLoaderData } from 'react-router'
import { Notice, ToastRegion, type ToastMessage } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { loader } from './telling.tsx'
import type { Told } from './told.ts'

interface UndoProps {
  readonly undo: NonNullable<Told['undo']>
  readonly onUndo: () => void
}

const Undo = ({ undo: { action, fields, retires }, onUndo }: UndoProps) => {
  const { texts } = useLanguage()
  return (
    <Form method="post" action={action} onSubmit={onUndo}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="undo">{retires ? texts.shell.retire : texts.shell.undo}</button>
    </Form>
  )
}

/** A page that was refused has not even asked. */
const NOTHING = { id: '', told: undefined }

/**
 * What the last request has done: a toast, or without a script a line above the page. One that can be undone stays until it is dismissed
 * or undone. The server tells it once, and the page may be loaded anew at any time: the browser keeps it.
 */
export const Notices = () => {
  const { texts } = useLanguage()
  const { id, told } = useRouteLoaderData<typeof loader>('shell/telling') ?? NOTHING
  const [kept, setKept] = useState({ id, told })
  const dismiss = (): void => setKept({ id: kept.id, told: undefined })
  if (told !== undefined && kept.id !== id) setKept({ id, told })
  const shown = kept.told
  const action = shown?.undo && <Undo undo={shown.undo} onUndo={dismiss} />
  const tone = shown?.failed === true ? 'warn' : 'good'
  const messages: readonly ToastMessage[] = shown === undefined ? [] : [{ id: kept.id, text: shown.text, tone, action }]
  return (
    <>
      {shown !== undefined && (
        <noscript>
          <Notice tone={tone} role="status" actions={action}>
            {shown.text}
          </Notice>
        </noscript>
      )}
      <ToastRegion label={texts.shell.notices} dismissLabel={texts.shell.dismiss} messages={messages} onDismiss={dismiss} />
    </>
  )
}
