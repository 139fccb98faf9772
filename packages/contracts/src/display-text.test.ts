import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AddAddress, AdjustCredit, ChangeProfile } from './customer.ts'
import { displayText, isBlank, requiredText } from './display-text.ts'
import { email, password, personName, username } from './personal.ts'
import { AddCategory, AddProduct, AdjustStock, ChangeProduct } from './product.ts'

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success
const id = '01939bd0-0000-7000-8000-000000000001'

const invisible: [string, string][] = [
  ['a zero-width non-joiner', '\u200C'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\uFEFF'],
  ['a soft hyphen', '\u00AD'],
  ['a combining grapheme joiner', '\u034F'],
  ['a left-to-right mark', '\u200E'],
  ['a first strong isolate', '\u2068'],
  ['a halfwidth Hangul filler', '\uFFA0'],
  ['a Hangul choseong filler', '\u115F'],
  ['a Khmer inherent vowel', '\u17B4'],
  ['a Mongolian vowel separator', '\u180E'],
  ['a variation selector', '\uFE0F'],
  ['a variation selector of the supplement', '\u{E0100}'],
  ['a tag', '\u{E0041}'],
  ['a Braille blank', '\u2800'],
  ['a Khitan filler', '\u{16FE4}'],
  ['a null notehead', '\u{1D159}'],
  ['a blank hieroglyph', '\u{13441}'],
  ['an invisible plus', '\u2064'],
]
const spaces = ['\u00A0', '\u1680', '\u2003', '\u2028', '\u202F', '\u205F', '\u3000', '\t', '\n']

describe('a required text', () => {
  it.each(invisible)('is not made of %s only', (_, character) => {
    for (const value of [character, character.repeat(5), ` ${character}\n`]) {
      expect(isBlank(value)).toBe(true)
      expect(takes(requiredText(20), value)).toBe(false)
      expect(takes(displayText(20), value)).toBe(false)
    }
    expect(takes(requiredText(20), `a${character}b`)).toBe(true)
  })

  it('is not made of white space, bare marks or private characters only', () => {
    for (const value of ['', ...spaces, spaces.join(''), '\u0301', '\u0E49', '\uE000'])
      expect([value, isBlank(value)]).toEqual([value, true])
  })

  it.each(['x', '7', '?', '茶', 'ß', '❤️', '👩‍🚀', 'จ', '٣', '½', '—'])('may be as short as %s', (value) => {
    expect(takes(requiredText(10), value)).toBe(true)
  })

  it('is blank if and only if nothing is left without white space, marks and what Unicode says to ignore', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (value) => {
        const rest = value.replaceAll(/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{C}\u2800\u{1D159}\u{13441}\u{13442}]/gu, '')
        expect(isBlank(value)).toBe(rest === '')
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('a text for people', () => {
  it('keeps every character beside something to see: line ends, controls, the direction of a part', () => {
    for (const value of ['1 Way\r\n\tTown', 'שלום \u200Fabc', '\u202A+49 170 1234567\u202C', 'tea \u202Eaet', 'a\u001B[2Jb', '']) {
      expect(displayText(50).parse(value)).toBe(value)
    }
  })
})

describe('everything that must not be blank', () => {
  const product = { categoryId: id, name: 'Chai', price: 1_800, unitsInStock: 0 }
  it.each<[string, z.ZodType, (text: string) => object]>([
    ['the name of a category', AddCategory, (name) => ({ name })],
    ['the name of a product', AddProduct, (name) => ({ ...product, name })],
    ['a new name of a product', ChangeProduct, (name) => ({ name })],
    ['a supplier, if one is given', AddProduct, (supplier) => ({ ...product, supplier })],
    ['a description, if one is given', AddCategory, (description) => ({ name: 'Tea', description })],
    ['the reason of an adjustment of stock', AdjustStock, (reason) => ({ delta: 1, reason })],
    ['the reason of an adjustment of credit', AdjustCredit, (reason) => ({ amount: 1, reason })],
    ['the name of a person', ChangeProfile, (name) => ({ name })],
    ['a line of an address', AddAddress, (line) => ({ lines: [line] })],
    ['the name of an address', AddAddress, (label) => ({ label, lines: ['1 Way'] })],
    ['the recipient of an address', AddAddress, (recipient) => ({ recipient, lines: ['1 Way'] })],
    ['a telephone number, if one is given', ChangeProfile, (phone) => ({ phone })],
  ])('has something to see: %s', (_, schema, of) => {
    expect(takes(schema, of('Ada'))).toBe(true)
    for (const value of [' ', '\u2060', '\u3164\u3164', '\uFEFF\u00AD']) expect(takes(schema, of(value))).toBe(false)
  })
})

describe('lengths', () => {
  it.each<[string, z.ZodType, string, number, number]>([
    ['a name', personName, '𝒜', 1, 200],
    ['a user name', username, '𐐀', 3, 64],
    ['a password', password, '🔑', 8, 128],
  ])('of %s count code points, at both ends', (_, schema, character, min, max) => {
    for (const [length, fits] of [
      [min - 1, false],
      [min, true],
      [max, true],
      [max + 1, false],
    ] as const) {
      expect([length, takes(schema, character.repeat(length))]).toEqual([length, fits])
    }
  })
})

describe('a user name', () => {
  it.each([
    'ada.lovelace',
    'ada@example.org',
    '李小龙',
    'Rene\u0301e',
    'สมศักดิ์',
    'लक्ष्मी',
    'র\u200D্যাচেল',
    'علی\u200Cرضا',
    'ශ\u0DCA\u200Dරී',
    'Nguyễn',
    'יוֹסֵף',
    '김민준',
    '١٢٣',
  ])('may be %s, in every Unicode form', (name) => {
    for (const form of ['NFC', 'NFD'] as const) expect(takes(username, name.normalize(form))).toBe(true)
  })

  it.each(invisible)('has no %s', (_, character) => {
    for (const name of [`ad${character}a`, `${character}ada`, `ada${character}`, character.repeat(3)])
      expect(takes(username, name)).toBe(false)
  })

  it.each([
    ['a joiner between Latin letters', 'ad\u200Dmin'],
    ['a joiner at the end', 'رضا\u200C'],
    ['two joiners', 'رض\u200C\u200Cا'],
    ['a mark without a letter', '\u0301ada'],
    ['a mark on punctuation', 'ada.\u0301b'],
    ['a space', 'ada b'],
    ['an ideographic space', 'ada\u3000b'],
    ['a symbol', 'ada♥b'],
    ['a control character', 'ada\u0007'],
    ['a bidi override', 'ada\u202Eb'],
    ['a private character', 'ada\uE000'],
    ['a lone surrogate', 'ada\uD800'],
  ])('does not contain %s', (_, name) => {
    expect(takes(username, name)).toBe(false)
  })

  it('is refused in time, however long it is made', () => {
    const start = performance.now()
    for (const part of ['a', 'a\u0301', '.', 'क\u200D', '\u0301']) expect(takes(username, `${part.repeat(50_000)}!`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('an email address', () => {
  it.each([
    'ada@example.org',
    "o'brien+shop@mail.example.co.uk",
    'a&b=c%d!#$*/?^_`{|}~-@example.com',
    'jürgen@grüße.example',
    '用户@例子.广告',
    'ΔΟΚΙΜΉ@ΠΑΡΆΔΕΙΓΜΑ.ΕΛ',
    'उदाहरण@डाटा.भारत',
    'x@xn--bcher-kva.example',
    'Jose\u0301@example.org',
    'ada@3com.example',
  ])('may be %s', (address) => {
    expect(takes(email, address)).toBe(true)
  })

  it.each([
    ['a quoted name', '"ada lovelace"@example.org'],
    ['a numeric host', 'ada@192.168.0.1'],
    ['an address literal', 'ada@[192.168.0.1]'],
    ['no host', 'ada@'],
    ['a host without a dot', 'ada@localhost'],
    ['no name', '@example.org'],
    ['two at signs', 'ada@b@example.org'],
    ['two dots', 'ada..b@example.org'],
    ['a dot at the end of the name', 'ada.@example.org'],
    ['a hyphen at the end of a label', 'ada@example-.org'],
    ['a hyphen at the beginning of a label', 'ada@-example.org'],
    ['a space', 'ada @example.org'],
    ['a zero-width space', 'ada\u200B@example.org'],
    ['a line end', 'ada@example.org\n'],
    ['a display name', 'Ada <ada@example.org>'],
    ['a name of more than 64 characters', `${'a'.repeat(65)}@example.org`],
    ['more than 254 characters', `ada@${'a.'.repeat(125)}org`],
  ])('has not %s', (_, address) => {
    expect(takes(email, address)).toBe(false)
  })

  it('has the format of international addresses in JSON Schema, which counts code points too', () => {
    expect(z.toJSONSchema(email)).toMatchObject({ type: 'string', format: 'idn-email', maxLength: 254 })
    expect(z.toJSONSchema(password)).toMatchObject({ type: 'string', minLength: 8, maxLength: 128 })
  })

  it('is refused with words that say what is not accepted', () => {
    expect(email.safeParse('"a b"@example.org').error?.issues.map(({ message }) => message)).toEqual([
      'must be an email address: international ones are accepted, quoted names and numeric hosts are not',
    ])
  })

  it('is refused in time, however long it is made', () => {
    const start = performance.now()
    for (const part of ['a', 'a.', 'a-', 'a@', 'a@b.', '-', 'é\u0301']) expect(takes(email, `${part.repeat(50_000)}@`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
