import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Credit, Problem, Sealed } from '@souk/contracts'
import { canonicalJson } from '@souk/log-protocol'
import { createKeyClient } from '@souk/service'
import { IV_BYTES } from '@souk/service/personal'
import { TEST_NOW as now, testId } from '@souk/testing'
import { ada, canceled, finalized, placed } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import type { CustomerRow } from '../view/projectors.ts'
import { seal } from './seal.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const creditOf = async (customerId: string) => (await stack.app.inject({ url: `/customers/${customerId}/credit` })).json<Credit>()
const paymentOf = async (orderId: string) =>
  (await stack.app.inject({ url: `/payments/${orderId}` })).json<{ status: string; reason: string }>()
const forget = (customerId: string) => stack.app.inject({ method: 'DELETE', url: `/customers/${customerId}` })
const keyOf = async (customerId: string) => (await createKeyClient(stack.dependencies.bus).readKeys([customerId]))[0]
const rowsOf = async () =>
  Promise.all(stack.store.collections.map(async (collection) => (await stack.store.page(collection, '', 1_000)).rows))
const rebuilt = async (): Promise<void> => {
  const { position } = await stack.log.head()
  await stack.service.projection.rebuild()
  await stack.service.projection.subscription.reached(position, 5_000)
  await stack.caughtUp()
}
const viewWithoutPersonalData = async () => {
  const rows = await rowsOf()
  return rows.map((collection) => collection.map(({ id, row }) => [id, { ...row, personal: undefined }]))
}

