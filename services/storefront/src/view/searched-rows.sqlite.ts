import type { RowChange } from '@souk/service'
import type { SqliteCompanion } from '@souk/service/sqlite'
import type { ProductSearch } from '../search/index.ts'
import type { CategoryRow, ProductRow } from './projectors.ts'

/** Keeps the search as the rows are: categories, and products that are sold. */
export const searchedRows = (search: ProductSearch): SqliteCompanion => {
  // Projectors put only rows of the right type into a collection, and remove neither products nor categories.
  const categoryIn = ({ row }: RowChange): CategoryRow => row as CategoryRow
  const putProduct = (row: ProductRow): void => {
    const { productId, name, description, supplier, categoryId, price, available, popularity, position, status } = row
    if (status === 'retired') search.remove(productId)
    else search.put({ productId, name, description, supplier, categoryId, price, available, popularity, position })
  }
  return {
    saved: (changes) => {
      // Products stand in them.
      for (const change of changes) if (change.collection === 'categories' && change.row !== null) search.putCategory(categoryIn(change))
      for (const { collection, id, row } of changes) {
        if (collection !== 'products') continue
        if (row === null) search.remove(id)
        else putProduct(row as ProductRow)
      }
    },
    cleared: search.clear,
  }
}
