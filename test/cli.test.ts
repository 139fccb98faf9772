import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createClient, valueOf } from '@souk/client'
import { ClientToken, LogIn, NewClient, Order, page, Product } from '@souk/contracts'
import { parseConfig, startEmbedded, type Embedded } from '@souk/embedded'
import { Commit, eventsOf } from '@souk/log-protocol'
import { silentLogger } from '@souk/testing'
import { ABSENT } from './support/api-routes.ts'
import { onePicture } from './support/one-picture.ts'
import { soukWith } from './support/system.ts'

/** It finds out by itself as whom to log in. */
const souk = soukWith({})

/** Invoices 1 to 12 of three customers in turn. The second has 101 lines. The third has a line without a price and a repeated line. */
const invoices = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((number) => {
  const line = (code: string, quantity: number, price: number): string =>
    `${number},${code},"THING ""${code}""",${quantity},2010-12-01 08:26:00,${price},${17_850 + (number % 3)},United Kingdom`
  if (number === 2) return Array.from({ length: 101 }, (_, index) => line(`B${index}`, 1, 0.1))
  if (number === 3) return [line('A', 3, 2.55), line('FREE', 1, 0.001), line('A', 4, 2.55)]
  return [line('A', number, 2.55), line('C', 1, 10)]
})
const csv = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...invoices, ''].join('\n')

