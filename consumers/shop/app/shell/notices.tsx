import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'react-router'
import { Notice, TextLink, ToastRegion, type ToastMessage } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { Texts } from '../languages/texts.ts'
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

const InstallOffer = lazy(() => import('../phone/install-offer.tsx'))

/** What the last request has to tell: a toast, or without a script a line above the page. */
export const Notices = ({ shell: { requestId: id, notice, offersInstall } }: { readonly shell: Shell }) => {
  const { pathname } = useLocation()
  const { texts } = useLanguage()
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const key = notice !== undefined && isNotice(texts.notices, notice) ? notice : undefined
  const tone = key !== undefined && undone.has(key) ? 'warn' : 'good'
  const unsent = useSending()
  const said = key === 'putIn' ? <TextLink href="/cart">{texts.notices[key]}</TextLink> : key && texts.notices[key]
  const messages: readonly ToastMessage[] = [
    ...(key === undefined ? [] : [{ id, text: said, tone } as const]),
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
