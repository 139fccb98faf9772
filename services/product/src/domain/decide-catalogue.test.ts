import { describe, it } from 'vitest'
import { MAX_AMOUNT, type SoukEvent } from '@souk/contracts'
import { given } from '@souk/service/testing'
import { TEST_NOW, testId } from '@souk/testing'
import {
  adjusted,
  categoryAdded,
  categoryRestored,
  categoryRetired,
  OFFICE,
  PAPER,
  priceChanged,
  productAdded,
  productRestored,
  productRetired,
  stocked,
  stockDeducted,
  stockReserved,
  TOYS,
} from '../../testing/samples.ts'
import {
  addCategory,
  addProduct,
  adjustStock,
  changeCategory,
  changeOneOf,
  changePicture,
  changeProduct,
  removePicture,
  restoreCategory,
  restoreProduct,
  retireCategory,
  retireProduct,
} from './commands.ts'
import type { Pictures } from './product.ts'

const input = { categoryId: OFFICE, name: 'Paper', description: '500 sheets', supplier: 'Mill', price: 250, unitsInStock: 0 }

describe('a new product', () => {
  it('is added to its category, without stock', () => {
    given([categoryAdded()])
      .when(addProduct(PAPER, input, 'EUR'))
      .thenEvents([productAdded()])
  })

  it('gets its first units in the same commit', () => {
    given([categoryAdded()])
      .when(addProduct(PAPER, { ...input, unitsInStock: 12 }, 'EUR'))
      .thenEvents([
        productAdded(),
        { type: 'StockAdjusted', data: { productId: PAPER, adjustedAt: TEST_NOW, delta: 12, reason: 'initial stock' } },
      ])
  })

  it('needs neither description nor supplier nor picture', () => {
    given([categoryAdded()])
      .when(addProduct(PAPER, { categoryId: OFFICE, name: 'Pen', price: 1, unitsInStock: 0, picture: 'https://souk.test/pen.png' }, 'EUR'))
      .thenEvents([
        {
          type: 'ProductAdded',
          data: {
            productId: PAPER,
            categoryId: OFFICE,
            addedAt: TEST_NOW,
            name: 'Pen',
            description: '',
            slugWords: 'pen',
            supplier: '',
            price: 1,
            currency: 'EUR',
            picture: 'https://souk.test/pen.png',
          },
        },
      ])
  })

  it('is refused without an active category', () => {
    given([])
      .when(addProduct(PAPER, input, 'EUR'))
      .thenRejected('unknown-category')
    given([categoryAdded(), categoryRetired()])
      .when(addProduct(PAPER, input, 'EUR'))
      .thenRejected('unknown-category')
  })
})

const detailsChanged = (change: object): SoukEvent => ({
  type: 'ProductDetailsChanged',
  data: { productId: PAPER, changedAt: TEST_NOW, ...change },
})

const pictures = (digit: string): Pictures => ({
  width: 640,
  height: 480,
  variants: [{ hash: digit.repeat(64), type: 'image/webp', width: 640, height: 480, bytes: 1_000 }],
})
const pictureChanged = (to: Pictures): SoukEvent => ({
  type: 'ProductPictureChanged',
  data: { productId: PAPER, changedAt: TEST_NOW, ...to },
})
const pictureRemoved: SoukEvent = { type: 'ProductPictureRemoved', data: { productId: PAPER, removedAt: TEST_NOW } }

