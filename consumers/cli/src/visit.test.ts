import { createServer, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { valueOf, type SoukApi } from '@souk/client'
import type { Shop } from './first-manager.ts'
import { accessToken, visit } from './visit.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Respond = (response: ServerResponse) => void
const answer =
  (status: number, body: object): Respond =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const problem = (status: number, code: string): Respond => answer(status, { code, title: 'A problem', status })
const hangUp: Respond = (response) => void response.destroy()
const tokens = answer(201, { accessToken: 'one', refreshToken: 'two', expiresIn: 600 })
const head = answer(200, { position: 7, hash: 'h' })

/** A shop that gives the answers one after the other. */
const shopWith = async (answers: readonly Respond[], known: Omit<Shop, 'url'> = {}) => {
  const got: string[] = []
  const server = createServer(({ method, url, headers }, response) => {
    got.push([method, url, headers.authorization].join(' ').trim())
    answers[got.length - 1]?.(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const shop: Shop = { url: `http://127.0.0.1:${address.port}/shop/`, ...known }
  return { shop, got }
}
const manager = { username: 'boss', password: 'a long enough one', source: 'a test' }
const askForHead = (api: SoukApi) => valueOf(api.getHead())

describe('a visit', () => {
  it('logs in for the first request and out at the end, below the path of the URL', async () => {
    const { shop, got } = await shopWith([tokens, head, answer(204, {})], { manager })
    expect(await visit(shop, {}, askForHead)).toEqual({ position: 7, hash: 'h' })
    expect(got).toEqual([
      'POST /shop/customer/sessions',
      'GET /shop/event-store/head Bearer one',
      'DELETE /shop/customer/sessions/current Bearer one',
    ])
  })

  it('asks for nothing if its task does not', async () => {
    const { shop, got } = await shopWith([], { manager })
    expect(await visit(shop, {}, async () => 'nothing')).toBe('nothing')
    expect(got).toEqual([])
  })

  it('logs out also after a failure, which is told in one line', async () => {
    const { shop, got } = await shopWith([tokens, problem(500, 'internal-error'), hangUp], { manager })
    await expect(visit(shop, {}, askForHead)).rejects.toThrow(/^500 internal-error: A problem$/)
    expect(got).toHaveLength(3)
  })

  it('waits for a shop that is unavailable', async () => {
    const { shop, got } = await shopWith([hangUp, problem(503, 'unavailable'), tokens, hangUp, head, answer(204, {})], { manager })
    expect(await visit(shop, { patienceMs: 5_000 }, askForHead)).toMatchObject({ position: 7 })
    expect(got).toHaveLength(6)
  })

  it('says that nobody answers, and why', async () => {
    const { shop } = await shopWith([])
    for (const close of closing.splice(0)) close()
    await expect(visit(shop, {}, askForHead)).rejects.toThrow(/^no answer from http:\S+: connect ECONNREFUSED /)
  })

  it('says that the password is wrong', async () => {
    const { shop, got } = await shopWith([problem(401, 'wrong-credentials')], { manager })
    await expect(visit(shop, {}, askForHead)).rejects.toThrow('cannot log in as boss, with a test: 401 wrong-credentials: A problem')
    expect(got).toHaveLength(1)
  })

  it('says where a manager was looked for when the shop wants to know who asks', async () => {
    const asking = async (soughtIn?: string) => {
      const { shop } = await shopWith([problem(401, 'not-authenticated')], { soughtIn })
      return visit(shop, {}, askForHead).catch((error: Error) => error.message.replace(shop.url, 'the shop'))
    }
    expect(await asking()).toBe('no manager of the shop is known: set MANAGER_USER and MANAGER_PASSWORD')
    expect(await asking('data/manager.json')).toBe(
      'no manager of the shop is known: set MANAGER_USER and MANAGER_PASSWORD, or SOUK_DATA to the folder with manager.json (there is no data/manager.json)',
    )
  })

  it.each(['localhost:8080', 'nonsense'])('needs an http URL, not %s', async (url) => {
    await expect(visit({ url }, {}, askForHead)).rejects.toThrow(`not an http(s) URL: ${url}`)
  })
})

it('an access token is for somebody else, so its session goes on', async () => {
  const { shop, got } = await shopWith([tokens], { manager })
  expect(await accessToken(shop, {})).toBe('one')
  expect(got).toEqual(['POST /shop/customer/sessions'])
  await expect(accessToken({ url: shop.url }, {})).rejects.toThrow('no manager of')
})
