import { randomUUID } from 'node:crypto'
import type { CartLine } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'
import { packIds, packLines, unpackIds, unpackLines } from './packed-lines.ts'

const COOKIE = 'cart'
const HALF_A_YEAR = 182 * 24 * 60 * 60

/** The cart of a visitor who is not logged in. It stays in the browser. */
export interface GuestCart {
  /** Names this content: every change makes another one. So what has this id is merged into a saved cart once. */
  readonly id: string
  readonly lines: readonly CartLine[]
}

/** How many characters an id has in the cookie. The lines follow. */
const ID_LENGTH = packIds([randomUUID()]).length

export const guestCart = (context: Context): GuestCart | undefined => {
  const kept = visitOf(context).cookies.get(COOKIE)
  const [id] = unpackIds(kept?.slice(0, ID_LENGTH) ?? '')
  const lines = unpackLines(kept?.slice(ID_LENGTH) ?? '')
  return id === undefined || lines.length === 0 ? undefined : { id, lines }
}

export const keepGuestCart = (context: Context, lines: readonly CartLine[]): void => {
  const { cookies } = visitOf(context)
  if (lines.length === 0) cookies.remove(COOKIE)
  else cookies.set(COOKIE, packIds([randomUUID()]) + packLines(lines), HALF_A_YEAR)
}
