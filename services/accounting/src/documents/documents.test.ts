import { hash } from 'node:crypto'
import { extractText } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Invoice } from '@souk/contracts'
import { testId } from '@souk/testing'
import { openFonts } from './fonts.ts'
import { htmlPolicy, invoiceHtml } from './invoice-html.ts'
import { createPdfMaker } from './invoice-pdf.ts'
import { invoiceText } from './invoice-text.ts'
import { createTypesetter } from './typeset.ts'

const invoiceOf = (changes: Partial<Invoice> = {}): Invoice => ({
  orderId: testId(1),
  version: 1,
  customerId: testId(2),
  finalizedAt: '2026-03-14T23:59:59.999Z',
  issuedAt: '2026-03-15T00:00:00.000Z',
  number: '2026-000042',
  lines: [
    { productId: testId(3), name: 'Chai', quantity: 1_200, unitPrice: 1_999 },
    { productId: testId(4), name: 'Grüner Tee', quantity: 1, unitPrice: 5 },
  ],
  total: 2_398_805,
  currency: 'EUR',
  seller: { businessName: 'Souk Ltd', postalAddress: '12 Market Lane\nLondon', taxNumber: 'GB 1' },
  recipient: { name: 'Ada Löwe', lines: ['Marktgasse 1', '3011 Bern'], country: 'CH' },
  ...changes,
})

const makePdf = createPdfMaker()
const pdfOf = (invoice: Invoice) => makePdf(invoiceText(invoice), invoice.issuedAt)
const read = async (pdf: Uint8Array) => extractText(new Uint8Array(pdf))

describe('what an invoice says', () => {
  it('is who sells, to whom, when, what and for how much', () => {
    expect(invoiceText(invoiceOf())).toEqual({
      title: 'Invoice 2026-000042',
      number: '2026-000042',
      seller: ['Souk Ltd', '12 Market Lane', 'London'],
      recipient: ['Ada Löwe', 'Marktgasse 1', '3011 Bern', 'Switzerland'],
      facts: [
        ['Number', '2026-000042'],
        ['Date of issue', '15 March 2026'],
        ['Date of supply', '14 March 2026'],
        ['Order', testId(1)],
        ['Tax number of the seller', 'GB 1'],
      ],
      lines: [
        { name: 'Chai', quantity: '1,200', unitPrice: '€19.99', amount: '€23,988.00' },
        { name: 'Grüner Tee', quantity: '1', unitPrice: '€0.05', amount: '€0.05' },
      ],
      total: '€23,988.05',
    })
  })

  it.each([
    ['EUR', 0, '€0.00'],
    ['JPY', 1_234, 'JP¥1,234'],
    ['KWD', 1_234, 'KWD\u00A01.234'],
    ['GBP', Number.MAX_SAFE_INTEGER, '£90,071,992,547,409.91'],
  ])('counts amounts in the units of %s', (currency, total, shown) => {
    expect(invoiceText(invoiceOf({ currency, total })).total).toBe(shown)
  })

  it('names no recipient that is not known, whatever the cause, and no seller that the settings did not name', () => {
    const { seller, recipient } = invoiceText(invoiceOf({ seller: null, recipient: null }))
    expect(seller).toEqual(['Souk'])
    expect(recipient).toEqual(['Name and address are not available.'])
  })

  it('has each text in lines that can be printed', () => {
    const text = invoiceText(invoiceOf({ recipient: { name: 'A\u0007da\nLöwe', lines: ['\n a\tb \u2028\n'], country: null } }))
    expect(text.recipient).toEqual(['A da Löwe', 'a b'])
  })
})

