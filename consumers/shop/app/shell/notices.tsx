import { Suspense, useState } from 'react'
import { useLocation } from 'react-router'
import { Notice, TextLink, ToastRegion, type ToastMessage } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
import { later } from './later.ts'
import { useSending } from './sending.tsx'
import type { Shell } from './shell.server.ts'

type Notices = Texts['notices']

const isNotice = (notices: Notices, key: unknown): key is keyof Notices => typeof key === 'string' && Object.hasOwn(notices, key)

/** Those that tell of something that has not been done. */
const undone: ReadonlySet<keyof Notices> = new Set([
  'cartFull',
  'notSold',
  'noQuantity',
  'tooLateToCancel',
  'notAllSold',
  'againUnknown',
  'againRefused',
  'failed',
])

const InstallOffer = later(() => import('../phone/install-offer.tsx'))

/**
 * What the last request has to tell: a toast, or without a script a line above the page. The server tells it once, and a live page is loaded
 * anew at any time: the browser keeps it until the visitor goes on.
 */
export const Notices = ({ shell: { requestId: id, notice, offersInstall } }: { readonly shell: Shell }) => {
  const { pathname } = useLocation()
  const { texts } = useLanguage()
  const [kept, setKept] = useState({ id, notice, pathname })
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  if (notice !== undefined && kept.id !== id) setKept({ id, notice, pathname })
  else if (kept.notice !== undefined && kept.pathname !== pathname) setKept({ ...kept, notice: undefined })
  const key = isNotice(texts.notices, kept.notice) ? kept.notice : undefined
  const tone = key !== undefined && undone.has(key) ? 'warn' : 'good'
  const unsent = useSending()
  const said = key === 'putIn' ? <TextLink href="/cart">{texts.notices[key]}</TextLink> : key && texts.notices[key]
  const messages: readonly ToastMessage[] = [
    ...(key === undefined ? [] : [{ id: kept.id, text: said, tone } as const]),
    ...(unsent === 0 ? [] : [{ id: `unsent-${unsent}`, text: texts.shell.unsent, tone: 'warn' } as const]),
  ]
  return (
    <>
      {key !== undefined && (
        <noscript>
          <div className="page pt-4">
            <Notice tone={tone} role="status">
              {said}
            </Notice>
          </div>
        </noscript>
      )}
      <ToastRegion
        label={texts.shell.notices}
        dismissLabel={texts.shell.dismiss}
        messages={messages.filter((message) => !dismissed.includes(message.id))}
        onDismiss={(gone) => setDismissed((before) => [...before, gone])}
      >
        {offersInstall && pathname.startsWith('/orders') && (
          <Suspense>
            <InstallOffer />
          </Suspense>
        )}
      </ToastRegion>
    </>
  )
}
