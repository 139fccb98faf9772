import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '@souk/http'
import { silentLogger } from '@souk/testing'
import { defused, pagesOf, sendCsv, undefused } from './csv.ts'

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20 7946 0000', "'+44 20 7946 0000"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t1', "'\t1"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['Ada;=HYPERLINK("http://x")', `Ada;'=HYPERLINK("http://x")`],
    ['Ada;=1;+2,-3\t@4', "Ada;'=1;'+2,'-3\t'@4"],
    ['list:\r\n- one\n\n＝two', "list:\r\n'- one\n\n'＝two"],
    ['"=1"', `"'=1"`],
    ["a;'=1;'b", "a;''=1;'b"],
    ['a; b, c - d', 'a; b, c - d'],
    ['＝1+1', "'＝1+1"],
    ["'=1+1", "''=1+1"],
    ["'tis", "'tis"],
    ['5 = 5', '5 = 5'],
    ['', ''],
  ])('%j is written %j, and read as it was', (text, cell) => {
    expect(defused(text)).toBe(cell)
    expect(undefused(cell)).toBe(text)
  })

  it('is read as it was, whatever its text, and begins no formula wherever it is split', () => {
    const characters = fc.constantFrom(...`'"=+-@＝＠;,\t\r\n a`)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: characters }), fc.string({ unit: 'binary' })), (text) => {
        const cell = defused(text)
        expect(undefused(cell)).toBe(text)
        expect(cell.split(/[;,\t\r\n"]/).filter((part) => /^[=+\-@＝＋－＠]/.test(part))).toEqual([])
      }),
    )
  })
})

describe('a file', () => {
  const app = createApi({ logger: silentLogger, newId: () => 'x' })
  let read = 0
  let url = ''
  const numbers = (count: number) =>
    pagesOf(
      async ({ after = 0, limit }: { after?: number | undefined; limit: number }) => {
        read += 1
        return Array.from({ length: Math.min(limit, count - after) }, (_, index) => after + index + 1)
      },
      (row) => row,
    )
  const columns = {
    number: (row: number) => row,
    negative: (row: number) => -row,
    text: (row: number) => (row === 2 ? 'two\nlines' : `"${row}";\n\r, -=${row}`),
  }
  beforeAll(async () => {
    app.get('/numbers', async (_request, reply) => sendCsv(reply, 'numbers', columns, numbers(450)))
    app.get('/many', async (_request, reply) => sendCsv(reply, 'many', { long: () => 'x'.repeat(10_000) }, numbers(100_000)))
    app.get('/none', async (_request, reply) => sendCsv(reply, 'none', columns, numbers(0)))
    app.get('/broken', async (_request, reply) =>
      sendCsv(
        reply,
        'broken',
        columns,
        (async function* () {
          yield [1]
          throw new Error('the database is gone')
        })(),
      ),
    )
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    // `fetch` may have connected once more, for nothing.
    app.server.closeAllConnections()
    await app.close()
  })

  it('has all rows of all pages, and reads as what was written', async () => {
    const { headers, body } = await app.inject('/numbers')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="numbers.csv"',
      'cache-control': 'no-store',
    })
    expect(body.startsWith('\uFEFFnumber,negative,text\r\n1,-1,"""1"";\n\r, -=1"\r\n')).toBe(true)
    expect(parse(body, { bom: true, columns: true })).toEqual(
      Array.from({ length: 450 }, (_, index) => {
        const row = index + 1
        return { number: String(row), negative: String(-row), text: columns.text(row) }
      }),
    )
  })

  it('has the names of its columns also without rows', async () => {
    expect((await app.inject('/none')).body).toBe('\uFEFFnumber,negative,text\r\n')
    expect(await app.inject({ method: 'HEAD', url: '/numbers' })).toMatchObject({ statusCode: 200, body: '' })
  })

  it('is read no faster than its client takes it', async () => {
    read = 0
    const leaving = new AbortController()
    await fetch(`${url}/many`, { signal: leaving.signal })
    await sleep(200)
    // A page has 2 MB. A few of them fit into the buffers on the way; the file has 500.
    expect(read).toBeLessThan(20)
    leaving.abort()
  })

  it('that cannot be finished is broken off', async () => {
    await expect(fetch(`${url}/broken`).then((response) => response.text())).rejects.toThrow('terminated')
  })
})
