import { deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { createApp, type App } from './app.ts'

let app: App
beforeEach(() => {
  app = createApp({ logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId })
  app.post('/echo', {}, async ({ body }) => ({ body: body ?? 'none' }))
  app.delete('/echo', {}, async ({ body }) => ({ body: body ?? 'none' }))
})
afterEach(() => app.close())

const send = (payload: Buffer, headers: Record<string, string> = {}, method: 'POST' | 'DELETE' = 'POST') =>
  app.inject({ method, url: '/echo', payload, headers: { 'content-type': 'application/json', ...headers } })
const json = (text: string): Buffer => Buffer.from(text)

describe('a body', () => {
  it('in UTF-8 arrives as it was sent', async () => {
    for (const text of ['Café', 'Zoë Müller', 'ሰላም', '😀', '\u{10ffff}', '\ufffd'])
      expect((await send(json(JSON.stringify({ text })))).json()).toEqual({ body: { text } })
  })

  it.each<[string, number[]]>([
    ['Latin-1', [0xe9]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a character cut off', [0xe2, 0x82]],
    ['a stray continuation', [0x80]],
  ])('that is not UTF-8 is 400: %s', async (_what, bytes) => {
    expectProblem(await send(Buffer.concat([json('{"text":"'), Buffer.from(bytes), json('"}')])), 'malformed-request')
  })

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"a":1}',
    String.raw`{"a":1,"\u0061":2}`,
    '{"a" : 1, "b": 2,\n"a"\t:\r\n3}',
    '{"a":{"b":1,"b":2}}',
    '[1,{"":1,"":2}]',
    String.raw`{"\"":1,"\"":2}`,
    String.raw`{"a\\":1,"a\\":2}`,
    `${'{"a":'.repeat(5_000)}1${',"a":1}'.repeat(5_000)}`,
  ])('that has a field twice is 400: %s', async (text) => {
    expect(expectProblem(await send(json(text)), 'malformed-request').detail).toBe('a field of the body is there more than once')
  })

  it.each([
    '{"a":1,"A":2}',
    '{"a":{"a":1},"b":{"a":[{"a":1},{"a":2}]}}',
    String.raw`{"text":"\"a\":1,\"a\":2"}`,
    String.raw`{"a":"\\","b":"{\"b\":1}:"}`,
    String.raw`["a","a",":","\\:"]`,
    '"a"',
    '{}',
    'null',
  ])('that has each field once arrives as it was sent: %s', async (text) => {
    expect((await send(json(text))).json()).toEqual({ body: JSON.parse(text) ?? 'none' })
  })

  it('in UTF-16 or UTF-32 is 400, with a byte order mark and without', async () => {
    const utf16 = Buffer.from('{"text":"é"}', 'utf16le')
    for (const body of [utf16, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), Buffer.from(utf16).swap16()])
      expectProblem(await send(body), 'malformed-request')
    expectProblem(await send(Buffer.from([0x7b, 0, 0, 0, 0x7d, 0, 0, 0])), 'malformed-request')
  })

  it('may begin with the byte order mark of UTF-8, but hold no second one', async () => {
    expect((await send(json('\ufeff{"a":1}'))).json()).toEqual({ body: { a: 1 } })
    expectProblem(await send(json('\ufeff\ufeff{"a":1}')), 'malformed-request')
  })

  it.each([
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'APPLICATION/JSON; Charset=utf8',
    'application/json; profile="a;b"; charset=utf-8',
    'application/json; profile=iso-8859-1',
  ])('of type %s is taken', async (type) => {
    expect((await send(json('{"a":"é"}'), { 'content-type': type })).json()).toEqual({ body: { a: 'é' } })
  })

  it.each([
    'application/json; charset=iso-8859-1',
    'application/json;charset="windows-1252"',
    'application/json; CHARSET=UTF-16',
    'application/json; profile=x; charset=us-ascii',
    'application/json; charset=utf-7',
    'application/json; charset=',
    'application/json; charset',
    'application/json; charset = iso-2022-jp',
    "application/json; charset='utf-8'",
  ])('of type %s is 415', async (type) => {
    const answer = await send(json('{"a":1}'), { 'content-type': type })
    expectProblem(answer, 'unsupported-media-type')
    expect(answer.headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity' })
  })

  it.each(['gzip', 'br', 'x-gzip', 'deflate, gzip', 'utf-8'])('with Content-Encoding %s is 415, compressed or not', async (encoding) => {
    for (const body of [json('{}'), gzipSync('{}'), deflateSync('{}')])
      expectProblem(await send(body, { 'content-encoding': encoding }), 'unsupported-media-type')
  })

  it('may say that it is not compressed', async () => {
    for (const encoding of ['identity', 'Identity', ''])
      expect((await send(json('{}'), { 'content-encoding': encoding })).statusCode).toBe(200)
  })

  it.each(['POST', 'DELETE'] as const)('without bytes is none, although a %s declares JSON', async (method) => {
    for (const headers of [{}, { 'content-length': '0' }, { 'content-type': 'application/json; charset=utf-8' }])
      expect((await send(Buffer.alloc(0), headers, method)).json()).toEqual({ body: 'none' })
  })
})
