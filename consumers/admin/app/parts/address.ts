// How the address of a list is read and written. What cannot be meant is empty, and what is empty filters nothing.

const MAX_TEXT = 200

export const textIn = (query: URLSearchParams, name: string): string =>
  (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, MAX_TEXT).toWellFormed()

export const oneOf = <Choice extends string>(choices: readonly Choice[], text: string): Choice | '' =>
  choices.find((choice) => choice === text) ?? ''

/** A minute in UTC, such as 2026-11-28T14:51. A day is its first one. */
export const minuteIn = (text: string): string => {
  const minute = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(minute) ? Date.parse(`${minute}Z`) : Number.NaN
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 16)
}

/** What stands behind the question mark. */
export const queryWith = (given: Readonly<Record<string, string>>): string => {
  const set = Object.entries(given).filter(([, value]) => value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}
