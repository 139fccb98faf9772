import { z } from 'zod'
import { anyText, decimal, instant, text, uuid } from '@souk/log-protocol'

export const customerId = uuid.describe('The customer (UUID v7).')
export const addressId = uuid.describe('An address of the customer (UUID v7).')
export const orderId = uuid.describe('The order (UUID v7).')
export const productId = uuid.describe('The product (UUID v7).')
export const categoryId = uuid.describe('The category of products (UUID v7).')

/** When an event happened. */
export const eventTime = instant.describe('When this happened.')

// Events and answers have no limit that the shop may lower one day: an old event beyond it could not be read any more.
// Commands and decisions have the limits, which keep every sum of the shop a safe integer.

/** The largest amount of money in one figure, in minor units. */
export const MAX_AMOUNT = 1_000_000_000_000
/** The highest price of one unit, in minor units. */
export const MAX_UNIT_PRICE = 100_000_000
/** Most units in one line of an order. */
export const MAX_QUANTITY = 100_000

/** Minor units of the currency beside it; never negative. */
export const amount = z.int().min(0)

export const unitPrice = z.int().min(1).describe('Price of one unit, in minor units of the currency.')

export const quantity = z.int().min(1).describe('Number of units.')

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217 code of the currency of the amounts beside it.')

/** A time in a query, in any zone and with or without fractions of seconds (RFC 3339). It is read as an instant in UTC. */
export const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-01-31T12:00:00Z' })
  .transform((written) => new Date(written).toISOString())
  .pipe(instant)

/** A day is the time at which it begins, in UTC. */
export const dayOrTime = anyText
  .transform((written) => (z.iso.date().safeParse(written).success ? `${written}T00:00:00Z` : written))
  .pipe(time)

interface Span {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Refuses a span of time in which nothing can lie. */
export const spanHasRoom = ({ value: { from, until }, issues }: z.core.ParsePayload<Span>): void => {
  if (from !== undefined && until !== undefined && from >= until)
    issues.push({ code: 'custom', path: ['until'], message: 'must be later than from', input: until })
}

const undone = z.int().min(1).optional()

/** What a command takes back that moves units or credit. */
export const undoes = undone.describe(
  'The position of the commit that this takes back. It must be the opposite of what that commit has moved (422 `wrong-undo`). Each is taken back once, whoever asks for it: afterwards the answer is 409 `already-undone`, and the first answer to its own sender.',
)

/** What an event takes back that moves units or credit. */
export const tookBack = undone.describe('The position of the commit that this takes back, if it does.')

/** A moment in the life of the shop: a position of the log (a number), or a time. */
export const asOf = z
  .union([decimal(z.int().min(0)), time], {
    error: 'must be a position of the log, or a time such as 2026-01-31T12:00:00Z',
  })
  .describe('Answer what was true then: after the commit at this position of the log, or at this time. Default: now.')
export type AsOf = z.infer<typeof asOf>

/**
 * Whether a commit came after a moment. The log is in the order of positions, and a clock may have been set back.
 * So what was true at a time ends before the first commit that came later.
 */
export const isAfter = (moment: AsOf): ((commit: { readonly position: number; readonly at: string }) => boolean) => {
  if (typeof moment === 'number') return ({ position }) => position > moment
  const end = Date.parse(moment)
  return ({ at }) => Date.parse(at) > end
}

/** The query of a route that can answer from the past. */
export const pastQuery = z.strictObject({ asOf: asOf.optional() })

/** The query of a stream of events. */
export const streamQuery = z.strictObject({
  after: decimal(z.int().min(0))
    .optional()
    .describe(
      'A position of the log: the stream begins with what came after it, so that whoever shows what was true there misses nothing. `Last-Event-ID` comes first. Default: from now on.',
    ),
})

/** Most items on a page of a list. */
export const MAX_PAGE_SIZE = 100

/** The items of a longer list are not all counted. This bounds the cost of a page. */
export const MAX_COUNTED = 1_000

/** One page of a list. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).describe('The items of this page, in the order of the list.'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to get the next page. Null on the last page.'),
    previousCursor: z.string().nullable().describe('Send it as `cursor` to get the page before. Null on the first page.'),
    total: z
      .object({
        count: z.int().min(0).max(MAX_COUNTED).describe('Number of items on all pages together.'),
        exact: z.boolean().describe('False: the list has more than `count` items.'),
      })
      .describe('How long the list is.'),
  })

export const pageQuery = z.strictObject({
  cursor: text(500).optional().describe('A `nextCursor` or `previousCursor` of the same list. Leave it out for the first page.'),
  limit: decimal(z.int().min(1).max(MAX_PAGE_SIZE)).default(50).describe(`Number of items on a page, 1 to ${MAX_PAGE_SIZE}.`),
})

/** The edit version of a resource. */
export const version = z
  .int()
  .min(1)
  .describe(
    '1 at first, one more with every edit. It is the first part of the `ETag`: `If-Match: "<version>"` refuses to edit another version.',
  )

/** An answer that is a CSV file. */
export const csvFile = z.string().meta({
  contentType: 'text/csv',
  description:
    'A CSV file (RFC 4180, UTF-8 with a byte order mark), with one line of names above. Amounts are whole minor units of the currency beside them. A text that a spreadsheet would run, such as `=1+1`, has an apostrophe in front, also within a text after a separator, a line break or a quote.',
})
