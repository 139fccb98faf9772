import type { LightMyRequestResponse } from 'fastify'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Category, MAX_PICTURE_BYTES, Product } from '@souk/contracts'
import { ProblemError } from '@souk/http'
import { sha256 } from '@souk/log-protocol'
import { draw } from '@souk/pictures'
import { CARD_HEIGHT, CARD_WIDTH, fileFor, fileOf } from '@souk/pictures/address'
import { asTestManager, withTestManager } from '@souk/service/testing'
import { silentLogger, TEST_NOW, testId } from '@souk/testing'
import { drawing } from '../../testing/pictures.ts'
import { categoryAdded, OFFICE, PAPER, productAdded, productRetired } from '../../testing/samples.ts'
import { startStack, type Stack } from '../../testing/stack.ts'
import { createPictureEncoding, type EncodePicture } from '../pictures/encode.ts'
import { buildProductApp } from './routes.ts'

let stack: Stack
beforeEach(async () => {
  stack = await startStack({ encodePicture })
  await stack.append(categoryAdded(), productAdded())
  await stack.caughtUp()
})
afterEach(() => stack.stop())

const encode = createPictureEncoding({ logger: silentLogger })
const encoded = new Map<string, ReturnType<EncodePicture>>()
/** Encodes the same file once for all tests. */
const encodePicture: EncodePicture = (file) => {
  const name = sha256(file)
  const result = encoded.get(name) ?? encode(file)
  encoded.set(name, result)
  return result
}

const small = drawing(8, 6).png().toBuffer()
const other = drawing(9, 6).jpeg().toBuffer()
const url = `/products/${PAPER}/picture`

const upload = (file: Buffer | string, headers: Readonly<Record<string, string>> = {}, at = url) =>
  stack.app.inject({ method: 'PUT', url: at, headers, payload: file })
const product = async (): Promise<Product> => Product.parse((await stack.app.inject(`/products/${PAPER}`)).json())
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => stack.strangersApp.inject({ url: path, headers })
/** The paths of the pictures within the service. */
const paths = async (): Promise<string[]> => ((await product()).pictures?.variants ?? []).map(({ path }) => path.replace(/^\/product/, ''))
const codeOf = (answer: LightMyRequestResponse): unknown => answer.json<{ code: unknown }>().code

describe('PUT /products/:productId/picture', () => {
  it('gives the product a picture, whose sizes and paths its answer shows', async () => {
    expect((await product()).pictures).toBeNull()
    const answer = await upload(await small)
    expect([answer.statusCode, answer.body, answer.headers['souk-position']]).toEqual([204, '', '2'])
    const { version, pictures } = await product()
    expect(version).toBe(2)
    const path = expect.stringMatching(/^\/product\/pictures\/[0-9a-f]{64}\.(?:avif|webp)$/)
    expect(pictures).toEqual({
      width: 8,
      height: 6,
      variants: [
        { type: 'image/avif', width: 8, height: 6, path },
        { type: 'image/webp', width: 8, height: 6, path },
      ],
    })
  })

  it.each(['image/gif', 'text/html', 'application/json', undefined])('believes the bytes, not the type %s', async (type) => {
    expect((await upload(await small, type === undefined ? {} : { 'content-type': type })).statusCode).toBe(204)
    expect(codeOf(await upload('{"a":1}', { 'content-type': 'image/png' }))).toBe('unsupported-picture')
  })

  it('changes nothing if the picture is the same, and happens once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'one' }
    await upload(await small, key)
    expect((await upload(await small)).headers['souk-position']).toBeUndefined()
    await upload(await other)
    const again = await upload(await small, key)
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([204, 'true'])
    expect((await product()).pictures?.width).toBe(9)
    expect(codeOf(await upload(await other, key))).toBe('idempotency-key-reused')
  })

  it('is put back as it was by any of its own files', async () => {
    await upload(await small)
    const { pictures } = await product()
    const files = await Promise.all((await paths()).map(async (path) => (await get(path)).rawPayload))
    for (const file of files) {
      await stack.app.inject({ method: 'DELETE', url })
      expect((await product()).pictures).toBeNull()
      expect((await upload(file)).statusCode).toBe(204)
      expect((await product()).pictures).toEqual(pictures)
    }
    expect(files).toHaveLength(2)
    expect([...encoded.keys()]).toEqual(expect.not.arrayContaining(files.map(sha256)))
  })

  it('refuses a version that is not there any more, and shows the present one', async () => {
    await upload(await small)
    const answer = await upload(await other, { 'if-match': '"1"' })
    expect([answer.statusCode, answer.json()]).toEqual([412, expect.objectContaining({ current: await product() })])
    expect((await upload(await other, { 'if-match': '"2"' })).statusCode).toBe(204)
  })

  it('refuses what is no picture, and says what it takes', async () => {
    const drawn = await upload('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', {
      'content-type': 'image/svg+xml',
    })
    expect([drawn.statusCode, codeOf(drawn), drawn.headers['accept']]).toEqual([
      415,
      'unsupported-picture',
      'image/png, image/jpeg, image/webp, image/avif',
    ])
    const cut = await upload((await small).subarray(0, -20))
    expect([cut.statusCode, codeOf(cut)]).toEqual([400, 'broken-picture'])
    const empty = await upload('')
    expect([empty.statusCode, codeOf(empty)]).toEqual([400, 'malformed-request'])
    const long = await upload(Buffer.concat([await small, Buffer.alloc(MAX_PICTURE_BYTES)]))
    expect([long.statusCode, codeOf(long)]).toEqual([413, 'body-too-large'])
    expect((await product()).pictures).toBeNull()
  })

  it('knows no picture of a product that is not there or is retired, and keeps strangers out', async () => {
    const missing = await upload(await small, {}, `/products/${testId(99)}/picture`)
    expect([missing.statusCode, codeOf(missing)]).toEqual([404, 'not-found'])
    const strange = await stack.strangersApp.inject({ method: 'PUT', url, payload: await small })
    expect(strange.statusCode).toBe(401)
    await stack.append(productRetired())
    expect(codeOf(await upload(await small))).toBe('product-retired')
    expect(codeOf(await stack.app.inject({ method: 'DELETE', url }))).toBe('product-retired')
  })
})

