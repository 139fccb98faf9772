import { parseCookie, stringifySetCookie } from 'cookie'
import type { Seal } from './seal.ts'

/** The cookies of one request, and those that its answer sets. Scripts cannot read them, and other sites cannot have them sent. */
export interface Cookies {
  get(name: string): string | undefined
  /** @param seconds  how long the browser keeps it. Default: until it is closed */
  set(name: string, value: string, seconds?: number): void
  /** What only the site can read. Undefined if it is not there, or somebody has changed it. */
  open(name: string): unknown
  seal(name: string, value: unknown, seconds?: number): void
  /** As `seal`, for one value that may be long, beside all other cookies. False: it is too long, and nothing is set. */
  sealLong(name: string, value: unknown, seconds: number): boolean
  remove(name: string): void
}

export interface CookieJar extends Cookies {
  /** The values of `Set-Cookie`. */
  changes(): string[]
}

/** What the name and the value of one cookie may be together, in bytes (RFC 6265, 6.1). Browsers drop a longer one without a word. */
const MAX_BYTES = 4_096

/** The longest text of `sealLong`. nginx takes all cookies in one header of 8 kB: there may be a session (0.9 kB) and a cart of a hundred lines (at most 3.1 kB). */
const MAX_LONG = 3_400

/**
 * @param header  the cookies as the browser sends them
 * @param secure  whether the site is reached by https: then no other host and no connection without TLS can set them (`__Host-`)
 * @param prefix  of their names. Cookies do not tell ports apart, so two sites of one host must not have the same
 */
export const openCookies = (header: string | undefined, secure: boolean, seal: Seal, prefix = 'souk'): CookieJar => {
  const nameOf = (name: string): string => `${secure ? '__Host-' : ''}${prefix}-${name}`
  const cookies = new Map(Object.entries(parseCookie(header ?? '')))
  const changed = new Map<string, string>()

  const get = (name: string): string | undefined => cookies.get(nameOf(name)) || undefined
  const set = (name: string, value: string, maxAge?: number): void => {
    const given = { path: '/', httpOnly: true, sameSite: 'lax', secure, ...(maxAge !== undefined && { maxAge }) } as const
    const text = stringifySetCookie({ name: nameOf(name), value, ...given })
    if (text.length > MAX_BYTES) throw new RangeError(`the cookie ${name} is too long for browsers`)
    cookies.set(nameOf(name), value)
    changed.set(name, text)
  }
  return {
    get,
    set,
    open: (name) => {
      const sealed = get(name)
      return sealed === undefined ? undefined : seal.open(name, sealed)
    },
    seal: (name, value, seconds) => set(name, seal.seal(name, value), seconds),
    sealLong: (name, value, seconds) => {
      const sealed = seal.sealLong(name, value)
      if (sealed === undefined || sealed.length > MAX_LONG) return false
      set(name, sealed, seconds)
      return true
    },
    remove: (name) => {
      if (get(name) !== undefined) set(name, '', 0)
    },
    changes: () => [...changed.values()],
  }
}
