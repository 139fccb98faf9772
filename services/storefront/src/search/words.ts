// A text as words in one spelling, so that a word is found however it is written: "Rød Kaviar" is found as "rod kaviar", "550ml" as "550 ml".

/** Letters that Unicode does not take apart into a letter and an accent. */
const OTHER_LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ς: 'σ' }
const OTHER_LETTER = new RegExp(`[${Object.keys(OTHER_LETTERS).join('')}]`, 'g')
const ACCENTS = /[\u0300-\u036F]/g
const APOSTROPHES = /(?<=\p{L})['’ʼ](?=\p{L})/gu

/** Unicode takes them apart into letters, which would belong to the word before. */
const MARKS_OF_TRADE = /[™℠]/g

/** Letters and digits are words of their own: "12oz" is "12" and "oz". */
const LETTERS_OR_DIGITS = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu

/** Scripts that write words without spaces. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** A cursor holds words, and has to fit into an address. */
const MAX_WORD_LENGTH = 40

/** Upper case first, because only that way ß becomes the same as ss. Lower case again, because a sign such as ㎒ is taken apart into capitals. */
const folded = (text: string): string =>
  text
    .replaceAll(MARKS_OF_TRADE, ' ')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(ACCENTS, '')
    .normalize('NFKC')
    .replaceAll(OTHER_LETTER, (letter) => OTHER_LETTERS[letter] ?? letter)

const segmentsOf = (word: string): readonly string[] =>
  WITHOUT_SPACES.test(word) ? Array.from(segmenter.segment(word), ({ segment }) => segment) : [word]

/** Of a long word only the beginning is there. */
const beginningOf = (word: string): string => (word.length <= MAX_WORD_LENGTH ? word : [...word].slice(0, MAX_WORD_LENGTH).join(''))

/** All words of a text, in their order. They consist of letters, marks and digits only. */
export const wordsIn = (text: string): readonly string[] =>
  (folded(text).replaceAll(APOSTROPHES, '').match(LETTERS_OR_DIGITS) ?? []).flatMap(segmentsOf).map(beginningOf)

/** Words that only hold others together, in English and German. */
const CONNECTING = new Set(
  'a an and as at by for from in of on or the to with als am an auf aus das der die ein eine für im in mit oder und von zu'
    .split(' ')
    .flatMap(wordsIn),
)

/** The words of a text that say what it is about. */
export const tellingWordsIn = (text: string): readonly string[] => wordsIn(text).filter((word) => !CONNECTING.has(word))

const MAX_NAME_LENGTH = 200

/** The words of a name as one text, by which products are ordered. Only its beginning: a cursor holds it, and folding makes some letters many. */
export const orderedName = (words: readonly string[]): string => [...words.join(' ')].slice(0, MAX_NAME_LENGTH).join('')

/** Whether a text is a word as `wordsIn` makes them. */
export const isWord = (text: string): boolean => /^[\p{L}\p{M}\p{N}]{1,40}$/u.test(text)

const MAX_QUERY_LENGTH = 1_000
const MAX_QUERY_WORDS = 12

/** The words that a query asks for, each once. Of a very long query only the beginning counts. */
export const wordsOfQuery = (query: string): readonly string[] =>
  [...new Set(wordsIn(query.slice(0, MAX_QUERY_LENGTH)))].slice(0, MAX_QUERY_WORDS)
