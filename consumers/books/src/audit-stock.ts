import type { Auditor } from './auditor.ts'
import { counted, createFindings, figure } from './check.ts'
import type { Scratch } from './scratch.sqlite.ts'

interface ProductRow {
  added: boolean
  /** Units received minus units written off. */
  stocked: number
  reserved: number
  sold: number
}

/** Checks for each product at every position: on hand ≥ 0, and reserved + sold ≤ stocked. */
export const createStockAuditor = (scratch: Scratch): Auditor => {
  const findings = createFindings('stock')
  const products = scratch.table<ProductRow>('products')
  const touched = new Set<string>()

  const change = (productId: string, by: (row: ProductRow) => void): void => {
    const row = products.get(productId) ?? { added: false, stocked: 0, reserved: 0, sold: 0 }
    by(row)
    products.put(productId, row)
    touched.add(productId)
  }

  return {
    event: ({ position, event: { type, data } }) => {
      switch (type) {
        case 'ProductAdded':
          return change(data.productId, (row) => {
            if (row.added) findings.fault(`product ${data.productId} is added again at position ${position}`)
            row.added = true
          })
        case 'StockAdjusted':
          return change(data.productId, (row) => {
            row.stocked += data.delta
          })
        case 'UnitsReserved':
          return change(data.productId, (row) => {
            row.reserved += data.quantity
          })
        case 'UnitsReleased':
          return change(data.productId, (row) => {
            row.reserved -= data.quantity
          })
        case 'UnitsDeducted':
          return change(data.productId, (row) => {
            row.reserved -= data.quantity
            row.sold += data.quantity
          })
        default:
          return undefined
      }
    },
    commit: ({ position }) => {
      for (const productId of touched) {
        const row = products.get(productId)
        if (row === undefined) continue
        const onHand = row.stocked - row.sold
        const fault = (what: string): void => findings.fault(`product ${productId} at position ${position}: ${what}`)
        if (!row.added) fault('it was never added')
        if (onHand < 0) fault(`${figure(onHand)} on hand`)
        if (row.reserved < 0) fault(`${figure(row.reserved)} reserved`)
        if (row.reserved > onHand) fault(`${figure(row.reserved)} reserved and ${figure(row.sold)} sold of ${figure(row.stocked)} stocked`)
      }
      touched.clear()
    },
    end: () => {
      let count = 0
      const sum = { stocked: 0, reserved: 0, sold: 0 }
      for (const [, row] of products.all()) {
        count += 1
        sum.stocked += row.stocked
        sum.reserved += row.reserved
        sum.sold += row.sold
      }
      const { stocked, reserved, sold } = sum
      return [
        findings.check(
          `${counted(count, 'product')}, ${counted(stocked, 'unit')} stocked, ${figure(reserved)} reserved, ${figure(sold)} sold`,
          { products: count, stocked, reserved, sold },
        ),
      ]
    },
  }
}
