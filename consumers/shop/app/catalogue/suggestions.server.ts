import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { acceptable } from './filters.ts'
import { smallestPicture } from './storefront.server.ts'

export type SuggestedKind = 'queries' | 'rows' | 'goods'

export interface Suggested {
  readonly kind: SuggestedKind
  readonly text: string
  readonly href: string
  /** The path of the picture of a product. */
  readonly picture?: string
}

/** As many as fit under the search without scrolling. */
const MOST: Readonly<Record<SuggestedKind, number>> = { queries: 3, rows: 2, goods: 5 }

/** What somebody may want who has typed this much. */
export const loadSuggestions = async (context: Context, url: URL): Promise<{ readonly suggestions: readonly Suggested[] }> => {
  const q = acceptable(url.searchParams.get('q') ?? '').trim()
  if (q === '') return { suggestions: [] }
  const { queries, categories, products } = await answerOf(context, visitOf(context).shop.suggestProducts({ query: { q } }))
  return {
    suggestions: [
      ...queries
        .slice(0, MOST.queries)
        .map((text) => ({ kind: 'queries', text, href: `/search?${new URLSearchParams({ q: text })}` }) as const),
      ...categories.slice(0, MOST.rows).map(({ slug, name }) => ({ kind: 'rows', text: name, href: `/c/${slug}` }) as const),
      ...products
        .slice(0, MOST.goods)
        .map((product) => ({ kind: 'goods', text: product.name, href: `/p/${product.slug}`, picture: smallestPicture(product) }) as const),
    ],
  }
}
