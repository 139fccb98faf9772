import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort, until } from '@souk/testing'
import { originSocket } from './nginx.ts'

/** The image of Varnish. It runs only if one is named, because not every machine has Docker: `npm run test:servers` names it. */
const image = process.env['VARNISH_IMAGE'] ?? ''

const docker = async (...args: readonly string[]): Promise<string> => (await promisify(execFile)('docker', args)).stdout.trim()

type Headers = Readonly<Record<string, string>>
interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const SILENCE_MS = 1_000
/** Where the views of the services stand. */
const HEAD = 8

let folder: string
let container: string
let port: number
let origin: Server
/** The requests that the cache has passed on. */
let asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[]
/** What the origin adds to its answers. */
let added: Headers
let delayMs: number

const ask = (where: { readonly socketPath: string } | { readonly port: number }, method: string, path: string, headers: Headers) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = request({ ...where, method, path, headers: { host: 'shop.example', ...headers } }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject)
    })
    sent.on('error', reject).end()
  })
const read = (path: string, headers: Headers = {}, method = 'GET'): Promise<Answer> =>
  ask({ socketPath: join(folder, 'cache.sock') }, method, path, headers)
/** What a service tells the cache. */
const purge = (keys: string, service = 'product'): Promise<Answer> =>
  ask({ port }, 'PURGE', '/', { 'souk-service': service, 'souk-position': String(HEAD), ...(keys !== '' && { 'surrogate-key': keys }) })
/** How many of these requests reach the origin. */
const passedOn = async (...requests: readonly (readonly [path: string, headers?: Headers])[]): Promise<number> => {
  const before = asked.length
  for (const [path, headers] of requests) await read(path, headers)
  return asked.length - before
}
const keys = (...all: readonly string[]): Headers => ({
  'surrogate-control': 'max-age=60',
  'surrogate-key': all.join(' '),
  'surrogate-position': '7',
})

