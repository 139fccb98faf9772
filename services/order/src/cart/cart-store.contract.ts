import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import { CART_LIFE_MS, type CartStore, type StoredCart } from './cart-store.ts'

const START = Date.parse('2026-03-14T15:09:26.535Z')
const [ADA, BOB] = [testId(1), testId(2)]

export const newCart = (version: number, quantity = 1, after = 0): StoredCart => ({
  version,
  changedAt: new Date(START + after).toISOString(),
  lines: [{ productId: testId(10), quantity }],
  keys: [`change-${version}`],
})

/** What every store of carts must do. @param open  opens the data of that name; data of a new name are empty */
export const describeCartStore = (name: string, open: (data: string) => Promise<CartStore>): void => {
  describe(`the carts on ${name}`, () => {
    let store: CartStore
    let count = 0
    beforeEach(async () => {
      count += 1
      store = await open(`carts_${process.pid}_${count}`)
    })
    afterEach(() => store.close())

    it('are not there before they are saved, and not after they are removed', async () => {
      expect(await store.find(ADA)).toBeUndefined()
      expect(await store.save(ADA, newCart(1))).toBe(true)
      expect(await store.save(BOB, newCart(1, 2))).toBe(true)
      expect([await store.find(ADA), await store.find(BOB)]).toEqual([newCart(1), newCart(1, 2)])
      await store.remove(ADA)
      await store.remove(ADA)
      expect([await store.find(ADA), await store.find(BOB)]).toEqual([undefined, newCart(1, 2)])
    })

    it('take the next version only', async () => {
      expect(await store.save(ADA, newCart(2))).toBe(false)
      expect(await store.find(ADA)).toBeUndefined()
      expect(await store.save(ADA, newCart(1))).toBe(true)
      expect(await store.save(ADA, newCart(1, 9))).toBe(false)
      expect(await store.save(ADA, newCart(3, 9))).toBe(false)
      expect(await store.save(ADA, newCart(2, 3))).toBe(true)
      expect(await store.find(ADA)).toEqual(newCart(2, 3))
    })

    it('let one of several savers at once succeed', async () => {
      const saved = await Promise.all(Array.from({ length: 5 }, (_, index) => store.save(ADA, newCart(1, index + 1))))
      expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
    })

    it('are dropped half a year after their last change, when another one is saved', async () => {
      await store.save(ADA, newCart(1))
      await store.save(BOB, newCart(1, 1, CART_LIFE_MS - 1))
      expect(await store.find(ADA)).toEqual(newCart(1))
      await store.save(BOB, newCart(2, 1, CART_LIFE_MS))
      expect(await store.find(ADA)).toBeUndefined()
    })
  })
}
