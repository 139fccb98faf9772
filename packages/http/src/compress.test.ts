import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { createApp, type App } from './app.ts'

const long = { name: 'Tea, '.repeat(1_000) }

let app: App
beforeEach(() => {
  app = createApp({ logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId })
  app.get('/long', {}, async (_request, reply) => reply.headers({ etag: '"7-a"', vary: 'accept' }).send(long))
  app.get('/weak', {}, async (_request, reply) => reply.header('etag', 'W/"7"').send(long))
  app.get('/short', {}, async (_request, reply) => reply.header('etag', '"7"').send({ name: 'Tea' }))
  app.get('/failed', {}, async (_request, reply) => reply.code(404).send(long))
  app.post('/long', {}, async () => long)
})
afterEach(() => app.close())

const ask = (url: string, headers: Record<string, string>, method: 'GET' | 'HEAD' | 'POST' = 'GET') => app.inject({ method, url, headers })
const gzip = { 'accept-encoding': 'gzip, deflate, br' }

describe('a compressed answer', () => {
  it('has the same content under a tag of its own', async () => {
    const { rawPayload, headers } = await ask('/long', gzip)
    expect(JSON.parse(gunzipSync(rawPayload).toString())).toEqual(long)
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"7-a-gzip"', vary: 'accept, accept-encoding' })
    expect(Number(headers['content-length'])).toBe(rawPayload.length)
    expect(rawPayload.length).toBeLessThan(500)
  })

  it('is not sent again to a client that has it', async () => {
    const known = (tag: string, encoding = {}) => ask('/long', { ...encoding, 'if-none-match': tag })
    const { statusCode, body, headers } = await known('"7-a-gzip"', gzip)
    expect([statusCode, body, headers.etag, headers.vary]).toEqual([304, '', '"7-a-gzip"', 'accept, accept-encoding'])
    expect(headers).not.toHaveProperty('content-encoding')
    expect((await known('"7-a"')).headers).toMatchObject({ etag: '"7-a"', vary: 'accept, accept-encoding' })
    // These bytes are others than those that the client has.
    expect([(await known('"7-a"', gzip)).statusCode, (await known('"7-a-gzip"')).statusCode]).toEqual([200, 200])
  })

  it('keeps a weak tag, which does not name bytes', async () => {
    expect((await ask('/weak', gzip)).headers).toMatchObject({ 'content-encoding': 'gzip', etag: 'W/"7"' })
  })

  it('is announced for HEAD', async () => {
    const { body, headers } = await ask('/long', gzip, 'HEAD')
    expect([body, headers['content-encoding'], headers.etag]).toEqual(['', 'gzip', '"7-a-gzip"'])
  })

  it.each(['gzip', 'GZIP', 'gzip;q=0.1', ' br , gzip ; q=1.0', '*', 'br;q=0, *;q=0.5'])('is for clients that take %j', async (accepted) => {
    expect((await ask('/long', { 'accept-encoding': accepted })).headers['content-encoding']).toBe('gzip')
  })

  it.each(['', 'identity', 'br', 'gzip;q=0', 'gzip;q=0, *', '*;q=0', 'gzipped', 'x;gzip', 'gzip;q=x'])(
    'is not for those that take %j',
    async (accepted) => {
      const { headers, body } = await ask('/long', { 'accept-encoding': accepted })
      expect(headers).toMatchObject({ etag: '"7-a"', vary: 'accept, accept-encoding' })
      expect([headers['content-encoding'], JSON.parse(body)]).toEqual([undefined, long])
    },
  )
})

it.each([
  ['GET', '/short'],
  ['GET', '/failed'],
  ['POST', '/long'],
  ['GET', '/nothing'],
] as const)('%s %s is not compressed', async (method, url) => {
  const { headers } = await ask(url, gzip, method)
  expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined])
})
