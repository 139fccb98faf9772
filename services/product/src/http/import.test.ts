import type { LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ImportedProducts, type SoukEvent } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import {
  INK,
  OFFICE,
  PAPER,
  PENS,
  productAdded,
  productRetired,
  adjusted,
  stockReserved,
  stockDeducted,
  TOYS,
} from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
  await stack.append(added(OFFICE, 'Office'), added(TOYS, 'Toys', OFFICE))
})
afterEach(() => stack.stop())

const at = '2026-03-14T15:09:26.535Z'
const added = (categoryId: string, name: string, parentId: string | null = null): SoukEvent => ({
  type: 'CategoryAdded',
  data: { categoryId, parentId, addedAt: at, name, description: '', slugWords: '' },
})

const send = (mode: string, file: string | Buffer, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  stack.app.inject({
    method: 'POST',
    url: `/products/import?mode=${mode}`,
    headers: { 'content-type': 'text/csv', ...headers },
    payload: file,
  })
const answerTo = async (...sent: Parameters<typeof send>): Promise<ImportedProducts> => {
  const answer = await send(...sent)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()])
  return ImportedProducts.parse(answer.json())
}
const exported = async (): Promise<string> => (await stack.app.inject('/products/export.csv')).body
const headNow = async (): Promise<number> => (await stack.log.head()).position
const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n`
/** Nothing of a file was done before. */
const isFirst = { earlier: { created: 0, changed: 0 } }
const nothingWrong = { ...isFirst, errors: [], changes: [] }

describe('an import', () => {
  it('adds and changes products, each row in one commit', async () => {
    await stack.append(productAdded(PAPER), adjusted(10))
    await stack.append(productAdded(INK), productRetired(INK))
    await stack.caughtUp()
    const file = lines(
      'productId,version,name,description,supplier,category,price,status,stock,stockExported',
      `${PAPER},1,Paper A4,,Mill,Office / Toys,300,active,12,10`,
      `${INK},2,,500 sheets,Mill,,,active,,`,
      `,,Crayons,"Red, green",,${TOYS},450,,7,`,
      ',,Chalk,,,Office,80,retired,,0',
    )
    const head = await headNow()
    const { changes, ...checked } = await answerTo('check', file)
    expect(checked).toEqual({ rows: 4, created: 2, changed: 2, unchanged: 0, ...isFirst, errors: [] })
    expect(changes).toMatchObject([
      {
        row: 2,
        productId: PAPER,
        before: { name: 'Paper', categoryId: OFFICE, unitsOnHand: 10 },
        after: { name: 'Paper A4', categoryId: TOYS, supplier: 'Mill', price: 300, status: 'active', unitsOnHand: 12 },
      },
      { row: 3, productId: INK, before: { status: 'retired' }, after: { name: 'Paper', description: '500 sheets', status: 'active' } },
      { row: 4, productId: null, before: null, after: { name: 'Crayons', categoryId: TOYS, price: 450, currency: 'EUR', unitsOnHand: 7 } },
      { row: 5, productId: null, before: null, after: { name: 'Chalk', price: 80, status: 'retired', unitsOnHand: 0 } },
    ])
    expect(await headNow()).toBe(head)
    expect(await answerTo('apply', file)).toEqual({ rows: 4, created: 2, changed: 2, unchanged: 0, ...nothingWrong })
    expect(await headNow()).toBe(head + 4)
    expect(await stack.store.product(PAPER)).toMatchObject({
      name: 'Paper A4',
      description: '',
      supplier: 'Mill',
      categoryId: TOYS,
      price: 300,
      onHand: 12,
      revision: 3,
    })
    expect(await stack.store.product(INK)).toMatchObject({ name: 'Paper', status: 'active', revision: 3 })
    expect(await stack.store.productNamed('Crayons', TOYS)).toMatchObject({ description: 'Red, green', price: 450, onHand: 7 })
    expect(await stack.store.productNamed('Chalk', OFFICE)).toMatchObject({ status: 'retired', onHand: 0 })
  })

  it('of an export changes nothing, whatever the texts are', async () => {
    const texts = [
      '=1+1',
      "'=1",
      '-5',
      '+44',
      '@a',
      '\tx',
      'a "quoted" one',
      'two\nlines',
      'two\r\nlines',
      ' spaces ',
      'a;b,c\td',
      "'tis",
      '＝1',
    ]
    for (const [index, text] of texts.entries()) {
      const body = {
        categoryId: index % 2 === 0 ? OFFICE : TOYS,
        name: text,
        description: text,
        supplier: text,
        price: index + 1,
        unitsInStock: index,
      }
      expect((await stack.app.inject({ method: 'POST', url: '/products', payload: body })).statusCode).toBe(201)
    }
    await stack.append(productAdded(INK), productRetired(INK))
    await stack.caughtUp()
    const head = await headNow()
    const file = await exported()
    expect(await answerTo('apply', file)).toEqual({ rows: 14, created: 0, changed: 0, unchanged: 14, ...nothingWrong })
    expect(await headNow()).toBe(head)
  })

  it('applies a count as a difference, so that a sale in between is not undone', async () => {
    await stack.append(productAdded(PAPER), adjusted(10))
    await stack.caughtUp()
    const file = (await exported()).replace(',10,10,', ',14,10,')
    await stack.append(...stockReserved([[PAPER, 3]]))
    await stack.append(...stockDeducted([[PAPER, 3]]))
    await stack.caughtUp()
    expect(await answerTo('apply', file)).toMatchObject({ changed: 1, errors: [] })
    expect(await stack.store.product(PAPER)).toMatchObject({ onHand: 11, sold: 3, stocked: 14 })
  })

  it('is the same when the same file comes again, also from somebody else; with another key it is another one', async () => {
    await stack.append(productAdded(PAPER), adjusted(10))
    await stack.caughtUp()
    const file = lines('productId,stock,stockExported', `${PAPER},12,10`)
    const first = await send('apply', file)
    expect(first.headers['idempotent-replayed']).toBeUndefined()
    const head = await headNow()
    const other = await stack.bearer({ customerId: newId(), role: 'manager' })
    await stack.caughtUp()
    for (const headers of [{}, other]) {
      const again = await send('apply', file, headers)
      expect(again.json()).toEqual({
        rows: 1,
        created: 0,
        changed: 1,
        unchanged: 0,
        earlier: { created: 0, changed: 1 },
        errors: [],
        changes: [],
      })
      expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', 'souk-position': String(head) })
    }
    expect(await stack.store.product(PAPER)).toMatchObject({ onHand: 12 })
    expect(await answerTo('apply', file, { 'idempotency-key': 'again' })).toMatchObject({ changed: 1 })
    expect(await stack.store.product(PAPER)).toMatchObject({ onHand: 14 })
    expect((await send('apply', file, { ...other, 'idempotency-key': 'again' })).headers['idempotent-replayed']).toBe('true')
    expect(await stack.store.product(PAPER)).toMatchObject({ onHand: 14 })
    const reused = await send('apply', lines('productId,stock,stockExported', `${PAPER},13,10`), { 'idempotency-key': 'again' })
    expect([reused.statusCode, reused.json()]).toMatchObject([409, { code: 'idempotency-key-reused' }])
  })

  it('may come in parts, with one key and each row under its number', async () => {
    const rows = [',Chalk,Office,80', ',Ball,Office / Toys,90', ',Kite,Office / Toys,95']
    const head = 'productId,name,category,price'
    const headers = { 'idempotency-key': 'parts' }
    expect(await answerTo('apply', lines(head, rows[0] ?? ''), headers)).toMatchObject({ rows: 1, created: 1 })
    expect(await answerTo('apply', lines(head, '', rows[1] ?? ''), headers)).toMatchObject({ rows: 1, created: 1 })
    const all = { rows: 3, created: 3, changed: 0, unchanged: 0, errors: [], changes: [] }
    expect(await answerTo('check', lines(head, ...rows), headers)).toMatchObject({
      ...all,
      earlier: { created: 2, changed: 0 },
      changes: [{ row: 4 }],
    })
    const position = await headNow()
    expect(await answerTo('apply', lines(head, ...rows), headers)).toEqual({ ...all, earlier: { created: 2, changed: 0 } })
    expect(await headNow()).toBe(position + 1)
    expect(await answerTo('apply', lines(head, ...rows), headers)).toEqual({ ...all, earlier: { created: 3, changed: 0 } })
  })

  it('compares a row anew that changed nothing before, except where its version forbids it', async () => {
    await stack.append(productAdded(PAPER))
    await stack.caughtUp()
    const file = lines('productId,version,price', `${PAPER},,260`)
    const guarded = lines('productId,version,price', `${PAPER},2,260`)
    await answerTo('apply', lines('productId,price', `${PAPER},260`))
    expect(await answerTo('apply', file)).toMatchObject({ unchanged: 1 })
    expect(await answerTo('apply', guarded)).toMatchObject({ unchanged: 1 })
    await answerTo('apply', lines('productId,price', `${PAPER},300`))
    expect(await answerTo('apply', guarded)).toMatchObject({ changed: 0, errors: [{ row: 2, field: 'version' }] })
    expect(await answerTo('apply', file)).toMatchObject({ changed: 1, errors: [] })
    expect(await stack.store.product(PAPER)).toMatchObject({ price: 260 })
  })

  it('is no repeat when it is checked and would still change a row', async () => {
    await stack.append(productAdded(PAPER), adjusted(10))
    await stack.append(productAdded(INK))
    await stack.caughtUp()
    await answerTo('apply', lines('productId,price', `${INK},260`))
    const file = lines('productId,price,stock,stockExported', `${PAPER},,12,10`, `${INK},260,,`)
    expect(await answerTo('apply', file)).toMatchObject({ changed: 1, unchanged: 1 })
    const isRepeat = async (mode: string) => (await send(mode, file)).headers['idempotent-replayed'] === 'true'
    expect([await isRepeat('check'), await isRepeat('apply')]).toEqual([true, true])
    await answerTo('apply', lines('productId,price', `${INK},300`))
    expect([await isRepeat('check'), await isRepeat('apply')]).toEqual([false, false])
  })

  it.each([
    ['with a byte order mark and semicolons', '\uFEFFname;category;price\r\nChalk;Office;80\r\n'],
    ['with tabs and line feeds', 'name\tcategory\tprice\nChalk\tOffice\t80'],
    ['with quotes, empty lines and columns in another order', '"price","name","category"\r\n\r\n"80","Chalk","Office"\r\n,,\r\n'],
  ])('reads a file %s', async (_how, file) => {
    expect(await answerTo('apply', file)).toEqual({ rows: 1, created: 1, changed: 0, unchanged: 0, ...nothingWrong })
    expect(await stack.store.productNamed('Chalk', OFFICE)).toMatchObject({ price: 80 })
  })

  it.each(['office / TOYS', TOYS.toUpperCase()])('finds the category %s: capitals do not matter', async (category) => {
    expect(await answerTo('apply', lines('name,category,price', `Ball,${category},80`))).toMatchObject({ created: 1, errors: [] })
    expect(await stack.store.productNamed('Ball', TOYS)).toMatchObject({ price: 80 })
  })

  it('tells categories that differ in capitals alone by these', async () => {
    const other = stack.newId()
    await stack.append(added(other, 'OFFICE'))
    await stack.caughtUp()
    const faultsOf = async (category: string) => (await answerTo('check', lines('name,category,price', `Pin,${category},80`))).errors
    const message = 'is the path of several categories: write the id of the one'
    expect(await faultsOf('Office')).toEqual([])
    expect(await faultsOf('OFFICE')).toEqual([])
    expect(await faultsOf('office')).toEqual([{ row: 2, field: 'category', message }])
  })

  it('that is cut off is finished by the same file: nothing twice, nothing missing', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `,"Toy, number ${index}",Office / Toys,${index + 1},${index % 7},`)
    await stack.append(...Array.from({ length: 50 }, () => stack.newId()).flatMap((id) => [productAdded(id), adjusted(5, id)]))
    await stack.caughtUp()
    const known = (await exported())
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
    // Some change a price, which moves their version; others only their stock.
    const changed = known.map(([id], index) => `${id},,,${index % 2 === 0 ? 999 : ''},8,5`)
    const file = lines('productId,name,category,price,stock,stockExported', ...rows, ...changed)
    const head = await headNow()

    const wrong = rows.map((row, index) => (index % 15 === 0 ? row.replace(/,\d+,\d+,$/, ',free,1,') : row))
    const refused = await answerTo('apply', lines('productId,name,category,price,stock,stockExported', ...wrong, ...changed))
    expect(refused).toEqual({
      changes: [],
      rows: 350,
      created: 0,
      changed: 0,
      unchanged: 0,
      ...isFirst,
      errors: Array.from({ length: 20 }, (_, index) => ({ row: 2 + 15 * index, field: 'price', message: 'must be a number' })),
    })
    expect(await headNow()).toBe(head)

    const { changes } = await answerTo('check', file)
    expect(changes.map(({ row }) => row)).toEqual(Array.from({ length: 50 }, (_, index) => 2 + index))

    stack.loseAfterAppends(3)
    const cut = await send('apply', file)
    expect([cut.statusCode, cut.json()]).toMatchObject([503, { code: 'outcome-unknown' }])
    const applied = (await headNow()) - head
    expect([applied > 0, applied < 350]).toEqual([true, true])
    stack.loseAfterAppends(Infinity)
    await stack.restart()

    const counts = { rows: 350, created: 300, changed: 50, unchanged: 0, errors: [] }
    const checked = await answerTo('check', file)
    expect(checked).toMatchObject({ ...counts, earlier: checked.earlier })
    expect(checked.changes).toHaveLength(50)
    expect(checked.earlier.created + checked.earlier.changed).toBe(applied)
    expect(await answerTo('apply', file)).toEqual({ ...checked, changes: [] })
    expect(await headNow()).toBe(head + 350)
    expect(await answerTo('apply', file)).toEqual({ ...counts, earlier: { created: 300, changed: 50 }, changes: [] })
    expect(await headNow()).toBe(head + 350)
    const all = await stack.store.listProducts({ status: 'active' }, 'oldest', { limit: 1_000 })
    expect(all).toHaveLength(350)
    expect(new Set(all.slice(50).map(({ name }) => name)).size).toBe(300)
    const byId = new Map(all.map((row) => [row.productId, [row.onHand, row.price]]))
    expect(known.map(([id = '']) => byId.get(id))).toEqual(known.map((_, index) => [8, index % 2 === 0 ? 999 : 250]))
  })
})

describe('a file with faults', () => {
  const head = 'productId,version,name,category,price,currency,status,stock,stockExported'
  const row = (change: Partial<Record<string, string>>): string =>
    head
      .split(',')
      .map((name) => change[name] ?? '')
      .join(',')
  const chalk = { name: 'Chalk', category: 'Office', price: '80' }

  it('changes nothing, and names every row and column', async () => {
    await stack.append(productAdded(PAPER), adjusted(10), ...stockReserved([[PAPER, 3]]))
    await stack.append(productAdded(INK), productRetired(INK))
    await stack.append(added(stack.newId(), 'Office / Toys'))
    await stack.caughtUp()
    const file = lines(
      head,
      row(chalk),
      row({ ...chalk, name: '  ' }),
      row({ ...chalk, price: '4.50' }),
      row({ ...chalk, price: '0' }),
      row({ ...chalk, price: 'a lot' }),
      row({ ...chalk, currency: 'USD' }),
      row({ ...chalk, category: 'Nowhere' }),
      row({ ...chalk, name: 'Ball', category: 'Office / Toys' }),
      row(chalk),
      row({ ...chalk, name: 'Paper' }),
      row({ name: 'Alone' }),
      row({ ...chalk, name: 'New', version: '1' }),
      row({ productId: PAPER, version: '2' }),
      row({ productId: PAPER }),
      row({ productId: PENS, price: '1' }),
      row({ productId: 'x', status: 'gone' }),
      row({ productId: INK, price: '1' }),
      `${row({ productId: stack.newId() })},more`,
    )
    const before = await headNow()
    const expected = {
      rows: 18,
      ...isFirst,
      errors: [
        { row: 3, field: 'name', message: 'must not be blank' },
        { row: 4, field: 'price', message: 'must be a whole number' },
        { row: 5, field: 'price', message: 'must be at least 1' },
        { row: 6, field: 'price', message: 'must be a number' },
        { row: 7, field: 'currency', message: 'must be EUR, the currency of the shop' },
        { row: 8, field: 'category', message: 'is no category' },
        { row: 9, field: 'category', message: 'is the path of several categories: write the id of the one' },
        { row: 10, field: 'name', message: 'is the same as in row 2' },
        { row: 11, field: 'name', message: `is that of the product ${PAPER}` },
        { row: 12, field: 'category', message: 'is missing' },
        { row: 12, field: 'price', message: 'is missing' },
        { row: 13, field: 'version', message: 'must be left out' },
        { row: 14, field: 'version', message: 'the version is 1' },
        { row: 15, field: 'productId', message: 'is the same as in row 14' },
        { row: 16, field: 'productId', message: `there is no product ${PENS}` },
        { row: 17, field: 'productId', message: 'must be a UUID' },
        { row: 17, field: 'status', message: 'must be one of active, retired' },
        { row: 18, field: 'status', message: `the product ${INK} is retired` },
        { row: 19, field: null, message: 'has 10 cells, and there are 9 columns' },
      ],
    }
    expect(await answerTo('check', file)).toMatchObject({ ...expected, created: 1, changed: 0, unchanged: 0, changes: [{ row: 2 }] })
    expect(await answerTo('apply', file)).toEqual({ ...expected, created: 0, changed: 0, unchanged: 0, changes: [] })
    expect(await headNow()).toBe(before)
  })

  it('must say what a count is to be compared with, and cannot take units that are held', async () => {
    await stack.append(productAdded(PAPER), adjusted(10), ...stockReserved([[PAPER, 3]]))
    await stack.caughtUp()
    const faultsOf = async (change: object) => (await answerTo('check', lines(head, row({ productId: PAPER, ...change })))).errors
    expect(await faultsOf({ stock: '5' })).toEqual([
      { row: 2, field: 'stockExported', message: 'is missing: the count is applied as the difference from it' },
    ])
    expect(await faultsOf({ stock: '2', stockExported: '10' })).toEqual([{ row: 2, field: 'stock', message: '7 units are available' }])
    expect(await faultsOf({ stock: '-5', stockExported: '10' })).toEqual([{ row: 2, field: 'stock', message: 'must be at least 0' }])
    expect(await faultsOf({ stockExported: '10' })).toEqual([])
  })

  it.each([
    ['an unknown column', 'name,colour\r\nA,red\r\n', [{ row: 1, field: 'colour', message: 'is no column of products' }]],
    ['a column that is there twice', 'name,name\r\nA,B\r\n', [{ row: 1, field: 'name', message: 'is there twice' }]],
    [
      'a quotation mark that nothing closes',
      'name\r\n"A\r\n',
      [{ row: 2, field: null, message: 'has a quotation mark too many or too few: what follows it cannot be read' }],
    ],
  ])('has %s', async (_what, file, errors) => {
    expect((await answerTo('apply', file)).errors).toEqual(errors)
  })

  it('is refused as a whole if it is empty, no CSV, not in UTF-8, or too long', async () => {
    const codeOf = async (...sent: Parameters<typeof send>) => {
      const answer = await send(...sent)
      return [answer.statusCode, answer.json<{ code: string }>().code]
    }
    expect(await codeOf('apply', '')).toEqual([400, 'malformed-request'])
    expect(await codeOf('apply', Buffer.from([0x61, 0xff]))).toEqual([400, 'malformed-request'])
    expect(await codeOf('both', 'name\r\n')).toEqual([400, 'malformed-request'])
    expect(await codeOf('apply', `name\r\n${'x\r\n'.repeat(10_001)}`)).toEqual([413, 'body-too-large'])
    expect(await codeOf('apply', 'x'.repeat(8 * 1024 * 1024 + 1))).toEqual([413, 'body-too-large'])
    const json = await send('apply', '{}', { 'content-type': 'application/json' })
    expect([json.statusCode, json.headers['accept']]).toEqual([415, 'text/csv'])
    expect(
      (await stack.app.inject({ method: 'POST', url: '/products', headers: { 'content-type': 'text/csv' }, payload: 'a' })).statusCode,
    ).toBe(415)
  })
})
