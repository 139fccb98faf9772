import { Suspense, useEffect, useRef } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { Button, ButtonLink, Chip, cx, Pagination, Select } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { later } from '../shell/later.ts'
import { Facets, FILTERS } from './facets.tsx'
import { changed, filtersIn, isNarrowed, queryOf, SORTS, unfiltered, usualSort, type Filters } from './filters.ts'
import type { Listing } from './listing.server.ts'
import { ProductList } from './product-list.tsx'

/** The filters that are asked for: those of the list that is coming, if one is. */
const useAskedFilters = ({ filters, unit }: Listing): { readonly asked: Filters; readonly isComing: boolean } => {
  const { location } = useNavigation()
  const { pathname } = useLocation()
  const isComing = location?.pathname === pathname
  return { asked: isComing ? filtersIn(new URLSearchParams(location.search), unit) : filters, isComing }
}

/** The filters of the list, each with the way to take it back. What is chosen beside it while the list is coming stays chosen. */
const Chips = ({ listing: { filters, unit, currency, rows }, asked }: { readonly listing: Listing; readonly asked: Filters }) => {
  const { texts, formats } = useLanguage()
  const { pathname } = useLocation()
  const { list } = texts
  const without = (changes: Partial<Filters>): string => `${pathname}${queryOf(changed(asked, changes), unit)}`
  const { row, maker, from, until, inStock } = filters
  const money = (price: number | undefined): string | undefined =>
    price === undefined || currency === undefined ? undefined : formats.money(price, currency)
  const prices = list.priceChosen(money(from), money(until))
  const chips = [
    row === '' ? undefined : { text: rows.find(({ isCurrent }) => isCurrent)?.name ?? row, href: without({ row: '' }) },
    maker === '' ? undefined : { text: maker, href: without({ maker: '' }) },
    prices === undefined ? undefined : { text: prices, href: without({ from: undefined, until: undefined }) },
    inStock ? { text: texts.goods.inStockOnly, href: without({ inStock: false }) } : undefined,
  ].filter((chip) => chip !== undefined)
  return (
    <>
      {chips.map(({ text, href }) => (
        <Chip key={text} href={href} removeText={list.remove}>
          {text}
        </Chip>
      ))}
      {chips.length > 1 && (
        <ButtonLink kind="bare" href={`${pathname}${queryOf(unfiltered(asked), unit)}`}>
          {list.removeAll}
        </ButtonLink>
      )}
    </>
  )
}

const Sorts = ({ filters, onChange }: { readonly filters: Filters; readonly onChange: (filters: Filters) => void }) => {
  const { list } = useLanguage().texts
  return (
    <div className="ms-auto flex items-center gap-2">
      <label htmlFor="sort" className="text-ink-2 max-md:sr-only">
        {list.sort}
      </label>
      <Select
        id="sort"
        name="sort"
        form={FILTERS}
        value={filters.sort}
        onChange={({ currentTarget }) => {
          const sort = SORTS.find((one) => one === currentTarget.value)
          if (sort !== undefined) onChange(changed(filters, { sort }))
        }}
      >
        {SORTS.filter((sort) => sort !== 'relevance' || filters.q !== '').map((sort) => (
          <option key={sort} value={sort}>
            {list.sorts[sort]}
          </option>
        ))}
      </Select>
      <noscript>
        <Button kind="line" form={FILTERS}>
          {list.apply}
        </Button>
      </noscript>
    </div>
  )
}

/** Most lists have goods. */
const Nothing = later(
  () => import('./nothing.tsx'),
  () => <p>{useLanguage().texts.list.nothing}</p>,
)

/** The floor of the shop: filters beside goods. A filter changes the address, and the list with it; what has the focus keeps it. */
export const Floor = ({ listing, label }: { readonly listing: Listing; readonly label: string }) => {
  const { texts, formats } = useLanguage()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { asked, isComing } = useAskedFilters(listing)
  const told = useRef<HTMLParagraphElement>(null)
  const { filters, unit, products, count, nextCursor, previousCursor } = listing
  const { list, goods } = texts
  const isFilterable = products.length > 0 || isNarrowed(filters)
  // At once, so that no control shows for a moment what it was before.
  const onChange = (wanted: Filters) => void navigate(`${pathname}${queryOf(wanted, unit)}`, { preventScrollReset: true, flushSync: true })

  // What was clicked may have gone with its filter or its page. Then the number of products is where one goes on.
  const address = queryOf(filters, unit)
  const shown = useRef({ address, cursor: filters.cursor })
  useEffect(() => {
    if (shown.current.address === address) return
    const isOtherPage = shown.current.cursor !== filters.cursor
    shown.current = { address, cursor: filters.cursor }
    const { activeElement } = document
    if (isOtherPage || activeElement === null || activeElement === document.body) told.current?.focus({ preventScroll: true })
  }, [address, filters.cursor])

  const pageAt = (cursor: string): string => `${pathname}${queryOf({ ...filters, cursor }, unit)}`
  return (
    <div
      className={cx('flex flex-col pt-4 lg:pt-6', isFilterable && 'lg:grid lg:grid-cols-[264px_minmax(0,1fr)] lg:items-start lg:gap-x-12')}
    >
      {isFilterable && (
        <div className="max-lg:order-last max-lg:contents">
          <Facets listing={listing} filters={asked} onChange={onChange} />
        </div>
      )}
      <div aria-busy={isComing}>
        <div className="mb-4 flex flex-wrap items-center gap-2 md:mb-6">
          <p ref={told} role="status" tabIndex={-1} className="font-strong pe-2 outline-none">
            {goods.kinds(count, formats.number(count))}
          </p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2 empty:hidden max-md:order-last max-md:w-full">
            <Chips listing={listing} asked={asked} />
          </div>
          {isFilterable && <Sorts filters={asked} onChange={onChange} />}
        </div>
        <div className={cx('transition-opacity', isComing && 'opacity-60')}>
          {products.length > 0 ? (
            <ProductList label={label} products={products} beside level={2} />
          ) : (
            <Suspense>
              <Nothing listing={listing} />
            </Suspense>
          )}
        </div>
        {(nextCursor !== null || previousCursor !== null) && (
          <Pagination
            label={list.pages}
            first={previousCursor === null ? undefined : { href: pageAt(previousCursor), text: list.previous }}
            next={nextCursor === null ? undefined : { href: pageAt(nextCursor), text: list.next }}
          />
        )}
      </div>
    </div>
  )
}

/** Whether a list is the same for all: then search engines may show it. */
export const isPlain = (filters: Filters): boolean =>
  !isNarrowed(filters) && filters.q === '' && filters.cursor === '' && filters.sort === usualSort(filters)
