/** The language whose pages stand at the root. */
const FIRST = 'en'

/** The address under which the pages of a language stand. */
export const prefixOf = (code: string): '' | `/${string}` => (code === FIRST ? '' : `/${code}`)
