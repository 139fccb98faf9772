import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem, Session, SoukEvent, Tokens } from '@souk/contracts'
import { eventsOf, eventStoreOperations } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createKeyClient } from '@souk/service'
import { testId } from '@souk/testing'
import { ada } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import { executeOwn } from '../access/own-commands.ts'
import { buildCustomerApp } from './routes.ts'

const MINUTE = 60_000
const DAY = 86_400_000

let later = 0
let stack: Stack
let customerId: string
beforeEach(async () => {
  later = 0
  stack = await startStack({ clock: { ...systemClock, now: () => Date.now() + later } })
  customerId = await stack.register()
})
afterEach(() => stack.stop())

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const send = (method: Method, url: string, { as, payload }: { as?: Tokens; payload?: object } = {}) =>
  stack.app.inject({ method, url, headers: as ? { authorization: `Bearer ${as.accessToken}` } : {}, ...(payload && { payload }) })
const logIn = (payload: object = { username: ada.username, password: ada.password }) => send('POST', '/sessions', { payload })
const refresh = ({ refreshToken }: Pick<Tokens, 'refreshToken'>) => send('POST', '/sessions/refresh', { payload: { refreshToken } })
const refreshed = async (tokens: Tokens): Promise<Tokens> => {
  const answer = await refresh(tokens)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return answer.json<Tokens>()
}
const problemOf = (answer: { statusCode: number; json<Body>(): Body }) => [answer.statusCode, answer.json<Problem>().code]
const sessionsOf = async (tokens: Tokens) => (await send('GET', '/sessions', { as: tokens })).json<{ items: Session[] }>().items
const claimsOf = ({ accessToken }: Tokens): Record<string, unknown> =>
  JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
const eventsOfType = async (type: SoukEvent['type']) =>
  (await stack.log.readAll(0, 500)).flatMap((commit) => eventsOf(commit)).filter(({ event }) => event.type === type)
const manager = (who = customerId): SoukEvent => ({
  type: 'RoleGranted',
  data: { customerId: who, grantedAt: '2026-01-01T00:00:00.000Z', role: 'manager' },
})

