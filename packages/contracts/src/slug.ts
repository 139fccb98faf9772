// A slug is words from the name and, behind them, the position in the log at which the product or category was added.
// The position alone identifies it: no two slugs are the same, and the words may change without breaking an old one.

/** `black-tea-17` */
export const slugOf = ({ slugWords: words }: { readonly slugWords: string }, position: number): string =>
  words === '' ? String(position) : `${words}-${position}`

/** The position that a slug ends in, whatever its words say. Undefined if it is no slug. */
export const positionIn = (slug: string): number | undefined => {
  const digits = /(?:^|-)([1-9]\d{0,14})$/.exec(slug)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
