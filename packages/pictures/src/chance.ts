/** A number of 32 bits that a text always gives: FNV-1a. */
export const numberOf = (text: string): number => {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}

/** Numbers from 0 up to 1 that look random, and are the same for the same seed: mulberry32. */
export const chances = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of a list that cannot be empty. A number beyond its end begins again. */
export const oneOf = <Item>(items: readonly [Item, ...Item[]], number: number): Item => items[number % items.length] ?? items[0]
