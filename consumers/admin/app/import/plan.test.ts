import { describe, expect, it } from 'vitest'
import { faultOf, guessMapping } from './fields.ts'
import { corrected, fileOf, partOf, planIn, raggedRows, rowsIn, without, type Plan } from './plan.ts'

const planOf = (change: Partial<Plan> = {}): Plan => ({
  name: 'products.csv',
  origin: 'hash',
  cells: [
    ['Code', 'Description', 'UnitPrice'],
    ['1', 'A "red" lamp', '2.55'],
    ['2', 'Tea, green', '0,85'],
    ['3', 'Two\nlines', 'free'],
  ],
  mapping: ['', 'name', 'decimalPrice'],
  category: 'toys',
  again: '',
  ...change,
})
const linesOf = (plan: Plan): string[] => fileOf(plan, 2).split('\r\n')

describe('the columns of a file', () => {
  it.each([
    [
      'those of Online Retail',
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      ',,name,,,decimalPrice,,',
    ],
    [
      'those of an export',
      'productId,version,slug,addedAt,name,description,supplier,category,price,currency,status,stock,stockExported,reserved,sold',
      'productId,version,,,name,description,supplier,category,price,currency,status,stock,stockExported,,',
    ],
    ['German ones', 'Bezeichnung,Beschreibung,Kategorie,Preis,Bestand', 'name,description,category,decimalPrice,stock'],
    ['two of the same', 'name,Product,PRICE', 'name,,price'],
  ])('are guessed: %s', (_which, header, mapping) => {
    expect(guessMapping([header.split(','), []]).join(',')).toBe(mapping)
  })

  it('hold prices in units of the currency if one has a point', () => {
    expect(guessMapping([['price'], ['12'], ['12.50']])).toEqual(['decimalPrice'])
  })

  it.each([
    [['name', 'decimalPrice'], '', 'needs'],
    [['name', 'decimalPrice'], 'toys', undefined],
    [['name', 'price', 'category'], '', undefined],
    [['productId', 'stock'], '', undefined],
    [['productId', 'price', 'decimalPrice'], '', { twice: 'price' }],
    [['', ''], '', 'needs'],
  ] as const)('%j with the category %j: %j', (mapping, category, fault) => {
    expect(faultOf(mapping, category)).toEqual(fault)
  })
})

describe('the file that the shop imports', () => {
  it('has the mapped columns, prices in minor units, and the category of new products', () => {
    expect(linesOf(planOf())).toEqual([
      'name,price,category',
      '"A ""red"" lamp",255,toys',
      '"Tea, green",85,toys',
      '"Two\nlines",free,toys',
      '',
    ])
  })

  it.each([
    ['2.555', '255.5'],
    ['2', '200'],
    ['0.29', '29'],
    ['-1', '-1'],
    ['', ''],
  ])('has the price %j as %j', (cell, price) => {
    expect(linesOf(planOf({ cells: [['p'], [cell]], mapping: ['decimalPrice'], category: '' }))[1]).toBe(price)
  })

  it('moves no product that there is into the category of new ones', () => {
    const cells = [
      ['productId', 'category'],
      ['7', ''],
      ['', ''],
      ['', 'Teas'],
    ] as const
    expect(linesOf(planOf({ cells, mapping: ['productId', 'category'] }))).toEqual(['productId,category', '7,', '', ',Teas', ''])
    expect(linesOf(planOf({ cells, mapping: ['productId', ''] }))).toEqual(['productId,category', '7,', '', ',toys', ''])
  })

  it('has each row under its number, also in parts and without others', () => {
    expect(linesOf(partOf(planOf(), 3, 1))).toEqual(['name,price,category', '', '"Tea, green",85,toys', ''])
    expect(linesOf(partOf(planOf(), 2, 2)).length).toBe(4)
    const left = without(planOf(), [2, 4])
    expect(linesOf(left)).toEqual(['name,price,category', '', '"Tea, green",85,toys', '', ''])
    expect([rowsIn(planOf()), rowsIn(left), rowsIn(partOf(left, 4, 9))]).toEqual([3, 1, 0])
  })

  it('has the cells that were corrected', () => {
    expect(linesOf(corrected(planOf(), [{ row: 4, column: 2, text: '3' }]))[3]).toBe('"Two\nlines",300,toys')
    expect(corrected(planOf(), [{ row: 99, column: 99, text: '3' }]).cells).toEqual(planOf().cells)
  })

  it('says which rows nobody can read', () => {
    expect(raggedRows(planOf({ cells: [['a', 'b'], ['1'], [''], ['1', '2', '3'], ['1', '2']] }))).toEqual([2, 4])
  })
})

describe('a plan in a form', () => {
  it('is read as it was sent', () => {
    expect(planIn(JSON.stringify(planOf()))).toEqual(planOf())
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"cells":[1],"mapping":[]}',
    '{"cells":[["a"]],"mapping":["colour"]}',
    '{"cells":[["a",1]],"mapping":[""]}',
  ])('is none: %s', (text) => {
    expect(planIn(text)).toBeUndefined()
  })
})
