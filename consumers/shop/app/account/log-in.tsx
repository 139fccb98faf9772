import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { TextField } from './form.tsx'
import { Gate } from './gate.tsx'
import { loadLogIn, logIn } from './log-in.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadLogIn(context)
export const action = ({ context, request }: ActionFunctionArgs) => logIn(context, request)

export default function LogIn() {
  const { before } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { logIn: words } = texts
  return (
    <Gate
      title={words.title}
      lead={words.lead}
      note={before && <Notice tone={before === 'kept' ? 'good' : 'warn'}>{words[before]}</Notice>}
      values={{}}
      refusal={refusal}
      submit={words.submit}
      other={{ ask: words.newHere, href: '/register', text: words.register }}
    >
      <div className="grid gap-4">
        <TextField name="username" label={words.username} autoComplete="username" autoCapitalize="none" />
        <TextField name="password" label={words.password} type="password" autoComplete="current-password" />
      </div>
    </Gate>
  )
}
