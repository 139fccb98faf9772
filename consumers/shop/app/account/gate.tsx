import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { Panel, Star, TextLink, ZelligeWall } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, type AccountFormProps } from './form.tsx'

/** The page of somebody who comes in: a form, and beside it what an account is for. */
export const Gate = ({
  title,
  lead,
  note,
  other,
  children,
  ...form
}: Pick<AccountFormProps, 'values' | 'refusal' | 'submit'> & {
  readonly title: string
  readonly lead: string
  /** What to know before. */
  readonly note?: ReactNode
  /** The other way in. It leads to the same page afterwards. */
  readonly other: { readonly ask: string; readonly href: string; readonly text: string }
  readonly children: ReactNode
}) => {
  const { texts } = useLanguage()
  const { search } = useLocation()
  const { gate } = texts
  return (
    <div className="page grid items-start gap-8 py-8 md:grid-cols-[minmax(0,27rem)_minmax(0,1fr)] md:gap-16 md:py-12">
      <title>{`${title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <div className="grid gap-6">
        <div className="grid gap-2">
          <h1>{title}</h1>
          <p className="text-ink-2">{lead}</p>
        </div>
        {note}
        <Panel>
          <AccountForm {...form} large>
            {children}
          </AccountForm>
        </Panel>
        <p>
          {other.ask} <TextLink href={`${other.href}${search}`}>{other.text}</TextLink>
        </p>
      </div>
      <aside
        aria-labelledby="what-for"
        className="bg-night text-on-night rounded-l relative grid gap-6 overflow-hidden p-6 md:sticky md:top-8 md:p-12"
      >
        <div className="text-saffron absolute inset-y-0 end-0 w-24 opacity-20 max-md:hidden">
          <ZelligeWall />
        </div>
        <h2 id="what-for" className="max-w-[18ch]">
          {gate.title}
        </h2>
        <ul role="list" className="relative grid max-w-[44ch] gap-4">
          {gate.reasons.map((reason) => (
            <li key={reason} className="flex gap-3">
              <Star className="text-saffron mt-1 size-4" />
              {reason}
            </li>
          ))}
        </ul>
      </aside>
    </div>
  )
}
