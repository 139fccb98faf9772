import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { foreign, knownHosts, own, pathCases, SOUK_HOSTS, unknownHosts } from '../testing/cases.ts'
import { createGateway } from './gateway.ts'
import { routingTable, type Route } from './routing-table.ts'

const options = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId: randomUUID }

/** A service that answers every request with its own name and what it has seen of the request. */
const serviceNamed = (service: string): App => {
  const app = createApp(options)
  app.all('/*', {}, async ({ url, id, headers: { authorization } }) => ({ service, url, id, authorization }))
  return app
}

/** The gateway, with one service of its own for `/order` if there is one. */
const startGateway = async (order: App = serviceNamed('order')) => {
  const services: Record<Route['service'], App> = {
    customer: serviceNamed('customer'),
    order,
    product: serviceNamed('product'),
    accounting: serviceNamed('accounting'),
    'event-store': serviceNamed('event-store'),
  }
  const gateway = await createGateway({ ...options, hosts: SOUK_HOSTS.split(', '), services })
  return { gateway, url: await gateway.listen({ host: '127.0.0.1', port: 0 }) }
}

/** Asks over a connection that the client wants to keep. */
const ask = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent: new Agent({ keepAlive: true }) }, resolve).on('error', reject)
  })

describe('the gateway of the embedded shop', () => {
  it.each(routingTable)(
    'hands a request for $prefix to the service, without the prefix and with its token',
    async ({ prefix, service }) => {
      const { gateway, url } = await startGateway()
      const authorization = 'Bearer a.token'
      const answer = await fetch(`${url}${prefix}/things?limit=1`, { headers: { authorization } })
      expect(await answer.json()).toEqual({ service, url: '/things?limit=1', id: answer.headers.get('x-request-id'), authorization })
      await gateway.close()
    },
  )

  it('refuses a path that is not in the table', async () => {
    const { gateway, url } = await startGateway()
    for (const path of ['/', '/orders', '/_internal_/healthcheck']) {
      const answer = await fetch(`${url}${path}`)
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }])
    }
    await gateway.close()
  })
})

describe('the gateway', () => {
  let gateway: App
  beforeAll(async () => ({ gateway } = await startGateway()))
  afterAll(() => gateway.close())

  it.each(pathCases)('passes $path on as $seen', async ({ path, seen }) => {
    const { url, code } = (await gateway.inject(path)).json<{ url?: string; code?: string }>()
    expect({ url, code }).toEqual({ url: seen, code: seen === undefined ? 'not-found' : undefined })
  })

  it.each(knownHosts)('knows the host %s', async (host) => {
    expect((await gateway.inject({ url: '/order', headers: { host } })).statusCode).toBe(200)
  })

  it.each(unknownHosts)('does not know the host %s', async (host) => {
    for (const url of ['/order', '/nowhere']) expectProblem(await gateway.inject({ url, headers: { host } }), 'unknown-host')
  })

  it('takes the host of an absolute address, not that of the header', async () => {
    const { port } = new URL(`http://${gateway.listeningOrigin.slice(7)}`)
    const send = (target: string, host: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        )
        resolve(text(socket))
      })
    expect(await send('http://shop.example:8080/%6Frder/orders?limit=1', 'evil.example')).toContain('"url":"/orders?limit=1"')
    for (const target of ['http://evil.example/order', 'http://localhost@evil.example/order', 'http:///order', 'http://evil.example'])
      expect(await send(target, 'localhost')).toMatch(/^HTTP\/1\.1 421 /)
    expect(await send('/order', 'localhost\r\nHost: localhost')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each(own)('takes a $method with $headers', async ({ method, headers }) => {
    expect((await gateway.inject({ method, url: '/order', headers })).statusCode).toBe(200)
  })

  it.each(foreign)('refuses a $method with $headers', async ({ method, headers }) => {
    for (const url of ['/order', '/nowhere']) expectProblem(await gateway.inject({ method, url, headers }), 'foreign-origin')
  })
})

describe('a gateway that closes', () => {
  afterEach(() => vi.useRealTimers())

  it('lets a service answer what has been asked, and then closes the connection that the client would have kept', async () => {
    const order = createApp(options)
    const asked: (() => void)[] = []
    order.get('/', {}, async () => {
      await new Promise<void>((resolve) => asked.push(resolve))
      return { hello: 'world' }
    })
    const { gateway, url } = await startGateway(order)
    const answer = ask(`${url}/order`)
    await expect.poll(() => asked).toHaveLength(1)
    const start = performance.now()
    const closed = gateway.close()
    setTimeout(() => asked[0]?.(), 100)
    expect(await text(await answer)).toBe('{"hello":"world"}')
    await closed
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('cuts an event stream that does not end within five seconds', async () => {
    const order = createApp(options)
    order.get('/events', {}, (_request, reply) => {
      reply.hijack()
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
    })
    const { gateway, url } = await startGateway(order)
    const stream = await ask(`${url}/order/events`)
    const ended = once(stream.resume(), 'error')
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const closed = gateway.close()
    await vi.advanceTimersByTimeAsync(4_900)
    expect(stream.destroyed).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await ended).toMatchObject([{ code: 'ECONNRESET' }])
    await closed
  })
})
