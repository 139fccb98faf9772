import { extractText } from 'unpdf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Invoice, page } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { TEST_NOW } from '@souk/testing'
import { startStack, type Stack } from '../testing/stack.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const get = async <Body>(url: string): Promise<Body> => {
  const response = await stack.app.inject({ url })
  expect(response.statusCode).toBe(200)
  return response.json<Body>()
}

const listAll = async (query: string, limit = 100): Promise<Invoice[]> => {
  const items: Invoice[] = []
  let cursor: string | null = null
  do {
    const answer: { items: Invoice[]; nextCursor: string | null } = await get(
      `/invoices?limit=${limit}${query}${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
    items.push(...answer.items)
    cursor = answer.nextCursor
  } while (cursor !== null)
  return items
}

const numbers = (year: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(6, '0')}`)

describe('issuing invoices', () => {
  it('numbers 200 orders that are finalized at once from 1 to 200 without a gap', async () => {
    const orders = await Promise.all(Array.from({ length: 200 }, () => stack.finalizeOrder('2026-03-14T15:09:26.000Z')))
    await stack.caughtUp()
    const invoices = await listAll('', 77)
    expect(invoices.map(({ number }) => number)).toEqual(numbers(2026, 200))
    expect(invoices.map(({ orderId }) => orderId).toSorted()).toEqual(orders.toSorted())
    const { events } = await stack.log.readStream('invoices-2026', 0)
    expect(events.map(({ version, event }) => [version, event.data['sequence']])).toEqual(
      Array.from({ length: 200 }, (_, index) => [index + 1, index + 1]),
    )
  })

  it('numbers each year from 1, also when orders of two years arrive mixed', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        stack.finalizeOrder(index % 2 === 0 ? '2026-12-31T23:59:59.999Z' : '2027-01-01T00:00:00.000Z'),
      ),
    )
    await stack.caughtUp()
    expect((await listAll('&year=2026')).map(({ number }) => number)).toEqual(numbers(2026, 100))
    expect((await listAll('&year=2027')).map(({ number }) => number)).toEqual(numbers(2027, 100))
    expect(await listAll('')).toHaveLength(200)
  })

  it('issues no invoice twice and leaves no gap when two instances run', async () => {
    const other = await stack.startAnother()
    await Promise.all(Array.from({ length: 50 }, () => stack.finalizeOrder('2026-03-14T15:09:26.000Z')))
    await stack.caughtUp()
    await expect.poll(() => other.caughtUp(), { timeout: 20_000, interval: 5 }).toBe(true)
    await other.stop()
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 50))
  })

  it('continues after the last number when another instance starts', async () => {
    await Promise.all(Array.from({ length: 3 }, () => stack.finalizeOrder('2026-03-14T15:09:26.000Z')))
    await stack.caughtUp()
    const again = await stack.startAnother()
    await stack.finalizeOrder('2026-03-15T00:00:00.000Z')
    await stack.caughtUp()
    await again.stop()
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 4))
  })

  it('parks a finalization whose order does not exist, and issues the other invoices', async () => {
    const orderId = newId()
    await stack.append({ type: 'OrderFinalized', data: { orderId, customerId: newId(), finalizedAt: '2026-03-14T15:09:26.000Z' } })
    await stack.finalizeOrder('2026-03-14T15:09:26.000Z')
    await stack.caughtUp()
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 1 })
    expect((await listAll('')).map(({ number }) => number)).toEqual(numbers(2026, 1))
  })
})

