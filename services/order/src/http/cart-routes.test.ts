import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cart, Problem } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { turn } from '@souk/testing'
import { startStack, tea, type Stack } from '../../testing/stack.ts'

let stack: Stack
let ada: { authorization: string }
beforeEach(async () => {
  stack = await startStack()
  ada = await stack.bearer({ customerId: newId() })
})
afterEach(() => stack.stop())

const read = async (headers: Record<string, string> = ada) => stack.app.inject({ url: '/carts/current', headers })
const change = (lines: unknown, headers: Record<string, string> = {}) =>
  stack.app.inject({ method: 'PUT', url: '/carts/current', headers: { ...ada, ...headers }, payload: { lines } })

const line = (quantity: number, productId = tea) => ({ productId, quantity })

describe('the cart', () => {
  it('is empty at first', async () => {
    const answer = await read()
    expect([answer.statusCode, answer.json()]).toEqual([200, { version: 0, changedAt: null, lines: [] }])
    expect(answer.headers.etag).toBe('"0"')
  })

  it('holds what was put into it last', async () => {
    const put = await change([line(2)])
    expect([put.statusCode, put.json()]).toEqual([200, { version: 1, changedAt: expect.any(String), lines: [line(2)] }])
    await change([line(3), line(1, newId())])
    const { version, lines } = (await read()).json<Cart>()
    expect([version, lines.length, lines[0]]).toEqual([2, 2, line(3)])
    expect((await change([])).json()).toMatchObject({ version: 3, lines: [] })
  })

  it("is the sender's own", async () => {
    await change([line(2)])
    const bobs = await read(await stack.bearer({ customerId: newId() }))
    expect(bobs.json()).toMatchObject({ version: 0, lines: [] })
    const none = await stack.strangersApp.inject('/carts/current')
    expect(none.statusCode).toBe(401)
  })

  it('takes a change of its current version only, if the request names one, and the same change again', async () => {
    expect((await change([line(1)], { 'if-match': '"0"' })).headers.etag).toBe('"1"')
    const second = await change([line(2)], { 'if-match': '"1"' })
    expect(second.json()).toMatchObject({ version: 2 })
    // The answer was lost: the client asks for the same again.
    expect((await change([line(2)], { 'if-match': '"1"' })).json()).toEqual(second.json())
    const late = await change([line(3)], { 'if-match': '"1"' })
    expect([late.statusCode, late.json<Problem>().code, late.headers.etag]).toEqual([412, 'precondition-failed', '"2"'])
    expect(late.json<Problem>().current).toEqual(second.json())
    expect((await read()).json()).toMatchObject({ version: 2, lines: [line(2)] })
  })

  it('remembers the price that was seen when a product was put in', async () => {
    await change([{ ...line(1), unitPrice: 500 }])
    expect((await read()).json()).toMatchObject({ lines: [{ ...line(1), unitPrice: 500 }] })
  })

  it('makes a change with an Idempotency-Key once, whatever has changed since', async () => {
    const key = { 'idempotency-key': 'visit-1' }
    const first = await change([line(2)], { ...key, 'if-match': '"0"' })
    expect([first.json<Cart>().version, first.headers['idempotent-replayed']]).toEqual([1, undefined])
    await change([line(5)])
    const repeat = await change([line(2)], { ...key, 'if-match': '"0"' })
    expect([repeat.statusCode, repeat.headers['idempotent-replayed'], repeat.headers.etag]).toEqual([200, 'true', '"2"'])
    expect(repeat.json()).toMatchObject({ version: 2, lines: [line(5)] })
    expect((await change([line(5)], { 'idempotency-key': 'visit-2' })).json()).toMatchObject({ version: 3, lines: [line(5)] })
  })

  it('does not take a key for used if its change was refused', async () => {
    await change([line(1)])
    const key = { 'idempotency-key': 'visit-1' }
    expect((await change([line(2)], { ...key, 'if-match': '"7"' })).statusCode).toBe(412)
    expect((await change([line(2)], { ...key, 'if-match': '"1"' })).json()).toMatchObject({ version: 2, lines: [line(2)] })
    expect((await change([line(3)], { 'idempotency-key': 'two words' })).statusCode).toBe(400)
  })

  it('loses no change of several at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((quantity) => change([line(quantity)])))
    expect(answers.map((answer) => answer.json<Cart>().version).toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  it.each([
    ['no units', [line(0)]],
    ['a part of a unit', [line(1.5)]],
    ['a product twice', [line(1), line(2)]],
    ['a product without an id', [{ productId: 'tea', quantity: 1 }]],
    ['a price below nothing', [{ ...line(1), unitPrice: -1 }]],
    ['a name', [{ ...line(1), name: 'Tea' }]],
    ['more lines than an order', Array.from({ length: 101 }, () => line(1, newId()))],
    ['no list', null],
  ])('takes no change with %s', async (_what, lines) => {
    const answer = await change(lines)
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, 'malformed-request'])
    expect((await read()).json()).toMatchObject({ version: 0 })
  })

  it('is removed with the customer', async () => {
    const customerId = newId()
    const eve = await stack.bearer({ customerId })
    await change([line(1)], eve)
    await change([line(1)])
    await stack.append({ type: 'CustomerForgotten', data: { customerId, forgottenAt: stack.now() } })
    await stack.caughtUp()
    while ((await stack.service.carts.find(customerId)) !== undefined) await turn()
    expect((await read()).json()).toMatchObject({ version: 1 })
  })

  it('does not reserve anything, so an order needs its own request, with a key', async () => {
    await change([line(1)])
    const placing = { method: 'POST', url: '/orders', headers: ada, payload: { lines: [line(1)] } } as const
    const refused = await stack.app.inject(placing)
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([400, 'idempotency-key-required'])
    const placed = await stack.app.inject({ ...placing, headers: { ...ada, 'idempotency-key': 'cart-1' } })
    expect(placed.statusCode).toBe(201)
    // It is for the shop to empty the cart, but not of what was put into it meanwhile.
    const { headers, ...ordered } = await read()
    expect(ordered.json()).toMatchObject({ version: 1, lines: [line(1)] })
    await change([line(2)])
    expect((await change([], { 'if-match': String(headers.etag) })).statusCode).toBe(412)
  })
})