describe('personal data', () => {
  const secrets = [
    ...Object.values(ada).flatMap((value) => (typeof value === 'string' ? value : value.lines)),
    ada.username.toLowerCase(),
    'Ada Byron',
    'Ockham Park',
    'ada@byron.example',
    'difference engine',
    'reversed:',
    [...ada.password].reverse().join(''),
  ]
  const found = (text: string): string[] =>
    secrets.filter((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('latin1')))

  it('is in the clear in no file of the event store, no message and no line of log output', async () => {
    const id = await stack.register()
    const change = (url: string, method: 'PATCH' | 'PUT' | 'POST', payload: object) =>
      stack.app.inject({ method, url: `/customers/${id}${url}`, payload })
    await change('', 'PATCH', { name: 'Ada Byron' })
    await change('/addresses', 'POST', { label: 'The country', lines: ['Ockham Park', 'Surrey'] })
    await change('/email', 'PUT', { email: 'ada@byron.example' })
    await change('/password', 'PUT', { currentPassword: ada.password, newPassword: 'difference engine' })
    await stack.app.inject({ method: 'POST', url: '/customers', payload: ada })
    await stack.caughtUp()

    expect(stack.bytes('log')).toContain('CustomerRegistered')
    expect(found(stack.bytes('log'))).toEqual([])
    expect(found(stack.bytes('state'))).toEqual([])
    expect(stack.published.length).toBe(5)
    expect(found(canonicalJson(stack.published))).toEqual([])
    expect(found(JSON.stringify(stack.logged))).toEqual([])
    // The view holds personal data in the clear, so this proves that the search finds it.
    expect(found(JSON.stringify(await rowsOf()))).toContain('Ada Byron')
  })

  it('is left out of the view pages for managers', async () => {
    await stack.register()
    const answer = await stack.app.inject({ url: '/admin/view/customers' })
    expect(answer.json<{ rows: object[] }>().rows).toHaveLength(1)
    expect(found(answer.body)).toEqual([])
  })

  it('has a fingerprint that cannot be guessed without the key', async () => {
    await stack.register()
    const [commit] = stack.published
    await stack.register({ username: 'other' })
    expect(commit?.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    const other = await startStack()
    await other.register()
    expect(other.published[0]?.fingerprint).not.toBe(commit?.fingerprint)
    await other.stop()
  })
})

describe('forgetting a customer', () => {
  it('deletes the key, drops the personal data everywhere and frees the user name', async () => {
    const id = await stack.register()
    const key = await keyOf(id)
    expect(key).toMatch(/^[\w-]{43}$/)
    expect((await forget(id)).statusCode).toBe(204)
    await stack.caughtUp()

    expect(await keyOf(id)).toBeNull()
    expect(stack.bytes('state')).not.toContain(Buffer.from(String(key), 'base64url').toString('latin1'))
    expect(await stack.customer(id)).toEqual({
      customerId: id,
      version: 2,
      registeredAt: expect.any(String),
      status: 'forgotten',
      role: 'customer',
      username: null,
      name: null,
      email: null,
      phone: null,
    })
    expect(stack.bytes('view')).not.toContain(ada.name)
    expect(stack.bytes('view')).not.toContain(ada.email)

    const again = await stack.register()
    expect(again).not.toBe(id)
    expect((await stack.customer(again)).username).toBe(ada.username)
  })

  it('happens once when it is requested twice', async () => {
    const id = await stack.register()
    expect((await Promise.all([forget(id), forget(id)])).map(({ statusCode }) => statusCode)).toEqual([204, 204])
    expect((await forget(id)).statusCode).toBe(204)
    expect((await stack.log.head()).position).toBe(2)
  })

  it('makes every later change fail', async () => {
    const id = await stack.register()
    await forget(id)
    const changes = [
      { method: 'PATCH' as const, url: `/customers/${id}`, payload: { name: 'Eve' } },
      { method: 'PUT' as const, url: `/customers/${id}/email`, payload: { email: 'eve@example.org' } },
      { method: 'PUT' as const, url: `/customers/${id}/password`, payload: { currentPassword: ada.password, newPassword: 'long enough' } },
      { method: 'POST' as const, url: `/customers/${id}/credit/adjustments`, payload: { amount: 1, reason: 'goodwill' } },
    ]
    for (const change of changes) {
      const answer = await stack.app.inject(change)
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, 'customer-forgotten'])
    }
  })

  it('keeps replays running and the books balanced while orders are pending', async () => {
    const id = await stack.register()
    const [charged, released, late] = [testId(11), testId(12), testId(13)]
    await stack.append(placed(charged, id, 300), placed(released, id, 200))
    await stack.caughtUp()
    expect(await creditOf(id)).toMatchObject({ available: 500, held: 500 })
    await forget(id)
    await stack.append(placed(late, id, 100))
    await stack.append(finalized(charged, id))
    await stack.append(canceled(released, id))
    await stack.caughtUp()
    expect(await creditOf(id)).toEqual({ customerId: id, currency: 'EUR', available: 700, held: 0, granted: 1_000, spent: 300 })
    expect(await paymentOf(late)).toMatchObject({ status: 'DENIED', reason: 'unknown-customer' })

    const before = await rowsOf()
    await rebuilt()
    expect(await rowsOf()).toEqual(before)
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 0 })
  })

  it('allows a rebuild when the key is deleted but the log does not say so yet', async () => {
    const id = await stack.register()
    const other = await stack.register({ username: 'bob', name: 'Bob' })
    await stack.append(placed(testId(21), id, 10))
    await stack.caughtUp()
    const before = await viewWithoutPersonalData()
    await createKeyClient(stack.dependencies.bus).deleteKey(id)
    await stack.restart()
    await rebuilt()
    expect(await stack.customer(id)).toMatchObject({ status: 'active', username: null, name: null })
    expect(await viewWithoutPersonalData()).toEqual(before)
    expect((await stack.customer(other)).name).toBe('Bob')
    expect(stack.service.health().parked).toEqual({ projection: 0, reactions: 0 })
  })
})

