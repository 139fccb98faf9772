/** The word for one, or that for any other number. */
export const oneOr = (number: number, one: string, several: string): string => (number === 1 ? one : several)
