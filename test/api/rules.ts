import { isObject, PERSONAL, type Json } from './documents.ts'

// Rules of this shop on its documents, for tests: functions from a part of a document to its faults.

/** A property of a schema, at any depth. */
interface Property {
  /** `Customer.name` */
  readonly path: string
  readonly name: string
  readonly schema: Json
}

/** Every property of every schema in a part of a document. */
export const propertiesIn = (value: unknown, path = ''): readonly Property[] => {
  if (Array.isArray(value)) return value.flatMap((one) => propertiesIn(one, path))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([member, inner]) => {
    if (member !== 'properties') return propertiesIn(inner, path)
    return Object.entries(isObject(inner) ? inner : {}).flatMap(([name, schema]) => [
      ...(isObject(schema) ? [{ path: `${path}.${name}`, name, schema }] : []),
      ...propertiesIn(schema, `${path}.${name}`),
    ])
  })
}

/** Whether a schema, or one of its alternatives, is marked as personal data. */
export const isMarked = (schema: Json): boolean =>
  schema[PERSONAL] === true || (Array.isArray(schema['anyOf']) && schema['anyOf'].some((one) => isObject(one) && isMarked(one)))

/** What belongs to people, by its name. Things have names, labels and lines, too. */
const isPersonalName = (name: string): boolean =>
  /^(?:username|email|phone|address|recipient|country|password|(?:current|new)Password)$/.test(name)

/** Paths of the properties with the name of personal data. A `name`, a `label` and `lines` are such beside another. */
export const namedPersonal = (schemas: Json): readonly string[] =>
  Object.entries(schemas).flatMap(([owner, schema]) => {
    // A recipient that is a thing of its own, in clear or sealed, is judged there.
    const properties = propertiesIn(schema, owner).filter(
      (one) => one.name !== 'recipient' || !JSON.stringify(one.schema).includes('"$ref"'),
    )
    const isOfPerson = properties.some(({ name }) => isPersonalName(name))
    return properties
      .filter(({ name }) => isPersonalName(name) || (isOfPerson && ['name', 'label', 'lines'].includes(name)))
      .map(({ path }) => path)
  })

const isTime = (name: string): boolean => /(?:At|^at)$/.test(name)
/** What says which thing it is, and in which state: that comes first. */
const isIdentity = (name: string): boolean => /Id$|^(?:usernameHash|version|slug)$/.test(name)
const rankOf = (name: string): number => (isIdentity(name) ? 0 : isTime(name) ? 1 : 2)

/** Whether properties stand in the order: ids, times, the rest. */
export const isInOrder = (names: readonly string[]): boolean =>
  names.join() === names.toSorted((one, other) => rankOf(one) - rankOf(other)).join()
