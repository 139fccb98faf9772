import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMockFetch } from '@souk/client/testing'
import type { App } from '@souk/http'
import { silentLogger } from '@souk/testing'
import { buildSite } from './site.ts'

const MOST = 200_000

describe('a page that takes files', () => {
  /** What the pages were asked for, and what they have read of it. */
  const seen: string[] = []
  let app: App
  let url: string
  beforeAll(async () => {
    app = await buildSite({
      logger: silentLogger,
      newId: () => 'the-id',
      // The page reads nothing for a guest, as the check of the manager site.
      pages: async (asked, { cookies, form, isTooLong }) => {
        if (cookies.get('who') === undefined) return new Response(`guest ${form}`, { status: 302, headers: { location: '/log-in' } })
        if (isTooLong) return new Response('too long', { status: 413 })
        const file = (await asked.formData()).get('file')
        seen.push(`${new URL(asked.url).pathname} ${file instanceof File ? `${file.name} ${file.size}` : file}`)
        return new Response('taken')
      },
      files: import.meta.dirname,
      gatewayUrl: 'http://shop.example',
      fetch: createMockFetch({}),
      publicUrl: 'http://localhost',
      takingFiles: { '/things/:thingId/picture': MOST },
      secrets: ['a key for the cookies of tests, long enough'],
      now: Date.now,
    })
    url = await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => app.close())

  const formWith = (bytes: number): FormData => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], 'a file.bin'))
    return form
  }
  const send = (path: string, body: FormData | URLSearchParams, headers: Record<string, string> = { cookie: 'souk-who=me' }) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })

  it.each(['/things/7/picture', '/de/things/7/picture', '/things/7/picture.data'])('gets them at %s', async (path) => {
    expect((await send(path, formWith(100_000))).status).toBe(200)
    expect(seen.splice(0)).toEqual([`${path} a file.bin 100000`])
  })

  it('gets a form without files, too', async () => {
    expect((await send('/things/7/picture', new URLSearchParams({ file: 'none' }))).status).toBe(200)
    expect(seen.splice(0)).toEqual(['/things/7/picture none'])
  })

  it('is told that they are too long, or that nobody says how long they are', async () => {
    expect((await send('/things/7/picture', formWith(MOST))).status).toBe(413)
    const status = await new Promise((resolve, reject) => {
      const headers = { cookie: 'souk-who=me', 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' }
      const sent = request(`${url}/things/7/picture`, { method: 'POST', headers }, (answer) => resolve(answer.statusCode))
      sent.on('error', reject).end('--x--')
    })
    expect(status).toBe(413)
    expect(seen).toEqual([])
  })

  it('gets none from a page of another site, and reads nothing of a guest', async () => {
    expect((await send('/things/7/picture', formWith(10), { cookie: 'souk-who=me', origin: 'http://evil.example' })).status).toBe(403)
    const answer = await send('/things/7/picture', formWith(MOST - 1_000), {})
    expect([answer.status, await answer.text()]).toEqual([302, 'guest undefined'])
    expect(seen).toEqual([])
  })

  it.each(['/things/7', '/things/7/picture/more', '/'])('is none of the others: %s', async (path) => {
    const answer = await send(path, formWith(10))
    expect([answer.status, await answer.json()]).toMatchObject([415, { detail: 'pages take application/x-www-form-urlencoded' }])
  })
})
