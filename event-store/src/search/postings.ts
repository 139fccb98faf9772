/**
 * Positions of the log that stand in one row of the index. The positions of a term are divided into blocks,
 * so that a new one changes a small row, and two long lists are compared piece by piece.
 */
export const BLOCK = 1_024

export const blockOf = (position: number): number => Math.floor(position / BLOCK)

/** Some positions of one block, ascending: their distances from its start. */
export type Offsets = Uint16Array

/** @param positions  of one block, ascending */
export const toBytes = (positions: readonly number[]): Buffer =>
  Buffer.from(Uint16Array.from(positions, (position) => position % BLOCK).buffer)

// Copied, because the bytes of a row may begin at an odd address.
export const fromBytes = (bytes: Buffer): Offsets => new Uint16Array(Uint8Array.from(bytes).buffer)

export const toPositions = (block: number, offsets: Offsets): number[] => Array.from(offsets, (offset) => block * BLOCK + offset)

/** What both have. */
export const intersection = (one: Offsets, other: Offsets): Offsets => {
  let index = 0
  return one.filter((offset) => {
    while ((other[index] ?? BLOCK) < offset) index += 1
    return other[index] === offset
  })
}
