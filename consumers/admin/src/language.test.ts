import { afterAll, describe, expect, it } from 'vitest'
import { createMockFetch } from '@souk/client/testing'
import { silentLogger } from '@souk/testing'
import { buildAdmin } from './index.ts'

const app = await buildAdmin({
  logger: silentLogger,
  newId: () => 'the-id',
  gatewayUrl: 'http://shop.example',
  fetch: createMockFetch({}),
  publicUrl: 'http://localhost',
  secrets: ['a key for the cookies of tests, long enough'],
  now: Date.now,
})
afterAll(() => app.close())

const open = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...headers } })
  return [answer.statusCode, answer.headers.location]
}

const choose = (language: string, page: string) =>
  app.inject({
    method: 'POST',
    url: '/language',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ language, page }).toString(),
  })

const cookieOf = ({ headers }: Awaited<ReturnType<typeof choose>>): string => String(headers['set-cookie']).split(';', 1)[0] ?? ''

describe('the language of a manager', () => {
  it('stays on the way to the log-in', async () => {
    expect(await open('/de/orders?q=tea')).toEqual([302, '/de/log-in?next=%2Forders%3Fq%3Dtea'])
    expect(await open('/orders')).toEqual([302, '/log-in?next=%2Forders'])
  })

  it('is remembered when it was chosen: an address without a language leads to it', async () => {
    const chosen = await choose('de', '/log-in?next=%2Forders')
    expect([chosen.statusCode, chosen.headers.location]).toEqual([302, '/de/log-in?next=%2Forders'])
    const cookie = cookieOf(chosen)
    expect(await open('/', { cookie })).toEqual([302, '/de'])
    expect(await open('/log-in?next=%2Forders', { cookie })).toEqual([302, '/de/log-in?next=%2Forders'])
    expect(await open('/de/log-in', { cookie })).toEqual([200, undefined])
  })

  it('is English again when that was chosen', async () => {
    const cookie = cookieOf(await choose('en', '/log-in'))
    expect(await open('/log-in', { cookie })).toEqual([200, undefined])
  })

  it('does not move what is no page: streams, pictures, the data of a page', async () => {
    const cookie = cookieOf(await choose('de', '/'))
    for (const accept of ['text/event-stream', 'image/avif,image/*', '*/*'])
      expect(await open('/log-in', { cookie, accept })).toEqual([200, undefined])
  })

  it('is none that the site does not have, and the page is one of this site', async () => {
    const { statusCode, headers } = await choose('xx', '//example.org/')
    expect([statusCode, headers.location, headers['set-cookie']]).toEqual([302, '/', undefined])
  })
})
