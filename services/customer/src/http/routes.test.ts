import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Credit, CreditLedgerEntry, Customer, Problem, Registration } from '@souk/contracts'
import { testId } from '@souk/testing'
import { reversingHasher } from '../../testing/passwords.ts'
import { ada, finalized, placed } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import type { PasswordHasher } from '../personal/passwords.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack()
})
afterEach(() => stack.stop())

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
const send = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  stack.app.inject({ method, url, headers, ...(payload && { payload }) })
const codeOf = (answer: { json<Body>(): Body }): string => answer.json<Problem>().code
const page = async <Item>(url: string) =>
  (await send('GET', url)).json<{ items: Item[]; nextCursor: string | null; previousCursor: string | null }>()
const bob = { ...ada, username: 'bob', email: 'bob@example.org' }

describe('registering', () => {
  it('answers with the location of the customer, who has the welcome credit', async () => {
    const answer = await send('POST', '/customers', ada)
    const { customerId } = answer.json<Registration>()
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['location']).toBe(`customers/${customerId}`)
    expect(answer.headers['souk-position']).toBe('1')
    const { password: _, address: __, ...shown } = ada
    expect(await stack.customer(customerId)).toEqual({
      ...shown,
      customerId,
      version: 1,
      registeredAt: answer.json<Registration>().registeredAt,
      status: 'active',
      role: 'customer',
    })
    const credit = await send('GET', `/customers/${customerId}/credit`)
    expect(credit.json()).toEqual({ customerId, currency: 'EUR', available: 1_000, held: 0, granted: 1_000, spent: 0 })
  })

  it.each(['ada.lovelace', 'ADA.LOVELACE', 'Ａｄａ.lovelace'])('refuses a user name that is taken, spelled %s', async (username) => {
    await stack.register()
    const answer = await send('POST', '/customers', { ...bob, username })
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'username-taken'])
  })

  it.each([
    ['Ὀδυσσεύς.ς', 'ὈΔΥΣΣΕΎΣ.Σ'],
    ['Strauß', 'STRAUSS'],
    ['Zoë', 'ZOE\u0308'],
  ])('refuses %s as %s, because it is the same name in other letters', async (taken, username) => {
    const id = await stack.register({ username: taken })
    expect(codeOf(await send('POST', '/customers', { ...bob, username }))).toBe('username-taken')
    const found = await page<Customer>(`/customers?username=${encodeURIComponent(username)}`)
    expect(found.items.map(({ customerId, username: shown }) => [customerId, shown])).toEqual([[id, taken]])
  })

  it('refuses one of the most common passwords, also as a new one', async () => {
    expect(codeOf(await send('POST', '/customers', { ...ada, password: 'Password1' }))).toBe('common-password')
    const id = await stack.register()
    const change = { currentPassword: ada.password, newPassword: 'iloveyou' }
    expect(codeOf(await send('PUT', `/customers/${id}/password`, change))).toBe('common-password')
    expect((await stack.log.head()).position).toBe(1)
  })

  it('gives a user name to exactly one of many concurrent requests', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('POST', '/customers', ada)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect((await page('/customers')).items).toHaveLength(1)
  })

  it('answers a retry as it answered first, although sealing is random', async () => {
    const key = { 'idempotency-key': 'once' }
    const [first, parallel] = await Promise.all([send('POST', '/customers', ada, key), send('POST', '/customers', ada, key)])
    const later = await send('POST', '/customers', ada, key)
    for (const retry of [parallel, later]) {
      expect(retry.statusCode).toBe(201)
      expect(retry.body).toBe(first.body)
      expect(retry.headers['location']).toBe(first.headers['location'])
    }
    expect(later.headers['idempotent-replayed']).toBe('true')
    expect((await stack.log.head()).position).toBe(1)
    const other = await send('POST', '/customers', { ...ada, password: 'another password' }, key)
    expect(codeOf(other)).toBe('idempotency-key-reused')
  })

  it('keeps the keys of strangers apart', async () => {
    const key = { 'idempotency-key': '1' }
    const answers = [await send('POST', '/customers', ada, key), await send('POST', '/customers', bob, key)]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['idempotent-replayed']])).toEqual([
      [201, undefined],
      [201, undefined],
    ])
    expect((await page<Customer>('/customers')).items.map(({ username }) => username)).toEqual([ada.username, bob.username])
    // Bob may not learn that he guessed a key of Ada.
    expect(codeOf(await send('POST', '/customers', { ...bob, username: ada.username }, { 'idempotency-key': '2' }))).toBe('username-taken')
    for (const [index, person] of [ada, bob].entries())
      expect((await send('POST', '/customers', person, key)).body).toBe(answers[index]?.body)
  })

  it.each([
    ['no body', undefined],
    ['an unknown field', { ...ada, role: 'manager' }],
    ['a short password', { ...ada, password: 'short' }],
    ['a password that is too long', { ...ada, password: 'x'.repeat(129) }],
    ['a name with a NUL', { ...ada, name: 'a\u0000b' }],
    ['a user name of spaces', { ...ada, username: '    ' }],
    ['a user name with an invisible character', { ...ada, username: 'ada\u2060' }],
    ['a name that shows nothing', { ...ada, name: '\u3164' }],
    ['no email address', { ...ada, email: 'nowhere' }],
    ['a number for a name', { ...ada, name: 5 }],
  ])('refuses %s', async (_what, payload) => {
    const answer = await send('POST', '/customers', payload)
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'malformed-request'])
    expect((await stack.log.head()).position).toBe(0)
  })
})