describe('the page of an invoice', () => {
  const hostile = `</title><script>alert(1)</script>"'&\u202Eevil`

  it('escapes everything', () => {
    const html = invoiceHtml(
      invoiceText(
        invoiceOf({
          recipient: { name: hostile, lines: [hostile], country: null },
          seller: { businessName: hostile, postalAddress: hostile, taxNumber: hostile },
          lines: [{ productId: testId(3), name: hostile, quantity: 1, unitPrice: 1 }],
        }),
      ),
    )
    expect(html).not.toMatch(/<script|<\/title>.*<\/title>/s)
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)).toHaveLength(6)
  })

  it('loads and runs nothing: its policy allows its own style, and that only', () => {
    const html = invoiceHtml(invoiceText(invoiceOf()))
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? []
    expect(htmlPolicy).toBe(
      `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(html).not.toMatch(/\bstyle=|\bsrc=|\bhref=|url\(|\bon[a-z]+=/)
  })
})

describe('the PDF of an invoice', () => {
  it('says what the page says', async () => {
    const { totalPages, text } = await read(await pdfOf(invoiceOf()))
    expect(totalPages).toBe(1)
    const words = text.join(' ')
    const { seller, recipient, facts, lines, total, number } = invoiceText(invoiceOf())
    const said = [number, total, ...seller, ...recipient, ...facts.flat(), ...lines.flatMap((line) => Object.values(line))]
    expect(said.filter((one) => !words.includes(one))).toEqual([])
    expect(words).toContain('Page 1 of 1')
  })

  it('has the same bytes every time, and others for another date of issue', async () => {
    const [one, again, later] = [
      await pdfOf(invoiceOf()),
      await createPdfMaker()(invoiceText(invoiceOf()), invoiceOf().issuedAt),
      await pdfOf(invoiceOf({ issuedAt: '2027-01-01T00:00:00.000Z' })),
    ]
    expect(Buffer.compare(one, again)).toBe(0)
    expect(Buffer.compare(one, later)).not.toBe(0)
  })

  it('goes on on further pages, each with the heads of the columns', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => ({
      productId: testId(index),
      name: `Thing number ${index}`,
      quantity: 1,
      unitPrice: 100,
    }))
    const { totalPages, text } = await read(await pdfOf(invoiceOf({ lines, total: 10_000 })))
    expect(totalPages).toBeGreaterThan(2)
    expect(text.map((page) => page.split('Unit price').length - 1)).toEqual(text.map(() => 1))
    expect(lines.filter(({ name }) => !text.join(' ').includes(name))).toEqual([])
  })

  it('shows Thai, Arabic, Hebrew, Greek and Cyrillic letters, symbols and emoji in fonts of its own', async () => {
    const recipient = { name: 'สมชาย 🦁 Ελλάς', lines: ['שלום ★ Чай'], country: null }
    const { text } = await read(await pdfOf(invoiceOf({ recipient })))
    for (const word of ['🦁', 'Ελλάς', '★', 'Чай']) expect(text.join(' ')).toContain(word)
  })
})

describe('typesetting', () => {
  const typeset = createTypesetter(openFonts())
  const linesOf = (text: string, width = 400) => typeset(text, width, 10).lines.map((line) => line.map((piece) => piece.text).join('|'))

  it.each([
    ['letters from left to right stay one piece of each font', 'Tee für Zwei', ['Tee für Zwei']],
    ['a family of emoji stays together', 'a 👩‍👩‍👧 b', ['a |👩‍👩‍👧| b']],
    ['a Thai cluster stays together', 'ที่', ['ที่']],
    ['words from right to left stand in reverse order, their letters as they are', 'شاي أخضر', ['أخضر| |شاي']],
    ['numbers between them run from left to right', 'שלום 12', ['12| |שלום']],
    ['brackets are mirrored', 'שלום (12)', ['(|12|)| |שלום']],
    ['a few such letters do not turn the rest', 'Tea שלום tea', ['Tea| |שלום| |tea']],
    ['controls of direction are not shown', 'a\u200E\u2066b\u2069', ['ab']],
  ])('%s', (_rule, text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  it('breaks right-to-left text into lines, the first words in the first line', () => {
    expect(linesOf('אחת שתיים שלוש ארבע', 60)).toEqual(['שתיים| |אחת', 'ארבע| |שלוש'])
  })

  it('breaks a word that fits into no line', () => {
    const lines = linesOf('א'.repeat(40), 60)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('|').replaceAll('|', '')).toBe('א'.repeat(40))
  })
})
