import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { northwind, northwindCategories, onlineRetail, sample, searchOf } from '../../testing/index.ts'
import { nameQueries } from './name-order.sqlite.ts'
import type { SearchQuery } from './product-search.ts'
import { openProductSearch } from './search.sqlite.ts'
import { textQueries } from './text-index.sqlite.ts'

const ask = (query: Partial<SearchQuery> = {}): SearchQuery => ({ sort: 'relevance', wanted: { limit: 100 }, ...query })

describe('a search', () => {
  it.each([
    ['rod kaviar', 'Röd Kaviar'],
    ['GUARANÁ', 'Guaraná Fantástica'],
    ['gumbarchen', 'Gumbär Gummibärchen'],
    ['550ml', 'Aniseed Syrup'],
    ['24 12oz chang', 'Chang'],
    ['uncle bob organic', "Uncle Bob's Organic Dried Pears"],
    ['pear dried', "Uncle Bob's Organic Dried Pears"],
    ['exotic liquids syrups', 'Aniseed Syrup'],
    ['beverages cha', 'Chai'],
  ])('for %s finds %s', (q, name) => {
    expect(searchOf(northwind()).namesFor(q)).toContain(name)
  })

  it('puts the name before supplier and category, these before the description, the last what a category says of itself, and the word itself before its forms', () => {
    const products = [
      sample(1, { name: 'Bowl', description: 'for a candle' }),
      sample(2, { name: 'Stand', supplier: 'Candle & Sons' }),
      sample(3, { name: 'Two candles' }),
      sample(4, { name: 'Red candle' }),
      sample(5, { name: 'Candle' }),
      sample(6, { name: 'Holder', categoryId: 'light' }),
      sample(7, { name: 'Wick', categoryId: 'supplies' }),
    ]
    const { namesFor } = searchOf(products, [
      { categoryId: 'candles', name: 'Candle', description: '', parentId: 'house' },
      { categoryId: 'light', name: 'Light', description: '', parentId: 'candles' },
      { categoryId: 'supplies', name: 'Supplies', description: 'All for candles', parentId: null },
    ])
    expect(namesFor('candle', 9)).toEqual(['Candle', 'Red candle', 'Two candles', 'Stand', 'Holder', 'Bowl', 'Wick'])
  })

  it('puts what is in stock before what is not, then the most popular, then what was added first', () => {
    const { namesFor } = searchOf([
      sample(1, { available: 0, popularity: 9 }),
      sample(2, { popularity: 1 }),
      sample(3, { popularity: 1 }),
      sample(4, { popularity: 2 }),
    ])
    expect(namesFor('thing', 9)).toEqual(['Thing 4', 'Thing 2', 'Thing 3', 'Thing 1'])
  })

  it('tells what it took the words for, if they find nothing as they were typed', () => {
    const { search } = searchOf(onlineRetail())
    expect(search.search(ask({ q: 'wihte lantren' })).corrected).toEqual(['white', 'lantern'])
    expect(search.search(ask({ q: 'white lanterns' })).corrected).toBeNull()
  })

  it('chooses the correction that fits the other words', () => {
    const { search } = searchOf([
      sample(1, { name: 'hat stand' }),
      ...Array.from({ length: 9 }, (_, index) => sample(index + 2, { name: 'heart' })),
    ])
    expect(search.search(ask({ q: 'hart' })).corrected).toEqual(['heart'])
    expect(search.search(ask({ q: 'hart stand' })).corrected).toEqual(['hat', 'stand'])
  })

  it('corrects a word of the catalogue, too, if it is far more rare; what was typed comes first', () => {
    const { search } = searchOf([
      sample(1, { name: 'lanturn' }),
      ...Array.from({ length: 200 }, (_, index) => sample(index + 2, { name: 'lantern' })),
    ])
    const { corrected, total, found } = search.search(ask({ q: 'lanturn' }))
    expect({ corrected, total, first: found[0]?.productId }).toEqual({ corrected: ['lantern'], total: 201, first: 'product-1' })
  })

  it('goes on with the same words on the next page, also where two were corrected to the same', () => {
    const { search } = searchOf([sample(1, { name: 'lantern' }), sample(2, { name: 'lantern' })])
    const query = ask({ q: 'lantren lanern' })
    const first = search.search({ ...query, wanted: { limit: 1 } })
    expect(first.corrected).toEqual(['lantern'])
    const next = search.search({ ...query, wanted: { limit: 1, after: first.found[0]?.place } })
    expect(next.found.map(({ productId }) => productId)).toEqual(['product-2'])
  })

  it('finds the products with the most of the words, if none has all', () => {
    const { search, namesFor } = searchOf([
      sample(1, { name: 'red cup' }),
      sample(2, { name: 'red tea cup' }),
      sample(3, { name: 'blue plate' }),
    ])
    expect(namesFor('red tea cup zzzzzzzz', 9)).toEqual(['red tea cup'])
    expect(namesFor('red plate cup', 9)).toEqual(['red cup', 'red tea cup'])
    const first = search.search(ask({ q: 'red plate cup', wanted: { limit: 1 } }))
    const next = search.search(ask({ q: 'red plate cup', wanted: { limit: 1, after: first.found[0]?.place } }))
    expect([first, next]).toMatchObject([
      { matched: 'some', total: 2 },
      { matched: 'some', total: 2 },
    ])
  })

  it.each([
    ['chef antons', null, 'all', 2],
    ['chef antn', ['chef', 'anton'], 'all', 2],
    ['dried appel', ['dried', 'apple'], 'all', 1],
    ['chef zzzzzzzz', null, 'some', 2],
    ['chef antn zzzzzzzz', ['chef', 'anton', 'zzzzzzzz'], 'some', 2],
    ['chef scoen', ['chef', 'scone'], 'some', 3],
    ['zzzzzzzz', null, 'all', 0],
    [undefined, null, 'all', 77],
  ] as const)('for %s corrects before it leaves out a word, and says both', (q, corrected, matched, total) => {
    expect(searchOf(northwind()).search.search(ask({ q }))).toMatchObject({ corrected, matched, total })
  })

  it('counts the chosen supplier in any case: with no product, behind a hundred others, and if nobody has heard of it', () => {
    const { search } = searchOf([
      ...Array.from({ length: 202 }, (_, index) => sample(index + 1, { supplier: `Often ${String(index >> 1).padStart(3, '0')}` })),
      sample(301, { supplier: 'Rare', price: 5 }),
    ])
    const suppliersFor = (name: string, query: Partial<SearchQuery> = {}) =>
      search.search(ask({ suppliers: [name], ...query })).facets.supplier
    expect(suppliersFor('Rare')).toHaveLength(101)
    expect(suppliersFor('Rare').at(-1)).toEqual({ value: 'Rare', count: 1 })
    expect(suppliersFor('Rare', { priceFrom: 6 }).at(-1)).toEqual({ value: 'Rare', count: 0 })
    expect(suppliersFor('Nobody').at(-1)).toEqual({ value: 'Nobody', count: 0 })
    expect(suppliersFor('Often 000')).toHaveLength(100)
  })

  it('finds all products without a query, and none with one that has no word', () => {
    const { search } = searchOf(northwind())
    expect(search.search(ask()).total).toBe(77)
    expect(search.search(ask({ q: ' … ' }))).toMatchObject({ total: 0, found: [], corrected: null, facets: { price: null } })
  })

  it('sorts by price, name, age and sales', () => {
    const { search } = searchOf([
      sample(1, { name: 'Äpfel', price: 300, popularity: 5 }),
      sample(2, { name: 'Zebra', price: 100, popularity: 9 }),
      sample(3, { name: 'beans', price: 200, popularity: 1 }),
    ])
    const sorted = (sort: SearchQuery['sort']): readonly string[] =>
      search.search(ask({ sort })).found.map(({ productId }) => productId.replace('product-', ''))
    expect({
      cheap: sorted('price'),
      dear: sorted('-price'),
      names: sorted('name'),
      backwards: sorted('-name'),
      newest: sorted('newest'),
      bestselling: sorted('bestselling'),
    }).toEqual({
      cheap: ['2', '3', '1'],
      dear: ['1', '3', '2'],
      names: ['1', '3', '2'],
      backwards: ['2', '3', '1'],
      newest: ['3', '2', '1'],
      bestselling: ['2', '1', '3'],
    })
  })

  it('is in the order of the names again at once, whatever has changed since the last one', () => {
    const { database, search } = searchOf(Array.from({ length: 5_000 }, (_, index) => sample(index + 1)))
    const first = () => search.search(ask({ sort: 'name', wanted: { limit: 2 } })).found.map(({ productId }) => productId)
    expect(first()).toEqual(['product-1', 'product-10'])
    const all = (name: (number: number) => string, supplier: string): void =>
      database.transaction(() => {
        for (let number = 1; number <= 5_000; number += 1) search.put(sample(number, { name: name(number), supplier }))
      })()
    const milliseconds = (): number => {
      const start = performance.now()
      first()
      return performance.now() - start
    }
    all((number) => `Thing ${number}`, 'Stuff')
    expect(milliseconds()).toBeLessThan(1_000)
    expect(first()).toEqual(['product-1', 'product-10'])
    all((number) => `Object ${String(6_000 - number)}`, 'Stuff')
    expect(milliseconds()).toBeLessThan(1_000)
    expect(first()).toEqual(['product-5000', 'product-4999'])
    search.put(sample(7, { name: 'Apple', supplier: 'Stuff' }))
    expect(first()).toEqual(['product-7', 'product-5000'])
  })

  it.each([
    ['operators', 'chai AND NOT (tofu OR NEAR(a b, 2)) name:x ^y z*'],
    ['quotes', `"chai' "" ' " -- ; DROP TABLE search_products`],
    ['columns and braces', '{name shelf} : chai - + * ^ ( ) [ ] \\'],
    ['NUL', 'cha\u0000i \u0000'],
    ['lone surrogates', '\uD83D chai \uDE00'],
    ['emoji', '🍵 chai 👩‍👩‍👧‍👦'],
    ['a thousand words', Array.from({ length: 1_000 }, (_, index) => `wrod${index}`).join(' ')],
    ['one long word', 'x'.repeat(100_000)],
    ['signs only', '%%% ___ ***'],
  ])('takes %s as plain text', (_, q) => {
    const { search } = searchOf(northwind())
    expect(search.search(ask({ q })).total).toBeLessThanOrEqual(77)
    expect(search.suggest(q).products.length).toBeLessThanOrEqual(5)
    expect(search.search(ask()).total).toBe(77)
  })

  it('takes a single letter for the most frequent words that begin so, but not for half of the catalogue', () => {
    const { search } = searchOf(
      Array.from({ length: 24_000 }, (_, index) => sample(index + 1, { name: index % 6 === 0 ? 'cup' : 'candle' })),
    )
    expect([search.search(ask({ q: 'c' })).total, search.search(ask({ q: 'cu' })).total]).toEqual([20_000, 4_000])
  })

  it('takes any cursor of the right shape', () => {
    const { search } = searchOf(northwind())
    for (const sort of ['relevance', 'name', '-price'] as const)
      for (const keys of [[], ['x', 'y'], [1e308, -1, 'z', 0]])
        for (const corrected of [null, [], ['" OR "', '']])
          search.search(ask({ q: 'sauce', sort, wanted: { after: { reading: { corrected, needed: 99 }, keys }, limit: 3 } }))
    expect(search.search(ask()).total).toBe(77)
  })
})

