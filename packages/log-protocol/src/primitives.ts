import { z } from 'zod'

// UTF-8 cannot encode a lone surrogate, and PostgreSQL cannot store NUL. Both are refused, so that every store holds the same bytes.
const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/**
 * Text of any length that every store keeps byte for byte: no NUL, no lone surrogate.
 * Events and answers use it: what a command may say can become stricter later, and old events must stay readable.
 */
export const anyText = z.string().refine(storable, 'must not contain NUL or a lone surrogate')

/** {@link anyText} of at most `max` code points. JSON Schema and PostgreSQL count code points, too. */
export const text = (max: number) => anyText.max(max)

/** A UUID in lower case, as RFC 9562 writes them. In capitals the same id would be another key in every store. */
export const uuid = z.uuid().lowercase()

/** The name of a blob. */
export const blobHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes, in hexadecimal digits.')

/** An instant in UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })

/** A whole number in a query, a path or a setting: decimal digits and nothing else. `1e2`, `0x10`, `+5`, `5.0` and the empty text are refused. */
export const decimal = (number: z.ZodInt) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number in decimal digits')
    .transform(Number)
    .pipe(number)
