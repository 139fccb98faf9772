import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultsIn, inPlainWords } from './plain-words.ts'
import { decimal, instant, text, uuid } from './primitives.ts'

const Line = z.strictObject({ id: uuid, count: z.int().min(1).max(9) })
const Body = z.strictObject({
  lines: z.array(Line).min(1).max(2),
  note: text(5).min(2).optional(),
  kind: z.enum(['new', 'old']).optional(),
  version: z.literal(1).optional(),
  at: instant.optional(),
  price: z.number().positive().optional(),
  page: decimal(z.int().max(100)).optional(),
  isGift: z.boolean().optional(),
  change: z.discriminatedUnion('type', [z.object({ type: z.literal('price') }), z.object({ type: z.literal('stock') })]).optional(),
})
const line = { id: '01890a5d-ac96-774b-bcce-b302099a8057', count: 1 }

const faultsOf = (value: unknown) => {
  const { error } = Body.safeParse(value, { error: inPlainWords })
  return error === undefined ? [] : faultsIn(error, 'body')
}

describe('a fault', () => {
  it.each<[value: unknown, path: string, message: string]>([
    [undefined, 'body', 'the body is missing'],
    [null, 'body', 'the body must be an object'],
    [{}, 'lines', 'lines is missing'],
    [{ lines: 'many' }, 'lines', 'lines must be a list'],
    [{ lines: [] }, 'lines', 'lines must have at least 1 item'],
    [{ lines: [line, line, line] }, 'lines', 'lines must have at most 2 items'],
    [{ lines: [line, { ...line, count: 0 }] }, 'lines.1.count', 'lines.1.count must be at least 1'],
    [{ lines: [{ ...line, count: 10 }] }, 'lines.0.count', 'lines.0.count must be at most 9'],
    [{ lines: [{ ...line, count: 1.5 }] }, 'lines.0.count', 'lines.0.count must be a whole number'],
    [{ lines: [{ ...line, count: '1' }] }, 'lines.0.count', 'lines.0.count must be a number'],
    [{ lines: [{ ...line, colour: 'red' }] }, 'lines.0.colour', 'lines.0.colour is unknown'],
    [{ lines: [{ ...line, id: 'mine' }] }, 'lines.0.id', 'lines.0.id must be a UUID'],
    [{ lines: [line], note: 'a' }, 'note', 'note must have at least 2 characters'],
    [{ lines: [line], note: 'longer' }, 'note', 'note must have at most 5 characters'],
    [{ lines: [line], note: 'a\u0000' }, 'note', 'note must not contain NUL or a lone surrogate'],
    [{ lines: [line], kind: 'big' }, 'kind', 'kind must be one of new, old'],
    [{ lines: [line], kind: ['new', 'old'] }, 'kind', 'kind must be a single value'],
    [{ lines: [line], change: { type: 'x' } }, 'change.type', 'change.type must be one of price, stock'],
    [{ lines: [line], version: 2 }, 'version', 'version must be 1'],
    [{ lines: [line], at: 'now' }, 'at', 'at must be an instant in UTC such as 2026-01-31T12:00:00.000Z'],
    [{ lines: [line], price: 0 }, 'price', 'price must be more than 0'],
    [{ lines: [line], page: '1e2' }, 'page', 'page must be a whole number in decimal digits'],
    [{ lines: [line], page: '101' }, 'page', 'page must be at most 100'],
    [{ lines: [line], isGift: 1 }, 'isGift', 'isGift must be true or false'],
  ])('of %j is a sentence about %s', (value, path, message) => {
    expect(faultsOf(value)).toEqual([{ path, message }])
  })

  it('is one of several', () => {
    expect(faultsOf({ lines: [], colour: 'red', size: 1 })).toEqual([
      { path: 'lines', message: 'lines must have at least 1 item' },
      { path: 'colour', message: 'colour is unknown' },
      { path: 'size', message: 'size is unknown' },
    ])
  })
})
