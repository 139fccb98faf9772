import { clean, lettersOf } from './type/letters.ts'

/** The name of a product as a label shows it: what is large, and what stands small before and after it. */
export interface LabelName {
  readonly before: string
  readonly main: string
  readonly after: string
}

/** Longer names are too long for any label. */
const LONGEST = 120

const wordsOf = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '')

/** "Chef Anton’s | Cajun Seasoning", "Escargots | de Bourgogne", "Louisiana | Fiery Hot Pepper Sauce". */
export const labelName = (name: string): LabelName => {
  const text = lettersOf(clean(name)).slice(0, LONGEST).join('')
  const [, owner, owned] = /^(.{2,24}?[’]s) (.+)$/iu.exec(text) ?? []
  if (owner !== undefined && owned !== undefined) return { before: owner, main: owned, after: '' }
  const [, thing, from] = /^(.{5,40}?) ((?:d[aeiu]|del|della|of|von|vom|with|w|in|for) .{2,24})$/iu.exec(text) ?? []
  if (thing !== undefined && from !== undefined && !/^(?:set|pack|box|pair)\b/iu.test(thing))
    return { before: '', main: thing, after: from }
  const [, count, counted] = /^((?:set|pack|box|pair) of \d+|set\/\d+|\d+ ?(?:pcs|pc|piece)) (.+)$/iu.exec(text) ?? []
  if (count !== undefined && counted !== undefined) return { before: count, main: counted, after: '' }
  const [first = '', second = '', ...others] = wordsOf(text)
  const isTitle = first.length >= 5 && first.length <= 14 && second.length > 3 && others.length > 0 && /^\p{Lu}/u.test(first)
  return isTitle ? { before: first, main: [second, ...others].join(' '), after: '' } : { before: '', main: text, after: '' }
}

/** Forms of companies, which a label leaves out. */
const form = /,? (?:gmbh|ag|ab|s\.r\.l\.|handels\w*|ltd|ltda|mbh|inc|llc|plc|s\.a\.|oyj?|b\.v\.)(?=[ .,]|$).*$/iu

/** The maker in fewer and fewer words, the longest first. */
export const makerNames = (supplier: string): readonly string[] => {
  const text = lettersOf(clean(supplier)).slice(0, LONGEST).join('').replace(form, '').replace(/,$/u, '')
  const words = wordsOf(text)
  return words
    .map((_, index) => words.slice(0, words.length - index))
    .filter((kept) => kept.length === 1 || !/^(?:de|of|–|-|&|aux|and|und|et|the)$/iu.test(kept.at(-1) ?? ''))
    .map((kept) => kept.join(' '))
}
