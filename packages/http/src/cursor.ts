import type { z } from 'zod'
import { ProblemError } from './problem.ts'

/** The cursor of a place in a list. It is opaque to clients, and checked when it comes back. */
export const encodeCursor = (parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** @throws ProblemError malformed-request if the cursor does not have that shape */
export const decodeCursor = <Shape extends z.ZodType>(cursor: string | undefined, shape: Shape): z.output<Shape> | undefined => {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new ProblemError('malformed-request', 'the cursor does not belong to this list', [
      { path: 'querystring/cursor', message: 'is not a cursor of this list' },
    ])
  }
}
