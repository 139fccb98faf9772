/** Something that the search has found: a link, what it is called, and what tells it apart. */
export interface Hit {
  readonly href: string
  readonly text: string
  readonly note: string
}

/** In the order in which they are shown. */
export const kinds = ['pages', 'orders', 'products', 'categories', 'customers', 'invoices', 'commits'] as const

/** What the search has found, by kind. Kinds without a hit are left out. */
export interface Hits {
  readonly q: string
  readonly groups: readonly { readonly kind: (typeof kinds)[number]; readonly hits: readonly Hit[] }[]
  /** A service did not answer, so something may be missing. */
  readonly isSilent: boolean
}
