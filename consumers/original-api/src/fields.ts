import { z } from 'zod'
import { uuid } from '@souk/log-protocol'

// The original took any JSON. Numbers stand for texts and texts for numbers, and fields that nobody asks for are ignored.

/** A text that may be empty. */
export const text = z.union([z.string(), z.number().transform(String)])

export const filledText = text.refine((value) => value.trim() !== '')

/** An amount of the major unit: "300", 300, "12.50". */
export const amount = text.pipe(z.string().regex(/^\d{1,10}(?:\.\d{1,4})?$/))

/** Whether a text can be an id of the API. In a path, another text could ask for something else: nothing, `.` and `..` do. */
export const isId = (value: string): boolean => uuid.safeParse(value).success

export const count = text.pipe(z.string().regex(/^\d{1,9}$/)).transform(Number)

/** Amounts of a currency: the API has whole minor units, the original has major ones. */
export const moneyOf = (currency: string) => {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const unit = 10 ** digits
  return {
    /** "12.50" → 1250. Rounds what the currency does not have. */
    minor: (major: string): number => Math.round(Number(major) * unit),
    /** 1250 → 12.5 */
    number: (minor: number): number => minor / unit,
    /** 1250 → "12.50", 30000 → "300" */
    text: (minor: number): string => (minor % unit === 0 ? String(minor / unit) : (minor / unit).toFixed(digits)),
  }
}

export type Money = ReturnType<typeof moneyOf>
