import slugify from '@sindresorhus/slugify'

// A slug is words from the name and, behind them, the position in the log at which the product or category was added.
// The position alone identifies it: no two slugs are the same, and the words may change without breaking an old one.

/** Longest words of a slug. */
const MAX_LENGTH = 80

/** The words of a slug: the name in lower-case ASCII, with dashes. Empty if no character of the name has a transliteration. */
export const slugWords = (name: string): string => slugify(name, { decamelize: false }).slice(0, MAX_LENGTH).replace(/-$/, '')

/** `black-tea-17` */
export const slugOf = ({ slugWords: words }: { readonly slugWords: string }, position: number): string =>
  words === '' ? String(position) : `${words}-${position}`

/** The position that a slug ends in, whatever its words say. Undefined if it is no slug. */
export const positionIn = (slug: string): number | undefined => {
  const digits = /(?:^|-)([1-9]\d{0,14})$/.exec(slug)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
