import type { Columns } from './columns.ts'
import { createMatching, type TextIndex } from './matching.ts'
import { createPage, keysOf } from './page.ts'
import type { Suggestions } from './product-search.ts'
import type { Shelves } from './shelves.ts'
import { allOf, inAnyForm } from './tiers.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOfQuery } from './words.ts'

/** So many of each kind. */
const MOST = 5
/** So many words that begin as the last one typed are looked at. */
const MOST_COMPLETIONS = 20

interface Parts {
  readonly index: TextIndex
  readonly vocabulary: Vocabulary
  readonly shelves: Shelves
  readonly categories: readonly { readonly value: string; readonly words: string; readonly described: string }[]
  readonly columns: Columns
  readonly idOf: (row: number) => string
}

/** Suggests what somebody may want who is typing: products, categories, and how the query may go on. */
export const createSuggestions = ({ index, vocabulary, shelves, categories, columns, idOf }: Parts): ((q: string) => Suggestions) => {
  const { match, wantedWords } = createMatching(index, vocabulary, shelves, { isQuick: true })

  const productsOf = (words: readonly string[]): readonly string[] => {
    const { rows, tierOf } = match(words, true)
    const page = createPage(keysOf('relevance', { columns, tierOf, rankOf: () => 0 }), { limit: MOST })
    for (const row of rows) page.offer(row)
    return page.rows().map(idOf)
  }
  /** Categories that have all the words, the last one perhaps only begun: in their names, then in their descriptions, too. */
  const categoriesOf = (words: readonly string[]): readonly string[] => {
    const hasAll = (text: string): boolean => {
      const had = text.split(' ')
      return words.every((word, at) => had.some((one) => (at === words.length - 1 ? one.startsWith(word) : one === word)))
    }
    const named = categories.filter((one) => hasAll(one.words))
    const described = categories.filter((one) => !named.includes(one) && hasAll(`${one.words} ${one.described}`))
    return [...named, ...described].slice(0, MOST).map(({ value }) => value)
  }

  const queriesOf = (words: readonly string[]): readonly string[] => {
    const before = words.slice(0, -1)
    const fits = (completion: string): boolean =>
      before.length === 0 || index.count(allOf(wantedWords([...before, completion], false).map(inAnyForm)), 1) > 0
    return vocabulary
      .completions(words.at(-1) ?? '', MOST_COMPLETIONS)
      .filter(fits)
      .slice(0, MOST)
      .map((completion) => [...before, completion].join(' '))
  }

  return (q) => {
    const words = wordsOfQuery(q)
    if (words.length === 0) return { products: [], categories: [], queries: [] }
    return { products: productsOf(words), categories: categoriesOf(words), queries: queriesOf(words) }
  }
}
