import { useActionData, useLoaderData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor } from '@souk/ui'
import { useLanguage } from '../../languages/language.ts'
import { Crumb } from '../../parts/crumb.tsx'
import { Page } from '../../parts/page.tsx'
import { changeBulk, loadBulk } from './bulk.server.ts'
import { KindsForm } from './kinds-form.tsx'
import { PreviewForm } from './preview-form.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadBulk(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => changeBulk(context, request)

export default function BulkChange() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { texts, formats } = useLanguage()
  const { search } = useLocation()
  const { products: words, changes } = texts
  const { rows, total, list } = page
  return (
    <Page
      heading={words.bulk.title}
      above={<Crumb href={`/products${list}`}>{words.title}</Crumb>}
      beside={rows.length > 0 && <span className="quiet">{words.bulk.chosen(formats.number(rows.length))}</span>}
    >
      <div className="body">
        {answer !== undefined && (
          <p role="alert" className="refused said">
            {changes.faults[answer.fault]}
          </p>
        )}
        {rows.length === 0 ? (
          <p className="quiet">
            {words.bulk.none}{' '}
            <Anchor href={`/products${list}`} className="link">
              {words.bulk.toList}
            </Anchor>
          </p>
        ) : (
          <>
            {total > rows.length && <p className="said">{words.bulk.first(formats.number(rows.length), formats.number(total))}</p>}
            <KindsForm key={`kinds${search}`} page={page} />
            <PreviewForm key={`preview${search}`} page={page} />
          </>
        )}
      </div>
    </Page>
  )
}
