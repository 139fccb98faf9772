import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, Pagination, Tabs } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadCredit } from './credit.server.ts'
import { LedgerLines } from './ledger-lines.tsx'
import { Part } from './part.tsx'
import { Purse } from './purse.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadCredit(context, request)

const pageOf = (kind: string | undefined, cursor?: string): string => {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(cursor && { cursor }) }).toString()
  return query === '' ? '/account/credit' : `/account/credit?${query}`
}

export default function Credit() {
  const { credit, kind, kinds, lines, nextCursor, total, isFirst } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { credit: words, lists } = texts
  return (
    <Part title={words.title}>
      <Purse credit={credit} />
      <section className="pt-12">
        <h2 className="pb-3">{words.ledger}</h2>
        <Tabs
          label={words.show}
          items={[undefined, ...kinds].map((one) => ({
            href: pageOf(one),
            text: one ? words.kinds[one] : words.all,
            current: one === kind,
          }))}
        />
        {lines.length === 0 ? (
          <EmptyState level={2} title={words.emptyTitle}>
            {words.empty}
          </EmptyState>
        ) : (
          <div className="grid gap-6 pt-4">
            <LedgerLines lines={lines} />
            <Pagination
              label={lists.pages}
              first={isFirst ? undefined : { href: pageOf(kind), text: lists.newest }}
              next={nextCursor === null ? undefined : { href: pageOf(kind, nextCursor), text: lists.older }}
              position={lists.total(formats.number(total.count), total.exact)}
            />
          </div>
        )}
      </section>
    </Part>
  )
}
