import { describe, expect, it } from 'vitest'
import { oneFile, pagesFrom, streamOf } from './one-file.ts'

const read = (texts: AsyncGenerator<string>): Promise<unknown> => new Response(streamOf(texts)).json()

describe('one file of what several services keep', () => {
  it('has values as they are, and the pages of a list as one array', async () => {
    const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
      b: { items: [3], nextCursor: 'c' },
      c: { items: [4], nextCursor: null },
    }
    const asked: string[] = []
    const list = pagesFrom({ items: [1, 2], nextCursor: 'b' }, async (cursor) => {
      asked.push(cursor)
      return pages[cursor] ?? { items: [], nextCursor: null }
    })
    expect(await read(oneFile({ name: 'Ada "Countess"', list, cart: { lines: [] } }))).toEqual({
      name: 'Ada "Countess"',
      list: [1, 2, 3, 4],
      cart: { lines: [] },
    })
    expect(asked).toEqual(['b', 'c'])
  })

  it('has empty lists', async () => {
    const list = pagesFrom({ items: [], nextCursor: null }, () => Promise.reject(new Error('there is no other page')))
    expect(await read(oneFile({ list }))).toEqual({ list: [] })
  })

  it('reads a page only when the one before has been used', async () => {
    const list = pagesFrom<number>({ items: [1], nextCursor: 'b' }, () => Promise.reject(new Error('too early')))
    expect((await list.next()).value).toEqual([1])
  })
})
