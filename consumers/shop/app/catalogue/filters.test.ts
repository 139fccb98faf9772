import { describe, expect, it } from 'vitest'
import { changed, filtersIn, isNarrowed, queryOf, unfiltered } from './filters.ts'

const read = (query: string) => filtersIn(new URLSearchParams(query), 100)
const again = (query: string): string => queryOf(read(query), 100)

describe('the address of a list', () => {
  it.each([
    '',
    '?q=chai',
    '?q=hot+sauce&row=condiments-5&maker=Plutzer+Lebensmittelgro%C3%9Fm%C3%A4rkte+AG&from=10.5&to=45&stock=in&sort=-price&cursor=abc',
    '?q=chai&sort=newest',
    '?sort=name',
    '?maker=G%27day%2C+Mate',
  ])('%j holds all filters', (query) => {
    expect(again(query)).toBe(query)
  })

  it.each([
    ['?stock=in&maker=Ma+Maison', '?maker=Ma+Maison&stock=in'],
    ['?sort=bestselling', ''],
    ['?q=chai&sort=relevance', '?q=chai'],
    ['?q=&maker=&from=&to=&stock=&sort=&cursor=', ''],
    ['?q=++hot+sauce+', '?q=hot+sauce'],
    ['?other=1', ''],
  ])('%j is written one way: %j', (query, written) => {
    expect(again(query)).toBe(written)
  })

  it.each(['from=abc', 'from=-1', 'from=1e3', 'from=0', 'from=99999999999', 'to=NaN', 'sort=cheapest', 'stock=maybe', 'sort=relevance'])(
    '%s filters nothing',
    (query) => {
      expect(again(query)).toBe('')
    },
  )

  it('takes prices with a point or a comma, in minor units', () => {
    expect(read('from=10,50&to=45.999')).toMatchObject({ from: 1_050, until: 4_600 })
    expect(filtersIn(new URLSearchParams('from=500'), 1)).toMatchObject({ from: 500 })
  })

  it('turns round prices that are the wrong way round', () => {
    expect(read('from=45&to=10')).toMatchObject({ from: 1_000, until: 4_500 })
  })

  it('searches for nothing that the API would refuse', () => {
    expect(read('q=%00te%00a').q).toBe('tea')
    expect([...read(`q=${encodeURIComponent('😀'.repeat(300))}`).q]).toHaveLength(200)
    expect(filtersIn(new URLSearchParams({ q: 'tea\uD800' }), 100).q).toBe('tea\uFFFD')
  })
})

it('begins again when a filter changes', () => {
  const filters = read('q=chai&maker=Exotic+Liquids&cursor=abc')
  expect(queryOf(changed(filters, { inStock: true }), 100)).toBe('?q=chai&maker=Exotic+Liquids&stock=in')
  expect(queryOf(unfiltered(filters), 100)).toBe('?q=chai')
  expect([isNarrowed(filters), isNarrowed(unfiltered(filters))]).toEqual([true, false])
})
