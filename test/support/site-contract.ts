import { expect, it } from 'vitest'
import { browserAt } from './plain-browser.ts'

interface SiteUnderTest {
  readonly url: () => string
  /** A page that everybody may see, with a form. */
  readonly page: string
  /** Who may log in. */
  readonly visitor: { readonly username: string; readonly password: string }
}

/** What is true of every site. */
export const siteContract = ({ url, page, visitor }: SiteUnderTest): void => {
  it('runs only scripts that name the nonce of the page, and has no inline style', async () => {
    const { ask } = browserAt(url())
    const [one, other] = [await ask(page), await ask(page)]
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toBe(other.headers.get('content-security-policy'))
    const text = await one.text()
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    const scripts = Array.from(text.matchAll(/<script\b[^>]*>/g), ([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
    expect(text).not.toMatch(/ style="| on[a-z]+="|javascript:/)
  })

  it('loads no script before the page has been painted', async () => {
    const text = await (await browserAt(url()).ask(page)).text()
    expect(text).toMatch(/<link rel="later" [^>]*href="\/assets\//)
    expect(text).toMatch(/<script [^>]*type="later"/)
    expect(text).not.toMatch(/rel="modulepreload"|type="module"|<script [^>]*src=/)
  })

  it('serves its files for ever, compressed, and no other files', async () => {
    const { ask } = browserAt(url())
    const [, script = ''] = /"(\/assets\/entry\.client-[^"]+\.js)"/.exec(await (await ask(page)).text()) ?? []
    const file = await ask(script, { headers: { 'accept-encoding': 'gzip' } })
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(file.headers.get('content-encoding')).toBe('gzip')
    for (const path of ['/assets/nothing.js', '/.vite/manifest.json', '/assets/../server/index.js', '/assets/..%2f..%2fserver/index.js']) {
      // nginx itself refuses what leads out of its folder. A site that is not for everybody first asks who is there.
      expect([302, 400, 404]).toContain((await ask(path)).status)
    }
  })

  it('takes no form from a page of another site', async () => {
    const { post, cookies } = browserAt(url())
    const { hostname } = new URL(url())
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      // Another site of the same host.
      { origin: `http://${hostname}:1`, 'sec-fetch-site': 'same-site' },
    ])
      expect((await post('/log-in', visitor, headers)).status).toBe(403)
    expect(cookies.size).toBe(0)
  })

  it('goes on only with a page of its own after a log-in', async () => {
    for (const next of ['https://evil.example/', '//evil.example', String.raw`/\evil.example`, '/\t/evil.example']) {
      const { post } = browserAt(url())
      const answer = await post(`/log-in?next=${encodeURIComponent(next)}`, visitor)
      expect(answer.headers.get('location')).toBe('/')
    }
  })

  it('takes nothing but a form', async () => {
    const { ask } = browserAt(url())
    for (const [type, body] of [
      ['application/json', '{"username":"ada"}'],
      ['multipart/form-data', 'a'],
      ['text/plain', 'a'],
    ] as const) {
      const answer = await ask('/log-in', { method: 'POST', body, headers: { 'content-type': type } })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([415, 'application/problem+json; charset=utf-8'])
    }
    expect((await ask('/log-in', { method: 'POST' })).status).toBe(415)
    expect((await ask('/log-in', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(401)
  })
}
