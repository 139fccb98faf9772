import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '@souk/testing'
import { drawing } from '../../testing/pictures.ts'
import { createPictureEncoding, type EncodingOptions } from './encode.ts'

const encoding = (options: Partial<EncodingOptions> = {}) => createPictureEncoding({ logger: silentLogger, ...options })
const encode = encoding()

/** A PNG of one colour: very few bytes for any number of pixels. */
const emptyPng = (width: number, height: number, rows: Buffer): Buffer => {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const framed = Buffer.alloc(body.length + 8)
    framed.writeUInt32BE(data.length)
    body.copy(framed, 4)
    framed.writeUInt32BE(crc32(body), body.length + 4)
    return framed
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const sizes = async (file: Buffer) => (await encode(file)).map(({ type, width, height }) => [type, width, height])

describe('a picture', () => {
  it('becomes AVIF and WebP in three widths, the smallest first', async () => {
    const variants = await encode(await drawing(1_600, 800).png().toBuffer())
    expect(variants.map(({ type, width, height }) => [type, width, height])).toEqual([
      ['image/avif', 320, 160],
      ['image/webp', 320, 160],
      ['image/avif', 640, 320],
      ['image/webp', 640, 320],
      ['image/avif', 1_280, 640],
      ['image/webp', 1_280, 640],
    ])
    for (const { type, width, height, bytes } of variants) {
      const { format, compression, width: w, height: h } = await sharp(bytes).metadata()
      expect([format === 'heif' ? `image/${compression === 'av1' ? 'avif' : 'heic'}` : `image/${format}`, w, h]).toEqual([
        type,
        width,
        height,
      ])
    }
  })

  it('is never enlarged, and a very high one is bounded by its height', async () => {
    expect(await sizes(await drawing(500, 100).jpeg().toBuffer())).toEqual([
      ['image/avif', 320, 64],
      ['image/webp', 320, 64],
      ['image/avif', 500, 100],
      ['image/webp', 500, 100],
    ])
    expect(await sizes(await drawing(4, 3).webp().toBuffer())).toEqual([
      ['image/avif', 4, 3],
      ['image/webp', 4, 3],
    ])
    expect((await sizes(await drawing(100, 5_120).png().toBuffer())).at(-1)).toEqual(['image/webp', 50, 2_560])
  })

  it('is turned as the camera was held, and says nothing of where and with what', async () => {
    const file = await drawing(64, 32)
      .withExif({ IFD0: { Make: 'Secret Camera', Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(file.includes('Secret Camera')).toBe(true)
    for (const { width, height, bytes } of await encode(file)) {
      expect([width, height]).toEqual([32, 64])
      const { exif, xmp, iptc, icc, orientation, space } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, icc, orientation, space }).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        icc: undefined,
        orientation: undefined,
        space: 'srgb',
      })
      expect(Buffer.from(bytes).includes('Secret Camera')).toBe(false)
    }
  })

  it('keeps what is transparent, and is the same bytes each time', async () => {
    const file = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#b23a4880' } })
      .png()
      .toBuffer()
    const [one, other] = [await encode(file), await encode(file)]
    expect(one).toEqual(other)
    for (const { bytes } of one) expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
  })
})

describe('a file that is made to do harm', () => {
  it('with 50,000 × 50,000 pixels in a few bytes is refused before its pixels are read', async () => {
    const file = emptyPng(50_000, 50_000, Buffer.alloc(1_000))
    expect(file.length).toBeLessThan(200)
    await expect(encode(file)).rejects.toMatchObject({ code: 'picture-too-large', message: expect.stringContaining('50000 × 50000') })
  })

  it('that ends in the middle of its pixels is refused, although its parts are whole', async () => {
    await expect(encode(emptyPng(5_000, 1_000, Buffer.alloc(1_000)))).rejects.toMatchObject({ code: 'broken-picture' })
  })

  it('that moves is refused', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = sharp(frames, { join: { animated: true } })
    await expect(encode(await moving.webp({ loop: 0, delay: [100, 100] }).toBuffer())).rejects.toMatchObject({
      code: 'unsupported-picture',
    })
    await expect(encode(await moving.gif().toBuffer())).rejects.toMatchObject({ code: 'unsupported-picture' })
  })
})

describe('the process of a picture', () => {
  const program = async (name: string, code: string): Promise<string> => {
    const file = join(tmpdir(), `souk-encoder-${process.pid}-${name}.mjs`)
    await writeFile(file, code)
    return file
  }
  const small = drawing(8, 8).png().toBuffer()
  const ended = { code: 'broken-picture', message: 'the picture takes more time or memory than it may' }

  it('costs a problem if it crashes, and the next picture is read', async () => {
    const crashing = encoding({ program: await program('crash', `process.once('message', () => process.abort())`) })
    for (let time = 0; time < 3; time += 1) await expect(crashing(await small)).rejects.toMatchObject(ended)
  })

  it('is killed if it takes too long', async () => {
    const hanging = encoding({ timeoutMs: 300, program: await program('hang', `process.on('message', () => { for (;;); })`) })
    await expect(hanging(await small)).rejects.toMatchObject(ended)
  })

  it('knows no setting of the service', async () => {
    process.env['SOUK_TEST_SECRET'] = 'a secret'
    const told = encoding({
      program: await program(
        'tell',
        `process.once('message', () => process.send({ variants: Object.keys(process.env) }, () => process.disconnect()))`,
      ),
    })
    expect(await told(await small)).not.toContain('SOUK_TEST_SECRET')
    delete process.env['SOUK_TEST_SECRET']
  })

  it('is one of a few at once: some wait, and more are refused', async () => {
    const slow = encoding({
      atOnce: 1,
      maxWaiting: 1,
      program: await program(
        'slow',
        `process.once('message', () => setTimeout(() => process.send({ variants: [] }, () => process.disconnect()), 300))`,
      ),
    })
    const file = await small
    const outcomes = await Promise.allSettled([slow(file), slow(file), slow(file)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(outcomes[2]).toMatchObject({ reason: { code: 'overloaded' } })
    expect(await slow(file)).toEqual([])
  })
})

it('what reads pictures is loaded by processes of their own only', async () => {
  const sources = (await readdir(new URL('..', import.meta.url), { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name))
  const importing = []
  for (const name of sources) if (/from 'sharp'/.test(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'))) importing.push(name)
  expect(importing.toSorted()).toEqual(['answer-once.ts', 'card-drawer.ts', 'encoder.ts'].map((name) => join('pictures', name)))
})
