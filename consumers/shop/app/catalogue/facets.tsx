import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import { Anchor, Badge, Button, Checkbox, cx, Field, FilterSheet, Radio, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { changed, filtersIn, priceText, queryOf, type Filters } from './filters.ts'
import type { Listing } from './listing.server.ts'
import { PriceBars } from './price-bars.tsx'

/** The id of the form, for controls that stand elsewhere. */
export const FILTERS = 'filters'

/** Makers that are shown at once. */
const MAKERS = 6

/** For so long nobody types any more. */
const TYPED_MS = 500

const Facet = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset>
    <legend className="font-strong float-start mb-1 w-full leading-snug">{title}</legend>
    <div className="clear-both">{children}</div>
  </fieldset>
)

export interface FacetProps {
  readonly listing: Listing
  /** Those that are asked for, as soon as they are. */
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** The categories as far as they are open. Each is a page of its own; within a search it narrows the search. */
const Rows = ({ listing: { rows, unit }, filters }: Pick<FacetProps, 'listing' | 'filters'>) => {
  const { texts, formats } = useLanguage()
  const kept = { ...filters, row: '', cursor: '' }
  const hrefOf = (slug: string): string =>
    filters.q === '' ? `/c/${slug}${queryOf(kept, unit)}` : `/search${queryOf({ ...kept, row: slug }, unit)}`
  const isAll = rows.every(({ isCurrent }) => !isCurrent)
  const row = 'min-h-8 max-lg:min-h-tap flex items-center justify-between gap-3 py-1 leading-snug hover:underline'
  return (
    <nav aria-label={texts.list.rows}>
      <p className="font-strong leading-snug" aria-hidden="true">
        {texts.list.rows}
      </p>
      <ul role="list">
        <li>
          <Anchor
            href={`/search${queryOf(kept, unit)}`}
            aria-current={isAll ? 'page' : undefined}
            className={cx(row, isAll && 'font-strong')}
          >
            {texts.list.allRows}
          </Anchor>
        </li>
        {rows.map(({ slug, name, count, depth, isCurrent }) => (
          <li key={slug} className={['', 'ps-4', 'ps-8'][depth] ?? 'ps-12'}>
            <Anchor href={hrefOf(slug)} aria-current={isCurrent ? 'page' : undefined} className={cx(row, isCurrent && 'font-strong')}>
              <span className="wrap-anywhere">{name}</span>
              <span className="text-ink-3 text-s font-normal tabular-nums">{formats.number(count)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One end of the range of prices. It is applied when nobody types any more, or when the focus leaves it. */
const PriceInput = ({
  name,
  label,
  value,
  onTyped,
}: {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onTyped: () => void
}) => {
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const apply = () => {
    timer.current = undefined
    onTyped()
  }
  return (
    <Field label={label} className="text-s [&_label]:font-normal [&_label]:text-ink-2">
      <TextInput
        name={name}
        inputMode="decimal"
        autoComplete="off"
        maxLength={13}
        className="text-m tabular-nums"
        value={typed ?? value}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(apply, TYPED_MS)
        }}
        onBlur={() => {
          clearTimeout(timer.current)
          // Before the address says again what stands in the field.
          if (timer.current !== undefined) apply()
          setTyped(undefined)
        }}
      />
    </Field>
  )
}

const Makers = ({ makers, filters, onChange }: { readonly makers: Listing['makers'] } & Pick<FacetProps, 'filters' | 'onChange'>) => {
  const { texts, formats } = useLanguage()
  // The chosen one stays in sight.
  const first = makers.filter(({ name }, index) => index < MAKERS || name === filters.maker)
  const rest = makers.filter((maker) => !first.includes(maker))
  const choice = ({ name, count }: Listing['makers'][number]) => (
    <Radio
      key={name}
      name="maker"
      value={name}
      checked={name === filters.maker}
      onChange={() => onChange(changed(filters, { maker: name }))}
      count={formats.number(count)}
    >
      {name === '' ? texts.list.noMaker : <bdi>{name}</bdi>}
    </Radio>
  )
  return (
    <>
      <Radio name="maker" value="" checked={filters.maker === ''} onChange={() => onChange(changed(filters, { maker: '' }))}>
        {texts.list.anyMaker}
      </Radio>
      {first.filter(({ name }) => name !== '').map(choice)}
      {rest.length > 0 && (
        <details>
          <summary className="text-link min-h-tap inline-flex items-center underline decoration-1 underline-offset-[0.18em]">
            {texts.list.moreMakers(formats.number(rest.length))}
          </summary>
          {rest.filter(({ name }) => name !== '').map(choice)}
        </details>
      )}
    </>
  )
}

/** The filters: beside the list, and on a phone folded at its foot. Without a script, the form is sent. */
export const Facets = ({ listing, filters, onChange }: FacetProps) => {
  const form = useRef<HTMLFormElement>(null)
  const { texts, formats } = useLanguage()
  const { pathname } = useLocation()
  const { list, goods } = texts
  const { makers, currency, unit, count } = listing
  const chosen = [filters.maker !== '', filters.from !== undefined || filters.until !== undefined, filters.inStock].filter(Boolean).length

  const applyForm = () => {
    if (form.current === null) return
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (typeof value === 'string') query.set(name, value)
    onChange({ ...filtersIn(query, unit), cursor: '' })
  }
  return (
    <Form
      ref={form}
      id={FILTERS}
      action={pathname}
      className="max-lg:contents"
      onSubmit={(event) => {
        event.preventDefault()
        applyForm()
        const sheet = event.currentTarget.querySelector('details')
        if (sheet !== null) sheet.open = false
      }}
    >
      {filters.q !== '' && <input type="hidden" name="q" value={filters.q} />}
      {filters.row !== '' && <input type="hidden" name="row" value={filters.row} />}
      <FilterSheet
        title={list.filters}
        {...(chosen > 0 && { badge: <Badge tone="info">{list.chosen(formats.number(chosen))}</Badge> })}
        footer={
          <div className="grid lg:hidden lg:noscript:grid">
            <Button size="l">{list.show(count, formats.number(count))}</Button>
          </div>
        }
      >
        <Rows listing={listing} filters={filters} />
        {currency !== undefined && (listing.prices !== null || filters.from !== undefined || filters.until !== undefined) && (
          <Facet title={list.price}>
            <PriceBars listing={listing} filters={filters} pathname={pathname} />
            <div className="grid grid-cols-2 gap-3 pt-3">
              <PriceInput name="from" label={list.from(currency)} value={priceText(filters.from, unit)} onTyped={applyForm} />
              <PriceInput name="to" label={list.to(currency)} value={priceText(filters.until, unit)} onTyped={applyForm} />
            </div>
          </Facet>
        )}
        {makers.some(({ name }) => name !== '') && (
          <Facet title={list.maker}>
            <Makers makers={makers} filters={filters} onChange={onChange} />
          </Facet>
        )}
        {(listing.inStock > 0 || filters.inStock) && (
          <Facet title={list.stock}>
            <Checkbox
              name="stock"
              value="in"
              checked={filters.inStock}
              onChange={({ currentTarget }) => onChange(changed(filters, { inStock: currentTarget.checked }))}
              count={formats.number(listing.inStock)}
            >
              {goods.inStockOnly}
            </Checkbox>
          </Facet>
        )}
      </FilterSheet>
    </Form>
  )
}