describe('the profile', () => {
  it('changes the given fields and keeps the others', async () => {
    const id = await stack.register()
    expect((await send('PATCH', `/customers/${id}`, { name: 'Ada' })).statusCode).toBe(204)
    expect((await send('PUT', `/customers/${id}/email`, { email: 'new@example.org' })).statusCode).toBe(204)
    expect(await stack.customer(id)).toMatchObject({
      username: ada.username,
      name: 'Ada',
      email: 'new@example.org',
      phone: ada.phone,
    })
  })

  it('is changed only at the revision in If-Match', async () => {
    const id = await stack.register()
    const { etag } = (await send('GET', `/customers/${id}`)).headers
    const seen = { 'if-match': String(etag) }
    expect((await send('PATCH', `/customers/${id}`, { name: 'Ada' }, seen)).statusCode).toBe(204)
    const now = await send('GET', `/customers/${id}`)
    expect(now.headers.etag).not.toBe(etag)
    for (const answer of [
      await send('PATCH', `/customers/${id}`, { name: 'Eve' }, seen),
      await send('PUT', `/customers/${id}/email`, { email: 'eve@example.org' }, seen),
      await send('DELETE', `/customers/${id}`, undefined, { 'if-match': '"nonsense"' }),
    ]) {
      expect([answer.statusCode, codeOf(answer)]).toEqual([412, 'precondition-failed'])
      expect([answer.json<Problem>().current, answer.headers.etag]).toEqual([now.json(), now.headers.etag])
    }
    expect(codeOf(await send('PATCH', `/customers/${id}`, { name: 'Eve' }, { 'if-match': '2' }))).toBe('malformed-request')
    expect(await stack.customer(id)).toMatchObject({ name: 'Ada', email: ada.email, status: 'active' })
    const list = { 'if-match': `"7", ${(await send('GET', `/customers/${id}`)).headers.etag}` }
    expect((await send('PATCH', `/customers/${id}`, { name: 'Ada L.' }, list)).statusCode).toBe(204)
  })

  it('answers a retried change as it answered first, although the revision has changed', async () => {
    const id = await stack.register()
    const headers = { 'if-match': '"1"', 'idempotency-key': 'once' }
    for (let times = 0; times < 2; times += 1) {
      expect((await send('PATCH', `/customers/${id}`, { name: 'Ada' }, headers)).statusCode).toBe(204)
    }
    expect((await stack.log.head()).position).toBe(2)
  })

  it('refuses a change without fields', async () => {
    const id = await stack.register()
    expect((await send('PATCH', `/customers/${id}`, {})).statusCode).toBe(400)
  })
})