it('DELETE /products/:productId/picture takes the picture away, and its paths lead to it as before', async () => {
  await upload(await small)
  const [path = ''] = await paths()
  expect(codeOf(await stack.app.inject({ method: 'DELETE', url, headers: { 'if-match': '"1"' } }))).toBe('precondition-failed')
  expect((await stack.app.inject({ method: 'DELETE', url, headers: { 'if-match': '"2"' } })).statusCode).toBe(204)
  expect(await product()).toMatchObject({ version: 3, pictures: null })
  const again = await stack.app.inject({ method: 'DELETE', url })
  expect([again.statusCode, again.headers['souk-position']]).toEqual([204, undefined])
  expect((await get(path)).statusCode).toBe(200)
  // And it can be there again.
  await upload(await small)
  expect(await paths()).toContain(path)
})

describe('GET /pictures/:file', () => {
  it('answers anybody with the bytes, for ever, and as nothing but a picture', async () => {
    await upload(await small)
    for (const path of await paths()) {
      const { statusCode, rawPayload, headers } = await get(path, { accept: 'image/avif,image/webp,*/*;q=0.8' })
      const [hash = '', extension = ''] = path.replace('/pictures/', '').split('.')
      expect([statusCode, sha256(rawPayload)]).toEqual([200, hash])
      expect(headers).toMatchObject({
        'content-type': `image/${extension}`,
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `"${hash}"`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      })
      expect(headers['vary']).toBeUndefined()
      expect((await sharp(rawPayload).metadata()).width).toBe(8)
      const known = await get(path, { 'if-none-match': `"${hash}"` })
      expect([known.statusCode, known.body, known.headers['cache-control']]).toEqual([304, '', headers['cache-control']])
    }
  })

  it('knows no other hash, type or name, and no cache keeps that', async () => {
    await upload(await small)
    const [avif = '', webp = ''] = await paths()
    const unknown = [
      `/pictures/${'a'.repeat(64)}.webp`,
      avif.replace('.avif', '.webp'),
      webp.replace('.webp', '.svg'),
      webp.replace('.webp', ''),
      webp.toUpperCase(),
      `${webp}.webp`,
      '/pictures/..%2f..%2fetc%2fpasswd',
      '/pictures/%00',
      '/pictures/x',
    ]
    for (const path of unknown) {
      const { statusCode, headers } = await get(path)
      expect([path, statusCode, headers['cache-control']]).toEqual([path, 404, 'no-store'])
    }
  })

  it('asks the event store once for bytes that many want, and not at all for those of unknown hashes', async () => {
    await upload(await small)
    const [path = ''] = await paths()
    const asked: string[] = []
    const service = withTestManager({
      ...stack.service,
      blobs: {
        ...stack.service.blobs,
        read: async (hash: string) => {
          asked.push(hash)
          return stack.service.blobs.read(hash)
        },
      },
    })
    const app = asTestManager(buildProductApp({ ...stack.dependencies, service, store: stack.store, currency: 'EUR' }))
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.inject(path)))
    await app.inject(path)
    await app.inject(`/pictures/${'a'.repeat(64)}.webp`)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(asked).toEqual([path.slice('/pictures/'.length, -'.avif'.length)])
    await app.close()
  })

  it('finds the pictures in a view that was built again', async () => {
    await upload(await small)
    const [path = ''] = await paths()
    await stack.restart({ emptyView: true })
    await stack.caughtUp()
    expect(await paths()).toContain(path)
    expect((await get(path)).statusCode).toBe(200)
  })
})