describe('logging in', () => {
  it('answers tokens for the customer', async () => {
    const answer = await logIn()
    const tokens = answer.json<Tokens>()
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.stringMatching(/^[\w-]{86}$/),
      tokenType: 'Bearer',
      expiresIn: expect.any(Number),
      customerId,
      role: 'customer',
    })
    expect(tokens.expiresIn).toBeGreaterThanOrEqual(599)
    const header: unknown = JSON.parse(Buffer.from(tokens.accessToken.split('.')[0] ?? '', 'base64url').toString())
    expect(header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: '1' })
    const claims = claimsOf(tokens)
    expect(claims).toEqual({
      iss: 'http://localhost:8080',
      aud: 'http://localhost:8080',
      sub: customerId,
      sid: (await sessionsOf(tokens))[0]?.sessionId,
      jti: expect.any(String),
      role: 'customer',
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
    expect(Number(claims['exp']) - Number(claims['iat'])).toBeLessThanOrEqual(600)
    expect(Number.isInteger(claims['exp'])).toBe(true)
  })

  it('takes every spelling of the user name', async () => {
    expect((await logIn({ username: ada.username.toUpperCase(), password: ada.password })).statusCode).toBe(201)
  })

  it('does not tell whether the name or the password is wrong', async () => {
    const [wrongPassword, wrongName] = [
      await logIn({ username: ada.username, password: 'another password' }),
      await logIn({ username: 'nobody', password: ada.password }),
    ]
    expect(problemOf(wrongPassword)).toEqual([401, 'wrong-credentials'])
    expect({ ...wrongName.json<Problem>(), requestId: '' }).toEqual({ ...wrongPassword.json<Problem>(), requestId: '' })
  })

  it.each([
    ['a short password', { username: ada.username, password: 'short' }],
    ['an empty password', { username: ada.username, password: '' }],
    ['a long password', { username: ada.username, password: 'x'.repeat(129) }],
    ['a very long password', { username: ada.username, password: 'x'.repeat(50_000) }],
    ['a name that nobody can have', { username: 'a b', password: ada.password }],
  ])('is refused with %s as with a wrong one, and counted', async (_case, payload) => {
    const codes = []
    for (let count = 0; count < 12; count += 1) codes.push((await logIn(payload)).json<Problem>().code)
    expect(codes.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'wrong-credentials'))
    expect(codes).toContain('too-many-requests')
  })

  it.each(['short', 'x'.repeat(129)])('is not needed to change a password: the current one %j is just wrong', async (currentPassword) => {
    const as = await stack.logIn()
    const payload = { currentPassword, newPassword: 'a long new password' }
    expect(problemOf(await send('PUT', `/customers/${customerId}/password`, { as, payload }))).toEqual([422, 'wrong-password'])
  })

  it('is refused for a forgotten customer, as for an unknown one', async () => {
    await send('DELETE', `/customers/${customerId}`)
    expect(problemOf(await logIn())).toEqual([401, 'wrong-credentials'])
  })

  it('is refused for a disabled account only with the right password', async () => {
    await stack.append({ type: 'AccountDisabled', data: { customerId, disabledAt: '2026-01-01T00:00:00.000Z' } })
    await stack.caughtUp()
    expect(problemOf(await logIn())).toEqual([403, 'account-disabled'])
    expect(problemOf(await logIn({ username: ada.username, password: 'another password' }))).toEqual([401, 'wrong-credentials'])
  })

  it('is slowed down after several wrong passwords, and free again after the right one', async () => {
    const guess = () => logIn({ username: ada.username, password: 'another password' })
    const answers = await Promise.all(Array.from({ length: 20 }, guess))
    const slowed = answers.filter(({ statusCode }) => statusCode === 429)
    expect(slowed.length).toBe(14)
    for (const answer of slowed) expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    await expect.poll(async () => (await logIn()).statusCode, { timeout: 10_000, interval: 500 }).toBe(201)
    expect(problemOf(await guess())).toEqual([401, 'wrong-credentials'])
  })

  it('is slowed down for an IPv6 network as for one address', async () => {
    const app = buildCustomerApp({ ...stack.dependencies, service: stack.service, store: stack.store, behindGateway: true })
    const from = async (address: string, name: string) =>
      (
        await app.inject({
          method: 'POST',
          url: '/sessions',
          headers: { 'x-forwarded-for': address },
          payload: { username: name, password: 'another password' },
        })
      ).statusCode
    const codes: number[] = []
    for (let count = 0; count < 60; count += 1) codes.push(await from(`2001:db8:1:2::${count}`, `nobody${count}`))
    expect(codes.slice(0, 51)).toEqual(Array.from({ length: 51 }, () => 401))
    expect(codes).toContain(429)
    expect(await from('2001:db8:1:3::1', 'nobody')).toBe(401)
    await app.close()
  })

  it('cannot be got around by guessing while changing the password', async () => {
    const tokens = await stack.logIn()
    const payload = { currentPassword: 'another password', newPassword: 'a long new password' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('PUT', `/customers/${customerId}/password`, { as: tokens, payload })),
    )
    const codes = answers.map((answer) => answer.json<Problem>().code).toSorted()
    expect(codes).toEqual([...Array.from({ length: 14 }, () => 'too-many-requests'), ...Array.from({ length: 6 }, () => 'wrong-password')])
    expect((await logIn()).statusCode).toBe(429)
  })

  it('gives managers their role', async () => {
    await stack.append(manager())
    const tokens = await stack.logIn()
    expect([tokens.role, claimsOf(tokens)['role']]).toEqual(['manager', 'manager'])
  })
})