describe('the password', () => {
  const change = (id: string, currentPassword: string, newPassword: string, headers = {}) =>
    send('PUT', `/customers/${id}/password`, { currentPassword, newPassword }, headers)

  it('is changed only with the current one', async () => {
    const id = await stack.register()
    expect((await change(id, ada.password, 'difference engine')).statusCode).toBe(204)
    const wrong = await change(id, ada.password, 'something else')
    expect([wrong.statusCode, codeOf(wrong)]).toEqual([422, 'wrong-password'])
    expect((await change(id, 'difference engine', ada.password)).statusCode).toBe(204)
  })

  it('is changed once when the request is retried, although the current one has changed', async () => {
    const id = await stack.register()
    const key = { 'idempotency-key': 'once' }
    expect((await change(id, ada.password, 'difference engine', key)).statusCode).toBe(204)
    const retry = await change(id, ada.password, 'difference engine', key)
    expect([retry.statusCode, retry.headers['idempotent-replayed']]).toEqual([204, 'true'])
  })

  it('is changed by one of two concurrent requests', async () => {
    const id = await stack.register()
    const answers = await Promise.all([change(id, ada.password, 'first password'), change(id, ada.password, 'second password')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
  })
})

describe('credit', () => {
  const adjust = (id: string, amount: number, headers = {}) =>
    send('POST', `/customers/${id}/credit/adjustments`, { amount, reason: 'goodwill' }, headers)

  it('is taken back once for each commit, whatever the key and the words', async () => {
    const [id, other] = [await stack.register(), await stack.register({ username: 'bob' })]
    const undoes = Number((await adjust(id, 500)).headers['souk-position'])
    const undo = (of: string, reason: string, key: string, amount = -500) =>
      send('POST', `/customers/${of}/credit/adjustments`, { amount, reason, undoes }, { 'idempotency-key': key })
    expect(codeOf(await undo(id, 'a part of it', 'none', -499))).toBe('wrong-undo')
    expect(codeOf(await undo(other, 'a mistake', 'one'))).toBe('wrong-undo')
    expect((await undo(id, 'a mistake', 'one')).statusCode).toBe(204)
    expect(codeOf(await undo(id, 'an error', 'one'))).toBe('already-undone')
    expect((await undo(id, 'a mistake', 'two')).headers['idempotent-replayed']).toBe('true')
    const undone = (await stack.log.head()).position
    const again = { amount: 500, reason: 'after all', undoes: undone }
    expect((await send('POST', `/customers/${id}/credit/adjustments`, again)).statusCode).toBe(204)
    expect((await stack.log.readAll(undone - 1, 2)).flatMap(({ appends }) => appends.flatMap(({ events }) => events))).toMatchObject([
      { type: 'CreditWithdrawn', data: { amount: 500, undoes } },
      { type: 'CreditGranted', data: { amount: 500, undoes: undone } },
    ])
    expect((await send('GET', `/customers/${id}/credit`)).json<Credit>()).toMatchObject({ available: 1_500 })
  })

  it('is granted and withdrawn, once for each key, and the ledger shows it', async () => {
    const id = await stack.register()
    const key = { 'idempotency-key': 'once' }
    for (const answer of [await adjust(id, 500, key), await adjust(id, 500, key), await adjust(id, -200)]) {
      expect(answer.statusCode).toBe(204)
    }
    const credit = (await send('GET', `/customers/${id}/credit`)).json<Credit>()
    expect(credit).toMatchObject({ available: 1_300, granted: 1_300, held: 0, spent: 0 })
    const ledger = await page<CreditLedgerEntry>(`/customers/${id}/credit/ledger`)
    expect(ledger.items.map(({ kind, amount, available, reason }) => [kind, amount, available, reason])).toEqual([
      ['withdrawn', 200, 1_300, 'goodwill'],
      ['granted', 500, 1_500, 'goodwill'],
      ['granted', 1_000, 1_000, 'welcome'],
    ])
  })

  it('is not withdrawn beyond what is available', async () => {
    const id = await stack.register()
    const answer = await adjust(id, -1_001)
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'insufficient-credit'])
  })

  describe('with asOf', () => {
    const credit = (id: string, asOf: number | string, headers = {}) =>
      send('GET', `/customers/${id}/credit?asOf=${asOf}`, undefined, headers)
    const position = async () => (await stack.log.head()).position

    it('is shown as it was', async () => {
      await stack.append(placed(testId(70), testId(71), 5))
      const before = await position()
      const id = await stack.register()
      const registered = await position()
      await adjust(id, 500)
      const adjusted = await position()
      await stack.append(placed(testId(21), id, 400))
      await stack.caughtUp()
      const held = await position()
      await stack.append(finalized(testId(21), id))
      await stack.caughtUp()

      const at = async (asOf: number) => (await credit(id, asOf)).json<Credit>()
      const figures = { customerId: id, currency: 'EUR', granted: 1_500, held: 0, spent: 0 }
      expect(await at(registered)).toEqual({ ...figures, available: 1_000, granted: 1_000 })
      expect(await at(adjusted)).toEqual({ ...figures, available: 1_500 })
      expect(await at(held)).toEqual({ ...figures, available: 1_100, held: 400 })
      expect(await at(await position())).toEqual({ ...figures, available: 1_100, spent: 400 })
      expect(await at(await position())).toEqual((await send('GET', `/customers/${id}/credit`)).json())
      expect(codeOf(await credit(id, before))).toBe('not-found')
      expect(codeOf(await credit(id, '2001-09-11T12:46:00Z'))).toBe('not-found')
    })

    it('is marked in the answer', async () => {
      const id = await stack.register()
      const answer = await credit(id, 1)
      expect(answer.headers).toMatchObject({ 'souk-as-of': '1' })
      expect((await send('GET', `/customers/${id}/credit`)).headers).not.toHaveProperty('souk-as-of')
    })

    it('is nothing for who is registered without a welcome credit', async () => {
      const poor = await startStack({ welcomeCredit: 0 })
      const id = await poor.register()
      const answer = await poor.app.inject({ url: `/customers/${id}/credit?asOf=1` })
      expect(answer.json()).toEqual({ customerId: id, currency: 'EUR', available: 0, held: 0, granted: 0, spent: 0 })
      await poor.stop()
    })

    it('tells nothing of who is forgotten but amounts', async () => {
      const id = await stack.register()
      const registered = await position()
      await send('DELETE', `/customers/${id}`)
      await stack.caughtUp()
      const answer = await credit(id, registered)
      expect(answer.json()).toEqual({ customerId: id, currency: 'EUR', available: 1_000, held: 0, granted: 1_000, spent: 0 })
      // Only the credit can be seen as it was.
      expect((await send('GET', `/customers/${id}`)).statusCode).toBe(200)
      expect(codeOf(await send('GET', `/customers/${id}?asOf=${registered}`))).toBe('malformed-request')
    })

    it('is not for other customers, and there is none of who never registered', async () => {
      const id = await stack.register()
      const registered = await position()
      const other = await stack.bearer({ customerId: await stack.register(bob), role: 'customer' })
      expect(codeOf(await credit(id, registered, other))).toBe('not-found')
      expect(codeOf(await credit(testId(99), registered))).toBe('not-found')
      const own = await stack.bearer({ customerId: id, role: 'customer' })
      await stack.caughtUp()
      expect((await credit(id, registered, own)).json()).toMatchObject({ available: 1_000 })
    })

    it('is refused for what is not in the past', async () => {
      const id = await stack.register()
      for (const asOf of [(await position()) + 1, '2999-01-01T00:00:00Z', '', 'now', '-1']) {
        const answer = await credit(id, asOf)
        expect(answer.json()).toMatchObject({ status: 400, code: 'malformed-request', errors: [{ path: 'asOf' }] })
      }
    })
  })

  const exported = (id: string, query = '') => send('GET', `/customers/${id}/credit/ledger/export.csv${query}`)
  const lines = async (id: string, query = ''): Promise<string[]> => (await exported(id, query)).body.trim().split('\r\n')

  it('has a ledger that is exported as CSV, all of it or what the filters leave', async () => {
    const id = await stack.register()
    for (const amount of [1, -2, 3]) await adjust(id, amount)
    const [header, ...rows] = await lines(id)
    expect(header).toBe('customerId,version,at,kind,amount,available,currency,orderId,reason')
    expect(rows.map((row) => row.split(',').toSpliced(2, 1).slice(0, 5))).toEqual([
      [id, '4', 'granted', '3', '1002'],
      [id, '3', 'withdrawn', '2', '999'],
      [id, '2', 'granted', '1', '1001'],
      [id, '1', 'granted', '1000', '1000'],
    ])
    expect(await lines(id, '?kind=withdrawn')).toEqual([header, rows[1]])
    expect(await lines(id, '?until=2000-01-01T00:00:00Z')).toEqual([header])
    expect((await exported(id, '?limit=1')).statusCode).toBe(400)
    expect((await exported(testId(77))).statusCode).toBe(404)
  })

  it('has a ledger that is read page by page', async () => {
    const id = await stack.register()
    for (const amount of [1, 2, 3]) await adjust(id, amount)
    const amounts: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { items, nextCursor }: { items: CreditLedgerEntry[]; nextCursor: string | null } = await page(
        `/customers/${id}/credit/ledger?limit=2${query}`,
      )
      amounts.push(...items.map(({ amount }) => amount))
      cursor = nextCursor
    }
    expect(amounts).toEqual([3, 2, 1, 1_000])

    const url = `/customers/${id}/credit/ledger?limit=3`
    const first = await page<CreditLedgerEntry>(url)
    const second = await page<CreditLedgerEntry>(`${url}&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ items: [{ amount: 1_000 }], nextCursor: null, total: { count: 4, exact: true } })
    expect(await page(`${url}&cursor=${second.previousCursor}`)).toMatchObject({ items: first.items, previousCursor: null })
  })
})

describe('lists', () => {
  it('show customers page by page, in the order of registration', async () => {
    const ids = [await stack.register(), await stack.register({ username: 'bob' }), await stack.register({ username: 'eve' })]
    const first = await page<Customer>('/customers?limit=2')
    const second = await page<Customer>(`/customers?limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ customerId }) => customerId)).toEqual(ids)
    expect(second).toMatchObject({ nextCursor: null, total: { count: 3, exact: true } })
    expect(second.items.map(({ version }) => version)).toEqual([1])
    expect(await page(`/customers?limit=2&cursor=${second.previousCursor}`)).toMatchObject({ items: first.items, previousCursor: null })
    expect(await page('/customers?username=bob')).toMatchObject({ items: [{ customerId: ids[1] }], total: { count: 1, exact: true } })
  })

  it('show a customer behind those who were registered before, however long the registration took', async () => {
    let hashing = 0
    const slow = Promise.withResolvers<void>()
    const passwords: PasswordHasher = {
      ...reversingHasher,
      hash: async (password) => {
        hashing += 1
        if (hashing === 1) await slow.promise
        return reversingHasher.hash(password)
      },
    }
    const other = await startStack({ passwords })
    try {
      const patient = other.register({ username: 'patient' })
      await expect.poll(() => hashing).toBe(1)
      for (const username of ['first', 'second', 'third']) await other.register({ username })
      const list = async (query: string) =>
        (await other.app.inject(`/customers?${query}`)).json<{ items: Customer[]; nextCursor: string | null }>()
      const before = await list('limit=2')
      slow.resolve()
      await patient
      const after = await list(`cursor=${before.nextCursor}`)
      expect([...before.items, ...after.items].map(({ username }) => username)).toEqual(['first', 'second', 'third', 'patient'])
    } finally {
      await other.stop()
    }
  })

  it('find a customer by the whole user name only', async () => {
    const id = await stack.register()
    await stack.register({ username: 'bob' })
    expect((await page<Customer>('/customers?username=ada.LOVELACE')).items.map(({ customerId }) => customerId)).toEqual([id])
    expect((await page('/customers?username=ada')).items).toEqual([])
  })

  it('refuse a cursor that they did not make', async () => {
    const id = await stack.register()
    const olderForm = Buffer.from(JSON.stringify([id])).toString('base64url')
    for (const url of [
      '/customers?cursor=nonsense',
      `/customers?cursor=${olderForm}`,
      `/customers/${id}/credit/ledger?cursor=WyJhIl0`,
      '/customers?limit=0',
    ]) {
      expect((await send('GET', url)).statusCode).toBe(400)
    }
  })
})

