import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppendRequest } from './operations.ts'
import { instant, text, uuid } from './primitives.ts'
import { quickCheck } from './quick-check.ts'

const schemas = {
  text: text(20),
  requiredText: text(5).refine((value) => value.trim() !== '', 'must not be blank'),
  uuid,
  instant,
  integer: z.int().min(-3).max(5),
  number: z.number(),
  date: z.iso.date(),
  email: z.email().max(30),
  pattern: z
    .string()
    .regex(/^[a-z]+$/)
    .min(2),
  least: z.string().min(2),
  most: z.string().max(2),
  literal: z.literal('x'),
  enum: z.enum(['a', 'b']),
  nullable: z.int().nullable(),
  list: z.array(z.int()).min(1).max(3),
  object: z.object({ a: z.int(), b: z.string().optional() }),
  strict: z.strictObject({ a: z.array(z.object({ c: z.boolean() })) }).refine(({ a }) => a.length < 3),
  // These are not quick.
  base64: z.base64url(),
  above: z.int().gt(2),
  even: z.int().multipleOf(2),
  coerced: z.coerce.number(),
  trimmed: z.string().trim(),
  defaulted: z.object({ a: z.int().default(1) }),
  transformed: z.string().transform((value) => value.length),
  union: z.union([z.object({ a: z.int() }), z.object({ a: z.int(), b: z.int() })]),
  refined: z.string().superRefine((value, context) => {
    if (value === 'a') context.addIssue('no')
  }),
}

const words = fc.oneof(
  fc.constantFrom(
    'a',
    'ab',
    'x',
    '',
    ' ',
    '\u0000',
    '\ud800',
    'a@b.example',
    '2026-01-02',
    '2026-01-02T03:04:05.678Z',
    '2026-01-02T03:04:05Z',
  ),
  fc.constantFrom('01939bd0-0000-7000-8000-000000000004', '01939BD0-0000-7000-8000-000000000004', 'YWI', '1'),
  fc.constantFrom(null, undefined, true, 0, -0, 1, 2, 3, 1.5, 6, -4, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
)
const anything = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, words, fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), tie('value'), { maxKeys: 3 }),
})).value

describe('a quick check', () => {
  it.each(Object.entries(schemas))('accepts nothing that the schema %s refuses or changes', (_, schema) => {
    const fits = quickCheck(schema)
    fc.assert(
      fc.property(anything, (value) => {
        expect(fits(value) ? schema.safeParse(value) : { success: true, data: value }).toEqual({ success: true, data: value })
      }),
      { numRuns: 3_000 },
    )
  })

  it.each<[string, z.ZodType, unknown]>([
    ['text', schemas.text, 'a word'],
    ['an id', schemas.uuid, '01939bd0-0000-7000-8000-000000000004'],
    ['an instant', schemas.instant, '2026-01-02T03:04:05.678Z'],
    ['a number', schemas.integer, -3],
    ['an object without an optional field', schemas.object, { a: 1 }],
    ['an object with it', schemas.object, { b: '', a: 1 }],
    ['objects in lists', schemas.strict, { a: [{ c: true }, { c: false }] }],
    ['null', schemas.nullable, null],
    ['a word of a list', schemas.enum, 'b'],
  ])('accepts %s', (_, schema, value) => {
    expect(quickCheck(schema)(value)).toBe(true)
  })

  it('accepts a request to append, and leaves what is wrong with another to the schema', () => {
    const id = '01939bd0-0000-7000-8000-000000000004'
    const event = { data: { any: [1] }, eventId: id, schemaVersion: 1, type: 'OrderPlaced' }
    const request = {
      requestId: id,
      fingerprint: 'a'.repeat(64),
      actor: { kind: 'service', id: 'order' },
      correlationId: id,
      causationId: id,
      appends: [{ stream: 'order-1', fromVersion: 0, events: [event], builtOn: id }],
    }
    const fits = quickCheck(AppendRequest)
    expect(fits(request)).toBe(true)
    expect(fits({ ...request, appends: [...request.appends, ...request.appends] })).toBe(false)
    expect(fits({ ...request, more: 1 })).toBe(false)
    expect(fits({ ...request, appends: [] })).toBe(false)
  })
})
