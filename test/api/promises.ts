import { readFileSync, writeFileSync } from 'node:fs'
import { isObject, type Json } from './documents.ts'

// What a version of the API promises to those who read: the fields of its answers. It may promise more, but never less.

/**
 * Path of a field (`items[].name`) → its types in JSON: `null | string`. `integer` is a whole number, `missing` a field that may be left out,
 * and `anything` is what the document does not describe.
 */
type Fields = Readonly<Record<string, string>>
/** What is read (`GET /storefront/home as application/json`) → its fields. */
export type Promises = Readonly<Record<string, Fields>>

const RECORD = new URL('answers-of-version-1.json', import.meta.url)

/** What version 1 has promised so far. */
export const readPromises = (): Promises => JSON.parse(readFileSync(RECORD, 'utf8'))
export const writePromises = (promises: Promises): void => writeFileSync(RECORD, `${JSON.stringify(promises, undefined, 2)}\n`)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const membersOf = (value: unknown): readonly [string, unknown][] => (isObject(value) ? Object.entries(value) : [])
const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted()

const OR = ' | '

/** The alternatives that a schema has, each of them without references. */
const alternativesOf = (schema: unknown, schemas: Json): readonly Json[] => {
  if (!isObject(schema)) return []
  const { $ref, anyOf, oneOf } = schema
  if (typeof $ref === 'string') return alternativesOf(schemas[$ref.split('/').at(-1) ?? ''], schemas)
  const inner = [...listOf(anyOf), ...listOf(oneOf)]
  return inner.length === 0 ? [schema] : inner.flatMap((one) => alternativesOf(one, schemas))
}

const typesOf = ({ type, const: only, enum: values }: Json): readonly string[] => {
  if (type !== undefined) return listOf(type).map(String)
  const known = [...listOf(only), ...listOf(values)].map(typeOf)
  return known.length === 0 ? ['anything'] : known
}

/** The fields that values of a schema have, at any depth. */
const fieldsOf = (schema: unknown, schemas: Json): Fields => {
  const fields: Record<string, string> = {}
  const note = (path: string, inner: readonly unknown[], isOptional = false): void => {
    const alternatives = inner.flatMap((one) => alternativesOf(one, schemas))
    fields[path] = sorted([...alternatives.flatMap(typesOf), ...(isOptional ? ['missing'] : [])]).join(OR)
    look(path, alternatives)
  }
  const look = (path: string, alternatives: readonly Json[]): void => {
    const objects = alternatives.filter(({ properties }) => isObject(properties))
    for (const name of new Set(objects.flatMap(({ properties }) => membersOf(properties).map(([one]) => one)))) {
      const inner = objects.map(({ properties }) => isObject(properties) && properties[name])
      const isOptional = objects.some(({ required }) => !listOf(required).includes(name))
      note(path === '' ? name : `${path}.${name}`, inner, isOptional)
    }
    const [items, values] = [
      alternatives.flatMap((one) => one['items'] ?? []),
      alternatives.flatMap((one) => one['additionalProperties'] || []),
    ]
    if (items.length > 0) note(`${path}[]`, items)
    if (values.length > 0) note(`${path}{}`, values)
  }
  look('', alternativesOf(schema, schemas))
  return fields
}

interface Read {
  /** `GET /storefront/home as application/json` */
  readonly name: string
  readonly schema: unknown
  /** An answer. */
  readonly example: unknown
}

/** Everything in a document that can be read as JSON. */
const readsIn = ({ paths }: Json): readonly Read[] =>
  membersOf(paths).flatMap(([path, methods]) => {
    const { responses } = isObject(methods) && isObject(methods['get']) ? methods['get'] : {}
    const answer = isObject(responses) ? responses['200'] : undefined
    return membersOf(isObject(answer) && answer['content']).flatMap(([type, content]) =>
      isObject(content) && /^application\/(?:hal\+)?json$/.test(type)
        ? [{ name: `GET ${path} as ${type}`, schema: content['schema'], example: content['example'] }]
        : [],
    )
  })

/** What an OpenAPI document promises. */
export const promisesIn = (document: Json): Promises => {
  const { components } = document
  const schemas = isObject(components) && isObject(components['schemas']) ? components['schemas'] : {}
  return Object.fromEntries(readsIn(document).map(({ name, schema }) => [name, fieldsOf(schema, schemas)]))
}

/** What was promised before, with what is new. */
export const promisedMore = (before: Promises, now: Promises): Promises => {
  const reads = sorted([...Object.keys(before), ...Object.keys(now)])
  return Object.fromEntries(reads.map((read) => [read, { ...now[read], ...before[read] }]))
}

const typeOf = (value: unknown): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const isPromised = (type: string, promised: readonly string[]): boolean =>
  promised.includes(type) || promised.includes('anything') || (type === 'integer' && promised.includes('number'))

/** The values that an answer has at a path: of a field that is missing, undefined. */
const valuesAt = (answer: unknown, path: string): readonly unknown[] =>
  Array.from(path.matchAll(/\[\]|\{\}|[^.[\]{}]+/g), ([step]) => step).reduce<readonly unknown[]>(
    (values, step) => {
      if (step === '[]') return values.filter((value) => Array.isArray(value)).flat()
      const objects = values.filter(isObject)
      return step === '{}' ? objects.flatMap((value) => Object.values(value)) : objects.map((value) => value[step])
    },
    [answer],
  )

/** How the types of a field differ from what was promised. */
const faultsOf = (read: string, path: string, types: Iterable<string>, promised: string): readonly string[] =>
  sorted(types)
    .filter((type) => !isPromised(type, promised.split(OR)))
    .map((type) => `${read}: ${path} is ${type}, but was promised as ${promised}`)

/** Where a document promises less than was promised before. */
export const takenBack = (before: Promises, now: Promises): readonly string[] =>
  Object.entries(before).flatMap(([read, fields]) =>
    Object.entries(fields).flatMap(([path, promised]) => faultsOf(read, path, (now[read]?.[path] ?? 'missing').split(OR), promised)),
  )

/** Where the answers in a document do not keep what was promised. */
export const broken = (promises: Promises, document: Json): readonly string[] =>
  readsIn(document).flatMap(({ name, example }) =>
    Object.entries(promises[name] ?? {}).flatMap(([path, promised]) => faultsOf(name, path, valuesAt(example, path).map(typeOf), promised)),
  )
