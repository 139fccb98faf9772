import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Panel, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, NewPasswordField, TextField } from './form.tsx'
import { Part } from './part.tsx'
import { changePassword, loadPassword } from './profile.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadPassword(context)
export const action = ({ context, request }: ActionFunctionArgs) => changePassword(context, request)

export default function Password() {
  const { values, username } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { account: words, forms } = texts
  return (
    <Part title={words.changePassword} narrow>
      <p className="text-ink-2 max-w-measure pb-6">{words.passwordEnds}</p>
      <Panel>
        <AccountForm
          values={values}
          refusal={refusal}
          submit={words.changePassword}
          aside={<TextLink href="/account/profile">{forms.back}</TextLink>}
        >
          <div className="grid gap-4">
            {/* Password managers learn from it whose password it is. */}
            <input type="text" name="username" autoComplete="username" value={username ?? ''} readOnly hidden />
            <TextField name="currentPassword" label={words.currentPassword} type="password" autoComplete="current-password" />
            <NewPasswordField name="newPassword" label={words.newPassword} />
          </div>
        </AccountForm>
      </Panel>
    </Part>
  )
}
