import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { MAX_ORDER_LINES } from '@souk/contracts'
import { invoicesOf, ordersOf, readRows, type Invoice, type RetailRow } from './online-retail.ts'
import { isAmong, planReplay } from './replay-plan.ts'

const row = (InvoiceNo: string, StockCode: string, Quantity: number, UnitPrice: number, CustomerID = '17850'): RetailRow => ({
  InvoiceNo,
  StockCode,
  Description: `${StockCode} IN RED`,
  Quantity,
  UnitPrice,
  CustomerID,
})

const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
const invoices = (...rows: RetailRow[]): Promise<Invoice[]> => collect(invoicesOf(rows))
const brief = ({ number, lines }: Invoice) => [number, ...lines.map(({ product, quantity }) => `${quantity} x ${product.key}`)]

const folder = mkdtempSync(join(tmpdir(), 'souk-retail-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('invoices of a file', () => {
  it('are made of adjacent rows', async () => {
    const found = await invoices(row('1', 'A', 2, 2.55), row('1', 'B', 1, 0.1), row('2', 'A', 3, 2.55, '13047'))
    expect(found.map(brief)).toEqual([
      ['1', '2 x A@255', '1 x B@10'],
      ['2', '3 x A@255'],
    ])
    expect(found.map(({ customer }) => customer)).toEqual(['17850', '13047'])
  })

  it('merge lines of the same product; a code at another price is another product', async () => {
    const found = await invoices(row('1', 'A', 2, 2.55), row('1', 'B', 1, 1), row('1', 'A', 5, 2.55), row('1', 'A', 1, 2.1))
    expect(found.map(brief)).toEqual([['1', '7 x A@255', '1 x B@100', '1 x A@210']])
  })

  it('leave out lines without a price and count them', async () => {
    const found = await invoices(row('1', 'A', 2, 0.001), row('1', 'B', 1, 1), row('2', 'A', 1, 0))
    expect(found.map(brief)).toEqual([['1', '1 x B@100'], ['2']])
    expect(found.map(({ unpriced }) => unpriced)).toEqual([1, 1])
  })
})

describe('orders of an invoice', () => {
  const invoice = (lines: number, quantity = 1): Invoice => ({
    number: '536365',
    customer: '17850',
    lines: Array.from({ length: lines }, (_, index) => ({
      product: { key: `P${index}@10`, code: `P${index}`, price: 10, description: '' },
      quantity,
    })),
    unpriced: 0,
  })

  it('are several if the invoice has more lines than an order may have', () => {
    const most = MAX_ORDER_LINES
    expect(ordersOf(invoice(0))).toEqual([])
    expect(ordersOf(invoice(most)).map(({ key, lines, total }) => [key, lines.length, total])).toEqual([['536365 part 1', most, 10 * most]])
    expect(ordersOf(invoice(2 * most + 5)).map(({ key, lines }) => [key, lines.length])).toEqual([
      ['536365 part 1', most],
      ['536365 part 2', most],
      ['536365 part 3', 5],
    ])
  })

  it('put units above the largest quantity into further orders', () => {
    const orders = ordersOf({ ...invoice(1, 250_000), lines: [...invoice(1, 250_000).lines, ...invoice(2).lines.slice(1)] })
    expect(orders.map(({ lines }) => lines.map(({ product, quantity }) => [product.key, quantity]))).toEqual([
      [
        ['P0@10', 100_000],
        ['P1@10', 1],
      ],
      [['P0@10', 100_000]],
      [['P0@10', 50_000]],
    ])
  })
})

describe('reading a file', () => {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
  const line = '1,A,"SET OF 3, ""RED""",6,2010-12-01 08:26:00,2.55,17850,United Kingdom\n'

  it('accepts plain and gzipped files', async () => {
    const expected = [{ InvoiceNo: '1', StockCode: 'A', Description: 'SET OF 3, "RED"', Quantity: 6, UnitPrice: 2.55, CustomerID: '17850' }]
    expect(await collect(readRows(file('plain.csv', header + line)))).toEqual(expected)
    expect(await collect(readRows(file('zipped.csv.gz', gzipSync(header + line))))).toEqual(expected)
  })

  it.each([
    ['does not exist', () => join(folder, 'nowhere.csv'), /^cannot read .*nowhere\.csv: ENOENT/],
    ['is not gzipped', () => file('not-zipped.csv.gz', header + line), /^cannot read .*incorrect header check/],
    ['is truncated', () => file('cut.csv.gz', gzipSync(header + line.repeat(1_000)).subarray(0, 60)), /^cannot read .*unexpected end/],
    ['has other columns', () => file('other.csv', 'a,b\n1,2\n'), /other\.csv has no column InvoiceNo/],
    [
      'has other columns and no rows',
      () => file('rowless.csv', header.replace('CustomerID', 'Customer')),
      /rowless\.csv has no column CustomerID/,
    ],
    ['is empty', () => file('empty.csv', ''), /empty\.csv is empty/],
    ['has a negative quantity', () => file('quantity.csv', header + line.replace(',6,', ',-6,')), /record 2: Quantity/],
    ['has a line that is too short', () => file('short.csv', `${header + line}1,A\n`), /Invalid Record Length/],
  ])('reports a file that %s', async (_what, path, message) => {
    await expect(collect(readRows(path()))).rejects.toThrow(message)
  })
})

describe('the plan of a replay', () => {
  async function* some(): AsyncGenerator<Invoice> {
    yield* await invoices(
      row('1', 'A', 2, 1, 'ann'),
      row('1', 'B', 1, 0, 'ann'),
      row('2', 'A', 3, 1, 'bob'),
      row('2', 'C', 1, 5, 'bob'),
      row('3', 'A', 4, 1, 'ann'),
      row('4', 'D', 9, 1, 'eve'),
    )
  }

  it('has the products and customers of the requested invoices, with the totals of the whole file', async () => {
    const plan = await planReplay(some(), 2, 0)
    expect(plan).toMatchObject({ invoices: 2, orders: 2, unpricedLines: 1 })
    expect(plan.products.map(({ key, units }) => [key, units])).toEqual([
      ['A@100', 9],
      ['C@500', 1],
    ])
    expect(plan.customers.map(({ customer, total, needed, isShort }) => [customer, total, needed, isShort])).toEqual([
      ['ann', 600, 200, false],
      ['bob', 800, 800, false],
    ])
  })

  it('has the same totals for every limit', async () => {
    const few = await planReplay(some(), 1, 0)
    const all = await planReplay(some(), Infinity, 0)
    expect(all.products).toEqual(expect.arrayContaining([...few.products]))
    expect(all).toMatchObject({ invoices: 4, orders: 4 })
  })

  it('always chooses the same customers for too little credit, and about the requested share', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => String(12_346 + index))
    const tenth = names.filter((name) => isAmong(name, 0.1))
    const third = new Set(names.filter((name) => isAmong(name, 0.3)))
    expect(names.filter((name) => isAmong(name, 0))).toEqual([])
    expect(names.every((name) => isAmong(name, 1))).toBe(true)
    expect(tenth.every((name) => third.has(name))).toBe(true)
    expect(tenth.length).toBeGreaterThan(150)
    expect(tenth.length).toBeLessThan(250)
  })
})
