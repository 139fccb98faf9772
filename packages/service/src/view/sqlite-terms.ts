import { expressionOf, type Wanted } from '../words/wanted.ts'

/**
 * The statement that makes an index of terms: those of each row are a text under its number, with spaces between them. SQLite writes such an
 * index in pieces that it merges later; one with an entry for each term would be written in many places for a row.
 */
export const termIndex = (name: string): string => `
  CREATE VIRTUAL TABLE IF NOT EXISTS ${name}
    USING fts5 (terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '-#~$'");`

/** The expression that finds rows in an index of terms. In quotes, no part of a term is taken for an operator. */
export const matchOf = (wanted: Wanted): string => expressionOf(wanted, { and: ' AND ', or: ' OR ', beginning: (term) => `"${term}"*` })
