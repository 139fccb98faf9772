import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Client, ClientToken, ClientTokenError, NewClient, Problem, Tokens } from '@souk/contracts'
import { eventsOf } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { testId } from '@souk/testing'
import { startStack, type Stack } from '../../testing/stack.ts'

let later = 0
let stack: Stack
let boss: Tokens
beforeEach(async () => {
  later = 0
  stack = await startStack({ clock: { ...systemClock, now: () => Date.now() + later } })
  const customerId = await stack.register()
  await stack.append({ type: 'RoleGranted', data: { customerId, grantedAt: '2026-01-01T00:00:00.000Z', role: 'manager' } })
  boss = await stack.logIn()
})
afterEach(() => stack.stop())

const bearer = (token: string, more: Record<string, string> = {}) => ({ ...more, authorization: `Bearer ${token}` })
const add = (payload: object = { label: 'Report', scopes: ['customer:read', 'order:write'] }, headers: Record<string, string> = {}) =>
  stack.app.inject({ method: 'POST', url: '/clients', headers: bearer(boss.accessToken, headers), payload })
const added = async (): Promise<NewClient> => (await add()).json<NewClient>()
const list = async () => (await stack.app.inject({ url: '/clients', headers: bearer(boss.accessToken) })).json<{ items: Client[] }>()
const revoke = (clientId: string) => stack.app.inject({ method: 'DELETE', url: `/clients/${clientId}`, headers: bearer(boss.accessToken) })

