import { afterEach, beforeEach, expect, it } from 'vitest'
import { ProductMessage, type SoukEvent } from '@souk/contracts'
import { expectProblem } from '@souk/http/testing'
import { openStream, testManagersHeader, type StreamReader } from '@souk/service/testing'
import { testId } from '@souk/testing'
import { startStack, type Stack } from '../../testing/stack.ts'

let stack: Stack
let reader: StreamReader | undefined
beforeEach(async () => {
  stack = await startStack()
})
afterEach(async () => {
  reader?.close()
  await stack.stop()
})

it('tells managers of every change of a price or of a stock, with what the catalogue shows', async () => {
  const [productId, orderId] = [testId(601), testId(602)]
  const at = '2026-03-14T15:09:26.535Z'
  const added: SoukEvent = {
    type: 'ProductAdded',
    data: {
      productId,
      categoryId: testId(603),
      addedAt: at,
      name: 'Tea',
      description: '',
      slugWords: 'tea',
      supplier: '',
      price: 250,
      currency: 'GBP',
    },
  }
  const { position } = await stack.append(added, { type: 'StockAdjusted', data: { productId, adjustedAt: at, delta: 9, reason: 'new' } })
  await stack.append({ type: 'ProductPriceChanged', data: { productId, changedAt: at, price: 300, currency: 'GBP' } })
  await stack.append({ type: 'UnitsReserved', data: { productId, orderId, reservedAt: at, quantity: 4 } })
  await stack.caughtUp()
  const url = await stack.strangersApp.listen({ host: '127.0.0.1', port: 0 })
  reader = await openStream(`${url}/products/events?after=${position - 1}`, testManagersHeader)
  const told = reader
  await expect
    .poll(() => told.messages().map(({ id, event }) => [id, event]))
    .toEqual([
      [`${position}.1`, 'ProductAdded'],
      [`${position}`, 'StockAdjusted'],
      [`${position + 1}`, 'ProductPriceChanged'],
      [`${position + 2}`, 'UnitsReserved'],
    ])
  const [last] = told.messages().slice(-1)
  expect(ProductMessage.parse(last?.data)).toMatchObject({
    productId,
    version: 2,
    orderId,
    position: position + 2,
    name: 'Tea',
    price: 300,
    unitsAvailable: 5,
    unitsReserved: 4,
  })
})

it('is for managers', async () => {
  const headers = await stack.bearer({ customerId: testId(1) })
  expectProblem(await stack.app.inject({ url: '/products/events', headers }), 'forbidden')
})
