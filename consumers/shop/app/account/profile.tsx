import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Facts, Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, TextField } from './form.tsx'
import { Part } from './part.tsx'
import { changeProfile, loadProfile } from './profile.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadProfile(context)
export const action = ({ context, request }: ActionFunctionArgs) => changeProfile(context, request)

export default function Profile() {
  const { values, username, email } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { account: words, forms } = texts
  return (
    <Part title={words.profile}>
      <div className="grid items-start gap-8 md:grid-cols-2 md:gap-12">
        <Panel>
          <AccountForm values={values} refusal={refusal} submit={forms.save}>
            <div className="grid gap-4">
              <TextField name="name" label={words.name} hint={texts.register.nameHint} autoComplete="name" maxLength={200} />
              <TextField name="phone" label={words.phone} type="tel" autoComplete="tel" maxLength={50} optional />
            </div>
          </AccountForm>
        </Panel>
        <section>
          <h3 className="pb-3">{words.howYouLogIn}</h3>
          <Facts
            items={[
              { term: words.username, value: username },
              {
                term: words.email,
                value: (
                  <span className="flex flex-wrap justify-between gap-x-4">
                    <span className="wrap-anywhere">{email}</span>
                    <TextLink href="/account/email">{words.changeEmail}</TextLink>
                  </span>
                ),
              },
              {
                term: words.password,
                value: (
                  <span className="flex justify-end">
                    <TextLink href="/account/password">{words.changePassword}</TextLink>
                  </span>
                ),
              },
            ]}
          />
        </section>
      </div>
    </Part>
  )
}
