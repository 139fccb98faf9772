import slugify from '@sindresorhus/slugify'

/** Longest words of a slug. */
const MAX_LENGTH = 80

/** The words of a slug: the name in lower-case ASCII, with dashes. Empty if no character of the name has a transliteration. */
export const slugWords = (name: string): string => slugify(name, { decamelize: false }).slice(0, MAX_LENGTH).replace(/-$/, '')
