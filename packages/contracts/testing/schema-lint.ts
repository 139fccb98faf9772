import { z } from 'zod'
import type { EventDefinition } from '@souk/log-protocol'
import { personalFields } from '../src/personal.ts'

// The rules of the contracts, for tests: functions from a schema to its faults.

/** A field of an object, at any depth of a schema. */
interface Field {
  /** `lines[].quantity` */
  readonly path: string
  readonly name: string
  readonly schema: z.core.$ZodType
}

/** The direct parts of a schema. The fields of an object are not among them. */
const parts = (schema: z.core.$ZodType): readonly { readonly suffix: string; readonly schema: z.core.$ZodType }[] => {
  if (schema instanceof z.ZodArray) return [{ suffix: '[]', schema: schema.element }]
  if (schema instanceof z.ZodRecord) return [{ suffix: '{}', schema: schema.valueType }]
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ({ suffix: '', schema: option }))
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out].map((side) => ({ suffix: '', schema: side }))
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return [{ suffix: '', schema: schema.unwrap() }]
  }
  return []
}

/** A schema and everything inside it, outermost first, each with its path. */
function* within(schema: z.core.$ZodType, path = ''): Generator<{ readonly path: string; readonly schema: z.core.$ZodType }> {
  yield { path, schema }
  for (const part of parts(schema)) yield* within(part.schema, path + part.suffix)
  if (schema instanceof z.ZodObject) {
    for (const [name, member] of Object.entries(schema.shape)) yield* within(member, path === '' ? name : `${path}.${name}`)
  }
}

/** Every field of every object in a schema. */
const fieldsOf = (schema: z.core.$ZodType): Field[] =>
  [...within(schema)].flatMap((inner) =>
    inner.schema instanceof z.ZodObject
      ? Object.entries(inner.schema.shape).map(([name, member]) => ({
          path: inner.path === '' ? name : `${inner.path}.${name}`,
          name,
          schema: member,
        }))
      : [],
  )

// Texts that no store keeps byte for byte. Some are long, because a minimum length would refuse the short ones anyway.
const UNSTORABLE = ['\u0000', 'abc\u0000defghij', '\ud800', 'abcdefghij\udfff'] as const

/** Paths of the texts that accept NUL or a lone surrogate. */
export const unstorableTexts = (schema: z.core.$ZodType): string[] =>
  [...within(schema)]
    .filter(
      (inner) =>
        (inner.schema instanceof z.ZodString || inner.schema instanceof z.ZodStringFormat) &&
        UNSTORABLE.some((value) => z.safeParse(inner.schema, value).success),
    )
    .map(({ path }) => path)

/** Whether the length or the value of a schema has an upper limit. */
const isLimited = (schema: z.core.$ZodType): boolean => {
  const { checks = [] } = schema['_zod'].def
  return checks.some((check) => ['max_length', 'less_than'].includes(check['_zod'].def.check))
}

/** Paths of the fields with an upper limit: an event beyond a limit that is lowered could not be read any more. */
const limitedFields = (schema: z.core.$ZodType): string[] =>
  [...within(schema)].filter((inner) => isLimited(inner.schema)).map(({ path }) => path)

/** The description of a schema, or of the schema inside an optional, nullable or default. */
export const descriptionOf = (schema: z.core.$ZodType): string | undefined =>
  z.globalRegistry.get(schema)?.description ??
  (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? descriptionOf(schema.unwrap())
    : undefined)

/** Paths of the fields without a description. Literals need none: they are the tags of unions. */
export const undescribedFields = (schema: z.core.$ZodType): string[] =>
  fieldsOf(schema)
    .filter((field) => !(field.schema instanceof z.ZodLiteral) && (descriptionOf(field.schema) ?? '').trim() === '')
    .map(({ path }) => path)

/** Paths of the objects that accept unknown fields. */
export const laxObjects = (schema: z.core.$ZodType): string[] =>
  [...within(schema)]
    .filter((inner) => inner.schema instanceof z.ZodObject && !(inner.schema.def.catchall instanceof z.ZodNever))
    .map(({ path }) => (path === '' ? '(the whole)' : path))

const PERSONAL_NAMES: ReadonlySet<string> = new Set(['username', 'name', 'email', 'phone', 'address', 'password', 'passwordHash'])

/** Paths of everything in a schema that is marked as personal data. */
export const markedPersonal = (schema: z.core.$ZodType): string[] =>
  [...within(schema)].filter((inner) => personalFields.get(inner.schema) !== undefined).map(({ path }) => path)

/** Paths of the fields with the name of personal data. */
export const namedPersonal = (schema: z.core.$ZodType): string[] =>
  fieldsOf(schema)
    .filter(({ name }) => PERSONAL_NAMES.has(name))
    .map(({ path }) => path)

// Participles that do not end in -ed. Add to the list what a new event needs.
const IRREGULAR: ReadonlySet<string> = new Set([
  'Begun',
  'Bought',
  'Chosen',
  'Forgotten',
  'Found',
  'Held',
  'Lost',
  'Made',
  'Met',
  'Paid',
  'Put',
  'Read',
  'Sent',
  'Sold',
  'Taken',
  'Withdrawn',
  'Written',
])
// Words that end in -ed but are not participles.
const NO_PARTICIPLE: ReadonlySet<string> = new Set(['Bed', 'Exceed', 'Feed', 'Need', 'Proceed', 'Red', 'Seed', 'Shed', 'Speed', 'Succeed'])

/** Whether a name is in PascalCase and ends in a past participle. */
export const isPastTense = (name: string): boolean => {
  if (!/^(?:[A-Z][a-z]+){2,}$/.test(name)) return false
  const last = /[A-Z][a-z]+$/.exec(name)?.[0] ?? ''
  return IRREGULAR.has(last) || (last.endsWith('ed') && !NO_PARTICIPLE.has(last))
}

// The hash identifies a stream, although it is not a UUID.
const isId = (name: string): boolean => name.endsWith('Id') || name === 'usernameHash'
const isTime = (name: string): boolean => name.endsWith('At')
const rankOf = (name: string): number => (isId(name) ? 0 : isTime(name) ? 1 : 2)

/** The faults of the definition of an event. */
export const eventFaults = ({ type, category, description, schemaVersion, schema, upcasters }: EventDefinition): string[] => {
  const faults: string[] = []
  if (!isPastTense(type)) faults.push('its name is not PascalCase and past tense')
  if (!/^[a-z]+$/.test(category)) faults.push('its category is not one lower-case word')
  if (description.trim() === '') faults.push('it is not described')
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1) faults.push('its schema version is not 1 or higher')
  const older = Array.from({ length: schemaVersion - 1 }, (_, index) => String(index + 1))
  if (Object.keys(upcasters).join() !== older.join()) faults.push('it does not have one upcaster for every older schema version')
  const { data } = schema.shape
  const names = Object.keys(data.shape)
  if (names.join() !== names.toSorted((one, other) => rankOf(one) - rankOf(other)).join())
    faults.push('its fields are not in the order: ids, times, the rest')
  if (names.filter(isTime).length === 0) faults.push('it has no time')
  for (const path of undescribedFields(data)) faults.push(`${path} is not described`)
  for (const path of unstorableTexts(data)) faults.push(`${path} accepts NUL or a lone surrogate`)
  for (const path of limitedFields(data)) faults.push(`${path} has an upper limit`)
  for (const path of markedPersonal(data)) faults.push(`${path} is personal but not sealed`)
  return faults
}
