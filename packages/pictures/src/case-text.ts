// The text of many products says how they are packed, and nothing else: `24 - 12 oz bottles`, `10 boxes x 20 bags`, `12 boxes`, `500 ml`.

/** What a case holds several of. */
export type Container = 'bottle' | 'jar' | 'tin' | 'can' | 'box' | 'bag' | 'glass' | 'pack' | 'bar' | 'pie' | 'piece' | 'round'

export interface Case {
  readonly count: number
  readonly container: Container
}

/** A text with more letters is prose. */
export const MAX_CASE_TEXT = 40

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

export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Undefined: the text says nothing of a case with several of a kind. */
export const caseIn = (text: string): Case | undefined => {
  if (text.length > MAX_CASE_TEXT) return undefined
  const [, number, word] = /^(\d{1,4}) (?:- [\d.]+ ?[a-z]{1,3} |gift )?([a-z]+)\.?(?: x \d+ [a-z]+\.?)?$/i.exec(oneLine(text)) ?? []
  const container = words.get(word?.toLowerCase() ?? '')
  const count = Number(number)
  return container !== undefined && count > 1 ? { count, container } : undefined
}
