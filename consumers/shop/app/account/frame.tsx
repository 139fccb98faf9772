import { Form, Outlet, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { Button, Tabs } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadFrame } from './frame.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadFrame(context)

interface Part {
  readonly href: string
  readonly text: string
  /** Pages that one reaches from it. */
  readonly holds?: readonly string[]
}

/** What all pages of the account have around them. */
export default function AccountFrame() {
  const { name, registeredAt } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { pathname } = useLocation()
  const { account: words } = texts
  const parts: readonly Part[] = [
    { href: '/account', text: words.overview },
    { href: '/account/credit', text: words.credit },
    { href: '/account/invoices', text: texts.invoices.title },
    { href: '/account/profile', text: words.profile, holds: ['/account/email', '/account/password'] },
    { href: '/account/addresses', text: texts.addresses.title },
    { href: '/account/sessions', text: texts.sessions.title },
    { href: '/account/my-data', text: texts.myData.title, holds: ['/account/forget-me'] },
  ]
  const isAt = ({ href, holds = [] }: Part) =>
    pathname === href || holds.includes(pathname) || (href !== '/account' && pathname.startsWith(`${href}/`))
  return (
    <div className="page pt-8 md:pt-12">
      <meta name="robots" content="noindex" />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pb-6">
        <div className="grid min-w-0 gap-2">
          <h1 className="wrap-anywhere">{name ?? words.title}</h1>
          <p className="text-ink-2">{words.since(formats.date(registeredAt))}</p>
        </div>
        <Form method="post" action="/log-out">
          <Button kind="line">{words.logOut}</Button>
        </Form>
      </div>
      <Tabs label={words.parts} items={parts.map((part) => ({ href: part.href, text: part.text, current: isAt(part) }))} />
      <Outlet />
    </div>
  )
}