describe('suggestions', () => {
  it('are products, categories and longer queries', () => {
    const { search } = searchOf([
      sample(1, { name: 'Red heart lantern', popularity: 1 }),
      sample(2, { name: 'Red lantern', popularity: 5 }),
      sample(3, { name: 'Blue lamp', categoryId: 'lamps' }),
      sample(4, { name: 'Red ladder' }),
    ])
    expect(search.suggest('red la')).toEqual({
      products: ['product-2', 'product-1', 'product-4'],
      categories: [],
      queries: ['red lantern', 'red ladder'],
    })
    expect(search.suggest('la').categories).toEqual(['lamps'])
    expect(search.suggest('lantren').products).toEqual(['product-2', 'product-1'])
    expect(search.suggest(' ')).toEqual({ products: [], categories: [], queries: [] })
  })

  it('name the categories whose names have the word, then those whose descriptions have it', () => {
    const { search } = searchOf(northwind(), northwindCategories())
    expect(search.suggest('ch').categories).toEqual(['Dairy Products'])
    expect(search.suggest('sea').categories).toEqual(['Seafood', 'Condiments'])
    expect(search.suggest('an').queries).not.toContain('and')
  })

  it('name no category without products', () => {
    const { search } = searchOf([sample(1)])
    expect(search.suggest('thi').categories).toEqual(['things'])
    search.put(sample(1, { categoryId: 'others' }))
    expect(search.suggest('thi').categories).toEqual([])
  })
})

