import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, CustomerExport, Problem } from '@souk/contracts'
import { testId } from '@souk/testing'
import { ada } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

const bob = { username: 'bob', email: 'bob@example.org', name: 'Bob Löwe' }
const list = async (query: string) =>
  (await stack.app.inject(`/customers?${query}`)).json<{
    items: Customer[]
    nextCursor: string | null
    previousCursor: string | null
    total: { count: number; exact: boolean }
  }>()
const names = async (query: string) => (await list(query)).items.map(({ name }) => name)

describe('the search of managers', () => {
  it('finds customers page by page, with their number', async () => {
    await stack.register()
    await stack.register(bob)
    await stack.register({ username: 'carl', email: 'carl@lovelace.example', name: 'Carl' })
    const first = await list('q=LOVEL&limit=1')
    expect([first.items.map(({ name }) => name), first.total, first.previousCursor]).toEqual([[ada.name], { count: 2, exact: true }, null])
    const second = await list(`q=LOVEL&limit=1&cursor=${first.nextCursor}`)
    expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([['Carl'], null])
    expect(await names(`q=LOVEL&limit=1&cursor=${second.previousCursor}`)).toEqual([ada.name])
    expect(await names('q=bob%20low')).toEqual([bob.name])
    expect(await names('q=%25')).toEqual([])
    const other = await stack.app.inject(`/customers?q=bob&cursor=${first.nextCursor}`)
    expect([other.statusCode, other.json<Problem>().code]).toEqual([400, 'malformed-request'])
  })

  it.each([
    ['Thai letters', 'ก'.repeat(200)],
    ['letters that become three', 'ﬃ'.repeat(150)],
    ['letters outside the basic plane', '𠮷'.repeat(100)],
  ])('turns the pages by cursor over names of one long word of %s', async (_which, name) => {
    await stack.register({ ...bob, name })
    await stack.register({ username: 'carl', email: 'carl@example.org', name })
    for (const q of [name, name.slice(0, 2)].map(encodeURIComponent)) {
      const first = await list(`q=${q}&limit=1`)
      const second = await list(`q=${q}&limit=1&cursor=${first.nextCursor}`)
      const back = await list(`q=${q}&limit=1&cursor=${second.previousCursor}`)
      expect([first, second, back].map(({ items }) => items.map(({ username }) => username))).toEqual([['bob'], ['carl'], ['bob']])
      expect(second.nextCursor).toBeNull()
    }
  })

  it('finds by status, and nobody who is forgotten by a name', async () => {
    const id = await stack.register()
    await stack.register(bob)
    await stack.app.inject({ method: 'PUT', url: `/customers/${id}/disabled` })
    expect([await names('status=disabled'), await names('status=active&q=b')]).toEqual([[ada.name], [bob.name]])
    await stack.app.inject({ method: 'DELETE', url: `/customers/${id}` })
    expect([await names('q=augusta'), await names('q=bob')]).toEqual([[], [bob.name]])
    expect(stack.bytes('view')).not.toContain('augusta')
  })

  it('gives the customers with some ids, in their order', async () => {
    const [one, two] = [await stack.register(), await stack.register(bob)]
    expect(await names(`ids=${two},${testId(9)},${one}`)).toEqual([bob.name, ada.name])
    expect((await stack.app.inject(`/customers?ids=${one}&q=ada`)).statusCode).toBe(400)
  })
})

describe('the export of one’s data', () => {
  it('has all that the service knows, and the ledger page by page', async () => {
    const id = await stack.register()
    await stack.logIn()
    await stack.app.inject({ method: 'POST', url: `/customers/${id}/credit/adjustments`, payload: { amount: 5, reason: 'a present' } })
    const own = await stack.bearer({ customerId: id })
    const read = async (query = '') =>
      (await stack.app.inject({ url: `/customers/${id}/export?limit=1${query}`, headers: own })).json<CustomerExport>()
    const first = await read()
    expect(first).toMatchObject({
      customer: { customerId: id, name: ada.name, email: ada.email, phone: ada.phone },
      addresses: [{ lines: ada.address.lines, country: 'GB', isDefault: true }],
      credit: { available: 1_005 },
      sessions: [{ sessionId: expect.any(String) }],
      ledger: { items: [{ amount: 5, reason: 'a present' }] },
    })
    const second = await read(`&cursor=${first.ledger.nextCursor}`)
    expect(second.ledger).toMatchObject({ items: [{ amount: 1_000, reason: 'welcome' }], nextCursor: null })
    expect(second.customer).toEqual(first.customer)
    expect(JSON.stringify(first)).not.toContain('reversed:')
    const anothers = await stack.app.inject({ url: `/customers/${id}/export`, headers: await stack.bearer({ customerId: testId(9) }) })
    expect(anothers.statusCode).toBe(404)
  })

  it('is asked for in person, as forgetting is, and then nothing is left to export', async () => {
    const id = await stack.register()
    const own = await stack.bearer({ customerId: id })
    expect((await stack.app.inject({ method: 'DELETE', url: `/customers/${id}`, headers: own })).statusCode).toBe(204)
    const answer = (await stack.app.inject(`/customers/${id}/export`)).json<CustomerExport>()
    expect(answer).toMatchObject({ customer: { status: 'forgotten', name: null, email: null }, addresses: [], sessions: [] })
  })
})
