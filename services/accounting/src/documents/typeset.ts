import { createRequire } from 'node:module'
import type BidiModule from 'bidi-js'
import type { FontName, OpenFont } from './fonts.ts'

/** A piece of a line in one font. pdfkit shapes it, and sets right-to-left letters in their order. */
export interface Piece {
  readonly text: string
  readonly font: FontName
}

/** A piece in the order of reading. */
interface Token extends Piece {
  /** Level of embedding (UAX 9). An odd one runs from right to left. */
  readonly level: number
  readonly isSpace: boolean
}

// Its types describe an ES module. To Node it is a CommonJS one, whose export is the function itself.
const createBidi = createRequire(import.meta.url)('bidi-js') as typeof BidiModule.default
const bidi = createBidi()
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u

/** Controls of direction act on the order of the line, which is worked out here. They show nothing themselves. */
const CONTROLS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu

const reversed = (text: string): string =>
  Array.from(clusters.segment(text), ({ segment }) => segment)
    .reverse()
    .join('')

/** Puts the tokens of a line in the order in which they stand on paper (UAX 9, rule L2). */
const reordered = (tokens: readonly Token[]): readonly Token[] => {
  const line = [...tokens]
  const highest = Math.max(0, ...line.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < line.length; start += 1) {
      let end = start
      while ((line[end]?.level ?? -1) >= level) end += 1
      if (end > start + 1) line.splice(start, end - start, ...line.slice(start, end).reverse())
      start = Math.max(start, end)
    }
  }
  return line
}

interface Typeset {
  /** The pieces of each line, from left to right. */
  readonly lines: readonly (readonly Piece[])[]
  /** Whether the text is broken into its lines. If not, it is one line, which may be longer than the width. */
  readonly isBroken: boolean
}

/**
 * Chooses the fonts of a text. Only a text with letters from right to left is broken, because their order is that of each line.
 * @param width  in points  @param size  of the letters, in points
 */
export type Typesetter = (text: string, width: number, size: number) => Typeset

export const createTypesetter = (fonts: readonly OpenFont[]): Typesetter => {
  const [first] = fonts
  if (first === undefined) throw new TypeError('there are no fonts')

  /** The first font that has all of a cluster, or at least its first character. */
  const fontFor = (cluster: string): OpenFont => {
    const codePoints = Array.from(cluster).flatMap((one) => (IGNORABLE.test(one) ? [] : (one.codePointAt(0) ?? [])))
    const [base = 0x20] = codePoints
    return fonts.find((font) => codePoints.every((one) => font.has(one))) ?? fonts.find((font) => font.has(base)) ?? first
  }

  const tokensOf = (text: string): readonly Token[] => {
    const { levels } = bidi.getEmbeddingLevels(text)
    const tokens: Token[] = []
    for (const { segment, index } of clusters.segment(text)) {
      const isSpace = /^\s+$/u.test(segment)
      const level = levels[index] ?? 0
      const mirrored = level % 2 === 1 ? bidi.getMirroredCharacter(segment) : null
      const shown = (mirrored ?? segment).replaceAll(CONTROLS, '')
      if (shown === '') continue
      const last = tokens.at(-1)
      const font = fontFor(shown).name
      if (last !== undefined && last.font === font && last.level === level && last.isSpace === isSpace)
        tokens[tokens.length - 1] = { ...last, text: last.text + shown }
      else tokens.push({ text: shown, font, level, isSpace })
    }
    return tokens
  }

  const byName = new Map(fonts.map((font) => [font.name, font]))
  const widthOf = ({ text, font }: Piece, size: number): number => (byName.get(font) ?? first).widthOf(text, size)

  /** Words that fit into a line. A longer one is broken anywhere. */
  const wordsOf = (tokens: readonly Token[], width: number, size: number): readonly (readonly Token[])[] => {
    const words: Token[][] = []
    for (const token of tokens) {
      const last = words.at(-1)
      if (last === undefined || token.isSpace !== last[0]?.isSpace) words.push([token])
      else last.push(token)
    }
    return words.flatMap((word) => {
      const isLong = word.reduce((sum, token) => sum + widthOf(token, size), 0) > width
      return isLong
        ? word.flatMap((token) => Array.from(clusters.segment(token.text), ({ segment }) => [{ ...token, text: segment }]))
        : [word]
    })
  }

  const broken = (tokens: readonly Token[], width: number, size: number): readonly (readonly Token[])[] => {
    const lines: Token[][] = []
    let line: Token[] = []
    let left = width
    for (const word of wordsOf(tokens, width, size)) {
      const wide = word.reduce((sum, token) => sum + widthOf(token, size), 0)
      if (wide > left && line.length > 0) {
        // A space at the end of a line belongs to neither.
        if (word[0]?.isSpace === true) continue
        lines.push(line.at(-1)?.isSpace === true ? line.slice(0, -1) : line)
        line = []
        left = width
      }
      if (line.length === 0 && word[0]?.isSpace === true) continue
      line.push(...word)
      left -= wide
    }
    return line.length === 0 ? lines : [...lines, line]
  }

  const pieceOf = ({ text, font, level }: Token): Piece => ({
    // pdfkit turns letters from right to left, but not the punctuation between them.
    text: level % 2 === 1 && !RIGHT_TO_LEFT.test(text) ? reversed(text) : text,
    font,
  })

  return (text, width, size) => {
    const tokens = tokensOf(text)
    if (tokens.some(({ level }) => level % 2 === 1))
      return { lines: broken(tokens, width, size).map((line) => reordered(line).map(pieceOf)), isBroken: true }
    // In one piece as far as possible, so that words are broken where the language allows it.
    const pieces: Piece[] = []
    for (const token of tokens) {
      const last = pieces.at(-1)
      if (last?.font === token.font) pieces[pieces.length - 1] = { text: last.text + token.text, font: last.font }
      else pieces.push({ text: token.text, font: token.font })
    }
    return { lines: [pieces], isBroken: false }
  }
}