/** The file of the drawn picture, from the texts that the view has now. */
const drawnFile = async (): Promise<string> => {
  const { productId: id, name, description, supplier, categoryId } = await product()
  const category = Category.parse((await stack.app.inject(`/categories/${categoryId}`)).json()).name
  return fileOf({ id, name, description, supplier, category })
}

describe('GET /products/:productId/picture.svg', () => {
  it('answers anybody with a drawing of the product as it is now', async () => {
    const { statusCode, headers, body } = await get(`${url}.svg`)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(body).toContain('aria-label="Paper')
    expect(await sharp(Buffer.from(body)).metadata()).toMatchObject({ format: 'svg', width: 400, height: 480 })
    const known = await get(`${url}.svg`, { 'if-none-match': String(headers['etag']) })
    expect([known.statusCode, known.body]).toEqual([304, ''])
  })

  it('draws a picture once, because that of a very long name takes long', async () => {
    const name = 'kg '.repeat(66).trim()
    await stack.append({ type: 'ProductDetailsChanged', data: { productId: PAPER, changedAt: TEST_NOW, name } })
    await stack.caughtUp()
    const { body } = await get(`${url}.svg`)
    const shown = await product()
    const timeOf = async (work: () => unknown): Promise<number> => {
      const start = performance.now()
      for (let times = 0; times < 10; times += 1) await work()
      return performance.now() - start
    }
    const drawingTime = await timeOf(() => draw({ ...shown, id: PAPER, category: '' }))
    const readingTime = await timeOf(async () => expect((await get(`${url}.svg`)).body).toBe(body))
    expect(readingTime).toBeLessThan(drawingTime / 2)
  })

  it('knows no product that is not there', async () => {
    expect((await get(`/products/${testId(99)}/picture.svg`)).statusCode).toBe(404)
    expect((await get('/products/x/picture.svg')).statusCode).toBe(400)
  })
})

