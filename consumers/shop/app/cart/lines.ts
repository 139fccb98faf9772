import type { CartLine } from '@souk/client'

/** The API takes no more kinds of products, and no more units of one. */
export const MAX_KINDS = 100
export const MAX_QUANTITY = 100_000

const has =
  (productId: string) =>
  (line: CartLine): boolean =>
    line.productId === productId

const quantityIn = (lines: readonly CartLine[], productId: string): number => lines.find(has(productId))?.quantity ?? 0

/** More of a product. A cart that is full takes no other kind: it stays as it is. */
export const withMore = (lines: readonly CartLine[], more: CartLine): readonly CartLine[] => {
  const before = quantityIn(lines, more.productId)
  const line = { ...more, quantity: Math.min(before + more.quantity, MAX_QUANTITY) }
  if (before > 0) return lines.map((one) => (one.productId === more.productId ? line : one))
  return lines.length < MAX_KINDS ? [...lines, line] : lines
}

/** Another quantity of a product that is in the cart. None: it is taken out. */
export const withQuantity = (lines: readonly CartLine[], productId: string, quantity: number): readonly CartLine[] =>
  quantity === 0
    ? lines.filter((line) => line.productId !== productId)
    : lines.map((line) => (line.productId === productId ? { ...line, quantity: Math.min(quantity, MAX_QUANTITY) } : line))

/**
 * One cart of two: each product once, with the larger quantity, and first what was put in last.
 * Merging the same again changes nothing but the order of the lines.
 * @param newer  its prices have been seen last
 * @returns `rest`: what of the newer cart finds no place
 */
export const merged = (
  saved: readonly CartLine[],
  newer: readonly CartLine[],
): { readonly lines: readonly CartLine[]; readonly rest: readonly CartLine[] } => {
  const others = saved.filter(({ productId }) => !newer.some(has(productId)))
  // What has been saved is never pushed out.
  let places = MAX_KINDS - saved.length
  const lines: CartLine[] = []
  const rest: CartLine[] = []
  for (const line of newer) {
    const before = quantityIn(saved, line.productId)
    if (before === 0) places -= 1
    if (before > 0 || places >= 0) lines.push({ ...line, quantity: Math.max(line.quantity, before) })
    else rest.push(line)
  }
  return { lines: [...lines, ...others], rest }
}

/** What a cart has from before a visit: what the visitor has put in fewer times in this visit, or not at all. */
export const fromEarlier = (lines: readonly CartLine[], visit: readonly CartLine[]): string[] =>
  lines.filter(({ productId, quantity }) => quantityIn(visit, productId) < quantity).map(({ productId }) => productId)

/** What is left of a cart when it is ordered: what was put in meanwhile. */
export const without = (lines: readonly CartLine[], ordered: readonly CartLine[]): readonly CartLine[] =>
  lines.map((line) => ({ ...line, quantity: line.quantity - quantityIn(ordered, line.productId) })).filter(({ quantity }) => quantity > 0)
