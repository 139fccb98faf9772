import type { Texts } from '../languages/texts.ts'
import type { Conflict } from './save.server.ts'

/** What is said of a conflict. Where all the later changes are one's own, nobody else is spoken of. @param me  who edits */
export const conflictWordsOf = ({ changes: { conflict: words } }: Texts, since: Conflict['since'], me: string) =>
  since.every(({ actor }) => actor.id === me) ? { ...words, ...words.own } : words
