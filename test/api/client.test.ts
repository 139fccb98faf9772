import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as mocks from '@souk/client/testing'
import { generatedClient, readDocument, writeClient } from './client.ts'
import { createFaults } from './json-schema.ts'

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  )

it('is generated from the committed document (npm run api writes it)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'souk-client-'))
  try {
    await writeClient(folder)
    const [fresh, committed] = [filesIn(folder), filesIn(generatedClient)]
    expect(Object.keys(committed)).toEqual(Object.keys(fresh))
    // A difference would be shown over thousands of lines.
    expect(Object.keys(fresh).filter((file) => fresh[file] !== committed[file])).toEqual([])
    expect(fresh['/sdk.gen.ts']).toContain('placeOrder')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it.each([
  ['Cart', mocks.aCart()],
  ['Category', mocks.aCategory({ name: 'Juices' })],
  ['Client', mocks.aClient()],
  ['Commit', mocks.aCommit()],
  ['Credit', mocks.aCredit({ held: 5 })],
  ['CreditLedgerEntry', mocks.aLedgerEntry()],
  ['Customer', mocks.aCustomer({ status: 'disabled' })],
  ['Invoice', mocks.anInvoice()],
  ['Order', mocks.anOrder({ status: 'CANCELED', cancelReason: 'out-of-stock' })],
  ['OrderHistory', mocks.anOrderHistory()],
  ['ParkedEvent', mocks.aParkedEvent()],
  ['Payment', mocks.aPayment()],
  ['Product', mocks.aProduct({ picture: null })],
  ['Reservation', mocks.aReservation()],
  ['Revenue', mocks.aRevenue()],
  ['Session', mocks.aSession()],
  ['Tokens', mocks.tokens()],
])('makes a %s as the document wants it', (name, value) => {
  expect(createFaults(readDocument())({ $ref: `#/components/schemas/${name}` }, value)).toEqual([])
})