describe('documents of an invoice', () => {
  it('are a page and a PDF, for its customer and managers only', async () => {
    const customerId = newId()
    const recipient = { name: 'Ada <Löwe>', lines: ['Marktgasse 1'], country: null }
    const orderId = await stack.finalizeOrder('2026-03-14T15:09:26.000Z', { customerId, recipient })
    await stack.caughtUp()
    const html = await stack.app.inject(`/invoices/${orderId}/document.html`)
    expect([html.statusCode, html.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/)
    expect(html.body).toContain('Ada &lt;Löwe&gt;')
    const pdf = await stack.app.inject(`/invoices/${orderId}/document.pdf`)
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      'inline; filename="invoice-2026-000001.pdf"',
    ])
    expect((await extractText(new Uint8Array(pdf.rawPayload))).text.join(' ')).toContain('Ada <Löwe>')

    const stranger = await stack.bearer({ customerId: newId(), role: 'customer' })
    const owner = await stack.bearer({ customerId, role: 'customer' })
    for (const file of ['document.html', 'document.pdf']) {
      const url = `/invoices/${orderId}/${file}`
      expect((await stack.strangersApp.inject({ url, headers: owner })).statusCode).toBe(200)
      expect((await stack.strangersApp.inject({ url, headers: stranger })).statusCode).toBe(404)
      expect((await stack.app.inject(`/invoices/${newId()}/${file}`)).statusCode).toBe(404)
    }
  })
})

describe('an invoice, a year later', () => {
  const DAY_MS = 86_400_000

  it('has the same bytes, whatever the clock and the settings say by then, until the key of its recipient is deleted', async () => {
    await stack.stop()
    let now = Date.parse('2026-03-14T15:09:26.000Z')
    let seller = { businessName: 'Souk Ltd', postalAddress: 'London', taxNumber: 'GB 1' }
    stack = await startStack({ clock: { ...systemClock, now: () => now }, seller: () => seller })
    const customerId = newId()
    const recipient = { name: 'Ada', lines: ['Bern'], country: null }
    const orderId = await stack.finalizeOrder('2026-03-14T15:09:26.000Z', { customerId, recipient })
    await stack.caughtUp()
    const documents = async () => {
      const [json, html, pdf] = [
        await stack.app.inject(`/invoices/${orderId}`),
        await stack.app.inject(`/invoices/${orderId}/document.html`),
        await stack.app.inject(`/invoices/${orderId}/document.pdf`),
      ]
      return [json.body, html.body, pdf.rawPayload.toString('base64')]
    }
    const first = await documents()
    now += 400 * DAY_MS
    seller = { businessName: 'Another Ltd', postalAddress: 'Paris', taxNumber: 'FR 2' }
    await stack.restart({ emptyView: true })
    expect(await documents()).toEqual(first)
    const later = await stack.finalizeOrder('2027-04-01T00:00:00.000Z')
    await stack.caughtUp()
    expect(await get(`/invoices/${later}`)).toMatchObject({ seller, issuedAt: '2027-04-18T15:09:26.000Z' })

    await stack.keys.deleteKey(`invoice-2026-${customerId}`)
    const [json = '', html = '', pdf = ''] = await documents()
    expect(JSON.parse(json)).toEqual({ ...JSON.parse(first[0] ?? ''), recipient: null })
    expect(html).toContain('Name and address are not available.')
    const { text } = await extractText(new Uint8Array(Buffer.from(pdf, 'base64')))
    expect(text.join(' ')).toContain('Name and address are not available.')
    expect(text.join(' ')).not.toMatch(/Ada|Bern/)
  }, 60_000)
})

