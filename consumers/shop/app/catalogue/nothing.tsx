import { useLocation } from 'react-router'
import { ButtonLink, EmptyState, Section } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { isNarrowed, queryOf, unfiltered } from './filters.ts'
import type { Listing } from './listing.server.ts'
import { ProductList } from './product-list.tsx'
import { StallRows } from './stall-rows.tsx'

/** An empty list, and the ways on from it. */
export default function Nothing({ listing }: { readonly listing: Listing }) {
  const { list } = useLanguage().texts
  const { pathname } = useLocation()
  const { filters, unit, others, stallRows } = listing
  const narrowed = isNarrowed(filters)
  return (
    <>
      <EmptyState
        level={2}
        title={list.nothing}
        actions={
          <>
            {narrowed && <ButtonLink href={`${pathname}${queryOf(unfiltered(filters), unit)}`}>{list.removeAll}</ButtonLink>}
            <ButtonLink kind="line" href="/search">
              {list.everything}
            </ButtonLink>
          </>
        }
      >
        {narrowed ? list.nothingFiltered : filters.q === '' ? list.nothingHere : list.nothingFound}
      </EmptyState>
      {stallRows.length > 0 && (
        <Section title={list.rows}>
          <StallRows rows={stallRows} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={list.others}>
          <ProductList label={list.others} products={others} oneRow={!narrowed} beside={narrowed} />
        </Section>
      )}
    </>
  )
}
