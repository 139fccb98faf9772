import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Notice, Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, TextField } from './form.tsx'
import { forgetMe, loadForget } from './my-data.server.ts'
import { Part } from './part.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadForget(context)
export const action = ({ context, request }: ActionFunctionArgs) => forgetMe(context, request)

export default function ForgetMe() {
  const { values, username, credit, openOrders } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { myData: words, account, forms } = texts
  return (
    <Part title={words.forgetTitle}>
      <div className="grid items-start gap-8 md:grid-cols-2 md:gap-12">
        <div className="grid gap-6">
          <section>
            <h3 className="pb-2">{words.goesTitle}</h3>
            <ul className="list-disc ps-6">
              {words.goes.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
              {credit.available > 0 && <li>{words.creditGoes(formats.money(credit.available, credit.currency))}</li>}
            </ul>
          </section>
          <section>
            <h3 className="pb-2">{words.staysTitle}</h3>
            <ul className="list-disc ps-6">
              {words.stays.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          </section>
        </div>
        <Panel className="grid gap-6">
          {openOrders > 0 && <Notice tone="warn">{words.openOrders(openOrders)}</Notice>}
          <p>{words.noWayBack}</p>
          <AccountForm
            values={values}
            refusal={refusal}
            submit={words.forgetNow}
            kind="danger"
            aside={<TextLink href="/account/my-data">{forms.back}</TextLink>}
          >
            <input type="text" name="username" autoComplete="username" value={username ?? ''} readOnly hidden />
            <TextField name="currentPassword" label={account.currentPassword} type="password" autoComplete="current-password" />
          </AccountForm>
        </Panel>
      </div>
    </Part>
  )
}
