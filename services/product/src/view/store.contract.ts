import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { availability, productSort, type ProductSort } from '@souk/contracts'
import type { PageWanted } from '@souk/http'
import type { ViewCheckpoint } from '@souk/service'
import { describeViewStore } from '@souk/service/testing/view-store-contract'
import { TEST_NOW, testId } from '@souk/testing'
import { entryOf } from '../domain/product.ts'
import { placeIn, type ProductPlace } from './order.ts'
import type { CategoryRow, PictureRow, ProductRow, ReservationRow, RevisionRow } from './projectors.ts'
import type { CategoryFilter, ProductFilter, ProductStore } from './store.ts'
import { wantedBy } from './terms.ts'

const edited = { changedAt: TEST_NOW, changedBy: { id: testId(90), kind: 'manager' } } as const

export const productRow = (productId: string, categoryId: string, status: 'active' | 'retired' = 'active', stocked = 0): ProductRow => ({
  status,
  productId,
  position: 1,
  categoryId,
  addedAt: TEST_NOW,
  name: 'Chai ü€😀',
  description: "10 boxes, it's tea",
  slugWords: 'chai',
  supplier: '',
  price: 1800,
  currency: 'EUR',
  formerPrices: [{ price: 1700, currency: 'EUR', endedAt: TEST_NOW }],
  picture: null,
  pictures: null,
  stocked,
  onHand: stocked,
  reserved: 0,
  sold: 0,
  revision: 1,
  version: 2,
  ...edited,
})
/** The entry of a product at a version of its stream. */
const revisionRow = (productId: string, version: number): RevisionRow => ({
  productId,
  version,
  entry: entryOf({ ...productRow(productId, testId(50)), revision: version }),
})
const categoryRow = (
  categoryId: string,
  status: 'active' | 'retired' = 'active',
  revision = 1,
  parentId: string | null = null,
): CategoryRow => ({
  status,
  categoryId,
  parentId,
  position: 1,
  addedAt: TEST_NOW,
  name: 'Beverages',
  description: '',
  slugWords: 'beverages',
  revision,
  version: 1,
  ...edited,
})
const reservationRow = (orderId: string, quantity = 1): ReservationRow => ({
  orderId,
  status: 'RECEIVED',
  outcome: 'reserved',
  decidedAt: TEST_NOW,
  changedAt: TEST_NOW,
  rejection: null,
  lines: [{ productId: testId(1), quantity }],
  version: 1,
})

const pictureRow = (hash: string, variant: number): PictureRow => {
  const type = variant % 2 === 0 ? 'image/avif' : 'image/webp'
  const file = { hash, type, width: 8, height: 6, bytes: 100 + variant } as const
  return { type, picture: { width: 8, height: 6, variants: [file] } }
}

const sampleRow = (collection: string, id: string, variant: number): object => {
  if (collection === 'products') return productRow(id, testId(variant), 'active', variant)
  if (collection === 'revisions') return revisionRow(id, variant)
  if (collection === 'pictures') return pictureRow(id, variant)
  return collection === 'categories' ? categoryRow(id, 'active', variant) : reservationRow(id, variant)
}

/** Rows in the order of the log. */
const inOrder = <Row extends { readonly position: number }>(...rows: readonly Row[]): Row[] =>
  rows.map((row, index) => ({ ...row, position: 98 + index }))

