import { z } from 'zod'
import type { JsonObject, RecordedEvent } from './commit.ts'

/** Brings data of one schema version to the next. Old commits stay readable for ever. */
export type Upcaster = (data: JsonObject) => JsonObject

export interface EventDefinition<Type extends string = string, Data extends z.ZodObject = z.ZodObject, Category extends string = string> {
  readonly type: Type
  /** Category of the streams that hold it. */
  readonly category: Category
  readonly description: string
  readonly schemaVersion: number
  /** `{ type, data }`: one member of its owner's discriminated union. */
  readonly schema: z.ZodObject<{ type: z.ZodLiteral<Type>; data: Data }>
  /** `upcasters[n]` brings version n to n + 1; one for every version below `schemaVersion`. */
  readonly upcasters: Readonly<Record<number, Upcaster>>
}

export const defineEvent = <Category extends string, Type extends string, Shape extends z.ZodRawShape>(
  category: Category,
  type: Type,
  description: string,
  shape: Shape,
  history: { schemaVersion: number; upcasters: Readonly<Record<number, Upcaster>> } = { schemaVersion: 1, upcasters: {} },
): EventDefinition<Type, z.ZodObject<Shape>, Category> => ({
  type,
  category,
  description,
  schema: z.object({ type: z.literal(type), data: z.object(shape) }),
  ...history,
})

/** `{ type, data }` of a definition: what deciders return and `evolve` takes. */
export type EventOf<Definition extends EventDefinition> = z.infer<Definition['schema']>

/** Brings stored data to the current version. */
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