describe.skipIf(image === '')('the cache', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'souk-cache-'))
    await chmod(folder, 0o777)
    origin = createServer((incoming, outgoing) => {
      asked.push({ url: incoming.url ?? '', headers: incoming.headers })
      setTimeout(() => outgoing.writeHead(200, { etag: '"a"', ...added }).end(`answer ${asked.length}`), delayMs)
    })
    await new Promise<void>((resolve) => origin.listen(originSocket(folder), resolve))
    await chmod(originSocket(folder), 0o666)
    port = await freePort()
    const vcl = fileURLToPath(new URL('../../docker/cache.vcl', import.meta.url))
    const run = '--detach --network=host --tmpfs=/var/lib/varnish:exec,uid=1000,gid=1000'.split(' ')
    const volumes = [`--volume=${vcl}:/etc/varnish/default.vcl:ro`, `--volume=${folder}:/sockets`]
    const options = `-F -f/etc/varnish/default.vcl -aservices=127.0.0.1:${port} -agateway=/sockets/cache.sock,mode=0666 -smalloc,16m`.split(
      ' ',
    )
    const parameters = ['-phttp_gzip_support=off', '-phttp_range_support=off']
    container = await docker('run', ...run, ...volumes, image, 'varnishd', ...options, ...parameters)
    for (let tries = 0; !(await purge('').then(Boolean, () => false)); tries += 1) {
      if (tries === 100) throw new Error(`Varnish does not start: ${await docker('logs', container)}`)
      await sleep(100)
    }
  }, 30_000)
  afterAll(async () => {
    await docker('rm', '--force', container)
    origin.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    asked = []
    added = keys('product', 'product-1')
    delayMs = 0
    await purge('product')
  })

  it('keeps what a service allows, and shows nobody how', async () => {
    const first = await read('/product/products/1')
    const again = await read('/product/products/1')
    expect([first.body, again.body, asked.length]).toEqual(['answer 1', 'answer 1', 1])
    expect([first.headers['x-cache'], again.headers['x-cache'], again.headers.etag]).toEqual(['miss', 'hit', '"a"'])
    for (const { headers } of [first, again])
      expect(Object.keys(headers).filter((name) => /surrogate|xkey|varnish|via|age/.test(name))).toEqual([])
    expect((await read('/product/products/1', {}, 'HEAD')).headers['x-cache']).toBe('hit')
    expect((await read('/product/products/1', { 'if-none-match': '"a"' })).status).toBe(304)
  })

  it.each<[string, Headers]>([
    ['without keys', { 'surrogate-control': 'max-age=60' }],
    ['for browsers only', { 'surrogate-key': 'product', 'cache-control': 'public, max-age=60' }],
  ])('keeps no answer %s', async (_what, headers) => {
    added = headers
    expect(await passedOn(['/product/products/1'], ['/product/products/1'])).toBe(2)
  })

  it('keeps no answer that took so long that a change may have come and gone', async () => {
    delayMs = 800
    await Promise.all([read('/product/products/1'), sleep(400).then(() => purge(''))])
    delayMs = 0
    await purge('')
    expect(await passedOn(['/product/products/1'])).toBe(1)
  })

  it('forgets the answers with a key, and no others', async () => {
    await read('/product/products/1')
    added = keys('product', 'products', 'product-2')
    await read('/product/products')
    await purge('product-3 product-1')
    expect(await passedOn(['/product/products'])).toBe(0)
    expect(await passedOn(['/product/products/1'])).toBe(1)
    await purge('product')
    expect(await passedOn(['/product/products'], ['/product/products/1'])).toBe(2)
  })

  it('uses nothing of a service that has been silent, until it is heard again', async () => {
    await read('/product/products/1')
    await sleep(SILENCE_MS)
    await purge('', 'storefront')
    expect(await passedOn(['/product/products/1'], ['/product/products/1'])).toBe(2)
    await purge('')
    expect(await passedOn(['/product/products/1'])).toBe(0)
  })

  it('gives a reader who names a later position a new answer, which replaces the old one', async () => {
    await read('/product/products/1')
    expect(await passedOn(['/product/products/1', { 'souk-position': '7' }])).toBe(0)
    added = { ...added, 'surrogate-position': '8' }
    expect(await passedOn(['/product/products/1', { 'souk-position': '8' }])).toBe(1)
    expect(asked.at(-1)?.headers['souk-position']).toBe('8')
    expect((await read('/product/products/1', { 'souk-position': '8' })).body).toBe('answer 2')
    expect((await read('/product/products/1')).body).toBe('answer 2')
  })

  it('lets nobody wait with those who name a position that is still to come', async () => {
    const path = '/product/products/1'
    const position = { 'souk-position': String(HEAD + 1) }
    delayMs = 500
    const waiting = read(path, position)
    await until(() => asked.length === 1)
    delayMs = 0
    expect((await read(path)).body).toBe('answer 2')
    await waiting
    expect(await passedOn([path, position], [path])).toBe(1)
  })

  it.each<[string, Headers]>([
    ['a token', { authorization: 'Bearer a' }],
    ['a preference', { prefer: 'wait=5' }],
    ['a position that is none', { 'souk-position': 'seven' }],
  ])('neither keeps nor uses an answer to %s', async (_what, headers) => {
    const path = '/product/products/1'
    expect(await passedOn([path, headers], [path, headers], [path], [path, headers])).toBe(4)
    expect(asked[0]?.headers).toMatchObject(headers)
  })

  it('keeps an answer once for what means the same, and apart for what does not', async () => {
    added = { ...added, vary: 'accept, api-version, accept-encoding' }
    const path = '/product/products/1'
    const gzip = ['gzip, deflate, br, zstd', 'gzip', 'deflate, GZIP'].map((some) => [path, { 'accept-encoding': some }] as const)
    expect(await passedOn(...gzip)).toBe(1)
    expect(asked[0]?.headers['accept-encoding']).toBe('gzip')
    expect(await passedOn([path], [path, { accept: '*/*', cookie: 'a=b' }], [path, { 'accept-encoding': 'br' }])).toBe(1)
    expect(asked[1]?.headers).not.toHaveProperty('cookie')
    const others = [{ accept: 'application/hal+json' }, { 'api-version': '1' }, { 'accept-encoding': 'gzip;q=0' }]
    expect(await passedOn(...others.map((headers) => [path, headers] as const))).toBe(3)
  })

  it('takes purges where services send them, and nothing else there', async () => {
    await read('/product/products/1')
    expect((await read('/product/products/1', { 'surrogate-key': 'product' }, 'PURGE')).status).toBe(405)
    expect(await passedOn(['/product/products/1'])).toBe(0)
    expect((await ask({ port }, 'GET', '/product/products/1', {})).status).toBe(405)
  })

  it('says 502 when it cannot ask', async () => {
    origin.close()
    origin.closeAllConnections()
    expect((await read('/product/products/9')).status).toBe(502)
    await new Promise<void>((resolve) => origin.listen(originSocket(folder), resolve))
    await chmod(originSocket(folder), 0o666)
  })
})
