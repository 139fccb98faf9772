import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, TextField } from './form.tsx'
import { Part } from './part.tsx'
import { changeEmail, loadEmail } from './profile.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadEmail(context)
export const action = ({ context, request }: ActionFunctionArgs) => changeEmail(context, request)

export default function Email() {
  const { values } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { account: words, forms } = texts
  return (
    <Part title={words.changeEmail} narrow>
      <Panel>
        <AccountForm
          values={values}
          refusal={refusal}
          submit={forms.save}
          aside={<TextLink href="/account/profile">{forms.back}</TextLink>}
        >
          <TextField name="email" label={words.email} type="email" autoComplete="email" maxLength={254} />
        </AccountForm>
      </Panel>
    </Part>
  )
}