describe('the tables of the search', () => {
  it('leave nothing behind of a transaction that is rolled back', () => {
    const { database, search } = searchOf([sample(1)])
    search.search(ask())
    const failing = database.transaction(() => {
      search.put(sample(1, { name: 'Other', price: 5 }))
      search.put(sample(2, { name: 'Xylophone' }))
      expect(search.search(ask({ q: 'xylophon' })).total).toBe(1)
      throw new Error('no')
    })
    expect(failing).toThrow('no')
    expect(search.search(ask({ q: 'thing' }))).toMatchObject({ total: 1, facets: { price: { min: 100, max: 100 } } })
    expect(search.search(ask({ q: 'xylophon' })).total).toBe(0)
  })

  it('are kept: another search on the same database answers alike', () => {
    const { database, search } = searchOf(northwind())
    const query = ask({ q: 'sause', sort: 'name' })
    expect(openProductSearch(database).search(query)).toEqual(search.search(query))
  })

  it('are empty after they were cleared', () => {
    const { search } = searchOf(northwind())
    search.clear()
    expect(search.search(ask())).toMatchObject({ total: 0, facets: { category: [], supplier: [] } })
    search.put(sample(1))
    expect(search.search(ask({ q: 'thing' })).total).toBe(1)
  })

  it('do not index a text again when only numbers change', () => {
    const { database, search } = searchOf([sample(1)])
    const written = database.prepare('SELECT id, hex(block) FROM search_index_data ORDER BY id')
    const before = written.all()
    search.put(sample(1, { popularity: 7, price: 3, available: 0 }))
    expect(written.all()).toEqual(before)
    expect(search.search(ask({ q: 'thing' })).facets.price).toMatchObject({ min: 3, max: 3 })
  })

  it.each(Object.entries({ ...textQueries, ...nameQueries }))('serve the query "%s" by an index', (_, sql) => {
    const database = new Database(':memory:')
    openProductSearch(database)
    const parameters = Array.from(sql.matchAll(/\?/g), () => 'x')
    const plan = database.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    const details = plan.map(({ detail }) => detail).join('; ')
    expect(details).toMatch(/USING (COVERING )?INDEX|VIRTUAL TABLE INDEX|USING INTEGER PRIMARY KEY/)
    expect(details).not.toContain('TEMP B-TREE')
  })
})
