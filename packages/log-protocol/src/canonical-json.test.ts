import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, holdsNul } from './canonical-json.ts'

const outcomeOf = (write: () => string | undefined): string => {
  try {
    return write() ?? 'refused'
  } catch {
    return 'refused'
  }
}

// Names and texts that JavaScript, JSON or the RFC treat specially.
const awkward = fc.constantFrom(
  '',
  '1',
  '10',
  '2',
  '-1',
  '01',
  '__proto__',
  'constructor',
  'toString',
  '\u20ac',
  '\r',
  '\ufb33',
  '\u{1f600}',
  'ö',
  '\\ud800',
  '\\u0000',
  '"',
)
const string = fc.oneof(awkward, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())
const json = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    string,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(again('value')),
    fc.dictionary(string, again('value'), { noNullPrototype: true }),
    fc.dictionary(string, again('value')),
  ),
}))

describe('canonical JSON', () => {
  it('equals what the reference implementation writes, and refuses what that refuses', () => {
    fc.assert(
      fc.property(json.value, (value) => {
        expect(outcomeOf(() => canonicalJson(value))).toBe(outcomeOf(() => canonicalize(value)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('sorts members by UTF-16 code unit at every depth, as the RFC demands', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: { b: [{ d: 1, c: 2 }], a: null } }
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":{"a":null,"b":[{"c":2,"d":1}]},"\u20ac":1,"\u{1f600}":5,"\ufb33":3}')
  })

  it.each([['\ud800'], [{ '\udfff': 1 }], [[Number.NaN]], [{ a: Number.POSITIVE_INFINITY }], [undefined]])(
    'refuses what has no canonical form: %o',
    (value) => {
      expect(() => canonicalJson(value)).toThrow()
    },
  )

  it('accepts text that only looks like an escaped surrogate', () => {
    expect(canonicalJson('\\ud800')).toBe('"\\\\ud800"')
  })

  it('tells a NUL from text that only looks like one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\u0000', '\\', 'u0000', '\\u0000', 'a', '"')), (parts) => {
        const text = parts.join('')
        expect(holdsNul(canonicalJson({ [`name ${text}`]: 1 }))).toBe(text.includes('\u0000'))
        expect(holdsNul(canonicalJson([text]))).toBe(text.includes('\u0000'))
      }),
    )
  })
})