describe('an active product', () => {
  const history = [categoryAdded(), productAdded()]
  const change = (asked: object, revisions?: number[]) => changeProduct(PAPER, asked, revisions, 'EUR')

  it('is changed only where the change differs', () => {
    given(history)
      .when(change({ name: 'Paper A4', description: '500 sheets', supplier: 'Mill', price: 250 }))
      .thenEvents([detailsChanged({ name: 'Paper A4' })])
  })

  it('keeps its slug under another name, unless the change asks for a new one', () => {
    given(history)
      .when(change({ name: 'Papier à lettres', newSlug: true }))
      .thenEvents([detailsChanged({ name: 'Papier à lettres', slugWords: 'papier-a-lettres' })])
    given([...history, detailsChanged({ name: 'Papier' })])
      .when(change({ newSlug: true }))
      .thenEvents([detailsChanged({ slugWords: 'papier' })])
    given(history)
      .when(change({ newSlug: true }))
      .thenNothing()
  })

  it('gets a new price in an event of its own', () => {
    given(history)
      .when(change({ price: 300 }))
      .thenEvents([priceChanged(300)])
    given(history)
      .when(change({ supplier: 'Other', price: 300 }))
      .thenEvents([detailsChanged({ supplier: 'Other' }), priceChanged(300)])
  })

  it.each([
    [250, 10, 275],
    [5, 10, 6],
    [4, 10, 4],
    [5, -10, 5],
    [15, -50, 8],
    [333, -1, 330],
    [1, -50, 1],
    [100_000_000, -99, 1_000_000],
  ])('of %i gets a price that is different by %i %%: %i, rounded to the nearest, a half up', (before, percent, after) => {
    const outcome = given([categoryAdded(), productAdded(PAPER, before)]).when(
      changeOneOf({ productId: PAPER, change: { type: 'pricePercent', percent } }, 'EUR'),
    )
    if (before === after) outcome.thenNothing()
    else outcome.thenEvents([priceChanged(after)])
  })

  it('gets no price of nothing, and none above the highest', () => {
    const changeBy = (percent: number, version?: number) =>
      changeOneOf({ productId: PAPER, ...(version !== undefined && { version }), change: { type: 'pricePercent', percent } }, 'EUR')
    given([categoryAdded(), productAdded(PAPER, 49)])
      .when(changeBy(-99))
      .thenRejected('conflict')
    given([categoryAdded(), productAdded(PAPER, 50_000_001)])
      .when(changeBy(100))
      .thenRejected('amount-too-large')
    given(history).when(changeBy(10, 2)).thenRejected('precondition-failed')
    given([...history, productRetired()])
      .when(changeBy(10))
      .thenRejected('product-retired')
    given([categoryAdded()]).when(changeBy(10)).thenRejected('not-found')
  })

  it('is not changed by its present values', () => {
    given(history)
      .when(change({ name: 'Paper', price: 250, categoryId: OFFICE }))
      .thenNothing()
  })

  it('moves to another category, if that is active', () => {
    given([...history, categoryAdded(TOYS)])
      .when(change({ categoryId: TOYS }))
      .thenEvents([detailsChanged({ categoryId: TOYS })])
    given(history)
      .when(change({ categoryId: TOYS }))
      .thenRejected('unknown-category')
    given([...history, categoryAdded(TOYS), categoryRetired(TOYS)])
      .when(change({ categoryId: TOYS }))
      .thenRejected('unknown-category')
  })

  it('stays in a retired category when other details change', () => {
    given([...history, categoryRetired()])
      .when(change({ categoryId: OFFICE, name: 'Paper A4' }))
      .thenEvents([detailsChanged({ name: 'Paper A4' })])
  })

  it('is changed at one of the expected revisions, which do not count changes of stock', () => {
    given([...history, adjusted(10)])
      .when(change({ price: 300 }, [1]))
      .thenEvents([priceChanged(300)])
    given([...history, priceChanged(280)])
      .when(change({ price: 300 }, [4, 2]))
      .thenEvents([priceChanged(300)])
    given([...history, priceChanged(280)])
      .when(change({ price: 300 }, [1, 3]))
      .thenRejected('precondition-failed')
    given(history)
      .when(change({ price: 300 }, []))
      .thenRejected('precondition-failed')
    given([...history, priceChanged(280)])
      .when(retireProduct(PAPER, [1]))
      .thenRejected('precondition-failed')
  })

  it('gets the address of a picture, and loses it again', () => {
    const picture = 'https://souk.test/ream.png'
    const shown = [...history, detailsChanged({ picture })]
    given(history)
      .when(change({ picture }))
      .thenEvents([detailsChanged({ picture })])
    given(shown)
      .when(change({ picture: null, price: 250 }))
      .thenEvents([detailsChanged({ picture: null })])
    given([...shown, detailsChanged({ picture: null })])
      .when(change({ picture: null }))
      .thenNothing()
    given([...shown, detailsChanged({ picture: null })])
      .when(change({ picture }))
      .thenEvents([detailsChanged({ picture })])
    given(shown)
      .when(change({ name: 'Ream' }))
      .thenEvents([detailsChanged({ name: 'Ream' })])
  })

  it('gets a picture, another one, and none', () => {
    const [first, second] = [pictures('a'), pictures('b')]
    const pictured = [...history, pictureChanged(first)]
    const upload = (wanted: Pictures, revisions?: number[]) =>
      changePicture(PAPER, { uploaded: 'f'.repeat(64), pictures: wanted }, revisions)
    given(history)
      .when(upload(first))
      .thenEvents([pictureChanged(first)])
    given(pictured).when(upload(first)).thenNothing()
    given(pictured)
      .when(upload(second, [2]))
      .thenEvents([pictureChanged(second)])
    given(pictured)
      .when(upload(second, [1]))
      .thenRejected('precondition-failed')
    given(pictured)
      .when(removePicture(PAPER, [2]))
      .thenEvents([pictureRemoved])
    given(pictured)
      .when(removePicture(PAPER, [1]))
      .thenRejected('precondition-failed')
    given([...pictured, pictureRemoved])
      .when(removePicture(PAPER, undefined))
      .thenNothing()
    given([...pictured, pictureRemoved])
      .when(upload(first))
      .thenEvents([pictureChanged(first)])
    given([]).when(upload(first)).thenRejected('not-found')
    given([]).when(removePicture(PAPER, undefined)).thenRejected('not-found')
    given([...pictured, productRetired()])
      .when(upload(second))
      .thenRejected('product-retired')
    given([...pictured, productRetired()])
      .when(removePicture(PAPER, undefined))
      .thenRejected('product-retired')
  })

  it('loses its description and its supplier with an empty text', () => {
    given(history)
      .when(change({ description: '', supplier: '' }))
      .thenEvents([detailsChanged({ description: '', supplier: '' })])
  })

  it('is retired', () => {
    given(history).when(retireProduct(PAPER, undefined)).thenEvents([productRetired()])
    given(history)
      .when(retireProduct(PAPER, [1]))
      .thenEvents([productRetired()])
  })

  it('is not restored', () => {
    given(history).when(restoreProduct(PAPER, undefined)).thenNothing()
  })
})