describe('the customer’s part of the saga', () => {
  it('tells a customer without welcome credit from an unknown one', async () => {
    const poor = await startStack({ welcomeCredit: 0 })
    const id = await poor.register()
    expect((await poor.app.inject({ url: `/customers/${id}/credit` })).json()).toMatchObject({ available: 0, granted: 0 })
    await poor.append(placed(testId(51), id, 1), placed(testId(52), testId(99), 1))
    await poor.caughtUp()
    const reasonOf = async (orderId: string) => (await poor.app.inject({ url: `/payments/${orderId}` })).json<{ reason: string }>().reason
    expect(await reasonOf(testId(51))).toBe('insufficient-credit')
    expect(await reasonOf(testId(52))).toBe('unknown-customer')
    await poor.stop()
  })

  it('holds and charges, holds and releases, and denies', async () => {
    const id = await stack.register()
    const [one, two, three, four] = [testId(31), testId(32), testId(33), testId(34)]
    await stack.append(placed(one, id, 600), placed(two, id, 400))
    await stack.caughtUp()
    await stack.append(placed(three, id, 1), placed(four, testId(99), 1))
    await stack.caughtUp()
    expect(await paymentOf(one)).toMatchObject({ status: 'RECEIVED', reason: null })
    expect(await paymentOf(three)).toMatchObject({ status: 'DENIED', reason: 'insufficient-credit' })
    expect(await paymentOf(four)).toMatchObject({ status: 'DENIED', reason: 'unknown-customer' })
    await stack.append(finalized(one, id))
    await stack.append(canceled(two, id))
    await stack.caughtUp()
    expect(await paymentOf(one)).toMatchObject({ status: 'APPROVED' })
    expect(await paymentOf(two)).toMatchObject({ status: 'DENIED', reason: 'order-canceled' })
    expect(await creditOf(id)).toMatchObject({ available: 400, held: 0, granted: 1_000, spent: 600 })
  })

  it('holds no more than the credit when many orders come at once', async () => {
    const id = await stack.register()
    const orders = Array.from({ length: 50 }, (_, index) => testId(100 + index))
    await Promise.all(orders.map((orderId) => stack.append(placed(orderId, id, 100))))
    await stack.caughtUp()
    const statuses = await Promise.all(orders.map(async (orderId) => (await paymentOf(orderId)).status))
    expect(statuses.filter((status) => status === 'RECEIVED')).toHaveLength(10)
    expect(statuses.filter((status) => status === 'DENIED')).toHaveLength(40)
    expect(await creditOf(id)).toMatchObject({ available: 0, held: 1_000 })
  })

  it('holds nothing for an order that was canceled before its credit was reserved', async () => {
    const id = await stack.register()
    const orderId = testId(41)
    await stack.append(placed(orderId, id, 100), canceled(orderId, id))
    await stack.caughtUp()
    expect((await paymentOf(orderId)).status).toBe('DENIED')
    expect(await creditOf(id)).toMatchObject({ available: 1_000, held: 0 })
  })
})

describe('a sealed value that has been tampered with', () => {
  const tamperedAfter = (sealed: Sealed): Sealed => ({ ...sealed, tag: Buffer.alloc(16).toString('base64url') })
  const sealedOf = async (customerId: string): Promise<Sealed> =>
    seal({ email: 'eve@example.org' }, customerId, Buffer.from((await keyOf(customerId)) ?? '', 'base64url'), Buffer.alloc(IV_BYTES, 1))

  it.each([
    ['a changed tag', async (id: string) => tamperedAfter(await sealedOf(id))],
    ['a value of another customer', async () => sealedOf(await stack.register({ username: 'bob' }))],
    ['empty bytes', async (id: string) => ({ subject: id, iv: '', ciphertext: '', tag: '' })],
    ['a subject that is no customer id', async () => ({ subject: 'Nobody at all', iv: '', ciphertext: '', tag: '' })],
  ])('is parked, and other streams continue: %s', async (_what, make) => {
    const id = await stack.register()
    const personal = await make(id)
    await stack.append({ type: 'EmailChanged', data: { customerId: id, changedAt: now, personal } })
    const later = await stack.register({ username: 'eve' })
    await stack.caughtUp()
    expect(stack.service.health().parked).toEqual({ projection: 1, reactions: 0 })
    expect((await stack.customer(id)).email).toBe(ada.email)
    expect((await stack.customer(later)).status).toBe('active')
    const [row] = await stack.store.load([{ collection: 'customers', id }])
    expect((row as CustomerRow).version).toBe(1)
  })
})
