import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problems } from './problem.ts'

describe('the list of problems', () => {
  it('is the same in the documentation', () => {
    const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
    const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| (.*?) +\|$/gm)].map(([, code, status, title]) => ({
      code,
      status: Number(status),
      title,
    }))
    expect(rows).toEqual(Object.entries(problems).map(([code, { status, title }]) => ({ code, status, title })))
  })

  it('uses only the HTTP statuses that the shop has agreed on', () => {
    for (const { status } of Object.values(problems))
      expect([400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 415, 421, 422, 429, 431, 500, 502, 503, 504]).toContain(status)
  })
})
