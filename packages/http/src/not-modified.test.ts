import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { createApp, type App } from './app.ts'

let app: App
beforeEach(() => {
  app = createApp({ logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId })
  app.get('/tagged', {}, async (_request, reply) => {
    reply.headers({ etag: '"a,b-7"', 'cache-control': 'public, no-cache' })
    return { name: 'Tea' }
  })
  app.get('/weak', {}, async (_request, reply) => reply.header('etag', 'W/"7"').send({}))
  app.get('/untagged', {}, async () => ({}))
  app.put('/tagged', {}, async (_request, reply) => reply.header('etag', '"a,b-7"').send({}))
})
afterEach(() => app.close())

const ask = (ifNoneMatch: string, url = '/tagged', method: 'GET' | 'HEAD' | 'PUT' = 'GET') =>
  app.inject({ method, url, headers: { 'if-none-match': ifNoneMatch } })

describe('If-None-Match', () => {
  it.each(['"a,b-7"', 'W/"a,b-7"', '*', ' * ', '"x", "a,b-7"', 'W/"x",W/"a,b-7" , "y"'])(
    '%s is answered 304, without a body',
    async (tags) => {
      for (const method of ['GET', 'HEAD'] as const) {
        const { statusCode, body, headers } = await ask(tags, '/tagged', method)
        expect({ statusCode, body }).toEqual({ statusCode: 304, body: '' })
        expect(headers).toMatchObject({ etag: '"a,b-7"', 'cache-control': 'public, no-cache' })
        expect(headers).not.toHaveProperty('content-length')
        expect(headers).not.toHaveProperty('content-type')
      }
    },
  )

  it.each(['', '"a"', '"b-7"', 'a,b-7', '"A,B-7"', '"*"', '"x", "y"'])('%j is answered as usual', async (tags) => {
    const { statusCode, body } = await ask(tags)
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: '{"name":"Tea"}' })
  })

  it('matches a weak tag', async () => {
    expect((await ask('"7"', '/weak')).statusCode).toBe(304)
    expect((await ask('W/"7"', '/weak')).statusCode).toBe(304)
    expect((await ask('"8"', '/weak')).statusCode).toBe(200)
  })

  it('says nothing of an answer without a tag, of an error, or of a write', async () => {
    expect((await ask('*', '/untagged')).statusCode).toBe(200)
    expect((await ask('*', '/nowhere')).statusCode).toBe(404)
    expect((await ask('*', '/tagged', 'PUT')).statusCode).toBe(200)
  })
})

describe('HEAD', () => {
  it('is answered as GET, without the body', async () => {
    for (const url of ['/tagged', '/weak', '/untagged']) {
      const [get, head] = [await app.inject(url), await app.inject({ method: 'HEAD', url })]
      const { 'x-request-id': _one, date: _now, ...ofGet } = get.headers
      const { 'x-request-id': _other, date: _then, ...ofHead } = head.headers
      expect({ statusCode: head.statusCode, headers: ofHead, body: head.body }).toEqual({ statusCode: 200, headers: ofGet, body: '' })
      expect(ofHead['content-length']).toBe(String(get.body.length))
    }
  })
})
