import { parseCookie, stringifySetCookie } from 'cookie'

/** The cookies of one request, and those that its answer sets. Scripts cannot read them, and other sites cannot have them sent. */
export interface Cookies {
  get(name: string): string | undefined
  /** @param seconds  how long the browser keeps it. Default: until it is closed */
  set(name: string, value: string, seconds?: number): void
  remove(name: string): void
}

export interface CookieJar extends Cookies {
  /** The values of `Set-Cookie`. */
  readonly changes: () => string[]
}

/**
 * @param header  the cookies as the browser sends them
 * @param secure  whether the site is reached by https: then no other host and no connection without TLS can set them (`__Host-`)
 */
export const openCookies = (header: string | undefined, secure: boolean): CookieJar => {
  const nameOf = (name: string): string => `${secure ? '__Host-' : ''}souk-${name}`
  const cookies = new Map(Object.entries(parseCookie(header ?? '')))
  const changed = new Map<string, string>()
  const change = (name: string, value: string, maxAge: number | undefined): void => {
    cookies.set(nameOf(name), value)
    changed.set(
      name,
      stringifySetCookie({
        name: nameOf(name),
        value,
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        ...(maxAge !== undefined && { maxAge }),
      }),
    )
  }
  return {
    get: (name) => cookies.get(nameOf(name)) || undefined,
    set: change,
    remove: (name) => {
      if (cookies.get(nameOf(name))) change(name, '', 0)
    },
    changes: () => [...changed.values()],
  }
}