const basic = ({ clientId, clientSecret }: NewClient) => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
})
const ask = (form: Record<string, string> | string | Buffer, headers: Record<string, string> = {}) =>
  stack.app.inject({
    method: 'POST',
    url: '/token',
    headers: { authorization: '', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: typeof form === 'string' || Buffer.isBuffer(form) ? form : new URLSearchParams(form).toString(),
  })
const grant = { grant_type: 'client_credentials' }
const tokenOf = async (client: NewClient): Promise<string> => (await ask(grant, basic(client))).json<ClientToken>().access_token
const errorOf = (answer: { statusCode: number; json<Body>(): Body }) => [answer.statusCode, answer.json<ClientTokenError>().error]
const problemOf = (answer: { statusCode: number; json<Body>(): Body }) => [answer.statusCode, answer.json<Problem>().code]
const actors = async () => (await stack.log.readAll(0, 500)).map(({ actor }) => actor)

describe('clients', () => {
  it('are added with a secret that is shown once', async () => {
    const answer = await add()
    expect([answer.statusCode, answer.json<object>()]).toEqual([
      201,
      {
        clientId: expect.any(String),
        addedAt: expect.any(String),
        label: 'Report',
        scopes: ['customer:read', 'order:write'],
        clientSecret: expect.stringMatching(/^[\w-]{43}$/),
      },
    ])
    const { clientSecret, ...shown } = answer.json<NewClient>()
    expect(await list()).toEqual({ items: [shown], nextCursor: null, previousCursor: null, total: { count: 1, exact: true } })
    const events = (await stack.log.readStream('clients-all', 0)).events.map(({ event }) => event)
    expect(events).toMatchObject([
      {
        data: {
          secretHash: createHash('sha256')
            .update(clientSecret ?? '')
            .digest('base64url'),
        },
      },
    ])
    expect(JSON.stringify(await stack.log.readAll(0, 500))).not.toContain(clientSecret)
  })

  it('are added once for an Idempotency-Key, but the secret is not shown again', async () => {
    const key = { 'idempotency-key': 'monday' }
    const [first, second] = [await add(undefined, key), await add(undefined, key)]
    expect(second.json()).toEqual({ ...first.json<NewClient>(), clientSecret: null })
    expect((await list()).items).toHaveLength(1)
    expect(await tokenOf(first.json())).toEqual(expect.any(String))
  })

  it.each([
    { label: 'Report', scopes: [] },
    { label: 'Report', scopes: ['order:read', 'order:read'] },
    { label: 'Report', scopes: ['order:admin'] },
    { label: ' ', scopes: ['order:read'] },
    { label: 'Report', scopes: ['order:read'], clientSecret: 'mine' },
  ])('are not added with %j', async (payload) => {
    expect(problemOf(await add(payload))).toEqual([400, 'malformed-request'])
  })

  it('get no tokens once they are revoked, and the ones they have count no more', async () => {
    const [client, other] = [await added(), await added()]
    const [token, kept] = [await tokenOf(client), await tokenOf(other)]
    const see = (accessToken: string) => stack.app.inject({ url: '/customers', headers: bearer(accessToken) })
    expect([(await see(token)).statusCode, (await see(kept)).statusCode]).toEqual([200, 200])
    expect((await revoke(client.clientId)).statusCode).toBe(204)
    expect(problemOf(await see(token))).toEqual([401, 'not-authenticated'])
    expect(errorOf(await ask(grant, basic(client)))).toEqual([401, 'invalid_client'])
    expect((await see(kept)).statusCode).toBe(200)
    expect((await list()).items.map(({ clientId }) => clientId)).toEqual([other.clientId])
    for (const unknown of [client.clientId, testId(99)]) expect(problemOf(await revoke(unknown))).toEqual([404, 'not-found'])
  })

  it('act on their own account: the commit names the client', async () => {
    const client = (await add({ label: 'Credit', scopes: ['customer:write'] })).json<NewClient>()
    const answer = await stack.app.inject({
      method: 'POST',
      url: `/customers/${boss.customerId}/credit/adjustments`,
      headers: bearer(await tokenOf(client)),
      payload: { amount: 1, reason: 'a test' },
    })
    expect(answer.statusCode).toBe(204)
    expect((await actors()).at(-1)).toEqual({ kind: 'client', id: client.clientId })
    const [last] = (await stack.log.readAll(0, 500)).slice(-1).flatMap((commit) => eventsOf(commit))
    expect(last?.event.type).toBe('CreditGranted')
  })

  it('reach neither accounts nor what their scopes do not name', async () => {
    const token = await tokenOf(await added())
    const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string) => stack.app.inject({ method, url, headers: bearer(token) })
    const wrongScope = await send('POST', `/customers/${boss.customerId}/credit/adjustments`)
    expect(problemOf(wrongScope)).toEqual([403, 'forbidden'])
    expect(wrongScope.headers['www-authenticate']).toBe('Bearer error="insufficient_scope", scope="customer:write"')
    const forPersons = await send('GET', '/clients')
    expect(problemOf(forPersons)).toEqual([403, 'forbidden'])
    expect(forPersons.headers['www-authenticate']).toBe('Bearer error="insufficient_scope"')
    for (const url of ['/sessions', '/clients']) expect((await send('GET', url)).statusCode).toBe(403)
  })
})

