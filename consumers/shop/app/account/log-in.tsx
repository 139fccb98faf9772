import { useActionData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { AccountForm, TextField } from './form.tsx'
import { Gate } from './gate.tsx'
import { loadLogIn, logIn } from './log-in.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadLogIn(context)
export const action = ({ context, request }: ActionFunctionArgs) => logIn(context, request)

export default function LogIn() {
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { logIn: words } = texts
  const { search } = useLocation()
  return (
    <Gate
      title={words.title}
      lead={words.lead}
      foot={
        <p>
          {words.newHere} <TextLink href={`/register${search}`}>{words.register}</TextLink>
        </p>
      }
    >
      <AccountForm values={{}} refusal={refusal} submit={words.submit} large>
        <div className="grid gap-4">
          <TextField name="username" label={words.username} autoComplete="username" autoCapitalize="none" />
          <TextField name="password" label={words.password} type="password" autoComplete="current-password" />
        </div>
      </AccountForm>
    </Gate>
  )
}