describe('GET /pictures/drawn/:file', () => {
  it('answers anybody with the drawing of these texts, for ever, and as nothing but a picture', async () => {
    const file = await drawnFile()
    const { statusCode, headers, body } = await get(`/pictures/drawn/${file}`, { accept: 'image/*' })
    expect([statusCode, body]).toEqual([200, (await get(`${url}.svg`)).body])
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${file}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(headers['vary']).toBe('accept-encoding')
    const known = await get(`/pictures/drawn/${file}`, { 'if-none-match': `"${file}"` })
    expect([known.statusCode, known.body]).toEqual([304, ''])
  })

  it.each([
    ['the product', `/products/${PAPER}`, { name: 'Stiff paper' }],
    ['its category', `/categories/${OFFICE}`, { name: 'Stationery' }],
  ])('leads from former texts to the present ones when %s changes, and no cache keeps that', async (_what, path, body) => {
    const former = await drawnFile()
    expect((await stack.app.inject({ method: 'PATCH', url: path, payload: body })).statusCode).toBe(204)
    await stack.caughtUp()
    const present = await drawnFile()
    expect(present).not.toBe(former)
    const { statusCode, headers } = await get(`/pictures/drawn/${former}`)
    expect([statusCode, headers['location'], headers['cache-control']]).toEqual([302, `/product/pictures/drawn/${present}`, 'no-store'])
    expect((await get(`/pictures/drawn/${present}`)).statusCode).toBe(200)
  })

  it('shows the label, and the case with all packs if the description says how many there are', async () => {
    const label = fileFor(await drawnFile(), 'label')
    const { statusCode, headers, body } = await get(`/pictures/drawn/${label}`)
    expect([statusCode, headers['etag'], headers['cache-control']]).toEqual([200, `"${label}"`, 'public, max-age=31536000, immutable'])
    expect(body).not.toBe((await get(`${url}.svg`)).body)

    expect((await get(`/pictures/drawn/${fileFor(await drawnFile(), 'case')}`)).statusCode).toBe(404)
    await stack.app.inject({ method: 'PATCH', url: `/products/${PAPER}`, payload: { description: '12 boxes' } })
    await stack.caughtUp()
    const packs = await get(`/pictures/drawn/${fileFor(await drawnFile(), 'case')}`)
    expect([packs.statusCode, packs.body.match(/<use href="#p-/g)?.length]).toEqual([200, 12])
    const former = await get(`/pictures/drawn/${label}`)
    expect([former.statusCode, former.headers['location']]).toEqual([302, `/product/pictures/drawn/${fileFor(await drawnFile(), 'label')}`])
  })

  it('knows no other file, and no cache keeps that', async () => {
    const file = await drawnFile()
    for (const unknown of [
      fileFor(file, 'label').replace('.svg', '.png'),
      file.replace('.svg', '.lid.svg'),
      file.replace('.svg', '.webp'),
      file.toUpperCase(),
      fileFor(file, 'card').toUpperCase(),
      `${file}.png`,
      fileFor(`${testId(99)}-${'a'.repeat(32)}.svg`, 'card'),
      'x',
      `${testId(99)}-${'a'.repeat(32)}.svg`,
      '%00',
      `${file}.svg`,
    ]) {
      const { statusCode, headers } = await get(`/pictures/drawn/${unknown}`)
      expect([unknown, statusCode, headers['cache-control']]).toEqual([unknown, 404, 'no-store'])
    }
  })
})

describe('the card of a product', () => {
  it('is a PNG for other sites, under the name of the drawing, for ever', async () => {
    const card = fileFor(await drawnFile(), 'card')
    const { statusCode, headers, rawPayload } = await get(`/pictures/drawn/${card}`, { accept: '*/*' })
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${card}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(headers['vary']).toBeUndefined()
    expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'png', width: CARD_WIDTH, height: CARD_HEIGHT, hasAlpha: false })
    // Networks refuse pictures that are too long, the smallest limit being that of messengers.
    expect(rawPayload.length).toBeLessThan(600_000)
    const known = await get(`/pictures/drawn/${card}`, { 'if-none-match': `"${card}"` })
    expect([known.statusCode, known.body]).toEqual([304, ''])
  })

  it('leads from former texts to the card of the present ones', async () => {
    const former = fileFor(await drawnFile(), 'card')
    await stack.app.inject({ method: 'PATCH', url: `/products/${PAPER}`, payload: { name: 'Stiff paper' } })
    await stack.caughtUp()
    const { statusCode, headers } = await get(`/pictures/drawn/${former}`)
    const present = `/product/pictures/drawn/${fileFor(await drawnFile(), 'card')}`
    expect([statusCode, headers['location'], headers['cache-control']]).toEqual([302, present, 'no-store'])
  })

  it('is drawn once, however many ask for it at the same time, and again after a failure', async () => {
    const drawn: string[] = []
    const drawCard = async ({ name }: { readonly name: string }): Promise<Buffer> => {
      drawn.push(name)
      if (drawn.length === 1) throw new ProblemError('overloaded', 'too many pictures')
      return small
    }
    const parts = { ...stack.dependencies, service: withTestManager(stack.service), store: stack.store, currency: 'EUR', drawCard }
    const app = asTestManager(buildProductApp(parts))
    const path = `/pictures/drawn/${fileFor(await drawnFile(), 'card')}`
    const refused = await app.inject(path)
    expect([refused.statusCode, refused.headers['cache-control']]).toEqual([503, 'no-store'])
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.inject(path)))
    await app.inject(path)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(drawn).toEqual(['Paper', 'Paper'])
    await app.close()
  })
})
