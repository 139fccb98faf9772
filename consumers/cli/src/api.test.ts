import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createApi, type Api, type ApiOptions } from './api.ts'
import { inParallel } from './in-parallel.ts'
import { percentile } from './replay.ts'

interface Got {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly key: string | string[] | undefined
  readonly body: string
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Respond = (response: ServerResponse) => void

/** A server, and an API that calls it. */
const listen = async (
  handle: (request: IncomingMessage, body: string) => Respond | undefined,
  path: string,
  options: Partial<ApiOptions>,
) => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => handle(request, body)?.(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const api = createApi({ url: `http://127.0.0.1:${address.port}${path}`, patienceMs: 5_000, ...options })
  closing.push(
    async () => server.close(),
    async () => server.closeAllConnections(),
    () => api.close(),
  )
  return api
}

/** A server that gives the answers one after the other, and an API that calls it. */
const serve = async (answers: readonly Respond[], patienceMs = 5_000): Promise<{ api: Api; got: Got[] }> => {
  const got: Got[] = []
  const record = ({ method, url, headers }: IncomingMessage, body: string): Respond | undefined => {
    got.push({ method, url, key: headers['idempotency-key'], body })
    return answers[Math.min(got.length, answers.length) - 1]
  }
  return { api: await listen(record, '/shop/', { patienceMs }), got }
}

const answer =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end(JSON.stringify(body))
  }
const problem = (status: number, code: string) => answer(status, { code, title: 'A problem', status })
const hangUp = (response: ServerResponse) => response.destroy()

describe('a request', () => {
  it('carries its body, query and key, below the path of the URL', async () => {
    const { api, got } = await serve([answer(201, { id: 1 }, { 'souk-position': '7' })])
    const answered = await api.send('/orders', {
      method: 'POST',
      query: { limit: 2, none: undefined },
      body: { a: 1 },
      idempotencyKey: 'k',
    })
    expect(answered).toMatchObject({ status: 201, body: { id: 1 }, sends: 1, headers: { 'souk-position': '7' } })
    expect(got).toEqual([{ method: 'POST', url: '/shop/orders?limit=2', key: 'k', body: '{"a":1}' }])
  })

  it('with a key is repeated with the same key while the system is unavailable or the outcome unknown', async () => {
    const { api, got } = await serve([
      problem(503, 'outcome-unknown'),
      hangUp,
      problem(502, 'bad-gateway'),
      problem(429, 'too-many-requests'),
      answer(201, {}),
    ])
    expect(await api.send('/orders', { method: 'POST', body: {}, idempotencyKey: 'k' })).toMatchObject({ status: 201, sends: 5 })
    expect(got.map(({ key }) => key)).toEqual(['k', 'k', 'k', 'k', 'k'])
  })

  it('without a key is not repeated, because it may have taken effect', async () => {
    const { api, got } = await serve([hangUp])
    await expect(api.send('/orders', { method: 'POST', body: {} })).rejects.toThrow(/^no answer from http/)
    expect(got).toHaveLength(1)
  })

  it('fails with one line if the system stays unavailable', async () => {
    const { api } = await serve([problem(503, 'unavailable')], 100)
    await expect(api.send('/orders')).rejects.toThrow(/: 503 unavailable: A problem$/)
  })

  it('is not repeated after an internal error or a refusal', async () => {
    const { api, got } = await serve([problem(500, 'internal-error'), problem(422, 'insufficient-stock')])
    await expect(api.send('/orders')).rejects.toThrow('GET /orders: 500 internal-error')
    expect(await api.send('/orders')).toMatchObject({ status: 422 })
    expect(got).toHaveLength(2)
  })

  it('accepts only an answer of the expected shape', async () => {
    const { api } = await serve([
      answer(200, { count: 1 }),
      answer(200, { count: 'one' }),
      problem(404, 'not-found'),
      (r) => r.end('<html>'),
    ])
    const shape = z.object({ count: z.int() })
    expect(await api.ask('/a', shape)).toEqual({ count: 1 })
    await expect(api.ask('/a', shape)).rejects.toThrow('unexpected answer to GET /a')
    await expect(api.ask('/a', shape)).rejects.toThrow('GET /a: 404 not-found: A problem')
    await expect(api.ask('/a', shape)).rejects.toThrow('unexpected answer to GET /a')
  })

  it('needs an http URL', () => {
    expect(() => createApi({ url: 'localhost:8080' })).toThrow('not an http(s) URL: localhost:8080')
    expect(() => createApi({ url: 'nonsense' })).toThrow('not an http(s) URL')
  })
})

describe('a client without a manager', () => {
  it('says where it has looked for one when the shop wants to know who asks', async () => {
    const asking = async (soughtIn?: string) => {
      const api = await listen(() => problem(401, 'not-authenticated'), '', { soughtIn })
      return api.send('/orders').catch((error: Error) => error.message.replace(api.url, 'the shop'))
    }
    expect(await asking()).toBe('no manager of the shop is known: set MANAGER_USER and MANAGER_PASSWORD')
    expect(await asking('data/manager.json')).toBe(
      'no manager of the shop is known: set MANAGER_USER and MANAGER_PASSWORD, or SOUK_DATA to the folder with manager.json (there is no data/manager.json)',
    )
  })
})