describe('a token', () => {
  it('is answered as RFC 6749 wants it, and lives ten minutes', async () => {
    const client = await added()
    const answer = await ask(grant, basic(client))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      pragma: 'no-cache',
      'content-type': expect.stringContaining('application/json'),
    })
    const body = answer.json<ClientToken>()
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: expect.any(Number),
      scope: 'customer:read order:write',
    })
    expect(body.expires_in).toBeGreaterThanOrEqual(599)
    expect(JSON.parse(Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString())).toEqual({
      iss: 'http://localhost:8080',
      aud: 'http://localhost:8080',
      sub: client.clientId,
      client_id: client.clientId,
      scope: 'customer:read order:write',
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
    later = 600_001
    expect(problemOf(await stack.app.inject({ url: '/customers', headers: bearer(body.access_token) }))).toEqual([401, 'not-authenticated'])
  })

  it('is answered for credentials in the body, and while the view is built again', async () => {
    const { clientId, clientSecret } = await added()
    await stack.restart({ emptyView: true })
    const answer = await ask({ ...grant, client_id: clientId, client_secret: clientSecret ?? '', unknown: 'ignored' })
    expect(answer.statusCode).toBe(200)
  })

  it('has the scopes that are asked for, if the client has them', async () => {
    const client = await added()
    const withScope = (scope: string) => ask({ ...grant, scope }, basic(client))
    expect((await withScope('order:write')).json()).toMatchObject({ scope: 'order:write' })
    expect((await withScope('')).json()).toMatchObject({ scope: 'customer:read order:write' })
    for (const scope of ['order:read', 'order:write customer:write', 'order:write  customer:read', 'everything'])
      expect(errorOf(await withScope(scope))).toEqual([400, 'invalid_scope'])
  })

  it('is refused as RFC 6749 wants it', async () => {
    const client = await added()
    const { clientId, clientSecret } = client
    const header = basic(client)
    const cases: [expected: string, answer: Awaited<ReturnType<typeof ask>>][] = [
      ['invalid_request', await ask({}, header)],
      ['invalid_request', await ask({ grant_type: '' }, header)],
      ['invalid_request', await ask('grant_type=client_credentials&grant_type=client_credentials', header)],
      ['invalid_request', await ask({ ...grant, client_id: clientId, client_secret: clientSecret ?? '' }, header)],
      ['invalid_request', await ask(JSON.stringify(grant), { ...header, 'content-type': 'application/json' })],
      ['invalid_request', await ask('', header)],
      [
        'invalid_request',
        await ask(new URLSearchParams(grant).toString(), { ...header, 'content-type': 'multipart/form-data; boundary=x' }),
      ],
      [
        'invalid_request',
        await ask(new URLSearchParams(grant).toString(), { ...header, 'content-type': 'application/x-www-form-urlencodedx' }),
      ],
      ['invalid_request', await ask(Buffer.from('grant_type=\xff', 'latin1'), header)],
      ['invalid_request', await ask('grant_type[]=client_credentials', header)],
      ['invalid_request', await ask('__proto__=client_credentials&constructor=1', header)],
      ['unsupported_grant_type', await ask('grant_type=client_credentials%00', header)],
      ['unsupported_grant_type', await ask('grant_type=%ED%A0%80', header)],
      ['unsupported_grant_type', await ask('grant_type=%', header)],
      ['unsupported_grant_type', await ask({ grant_type: 'password' }, header)],
      ['invalid_client', await ask(grant)],
      ['invalid_client', await ask({ ...grant, client_id: clientId })],
      ['invalid_client', await ask(grant, basic({ ...client, clientId: testId(99) }))],
      ['invalid_client', await ask(grant, { authorization: `Bearer ${boss.accessToken}` })],
      ['invalid_client', await ask(grant, { authorization: 'Basic x' })],
    ]
    for (const [expected, answer] of cases) {
      expect(errorOf(answer)).toEqual([expected === 'invalid_client' ? 401 : 400, expected])
      expect(answer.headers['www-authenticate']).toBe(expected === 'invalid_client' ? 'Basic realm="souk"' : undefined)
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': expect.stringContaining('application/json') })
    }
  })

  it('is refused as everywhere if the form is too long', async () => {
    expect(problemOf(await ask(`grant_type=${'x'.repeat(70_000)}`, basic(await added())))).toEqual([413, 'body-too-large'])
  })

  it('is refused more and more slowly for wrong secrets, and never for the right one', async () => {
    const client = await added()
    const wrong = { ...client, clientSecret: 'x'.repeat(43) }
    const unknown = { ...wrong, clientId: testId(99) }
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(grant, basic(index % 2 === 0 ? wrong : unknown))))
    const codes = answers.map(({ statusCode }) => statusCode).toSorted()
    expect(codes).toEqual([...Array.from({ length: 51 }, () => 401), ...Array.from({ length: 9 }, () => 429)])
    for (const slowed of answers.filter(({ statusCode }) => statusCode === 429))
      expect(Number(slowed.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect((await ask(grant, basic(client))).statusCode).toBe(200)
  })
})