describe('what does not exist', () => {
  const id = testId(404)
  it.each<[Method, string, object?]>([
    ['GET', `/customers/${id}`],
    ['PATCH', `/customers/${id}`, { name: 'Ada' }],
    ['DELETE', `/customers/${id}`],
    ['PUT', `/customers/${id}/email`, { email: 'a@example.org' }],
    ['PUT', `/customers/${id}/password`, { currentPassword: 'long enough', newPassword: 'long enough' }],
    ['GET', `/customers/${id}/credit`],
    ['GET', `/customers/${id}/credit/ledger`],
    ['POST', `/customers/${id}/credit/adjustments`, { amount: 1, reason: 'goodwill' }],
    ['GET', `/payments/${id}`],
  ])('is 404: %s %s', async (method, url, payload) => {
    const answer = await send(method, url, payload)
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'not-found'])
    expect((await stack.log.head()).position).toBe(0)
  })

  it('is an id in capitals, which is malformed', async () => {
    const customerId = await stack.register()
    expect((await send('GET', `/customers/${customerId.toUpperCase()}`)).json()).toMatchObject({ status: 400, code: 'malformed-request' })
  })
})

describe('after a restart, when commands decide on rows of the view', () => {
  it('the same rules hold', async () => {
    const id = await stack.register()
    await send('PATCH', `/customers/${id}`, { name: 'Ada' })
    await send('PUT', `/customers/${id}/password`, { currentPassword: ada.password, newPassword: 'difference engine' })
    await send('POST', `/customers/${id}/credit/adjustments`, { amount: -300, reason: 'goodwill' })
    const gone = await stack.register(bob)
    await send('DELETE', `/customers/${gone}`)
    await stack.caughtUp()
    await stack.restart()

    const adjust = (customerId: string, amount: number) =>
      send('POST', `/customers/${customerId}/credit/adjustments`, { amount, reason: 'goodwill' })
    expect(codeOf(await adjust(id, -701))).toBe('insufficient-credit')
    expect((await adjust(id, -700)).statusCode).toBe(204)
    expect(codeOf(await adjust(gone, 1))).toBe('customer-forgotten')
    expect(codeOf(await send('PATCH', `/customers/${gone}`, { name: 'Bob' }))).toBe('customer-forgotten')
    expect(codeOf(await send('PATCH', `/customers/${id}`, { name: 'Eve' }, { 'if-match': '"1"' }))).toBe('precondition-failed')
    const change = { currentPassword: 'difference engine', newPassword: ada.password }
    expect((await send('PUT', `/customers/${id}/password`, change)).statusCode).toBe(204)
    expect((await send('PATCH', `/customers/${id}`, { name: 'Ada L.' }, { 'if-match': '"2"' })).statusCode).toBe(204)
    expect(codeOf(await send('POST', '/customers', ada))).toBe('username-taken')
    expect((await send('DELETE', `/customers/${id}`)).statusCode).toBe(204)
    expect((await send('POST', '/customers', ada)).statusCode).toBe(201)
  })
})