describe('refreshing', () => {
  it('answers new tokens of the same session', async () => {
    const first = await stack.logIn()
    const second = await refreshed(first)
    const third = await refreshed(second)
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3)
    expect(new Set([first, second, third].map(({ accessToken }) => accessToken)).size).toBe(3)
    expect(new Set([first, second, third].map((tokens) => claimsOf(tokens)['sid'])).size).toBe(1)
    expect(await sessionsOf(third)).toHaveLength(1)
  })

  it('gives the same token the same answer within 30 s, also at once', async () => {
    const tokens = await stack.logIn()
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(tokens)))
    later = 29_000
    answers.push(await refresh(tokens))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    await refreshed(answers[0]?.json<Tokens>() ?? tokens)
  })

  it('ends the session if a token is used again after 30 s', async () => {
    const tokens = await stack.logIn()
    const newer = await refreshed(tokens)
    later = 31_000
    expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
    expect(problemOf(await refresh(newer))).toEqual([401, 'session-ended'])
    const [ended] = await eventsOfType('SessionEnded')
    expect(ended?.event.data).toMatchObject({ sessionId: claimsOf(tokens)['sid'], customerId })
    expect(await eventsOfType('AccessRevoked')).toMatchObject([{ event: { data: { sessionId: claimsOf(tokens)['sid'] } } }])
  })

  it('ends the session if a token is used again after its successor', async () => {
    const tokens = await stack.logIn()
    const newest = await refreshed(await refreshed(tokens))
    expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
    expect(problemOf(await refresh(newest))).toEqual([401, 'session-ended'])
  })

  it('is refused with a made-up token, which ends nothing', async () => {
    const tokens = await stack.logIn()
    const bytes = Buffer.from(tokens.refreshToken, 'base64url')
    const altered = [0, 20, 60].map((index) => {
      const copy = Buffer.from(bytes)
      copy[index] = (copy[index] ?? 0) ^ 1
      return copy.toString('base64url')
    })
    for (const refreshToken of [...altered, `${tokens.refreshToken}A`, tokens.refreshToken.slice(1), 'x', tokens.accessToken.slice(0, 100)])
      expect(problemOf(await refresh({ refreshToken }))).toEqual([401, 'session-ended'])
    await refreshed(tokens)
  })

  it('keeps a session for 30 days from the last refresh', async () => {
    let tokens = await stack.logIn()
    later = 29 * DAY
    tokens = await refreshed(tokens)
    later = 58 * DAY
    tokens = await refreshed(tokens)
    later = 89 * DAY
    expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
  })

  it('goes on after a restart, and while the view is built again', async () => {
    const tokens = await stack.logIn()
    await stack.restart({ emptyView: true })
    expect((await refreshed(tokens)).customerId).toBe(customerId)
  })

  it('revives no session that has ended, even if the store is older than that', async () => {
    const tokens = await stack.logIn()
    const data = { sessionId: String(claimsOf(tokens)['sid']), customerId, endedAt: '2026-01-01T00:00:00.000Z' }
    await stack.append({ type: 'SessionEnded', data })
    expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
  })

  it('follows the role in the log', async () => {
    const tokens = await stack.logIn()
    await stack.append(manager())
    expect((await refreshed(tokens)).role).toBe('manager')
  })

  it('is refused while the account is disabled', async () => {
    const tokens = await stack.logIn()
    await stack.append({ type: 'AccountDisabled', data: { customerId, disabledAt: '2026-01-01T00:00:00.000Z' } })
    expect(problemOf(await refresh(tokens))).toEqual([403, 'account-disabled'])
    await stack.append({ type: 'AccountEnabled', data: { customerId, enabledAt: '2026-01-01T00:00:00.000Z' } })
    await refreshed(tokens)
  })
})