describe('the command line on a running shop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-cli-'))
  const file = join(folder, 'sales.csv.gz')
  let shop: Embedded

  beforeAll(async () => {
    // So the command line finds the password of the shop, as it does with the default folder.
    vi.stubEnv('SOUK_DATA', join(folder, 'data'))
    writeFileSync(file, gzipSync(csv))
    const config = parseConfig({
      PORT: '0',
      INTERNAL_PORT: '0',
      ADMIN_PORT: '0',
      SOUK_DATA: join(folder, 'data'),
      SOUK_WELCOME_CREDIT: '1000',
    })
    shop = await startEmbedded(config, silentLogger)
  })
  afterAll(async () => {
    await shop.close()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const replay = async (...args: string[]): Promise<Record<string, unknown>> => {
    const { code, lines, errors } = await souk(shop.url, 'replay', file, '--json', ...args)
    expect([code, errors]).toEqual([0, ''])
    return JSON.parse(lines.at(-1) ?? '')
  }

  it('finds, shows, pays, exports and forgets a customer', async () => {
    const api = createClient({ baseUrl: shop.url })
    const person = { username: 'cli-ada', password: 'a long enough one', name: 'Ada\u001B King', email: 'cli-ada@example.org' }
    const { customerId } = await valueOf(api.registerCustomer({ body: { ...person, address: { lines: ['1 Way'] } } }))
    expect((await souk(shop.url, 'customers', 'find', 'kin', 'cli')).lines).toEqual([
      [customerId, 'active', 'customer', 'cli-ada', 'Ada\uFFFD King', person.email].join('\t'),
    ])
    expect((await souk(shop.url, 'credit', 'set', customerId, '700', '--reason', 'counted')).lines).toEqual([
      expect.stringContaining('available 700, held 0'),
    ])
    expect((await souk(shop.url, 'credit', 'adjust', customerId, '50', '--reason', 'a present')).code).toBe(0)
    expect((await souk(shop.url, 'credit', 'ledger', customerId)).lines.join().split('\t')).toContain('50')
    expect((await souk(shop.url, 'customers', 'show', customerId)).lines.join('\n')).toContain('address *  1 Way')
    const exported: unknown = JSON.parse((await souk(shop.url, 'customers', 'export', customerId)).lines.join('\n'))
    expect(exported).toMatchObject({ customer: { name: person.name }, ledger: [{ amount: 50 }, {}, {}], orders: [], invoices: [] })
    expect((await souk(shop.url, 'customers', 'forget', customerId)).code).not.toBe(0)
    expect((await souk(shop.url, 'customers', 'forget', customerId, '--yes')).lines).toEqual([`${customerId} is forgotten`])
    expect((await souk(shop.url, 'customers', 'find', 'kin')).lines).toEqual(['there are no such customers'])
  })

  it('loads Northwind again without restoring a retired product', async () => {
    const { items } = page(Product).parse(await (await fetch(`${shop.url}/product/products?limit=1`)).json())
    const product = `${shop.url}/product/products/${items[0]?.productId}`
    const { lines: printed } = await souk(shop.url, 'token')
    const retired = await fetch(product, { method: 'DELETE', headers: { authorization: `Bearer ${printed.join('')}` } })
    expect(retired.status).toBe(204)
    const { code, lines } = await souk(shop.url, 'load', 'northwind')
    expect([code, lines]).toEqual([0, ['northwind: 8 categories, 77 products, 0 of them new']])
    expect(Product.parse(await (await fetch(product)).json()).status).toBe('retired')
  })

  it('exports products, imports them after a change, and names what is wrong with a file', async () => {
    const products = join(folder, 'products.csv')
    expect(await souk(shop.url, 'export', 'products', '--out', products)).toMatchObject({ code: 0, lines: [''], errors: '' })
    const text = readFileSync(products, 'utf8')
    writeFileSync(products, text.replace(',Chang,', ',Chang beer,'))
    const importing = (...args: string[]) => souk(shop.url, 'products', 'import', products, ...args)
    const counts = '77 rows: 0 created, 1 changed, 76 unchanged'
    expect(await importing('--check')).toMatchObject({ code: 0, lines: [counts], errors: '' })
    expect(await importing()).toMatchObject({ code: 0, lines: [counts] })
    const before = 'this file was imported before and does nothing now; --again applies it once more; what it did then:'
    for (const args of [[], ['--check']]) expect(await importing(...args)).toMatchObject({ code: 0, lines: [before, counts] })
    expect(JSON.parse((await importing('--json')).lines.join(''))).toMatchObject({ changed: 1, importedBefore: true })
    expect(await importing('--again')).toMatchObject({ code: 1, lines: [expect.anything(), 'row 2, version: the version is 2'] })
    writeFileSync(products, text.replace(/,[A-Z]{3},active,/, ',XXX,active,'))
    const { code, lines } = await importing()
    expect([code, lines.some((line) => /^row \d+, currency: must be [A-Z]{3}, the currency of the shop$/.test(line))]).toEqual([1, true])
    const printed = await souk(shop.url, 'export', 'customers')
    expect([printed.code, printed.lines[0]]).toEqual([0, '\uFEFFcustomerId,registeredAt,name,email,phone,status,role,credit,currency\r'])
  })

  it('replays some invoices, then all, and places no order twice', async () => {
    expect(await replay('--limit', '4')).toMatchObject({ invoices: 4, orders: 5, placed: 5, finalized: 5, canceled: {}, unpricedLines: 1 })
    expect(await replay('--limit', '4')).toMatchObject({ orders: 5, placed: 0, finalized: 5, ordersPerSecond: 0 })
    const all = await replay()
    expect(all).toMatchObject({ invoices: 12, orders: 13, placed: 8, finalized: 13, canceled: {} })
    expect(all['latencyMs']).toEqual({ p50: expect.any(Number), p95: expect.any(Number), p99: expect.any(Number) })
  })

  it('lists and shows orders, tells the story of one, and writes its invoice', async () => {
    const listed = await souk(shop.url, 'orders', 'list', '--status', 'FINALIZED', '-n', '1', '--json')
    const [order] = Order.array().parse(JSON.parse(listed.lines.join('')))
    const orderId = order?.orderId ?? ''
    expect(order?.status).toBe('FINALIZED')
    const one = await souk(shop.url, 'orders', 'list', '-n', '1')
    expect(one.lines).toEqual([expect.stringContaining('\t'), '1 of 13; -n shows more, 100 at most'])
    const story = await souk(shop.url, 'story', orderId)
    const [first = [], ...later] = story.lines.map((line) => line.split('\t'))
    expect(first.slice(1)).toEqual(['order', 'OrderPlaced', '–', '–'])
    expect(later.map(([, service, type]) => `${service} ${type}`)).toContain('accounting InvoiceIssued')

    const searched = await souk(shop.url, 'log', 'search', '--stream', `order-${orderId}`, '--type', 'OrderPlaced', '--json')
    expect(searched.errors).toBe('')
    const { position } = Commit.parse(JSON.parse(searched.lines.join('')))
    const then = await souk(shop.url, 'orders', 'show', orderId, '--as-of', `${position}`)
    expect(then.lines).toContain('status     PENDING')

    const span = ['--from', '2026-01-31', '--until', '2026-02-01T12:00:00+01:00']
    expect((await souk(shop.url, 'orders', 'statistics', ...span)).lines[0]).toBe(
      'placed     2026-01-31T00:00:00.000Z to 2026-02-01T11:00:00.000Z',
    )
    expect((await souk(shop.url, 'log', 'search', ...span)).lines).toEqual(['no commit matches'])
    for (const command of [
      ['orders', 'statistics'],
      ['log', 'search'],
    ])
      expect(await souk(shop.url, ...command, '--from', '2026-02-30')).toMatchObject({
        code: 1,
        errors: expect.stringContaining('It must be a day such as 2026-01-31 (UTC) or a time'),
      })

    const pdf = join(folder, 'invoice.pdf')
    expect(await souk(shop.url, 'invoice', orderId, '--pdf', pdf)).toMatchObject({ code: 0, errors: '' })
    expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
  })

  it('finds everything with one search', async () => {
    const { code, lines } = await souk(shop.url, 'find', 'chnag')
    expect([code, lines.filter((line) => line.startsWith('product')).map((line) => line.split('\t')[2])]).toEqual([
      0,
      [expect.stringMatching(/^Chang/)],
    ])
    expect((await souk(shop.url, 'find', '1')).lines).toContainEqual(expect.stringMatching(/^commit\t1\t/))
    expect(await souk(shop.url, 'find', 'zzzzqqqq')).toEqual({ code: 0, lines: ['there is no such thing'], errors: '' })
  })

  it('lists the instances, and no audits as long as there are none', async () => {
    const { code, lines } = await souk(shop.url, 'instances')
    expect([code, lines.map((line) => line.split('\t')[0]).sort()]).toEqual([
      0,
      ['accounting', 'customer', 'event-store', 'order', 'product', 'storefront'],
    ])
    expect(await souk(shop.url, 'audits')).toEqual({ code: 0, lines: ['there are no audits'], errors: '' })
  })

  it('makes a new key that signs access tokens, and goes on with tokens of the old one', async () => {
    const rotate = () => souk(shop.url, 'keys', 'rotate')
    const { code, lines } = await rotate()
    expect([code, lines]).toEqual([
      0,
      [expect.stringMatching(/^access tokens are signed with key 2 from now on, until 20\d\d-\S+Z at most$/)],
    ])
    expect((await rotate()).lines).toEqual([expect.stringContaining('with key 3 from now on')])
  })

  it('gives a product the picture in a file, and says what is wrong with a file', async () => {
    const { items } = page(Product).parse(await (await fetch(`${shop.url}/product/products?limit=1`)).json())
    const productId = items[0]?.productId ?? ''
    const picture = join(folder, 'picture')
    writeFileSync(picture, onePicture)
    const { code, lines, errors } = await souk(shop.url, 'products', 'picture', productId, picture)
    expect([code, errors]).toEqual([0, ''])
    const [avif = '', webp = ''] = lines.join('\n').split('\n')
    expect(avif).toMatch(/^8 × 8\timage\/avif\t\/product\/pictures\/[0-9a-f]{64}\.avif$/)
    const shown = await fetch(`${shop.url}${webp.split('\t')[2]}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
    writeFileSync(picture, '<svg/>')
    expect(await souk(shop.url, 'products', 'picture', productId, picture)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('415 unsupported-picture'),
    })
    expect(await souk(shop.url, 'products', 'picture', productId, join(folder, 'nothing'))).toMatchObject({
      code: 1,
      errors: expect.stringContaining('cannot be read'),
    })
  })

  it('adds, lists and revokes clients', async () => {
    const { code, lines } = await souk(shop.url, 'clients', 'add', 'Monthly report', '--scope', 'accounting:read', 'order:read', '--json')
    expect(code).toBe(0)
    const { clientId, clientSecret } = NewClient.parse(JSON.parse(lines[0] ?? ''))
    const ask = () =>
      fetch(`${shop.url}/customer/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
    const token = ClientToken.parse(await (await ask()).json())
    const read = (path: string) => fetch(`${shop.url}${path}`, { headers: { authorization: `Bearer ${token.access_token}` } })
    expect([(await read('/accounting/invoices')).status, (await read('/customer/customers')).status]).toEqual([200, 403])
    expect((await souk(shop.url, 'clients', 'list')).lines).toEqual([
      expect.stringMatching(new RegExp(`^${clientId}\t\\S+Z\taccounting:read order:read\tMonthly report$`)),
    ])
    expect(await souk(shop.url, 'clients', 'revoke', clientId)).toMatchObject({ code: 0, lines: [`${clientId} is revoked`] })
    expect([(await ask()).status, (await read('/accounting/invoices')).status]).toEqual([401, 401])
    expect((await souk(shop.url, 'clients', 'list')).lines).toEqual(['there are no clients'])
    expect(await souk(shop.url, 'clients', 'revoke', clientId)).toMatchObject({ code: 1, errors: expect.stringContaining('404 not-found') })
    const wrong = await souk(shop.url, 'clients', 'add', 'Report', '--scope', 'everything')
    expect([wrong.code, wrong.errors]).toEqual([
      1,
      expect.stringMatching(/cannot add the client: scopes\.0 must be one of customer:read, [^\n]+\n$/),
    ])
  })

  it('shows the revenue of this year by product, which adds up', async () => {
    const { code, errors, lines } = await souk(shop.url, 'revenue', 'year', '--of', 'product')
    expect([code, errors]).toEqual([0, ''])
    expect(lines[0]).toMatch(/^\d{4} \(UTC\) +invoices +units +[A-Z]{3}, minor units +\d{4} +change$/)
    const amounts = lines.slice(1).map((line) => Number(line.trimEnd().split(/ {2,}/).at(-3)))
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(amounts.at(-1))
    expect(amounts.at(-1)).toBeGreaterThan(0)
    const { total, rows } = JSON.parse((await souk(shop.url, 'revenue', 'year', '--json')).lines.at(-1) ?? '')
    expect([total, rows]).toEqual([amounts.at(-1), []])
    expect(await souk(shop.url, 'revenue', 'week')).toMatchObject({ code: 1 })
  })

  it('finds the books in order, in words and as JSON', async () => {
    const words = await souk(shop.url, 'books')
    expect([words.code, words.errors]).toEqual([0, ''])
    expect(words.lines).toHaveLength(18)
    expect(words.lines.every((line) => line.startsWith('✓ '))).toBe(true)
    const { code, lines } = await souk(shop.url, 'books', '--json')
    expect(code).toBe(0)
    const { ok, checks } = JSON.parse(lines.at(-1) ?? '')
    expect(ok).toBe(true)
    expect(checks.find(({ name }: { name: string }) => name === 'orders')).toEqual({
      name: 'orders',
      ok: true,
      detail: '13 orders: 13 finalized, 0 canceled, 0 pending',
      figures: { orders: 13, finalized: 13, canceled: 0, pending: 0 },
      faults: [],
      faultCount: 0,
    })
  })

  it('verifies and shows the log, rebuilds a view, and finds nothing parked', async () => {
    expect(await souk(shop.url, 'log', 'verify')).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^✓ \d+ commits, \d+ events, head [0-9a-f]{64}$/)],
    })
    const tail = await souk(shop.url, 'log', 'tail', '--no-follow', '--json', '-n', '3')
    expect(tail.lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(
      Array.from({ length: 3 }, () => expect.arrayContaining(['position', 'appends'])),
    )
    expect(await souk(shop.url, 'rebuild', 'accounting')).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^the view of accounting is rebuilt, up to position \d+$/)],
    })
    const { code, lines } = await souk(shop.url, 'rebuild', 'accounting', '--fingerprints')
    expect(code).toBe(0)
    expect(lines.slice(0, -1).length).toBeGreaterThan(1)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^✓\t\w+\t\d+ rows [0-9a-f]{64}$/)
    expect(lines.at(-1)).toMatch(/^the view of accounting is rebuilt, up to position \d+$/)
    expect(await souk(shop.url, 'rebuild', 'order', '--instance', ABSENT)).toMatchObject({
      code: 1,
      errors: expect.stringContaining(`no instance ${ABSENT} of order is there`),
    })
    expect(await souk(shop.url, 'parked', 'list')).toMatchObject({ code: 0, lines: ['nothing is parked'] })
    expect(await souk(shop.url, 'books')).toMatchObject({ code: 0 })
  })

  it('shows the manager as whom it logs in, and where the password comes from', async () => {
    const source = join(folder, 'data', 'manager.json')
    const { password } = JSON.parse(readFileSync(source, 'utf8'))
    const lines = ['user name: manager', `password:  ${password}`, `from:      ${source}`]
    expect(await souk(shop.url, 'manager')).toEqual({ code: 0, lines, errors: '' })
    expect(await souk('http://shop.example', 'manager')).toMatchObject({
      code: 1,
      errors: 'souk: no manager of http://shop.example is known: set MANAGER_USER and MANAGER_PASSWORD\n',
    })
  })

  it('sends its commands as that manager', async () => {
    const { lines } = await souk(shop.url, 'log', 'tail', '--no-follow', '--json', '-n', '1000')
    const commits = lines.map((line) => Commit.parse(JSON.parse(line)))
    const [granted] = commits.flatMap((commit) => eventsOf(commit)).filter(({ event }) => event.type === 'RoleGranted')
    const placed = commits.filter((commit) => eventsOf(commit).some(({ event }) => event.type === 'OrderPlaced'))
    expect(placed.length).toBeGreaterThan(0)
    expect(placed.map(({ actor }) => actor)).toEqual(placed.map(() => ({ kind: 'manager', id: granted?.event.data['customerId'] })))
  })

  it('says in one line that the password is wrong', async () => {
    vi.stubEnv('MANAGER_USER', 'manager')
    vi.stubEnv('MANAGER_PASSWORD', 'not the password')
    try {
      expect(await souk(shop.url, 'books')).toMatchObject({
        code: 1,
        errors: expect.stringMatching(
          /^souk: cannot log in as manager, with MANAGER_USER and MANAGER_PASSWORD: 401 wrong-credentials: .*\n$/,
        ),
      })
    } finally {
      vi.stubEnv('MANAGER_USER', undefined)
      vi.stubEnv('MANAGER_PASSWORD', undefined)
    }
  })

  it.each([
    [['rebuild', 'nobody'], 'souk: there is no service nobody, only customer, order, product, accounting, storefront\n'],
    [['parked', 'retry', 'x'], 'souk: no event x is parked\n'],
    [['parked', 'list', '--loop', 'view'], 'souk: there is no loop view, only projection and reactions\n'],
    [['replay', '/nowhere.csv.gz'], "souk: cannot read /nowhere.csv.gz: ENOENT: no such file or directory, open '/nowhere.csv.gz'\n"],
  ])('says in one line what is wrong with %j', async (args, errors) => {
    expect(await souk(shop.url, ...args)).toMatchObject({ code: 1, errors })
  })
})

