import { z } from 'zod'

// A lone surrogate has no UTF-8 form and NUL none in PostgreSQL: refused, so that every store holds the same bytes.
const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Text of at most so many code points that every store of the system keeps byte for byte: no NUL, no lone surrogate. */
export const text = (max: number) => z.string().max(max).refine(storable, 'must not contain NUL or a lone surrogate')

/** Like {@link text}, with at least one character that is not white space. */
export const requiredText = (max: number) => text(max).refine((value) => value.trim() !== '', 'must not be blank')

/** In lower case, as RFC 9562 writes them: the same id in capitals would be another key in every store. */
export const uuid = z.uuid().lowercase()

/** An instant in UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })
