import { describe, expect, it } from 'vitest'
import { StartFault } from '@souk/process'
import { shopOf, type FoundStorage, type Shop } from './shop.ts'

const shop: Shop = { id: 'one', currency: 'CHF' }
const other: Shop = { id: 'other', currency: 'CHF' }

/** What `shopOf` says about a log, two databases beside it, and a setting. */
const decide = (log: Shop | undefined, beside: readonly (Shop | undefined)[], rest: { commits?: number; currency?: string } = {}) => {
  const { commits = 3, currency = 'CHF' } = rest
  const storage: FoundStorage = {
    log: { name: 'the log', shop: log },
    isLogEmpty: async () => commits === 0,
    beside: beside.map((found, index) => ({ name: `database ${index + 1}`, shop: found })),
    currency,
  }
  return shopOf(storage)
}

describe('the shop of databases', () => {
  it('is a new one if none of them holds data', async () => {
    const made = await decide(undefined, [undefined, undefined], { currency: 'JPY' })
    expect(made.currency).toBe('JPY')
    expect(made.id).not.toBe((await decide(undefined, [undefined, undefined])).id)
  })

  it('is the one that all of them name', async () => {
    expect(await decide(shop, [shop, shop])).toEqual(shop)
    // A copy of the log from before the first commit.
    expect(await decide(shop, [shop, shop], { commits: 0 })).toEqual(shop)
  })

  it.each([
    ['after the log', [undefined, undefined]],
    ['after the first database beside it', [shop, undefined]],
  ])('is that of the log if the first start was interrupted %s', async (_, beside) => {
    expect(await decide(shop, beside, { commits: 0 })).toEqual(shop)
  })

  it.each<[string, Shop | undefined, readonly (Shop | undefined)[], RegExp]>([
    ['the log is missing', undefined, [shop, shop], /^the log is missing or empty, but database 1 holds data/],
    ['the log and a database are missing', undefined, [undefined, shop], /^the log is missing or empty, but database 2 holds data/],
    ['a database is missing', shop, [shop, undefined], /^database 2 is missing or empty, but the log holds data/],
    ['all but the log are missing', shop, [undefined, undefined], /^database 1 is missing or empty, but the log holds data/],
    ['a database is of another shop', shop, [shop, other], /^the log and database 2 hold data of different shops/],
    ['one is missing and one of another shop', shop, [other, undefined], /^the log and database 1 hold data of different shops/],
  ])('is refused if %s', async (_, log, beside, says) => {
    const refused = decide(log, beside)
    await expect(refused).rejects.toThrow(StartFault)
    await expect(refused).rejects.toThrow(says)
  })

  it('is refused if its amounts are in another currency', async () => {
    await expect(decide(shop, [shop, shop], { currency: 'SEK' })).rejects.toThrow(
      'settings: SOUK_CURRENCY is SEK, but the amounts in the log are in CHF',
    )
  })
})