describe('the export', () => {
  it('has a line for each customer, with the credit, and runs no formula', async () => {
    const id = await stack.register({ ...ada, name: '=HYPERLINK("https://example.org")', phone: '+44 20 7946 0000' })
    const { headers, body } = await send('GET', '/customers/export.csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const { registeredAt } = (await stack.customer(id)) ?? { registeredAt: '' }
    expect(body.split('\r\n')).toEqual([
      '\uFEFFcustomerId,registeredAt,name,email,phone,status,role,credit,currency',
      `${id},${registeredAt},"'=HYPERLINK(""https://example.org"")",${ada.email},'+44 20 7946 0000,active,customer,1000,EUR`,
      '',
    ])
  })

  it('has only those customers whom the filters select', async () => {
    const id = await stack.register(ada)
    await stack.register({ username: 'bob', email: 'bob@example.org', name: 'Bob' })
    await send('PUT', `/customers/${id}/disabled`)
    await stack.caughtUp()
    const exported = async (query: string) =>
      (await send('GET', `/customers/export.csv?${query}`)).body
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[2])
    expect(await exported('')).toEqual([ada.name, 'Bob'])
    expect(await exported('status=disabled&q=lov')).toEqual([ada.name])
    expect(await exported('role=customer&q=bob')).toEqual(['Bob'])
    expect(await exported('q=%25')).toEqual([])
  })
})