/** What every store of the product service must do. @param open  as for `describeViewStore` */
export const describeProductStore = (
  name: string,
  open: (data: string) => Promise<ProductStore>,
  traits: { readonly lasting: boolean },
): void => {
  describeViewStore(name, open, { row: sampleRow, ...traits })

  describe(`${name} answers the queries of the product service`, () => {
    let store: ProductStore
    let checkpoint: ViewCheckpoint
    let count = 0
    beforeEach(async () => {
      count += 1
      store = await open(`product-store-${process.pid}-${count}`)
      checkpoint = await store.checkpoint()
    })
    afterEach(() => store.close())

    const put = async (
      collection: 'products' | 'categories' | 'revisions' | 'reservations',
      rows: Readonly<Record<string, object>>,
    ): Promise<void> => {
      const to = { ...checkpoint, position: checkpoint.position + 1, hash: 'e'.repeat(64) }
      const changes = Object.entries(rows).map(([id, row]) => ({ collection, id, row }))
      expect(await store.save(changes, checkpoint, to)).toBe('saved')
      checkpoint = to
    }
    const putProducts = (...rows: readonly ProductRow[]) => put('products', Object.fromEntries(rows.map((row) => [row.productId, row])))
    const placeAt = (position: number | undefined): ProductPlace | undefined => (position === undefined ? undefined : [position, position])
    const idsOf = async (
      filter: Partial<ProductFilter>,
      { after, before, limit = 100 }: Partial<PageWanted<number>> = {},
    ): Promise<string[]> =>
      (await store.listProducts({ status: 'active', ...filter }, 'oldest', { after: placeAt(after), before: placeAt(before), limit })).map(
        ({ productId }) => productId,
      )

    it('lists and counts products by their availability', async () => {
      const [tea, coffee] = [testId(50), testId(51)]
      await put('categories', { [tea]: categoryRow(tea), [coffee]: categoryRow(coffee, 'active', 1, tea) })
      const stocks = [0, 1, 9, 10, 500]
      const rows = stocks.map((stocked, index) => productRow(testId(index + 1), index % 2 === 0 ? tea : coffee, 'active', stocked))
      await putProducts(...inOrder(...rows, productRow(testId(9), tea, 'retired')))
      const ids = (...numbers: number[]) => numbers.map((number) => testId(number))
      expect(await idsOf({ availability: 'available' })).toEqual(ids(2, 3, 4, 5))
      expect(await idsOf({ availability: 'low' })).toEqual(ids(2, 3))
      expect(await idsOf({ availability: 'out' })).toEqual(ids(1))
      expect(await idsOf({ availability: 'out', status: 'retired' })).toEqual(ids(9))
      expect(await idsOf({ availability: 'available', categoryId: tea })).toEqual(ids(2, 3, 4, 5))
      expect(await idsOf({ availability: 'low', categoryId: coffee })).toEqual(ids(2))
      expect(await store.countProducts({ status: 'active', availability: 'available' }, 3)).toBe(3)
      // All units are held for orders.
      await putProducts({ ...productRow(testId(2), coffee, 'active', 1), reserved: 1, position: 99 })
      expect(await idsOf({ availability: 'out' })).toEqual(ids(1, 2))
    })

    it('finds products by words of name and supplier and by the end of the id, and nothing of a text is an operator', async () => {
      const named = (number: number, title: string, supplier: string, status: ProductRow['status'] = 'active'): ProductRow => ({
        ...productRow(testId(number), testId(50), status),
        name: title,
        supplier,
      })
      const [tea, cake, mill] = inOrder(
        named(1, 'Crème Brûlée', 'Ölmühle'),
        named(2, 'Tea "cake" NOT', 'Mill OR Sons'),
        named(3, 'Tea mill', ''),
      )
      if (tea === undefined || cake === undefined || mill === undefined) throw new Error('there are three')
      await putProducts(tea, cake, mill, { ...named(4, 'Tea pot', '', 'retired'), position: 120 })
      const found = async (q: string, filter: Partial<ProductFilter> = {}): Promise<string[]> => {
        const ids = await idsOf({ ...filter, wanted: wantedBy(q) })
        expect(await store.countProducts({ status: 'active', ...filter, wanted: wantedBy(q) }, 9)).toBe(ids.length)
        return ids
      }
      const ids = (...numbers: number[]) => numbers.map((number) => testId(number))
      expect(await found('creme BRUL')).toEqual(ids(1))
      expect(await found('olmu')).toEqual(ids(1))
      expect(await found('tea mill')).toEqual(ids(2, 3))
      expect(await found('ea')).toEqual([])
      expect(await found('tea NOT cake')).toEqual(ids(2))
      expect(await found('tea" OR "mill')).toEqual(ids(2))
      expect(await found(testId(3))).toEqual(ids(3))
      expect(await found(testId(3).slice(-6))).toEqual(ids(3))
      expect(await found('tea', { status: 'retired' })).toEqual(ids(4))
      expect(await found('tea', { categoryId: testId(51) })).toEqual([])
      // It has another name, and then it is retired.
      await putProducts({ ...cake, name: 'Pie' })
      expect(await found('tea')).toEqual(ids(3))
      await putProducts({ ...mill, status: 'retired' })
      expect(await found('tea')).toEqual([])
      expect(await found('tea', { status: 'retired' })).toEqual(ids(3, 4))
      await store.clear()
      checkpoint = await store.checkpoint()
      expect(await found('tea', { status: 'retired' })).toEqual([])
    })

    it('finds a product, a category and a reservation by id', async () => {
      await putProducts(productRow(testId(1), testId(50)))
      await put('categories', { [testId(50)]: categoryRow(testId(50)) })
      await put('reservations', { [testId(70)]: reservationRow(testId(70)) })
      expect(await store.product(testId(1))).toEqual(productRow(testId(1), testId(50)))
      expect(await store.category(testId(50))).toEqual(categoryRow(testId(50)))
      expect(await store.reservation(testId(70))).toEqual(reservationRow(testId(70)))
    })

    it('finds several products or categories by their ids, in that order, as far as there are any', async () => {
      await putProducts(productRow(testId(1), testId(50)), productRow(testId(2), testId(50), 'retired'))
      expect(await store.products([testId(2), testId(3), testId(1)])).toEqual([
        productRow(testId(2), testId(50), 'retired'),
        productRow(testId(1), testId(50)),
      ])
      expect(await store.products([])).toEqual([])
      await put('categories', { [testId(50)]: categoryRow(testId(50)), [testId(51)]: categoryRow(testId(51)) })
      expect(await store.categories([testId(51), testId(52), testId(50)])).toEqual([categoryRow(testId(51)), categoryRow(testId(50))])
    })

    it('finds what was added at a position', async () => {
      const [one, other] = inOrder(productRow(testId(1), testId(50)), productRow(testId(2), testId(50), 'retired'))
      await put('products', { [testId(1)]: one ?? {}, [testId(2)]: other ?? {} })
      await put('categories', { [testId(50)]: { ...categoryRow(testId(50)), position: 97 } })
      expect([await store.productAt(98), await store.productAt(99), await store.productAt(97)]).toEqual([one, other, undefined])
      expect(await store.categoryAt(97)).toEqual({ ...categoryRow(testId(50)), position: 97 })
      expect(await store.categoryAt(98)).toBeUndefined()
    })

    it('finds a product by its name in its category', async () => {
      const [one, other] = [productRow(testId(1), testId(50)), productRow(testId(2), testId(51), 'retired')]
      await putProducts(one, other)
      expect(await store.productNamed(one.name, testId(50))).toEqual(one)
      expect(await store.productNamed(one.name, testId(51))).toEqual(other)
      expect(await store.productNamed(one.name, testId(52))).toBeUndefined()
      expect(await store.productNamed(`${one.name} `, testId(50))).toBeUndefined()
    })

    it('finds nothing under an id that is not there, or is something else', async () => {
      await putProducts(productRow(testId(1), testId(50)))
      expect(await store.product(testId(2))).toBeUndefined()
      expect(await store.category(testId(1))).toBeUndefined()
      expect(await store.reservation(testId(1))).toBeUndefined()
    })

    it('lists products by status and category, in the order of the log', async () => {
      const rows = inOrder(
        productRow(testId(3), testId(50)),
        productRow(testId(1), testId(51)),
        productRow(testId(4), testId(50), 'retired'),
        productRow(testId(2), testId(50)),
      )
      await putProducts(...rows.toReversed())
      expect(await idsOf({})).toEqual([3, 1, 2].map(testId))
      expect(await idsOf({ categoryId: testId(50) })).toEqual([3, 2].map(testId))
      expect(await idsOf({ status: 'retired' })).toEqual([testId(4)])
      expect(await idsOf({ status: 'retired', categoryId: testId(51) })).toEqual([])
      expect(await idsOf({ categoryId: testId(99) })).toEqual([])
    })

    it('lists page by page, without gap or repetition', async () => {
      await putProducts(...inOrder(...Array.from({ length: 25 }, (_, index) => productRow(testId(99 - index), testId(50 + (index % 2))))))
      for (const filter of [{}, { categoryId: testId(51) }]) {
        const ids: string[] = []
        for (let after = 0; ;) {
          const page = await store.listProducts({ status: 'active', ...filter }, 'oldest', { after: placeAt(after), limit: 4 })
          const last = page.at(-1)
          if (last === undefined) break
          ids.push(...page.map(({ productId }) => productId))
          after = last.position
        }
        expect(ids).toEqual(await idsOf(filter))
        expect(ids).toHaveLength('categoryId' in filter ? 12 : 25)
      }
    })

    it('lists the products in front of a place, the nearest ones, in the same order', async () => {
      await putProducts(...inOrder(...Array.from({ length: 9 }, (_, index) => productRow(testId(99 - index), testId(50 + (index % 2))))))
      // Positions 98 to 106.
      const all = await idsOf({})
      expect(await idsOf({}, { before: 104, limit: 2 })).toEqual(all.slice(4, 6))
      expect(await idsOf({}, { before: 100, limit: 5 })).toEqual(all.slice(0, 2))
      expect(await idsOf({}, { before: 98 })).toEqual([])
      expect(await idsOf({ categoryId: testId(51) }, { before: 105, limit: 2 })).toEqual([all[3], all[5]])
    })

    it('lists and counts the products of a category with those of all categories inside it', async () => {
      const parents: [number, number | null][] = [
        [50, null],
        [51, 50],
        [52, 51],
        [53, null],
      ]
      const rows = parents.map(([id, parent]) => categoryRow(testId(id), 'active', 1, parent === null ? null : testId(parent)))
      await put('categories', Object.fromEntries(inOrder(...rows).map((row) => [row.categoryId, row])))
      await putProducts(...inOrder(...[52, 53, 50, 51, 52, 53].map((category, index) => productRow(testId(index), testId(category)))))
      const inside = { categoryId: testId(50) }
      expect(await idsOf(inside)).toEqual([0, 2, 3, 4].map(testId))
      expect(await idsOf(inside, { after: 100, limit: 1 })).toEqual([testId(3)])
      expect(await idsOf(inside, { before: 102, limit: 2 })).toEqual([2, 3].map(testId))
      expect(await store.countProducts({ status: 'active', ...inside }, 100)).toBe(4)
      expect(await store.countProducts({ status: 'active', ...inside }, 3)).toBe(3)
      expect([await idsOf({ categoryId: testId(51) }), await idsOf({ categoryId: testId(53) })]).toEqual([
        [0, 3, 4].map(testId),
        [1, 5].map(testId),
      ])
      expect(await Promise.all([50, 51, 52, 53, 99].map((id) => store.levelsFrom(testId(id))))).toEqual([3, 2, 1, 1, 1])
    })

    it('ends where categories lie in a circle, which only a damaged view has', async () => {
      const rows = [categoryRow(testId(50), 'active', 1, testId(51)), categoryRow(testId(51), 'active', 1, testId(50))]
      await put('categories', Object.fromEntries(rows.map((row) => [row.categoryId, row])))
      await putProducts(productRow(testId(1), testId(51)))
      expect(await idsOf({ categoryId: testId(50) })).toEqual([testId(1)])
      expect(await store.levelsFrom(testId(50))).toBeGreaterThan(8)
    })

    describe('in every order', () => {
      const [tea, green, toys] = [testId(50), testId(51), testId(52)]
      const names = ['Zimt', 'apfel', 'Äpfel', 'Apfel', 'Éclair', 'eclair 2', '茶', 'Øre', '', 'Tee']
      /** 120 products in no order: with equal names, prices and units. */
      const all = inOrder(
        ...Array.from({ length: 120 }, (_, index): ProductRow => ({
          ...productRow(testId(500 - index), [tea, green, toys][index % 3] ?? tea, index % 11 === 0 ? 'retired' : 'active'),
          name: names[(index * 7) % names.length] ?? '',
          price: 100 + ((index * 37) % 5),
          onHand: (index * 13) % 40,
          reserved: index % 4 === 0 ? (index * 13) % 40 : 0,
        })),
      )
      beforeEach(async () => {
        const rows = [categoryRow(tea), categoryRow(green, 'active', 1, tea), categoryRow(toys)]
        await put('categories', Object.fromEntries(rows.map((row) => [row.categoryId, row])))
        await putProducts(...all.toReversed())
      })

      const unitsOf = ({ onHand, reserved }: ProductRow): number => onHand - reserved
      const folded = ['', 'apfel', 'apfel', 'apfel', 'eclair', 'eclair 2', 'tee', 'zimt', 'øre', '茶']
      const rankOf = (row: ProductRow): number => folded.indexOf(row.name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase())
      const ranks: Readonly<Record<string, (row: ProductRow) => number>> = {
        oldest: ({ position }) => position,
        name: rankOf,
        price: ({ price }) => price,
        available: unitsOf,
      }
      const expected = (
        {
          status,
          categoryId,
          availability: wanted,
          availableUpTo = Infinity,
          wanted: text,
          priceFrom = 0,
          priceTo = Infinity,
        }: ProductFilter,
        sort: ProductSort,
      ): string[] => {
        const rank = ranks[sort === 'newest' ? 'oldest' : sort.replace('-', '')] ?? unitsOf
        const inside = all
          .filter((row) => row.status === status && unitsOf(row) <= availableUpTo)
          .filter(({ price }) => priceFrom <= price && price <= priceTo)
          .filter((row) => categoryId === undefined || row.categoryId === categoryId || (categoryId === tea && row.categoryId === green))
          .filter((row) => text === undefined || folded[rankOf(row)]?.startsWith('eclair'))
          .filter((row) => wanted !== 'out' || unitsOf(row) === 0)
          .filter((row) => (wanted !== 'available' && wanted !== 'low') || unitsOf(row) > 0)
          .filter((row) => wanted !== 'low' || unitsOf(row) < 10)
          .toSorted((one, other) => rank(one) - rank(other) || one.position - other.position)
        return (sort === 'newest' || sort.startsWith('-') ? inside.toReversed() : inside).map(({ productId }) => productId)
      }
      const filters = (['active', 'retired'] as const).flatMap((status) =>
        [undefined, tea, green, toys].flatMap((categoryId) =>
          [undefined, ...availability.options].flatMap((wanted) =>
            [undefined, 0, 5, 9, 16].flatMap((availableUpTo): ProductFilter[] => {
              const filter = { status, categoryId, availability: wanted, availableUpTo }
              const priced = { ...filter, priceFrom: 101, priceTo: 103 }
              return [filter, priced, { ...filter, wanted: wantedBy('ÉCL') }, { ...priced, wanted: wantedBy('ÉCL') }]
            }),
          ),
        ),
      )
      const paged = async (filter: ProductFilter, sort: ProductSort, limit: number): Promise<string[]> => {
        const ids: string[] = []
        for (let after: ProductPlace | undefined; ;) {
          const rows: readonly ProductRow[] = await store.listProducts(filter, sort, { after, limit })
          const last = rows.at(-1)
          if (last === undefined) return ids
          ids.push(...rows.map(({ productId }) => productId))
          after = placeIn(sort)(last)
        }
      }

      it.each(productSort.options)('lists and counts the products of every filter: %s', async (sort) => {
        for (const filter of filters) {
          const ids = expected(filter, sort)
          expect(await paged(filter, sort, 200)).toEqual(ids)
          expect(await store.countProducts(filter, 1_000)).toBe(ids.length)
          expect(await store.countProducts(filter, 2)).toBe(Math.min(2, ids.length))
        }
      })

      it.each(productSort.options)('lists page by page in both directions, without gap or repetition: %s', async (sort) => {
        for (const filter of [
          { status: 'active' },
          { status: 'active', categoryId: tea, availableUpTo: 20 },
          { status: 'active', priceFrom: 101 },
        ] as const) {
          const ids = expected(filter, sort)
          expect(await paged(filter, sort, 7)).toEqual(ids)
          const middle = all.find(({ productId }) => productId === ids[20])
          if (middle === undefined) throw new Error('the list is too short')
          const rows = await store.listProducts(filter, sort, { before: placeIn(sort)(middle), limit: 6 })
          expect(rows.map(({ productId }) => productId)).toEqual(ids.slice(14, 20))
        }
      })

      it('has the products with exactly the lowest and the highest price, and those beyond one limit', async () => {
        for (const filter of [{ priceFrom: 104 }, { priceTo: 100 }, { priceFrom: 102, priceTo: 102 }, { priceFrom: 103, priceTo: 102 }])
          expect(await paged({ status: 'active', ...filter }, 'price', 9)).toEqual(expected({ status: 'active', ...filter }, 'price'))
      })

      it('moves a product to another place when its units change, and no other', async () => {
        const filter = { status: 'active' } as const
        const before = expected(filter, 'available')
        const moved = all.find(({ productId }) => productId === before[30])
        if (moved === undefined) throw new Error('the list is too short')
        await putProducts({ ...moved, onHand: 1_000 })
        const after = [...before.filter((id) => id !== moved.productId), moved.productId]
        expect(await paged(filter, 'available', 9)).toEqual(after)
        expect(await paged({ ...filter, availableUpTo: 999 }, 'name', 9)).toEqual(
          expected(filter, 'name').filter((id) => id !== moved.productId),
        )
      })
    })

    it('finds the entry of a product at a version of its stream', async () => {
      const rows = [1, 2, 40].map((version) => revisionRow(testId(1), version))
      await put(
        'revisions',
        Object.fromEntries([...rows, revisionRow(testId(2), 7)].map((row) => [`${row.productId}-${row.version}`, row])),
      )
      const found = await Promise.all([0, 1, 2, 39, 40, 1_000].map((version) => store.revisionAt(testId(1), version)))
      expect(found).toEqual([undefined, rows[0], rows[1], rows[1], rows[2], rows[2]])
      expect(await store.revisionAt(testId(2), 6)).toBeUndefined()
    })

    it('counts the products of a list, up to a limit', async () => {
      const rows = Array.from({ length: 9 }, (_, index) =>
        productRow(testId(index), testId(50 + (index % 2)), index === 8 ? 'retired' : 'active'),
      )
      await putProducts(...inOrder(...rows))
      const counted = (filter: Partial<ProductFilter>, atMost = 100) => store.countProducts({ status: 'active', ...filter }, atMost)
      expect([await counted({}), await counted({}, 8), await counted({}, 7)]).toEqual([8, 8, 7])
      expect(await counted({ status: 'retired' })).toBe(1)
      expect([await counted({ categoryId: testId(51) }), await counted({ categoryId: testId(51) }, 3)]).toEqual([4, 3])
      expect(await counted({ categoryId: testId(99) })).toBe(0)
    })

    it('moves a product between lists with its row', async () => {
      await putProducts(productRow(testId(1), testId(50)))
      await putProducts(productRow(testId(1), testId(51), 'retired'))
      expect(await idsOf({})).toEqual([])
      expect(await idsOf({ categoryId: testId(50) })).toEqual([])
      expect(await idsOf({ status: 'retired', categoryId: testId(51) })).toEqual([testId(1)])
    })

    it('lists the categories directly inside one, or inside none', async () => {
      const [top, other, inner, retired, innermost] = [testId(60), testId(61), testId(62), testId(63), testId(64)]
      const rows = [
        categoryRow(top),
        categoryRow(other),
        { ...categoryRow(inner), parentId: top },
        { ...categoryRow(retired, 'retired'), parentId: top },
        { ...categoryRow(innermost), parentId: inner },
      ]
      await put('categories', Object.fromEntries(inOrder(...rows).map((row) => [row.categoryId, row])))
      const listed = async (parentId: string | null, status: 'active' | 'retired' = 'active'): Promise<string[]> => {
        const found = await store.listCategories({ status, parentId }, { limit: 9 })
        expect(await store.countCategories({ status, parentId }, 9)).toBe(found.length)
        return found.map(({ categoryId }) => categoryId)
      }
      expect(await listed(null)).toEqual([top, other])
      expect(await listed(null, 'retired')).toEqual([])
      expect(await listed(top)).toEqual([inner])
      expect(await listed(top, 'retired')).toEqual([retired])
      expect(await listed(inner)).toEqual([innermost])
      expect(await listed(innermost)).toEqual([])
    })

    it('finds categories by words of the name and of the description and by the end of the id, and nothing of a text is an operator', async () => {
      const [drinks, teas, herbs, retired] = [testId(60), testId(61), testId(62), testId(63)]
      const named = (row: CategoryRow, title: string, parentId: string | null = null): CategoryRow => ({ ...row, name: title, parentId })
      const rows = inOrder(
        named(categoryRow(drinks), 'Getränke NOT tea'),
        { ...named(categoryRow(teas), 'Tea', drinks), description: 'Sencha, Assam: leaves and bags' },
        named(categoryRow(herbs), 'Herbal teas', teas),
        named(categoryRow(retired, 'retired'), 'Tea "cups"', drinks),
      )
      const putRows = (those: readonly CategoryRow[]) => put('categories', Object.fromEntries(those.map((row) => [row.categoryId, row])))
      await putRows(rows)
      const found = async (q: string, filter: Partial<CategoryFilter> = {}): Promise<string[]> => {
        const asked = { status: 'active', ...filter, wanted: wantedBy(q) } as const
        const all = await store.listCategories(asked, { limit: 9 })
        expect(await store.countCategories(asked, 9)).toBe(all.length)
        // Positions 98 to 101.
        expect(await store.listCategories(asked, { after: 98, limit: 9 })).toEqual(all.filter(({ position }) => position > 98))
        expect(await store.listCategories(asked, { before: 100, limit: 9 })).toEqual(all.filter(({ position }) => position < 100))
        return all.map(({ categoryId }) => categoryId)
      }
      expect(await found('TEA')).toEqual([drinks, teas, herbs])
      expect(await found('getranke')).toEqual([drinks])
      expect(await found('tea herb')).toEqual([herbs])
      expect(await found('ea')).toEqual([])
      expect(await found('sencha leaves')).toEqual([teas])
      expect(await found('tea NOT drinks')).toEqual([])
      expect(await found('tea', { parentId: null })).toEqual([drinks])
      expect(await found('tea', { parentId: drinks })).toEqual([teas])
      expect(await found('tea', { status: 'retired' })).toEqual([retired])
      expect(await found(teas)).toEqual([teas])
      expect(await found(herbs.slice(-6))).toEqual([herbs])
      await putRows(rows.filter(({ categoryId }) => categoryId === teas).map((row) => named(row, 'Coffee', drinks)))
      expect([await found('tea'), await found('coff')]).toEqual([[drinks, herbs], [teas]])
    })

    it('lists categories by status, page by page', async () => {
      const rows = inOrder(categoryRow(testId(2)), categoryRow(testId(1)), categoryRow(testId(3), 'retired'), categoryRow(testId(0)))
      await put('categories', Object.fromEntries(rows.toReversed().map((row) => [row.categoryId, row])))
      const list = async (after: number, limit: number, status: 'active' | 'retired' = 'active') =>
        (await store.listCategories({ status }, { after, limit })).map(({ categoryId }) => categoryId)
      expect(await list(0, 10)).toEqual([2, 1, 0].map(testId))
      expect(await list(0, 1)).toEqual([testId(2)])
      expect(await list(98, 1)).toEqual([testId(1)])
      expect(await list(99, 5)).toEqual([testId(0)])
      expect(await list(0, 10, 'retired')).toEqual([testId(3)])
      const before = await store.listCategories({ status: 'active' }, { before: 101, limit: 1 })
      expect(before.map(({ categoryId }) => categoryId)).toEqual([testId(1)])
      expect(await store.countCategories({ status: 'active' }, 10)).toBe(3)
      expect(await store.countCategories({ status: 'active' }, 2)).toBe(2)
    })
  })
}
