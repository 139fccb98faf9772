import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Address, NewAddress, Problem } from '@souk/contracts'
import { createKeyClient, readStateAt } from '@souk/service'
import { testId } from '@souk/testing'
import { ada, placed } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import { recipientOf } from '../domain/addresses.ts'
import { reserveCredit } from '../domain/commands.ts'
import { readAddressee } from '../personal/addressees.ts'
import { createVault } from '../personal/vault.ts'

let stack: Stack
let id: string
beforeEach(async () => {
  stack = await startStack()
  id = await stack.register()
})
afterEach(() => stack.stop())

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', payload?: object, headers: Record<string, string> = {}) =>
  stack.app.inject({ method, url: `/customers/${id}/addresses${path}`, headers, ...(payload && { payload }) })
const codeOf = (answer: { json<Body>(): Body }): string => answer.json<Problem>().code
const addresses = async (): Promise<Address[]> => (await send('GET')).json<{ items: Address[] }>().items
const add = async (payload: object): Promise<string> => {
  const answer = await send('POST', '', payload)
  expect(answer.statusCode).toBe(201)
  return answer.json<NewAddress>().addressId
}

const office = { label: 'Office', recipient: 'The Analytical Engine Co.', lines: ['2 Road', '10115 Berlin'], country: 'DE' }
const registered = { label: null, recipient: null, lines: ada.address.lines, country: 'GB', isDefault: true }

describe('the addresses of a customer', () => {
  it('begin with that of the registration, and each keeps what it was given', async () => {
    const addressId = await add(office)
    const [first, second] = await addresses()
    expect(first).toEqual({ ...registered, addressId: expect.any(String) })
    expect(second).toEqual({ ...office, addressId, isDefault: false })
  })

  it('are replaced as a whole, and removed', async () => {
    const addressId = await add(office)
    expect((await send('PUT', `/${addressId}`, { lines: ['3 Lane'] })).statusCode).toBe(204)
    expect((await addresses())[1]).toEqual({ addressId, label: null, recipient: null, lines: ['3 Lane'], country: null, isDefault: false })
    expect((await send('DELETE', `/${addressId}`)).statusCode).toBe(204)
    expect(await addresses()).toMatchObject([registered])
    for (const answer of [await send('PUT', `/${addressId}`, office), await send('DELETE', `/${addressId}`)])
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'not-found'])
  })

  it('have one default, which moves', async () => {
    const [first] = await addresses()
    const addressId = await add(office)
    for (let times = 0; times < 2; times += 1) expect((await send('PUT', `/${addressId}/default`)).statusCode).toBe(204)
    expect((await addresses()).map((one) => [one.addressId, one.isDefault])).toEqual([
      [addressId, true],
      [first?.addressId, false],
    ])
    expect((await send('DELETE', `/${addressId}`)).statusCode).toBe(204)
    expect(await addresses()).toMatchObject([registered])
    expect(codeOf(await send('PUT', `/${addressId}/default`))).toBe('not-found')
  })

  it('are 20 at most', async () => {
    for (let number = 2; number <= 20; number += 1) await add({ lines: [`${number} Road`] })
    const answer = await send('POST', '', office)
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'conflict'])
    expect(await addresses()).toHaveLength(20)
  })

  it('change only at the version in If-Match, which is that of the customer; 412 shows the current ones', async () => {
    const { etag } = (await send('GET')).headers
    const seen = { 'if-match': String(etag) }
    const addressId = (await send('POST', '', office, seen)).json<NewAddress>().addressId
    const now = await send('GET')
    for (const answer of [
      await send('POST', '', office, seen),
      await send('PUT', `/${addressId}`, office, seen),
      await send('PUT', `/${addressId}/default`, undefined, seen),
      await send('DELETE', `/${addressId}`, undefined, seen),
    ]) {
      expect([answer.statusCode, codeOf(answer)]).toEqual([412, 'precondition-failed'])
      expect([answer.json<Problem>().current, answer.headers.etag]).toEqual([now.json(), now.headers.etag])
    }
    expect((await stack.customer(id)).version).toBe(2)
  })

  it('answer a retry as they answered first', async () => {
    const key = { 'idempotency-key': 'once' }
    const [first, retry] = [await send('POST', '', office, key), await send('POST', '', office, key)]
    expect([retry.body, retry.headers['idempotent-replayed']]).toEqual([first.body, 'true'])
    expect(await addresses()).toHaveLength(2)
  })

  it.each([
    ['no lines', { lines: [] }],
    ['seven lines', { lines: Array.from({ length: 7 }, () => 'x') }],
    ['a line that is too long', { lines: ['x'.repeat(101)] }],
    ['a line that shows nothing', { lines: ['1 Way', ' '] }],
    ['two lines in one', { lines: ['1 Way\nTown'] }],
    ['a country that is no code', { lines: ['1 Way'], country: 'Germany' }],
    ['an unknown field', { lines: ['1 Way'], isDefault: true }],
  ])('refuse %s', async (_, payload) => {
    const answer = await send('POST', '', payload)
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'malformed-request'])
  })

  it('are those of nobody else', async () => {
    const headers = await stack.bearer({ customerId: testId(9) })
    for (const answer of [await send('GET', '', undefined, headers), await send('POST', '', office, headers)])
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'not-found'])
  })

  it('are gone when the customer is forgotten', async () => {
    await add(office)
    await stack.app.inject({ method: 'DELETE', url: `/customers/${id}` })
    expect(await addresses()).toEqual([])
    expect(stack.bytes('view')).not.toContain('10115 Berlin')
    expect(codeOf(await send('POST', '', office))).toBe('customer-forgotten')
  })
})

