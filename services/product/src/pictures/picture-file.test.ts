import { crc32, deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawing } from '../../testing/pictures.ts'
import { inspectPicture } from './picture-file.ts'

const formats = ['png', 'jpeg', 'webp', 'avif'] as const
let files: Readonly<Record<(typeof formats)[number], Buffer>>
beforeAll(async () => {
  const picture = drawing(64, 48)
  const [png, jpeg, webp, avif] = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().jpeg().toBuffer(),
    picture.clone().webp().toBuffer(),
    picture.clone().avif({ effort: 0 }).toBuffer(),
  ])
  files = { png, jpeg, webp, avif }
})

const codeOf = (file: Buffer): string => {
  const found = inspectPicture(file)
  return typeof found === 'string' ? found : found.code
}
const text = (content: string): Buffer => Buffer.from(content)
const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

describe.each(formats)('a file with a %s', (format) => {
  it('is told by its bytes', () => {
    expect(inspectPicture(files[format])).toBe(`image/${format}`)
  })

  it('is broken if it ends before the picture does, wherever it was cut', () => {
    const file = files[format]
    for (let length = 16; length < file.length; length += Math.ceil(file.length / 40)) {
      const found = inspectPicture(file.subarray(0, length))
      expect([length, typeof found === 'string' ? found : found.code]).toEqual([length, 'broken-picture'])
    }
    expect(codeOf(file.subarray(0, -1))).toBe('broken-picture')
  })

  it.each([
    ['a page', '<html><script>alert(1)</script></html>'],
    ['an archive', 'PK\u0003\u0004'],
    ['one byte', 'x'],
  ])('is broken if it goes on with %s', (_what, more) => {
    expect(codeOf(Buffer.concat([files[format], text(more)]))).toBe('broken-picture')
  })

  it('is no picture if anything stands before it', () => {
    expect(codeOf(Buffer.concat([text('<svg/>'), files[format]]))).toBe('unsupported-picture')
  })
})

it('takes a JPEG with a smaller copy behind it, as cameras write it, but not with a page behind that', () => {
  const twice = Buffer.concat([files.jpeg, files.jpeg])
  expect(inspectPicture(twice)).toBe('image/jpeg')
  expect(codeOf(Buffer.concat([twice, text('<html>')]))).toBe('broken-picture')
  expect(codeOf(twice.subarray(0, -9))).toBe('broken-picture')
})

it('takes three JPEGs in a file, but no more, however many there are', () => {
  const jpegs = (count: number) => Buffer.concat(Array<Buffer>(count).fill(files.jpeg))
  expect(inspectPicture(jpegs(3))).toBe('image/jpeg')
  expect(codeOf(jpegs(4))).toBe('broken-picture')
  expect(codeOf(Buffer.alloc(5_000_000, 'ffd8ffd9', 'hex'))).toBe('broken-picture')
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a few bytes', text('\u0089PNG')],
  ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a drawing behind a declaration', text('<?xml version="1.0"?><!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>')],
  ['a GIF', Buffer.concat([text('GIF89a'), Buffer.alloc(30)])],
  ['a GIF that is a script as well', text('GIF89a/*                */=1;alert(1)')],
  ['a TIFF', Buffer.concat([text('II*\u0000'), Buffer.alloc(30)])],
  ['a PDF', text('%PDF-1.7\n%%EOF            ')],
  ['a video', Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypisom'), Buffer.alloc(12)])],
  ['an HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic'), Buffer.alloc(12)])],
  ['a page', text('<!doctype html><script>alert(1)</script>')],
])('takes %s for no picture', (_what, file) => {
  expect(codeOf(file)).toBe('unsupported-picture')
})

it('takes no picture that moves', () => {
  const header = Buffer.from('0000000100000001080600000000', 'hex').subarray(0, 13)
  const png = [
    chunk('IHDR', header),
    chunk('acTL', Buffer.alloc(8)),
    chunk('IDAT', deflateSync(Buffer.alloc(5))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  expect(codeOf(Buffer.concat([files.png.subarray(0, 8), ...png]))).toBe('unsupported-picture')

  const chunks = Buffer.concat([
    text('VP8X'),
    Buffer.from([10, 0, 0, 0]),
    Buffer.alloc(10),
    text('ANIM'),
    Buffer.from([6, 0, 0, 0]),
    Buffer.alloc(6),
  ])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(4 + chunks.length)
  expect(codeOf(Buffer.concat([text('RIFF'), length, text('WEBP'), chunks]))).toBe('unsupported-picture')

  const brands = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypavif'), Buffer.alloc(4), text('avisavif')])
  expect(codeOf(brands)).toBe('unsupported-picture')
})

it('answers for any bytes behind the beginning of a picture', () => {
  for (const format of formats)
    for (let seed = 0; seed < 200; seed += 1) {
      const file = Buffer.from(files[format])
      for (let at = 0; at < 5; at += 1) file[(seed * 7919 + at * 104729) % file.length] = (seed * 31 + at * 57) % 256
      expect(codeOf(file)).toMatch(/^(?:image\/|unsupported-picture$|broken-picture$)/)
    }
})
