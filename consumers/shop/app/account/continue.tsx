import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button, EmptyState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadKeptForm } from './continue.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadKeptForm(context)

/** What was posted when the session had ended, to be sent again. */
export default function Continue() {
  const { page, fields } = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { continue: words } = texts
  return (
    <div className="page py-8">
      <title>{`${words.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <EmptyState
        title={words.title}
        actions={
          <Form method="post" action={page}>
            {fields.map(([name, value], index) => (
              <input key={index} type="hidden" name={name} value={value} />
            ))}
            <Button size="l">{words.submit}</Button>
          </Form>
        }
      >
        {words.text}
      </EmptyState>
    </div>
  )
}
