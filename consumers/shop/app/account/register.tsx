import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import { CountryField } from './address-fields.tsx'
import { LinesField, NewPasswordField, TextField } from './form.tsx'
import { Gate } from './gate.tsx'
import { loadRegister, register } from './register.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadRegister(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => register(context, request)

export default function Register() {
  const { values, countries } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { register: words, account, addresses } = texts
  return (
    <Gate
      title={words.title}
      lead={words.lead}
      values={values}
      refusal={refusal}
      submit={words.submit}
      other={{ ask: words.known, href: '/log-in', text: words.logIn }}
    >
      <div className="grid gap-4">
        <TextField name="name" label={account.name} hint={words.nameHint} autoComplete="name" maxLength={200} />
        <TextField name="email" label={account.email} type="email" autoComplete="email" maxLength={254} />
        <TextField
          name="username"
          label={account.username}
          hint={words.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          minLength={3}
          maxLength={64}
        />
        <NewPasswordField name="password" label={account.password} />
      </div>
      <details className="group">
        <summary className="min-h-tap font-strong text-link flex items-center underline decoration-1 underline-offset-[0.18em]">
          {words.addressNow}
        </summary>
        <div className="grid gap-4 pt-2">
          <LinesField name="lines" label={addresses.lines} hint={addresses.linesHint} autoComplete="street-address" rows={3} optional />
          <CountryField countries={countries} />
        </div>
      </details>
    </Gate>
  )
}