describe('what accounting answers', () => {
  const customerId = newId()

  it('shows the invoice of an order', async () => {
    const finalizedAt = '2026-03-14T15:09:26.000Z'
    const orderId = await stack.finalizeOrder(finalizedAt, { customerId, total: 1_234 })
    await stack.caughtUp()
    expect(await get(`/invoices/${orderId}`)).toEqual({
      orderId,
      version: 1,
      customerId,
      finalizedAt,
      issuedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      number: '2026-000001',
      lines: [{ productId: expect.any(String), name: 'Chai', quantity: 1, unitPrice: 1_234 }],
      total: 1_234,
      currency: 'EUR',
      seller: null,
      recipient: null,
    })
  })

  it('shows who sold and whom the invoice is for, until the key is deleted', async () => {
    const recipient = { name: 'Ada \u2066Löwe', lines: ['Marktgasse 1\n3011 Bern'], country: null }
    const orderId = await stack.finalizeOrder('2026-03-14T15:09:26.000Z', { customerId, recipient })
    const other = await stack.finalizeOrder('2026-03-14T15:09:26.000Z', { recipient: { name: 'Grace', lines: [], country: null } })
    await stack.caughtUp()
    expect(await get(`/invoices/${orderId}`)).toMatchObject({ recipient })
    const recipients = async () => (await listAll('')).map((invoice) => [invoice.orderId, invoice.recipient])
    expect(await recipients()).toEqual([
      [orderId, recipient],
      [other, { name: 'Grace', lines: [], country: null }],
    ])
    expect(JSON.stringify((await stack.store.page('invoices', '', 10)).rows)).not.toMatch(/Ada|Bern/)
    await stack.keys.deleteKey(`invoice-2026-${customerId}`)
    expect(await get(`/invoices/${orderId}`)).toMatchObject({ recipient: null })
    expect(await recipients()).toEqual([
      [orderId, null],
      [other, { name: 'Grace', lines: [], country: null }],
    ])
  })

  it('lists the invoices of a customer page by page', async () => {
    for (let index = 0; index < 5; index += 1) {
      await stack.finalizeOrder('2026-03-14T15:09:26.000Z', { customerId })
      await stack.finalizeOrder('2027-03-14T15:09:26.000Z')
    }
    await stack.caughtUp()
    const invoices = await listAll(`&customerId=${customerId}`, 2)
    expect(invoices.map(({ number }) => number)).toEqual(numbers(2026, 5))
    expect(await listAll(`&customerId=${customerId}&year=2027`)).toEqual([])

    const pageOf = async (query: string) => page(Invoice).parse(await get(`/invoices?limit=6${query}`))
    const first = await pageOf('')
    const second = await pageOf(`&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ nextCursor: null, total: { count: 10, exact: true } })
    expect(second.items.map(({ number }) => number)).toEqual(numbers(2027, 5).slice(1))
    expect(await pageOf(`&cursor=${second.previousCursor}`)).toMatchObject({ items: first.items, previousCursor: null })
    expect((await pageOf(`&customerId=${customerId}`)).total).toEqual({ count: 5, exact: true })
  })

  it('lists invoices by the beginning of a number and by the time of issue, newest or oldest first', async () => {
    await stack.stop()
    let now = Date.parse('2026-03-14T12:00:00.000Z')
    stack = await startStack({ clock: { ...systemClock, now: () => now } })
    for (let index = 0; index < 12; index += 1) {
      await stack.finalizeOrder('2026-03-14T11:00:00.000Z')
      await stack.caughtUp()
      now += 60_000
    }
    const all = numbers(2026, 12)
    const listed = async (query: string, limit?: number) => (await listAll(query, limit)).map(({ number }) => number)
    expect(await listed('&sort=newest', 5)).toEqual(all.toReversed())
    expect(await listed('&number=2026-00001&sort=newest', 2)).toEqual(all.slice(9).toReversed())
    expect(await listed('&number=2026-000004')).toEqual(all.slice(3, 4))
    expect(await listed('&number=2025')).toEqual([])
    const half = '&issuedFrom=2026-03-14T12:02:00Z&issuedUntil=2026-03-14T14:05:00%2B02:00'
    expect(await listed(half, 2)).toEqual(all.slice(2, 5))
    expect(await listed(`${half}&sort=newest`, 2)).toEqual(all.slice(2, 5).toReversed())
    const { body } = await stack.app.inject(`/invoices/export.csv?sort=newest${half}`)
    expect([...body.matchAll(/2026-\d{6}/g)].map(([number]) => number)).toEqual(all.slice(2, 5).toReversed())
    const { nextCursor } = page(Invoice).parse(await get('/invoices?limit=2&sort=newest'))
    expect((await stack.app.inject(`/invoices?limit=2&cursor=${nextCursor}`)).statusCode).toBe(400)
  })

  it('sums revenue by day, month and year', async () => {
    for (const day of ['2026-01-31', '2026-02-01', '2026-02-01', '2027-02-01'])
      await stack.finalizeOrder(`${day}T10:00:00.000Z`, { total: 50 })
    await stack.caughtUp()
    const period = (of: string, count: number) => ({ period: of, invoices: count, units: count, amount: 50 * count, rows: [] })
    expect(await get('/revenue?by=year')).toEqual({
      currency: 'EUR',
      first: '2026',
      last: '2027',
      periods: [period('2026', 3), period('2027', 1)],
      rows: [],
      invoices: 4,
      units: 4,
      total: 200,
      previous: null,
    })
    expect(await get('/revenue?from=2026-02-01&to=2026-12-31')).toMatchObject({
      first: '2026-02',
      last: '2026-12',
      periods: [period('2026-02', 2)],
      total: 100,
    })
    expect(await get('/revenue?from=2026-02-01&until=2027-01-01')).toMatchObject({ last: '2026-12', total: 100 })
    expect(await get('/revenue?from=2030-01-01')).toMatchObject({ first: '2030-01', last: '2030-01', periods: [], total: 0 })
    expect(await get('/revenue?until=2020-01-01')).toMatchObject({ first: '2019-12', last: '2019-12', periods: [], total: 0 })
    expect(await get('/revenue?by=hour&from=2026-02-01T09:59:59Z&until=2026-02-01T10:00:00.001Z')).toMatchObject({
      first: '2026-02-01T09',
      last: '2026-02-01T10',
      periods: [period('2026-02-01T10', 2)],
    })
  })

  it('has no revenue before the first invoice', async () => {
    await stack.caughtUp()
    const none = { currency: 'EUR', periods: [], rows: [], invoices: 0, units: 0, total: 0, previous: null }
    expect(await get('/revenue?compare=previous')).toEqual({ ...none, first: null, last: null })
    expect(await get('/revenue?by=day&from=2026-02-01&of=product')).toEqual({ ...none, first: '2026-02-01', last: '2026-02-01' })
  })

  describe('about revenue by product and category', () => {
    const [drinks, things, tea, cup] = [newId(), newId(), newId(), newId()]
    const addCategory = (categoryId: string, name: string) =>
      stack.append({
        type: 'CategoryAdded',
        data: { categoryId, parentId: null, addedAt: TEST_NOW, name, description: '', slugWords: 'x' },
      })
    const addProduct = (productId: string, categoryId: string) =>
      stack.append({
        type: 'ProductAdded',
        data: {
          productId,
          categoryId,
          addedAt: TEST_NOW,
          name: 'Today',
          description: '',
          slugWords: 'x',
          supplier: '',
          price: 1,
          currency: 'EUR',
        },
      })
    const sell = (day: string, ...lines: [productId: string, name: string, quantity: number, unitPrice: number][]) =>
      stack.finalizeOrder(`${day}T10:00:00.000Z`, {
        lines: lines.map(([productId, name, quantity, unitPrice]) => ({ productId, name, quantity, unitPrice })),
        total: lines.reduce((sum, [, , quantity, unitPrice]) => sum + quantity * unitPrice, 0),
      })

    beforeEach(async () => {
      await addCategory(drinks, 'Drinks')
      await addCategory(things, 'Thing')
      await addProduct(tea, drinks)
      await addProduct(cup, drinks)
      await sell('2026-02-28', [tea, 'Tea', 1, 100], [cup, 'Cup', 1, 500])
      await stack.caughtUp()
      await stack.append({ type: 'ProductDetailsChanged', data: { productId: cup, changedAt: TEST_NOW, categoryId: things, name: 'Mug' } })
      await stack.append({ type: 'CategoryChanged', data: { categoryId: things, changedAt: TEST_NOW, name: 'Things' } })
      await sell('2026-03-01', [tea, 'Tea', 2, 100], [cup, 'Mug', 1, 500])
      await sell('2026-03-31', [tea, 'Tea', 4, 110])
      await stack.caughtUp()
    })

    it('names the products as their newest invoices do', async () => {
      const march = [
        { id: tea, name: 'Tea', invoices: 2, units: 6, amount: 640 },
        { id: cup, name: 'Mug', invoices: 1, units: 1, amount: 500 },
      ]
      const february = [
        { id: cup, name: 'Mug', invoices: 1, units: 1, amount: 500 },
        { id: tea, name: 'Tea', invoices: 1, units: 1, amount: 100 },
      ]
      expect(await get('/revenue?from=2026-03-01&until=2026-04-01&of=product&compare=previous')).toEqual({
        currency: 'EUR',
        first: '2026-03',
        last: '2026-03',
        periods: [{ period: '2026-03', invoices: 2, units: 7, amount: 1_140, rows: march }],
        rows: march,
        invoices: 2,
        units: 7,
        total: 1_140,
        previous: {
          first: '2026-02',
          last: '2026-02',
          periods: [{ period: '2026-02', invoices: 1, units: 2, amount: 600, rows: february }],
          rows: february,
          invoices: 1,
          units: 2,
          total: 600,
        },
      })
    })

    it('leaves a sale in the category of its time, under the name of today', async () => {
      expect(await get('/revenue?of=category&by=month')).toMatchObject({
        periods: [
          { period: '2026-02', rows: [{ id: drinks, name: 'Drinks', invoices: 1, units: 2, amount: 600 }] },
          {
            period: '2026-03',
            rows: [
              { id: drinks, name: 'Drinks', invoices: 2, units: 6, amount: 640 },
              { id: things, name: 'Things', invoices: 1, units: 1, amount: 500 },
            ],
          },
        ],
        rows: [
          { id: drinks, name: 'Drinks', invoices: 3, units: 8, amount: 1_240 },
          { id: things, name: 'Things', invoices: 1, units: 1, amount: 500 },
        ],
        total: 1_740,
      })
    })

    it('is exported as a line for each period, or for each share in it', async () => {
      const linesAt = async (query: string) => {
        const { body, headers } = await stack.app.inject(`/revenue/export.csv?${query}`)
        expect(headers['content-disposition']).toBe('attachment; filename="revenue.csv"')
        return body.split('\r\n')
      }
      const header = '\uFEFFperiod,id,name,invoices,units,amount,currency'
      expect(await linesAt('')).toEqual([header, '2026-02,,,1,2,600,EUR', '2026-03,,,2,7,1140,EUR', ''])
      expect(await linesAt('of=category')).toEqual([
        header,
        `2026-02,${drinks},Drinks,1,2,600,EUR`,
        `2026-03,${drinks},Drinks,2,6,640,EUR`,
        `2026-03,${things},Things,1,1,500,EUR`,
        '',
      ])
      expect(await linesAt('of=product&by=day&from=2026-03-31&to=2026-03-31')).toEqual([header, `2026-03-31,${tea},Tea,1,4,440,EUR`, ''])
      expect(await linesAt('from=2030-01-01')).toEqual([header, ''])
    })

    it('is exported so that no spreadsheet runs a name', async () => {
      await sell('2026-03-31', [tea, '=1+1', 1, 110])
      await stack.caughtUp()
      expect((await stack.app.inject('/revenue/export.csv?of=product&from=2026-03-01')).body).toContain(`${tea},'=1+1,`)
    })

    it('says the same after the view is built again', async () => {
      const urls = ['/revenue?of=category&by=day', '/revenue?of=product&by=day&compare=previous']
      const before = await Promise.all(urls.map((url) => get(url)))
      await stack.restart({ emptyView: true })
      await stack.caughtUp()
      expect(await Promise.all(urls.map((url) => get(url)))).toEqual(before)
    })
  })

  it.each([
    ['/invoices/00000000-0000-7000-8000-000000000001', 404, 'not-found'],
    ['/invoices/nonsense', 400, 'malformed-request'],
    ['/invoices?year=19x', 400, 'malformed-request'],
    ['/invoices?customerId=1', 400, 'malformed-request'],
    ['/invoices?limit=0', 400, 'malformed-request'],
    ['/invoices?colour=red', 400, 'malformed-request'],
    ['/invoices?cursor=WyJ4Il0', 400, 'malformed-request'],
    ['/invoices?cursor=%00', 400, 'malformed-request'],
    ['/revenue?from=2026-02-30', 400, 'malformed-request'],
    ['/revenue?from=2026-02-02&to=2026-02-01', 400, 'malformed-request'],
    ['/revenue?by=week', 400, 'malformed-request'],
    ['/revenue?by=minute&from=2026-02-01T10:00:00Z&until=2026-02-01T12:00:00%2B02:00', 400, 'malformed-request'],
    ['/revenue?from=2026-02-01&until=2026-03-01&to=2026-03-01', 400, 'malformed-request'],
    ['/revenue?from=2026-02-01T00:00:00', 400, 'malformed-request'],
    ['/revenue?until=0000-01-01', 400, 'malformed-request'],
    ['/revenue?of=customer', 400, 'malformed-request'],
    ['/revenue?compare=true', 400, 'malformed-request'],
    ['/revenue?by=minute&from=2026-02-01&until=2026-02-02', 400, 'malformed-request'],
    ['/revenue?by=year&from=0001-01-01&until=9999-01-01', 400, 'malformed-request'],
    ['/revenue/export.csv?compare=previous', 400, 'malformed-request'],
    ['/revenue/export.csv?by=year&from=0001-01-01&until=9999-01-01', 400, 'malformed-request'],
    ['/invoices?number=2026-x', 400, 'malformed-request'],
    ['/invoices?number=202-1', 400, 'malformed-request'],
    ['/invoices?sort=number', 400, 'malformed-request'],
    ['/invoices?issuedFrom=2026-03-14', 400, 'malformed-request'],
    ['/invoices?issuedFrom=2026-03-14T12:00:00Z&issuedUntil=2026-03-14T12:00:00Z', 400, 'malformed-request'],
    ['/invoices?issuedFrom=2026-03-14T12:00:00Z&number=2026', 400, 'malformed-request'],
    ['/invoices/export.csv?issuedUntil=2026-03-14T12:00:00Z&year=2026', 400, 'malformed-request'],
  ])('answers %s with %i %s', async (url, status, code) => {
    await stack.caughtUp()
    const response = await stack.app.inject({ url })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code, status })
  })
})

describe('the export', () => {
  it('has a line for each invoice that matches, in the order of the numbers', async () => {
    await stack.finalizeOrder('2025-12-31T23:59:59.999Z')
    const orderId = await stack.finalizeOrder('2026-03-14T15:09:26.000Z')
    await stack.caughtUp()
    const { body, headers } = await stack.app.inject('/invoices/export.csv?year=2026')
    expect(headers['content-disposition']).toBe('attachment; filename="invoices.csv"')
    const { customerId, finalizedAt, issuedAt, total } = await get<Invoice>(`/invoices/${orderId}`)
    expect(body.split('\r\n')).toEqual([
      '\uFEFForderId,customerId,finalizedAt,issuedAt,number,lines,units,total,currency',
      expect.stringContaining(`${orderId},${customerId},${finalizedAt},${issuedAt},2026-000001,`),
      '',
    ])
    expect(body).toContain(`,${total},EUR\r\n`)
  })
})
