import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { KeptForm } from '@souk/site/pages'
import { keptFormOrHome } from '@souk/site/pages/server'
import { Button, EmptyState } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

export const loader = ({ context }: LoaderFunctionArgs) => keptFormOrHome(context)

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
          <KeptForm page={page} fields={fields}>
            <Button size="l">{words.submit}</Button>
          </KeptForm>
        }
      >
        {words.text}
      </EmptyState>
    </div>
  )
}
