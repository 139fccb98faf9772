import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { createApp, type App } from './app.ts'
import { locationIn, pathAndQuery } from './request-target.ts'

describe('a target with scheme and host', () => {
  it.each([
    ['http://shop.example/order/orders?limit=1', 'shop.example', '/order/orders?limit=1'],
    ['HTTPS://Shop.Example:8080/', 'Shop.Example:8080', '/'],
    ['http://[::1]:8080/a//b', '[::1]:8080', '/a//b'],
    ['http://shop.example', 'shop.example', '/'],
    ['http://shop.example?x=/order/orders', 'shop.example', '/?x=/order/orders'],
    ['http://evil.example@shop.example/a', 'evil.example@shop.example', '/a'],
    ['http:///order', '', '/order'],
  ])('%s is for host %j and path %s, whatever Host says', (url, host, path) => {
    const request = { url, headers: { host: 'other.example' } }
    expect(pathAndQuery(request)).toBe(path)
    expect(request.headers.host).toBe(host)
  })

  it.each(['/', '//other.example/a', '/http://other.example/a', '*', 'ftp://other.example/a'])('is not %s', (url) => {
    const request = { url, headers: { host: 'shop.example' } }
    expect(pathAndQuery(request)).toBe(url)
    expect(request.headers.host).toBe('shop.example')
  })
})

describe('a request', () => {
  let app: App
  beforeEach(() => {
    app = createApp({ logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId })
    app.get(
      '/things/:name',
      { schema: { params: z.strictObject({ name: z.string() }), querystring: z.object({ q: z.string().optional() }) } },
      async ({ params, query }) => ({ ...params, ...query }),
    )
    app.post('/things', {}, async (request, reply) => reply.code(201).header('location', locationIn(request, 'one')).send({}))
  })
  afterEach(() => app.close())

  it('decodes path and query once', async () => {
    expect((await app.inject('/things/Caf%C3%A9%2541?q=%E2%82%AC%2541+%26')).json()).toEqual({ name: 'Café%41', q: '€%41 &' })
  })

  it.each(['%ff', '%C3', '%C0%AF', '%ED%A0%80', '%F4%90%80%80', '%zz', '%', '%u00e9'])(
    'with %s in its path or its query is 400',
    async (text) => {
      expectProblem(await app.inject(`/things/${text}`), 'malformed-request')
      expectProblem(await app.inject(`/things/x?q=${text}`), 'malformed-request')
      expectProblem(await app.inject(`/things/x?${text}=1`), 'malformed-request')
      expectProblem(await app.inject(`/nowhere?q=${text}`), 'malformed-request')
    },
  )

  it.each([
    ['/things', 'one', '/things/one'],
    ['/things/', 'one', '/things/one'],
    ['/things/?x=a/b/', 'one', '/things/one'],
    ['/%74hings?x=1', 'one', '/%74hings/one'],
  ])('to POST %s is told the location of the new resource', async (url, _id, path) => {
    const { statusCode, headers } = await app.inject({ method: 'POST', url })
    expect(statusCode).toBe(201)
    expect(new URL(String(headers.location), `http://gateway.test/shop${url}`).pathname).toBe(`/shop${path}`)
  })
})
