/** A source of random numbers that gives the same numbers for the same seed on every machine. */
export interface Random {
  /** 0 ≤ x < 1, of 2^32 values. */
  next(): number
  /** A whole number from `low` to `high`, both inclusive. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  /** @throws if `items` is empty */
  pick<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
  /** A UUID v7 for an instant. Its random part comes from this source. */
  uuid(now: number): string
  /** A separate source. Draws from other sources do not change its numbers. */
  fork(name: string): Random
}

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * sfc32 ("small fast counter") by Chris Doty-Humphrey, from PractRand 0.95 (public domain): 96 bits of state and a counter,
 * passes BigCrush, period at least 2^32. It is seeded as its author does: the seed in the state, 1 in the counter, then 12 rounds.
 */
export const createRandom = (seed: number, name = ''): Random => {
  let a = hashOf(name)
  let b = Math.floor(seed / 2 ** 32) | 0
  let c = seed | 0
  let counter = 1

  const draw = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let round = 0; round < 12; round += 1) draw()

  const next = (): number => draw() / 2 ** 32
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('there is nothing to pick from')
      return item
    },
    shuffled: (items) => {
      const result = [...items]
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = between(0, index)
        const [one, two] = [result[index], result[other]]
        if (one === undefined || two === undefined) continue
        result[index] = two
        result[other] = one
      }
      return result
    },
    uuid: (now) => {
      const time = hex(now, 12)
      const [one, two] = [draw(), draw()]
      const variant = 0x8000 | (one & 0x3fff)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex((one >>> 14) & 0xfff, 3)}-${hex(variant, 4)}-${hex(two, 8)}${hex(draw() & 0xffff, 4)}`
    },
    fork: (child) => createRandom(seed, `${name}/${child}`),
  }
}
