import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { Page } from '../parts/page.tsx'
import { forgetCustomer, loadForget } from './forget.server.ts'
import { Refused } from './refused.tsx'
import { alsoWhenRefused } from './when-refused.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadForget(context, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => forgetCustomer(context, request, params)
export const shouldRevalidate = alsoWhenRefused

export default function Forget() {
  const { customer, credit, open, invoices, isSelf, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { customers } = texts
  const { forgetting: words } = customers
  const { customerId, version, name, username } = customer
  const address = `/customers/${customerId}`
  const title = words.title(name ?? username ?? `…${customerId.slice(-6)}`)
  return (
    <Page
      heading={title}
      above={
        <>
          <Crumb href="/customers">{customers.title}</Crumb>
          <Crumb href={address}>{name ?? customers.forgottenName}</Crumb>
        </>
      }
    >
      <div className="body forgetting">
        {username === null || isSelf ? (
          <p>{username === null ? words.already : words.self}</p>
        ) : (
          <>
            <section>
              <h2>{words.goes}</h2>
              <ul className="list-disc ps-6">
                {words.goesList.map((thing) => (
                  <li key={thing}>{thing}</li>
                ))}
                {credit.available > 0 && <li>{words.goesCredit(formats.money(credit.available, credit.currency))}</li>}
              </ul>
            </section>
            <section>
              <h2>{words.stays}</h2>
              <ul className="list-disc ps-6">
                <li>{invoices?.count === 0 ? words.noInvoices : words.staysInvoices(invoices?.count)}</li>
                {words.staysList.map((thing) => (
                  <li key={thing}>{thing}</li>
                ))}
                {open !== null && open.count > 0 && <li>{words.open(open.count)}</li>}
              </ul>
            </section>
            <Form method="post" className="small-form">
              <p className="strong">{words.cannot}</p>
              <Refused form="forget" refusal={refusal} />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="version" value={version} />
              <Field label={words.type(username)}>
                <TextInput
                  name="username"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                  defaultValue={refusal?.values['username']}
                />
              </Field>
              <div className="form-ways">
                <Button kind="danger">{words.submit}</Button>
              </div>
            </Form>
          </>
        )}
        <p>
          <Anchor href={address} className="link">
            {words.back}
          </Anchor>
        </p>
      </div>
    </Page>
  )
}
