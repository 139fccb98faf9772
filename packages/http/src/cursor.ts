import type { z } from 'zod'
import { ProblemError } from './app.ts'

/** Makes a cursor of a list: opaque to clients, checked when it comes back. */
export const encodeCursor = (parts: readonly (string | number)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** @throws ProblemError malformed-request */
export const decodeCursor = <Shape extends z.ZodType>(cursor: string | undefined, shape: Shape): z.output<Shape> | undefined => {
  if (cursor === undefined) return undefined
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new ProblemError('malformed-request', 'the cursor is not one of this list', [
      { path: 'querystring/cursor', message: 'is not a cursor of this list' },
    ])
  }
}
