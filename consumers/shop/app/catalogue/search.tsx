import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Breadcrumbs, Notice } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Floor, isPlain } from './floor.tsx'
import { loadListing } from './listing.server.ts'
import { PageHead } from './page-head.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadListing(context, new URL(request.url))

/** What was searched for, or the goods of one maker, or everything. */
export default function Search() {
  const listing = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { list } = texts
  const { filters, corrected, isPartly, count } = listing
  const title = filters.q !== '' ? list.found(filters.q) : filters.maker !== '' ? filters.maker : list.allRows
  return (
    <div className="page pt-4 md:pt-6">
      <PageHead
        title={`${title} · Souk`}
        description={list.allDescription(formats.number(count))}
        path="/search"
        isPublic={isPlain(filters)}
      />
      <Breadcrumbs label={texts.goods.path} items={[{ text: 'Souk', href: '/' }, { text: title }]} />
      <h1 className="break-words">{title}</h1>
      {corrected !== null && count > 0 && (
        <Notice className="mt-4" title={list.corrected(corrected)}>
          {list.correctedText(filters.q, corrected)}
        </Notice>
      )}
      {isPartly && count > 0 && (
        <Notice tone="warn" className="mt-4" title={list.partly}>
          {list.partlyText}
        </Notice>
      )}
      <Floor listing={listing} label={title} />
    </div>
  )
}
