import type { EventNamed, EventType, Located, SoukEvent } from '@souk/contracts'
import type { Collections, RowKey } from './view-store.ts'
import type { Rows } from './working-set.ts'

/** Stands in a table of projectors for an event that changes nothing in the view. */
export const ignored: unique symbol = Symbol('ignored')

/** How one type of event changes a view. Pure, except for the changes to the rows. */
export interface Projector<View extends Collections, Type extends EventType, Unsealed> {
  /** The rows that `apply` reads. Rows that it only writes may be left out. */
  reads?(data: EventNamed<Type>['data']): readonly (readonly [collection: keyof View & string, id: string])[]
  /** @param unsealed  gives access to the personal data in the event, if the service shows any */
  apply(rows: Rows<View>, located: Located<EventNamed<Type>>, unsealed: Unsealed): void
}

/**
 * What each event does to a view.
 * Every event that the service writes itself (`Own`) must be in the table, if only as {@link ignored}. Events of other services may be.
 */
export type Projectors<View extends Collections, Own extends SoukEvent, Unsealed = undefined> = {
  readonly [Type in Own['type']]: Projector<View, Type, Unsealed> | typeof ignored
} & { readonly [Type in Exclude<EventType, Own['type']>]?: Projector<View, Type, Unsealed> }

/** A table of projectors, for events whose type is known at run time only. */
export interface ViewDefinition<Unsealed = unknown> {
  /** Whether events of the type change the view. */
  handles(type: string): boolean
  reads(located: Located): readonly RowKey[]
  apply(rows: Rows<Collections>, located: Located, unsealed: Unsealed): void
}

/** Makes a view of its table of projectors. The owner of the events is given by type: `defineView<Rows, OrderEvent>({ … })`. */
export const defineView = <View extends Collections, Own extends SoukEvent, Unsealed = undefined>(
  projectors: Projectors<View, Own, Unsealed>,
): ViewDefinition<Unsealed> => {
  // The type of the table has checked each projector against its event. Here a projector only ever gets events of the type it stands under.
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
