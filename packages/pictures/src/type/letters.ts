import { escaped, short } from '../svg.ts'
import { bold, kerning, medium, type Glyph } from './glyphs.ts'

const UNITS = 500
/** Fonts of machines look larger than ours, and their accents need more room. */
const FOREIGN = 0.88

/** Letters that no name needs and that could turn round or hide what is around them. */
const unseen = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/** A text as it is set: composed letters, one space between words, real apostrophes. */
export const clean = (text: string): string =>
  text.replaceAll(/\s+/gu, ' ').replaceAll(unseen, '').replaceAll("'", '’').normalize('NFC').trim()

/** What belongs to the letter before it: accents, joiners, and the parts of an emoji. */
const joins = /^(?:\p{M}|\u200d|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}])$/u

/** The letters of a text. An emoji or a letter with its accents is one. */
export const lettersOf = (text: string): readonly string[] => {
  const letters: string[] = []
  let joined = false
  for (const point of text) {
    if (letters.length > 0 && (joined || joins.test(point))) letters[letters.length - 1] += point
    else letters.push(point)
    joined = point === '\u200d'
  }
  return letters
}

/** True if there is an outline for each of its letters. Other texts are set in a font of the machine that shows them. */
const isOutlined = (text: string): boolean => Array.from(text).every((letter) => letter in bold)

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u
/** The width of a letter in a font that is not known, in ems. It is rather too large than too small. */
const guessed = (letter: string): number => {
  if (wide.test(letter)) return 1.02
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(letter)) return 1.4
  if (/^[\p{L}\p{N}]/u.test(letter)) return 0.8
  return letter === ' ' ? 0.35 : 0.7
}

const kern = (letter: string, next: string): number => kerning[letter]?.find(([letters]) => letters.includes(next))?.[1] ?? 0

export type Weight = 'bold' | 'medium'
const faces: Readonly<Record<Weight, Readonly<Record<string, Glyph>>>> = { bold, medium }

/** Each letter that has an outline, and where it begins. */
const placed = (
  text: string,
  weight: Weight,
): { readonly letters: readonly (readonly [x: number, outline: string])[]; readonly width: number } => {
  const face = faces[weight]
  const all = Array.from(text)
  const letters: (readonly [number, string])[] = []
  let width = 0
  for (const [index, letter] of all.entries()) {
    const [advance, outline] = face[letter] ?? [0, '']
    if (outline !== '') letters.push([width, outline])
    width += advance + kern(letter, all[index + 1] ?? '')
  }
  return { letters, width }
}

/** The width of a text, in ems. */
export const widthOf = (text: string, weight: Weight = 'bold'): number =>
  isOutlined(text) ? placed(text, weight).width / UNITS : lettersOf(text).reduce((width, letter) => width + guessed(letter), 0)

/** A line of text, about its middle. */
export interface Line {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly weight?: Weight
}

/** Outlines where there are some, so that the text looks the same everywhere, also in an `<img>`, which has no fonts of the page. */
export const setLine = ({ text, x, y, size, colour, weight = 'bold' }: Line): string => {
  if (!isOutlined(text))
    return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size * FOREIGN)}" font-weight="${weight === 'bold' ? 700 : 500}" font-family="system-ui, sans-serif" text-anchor="middle" unicode-bidi="isolate" fill="${colour}">${escaped(text)}</text>`
  const { letters, width } = placed(text, weight)
  const scale = Math.round((size / UNITS) * 10_000) / 10_000
  const d = letters.map(([at, outline]) => `M${at} 0${outline}`).join('')
  return `<path transform="translate(${short(x - (width * scale) / 2)} ${short(y)}) scale(${scale})" fill="${colour}" d="${d}"/>`
}
