/** What a check has counted, by name. Money is in minor units. */
type Figures = Readonly<Record<string, number>>

/** The result of one check. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** The figures and the first faults, for people. */
  readonly detail: string
  readonly figures: Figures
  /** The first faults. */
  readonly faults: readonly string[]
  /** How many faults there are in all. */
  readonly faultCount: number
}

/** Collects the faults of one check. Counts all of them and keeps the first few. */
export interface Findings {
  fault(what: string): void
  /** @param sentence  the figures, for people */
  check(sentence: string, figures: Figures): Check
}

const KEPT = 5

export const createFindings = (name: string): Findings => {
  const faults: string[] = []
  let faultCount = 0
  return {
    fault: (what) => {
      faultCount += 1
      if (faults.length < KEPT) faults.push(what)
    },
    check: (sentence, figures) => {
      const more = faultCount > KEPT ? `; and ${faultCount - KEPT} more` : ''
      const found = faultCount === 0 ? '' : `; ${faultCount === 1 ? '1 fault' : `${faultCount} faults`}: ${faults.join('; ')}${more}`
      return { name, ok: faultCount === 0, detail: `${sentence}${found}`, figures, faults, faultCount }
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
