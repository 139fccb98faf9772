import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createApp, type App } from '@souk/http'
import { gatewayContract, echoServices, type GatewayEnvironment } from './gateway.contract.ts'
import { createGateway } from './gateway.ts'
import { gatewayConfigFrom, gatewaySettings, type GatewayConfig } from './settings.ts'

const options = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId: randomUUID }

const configOf = (environment: GatewayEnvironment): GatewayConfig =>
  gatewayConfigFrom(z.object(gatewaySettings).parse(environment), environment['SOUK_PUBLIC_URL'] ?? 'http://localhost:8080')

/** The gateway, with a service of its own for `/order`. */
const startGateway = async (order: App) => {
  const gateway = await createGateway({ ...options, services: { ...echoServices(), order } })
  return { gateway, url: await gateway.listen({ host: '127.0.0.1', port: 0 }) }
}

/** Asks over a connection that the client wants to keep. */
const ask = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent: new Agent({ keepAlive: true }) }, resolve).on('error', reject)
  })

describe('the gateway of the embedded shop', () => {
  gatewayContract(async (environment, services) => {
    const gateway = await createGateway({
      ...options,
      services,
      facades: { 'original-api': async () => services['original-api'], graphql: async () => services.graphql },
      site: async () => services.shop,
      config: configOf(environment),
    })
    return { url: await gateway.listen({ host: '127.0.0.1', port: 0 }), close: () => gateway.close() }
  })
})

it('counts the operations of the original system, but not the requests that their facade makes', async () => {
  const client = '203.0.113.9'
  const statuses: number[] = []
  const gateway = await createGateway({
    ...options,
    services: echoServices(),
    config: configOf({ SOUK_REQUESTS_PER_SECOND: '1' }),
    facades: {
      'original-api': async (send) => {
        const facade = createApp(options)
        facade.get('/accounting/get-revenue', {}, async () => {
          for (let request = 0; request < 3; request += 1)
            statuses.push((await send(new Request('http://localhost/order', { headers: { 'x-forwarded-for': client } }))).status)
          return { Revenue: 0 }
        })
        return facade
      },
    },
  })
  const asked: number[] = []
  for (let operation = 0; operation < 11; operation += 1) {
    const headers = { 'souk-inner': randomUUID() }
    asked.push((await gateway.inject({ url: '/accounting/get-revenue', remoteAddress: client, headers })).statusCode)
  }
  expect(asked).toEqual([...Array.from({ length: 10 }, () => 200), 429])
  expect(statuses).toEqual(Array.from({ length: 30 }, () => 200))
  await gateway.close()
})

it('listens on every address of localhost', async () => {
  const gateway = await createGateway({ ...options, services: echoServices() })
  await gateway.listen({ host: 'localhost', port: 0 })
  const { port } = new URL(gateway.listeningOrigin)
  for (const { address, family } of await lookup('localhost', { all: true }))
    expect((await ask(`http://${family === 6 ? `[${address}]` : address}:${port}/order`)).statusCode).toBe(200)
  await gateway.close()
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
