import { describe, expect, it, vi } from 'vitest'
import { createCache } from '@souk/process'
import { openCookies } from './cookies.ts'
import { createSeal } from './seal.ts'
import { openSession, refreshingOnce, SessionEnded, type Tokens } from './session.ts'

const SECRET = 'a secret of more than 32 characters'
const seal = createSeal([SECRET])

const tokens = (name: string, expiresIn = 600): Tokens => ({
  accessToken: `access-${name}`,
  refreshToken: `refresh-${name}`,
  expiresIn,
  customerId: 'ada',
  role: 'customer',
})

/** The `Cookie` of the next request. */
const sentBack = (changes: readonly string[]): string => changes.map((change) => change.split(';', 1)[0]).join('; ')

/** The cookie of somebody who has logged in at 0. */
const cookieOf = (first: Tokens, by = seal): string => {
  const cookies = openCookies(undefined, false, by)
  openSession({ cookies, refresh: async () => undefined, now: () => 0 }).begin(first)
  return sentBack(cookies.changes())
}

const sessionAt = (now: number, cookie: string, refresh: (token: string) => Promise<Tokens | undefined>, by = seal) => {
  const cookies = openCookies(cookie, false, by)
  return { cookies, session: openSession({ cookies, refresh, now: () => now }) }
}

const never = async (): Promise<never> => {
  throw new Error('it must not be refreshed')
}

describe('a session', () => {
  it('is there in the next request, and its token does not stand in the cookie', async () => {
    const cookie = cookieOf(tokens('one'))
    expect(cookie).not.toContain('access-one')
    expect(cookie).not.toContain(Buffer.from('access-one').toString('base64url').slice(0, 8))
    const { session } = sessionAt(1_000, cookie, never)
    expect(session.customer()).toEqual({ customerId: 'ada', isManager: false })
    expect(await session.access?.current()).toBe('access-one')
  })

  it('fits into a cookie with long tokens', () => {
    expect(cookieOf({ ...tokens('one'), accessToken: 'a'.repeat(600), refreshToken: 'r'.repeat(200) }).length).toBeLessThan(2_000)
  })

  it('gets the next token before the old one expires, and keeps it', async () => {
    const { session, cookies } = sessionAt(590_000, cookieOf(tokens('one')), async (token) =>
      token === 'refresh-one' ? tokens('two') : undefined,
    )
    expect(await session.access?.current()).toBe('access-two')
    const next = sessionAt(600_000, sentBack(cookies.changes()), never)
    expect(await next.session.access?.current()).toBe('access-two')
  })

  it('gets the next token if the API refuses the old one', async () => {
    const { session } = sessionAt(1_000, cookieOf(tokens('one')), async () => tokens('two'))
    session.access?.refused('access-one')
    expect(await session.access?.current()).toBe('access-two')
  })

  it('ends, and its cookie goes, if there is no next token', async () => {
    const { session, cookies } = sessionAt(700_000, cookieOf(tokens('one')), async () => undefined)
    await expect(session.access?.current()).rejects.toThrow(SessionEnded)
    expect(session.customer()).toBeUndefined()
    expect(cookies.changes()).toEqual(['souk-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'])
  })

  it('is refreshed once by requests at the same time, and by one that comes with the old cookie soon', async () => {
    const asked = vi.fn(async () => tokens('two'))
    let now = 700_000
    const refresh = refreshingOnce(asked, createCache({ capacity: 10 }), () => now)
    const cookie = cookieOf(tokens('one'))
    const opened = Array.from({ length: 5 }, () => sessionAt(700_000, cookie, refresh))
    const all = await Promise.all(opened.flatMap(({ session }) => [session.access?.current(), session.access?.current()]))
    expect(new Set(all)).toEqual(new Set(['access-two']))
    now = 729_999
    await sessionAt(now, cookie, refresh).session.access?.current()
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('leaves it to the API what an old cookie still counts', async () => {
    const asked = vi
      .fn<(token: string) => Promise<Tokens | undefined>>()
      .mockResolvedValueOnce(tokens('two'))
      .mockResolvedValueOnce(undefined)
    let now = 700_000
    const refresh = refreshingOnce(asked, createCache({ capacity: 10 }), () => now)
    await sessionAt(now, cookieOf(tokens('one')), refresh).session.access?.current()
    now = 730_000
    await expect(sessionAt(now, cookieOf(tokens('one')), refresh).session.access?.current()).rejects.toThrow(SessionEnded)
  })

  it('is refreshed again if the API could not be asked', async () => {
    const asked = vi.fn<(token: string) => Promise<Tokens>>().mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(tokens('two'))
    const refresh = refreshingOnce(asked, createCache({ capacity: 10 }), () => 700_000)
    const { session } = sessionAt(700_000, cookieOf(tokens('one')), refresh)
    await expect(session.access?.current()).rejects.toThrow('away')
    expect(session.customer()).toBeDefined()
    expect(await session.access?.current()).toBe('access-two')
  })

  it('does not open if somebody has changed a character of the cookie', () => {
    const cookie = cookieOf(tokens('one'))
    const [name = '', value = ''] = cookie.split('=')
    for (let at = 0; at < value.length; at += 7) {
      const other = value[at] === 'A' ? 'B' : 'A'
      const { session } = sessionAt(0, `${name}=${value.slice(0, at)}${other}${value.slice(at + 1)}`, never)
      expect(session.customer()).toBeUndefined()
    }
    for (const cut of ['', 'x', value.slice(0, 30)]) expect(sessionAt(0, `${name}=${cut}`, never).session.customer()).toBeUndefined()
  })

  it('does not open from the cookie of another purpose', () => {
    const cookies = openCookies(undefined, false, seal)
    cookies.seal('notice', { a: 'access', r: 'refresh', u: 1, c: 'ada' })
    const cookie = sentBack(cookies.changes()).replace('souk-notice', 'souk-session')
    expect(sessionAt(0, cookie, never).session.customer()).toBeUndefined()
  })

  it('opens after a new key was put before the old one, and not without the old one', () => {
    const cookie = cookieOf(tokens('one'))
    const rotated = createSeal(['another secret of 32 characters and more', SECRET])
    expect(sessionAt(0, cookie, never, rotated).session.customer()).toBeDefined()
    const others = createSeal(['another secret of 32 characters and more'])
    expect(sessionAt(0, cookie, never, others).session.customer()).toBeUndefined()
  })
})

describe('cookies', () => {
  it('of a site with https belong to this host alone', () => {
    const cookies = openCookies('__Host-souk-theme=dark; souk-theme=light', true, seal)
    expect(cookies.get('theme')).toBe('dark')
    cookies.set('theme', 'light', 60)
    expect(cookies.changes()).toEqual(['__Host-souk-theme=light; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax'])
  })

  it('are never longer than browsers take', () => {
    expect(() => openCookies(undefined, true, seal).set('cart', 'x'.repeat(5_000))).toThrow(RangeError)
  })
})
