import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Breadcrumbs } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadCategory } from './category.server.ts'
import { Floor, isPlain } from './floor.tsx'
import { PageHead, useSite } from './page-head.tsx'
import { crumbsData, StructuredData } from './structured-data.tsx'

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  loadCategory(context, new URL(request.url), params['slug'] ?? '')

export default function Category() {
  const { name, description, slug, path, image, listing } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { pageAt } = useSite()
  const { list } = texts
  const above = [
    { text: 'Souk', href: '/' },
    { text: list.allRows, href: '/search' },
    ...path.map((row) => ({ text: row.name, href: `/c/${row.slug}` })),
  ]
  return (
    <div className="page pt-4 md:pt-6">
      <PageHead
        title={`${name} · Souk`}
        description={list.rowDescription(name, description, formats.number(listing.count))}
        path={`/c/${slug}`}
        isPublic={isPlain(listing.filters)}
        image={image}
      />
      <StructuredData
        data={
          import.meta.env.SSR
            ? crumbsData([...above, { text: name, href: `/c/${slug}` }].map(({ text, href }) => ({ name: text, address: pageAt(href) })))
            : undefined
        }
      />
      <Breadcrumbs label={texts.goods.path} items={[...above, { text: name }]} />
      <h1>{name}</h1>
      {description !== '' && <p className="text-ink-2 max-w-measure pt-2">{description}</p>}
      <Floor listing={listing} label={name} />
    </div>
  )
}
