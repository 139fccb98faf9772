import type { CartLine } from '@souk/client'
import { visitOf, type Context } from '@souk/site/pages/server'

const COOKIE = 'cart'
const ID_BYTES = 16

/** Lines as bytes: an id, and the quantity in groups of seven bits. A hundred lines fit into a cookie. */
export const packLines = (lines: readonly CartLine[]): string => {
  const bytes: number[] = []
  for (const { productId, quantity } of lines) {
    bytes.push(...Buffer.from(productId.replaceAll('-', ''), 'hex'))
    let rest = quantity
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
    bytes.push(rest)
  }
  return Buffer.from(bytes).toString('base64url')
}

/** The lines of a cookie, which anybody may have written: as far as they can be read. */
export const unpackLines = (text: string): CartLine[] => {
  const bytes = Buffer.from(text, 'base64url')
  const lines: CartLine[] = []
  for (let at = 0; at + ID_BYTES < bytes.length;) {
    const productId = bytes.toString('hex', at, at + ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    at += ID_BYTES
    let quantity = 0
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = bytes[at] ?? 0
      at += 1
      quantity |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    if (quantity > 0) lines.push({ productId, quantity })
  }
  return lines
}

/** The cart of a visitor who is not logged in. It stays in the browser. */
export const guestCart = (context: Context): readonly CartLine[] => unpackLines(visitOf(context).cookies.get(COOKIE) ?? '')
