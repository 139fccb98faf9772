import { Form, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Badge, Button, ButtonLink, EmptyState, Panel, TextLink, VisuallyHidden } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { chooseDefault, loadAddresses } from './addresses.server.ts'
import { Part } from './part.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadAddresses(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => chooseDefault(context, request)

export default function Addresses() {
  const { name, addresses } = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { addresses: words } = texts
  if (addresses.length === 0)
    return (
      <Part title={words.title}>
        <EmptyState level={2} title={words.emptyTitle} actions={<ButtonLink href="/account/addresses/new">{words.add}</ButtonLink>}>
          {words.empty}
        </EmptyState>
      </Part>
    )
  return (
    <Part title={words.title} aside={<ButtonLink href="/account/addresses/new">{words.add}</ButtonLink>}>
      <ul role="list" className="grid gap-6 md:grid-cols-2 lg:grid-cols-3">
        {addresses.map(({ addressId, label, recipient, lines, country, isDefault }) => {
          const called = label ?? lines[0] ?? ''
          return (
            <li key={addressId} className="grid">
              <Panel className="flex flex-col gap-4">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <h3 className="text-l font-text font-strong font-stretch-normal tracking-normal">{called}</h3>
                  {isDefault && <Badge>{words.isDefault}</Badge>}
                </div>
                <address className="not-italic">
                  <span className="block">{recipient ?? name}</span>
                  {lines.map((line, index) => (
                    <span key={index} className="block">
                      {line}
                    </span>
                  ))}
                  {country !== null && <span className="block">{country}</span>}
                </address>
                <div className="mt-auto flex flex-wrap items-center gap-x-6 gap-y-2">
                  <TextLink
                    href={`/account/addresses/${addressId}`}
                    className="text-link min-h-tap inline-flex items-center gap-1 underline"
                  >
                    {words.change} <VisuallyHidden>{called}</VisuallyHidden>
                  </TextLink>
                  {!isDefault && (
                    <Form method="post">
                      <input type="hidden" name="addressId" value={addressId} />
                      <Button kind="bare" className="px-0">
                        {words.makeDefault} <VisuallyHidden>{called}</VisuallyHidden>
                      </Button>
                    </Form>
                  )}
                </div>
              </Panel>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
