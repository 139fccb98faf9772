import { lettersOf, widthOf } from './letters.ts'

/** Lines of a text, and the size at which they fill their box. */
export interface Block {
  readonly lines: readonly string[]
  readonly size: number
}

/** Of a line, in ems. */
export const LEADING = 0.94
/** What is smaller than this cannot be read on a card of a shop. Then the end of the text gives way. */
const SMALLEST = 17
/** A longer word is broken. */
const LONGEST_WORD = 17

/** What stays in one line, and whether a space follows if the line goes on. */
interface Piece {
  readonly text: string
  readonly spaced: boolean
}

const broken = (word: string): readonly Piece[] => {
  const letters = lettersOf(word)
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word))
    return letters.map((text, index) => ({ text, spaced: index === letters.length - 1 }))
  const parts = Math.ceil(letters.length / LONGEST_WORD)
  const length = Math.ceil(letters.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const text = letters.slice(index * length, (index + 1) * length).join('')
    return { text: index < parts - 1 && /\p{L}$/u.test(text) ? `${text}-` : text, spaced: index === parts - 1 }
  })
}

const joined = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, spaced }, index) => (spaced && index < pieces.length - 1 ? `${text} ` : text)).join('')

type Measure = (line: string) => number

/** Measures each line once: while the end of a long text gives way, most lines come again and again. */
const measuringOnce = (): Measure => {
  const widths = new Map<string, number>()
  return (line) => {
    const width = widths.get(line) ?? widthOf(line)
    widths.set(line, width)
    return width
  }
}

/** The pieces in so many lines that the longest is as short as it can be. */
const balanced = (pieces: readonly Piece[], count: number, measure: Measure): readonly string[] => {
  type Split = { readonly longest: number; readonly lines: readonly string[] }
  const from = (start: number, left: number, found: Map<string, Split>): Split => {
    const key = `${start}/${left}`
    const known = found.get(key)
    if (known !== undefined) return known
    let best: Split | undefined
    const last = left === 1 ? start : start + 1
    for (let end = left === 1 ? pieces.length : last; end <= pieces.length - left + 1; end += 1) {
      const line = joined(pieces.slice(start, end))
      const rest = left === 1 ? { longest: 0, lines: [] } : from(end, left - 1, found)
      const longest = Math.max(measure(line), rest.longest)
      if (best === undefined || longest < best.longest) best = { longest, lines: [line, ...rest.lines] }
    }
    const split = best ?? { longest: 0, lines: [] }
    found.set(key, split)
    return split
  }
  return from(0, count, new Map()).lines
}

export interface Box {
  readonly width: number
  readonly height: number
  /** The largest size of its letters. */
  readonly largest: number
  readonly mostLines: number
}

/** A further line must make the text larger by this, or it is not worth it. */
const GAIN = 2

const filled = (pieces: readonly Piece[], { width, height, largest, mostLines }: Box, measure: Measure): Block => {
  let best: Block = { lines: [], size: 0 }
  for (let count = 1; count <= Math.min(mostLines, pieces.length); count += 1) {
    const lines = balanced(pieces, count, measure)
    const size = Math.min(largest, width / Math.max(...lines.map(measure)), height / (count * LEADING))
    if (size > best.size + (best.size > 0 ? GAIN : 0)) best = { lines, size }
  }
  return best
}

/** Of the widths of all pieces, at least this much is in their lines, whatever the kerning and the font. */
const SURE = 0.8

/** Whether the pieces are too many for letters that can be read, however they are broken into lines. Trying all ways takes far longer. */
const isHopeless = (pieces: readonly Piece[], { width, height, mostLines }: Box, measure: Measure): boolean => {
  const all = SURE * pieces.reduce((sum, { text }) => sum + measure(text), 0)
  return Array.from({ length: mostLines }, (_, index) => index + 1).every(
    (count) => Math.min((width * count) / all, height / (count * LEADING)) < SMALLEST,
  )
}

/** Breaks a text into the lines that fill a box best. If it would be too small to read, its end is left out. */
export const fill = (text: string, box: Box): Block => {
  let pieces = text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap(broken)
    .slice(0, 40)
  const measure = measuringOnce()
  const tried = (): Block => (pieces.length > 2 && isHopeless(pieces, box, measure) ? { lines: [], size: 0 } : filled(pieces, box, measure))
  let block = tried()
  while (block.size < SMALLEST && pieces.length > 2) {
    const kept = pieces.slice(0, -1)
    const last = kept.at(-1)
    pieces = last === undefined ? kept : [...kept.slice(0, -1), { text: `${last.text.replace(/[…,.&-]+$/u, '')}…`, spaced: false }]
    block = tried()
  }
  return block
}

/** The size at which a text fits into one line. */
export const sizeWithin = (text: string, width: number, largest: number): number =>
  Math.min(largest, width / Math.max(0.1, widthOf(text, 'medium')))