describe('sessions', () => {
  it('are shown to their customer only', async () => {
    await stack.register({ username: 'bob', email: 'bob@example.org' })
    const [first, second] = [await stack.logIn(), await stack.logIn()]
    const bob = await stack.logIn('bob')
    const shown = await sessionsOf(second)
    expect(shown.map(({ sessionId, current }) => [sessionId, current])).toEqual([
      [claimsOf(first)['sid'], false],
      [claimsOf(second)['sid'], true],
    ])
    expect(await sessionsOf(bob)).toHaveLength(1)
    expect(problemOf(await send('DELETE', `/sessions/${String(claimsOf(first)['sid'])}`, { as: bob }))).toEqual([404, 'not-found'])
    await refreshed(first)
  })

  it('end one by one', async () => {
    const [first, second, third] = [await stack.logIn(), await stack.logIn(), await stack.logIn()]
    expect((await send('DELETE', '/sessions/current', { as: first })).statusCode).toBe(204)
    expect((await send('DELETE', `/sessions/${String(claimsOf(second)['sid'])}`, { as: third })).statusCode).toBe(204)
    expect(await sessionsOf(third)).toMatchObject([{ current: true }])
    for (const ended of [first, second]) expect(problemOf(await refresh(ended))).toEqual([401, 'session-ended'])
    expect(await eventsOfType('AccessRevoked')).toMatchObject(
      [first, second].map((tokens) => ({
        actor: { kind: 'customer', id: customerId },
        event: { data: { sessionId: claimsOf(tokens)['sid'] } },
      })),
    )
    // The token of a session that has ended does not count any more.
    expect(problemOf(await send('DELETE', '/sessions/current', { as: first }))).toEqual([401, 'not-authenticated'])
  })

  it('end all at once but the one that asks', async () => {
    const [first, second, third] = [await stack.logIn(), await stack.logIn(), await stack.logIn()]
    expect((await send('DELETE', '/sessions', { as: third })).statusCode).toBe(204)
    expect(await sessionsOf(third)).toMatchObject([{ current: true }])
    for (const ended of [first, second]) expect(problemOf(await refresh(ended))).toEqual([401, 'session-ended'])
    await refreshed(third)
  })

  it('end for their tokens, too, if the store has lost the other sessions', async () => {
    const [lost, kept] = [await stack.logIn(), await stack.logIn()]
    await stack.service.sessions.forget([{ customerId, sessionId: String(claimsOf(lost)['sid']) }])
    expect((await send('DELETE', '/sessions', { as: kept })).statusCode).toBe(204)
    expect(problemOf(await send('GET', '/sessions', { as: lost }))).toEqual([401, 'not-authenticated'])
    expect(await sessionsOf(kept)).toHaveLength(1)
  })

  it('end with a new password, except the one that asks', async () => {
    const [first, second] = [await stack.logIn(), await stack.logIn()]
    const payload = { currentPassword: ada.password, newPassword: 'difference engine' }
    expect((await send('PUT', `/customers/${customerId}/password`, { as: second, payload })).statusCode).toBe(204)
    expect(problemOf(await refresh(first))).toEqual([401, 'session-ended'])
    expect(await sessionsOf(await refreshed(second))).toHaveLength(1)
    expect(await eventsOfType('AccessRevoked')).toMatchObject([
      { event: { data: { customerId, sessionId: null, keptSessionId: claimsOf(second)['sid'] } } },
    ])
    expect(problemOf(await logIn())).toEqual([401, 'wrong-credentials'])
    await stack.logIn(ada.username, 'difference engine')
  })

  it('go on if the new password is the current one, and wrong guesses at it count', async () => {
    const [first, second] = [await stack.logIn(), await stack.logIn()]
    const changeTo = (newPassword: string, currentPassword = newPassword) =>
      send('PUT', `/customers/${customerId}/password`, { as: second, payload: { currentPassword, newPassword } })
    expect((await changeTo(ada.password)).statusCode).toBe(204)
    expect(await eventsOfType('PasswordChanged')).toEqual([])
    expect(await sessionsOf(await refreshed(first))).toHaveLength(2)
    const refusals: unknown[] = []
    for (let guess = 0; guess < 12; guess += 1) refusals.push(problemOf(await changeTo(`difference engine ${guess}`)))
    expect(refusals[0]).toEqual([422, 'wrong-password'])
    expect(refusals.at(-1)).toEqual([429, 'too-many-requests'])
  })

  it('are a hundred at most: a new one takes the place of the one that was refreshed the longest ago', async () => {
    const started: Tokens[] = []
    for (let index = 0; index < 100; index += 1) {
      later += 1
      started.push(await stack.service.sessions.start(customerId, 0))
    }
    const [first, second] = started
    if (first === undefined || second === undefined) throw new Error('there are no sessions')
    later += 1
    const refreshedFirst = await refreshed(first)
    const last = await stack.logIn()
    expect(await sessionsOf(last)).toHaveLength(100)
    expect(problemOf(await refresh(second))).toEqual([401, 'session-ended'])
    await refreshed(refreshedFirst)
    expect((await send('DELETE', '/sessions', { as: last })).statusCode).toBe(204)
    expect(await sessionsOf(last)).toHaveLength(1)
  })

  it('goes on from the moment of the new password, before the request for it is answered', async () => {
    const [first, second] = [await stack.logIn(), await stack.logIn()]
    const change = async (currentPassword: string, newPassword: string, kept: Tokens): Promise<void> => {
      const { command } = await stack.service.preparations.changePassword(
        customerId,
        { currentPassword, newPassword },
        String(claimsOf(kept)['sid']),
      )
      expect(await executeOwn(stack.service, command, { requestId: testId(later) })).toBeUndefined()
      later += 1
      await stack.caughtUp()
    }
    await change(ada.password, 'difference engine', second)
    const refreshedOnce = await refreshed(second)
    await change('difference engine', 'analytical engine', second)
    const refreshedTwice = await refreshed(refreshedOnce)
    expect(problemOf(await refresh(first))).toEqual([401, 'session-ended'])
    const third = await stack.logIn(ada.username, 'analytical engine')
    await change('analytical engine', 'punched cards', third)
    await refreshed(third)
    expect(problemOf(await refresh(refreshedTwice))).toEqual([401, 'session-ended'])
  })

  it('end when the customer is forgotten', async () => {
    const tokens = await stack.logIn()
    await send('DELETE', `/customers/${customerId}`)
    expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
  })

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a token that nobody signed', { authorization: 'Bearer e30.e30.e30' }],
  ])('are not shown with %s', async (_what, headers) => {
    expect(problemOf(await stack.strangersApp.inject({ method: 'GET', url: '/sessions', headers }))).toEqual([401, 'not-authenticated'])
  })
})