describe('the stock of a product', () => {
  const adjust = (delta: number) => adjustStock(PAPER, { delta, reason: 'counted' })

  it('goes up and down with adjustments', () => {
    given([productAdded()])
      .when(adjust(7))
      .thenEvents([adjusted(7)])
    given(stocked(7))
      .when(adjust(-7))
      .thenEvents([adjusted(-7)])
  })

  it('never goes below the units reserved for orders', () => {
    const history = [...stocked(10), ...stockReserved([[PAPER, 4]])]
    given(history)
      .when(adjust(-6))
      .thenEvents([adjusted(-6)])
    given(history).when(adjust(-7)).thenRejected('insufficient-stock')
    given([...history, ...stockDeducted([[PAPER, 4]])])
      .when(adjust(-7))
      .thenRejected('insufficient-stock')
  })

  it('never exceeds the largest amount', () => {
    const history = [productAdded(), ...Array.from({ length: MAX_AMOUNT / 10_000_000 }, () => adjusted(10_000_000))]
    given(history).when(adjust(1)).thenRejected('amount-too-large')
  })
})

describe('a retired product', () => {
  const history = [...stocked(10), productRetired()]

  it('can no longer be changed', () => {
    given(history)
      .when(changeProduct(PAPER, { name: 'Paper A4' }, undefined, 'EUR'))
      .thenRejected('product-retired')
  })

  it('is not retired twice', () => {
    given(history).when(retireProduct(PAPER, undefined)).thenNothing()
  })

  it('is restored with its units, and can be changed again', () => {
    given(history).when(restoreProduct(PAPER, undefined)).thenEvents([productRestored()])
    given(history)
      .when(restoreProduct(PAPER, [2]))
      .thenEvents([productRestored()])
    given([...history, productRestored()])
      .when(changeProduct(PAPER, { price: 300 }, [3], 'EUR'))
      .thenEvents([priceChanged(300)])
    given([...history, productRestored()])
      .when(adjustStock(PAPER, { delta: 1, reason: 'counted' }))
      .thenEvents([adjusted(1)])
    given([...history, productRestored()])
      .when(retireProduct(PAPER, undefined))
      .thenEvents([productRetired()])
  })

  it('is restored at the expected revision', () => {
    given(history)
      .when(restoreProduct(PAPER, [1, 3]))
      .thenRejected('precondition-failed')
  })

  it('is restored in a retired category, which keeps the products that it has', () => {
    given([categoryAdded(), ...history, categoryRetired()])
      .when(restoreProduct(PAPER, undefined))
      .thenEvents([productRestored()])
  })

  it('gets no more units, but its units can be written off', () => {
    given(history)
      .when(adjustStock(PAPER, { delta: 1, reason: 'counted' }))
      .thenRejected('product-retired')
    given(history)
      .when(adjustStock(PAPER, { delta: -10, reason: 'counted' }))
      .thenEvents([adjusted(-10)])
  })
})

