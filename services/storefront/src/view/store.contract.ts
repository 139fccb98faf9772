import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GENESIS } from '@souk/log-protocol'
import { describeViewStore, saveFrom } from '@souk/service/testing/view-store-contract'
import { TEST_NOW, testId } from '@souk/testing'
import type { CategoryRow, ProductRow } from './projectors.ts'
import type { StorefrontStore } from './store.ts'

export const productRow = (number: number, changes: Partial<ProductRow> = {}): ProductRow => ({
  productId: testId(number),
  position: number,
  addedAt: TEST_NOW,
  slugWords: 'tea',
  name: `Tea "${number}"`,
  description: '',
  supplier: '',
  categoryId: testId(11),
  price: 100,
  currency: 'EUR',
  status: 'active',
  picture: null,
  pictures: null,
  available: 1,
  popularity: 0,
  isSoldOut: false,
  restocked: 0,
  ...changes,
})
export const categoryRow = (number: number): CategoryRow => ({
  categoryId: testId(number),
  position: number,
  parentId: null,
  slugWords: 'teas',
  name: 'Teas',
  description: '',
  status: 'active',
})

const rowOf = (collection: string, id: string, variant: number): object => {
  if (collection === 'products') return productRow(variant + 1, { productId: id })
  if (collection === 'categories') return { ...categoryRow(variant + 1), categoryId: id }
  return { id, variant }
}

/** What every store of the storefront must do. @param open  opens the data of that name; data of a new name are empty */
export const describeStorefrontStore = (
  name: string,
  open: (data: string) => Promise<StorefrontStore>,
  { lasting = false }: { lasting?: boolean } = {},
): void => {
  describeViewStore(name, open, { row: rowOf, lasting })

  describe(`${name} answers the storefront's queries`, () => {
    let store: StorefrontStore
    let count = 0
    const products = [
      productRow(1, { popularity: 2 ** 80 }),
      productRow(2, { popularity: 2 ** 80.5, categoryId: testId(12) }),
      // Cannot be ordered.
      productRow(3, { popularity: 2 ** 90, available: 0, isSoldOut: true }),
      productRow(4, { popularity: 2 ** 90, restocked: 9, status: 'retired' }),
      productRow(5, { restocked: 7 }),
      productRow(6, { restocked: 8, categoryId: testId(12) }),
    ]

    beforeEach(async () => {
      count += 1
      store = await open(`storefront-store-${process.pid}-${count}`)
      await saveFrom(
        store,
        [
          ...products.map((row) => ({ collection: 'products', id: row.productId, row })),
          ...[11, 12].map((number) => ({ collection: 'categories', id: testId(number), row: categoryRow(number) })),
        ],
        GENESIS,
        { position: 9, hash: 'a'.repeat(64) },
      )
    })
    afterEach(() => store.close())

    const numbers = (rows: readonly ProductRow[]): number[] => rows.map(({ position }) => position)

    it('finds a product by its id, and by its position', async () => {
      expect(await store.product(testId(2))).toEqual(products[1])
      expect(await store.productAt(2)).toEqual(products[1])
      expect([await store.product(testId(99)), await store.productAt(99)]).toEqual([undefined, undefined])
      expect(numbers(await store.products([testId(5), testId(99), testId(1)]))).toEqual([5, 1])
    })

    it('selects the products of a page', async () => {
      expect(numbers(await store.select('newest', 3))).toEqual([6, 5, 3])
      expect(numbers(await store.select('bestselling', 9))).toEqual([2, 1])
      expect(numbers(await store.select('backInStock', 9))).toEqual([6, 5])
    })

    it('selects the products of some categories, in the order of all', async () => {
      const both = [testId(11), testId(12)]
      for (const selection of ['newest', 'bestselling', 'backInStock'] as const)
        expect(numbers(await store.select(selection, 3, both))).toEqual(numbers(await store.select(selection, 3)))
      expect(numbers(await store.select('newest', 9, [testId(12)]))).toEqual([6, 2])
      expect(await store.select('newest', 9, [testId(99)])).toEqual([])
    })

    it('counts the products of each category that are sold', async () => {
      expect((await store.categories()).map(({ row, products: sold }) => [row.position, sold])).toEqual([
        [11, 3],
        [12, 2],
      ])
    })
  })
}
