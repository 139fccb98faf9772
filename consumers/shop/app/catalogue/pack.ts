import { MAX_CASE_TEXT, oneLine } from '@souk/pictures/case-text'

/** The text as a sign in a shop says it: `24 × 12 oz bottles`. */
export const packText = (text: string): string => {
  if (text.length > MAX_CASE_TEXT) return text
  return oneLine(text)
    .replace(/^(\d+) (?:-|x) (?=\d)/, '$1 × ')
    .replace(/ x (?=\d)/, ' × ')
    .replaceAll(/\bpkg(s?)\b\.?/g, 'pack$1')
}
