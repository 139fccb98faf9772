import { z } from 'zod'
import type { JsonObject, RecordedEvent } from './commit.ts'

/** Brings data from one schema version to the next. */
export type Upcaster = (data: JsonObject) => JsonObject

/** The streams `<name>-<id>`. Every event in them carries the id in the field `idField` of its data. */
export interface EventCategory<Name extends string = string, IdField extends string = string> {
  readonly name: Name
  readonly idField: IdField
}

export const defineCategory = <Name extends string, IdField extends string>(
  name: Name,
  idField: IdField,
): EventCategory<Name, IdField> => ({
  name,
  idField,
})

export interface EventDefinition<Type extends string = string, Data extends z.ZodObject = z.ZodObject, Category extends string = string> {
  readonly type: Type
  /** Name of the category: the part of a stream's name before the id. */
  readonly category: Category
  /** The field of the data that holds the id of the stream. */
  readonly idField: string
  readonly description: string
  readonly schemaVersion: number
  /** `{ type, data }` */
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<Type>; data: Data }>
  /** `upcasters[n]` brings version n to n + 1. There is one for every version below `schemaVersion`. */
  readonly upcasters: Readonly<Record<number, Upcaster>>
}

/**
 * Defines an event of a category. The shape must have the category's id field.
 * @param shape  the fields of the data
 * @param history  older versions of the schema; default: this is the first
 */
export const defineEvent = <
  Category extends string,
  IdField extends string,
  Type extends string,
  Shape extends z.ZodRawShape & Readonly<Record<IdField, z.ZodType<string | number>>>,
>(
  { name: category, idField }: EventCategory<Category, IdField>,
  type: Type,
  description: string,
  shape: Shape,
  history: { schemaVersion: number; upcasters: Readonly<Record<number, Upcaster>> } = { schemaVersion: 1, upcasters: {} },
): EventDefinition<Type, z.ZodObject<Shape>, Category> => ({
  type,
  category,
  idField,
  description,
  schema: z.object({ type: z.literal(type), data: z.object(shape) }),
  ...history,
})

/** `{ type, data }` of a definition. */
export type EventOf<Definition extends EventDefinition> = z.infer<Definition['schema']>

/** Schema of any event in a list: a union, discriminated by `type`. */
export const eventUnion = <First extends EventDefinition, Others extends EventDefinition>([first, ...others]: readonly [
  First,
  ...Others[],
]): z.ZodDiscriminatedUnion<[First['schema'], ...Others['schema'][]], 'type'> =>
  z.discriminatedUnion('type', [first.schema, ...others.map(({ schema }) => schema)])

/**
 * Brings stored data to the current schema version.
 * @throws if the data has a newer version, or an upcaster is missing
 */
export const upcast = (definition: Pick<EventDefinition, 'type' | 'schemaVersion' | 'upcasters'>, event: RecordedEvent): JsonObject => {
  if (event.schemaVersion > definition.schemaVersion) {
    throw new Error(`${event.type} has schema version ${event.schemaVersion}, this code knows up to ${definition.schemaVersion}`)
  }
  let data = event.data
  for (let version = event.schemaVersion; version < definition.schemaVersion; version += 1) {
    const upcaster = definition.upcasters[version]
    if (upcaster === undefined) throw new Error(`${event.type} has no upcaster from schema version ${version}`)
    data = upcaster(data)
  }
  return data
}
