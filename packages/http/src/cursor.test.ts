import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pageQuery, Problem } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { createApp, type App } from './app.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { ProblemError } from './problem.ts'

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const oneNumber = z.tuple([z.int()])
const notCursors = ['', 'x', '!!!', encodeCursor(['x']), encodeCursor([1, 2]), Buffer.from('{"__proto__":1}').toString('base64url')]

describe('a cursor', () => {
  let app: App
  beforeEach(() => {
    app = createApp({ logger, newId })
    app.get('/numbers', { schema: { querystring: pageQuery } }, async ({ query }) => ({
      cursor: decodeCursor(query.cursor, oneNumber) ?? null,
    }))
  })
  afterEach(() => app.close())

  it('comes back as it was', () => {
    const parts = ['ü', 7, ''] as const
    expect(decodeCursor(encodeCursor(parts), z.tuple([z.string(), z.int(), z.string()]))).toEqual(parts)
    expect(decodeCursor(undefined, z.tuple([z.string()]))).toBeUndefined()
  })

  it('comes back over HTTP as it was', async () => {
    const cursor = encodeCursor([7])
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/)
    expect((await app.inject(`/numbers?cursor=${cursor}`)).json()).toEqual({ cursor: [7] })
    expect((await app.inject('/numbers')).json()).toEqual({ cursor: null })
  })

  it.each(notCursors)('like %j is refused', async (cursor) => {
    const answer = await app.inject(`/numbers?cursor=${encodeURIComponent(cursor)}`)
    expect(answer.statusCode).toBe(400)
    expect(Problem.parse(answer.json())).toMatchObject({
      code: 'malformed-request',
      errors: [{ path: expect.stringContaining('querystring') }],
    })
  })

  it.each(notCursors)('like %j is an error of the request', (cursor) => {
    expect(() => decodeCursor(cursor, oneNumber)).toThrow(ProblemError)
  })
})
