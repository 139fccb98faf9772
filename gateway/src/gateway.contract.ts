import { randomUUID } from 'node:crypto'
import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApi, type App } from '@souk/http'
import { expectProblem } from '@souk/http/testing'
import { foreign, knownHosts, own, pathCases, SOUK_HOSTS, unknownHosts, versionCases } from '../testing/cases.ts'
import { routingTable, type Route } from './routing-table.ts'

const quiet = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId: randomUUID }

/** A service that answers every request with its own name and what it has seen of the request. */
const serviceNamed = (service: string): App => {
  const app = createApi(quiet)
  app.all('/*', {}, async ({ url, id, headers: { authorization } }) => ({ service, url, id, authorization }))
  return app
}

const EchoOrProblem = z.object({ url: z.string().optional(), code: z.string().optional() })

type Services = Readonly<Record<Route['service'], App>>

/** For tests of gateways. The caller closes them. */
export const echoServices = (): Services => ({
  customer: serviceNamed('customer'),
  order: serviceNamed('order'),
  product: serviceNamed('product'),
  accounting: serviceNamed('accounting'),
  'event-store': serviceNamed('event-store'),
})

/** The settings of a gateway, as environment variables. */
export type GatewayEnvironment = Readonly<Record<string, string>>

export interface StartedGateway {
  readonly url: string
  /** Closes the gateway and its services. */
  close(): Promise<void>
}

interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

interface Answered {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What every gateway does. @param start  starts one before services that answer what they have seen */
export const gatewayContract = (start: (environment: GatewayEnvironment, services: Services) => Promise<StartedGateway>): void => {
  /** Starts a gateway for the tests of a block. */
  const gatewayWith = (environment: GatewayEnvironment) => {
    let gateway: StartedGateway
    beforeAll(async () => {
      gateway = await start({ SOUK_HOSTS, ...environment }, echoServices())
    })
    afterAll(() => gateway.close())

    /** Sends a request as it is: nothing of the path is resolved or encoded. */
    const ask = ({ method = 'GET', path, headers = {}, body }: Asked): Promise<Answered> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url)
        const outgoing = request({ agent: false, hostname, port, method, path, headers }, (answer) => {
          text(answer).then((received) => resolve({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body: received }), reject)
        })
        outgoing.on('error', reject)
        outgoing.end(body)
      })
    /** Sends bytes, and resolves to what comes back until the connection ends. */
    const sendBytes = (bytes: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url)
        const socket = connect(Number(port), hostname, () => socket.write(bytes))
        socket.on('error', reject)
        resolve(text(socket))
      })
    return { ask, sendBytes }
  }

  describe('by default', () => {
    const { ask, sendBytes } = gatewayWith({})

    it.each(routingTable)('hands a request for $prefix to the service, with its token', async ({ prefix, service }) => {
      const authorization = 'Bearer a.token'
      const { headers, body } = await ask({ path: `${prefix}/things?limit=1`, headers: { authorization } })
      expect(JSON.parse(body)).toEqual({ service, url: '/things?limit=1', id: headers['x-request-id'], authorization })
    })

    it.each(pathCases)('passes $path on as $seen', async ({ path, seen }) => {
      const { url, code } = EchoOrProblem.parse(JSON.parse((await ask({ path })).body))
      expect({ url, code }).toEqual({ url: seen, code: seen === undefined ? 'not-found' : undefined })
    })

    it.each(knownHosts)('knows the host %s', async (host) => {
      expect((await ask({ path: '/order', headers: { host } })).statusCode).toBe(200)
    })

    it.each(unknownHosts)('does not know the host %s', async (host) => {
      for (const path of ['/order', '/nowhere']) {
        const answer = await ask({ path, headers: { host } })
        // nginx finds some of them malformed.
        expectProblem(answer, answer.statusCode === 400 ? 'malformed-request' : 'unknown-host')
      }
    })

    it('takes the host of an absolute address, not that of the header', async () => {
      const send = (target: string, host: string): Promise<string> =>
        sendBytes(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      expect(await send('http://shop.example:8080/%6Frder/orders?limit=1', 'evil.example')).toContain('"url":"/orders?limit=1"')
      for (const target of ['http://evil.example/order', 'http://evil.example'])
        expect(await send(target, 'localhost')).toMatch(/^HTTP\/1\.1 421 /)
      expect(await send('http://localhost@evil.example/order', 'localhost')).toMatch(/^HTTP\/1\.1 4(?:21|00) /)
      expect(await send('/order', 'localhost\r\nHost: localhost')).toMatch(/^HTTP\/1\.1 400 /)
    })

    it.each(own)('takes a $method with $headers', async ({ method, headers }) => {
      expect((await ask({ method, path: '/order', headers })).statusCode).toBe(200)
    })

    it.each(foreign)('refuses a $method with $headers', async ({ method, headers }) => {
      for (const path of ['/order', '/nowhere']) expectProblem(await ask({ method, path, headers }), 'foreign-origin')
    })
  })

  describe('that demands a version', () => {
    const { ask } = gatewayWith({ SOUK_API_VERSION_REQUIRED: 'true' })

    it.each(versionCases)('given $headers, knows that one is named: $named', async ({ headers, named }) => {
      const { code } = EchoOrProblem.parse(JSON.parse((await ask({ path: '/order', headers })).body))
      const ofService = headers['api-version'] === '99' ? 'unknown-version' : undefined
      expect(code).toBe(named ? ofService : 'version-required')
    })

    it('answers 404 for a path that is not in the table', async () => {
      expectProblem(await ask({ path: '/nowhere' }), 'not-found')
    })
  })
}
