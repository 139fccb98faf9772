import { priceCellOf } from './prices.ts'

/** What filters, counts and orders products, by the number of their row. A row without a category is no product. */
const columnsFor = (capacity: number) => ({
  capacity,
  category: new Uint32Array(capacity),
  supplier: new Uint32Array(capacity),
  price: new Float64Array(capacity),
  priceCell: new Uint8Array(capacity),
  isInStock: new Uint8Array(capacity),
  popularity: new Float64Array(capacity),
  position: new Float64Array(capacity),
})

export type Columns = ReturnType<typeof columnsFor>

/** A row of the database, as far as the columns hold it. */
export type ColumnValues = readonly [
  row: number,
  category: number,
  supplier: number,
  price: number,
  isInStock: number,
  popularity: number,
  position: number,
]

/** The columns of all products. They grow with the greatest row. */
export const createColumns = () => {
  let columns = columnsFor(1_024)
  let end = 1

  const make = (row: number): void => {
    end = Math.max(end, row + 1)
    if (row < columns.capacity) return
    const old = columns
    columns = columnsFor(2 ** Math.ceil(Math.log2(row + 1)))
    columns.category.set(old.category)
    columns.supplier.set(old.supplier)
    columns.price.set(old.price)
    columns.priceCell.set(old.priceCell)
    columns.isInStock.set(old.isInStock)
    columns.popularity.set(old.popularity)
    columns.position.set(old.position)
  }

  return {
    /** They may be others after the next row has been set. */
    current: (): Columns => columns,
    /** One more than the greatest row. */
    end: (): number => end,
    set: ([row, category, supplier, price, isInStock, popularity, position]: ColumnValues): void => {
      make(row)
      columns.category[row] = category
      columns.supplier[row] = supplier
      columns.price[row] = price
      columns.priceCell[row] = priceCellOf(price)
      columns.isInStock[row] = isInStock
      columns.popularity[row] = popularity
      columns.position[row] = position
    },
    remove: (row: number): void => {
      make(row)
      columns.category[row] = 0
    },
    /** All rows with a product, ascending. */
    rows: (): Uint32Array => {
      const found = new Uint32Array(end)
      let count = 0
      for (let row = 1; row < end; row += 1) {
        if (columns.category[row] === 0) continue
        found[count] = row
        count += 1
      }
      return found.subarray(0, count)
    },
    clear: (): void => {
      columns = columnsFor(1_024)
      end = 1
    },
  }
}
