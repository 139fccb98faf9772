import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createClient, type Invoice } from '@souk/client'
import { describeInvoice, saveInvoice } from './invoices.ts'

const invoice: Invoice = {
  orderId: 'order-1',
  version: 1,
  customerId: 'customer-1',
  finalizedAt: '2026-03-14T15:09:27.000Z',
  issuedAt: '2026-03-14T15:09:28.000Z',
  number: '2026-7',
  lines: [{ productId: 'product-1', name: 'Chai', quantity: 3, unitPrice: 1_800 }],
  total: 5_400,
  currency: 'EUR',
  seller: { businessName: 'Souk', postalAddress: '1 Way\nTown', taxNumber: 'T1' },
  recipient: { name: 'Ada\u202E King', lines: ['2 Way'], country: null },
}

it('an invoice names who sold what to whom', () => {
  expect(describeInvoice(invoice).split('\n')).toEqual([
    'invoice    2026-7',
    'order      order-1, finalized 2026-03-14T15:09:27.000Z',
    'issued     2026-03-14T15:09:28.000Z',
    'seller     Souk, 1 Way, Town, T1',
    'customer   customer-1',
    'recipient  Ada\uFFFD King, 2 Way',
    'line       3 × Chai, 1800 each',
    'total      5400 (EUR, minor units)',
  ])
  expect(describeInvoice({ ...invoice, seller: null, recipient: null })).toContain('seller     –\ncustomer   customer-1\nrecipient  –')
})

it('a file keeps its content unless the whole invoice has come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-invoice-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'invoice')
  writeFileSync(file, 'old')
  const broken = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('%PDF'))
      controller.error(new Error('cut off'))
    },
  })
  const problem = { status: 404, code: 'not-found', title: 'Not found' }
  const answers: Record<string, Response> = {
    '/accounting/invoices/order-1/document.pdf': new Response(new Uint8Array([0x25, 0xff, 0x00]), {
      headers: { 'content-type': 'application/pdf' },
    }),
    '/accounting/invoices/order-1/document.html': new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    '/accounting/invoices/order-2/document.pdf': Response.json(problem, { status: 404 }),
    '/accounting/invoices/order-3/document.pdf': new Response(broken),
  }
  const api = createClient({
    baseUrl: 'http://shop',
    fetch: async ({ url }: Request) => answers[new URL(url).pathname] ?? Response.error(),
  })
  await expect(saveInvoice(api, 'order-2', 'pdf', file)).rejects.toThrow('404 not-found: Not found')
  await expect(saveInvoice(api, 'order-3', 'pdf', file)).rejects.toThrow('the file could not be finished: cut off')
  expect(readFileSync(file, 'utf8')).toBe('old')
  await saveInvoice(api, 'order-1', 'html', file)
  expect(readFileSync(file, 'utf8')).toBe('<!doctype html>')
  await saveInvoice(api, 'order-1', 'pdf', file)
  expect([...readFileSync(file)]).toEqual([0x25, 0xff, 0x00])
  expect(readdirSync(folder)).toEqual(['invoice'])
})