describe('a product that does not exist', () => {
  it.each([
    ['changed', changeProduct(PAPER, { price: 1 }, [3], 'EUR')],
    ['retired', retireProduct(PAPER, undefined)],
    ['restored', restoreProduct(PAPER, undefined)],
    ['stocked', adjustStock(PAPER, { delta: 1, reason: 'counted' })],
  ])('cannot be %s', (_what, command) => {
    given([categoryAdded()]).when(command).thenRejected('not-found')
  })
})

describe('a category', () => {
  it('is added', () => {
    given([])
      .when(addCategory(OFFICE, { name: 'Office', description: 'For desks.' }))
      .thenEvents([categoryAdded()])
    given([])
      .when(addCategory(OFFICE, { name: 'Office' }))
      .thenEvents([
        {
          type: 'CategoryAdded',
          data: { categoryId: OFFICE, parentId: null, addedAt: TEST_NOW, name: 'Office', description: '', slugWords: 'office' },
        },
      ])
  })

  it('is changed only where the change differs, at the expected revision', () => {
    const changed: SoukEvent = { type: 'CategoryChanged', data: { categoryId: OFFICE, changedAt: TEST_NOW, name: 'Desk' } }
    const change = (asked: object, revisions?: number[]) => changeCategory(OFFICE, asked, revisions, 1)
    given([categoryAdded()])
      .when(change({ name: 'Desk', description: 'For desks.' }, [1]))
      .thenEvents([changed])
    given([categoryAdded()])
      .when(change({ name: 'Office' }))
      .thenNothing()
    given([categoryAdded(), changed])
      .when(change({ newSlug: true }))
      .thenEvents([{ type: 'CategoryChanged', data: { categoryId: OFFICE, changedAt: TEST_NOW, slugWords: 'desk' } }])
    given([categoryAdded(), changed])
      .when(change({ name: 'Other' }, [1]))
      .thenRejected('precondition-failed')
    given([categoryAdded(), categoryRetired()])
      .when(change({ name: 'Other' }))
      .thenRejected('conflict')
    given([])
      .when(change({ name: 'Other' }))
      .thenRejected('not-found')
  })

  it('is retired once, with or without products', () => {
    const retire = retireCategory(OFFICE, undefined)
    given([categoryAdded(), productAdded()]).when(retire).thenEvents([categoryRetired()])
    given([categoryAdded(), categoryRetired()]).when(retire).thenNothing()
    given([categoryAdded()])
      .when(retireCategory(OFFICE, [2]))
      .thenRejected('precondition-failed')
    given([])
      .when(retireCategory(testId(99), undefined))
      .thenRejected('not-found')
  })

  it('is restored once, and takes products again', () => {
    const retired = [categoryAdded(), categoryRetired()]
    given(retired).when(restoreCategory(OFFICE, undefined)).thenEvents([categoryRestored()])
    given([...retired, categoryRestored()])
      .when(restoreCategory(OFFICE, undefined))
      .thenNothing()
    given(retired)
      .when(restoreCategory(OFFICE, [1]))
      .thenRejected('precondition-failed')
    given([]).when(restoreCategory(OFFICE, undefined)).thenRejected('not-found')
    given([...retired, categoryRestored()])
      .when(addProduct(PAPER, input, 'EUR'))
      .thenEvents([productAdded()])
    given([...retired, categoryRestored()])
      .when(changeCategory(OFFICE, { name: 'Desk' }, [3], 1))
      .thenEvents([{ type: 'CategoryChanged', data: { categoryId: OFFICE, changedAt: TEST_NOW, name: 'Desk' } }])
  })
})

