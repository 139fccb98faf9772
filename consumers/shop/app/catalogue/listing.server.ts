import { redirect } from 'react-router'
import type { StorefrontHome } from '@souk/client'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { filtersIn, queryOf, type Filters } from './filters.ts'
import { minorUnit } from './minor-unit.ts'
import { openRows } from './rows.ts'
import { cardOf, currencyIn, homeOf, stallRows } from './storefront.server.ts'

/** Fills whole rows, whether two, three or four products stand side by side. */
const PAGE = 24

/** Goods that an empty list shows. */
const OTHERS = 6

/** The category of a slug. The number at its end identifies it, whatever its words say. */
const categoryAt = ({ categories }: StorefrontHome, slug: string) => {
  const number = /\d+$/.exec(slug)?.[0]
  return number === undefined ? undefined : categories.find((category) => /\d+$/.exec(category.slug)?.[0] === number)
}

/** Ids of a category and of those that it is in. */
const pathTo = ({ categories }: StorefrontHome, categoryId: string | undefined): ReadonlySet<string> => {
  const path = new Set<string>()
  for (let id = categoryId ?? null; id !== null && !path.has(id);) {
    path.add(id)
    id = categories.find(({ categoryId: one }) => one === id)?.parentId ?? null
  }
  return path
}

const search = async (context: Context, filters: Filters, unit: number, categoryId: string | undefined) => {
  const { q, maker, from, until, inStock, sort, cursor } = filters
  const asked = visitOf(context).shop.searchProducts({
    query: {
      limit: PAGE,
      sort,
      ...(q !== '' && { q }),
      ...(categoryId !== undefined && { categoryId }),
      ...(maker !== '' && { supplier: maker }),
      ...(from !== undefined && { priceFrom: from }),
      ...(until !== undefined && { priceUntil: until }),
      ...(inStock && { inStock: 'true' as const }),
      ...(cursor !== '' && { cursor }),
    },
  })
  const [pathname = '/'] = visitOf(context).page.split('?')
  const isAnotherList =
    cursor !== '' &&
    (await asked.then(
      ({ error }) => error?.status === 400,
      () => false,
    ))
  // The cursor belongs to another list, or is none: the list begins at its beginning.
  if (isAnotherList) throw redirect(`${pathname}${queryOf({ ...filters, cursor: '' }, unit)}`)
  return answerOf(context, asked)
}

/** The way on from an empty list. Where nothing has the words, other goods have nothing to do with them, and the categories tell what there is. */
const waysOn = async (context: Context, { q }: Filters) => {
  const { bestselling, newest } = await homeOf(context)
  return q === ''
    ? { others: [...bestselling, ...newest].slice(0, OTHERS).map(cardOf), stallRows: [] }
    : { others: [], stallRows: await stallRows(context) }
}

/**
 * The products that an address asks for, and the filters beside them.
 * @param inside  the category whose page it is. Default: what the address says
 */
export const loadListing = async (context: Context, url: URL, inside?: string) => {
  const home = await homeOf(context)
  const currency = currencyIn(home)
  const unit = currency === undefined ? 100 : minorUnit(currency)
  const asked = filtersIn(url.searchParams, unit)
  const row = inside === undefined ? categoryAt(home, asked.row) : undefined
  const filters: Filters = { ...asked, row: row?.slug ?? '' }
  const categoryId = inside ?? row?.categoryId
  const found = await search(context, filters, unit, categoryId)
  const slugs = new Map(home.categories.map((category) => [category.categoryId, category.slug]))
  const rows = openRows(found.facets.category, pathTo(home, categoryId)).flatMap(({ value, label, count, depth }) => {
    const slug = slugs.get(value)
    return slug === undefined ? [] : [{ slug, name: label, count, depth, isCurrent: value === categoryId }]
  })
  return {
    filters,
    unit,
    currency,
    products: found.items.map(cardOf),
    count: found.total.count,
    corrected: found.corrected,
    isPartly: found.matched === 'some',
    nextCursor: found.nextCursor,
    previousCursor: found.previousCursor,
    rows,
    makers: found.facets.supplier.map(({ value, count }) => ({ name: value, count })),
    prices: found.facets.price,
    inStock: found.facets.inStock.find(({ value }) => value)?.count ?? 0,
    ...(found.items.length === 0 ? await waysOn(context, filters) : { others: [], stallRows: [] }),
  }
}

export type Listing = Awaited<ReturnType<typeof loadListing>>