describe('a client with a manager', () => {
  const manager = { username: 'boss', password: 'a long enough one', source: 'a test' }
  const LIFE_S = 600
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  /** A shop that accepts the token of the last log-in only, and first gives other answers to log-ins. */
  const guarded = async (logInAnswers: readonly Respond[] = []) => {
    const got: string[] = []
    let [logIns, valid, isClosed] = [0, 0, false]
    const handle = ({ method, url, headers }: IncomingMessage, body: string): Respond => {
      got.push(`${method} ${url} ${headers.authorization ?? body}`)
      expect(headers['api-version']).toBe('1')
      if (url !== '/customer/sessions')
        return headers.authorization === `Bearer token-${valid}` && !isClosed ? answer(200, {}) : problem(401, 'not-authenticated')
      logIns += 1
      valid = logIns
      const who = { customerId: '01900000-0000-7000-8000-000000000001', role: 'manager' }
      const tokens = { accessToken: `token-${valid}`, refreshToken: 'unused', tokenType: 'Bearer', expiresIn: LIFE_S, ...who }
      return logInAnswers[logIns - 1] ?? answer(201, tokens)
    }
    const api = await listen(handle, '', { manager })
    return {
      api,
      got,
      statuses: (count: number): Promise<number[]> =>
        Promise.all(Array.from({ length: count }, async () => (await api.send('/orders', { method: 'POST' })).status)),
      revoke: () => (valid = 0),
      close: () => (isClosed = true),
    }
  }
  const logIn = 'POST /customer/sessions {"username":"boss","password":"a long enough one"}'
  const order = (token: number): string => `POST /orders Bearer token-${token}`

  it('logs in once, before its first requests', async () => {
    const { got, statuses } = await guarded()
    expect(await statuses(3)).toEqual([200, 200, 200])
    expect(await statuses(1)).toEqual([200])
    expect(got).toEqual([logIn, order(1), order(1), order(1), order(1)])
  })

  it('logs in once more when the token is about to expire, however many requests there are', async () => {
    const { got, statuses } = await guarded()
    await statuses(1)
    vi.setSystemTime(Date.now() + LIFE_S * 1_000 - 5_000)
    expect(await statuses(3)).toEqual([200, 200, 200])
    expect(got).toEqual([logIn, order(1), logIn, order(2), order(2), order(2)])
  })

  it('logs in once more when requests are refused, and repeats them', async () => {
    const { got, statuses, revoke } = await guarded()
    await statuses(1)
    revoke()
    expect(await statuses(3)).toEqual([200, 200, 200])
    expect(got.filter((line) => line === logIn)).toHaveLength(2)
    expect(got.filter((line) => line === order(1))).toHaveLength(4)
    expect(got.filter((line) => line === order(2))).toHaveLength(3)
  })

  it('logs out when it is closed, if it has logged in', async () => {
    const { got, statuses, api } = await guarded()
    await statuses(1)
    await api.close()
    expect(got).toEqual([logIn, order(1), 'DELETE /customer/sessions/current Bearer token-1'])
    const unused = await guarded()
    await unused.api.close()
    expect(unused.got).toEqual([])
  })

  it('does not log out when somebody else has the token', async () => {
    const { got, api } = await guarded()
    expect(await api.token()).toBe('token-1')
    await api.close()
    expect(got).toEqual([logIn])
  })

  it('repeats a refused request once only', async () => {
    const { got, statuses, close } = await guarded()
    close()
    expect(await statuses(1)).toEqual([401])
    expect(got).toEqual([logIn, order(1), logIn, order(2)])
  })

  it('says in one line that the password is wrong', async () => {
    const { got, statuses } = await guarded([problem(401, 'wrong-credentials')])
    await expect(statuses(3)).rejects.toThrow('cannot log in as boss, with a test: 401 wrong-credentials: A problem')
    expect(got).toEqual([logIn])
  })

  it('waits for a shop that is unavailable', async () => {
    const { got, statuses } = await guarded([hangUp, problem(503, 'unavailable'), problem(429, 'too-many-requests')])
    expect(await statuses(2)).toEqual([200, 200])
    expect(got).toEqual([logIn, logIn, logIn, logIn, order(4), order(4)])
  })
})

describe('inParallel', () => {
  it('handles all items, with limited concurrency', async () => {
    let running = 0
    let most = 0
    const done: number[] = []
    await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      done.push(item)
    })
    expect(most).toBe(2)
    expect(done.sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('rejects with the first failure after the running work has ended', async () => {
    const begun: number[] = []
    let ended = 0
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item)
      await new Promise((resolve) => setImmediate(resolve))
      ended += 1
      if (item === 2) throw new Error('two')
    })
    await expect(work).rejects.toThrow('two')
    expect(begun.length).toBeLessThan(6)
    expect(ended).toBe(begun.length)
  })
})

it.each([
  [[], 0.5, 0],
  [[7], 0.99, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
])('percentile of %j', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected)
})
