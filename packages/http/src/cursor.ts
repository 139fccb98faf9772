import { z } from 'zod'
import { MAX_COUNTED } from '@souk/contracts'
import { sha256 } from '@souk/log-protocol'
import { malformed } from './problem.ts'

/** The cursor of a place in a list. It is opaque to clients, and checked when it comes back. */
export const encodeCursor = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** @throws ProblemError malformed-request if the cursor does not have that shape */
export const decodeCursor = <Shape extends z.ZodType>(cursor: string | undefined, shape: Shape): z.output<Shape> | undefined => {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw malformed({ path: 'cursor', message: 'cursor is not one of this list' })
  }
}

/** The rows of a list that a page needs, always in the order of the list. At most one of `after` and `before` is given. */
export interface PageWanted<Place> {
  /** Only rows behind this place: the first of them. */
  readonly after?: Place | undefined
  /** Only rows in front of this place: the last of them. */
  readonly before?: Place | undefined
  readonly limit: number
}

/** A list that is shown page by page. */
export interface PagedList<Row, Place, Item> {
  /** The name of the list, and what selects its rows, as JSON. The cursors of other lists are refused. */
  readonly of: readonly [name: string, ...selection: unknown[]]
  /** The shape of a place in the list, as JSON. */
  readonly place: z.ZodType<Place>
  placeOf(row: NoInfer<Row>): Place
  read(wanted: PageWanted<Place>): Promise<readonly Row[]>
  /** How many rows the list has. It may stop counting at `atMost`. */
  count(atMost: number): Promise<number>
  show(row: NoInfer<Row>): Item
}

/** What orders a list in the order of the log: the position at which an item was added. */
export const byPosition = {
  place: z.int().min(1),
  placeOf: ({ position }: { readonly position: number }): number => position,
} as const

/** The start of a digest is enough to notice a mistake. A cursor gives no rights, so nobody gains by forging one. */
const tagOf = (of: readonly unknown[]): string => sha256(JSON.stringify(of)).slice(0, 8)

/**
 * Answers one page of a list. A page that was reached by a cursor has a cursor back, although the items there may be gone by now.
 * A page without items leads back to a page with some, unless the list is empty.
 * @throws ProblemError malformed-request if the cursor does not belong to the list
 */
export const listPage = async <Row, Place, Item>(
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  { of, place: shape, placeOf, read, count, show }: PagedList<Row, Place, Item>,
) => {
  const tag = tagOf(of)
  // Null is the place in front of all rows.
  const toAfter = z.tuple([z.literal('after'), z.union([z.null(), shape]), z.literal(tag)])
  const toBefore = z.tuple([z.literal('before'), shape, z.literal(tag)])
  const cursorAfter = (row: Row | undefined): string => encodeCursor(['after', row === undefined ? null : placeOf(row), tag])

  /** A cursor to the last page, when no row is behind a place. The row at the place itself may still be there. */
  const cursorToLastPage = async (place: Place): Promise<string | null> => {
    const inFront = await read({ before: place, limit: limit + 1 })
    const nearest = inFront.at(-1)
    const rows = [...inFront, ...(await read({ after: nearest && placeOf(nearest), limit: 1 }))]
    return rows.length === 0 ? null : cursorAfter(rows.at(-limit - 1))
  }

  const [side, place] = decodeCursor(cursor, z.union([toAfter, toBefore])) ?? (['after', null] as const)
  const isBackwards = side === 'before'
  const wanted = isBackwards ? { before: place } : { after: place ?? undefined }
  // One row more than the page shows tells whether the list goes on.
  const found = await read({ ...wanted, limit: limit + 1 })
  const isMore = found.length > limit
  // A list that is on one page is known. Counting it would read as much again, which is most where a filter matches next to nothing.
  const counted = place === null && !isMore ? found.length : await count(MAX_COUNTED + 1)
  const rows = isBackwards ? found.slice(-limit) : found.slice(0, limit)
  const [first, last] = [rows.at(0), rows.at(-1)]
  const next = (): string | null => {
    if (isBackwards) return last === undefined && counted === 0 ? null : cursorAfter(last)
    return isMore ? cursorAfter(last) : null
  }
  const previous = async (): Promise<string | null> => {
    if (isBackwards ? !isMore : place === null) return null
    if (first !== undefined) return encodeCursor(['before', placeOf(first), tag])
    return place === null ? null : cursorToLastPage(place)
  }
  return {
    items: rows.map(show),
    nextCursor: next(),
    previousCursor: await previous(),
    total: { count: Math.min(counted, MAX_COUNTED), exact: counted <= MAX_COUNTED },
  }
}

/** The page of a list that is never longer than one page. */
export const onlyPage = <Item>(items: Item[]) => ({
  items,
  nextCursor: null,
  previousCursor: null,
  total: { count: items.length, exact: true },
})
