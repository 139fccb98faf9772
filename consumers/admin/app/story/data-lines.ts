/** One value in the data of an event, with the names that lead to it. */
export interface DataLine {
  readonly name: string
  /** Undefined: it is sealed. */
  readonly value: string | undefined
}

/** The data of an event, one line for each value in it. */
export const dataLines = (data: unknown, name = ''): readonly DataLine[] => {
  if (typeof data !== 'object' || data === null) return [{ name, value: String(data) }]
  if ('ciphertext' in data) return [{ name, value: undefined }]
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => dataLines(value, name === '' ? key : `${name}.${key}`))
}

/** Whether a value is a moment, as all events write it. */
export const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
