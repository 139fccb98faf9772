import { anyOf, quoted, type WantedWord } from './tiers.ts'

// Where products stand. In the index, a product has marks in the place of the names of its categories: one for its own, and one for each that was around it
// when the first product came there. So a category is renamed or moved without its products. No word begins as marks do.

const ownMark = (category: number): string => `§${category}`
const aroundMark = (category: number): string => `¶${category}`

/** The marks of a product of a category. @param path  the category itself, and those that were around it */
export const shelfMarks = (category: number, path: readonly number[]): readonly string[] => [ownMark(category), ...path.map(aroundMark)]

/** A category, by numbers. */
export interface Shelf {
  readonly number: number
  /** The words of its name. */
  readonly words: readonly string[]
  /** The words of its description that its name does not have. */
  readonly described: readonly string[]
  /** The categories that it is in now, itself among them. */
  readonly path: readonly number[]
  /** Those that it was in when its first product came. Its products have their marks. */
  readonly firstPath: readonly number[]
  /** How many products are in it alone. */
  readonly products: number
}

export interface Shelves {
  /** Queries for the products inside the categories that have any of the words, or one that begins so: in their names, and only in their descriptions. */
  queries(words: readonly string[], beginning?: string): Pick<WantedWord, 'shelves' | 'described'>
  /** How many products are inside categories with this word in their names or descriptions. */
  products(word: string): number
  words(): Iterable<string>
}

const addTo = <Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void => {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([value]))
  else set.add(value)
}

export const createShelves = (shelves: readonly Shelf[]): Shelves => {
  const named = new Map<string, Set<number>>()
  const describedBy = new Map<string, Set<number>>()
  const inside = new Map<number, Set<number>>()
  const marked = new Map<number, Set<number>>()
  const counts = new Map<string, number>()
  const wordsOf = new Map(shelves.map(({ number, words, described }) => [number, [...words, ...described]]))
  for (const { number, path, firstPath, products } of shelves) {
    if (products === 0) continue
    for (const around of path) addTo(inside, around, number)
    for (const around of firstPath) addTo(marked, around, number)
    for (const word of new Set(path.flatMap((around) => wordsOf.get(around) ?? []))) counts.set(word, (counts.get(word) ?? 0) + products)
  }
  for (const { number, words, described } of shelves) {
    if (!inside.has(number)) continue
    for (const word of words) addTo(named, word, number)
    for (const word of described) addTo(describedBy, word, number)
  }

  const nobody: ReadonlySet<number> = new Set()
  const without = (ones: ReadonlySet<number>, others: ReadonlySet<number>): readonly number[] => [...ones].filter((one) => !others.has(one))
  const anyOwn = (categories: readonly number[]): string => anyOf(categories.map((one) => quoted(ownMark(one))))
  /** All that have its mark, without those that have moved out, and those that have moved in. */
  const queriesFor = (category: number): readonly string[] => {
    const [now, then] = [inside.get(category) ?? nobody, marked.get(category) ?? nobody]
    const [came, went] = [without(now, then), without(then, now)]
    const mark = quoted(aroundMark(category))
    return [went.length === 0 ? mark : `(${mark} NOT ${anyOwn(went)})`, ...(came.length === 0 ? [] : [anyOwn(came)])]
  }

  /** The categories that have any of the words, or one that begins so. */
  const having = (categories: ReadonlyMap<string, ReadonlySet<number>>, words: readonly string[], beginning: string | undefined) => {
    const begun = beginning === undefined ? [] : [...categories.keys()].filter((word) => word.startsWith(beginning))
    return new Set([...words, ...begun].flatMap((word) => [...(categories.get(word) ?? nobody)]))
  }

  return {
    queries: (words, beginning) => {
      const inName = having(named, words, beginning)
      const inDescription = without(having(describedBy, words, beginning), inName)
      return { shelves: [...inName].flatMap(queriesFor), described: inDescription.flatMap(queriesFor) }
    },
    products: (word) => counts.get(word) ?? 0,
    words: () => counts.keys(),
  }
}
