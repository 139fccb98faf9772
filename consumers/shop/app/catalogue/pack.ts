// The text of many products says how they are packed, and nothing else: `24 - 12 oz bottles`, `10 boxes x 20 bags`, `12 boxes`, `500 ml`.

/** What a case holds. The texts of each language name them. */
type Container = 'bottle' | 'jar' | 'tin' | 'can' | 'box' | 'bag' | 'glass' | 'pack' | 'bar' | 'pie' | 'piece' | 'round'

export interface Pack {
  readonly count: number
  readonly container: Container
}

/** More words than that are prose. */
const LONGEST = 40

/** A word may be any: a map has nothing but these. */
const words: ReadonlyMap<string, Container> = new Map([
  ['bottles', 'bottle'],
  ['jars', 'jar'],
  ['tins', 'tin'],
  ['cans', 'can'],
  ['boxes', 'box'],
  ['bags', 'bag'],
  ['glasses', 'glass'],
  ['pkgs', 'pack'],
  ['packs', 'pack'],
  ['packages', 'pack'],
  ['bars', 'bar'],
  ['pies', 'pie'],
  ['pieces', 'piece'],
  ['rounds', 'round'],
])

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Undefined: the text says nothing of a case with several of a kind. */
export const packIn = (text: string): Pack | undefined => {
  if (text.length > LONGEST) return undefined
  const [, number, word] = /^(\d{1,4}) (?:- [\d.]+ ?[a-z]{1,3} |gift )?([a-z]+)\.?(?: x \d+ [a-z]+\.?)?$/i.exec(oneLine(text)) ?? []
  const container = words.get(word?.toLowerCase() ?? '')
  const count = Number(number)
  return container !== undefined && count > 1 ? { count, container } : undefined
}

/** The text as a sign in a shop says it: `24 × 12 oz bottles`. */
export const packText = (text: string): string => {
  if (text.length > LONGEST) return text
  return oneLine(text)
    .replace(/^(\d+) (?:-|x) (?=\d)/, '$1 × ')
    .replace(/ x (?=\d)/, ' × ')
    .replaceAll(/\bpkg(s?)\b\.?/g, 'pack$1')
}
