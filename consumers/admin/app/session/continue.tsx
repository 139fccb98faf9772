import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { KeptForm } from '@souk/site/pages'
import { keptFormOrHome } from '@souk/site/pages/server'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

export const loader = ({ context }: LoaderFunctionArgs) => keptFormOrHome(context)

/** What was posted when the session had ended, to be sent again. */
export default function Continue() {
  const { page, fields } = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { continue: words } = texts
  return (
    <div className="alone">
      <title>{`${words.title} · Souk`}</title>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <KeptForm page={page} fields={fields}>
        <Button>{words.submit}</Button>
      </KeptForm>
    </div>
  )
}