describe('a category in another one', () => {
  const [HOME, GARDEN, ROSES] = [testId(13), testId(14), testId(15)]
  const moved = (categoryId: string, parentId: string | null): SoukEvent => ({
    type: 'CategoryChanged',
    data: { categoryId, parentId, changedAt: TEST_NOW },
  })
  const move = (categoryId: string, parentId: string | null, levels = 1) => changeCategory(categoryId, { parentId }, undefined, levels)
  const garden = [categoryAdded(HOME), categoryAdded(GARDEN, HOME), categoryAdded(ROSES, GARDEN)]

  it('is added there, if that is active', () => {
    const add = addCategory(OFFICE, { parentId: HOME, name: 'Office', description: 'For desks.' })
    given([categoryAdded(HOME)])
      .when(add)
      .thenEvents([categoryAdded(OFFICE, HOME)])
    given([]).when(add).thenRejected('unknown-category')
    given([categoryAdded(HOME), categoryRetired(HOME)])
      .when(add)
      .thenRejected('unknown-category')
    given([])
      .when(addCategory(OFFICE, { parentId: null, name: 'Office', description: 'For desks.' }))
      .thenEvents([categoryAdded()])
  })

  it('moves elsewhere, and out again', () => {
    given([...garden, categoryAdded()])
      .when(move(ROSES, OFFICE))
      .thenEvents([moved(ROSES, OFFICE)])
    given(garden)
      .when(move(GARDEN, null))
      .thenEvents([moved(GARDEN, null)])
    given(garden).when(move(HOME, null)).thenNothing()
    given([...garden, categoryRetired(HOME)])
      .when(move(GARDEN, HOME))
      .thenNothing()
    given([...garden, categoryRetired(HOME)])
      .when(move(ROSES, HOME))
      .thenRejected('unknown-category')
  })

  it('does not come to be inside itself', () => {
    for (const parent of [HOME, GARDEN, ROSES]) given(garden).when(move(HOME, parent)).thenRejected('category-cycle')
    given([...garden, moved(GARDEN, null)])
      .when(move(HOME, ROSES))
      .thenEvents([moved(HOME, ROSES)])
  })

  it('is at most on the eighth level, with all that it brings along', () => {
    const levels = Array.from({ length: 8 }, (_, index) => testId(21 + index))
    const nested = levels.map((id, index) => categoryAdded(id, levels[index - 1] ?? null))
    const [seventh = '', eighth = ''] = levels.slice(6)
    const add = (parentId: string) => addCategory(OFFICE, { parentId, name: 'Office', description: 'For desks.' })
    given(nested)
      .when(add(seventh))
      .thenEvents([categoryAdded(OFFICE, seventh)])
    given(nested).when(add(eighth)).thenRejected('category-too-deep')
    given([...nested, categoryAdded()])
      .when(move(OFFICE, seventh, 2))
      .thenRejected('category-too-deep')
    // Deeper than allowed: a move still ends.
    given([...nested, categoryAdded(testId(40), eighth)])
      .when(move(testId(21), testId(40), 9))
      .thenRejected('category-too-deep')
  })

  it('stays there when the parent is retired, which takes no others', () => {
    given(garden)
      .when(retireCategory(HOME, undefined))
      .thenEvents([categoryRetired(HOME)])
    given([...garden, categoryRetired(HOME)])
      .when(changeCategory(GARDEN, { name: 'Gardens' }, undefined, 2))
      .thenEvents([{ type: 'CategoryChanged', data: { categoryId: GARDEN, changedAt: TEST_NOW, name: 'Gardens' } }])
  })
})
