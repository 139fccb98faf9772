import type { EventNamed, EventType, Located } from '@souk/contracts'
import type { Collections, RowKey } from './view-store.ts'
import type { Rows } from './working-set.ts'

/** How one type of event changes the view. Pure, but for the rows it is given. */
export interface Projector<View extends Collections, Type extends EventType, Opened> {
  /** The rows that it reads; those it only writes need not be named. */
  reads?(data: EventNamed<Type>['data']): readonly (readonly [collection: keyof View & string, id: string])[]
  apply(rows: Rows<View>, located: Located<EventNamed<Type>>, opened: Opened): void
}

/** One literal table: which events make the view, and how. */
export type Projectors<View extends Collections, Opened = undefined> = { readonly [Type in EventType]?: Projector<View, Type, Opened> }

/** A table whose types have been checked where it was written; what is found under an event's type takes that event. */
export interface ViewDefinition<Opened = unknown> {
  handles(type: string): boolean
  reads(located: Located): readonly RowKey[]
  apply(rows: Rows<Collections>, located: Located, opened: Opened): void
}

export const defineView = <View extends Collections, Opened = undefined>(projectors: Projectors<View, Opened>): ViewDefinition<Opened> => {
  interface Untyped {
    reads?(data: object): readonly (readonly [string, string])[]
    apply(rows: Rows<Collections>, located: Located, opened: Opened): void
  }
  const table = new Map<string, Untyped>(Object.entries(projectors as Readonly<Record<string, Untyped>>))
  return {
    handles: (type) => table.has(type),
    reads: ({ event }) =>
      table
        .get(event.type)
        ?.reads?.(event.data)
        .map(([collection, id]) => ({ collection, id })) ?? [],
    apply: (rows, located, opened) => table.get(located.event.type)?.apply(rows, located, opened),
  }
}
