/** A UUID that is easy to tell from others: `testId(7)` ends in 7. */
export const testId = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** The instant at which tests make their decisions and their clocks start. */
export const TEST_NOW = '2026-03-14T15:09:26.535Z'
