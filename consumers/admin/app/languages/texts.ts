import type { texts } from './en.ts'

/** What the file of a language holds. */
export type Texts = typeof texts
