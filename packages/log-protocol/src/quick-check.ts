import type { z } from 'zod'

/** Whether a value certainly fits a schema. */
type QuickCheck = (value: unknown) => boolean

const never: QuickCheck = () => false

/** String formats that are nothing but a pattern. Zod checks others by more than that, so they are not quick. */
const PATTERNS = new Set<unknown>(['uuid', 'datetime', 'date', 'regex', 'lowercase', 'email'])

/** What zod writes about a schema or one of its checks (`_zod.def`). */
type Definition = Readonly<Record<string, unknown>>
const definitionOf = (described: unknown): Definition => (described as Readonly<Record<'_zod', { readonly def: Definition }>>)['_zod'].def

const all = (checks: readonly QuickCheck[]): QuickCheck => {
  const [first, second] = checks
  if (first === undefined) return () => true
  if (second === undefined) return first
  if (checks.length === 2) return (value) => first(value) && second(value)
  return (value) => checks.every((check) => check(value))
}

/** The least and the greatest length that a value may have. Zod counts the code points of a text, of which each is one or two units of JavaScript. */
const leastLength = (value: unknown): number => (typeof value === 'string' ? Math.ceil(value.length / 2) : greatestLength(value))
const greatestLength = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN)

/** One constraint on a value whose type has been checked. */
const constraint = ({ check, format, pattern, value: bound, inclusive, minimum, maximum, fn }: Definition): QuickCheck => {
  switch (check) {
    case 'string_format':
      return PATTERNS.has(format) && pattern instanceof RegExp && !pattern.global && !pattern.sticky
        ? (value) => typeof value === 'string' && pattern.test(value)
        : never
    case 'number_format':
      return format === 'safeint' ? (value) => Number.isSafeInteger(value) : never
    case 'greater_than':
      return inclusive === true && typeof bound === 'number' ? (value) => typeof value === 'number' && value >= bound : never
    case 'less_than':
      return inclusive === true && typeof bound === 'number' ? (value) => typeof value === 'number' && value <= bound : never
    case 'min_length':
      return typeof minimum === 'number' ? (value) => leastLength(value) >= minimum : never
    case 'max_length':
      return typeof maximum === 'number' ? (value) => greatestLength(value) <= maximum : never
    case 'custom':
      return typeof fn === 'function' ? (value) => fn(value) === true : never
    default:
      return never
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectCheck = (shape: Readonly<Record<string, z.ZodType>>): QuickCheck => {
  const fields = Object.entries(shape).map(([key, schema]) => {
    const definition = definitionOf(schema)
    const isOptional = definition['type'] === 'optional'
    return { key, isOptional, fits: compile(isOptional ? definitionOf(definition['innerType']) : definition) }
  })
  return (value) => {
    if (!isObject(value)) return false
    let known = 0
    for (const { key, isOptional, fits } of fields) {
      const field = value[key]
      if (field === undefined && isOptional && !(key in value)) continue
      if (!fits(field)) return false
      known += 1
    }
    // Zod drops or refuses fields that the schema does not name.
    for (const _ in value) known -= 1
    return known === 0
  }
}

const typeCheck = (definition: Definition): QuickCheck => {
  switch (definition['type']) {
    case 'string':
      return (value) => typeof value === 'string'
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'literal': {
      const values = new Set(definition['values'] as readonly unknown[])
      return (value) => values.has(value)
    }
    case 'enum': {
      const values = new Set<unknown>(Object.values(definition['entries'] as object))
      return (value) => values.has(value)
    }
    case 'nullable': {
      const inner = compile(definitionOf(definition['innerType']))
      return (value) => value === null || inner(value)
    }
    case 'array': {
      const element = compile(definitionOf(definition['element']))
      return (value) => Array.isArray(value) && value.every(element)
    }
    case 'object':
      return objectCheck(definition['shape'] as Readonly<Record<string, z.ZodType>>)
    case 'custom':
      return () => true
    default:
      return never
  }
}

const compile = (definition: Definition): QuickCheck => {
  const checks = (definition['checks'] as readonly unknown[] | undefined) ?? []
  // A schema with a check in its own definition (`z.uuid()`, `z.int()`) is its first check.
  const own = definition['check'] === undefined ? [] : [definition]
  return all([typeCheck(definition), ...own.map(constraint), ...checks.map((check) => constraint(definitionOf(check)))])
}

/**
 * Makes a check from a schema. It accepts only values that the schema accepts and leaves as they are, some ten times as fast as zod parses them.
 * It may refuse others that the schema accepts, because it knows only some kinds of schema: whoever uses it parses what it refuses.
 */
export const quickCheck = (schema: z.ZodType): QuickCheck => compile(definitionOf(schema))

/** Makes a function that gives the same as `schema.safeParse`. It parses only what the quick check refuses. */
export const quickParser = <Schema extends z.ZodType>(schema: Schema): ((value: unknown) => z.ZodSafeParseResult<z.output<Schema>>) => {
  const fits = quickCheck(schema)
  // The schema accepts what fits, and leaves it as it is.
  return (value) => (fits(value) ? { success: true, data: value as z.output<Schema> } : schema.safeParse(value))
}
