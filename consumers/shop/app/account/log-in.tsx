import { Form, useActionData, useLocation, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Field, Notice, Panel, TextInput, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadLogIn, logIn } from './log-in.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadLogIn(context)
export const action = ({ context, request }: ActionFunctionArgs) => logIn(context, request)

export default function LogIn() {
  const refused = useActionData<typeof action>()
  const { texts } = useLanguage()
  const { logIn: words } = texts
  const { search } = useLocation()
  const isBusy = useNavigation().state !== 'idle'
  return (
    <div className="page py-8 md:py-12">
      <title>{`${words.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <div className="max-w-form mx-auto grid gap-6">
        <h1>{words.title}</h1>
        {refused !== undefined && (
          <Notice tone="bad" role="alert">
            {words.faults[refused.fault]}
          </Notice>
        )}
        <Panel>
          <Form method="post" className="grid gap-4">
            <Field label={words.username}>
              <TextInput name="username" autoComplete="username" autoCapitalize="none" required defaultValue={refused?.username} />
            </Field>
            <Field label={words.password}>
              <TextInput name="password" type="password" autoComplete="current-password" required />
            </Field>
            <Button size="l" busy={isBusy}>
              {words.submit}
            </Button>
          </Form>
        </Panel>
        <p>
          {words.newHere} <TextLink href={`/register${search}`}>{words.register}</TextLink>
        </p>
      </div>
    </div>
  )
}
