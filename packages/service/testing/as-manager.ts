import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { App } from '@souk/http'
import { testId } from '@souk/testing'
import type { Person } from '../src/access/caller.ts'
import type { Verifier } from '../src/access/verifier.ts'
import type { Service } from '../src/service.ts'

// Most tests of routes are not about who sends a request. Their requests are a manager's, without keys and signatures.

/** The sender of requests that name no other. No account has that id. */
export const TEST_MANAGER: Person = { customerId: testId(990), role: 'manager', sessionId: testId(991) }

const TOKEN = 'the token of the manager of tests'

/** What a request of {@link TEST_MANAGER} has among its headers. */
export const testManagersHeader = { authorization: `Bearer ${TOKEN}` } as const

/** Takes no token. */
const unbelieving: Verifier = {
  verify: async () => undefined,
  known: () => undefined,
  watch: async () => undefined,
  refresh: async () => undefined,
}

/** A verifier that also takes the token of {@link TEST_MANAGER}. @param verifier  default: takes no other token */
export const knowingTestManager = (verifier = unbelieving): Verifier => ({
  ...verifier,
  verify: async (token) => (token === TOKEN ? TEST_MANAGER : verifier.verify(token)),
  known: (token) => (token === TOKEN ? TEST_MANAGER : verifier.known(token)),
  watch: async (token) => (token === TOKEN ? { expiresAt: Infinity, counts: () => true } : verifier.watch(token)),
})

/** The service, but with a verifier that also takes the token of {@link TEST_MANAGER}. */
export const withTestManager = <Running extends Service>(service: Running): Running => {
  const verifier = knowingTestManager(service.verifier)
  return new Proxy(service, { get: (target, property): unknown => (property === 'verifier' ? verifier : Reflect.get(target, property)) })
}

/** The application of such a service, but a request that is injected without `authorization` is that of {@link TEST_MANAGER}. */
export const asTestManager = (app: App): App => {
  const inject = (request: string | InjectOptions): Promise<LightMyRequestResponse> => {
    const options = typeof request === 'string' ? { url: request } : request
    return app.inject({ ...options, headers: { ...testManagersHeader, ...options.headers } })
  }
  return new Proxy(app, { get: (target, property): unknown => (property === 'inject' ? inject : Reflect.get(target, property)) })
}
