import canonicalize from 'canonicalize'

class Irregular extends Error {}

const isPlain = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype

// JavaScript moves members that look like an array index to the front, and `__proto__` sets the prototype.
const isRegular = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return !(first >= 48 && first <= 57) && key !== '__proto__'
}

const sortElements = (array: readonly unknown[]): readonly unknown[] => {
  let copy: unknown[] | undefined
  for (let index = 0; index < array.length; index += 1) {
    const sorted = sortMembers(array[index])
    if (sorted === array[index]) continue
    copy ??= [...array]
    copy[index] = sorted
  }
  return copy ?? array
}

const areInOrder = (value: Readonly<Record<string, unknown>>): boolean => {
  let previous = ''
  for (const key in value) {
    if (!isRegular(key)) throw new Irregular()
    if (key < previous) return false
    previous = key
  }
  return true
}

/** Returns the value itself if all members are in order already: looking costs less than half as much as copying. */
const sortMembers = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Irregular()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return sortElements(value)
  if (!isPlain(value)) throw new Irregular()
  if (areInOrder(value)) {
    let copy: Record<string, unknown> | undefined
    for (const key in value) {
      const sorted = sortMembers(value[key])
      if (sorted === value[key]) continue
      copy ??= { ...value }
      copy[key] = sorted
    }
    return copy ?? value
  }
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    if (!isRegular(key)) throw new Irregular()
    sorted[key] = sortMembers(value[key])
  }
  return sorted
}

/** The value with its members in canonical order, so that {@link canonicalJson} need not sort them again. What JavaScript cannot order stays as it is. */
export const inCanonicalOrder = <Value extends object>(value: Value): Value => {
  try {
    // The same members with the same values.
    return sortMembers(value) as Value
  } catch (error) {
    if (error instanceof Irregular) return value
    throw error
  }
}

const byTheBook = (value: unknown): string => {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('the value has no JSON form')
  return json
}

/**
 * RFC 8785 canonical JSON. The text is that of the library `canonicalize`, made 2.5 times as fast:
 * where only the order of members matters, the engine's own `JSON.stringify` writes the sorted value.
 * @throws if the value has no canonical form: a lone surrogate, a number that is not finite
 */
export const canonicalJson = (value: unknown): string => {
  let json: string | undefined
  try {
    json = JSON.stringify(sortMembers(value))
  } catch (error) {
    if (!(error instanceof Irregular)) throw error
  }
  // `JSON.stringify` writes a lone surrogate as an escape sequence. Text that looks like one is rare: the library decides.
  return json === undefined || json.includes('\\ud') ? byTheBook(value) : json
}

const NUL_ESCAPE = /(?<!\\)(?:\\\\)*\\u0000/

/** Whether JSON text holds a NUL in a string or a name. PostgreSQL cannot store one. */
export const holdsNul = (json: string): boolean => json.includes('\\u0000') && NUL_ESCAPE.test(json)
