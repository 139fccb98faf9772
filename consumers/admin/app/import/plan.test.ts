import { describe, expect, it } from 'vitest'
import { columnsOf, exampleFile } from './columns.ts'
import { faultOf, guessMapping } from './fields.ts'
import {
  corrected,
  doneBefore,
  EMPTY,
  fileOf,
  leavingOut,
  partOf,
  planIn,
  pricesIn,
  RAGGED,
  rowsIn,
  rowsOf,
  stillToDo,
  unreadableRows,
  without,
  type Plan,
} from './plan.ts'

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
  leftOut: [],
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
    ['those that every object has', 'constructor,toString,__proto__,name', ',,,name'],
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
    const left = leavingOut(planOf(), [2, 4])
    expect(linesOf(left)).toEqual(['name,price,category', '', '"Tea, green",85,toys', '', ''])
    expect([rowsIn(planOf()), rowsIn(left), rowsIn(partOf(left, 4, 9))]).toEqual([3, 1, 0])
  })

  it('has the cells that were corrected', () => {
    expect(linesOf(corrected(planOf(), [{ row: 4, column: 2, text: '3' }]))[3]).toBe('"Two\nlines",300,toys')
    expect(corrected(planOf(), [{ row: 99, column: 99, text: '3' }]).cells).toEqual(planOf().cells)
  })

  it('knows which rows were left out, each once, and that others were only taken away for a moment', () => {
    const once = leavingOut(planOf(), [2, 1, 99, Number.NaN])
    expect(once.leftOut).toEqual([2])
    expect(leavingOut(without(once, [3]), [2, 3, 4]).leftOut).toEqual([2, 4])
  })

  it('says which rows nobody can read', () => {
    const cells = [['a', 'b', 'c'], ['1'], [''], ['1', '2', '3', '4'], ['1', '2', '3'], ['only', '', ' ']]
    const faults = unreadableRows(planOf({ cells }))
    expect(faults.map(({ row, message }) => [row, message])).toEqual([
      [2, RAGGED],
      [4, RAGGED],
      [6, EMPTY],
    ])
    expect(rowsOf([...faults, ...faults])).toEqual([2, 4, 6])
  })
})

describe('the numbers of an import', () => {
  it('tell what is still to be done from what was done before', () => {
    const counts = { created: 10, changed: 3, unchanged: 2, earlier: { created: 8, changed: 1 } }
    expect([doneBefore(counts), stillToDo(counts)]).toEqual([9, 4])
  })
})

describe('the prices of a file', () => {
  const lowest = { price: 85, row: 3 }

  it('are named with their rows; what is no price is none', () => {
    expect(pricesIn(planOf(), 2)).toEqual({ lowest, highest: { price: 255, row: 2 } })
    expect(pricesIn({ cells: [['price'], ['85'], ['']], mapping: ['price'] }, 2)).toMatchObject({
      lowest: { price: 85 },
      highest: { row: 2 },
    })
  })

  it.each(['Infinity', '0x1F', '1e3', '12.5', '-5', '0'])('are not %s in minor units', (cell) => {
    expect(pricesIn({ cells: [['price'], ['85'], [cell]], mapping: ['price'] }, 2)).toEqual({
      lowest: { price: 85, row: 2 },
      highest: { price: 85, row: 2 },
    })
  })

  it.each(['Infinity', '0x1F', '1e3', '12.505', '-5', '0'])('are not %s in units of the currency', (cell) => {
    expect(pricesIn({ cells: [['price'], [cell]], mapping: ['decimalPrice'] }, 2)).toBeUndefined()
  })

  it('are none without a column for them', () => {
    expect(pricesIn(planOf({ mapping: ['', 'name', ''] }), 2)).toBeUndefined()
  })
})

describe('the example', () => {
  it('has a column for each cell of a new product, and is understood', () => {
    const [names = '', row] = exampleFile(columnsOf('Teas, green', 'EUR')).slice(1).split('\r\n')
    expect(names).toBe('name,category,price,stock,description,supplier,currency,status')
    expect(row).toBe('Earl Grey,"Teas, green",12.50,20,10 boxes x 20 bags,Tea & Sons,EUR,active')
    expect(guessMapping([names.split(','), ['', '', '12.50']])[2]).toBe('decimalPrice')
    expect(columnsOf('', 'JPY').find(({ name }) => name === 'price')?.example).toBe('1250')
  })
})

describe('a plan in a form', () => {
  it('is read as it was sent', () => {
    expect(planIn(JSON.stringify(planOf()))).toEqual(planOf())
  })

  it('is as large as a file may be, and no larger', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ['a'])
    const columns = (count: number) => Array.from({ length: count }, (): '' => '')
    const read = (change: Partial<Plan>) => planIn(JSON.stringify(planOf(change)))
    expect(read({ cells: [columns(100), ...rows(10_000)], mapping: columns(100) })).toBeTypeOf('object')
    expect(read({ cells: rows(10_002) })).toBe('tooMany')
    expect(read({ leftOut: [2, 2, 2, 2, 2] })).toBe('tooMany')
    expect(read({ cells: [['a'], columns(101)] })).toBe('tooWide')
    expect(read({ mapping: columns(101) })).toBe('tooWide')
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"cells":[1],"mapping":[],"leftOut":[]}',
    '{"cells":[["a"]],"mapping":["colour"],"leftOut":[]}',
    '{"cells":[["a"]],"mapping":[""],"leftOut":["2"]}',
    '{"cells":[["a",1]],"mapping":[""],"leftOut":[]}',
  ])('is none: %s', (text) => {
    expect(planIn(text)).toBeUndefined()
  })
})