describe('managers', () => {
  let boss: Tokens
  let bossId: string
  beforeEach(async () => {
    bossId = await stack.register({ username: 'boss', email: 'boss@example.org' })
    await stack.append(manager(bossId))
    boss = await stack.logIn('boss')
  })

  it('grant and take the role', async () => {
    expect((await send('PUT', `/customers/${customerId}/roles/manager`, { as: boss })).statusCode).toBe(204)
    expect(await stack.customer(customerId)).toMatchObject({ role: 'manager' })
    const second = await stack.logIn()
    expect(second.role).toBe('manager')
    expect((await send('DELETE', `/customers/${bossId}/roles/manager`, { as: second })).statusCode).toBe(204)
    expect((await refreshed(boss)).role).toBe('customer')
    expect(problemOf(await send('DELETE', `/customers/${customerId}/roles/manager`, { as: second }))).toEqual([409, 'last-manager'])
    expect(await eventsOfType('RoleTaken')).toMatchObject([{ actor: { kind: 'manager', id: customerId } }])
  })

  it('cannot both demote each other at once', async () => {
    await send('PUT', `/customers/${customerId}/roles/manager`, { as: boss })
    const second = await stack.logIn()
    const answers = await Promise.all([
      send('DELETE', `/customers/${bossId}/roles/manager`, { as: second }),
      send('DELETE', `/customers/${customerId}/roles/manager`, { as: boss }),
    ])
    const [won, lost = 0] = answers.map(({ statusCode }) => statusCode).toSorted()
    expect(won).toBe(204)
    // The token of the one who lost may be revoked before the request is looked at.
    expect([401, 409]).toContain(lost)
    const roles = await Promise.all([bossId, customerId].map(async (id) => (await stack.customer(id)).role))
    expect(roles.toSorted()).toEqual(['customer', 'manager'])
  })

  it('disable and enable accounts', async () => {
    const tokens = await stack.logIn()
    const before = await send('GET', `/customers/${customerId}`)
    expect((await send('PUT', `/customers/${customerId}/disabled`, { as: boss })).statusCode).toBe(204)
    const disabled = await stack.app.inject({ url: `/customers/${customerId}`, headers: { 'if-none-match': String(before.headers.etag) } })
    expect([disabled.statusCode, disabled.json<object>()]).toEqual([200, expect.objectContaining({ status: 'disabled' })])
    expect(problemOf(await refresh(tokens))).toEqual([403, 'account-disabled'])
    expect((await send('DELETE', `/customers/${customerId}/disabled`, { as: boss })).statusCode).toBe(204)
    expect(await stack.customer(customerId)).toMatchObject({ status: 'active' })
    await refreshed(tokens)
    expect(problemOf(await send('PUT', `/customers/${bossId}/disabled`, { as: boss }))).toEqual([409, 'last-manager'])
    expect(problemOf(await send('PUT', `/customers/${testId(99)}/disabled`, { as: boss }))).toEqual([404, 'not-found'])
  })

  it('end all sessions of a customer', async () => {
    const [first, second] = [await stack.logIn(), await stack.logIn()]
    expect((await send('DELETE', `/customers/${customerId}/sessions`, { as: boss })).statusCode).toBe(204)
    for (const tokens of [first, second]) {
      expect(problemOf(await send('GET', '/sessions', { as: tokens }))).toEqual([401, 'not-authenticated'])
      expect(problemOf(await refresh(tokens))).toEqual([401, 'session-ended'])
    }
    expect(await eventsOfType('SessionEnded')).toMatchObject([
      { actor: { kind: 'manager', id: bossId } },
      { event: { data: { customerId } } },
    ])
    await stack.logIn()
    await refreshed(boss)
    expect(problemOf(await send('DELETE', `/customers/${testId(99)}/sessions`, { as: boss }))).toEqual([404, 'not-found'])
    expect(problemOf(await send('DELETE', `/customers/${bossId}/sessions`, { as: await stack.logIn() }))).toEqual([403, 'forbidden'])
  })

  it('rotate the signing key once for an Idempotency-Key, and leave no other key behind', async () => {
    const rotate = () =>
      stack.app.inject({
        method: 'POST',
        url: '/signing-keys',
        headers: { authorization: `Bearer ${boss.accessToken}`, 'idempotency-key': 'monday' },
      })
    const [first, second] = [await rotate(), await rotate()]
    expect([first.statusCode, second.statusCode, second.headers['idempotent-replayed']]).toEqual([201, 201, 'true'])
    expect(second.json()).toEqual(first.json())
    expect(await createKeyClient(stack.dependencies.bus).readKeys(['signing-key-2', 'signing-key-3'])).toEqual([expect.any(String), null])
  })

  it('rotate the signing key once, if two of them do it at once', async () => {
    const { bus } = stack.dependencies
    const { request } = bus
    const both = Promise.withResolvers<void>()
    let asking = 0
    // Each has read the keys before either makes another.
    bus.request = async (operation, ...rest) => {
      if (operation === eventStoreOperations.createKey.name) {
        asking += 1
        if (asking === 2) both.resolve()
        await both.promise
      }
      return request(operation, ...rest)
    }
    const answers = await Promise.all([send('POST', '/signing-keys', { as: boss }), send('POST', '/signing-keys', { as: boss })])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    expect(await eventsOfType('SigningKeyPublished')).toMatchObject([1, 2].map((signingKeyId) => ({ event: { data: { signingKeyId } } })))
  })

  it('rotate the signing key: new tokens use the new one, and old tokens still count', async () => {
    const answer = await send('POST', '/signing-keys', { as: boss })
    expect([answer.statusCode, answer.json<object>()]).toEqual([201, expect.objectContaining({ signingKeyId: 2 })])
    const second = await stack.logIn()
    expect(JSON.parse(Buffer.from(second.accessToken.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ kid: '2' })
    for (const tokens of [boss, second]) expect((await send('GET', '/sessions', { as: tokens })).statusCode).toBe(200)
    later = 9 * MINUTE
    expect((await send('GET', '/sessions', { as: boss })).statusCode).toBe(200)
    later = 11 * MINUTE
    expect(problemOf(await send('GET', '/sessions', { as: boss }))).toEqual([401, 'not-authenticated'])
  })
})
