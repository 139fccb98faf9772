import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button, Field, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { loadHits } from './find.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadHits(context, request)

/** The search over everything as a page: it needs no script. */
export default function FindPage() {
  const { q, groups, isSilent } = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { find: words } = texts
  return (
    <Page heading={words.title}>
      <div className="body find-page">
        <Form role="search" className="list-filters">
          <Field label={words.label} className="filter-wide">
            <TextInput key={q} type="search" name="q" defaultValue={q} maxLength={200} placeholder={words.hint} />
          </Field>
          <div className="filter-ways">
            <Button kind="line">{words.submit}</Button>
          </div>
        </Form>
        {isSilent && <p className="quiet">{words.silent}</p>}
        {q !== '' && groups.length === 0 && <p className="quiet">{words.nothing(q)}</p>}
        {groups.map(({ kind, hits }) => (
          <section key={kind}>
            <h2>{words.kinds[kind]}</h2>
            <ul role="list" className="lines">
              {hits.map(({ href, text, note }) => (
                <li key={href}>
                  <Anchor href={href} className="link">
                    {text}
                  </Anchor>
                  <span className="quiet">{note}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}
