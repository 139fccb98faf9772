import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Field, Notice, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadLogIn, logIn } from './log-in.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadLogIn(context)
export const action = ({ context, request }: ActionFunctionArgs) => logIn(context, request)

export default function LogIn() {
  const { before } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { state } = useNavigation()
  const { texts } = useLanguage()
  const { logIn: words } = texts
  return (
    <div className="alone">
      <title>{`${words.title} · Souk`}</title>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {before && <Notice tone={before === 'kept' ? 'good' : 'warn'}>{words[before]}</Notice>}
      <Form method="post" className="alone-form">
        {refusal !== undefined && (
          <p role="alert" className="refused">
            {words.faults[refusal.fault]}
          </p>
        )}
        <Field label={words.username}>
          <TextInput name="username" autoComplete="username" autoCapitalize="none" required defaultValue={refusal?.username} />
        </Field>
        <Field label={words.password}>
          <TextInput type="password" name="password" autoComplete="current-password" required />
        </Field>
        <Button busy={state === 'submitting'}>{words.submit}</Button>
      </Form>
    </div>
  )
}