describe('the address of an order', () => {
  const payment = async (orderId: string) => (await stack.app.inject(`/payments/${orderId}`)).json<object>()

  it('must be one of the customer', async () => {
    const addressId = await add(office)
    await stack.append(placed(testId(31), id, 1, addressId), placed(testId(32), id, 1, testId(8)), placed(testId(33), id, 1))
    await stack.caughtUp()
    expect(await payment(testId(31))).toMatchObject({ status: 'RECEIVED' })
    expect(await payment(testId(32))).toMatchObject({ status: 'DENIED', reason: 'unknown-address' })
    expect(await payment(testId(33))).toMatchObject({ status: 'RECEIVED' })
  })

  it('must be one that the customer had when the order was placed', async () => {
    const before = (await stack.log.head()).position
    const addressId = await add(office)
    const between = (await stack.log.head()).position
    await send('DELETE', `/${addressId}`)
    const past = { readPast: readStateAt, sealRecipient: async () => undefined }
    const reserve = async (orderId: string, placedAt: number) => {
      const order = { placedAt, deadlineAt: '2026-01-01T00:00:00.000Z' }
      const command = reserveCredit({ orderId, customerId: id, addressId, amount: 1 }, order, past)
      const outcome = await stack.service.commands.execute(command, {
        actor: { kind: 'service', id: 'customer' },
        requestId: orderId,
        correlationId: orderId,
        causationId: orderId,
        retriable: false,
      })
      return outcome.kind === 'committed' ? outcome.events.map(({ type }) => type) : []
    }
    expect(await reserve(testId(41), before)).toEqual(['CreditRejected'])
    expect(await reserve(testId(42), between)).toEqual(['CreditReserved', 'CreditHeld'])
    expect(await reserve(testId(43), between + 1)).toEqual(['CreditRejected'])
  })

  it('is read as it was when the order was placed', async () => {
    const vault = createVault(createKeyClient(stack.dependencies.bus), () => new Uint8Array(12))
    const read = (position: number) => readAddressee(stack.log, vault, id, position)
    const addressId = await add(office)
    const { position } = await stack.log.head()
    await send('PUT', `/${addressId}`, { lines: ['3 Lane'] })
    await send('PUT', `/${addressId}/default`)
    await stack.app.inject({ method: 'PATCH', url: `/customers/${id}`, payload: { name: 'Countess of Lovelace' } })
    const [then, now] = [await read(position), await read(position + 3)]
    if (then === undefined || now === undefined) throw new Error('the customer is not forgotten')
    expect(recipientOf(then, null)).toEqual({ name: ada.name, lines: ada.address.lines, country: 'GB' })
    expect(recipientOf(then, addressId)).toEqual({ name: office.recipient, lines: office.lines, country: 'DE' })
    expect(recipientOf(now, null)).toEqual({ name: 'Countess of Lovelace', lines: ['3 Lane'], country: null })
    expect(await read(0)).toBeUndefined()
    await stack.app.inject({ method: 'DELETE', url: `/customers/${id}` })
    await stack.caughtUp()
    expect(await read(position + 4)).toBeUndefined()
  })
})
