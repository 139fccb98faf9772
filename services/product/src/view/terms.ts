import { idTerm, idTermsOf, wantedOf, wordsIn, type Wanted } from '@souk/service'
import type { CategoryRow, ProductRow } from './projectors.ts'

/** The terms by which a product is found, each once. */
export const termsOf = ({ productId, name, supplier }: Pick<ProductRow, 'productId' | 'name' | 'supplier'>): string[] => [
  ...new Set([idTerm(productId), ...wordsIn(name), ...wordsIn(supplier)]),
]

/** The terms by which a category is found, each once. */
export const termsOfCategory = ({ categoryId, name, description }: Pick<CategoryRow, 'categoryId' | 'name' | 'description'>): string[] => [
  ...new Set([idTerm(categoryId), ...wordsIn(name), ...wordsIn(description)]),
]

/** What a text that a person has typed asks for. Undefined: nothing of it can be found. */
export const wantedBy = (q: string): Wanted | undefined => wantedOf(q, idTermsOf)
