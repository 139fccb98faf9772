import { caselessName } from './caseless-name.ts'

const ACCENTS = /[\u0300-\u036F]/g
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/u

/** Most code points of a word that are kept. A cursor may hold a word, and has to fit into an address. */
const MAX_WORD_LENGTH = 40

const beginningOf = (word: string): string => [...word].slice(0, MAX_WORD_LENGTH).join('')

/**
 * The words of a text, in one spelling: without upper case and accents. They have letters and digits, and no other character of ASCII.
 * Of a long word only the beginning is there: 160 bytes at most.
 */
export const wordsIn = (text: string): string[] =>
  caselessName(text)
    .normalize('NFD')
    .replaceAll(ACCENTS, '')
    .normalize('NFC')
    .split(SEPARATORS)
    .filter((word) => word !== '')
    .map(beginningOf)
