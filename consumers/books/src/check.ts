/** The result of one check. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** Figures and the first faults. */
  readonly detail: string
}

/** Collects the faults of one check. Counts all of them and keeps the first few. */
export interface Findings {
  fault(what: string): void
  /** @param figures  what the check has looked at, for people */
  check(figures: string): Check
}

const KEPT = 5

export const createFindings = (name: string): Findings => {
  const first: string[] = []
  let count = 0
  return {
    fault: (what) => {
      count += 1
      if (first.length < KEPT) first.push(what)
    },
    check: (figures) => {
      if (count === 0) return { name, ok: true, detail: figures }
      const more = count > KEPT ? `; and ${count - KEPT} more` : ''
      return { name, ok: false, detail: `${figures}; ${count === 1 ? '1 fault' : `${count} faults`}: ${first.join('; ')}${more}` }
    },
  }
}

/** `3,119` */
export const figure = (value: number): string => value.toLocaleString('en-GB')

/** `1 order`, `77 products` */
export const counted = (count: number, noun: string): string => `${figure(count)} ${count === 1 ? noun : `${noun}s`}`

/** Minor units as people write them: `1,234.50`. */
export const money = (minorUnits: number): string =>
  (minorUnits / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
