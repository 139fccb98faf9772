import type { z } from 'zod'

/** What a value must be, by zod's name for it. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'left out',
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'must be a UUID',
  lowercase: 'must be in lower case',
  datetime: 'must be an instant in UTC such as 2026-01-31T12:00:00.000Z',
  date: 'must be a date such as 2026-01-31',
  url: 'must be a URL',
  base64url: 'must be in base64url',
}

/** `have at least 3 items`, `be at most 100`. */
const bound = (origin: string, limit: string, count: number | bigint): string => {
  if (origin === 'string') return `have ${limit} ${count} ${count === 1 ? 'character' : 'characters'}`
  if (origin === 'array' || origin === 'set') return `have ${limit} ${count} ${count === 1 ? 'item' : 'items'}`
  return `be ${limit} ${count}`
}

/**
 * Says what is wrong with a value, as the rest of a sentence that begins with its name: `must be at least 1`.
 * It is for `safeParse(value, { error: inPlainWords })`. A schema with a message of its own keeps it.
 */
export const inPlainWords = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `must ${bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}`
    case 'too_big':
      return `must ${bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}`
    case 'invalid_format':
      return formats[issue.format] ?? 'does not have the right form'
    case 'invalid_value':
      if (issue.input === undefined) return 'is missing'
      // In a query: the parameter is there more than once.
      if (Array.isArray(issue.input)) return 'must be a single value'
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      // The kinds of a thing, if it has a field that tells them apart.
      return Array.isArray(issue['options']) ? `must be one of ${issue['options'].map(String).join(', ')}` : 'is not valid'
    case 'unrecognized_keys':
      return 'is unknown'
    default:
      return 'is not valid'
  }
}

/** Something that is wrong with a part of a value. */
export interface FieldFault {
  /** The name of the field: `lines.0.quantity`. */
  readonly path: string
  /** What is wrong, as a sentence that names the field. */
  readonly message: string
}

/**
 * The faults of a value: the first one of each field.
 * @param whole  the name of the whole value: `body`
 */
export const faultsIn = ({ issues }: Pick<z.ZodError, 'issues'>, whole: string): FieldFault[] => {
  const faults = new Map<string, FieldFault>()
  for (const issue of issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const parts of paths) {
      const [path, name] = parts.length === 0 ? [whole, `the ${whole}`] : [parts.join('.'), parts.join('.')]
      if (!faults.has(path)) faults.set(path, { path, message: `${name} ${issue.message}` })
    }
  }
  return [...faults.values()]
}