it('replays with too little credit for some customers, and finds a view that somebody has changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-cli-'))
  const file = join(folder, 'sales.csv')
  writeFileSync(file, csv)
  const data = join(folder, 'data')
  const soukThere = soukWith({ SOUK_DATA: data })
  const config = parseConfig({ PORT: '0', INTERNAL_PORT: '0', ADMIN_PORT: '0', SOUK_DATA: data, SOUK_CATALOGUE: 'none' })
  let shop = await startEmbedded(config, silentLogger)
  try {
    const { code, lines } = await soukThere(shop.url, 'replay', file, '--json', '--short-credit', '1', '--limit', '6')
    expect(code).toBe(0)
    const first = JSON.parse(lines.at(-1) ?? '')
    expect(Object.keys(first.canceled)).toEqual(['insufficient-credit'])
    expect(first.finalized + first.canceled['insufficient-credit']).toBe(7)
    const again = JSON.parse((await soukThere(shop.url, 'replay', file, '--json', '--short-credit', '1')).lines.at(-1) ?? '')
    expect(again).toMatchObject({ orders: 13, placed: 6 })
    // Whatever the welcome credit, each of the three customers has at least one order that exceeds it.
    expect(again.canceled['insufficient-credit']).toBeGreaterThanOrEqual(3)
    expect(await soukThere(shop.url, 'books')).toMatchObject({ code: 0 })

    await shop.close()
    const view = new Database(join(data, 'product.sqlite'))
    view.exec(`UPDATE products SET row = json_set(row, '$.sold', 7) WHERE id = (SELECT min(id) FROM products)`)
    view.close()
    shop = await startEmbedded(config, silentLogger)
    const { code: found, lines: checks } = await soukThere(shop.url, 'books')
    expect(found).toBe(1)
    expect(checks.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringMatching(/^✗ view-product .*; 1 fault: products\/.* differs in sold$/),
    ])
    // The auditor of the shop finds the same, in a thread of its own.
    const { username, password } = LogIn.parse(JSON.parse(readFileSync(join(data, 'manager.json'), 'utf8')))
    const api = createClient({ baseUrl: shop.url, credentials: { username, password } })
    const path = { auditId: (await valueOf(api.beginAudit())).auditId }
    let audit = await valueOf(api.getAudit({ path }))
    for (; audit.state === 'running'; audit = await valueOf(api.getAudit({ path }))) await sleep(20)
    expect(audit).toMatchObject({ state: 'done', ok: false, faultCount: 1, error: null })
    expect(audit.checks.filter(({ ok }) => !ok)).toMatchObject([
      { name: 'view-product', faults: [expect.stringMatching(/^products\/.* differs in sold$/)] },
    ])
  } finally {
    await shop.close()
    rmSync(folder, { recursive: true })
  }
})
