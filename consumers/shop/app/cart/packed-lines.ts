import type { CartLine } from '@souk/client'
import { isId } from '@souk/site/pages'
import { MAX_KINDS, MAX_QUANTITY } from './lines.ts'

const ID_BYTES = 16
const MAX_PRICE = 100_000_000

/** A whole number in groups of seven bits, the lowest first. */
const groupsOf = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...groupsOf(Math.floor(value / 0x80))])

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idIn = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Lines as bytes: each an id, the quantity, and the price plus one, or nothing for no price. A hundred of them fit into a cookie. */
export const packLines = (lines: readonly CartLine[]): string =>
  Buffer.concat(
    lines.map(({ productId, quantity, unitPrice }) =>
      Buffer.from([...idBytes(productId), ...groupsOf(quantity), ...groupsOf(unitPrice === undefined ? 0 : unitPrice + 1)]),
    ),
  ).toString('base64url')

/** The lines of a text that anybody may have written: as far as they can be read. */
export const unpackLines = (text: string): CartLine[] => {
  const bytes = Buffer.from(text, 'base64url')
  let at = 0
  const number = (): number => {
    let value = 0
    for (let factor = 1; factor < 2 ** 35; factor *= 0x80) {
      const byte = bytes[at] ?? 0
      at += 1
      value += (byte & 0x7f) * factor
      if (byte < 0x80) break
    }
    return value
  }
  const lines = new Map<string, CartLine>()
  while (at + ID_BYTES < bytes.length && lines.size < MAX_KINDS) {
    const productId = idIn(bytes.subarray(at, at + ID_BYTES))
    at += ID_BYTES
    const [quantity, price] = [number(), number()]
    if (!isId(productId) || quantity === 0 || quantity > MAX_QUANTITY || price > MAX_PRICE) continue
    lines.set(productId, { productId, quantity, ...(price > 0 && { unitPrice: price - 1 }) })
  }
  return [...lines.values()]
}

/** Ids alone, as bytes. */
export const packIds = (ids: readonly string[]): string => Buffer.concat(ids.map(idBytes)).toString('base64url')

export const unpackIds = (text: string): string[] => {
  const bytes = Buffer.from(text, 'base64url')
  return Array.from({ length: Math.floor(bytes.length / ID_BYTES) }, (_, index) =>
    idIn(bytes.subarray(index * ID_BYTES, (index + 1) * ID_BYTES)),
  )
}
