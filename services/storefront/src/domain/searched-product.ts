/** What the search knows of a category. */
export interface SearchedCategory {
  readonly categoryId: string
  readonly name: string
  readonly description: string
  /** The category around it. Null: none. */
  readonly parentId: string | null
}

/** What the search knows of a product. */
export interface SearchedProduct {
  readonly productId: string
  readonly name: string
  readonly description: string
  readonly supplier: string
  readonly categoryId: string
  /** In minor units. */
  readonly price: number
  readonly available: number
  /** Any finite number: more is better. It may change often, because the text is not indexed again for it. */
  readonly popularity: number
  /** Where in the log the product was added. No other product has the same. */
  readonly position: number
}
