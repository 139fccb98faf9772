import { useState } from 'react'
import { Notice, ToastRegion } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'

const isNotice = (notices: Texts['notices'], key: string): key is keyof Texts['notices'] => Object.hasOwn(notices, key)

/** What the last request has to tell: a toast, or without a script a line above the page. */
export const Notices = ({ id, notice }: { readonly id: string; readonly notice: string | undefined }) => {
  const { texts } = useLanguage()
  const [dismissed, setDismissed] = useState<string>()
  const text = notice !== undefined && isNotice(texts.notices, notice) ? texts.notices[notice] : undefined
  return (
    <>
      {text !== undefined && (
        <noscript>
          <div className="page pt-4">
            <Notice tone="good" role="status">
              {text}
            </Notice>
          </div>
        </noscript>
      )}
      <ToastRegion
        label={texts.shell.notices}
        dismissLabel={texts.shell.dismiss}
        messages={text === undefined || id === dismissed ? [] : [{ id, text }]}
        onDismiss={setDismissed}
      />
    </>
  )
}
