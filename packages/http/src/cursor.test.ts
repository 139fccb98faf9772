import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pageQuery, Problem } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { createApp, type App } from './app.ts'
import { decodeCursor, encodeCursor, listPage, onlyPage, type PageWanted } from './cursor.ts'
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
      errors: [{ path: 'cursor' }],
    })
  })

  it.each(notCursors)('like %j is an error of the request', (cursor) => {
    expect(() => decodeCursor(cursor, oneNumber)).toThrow(ProblemError)
  })
})

describe('a list', () => {
  /** A list of numbers, in this order. */
  const listOf = (numbers: readonly number[], selection: object = {}) => ({
    of: ['numbers', selection] as const,
    place: z.int(),
    read: async ({ after, before, limit }: PageWanted<number>) => {
      if (before !== undefined) return numbers.filter((number) => number < before).slice(-limit)
      return numbers.filter((number) => after === undefined || number > after).slice(0, limit)
    },
    count: async (atMost: number) => Math.min(atMost, numbers.length),
    placeOf: (number: number) => number,
    show: (number: number) => `no. ${number}`,
  })
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
  const names = (...numbers: readonly number[]): string[] => numbers.map((number) => `no. ${number}`)

  it('is shown page by page, there and back', async () => {
    const list = listOf(upTo(5))
    const first = await listPage({ limit: 2 }, list)
    expect(first).toMatchObject({ items: names(1, 2), previousCursor: null, total: { count: 5, exact: true } })
    const second = await listPage({ cursor: first.nextCursor ?? '', limit: 2 }, list)
    expect(second.items).toEqual(names(3, 4))
    const third = await listPage({ cursor: second.nextCursor ?? '', limit: 2 }, list)
    expect(third).toMatchObject({ items: names(5), nextCursor: null })
    const back = await listPage({ cursor: third.previousCursor ?? '', limit: 2 }, list)
    expect(back).toEqual(second)
    expect(await listPage({ cursor: back.previousCursor ?? '', limit: 2 }, list)).toEqual(first)
  })

  it('has a first page that is shorter, if the way back does not come out even', async () => {
    const list = listOf(upTo(5))
    const { nextCursor } = await listPage({ limit: 3 }, list)
    const { previousCursor } = await listPage({ cursor: nextCursor ?? '', limit: 2 }, list)
    const { items, previousCursor: further } = await listPage({ cursor: previousCursor ?? '', limit: 2 }, list)
    expect(items).toEqual(names(2, 3))
    expect(await listPage({ cursor: further ?? '', limit: 2 }, list)).toMatchObject({ items: names(1), previousCursor: null })
  })

  it('of one page leads nowhere', async () => {
    expect(await listPage({ limit: 2 }, listOf([1, 2]))).toMatchObject({ items: names(1, 2), nextCursor: null, previousCursor: null })
    const empty = { items: [], nextCursor: null, previousCursor: null, total: { count: 0, exact: true } }
    expect(await listPage({ limit: 2 }, listOf([]))).toEqual(empty)
    expect(onlyPage([])).toEqual(empty)
    expect(onlyPage(['a', 'b'])).toMatchObject({ items: ['a', 'b'], total: { count: 2, exact: true } })
  })

  it('leads back to what was added in front meanwhile', async () => {
    const { nextCursor } = await listPage({ limit: 1 }, listOf([5, 6]))
    const { items, previousCursor } = await listPage({ cursor: nextCursor ?? '', limit: 1 }, listOf([3, 4, 5, 6]))
    expect(items).toEqual(names(6))
    expect((await listPage({ cursor: previousCursor ?? '', limit: 5 }, listOf([3, 4, 5, 6]))).items).toEqual(names(3, 4, 5))
  })

  it.each([
    ['of which the last item is still there', [1, 2, 3, 4], [3, 4], [1, 2]],
    ['of which the last item is gone, too', [1, 2, 3], [2, 3], [1]],
    ['of exactly one page', [1, 4], [1, 4], null],
    ['of less than a page', [4], [4], null],
  ])('leads back to its last page from behind the end of a list %s', async (_which, left, lastPage, pageBefore) => {
    const { nextCursor } = await listPage({ limit: 4 }, listOf(upTo(6)))
    const beyond = await listPage({ cursor: nextCursor ?? '', limit: 2 }, listOf(left))
    expect(beyond).toMatchObject({ items: [], nextCursor: null, total: { count: left.length } })
    const last = await listPage({ cursor: beyond.previousCursor ?? '', limit: 2 }, listOf(left))
    expect(last).toMatchObject({ items: names(...lastPage), nextCursor: null })
    const { previousCursor: cursor } = last
    const before = cursor === null ? null : (await listPage({ cursor, limit: 2 }, listOf(left))).items
    expect(before).toEqual(pageBefore && names(...pageBefore))
  })

  it('leads on to its first page from in front of its start', async () => {
    const second = await listPage({ cursor: (await listPage({ limit: 2 }, listOf(upTo(6)))).nextCursor ?? '', limit: 2 }, listOf(upTo(6)))
    const left = listOf([5, 6, 7])
    const front = await listPage({ cursor: second.previousCursor ?? '', limit: 2 }, left)
    expect(front).toMatchObject({ items: [], previousCursor: null })
    expect(await listPage({ cursor: front.nextCursor ?? '', limit: 2 }, left)).toEqual(await listPage({ limit: 2 }, left))
  })

  it('that is empty by now leads nowhere', async () => {
    const full = listOf(upTo(6))
    const { nextCursor } = await listPage({ limit: 2 }, full)
    const { previousCursor } = await listPage({ cursor: nextCursor ?? '', limit: 2 }, full)
    const gone = { items: [], nextCursor: null, previousCursor: null, total: { count: 0 } }
    for (const cursor of [nextCursor, previousCursor])
      expect(await listPage({ cursor: cursor ?? '', limit: 2 }, listOf([]))).toMatchObject(gone)
  })

  it('refuses the cursors of other lists, and of the same with another filter', async () => {
    const { nextCursor } = await listPage({ limit: 1 }, listOf([1, 2], { status: 'active' }))
    const cursor = nextCursor ?? ''
    expect(await listPage({ cursor, limit: 1 }, listOf([1, 2], { status: 'active' }))).toMatchObject({ items: names(2) })
    const others = [
      listOf([1, 2]),
      listOf([1, 2], { status: 'retired' }),
      { ...listOf([1, 2]), of: ['letters', { status: 'active' }] as const },
    ]
    for (const other of others) await expect(listPage({ cursor, limit: 1 }, other)).rejects.toMatchObject({ code: 'malformed-request' })
  })

  it.each([
    [999, { count: 999, exact: true }],
    [1_000, { count: 1_000, exact: true }],
    [1_001, { count: 1_000, exact: false }],
    [5_000, { count: 1_000, exact: false }],
  ])('of %i items is counted up to 1,000', async (length, total) => {
    expect((await listPage({ limit: 1 }, listOf(upTo(length)))).total).toEqual(total)
  })

  it.each([['after'], ['before', 'x'], ['between', 1], [1], [['after', 1]], ['after', 1], ['before', null, 'x']])(
    'refuses the cursor %j',
    async (...parts) => {
      await expect(listPage({ cursor: encodeCursor(parts), limit: 1 }, listOf([1]))).rejects.toMatchObject({ code: 'malformed-request' })
    },
  )
})
