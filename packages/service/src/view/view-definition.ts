import type { EventNamed, EventType, Located, SoukEvent } from '@souk/contracts'
import type { Collections, RowKey } from './view-store.ts'
import type { Rows } from './working-set.ts'

/** Marks an event in a table of projectors that does not change the view. */
export const ignored: unique symbol = Symbol('ignored')

/** How one type of event changes a view. Pure, except for the changes to the rows. */
export interface Projector<View extends Collections, Type extends EventType, Unsealed> {
  /** The rows that `apply` reads. It need not name rows that `apply` only writes. */
  reads?(data: EventNamed<Type>['data']): readonly (readonly [collection: keyof View & string, id: string])[]
  /** @param unsealed  gives access to the personal data in the event, if the service shows any */
  apply(rows: Rows<View>, located: Located<EventNamed<Type>>, unsealed: Unsealed): void
}

/**
 * The table of projectors of a view, by event type.
 * It must name every event that the service writes itself (`Own`), if only as {@link ignored}. It may name events of other services.
 */
export type Projectors<View extends Collections, Own extends SoukEvent, Unsealed = undefined> = {
  readonly [Type in Own['type']]: Projector<View, Type, Unsealed> | typeof ignored
} & { readonly [Type in Exclude<EventType, Own['type']>]?: Projector<View, Type, Unsealed> }

/** A table of projectors as the projection calls it, where the type of an event is known only at run time. */
export interface ViewDefinition<Unsealed = unknown> {
  /** Whether events of the type change the view. */
  handles(type: string): boolean
  reads(located: Located): readonly RowKey[]
  apply(rows: Rows<Collections>, located: Located, unsealed: Unsealed): void
}

/** Defines a view by its table of projectors. The second type argument names the service's own events: `defineView<Rows, OrderEvent>({ … })`. */
export const defineView = <View extends Collections, Own extends SoukEvent, Unsealed = undefined>(
  projectors: Projectors<View, Own, Unsealed>,
): ViewDefinition<Unsealed> => {
  // The compiler has checked each projector against its event type. Here each projector gets only events of that type.
  interface Untyped {
    reads?(data: object): readonly (readonly [string, string])[]
    apply(rows: Rows<Collections>, located: Located, unsealed: Unsealed): void
  }
  const table = new Map<string, Untyped>()
  for (const [type, projector] of Object.entries(projectors as Readonly<Record<string, Untyped | typeof ignored>>)) {
    if (projector !== ignored) table.set(type, projector)
  }
  return {
    handles: (type) => table.has(type),
    reads: ({ event }) =>
      table
        .get(event.type)
        ?.reads?.(event.data)
        .map(([collection, id]) => ({ collection, id })) ?? [],
    apply: (rows, located, unsealed) => table.get(located.event.type)?.apply(rows, located, unsealed),
  }
}
