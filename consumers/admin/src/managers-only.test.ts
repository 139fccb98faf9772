import { afterAll, describe, expect, it } from 'vitest'
import { createMockFetch } from '@souk/client/testing'
import { silentLogger } from '@souk/testing'
import routes from '../app/routes.ts'
import { buildAdmin } from './index.ts'
import { site } from './site.ts'

const id = '019b0000-0000-7000-8000-000000000001'

type Routes = readonly { readonly path?: string | undefined; readonly children?: Routes | undefined }[]
const pathsOf = (list: Routes, above = ''): string[] =>
  list.flatMap(({ path = '', children = [] }) => {
    const own = `${above}/${path}`
      .replaceAll(/:\w+/g, id)
      .replace('*', 'nowhere')
      .replaceAll(/\/+/g, '/')
      .replace(/(?<=.)\/$/, '')
    return [own, ...pathsOf(children, own)]
  })

const open = ['/log-in', '/log-out', '/theme', '/language']
const pages = [...new Set(pathsOf(routes))].filter((path) => !open.includes(path))
const everywhere = pages.flatMap((page) => [page, `/de${page === '/' ? '' : page}`, page === '/' ? '/_root.data' : `${page}.data`])

const asked: string[] = []
const tokens = { tokenType: 'Bearer', accessToken: 'a', refreshToken: 'r', expiresIn: 0, customerId: id } as const
const mocks = createMockFetch({ logIn: { ...tokens, role: 'manager' }, refreshSession: { ...tokens, role: 'customer' } })
const app = await buildAdmin({
  logger: silentLogger,
  newId: () => 'the-id',
  gatewayUrl: 'http://shop.example',
  fetch: (request) => {
    asked.push(request.url)
    return mocks(request)
  },
  publicUrl: 'http://localhost',
  secrets: ['a key for the cookies of tests, long enough'],
  now: Date.now,
})
afterAll(() => app.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const send = (url: string, method: 'GET' | 'POST', cookie: string) =>
  app.inject({ url, method, headers: { cookie, ...(method === 'POST' && form) }, ...(method === 'POST' && { payload: 'a=b' }) })
const cookieOf = ({ headers }: Awaited<ReturnType<typeof send>>): string => String(headers['set-cookie']).split(';', 1)[0] ?? ''

/** The session of somebody who was a manager when it began, and is a customer by now. */
const customersCookie = async (): Promise<string> => {
  const payload = 'username=a&password=b'
  const begun = await app.inject({ method: 'POST', url: '/log-in', headers: form, payload })
  return cookieOf(await send('/', 'GET', cookieOf(begun)))
}

describe('everything that is for managers', () => {
  it('is every page but the log-in', () => {
    expect(pages).toContain('/')
    expect(pages.length).toBeGreaterThan(1)
  })

  it.each(everywhere)('is refused to customers at %s, and nothing is asked for them', async (page) => {
    const cookie = await customersCookie()
    const before = asked.length
    for (const method of ['GET', 'POST'] as const) {
      const answer = await send(page, method, cookie)
      expect([method, answer.statusCode]).toEqual([method, 403])
    }
    expect(asked.slice(before)).toEqual([])
  })

  it.each(Object.keys(site.takingFiles ?? {}))('takes no file of a customer at %s', async (page) => {
    const cookie = await customersCookie()
    const before = asked.length
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' }
    const url = page.replaceAll(/:\w+/g, id)
    expect(pages).toContain(url)
    expect((await app.inject({ method: 'POST', url, headers, payload: '--x--' })).statusCode).toBe(403)
    expect(asked.slice(before)).toEqual([])
  })

  it.each(everywhere)('leads guests from %s to the log-in', async (page) => {
    const before = asked.length
    for (const method of ['GET', 'POST'] as const) {
      const { statusCode, headers, payload } = await send(page, method, '')
      // A script reads from the data where to go.
      expect(`${statusCode} ${headers.location} ${payload}`).toMatch(/^(?:302|202|200)[^]*\/log-in\?next=/)
    }
    expect(asked.slice(before)).toEqual([])
  })
})
