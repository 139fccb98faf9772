import { z } from 'zod'
import { decimal } from '@souk/log-protocol'

export const booksSettings = {
  SOUK_BOOKS_MINUTES: decimal(z.int().min(0).max(35_000))
    .default(60)
    .describe('Minutes from one audit of the whole shop to the next. 0: only when a manager asks for one.'),
} as const

/** The setting in milliseconds. Undefined: no schedule. */
export const auditEveryMs = ({ SOUK_BOOKS_MINUTES }: { readonly SOUK_BOOKS_MINUTES: number }): number | undefined =>
  SOUK_BOOKS_MINUTES === 0 ? undefined : SOUK_BOOKS_MINUTES * 60_000
