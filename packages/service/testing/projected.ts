import { readEvent, type SoukEvent } from '@souk/contracts'
import { eventsOf } from '@souk/log-protocol'
import type { ViewDefinition } from '../src/view/view-definition.ts'
import type { Collections } from '../src/view/view-store.ts'
import type { Rows } from '../src/view/working-set.ts'
import { commitsOf } from './commits.ts'

/**
 * The rows of a view after these commits.
 * @returns the rows of a collection, by id
 * @throws if a projector reads a row that it did not name in `reads`, or changes a row in place
 */
export const projected = <Unsealed>(
  view: ViewDefinition<Unsealed>,
  decisions: readonly (readonly SoukEvent[])[],
  unsealed: Unsealed,
): ((collection: string) => ReadonlyMap<string, object>) => {
  const tables = new Map<string, Map<string, object>>()
  const tableOf = (collection: string): Map<string, object> => {
    const table = tables.get(collection) ?? new Map<string, object>()
    tables.set(collection, table)
    return table
  }
  for (const located of commitsOf(decisions).flatMap((commit) => eventsOf(commit))) {
    const event = readEvent(located)
    if (event === undefined || !view.handles(event.event.type)) continue
    const named = new Set(view.reads(event).map(({ collection, id }) => `${collection} ${id}`))
    const rows: Rows<Collections> = {
      get: (collection, id) => {
        if (!named.has(`${collection} ${id}`)) throw new TypeError(`the row ${collection}/${id} is read, but not named in \`reads\``)
        return tableOf(collection).get(id)
      },
      put: (collection, id, row) => void tableOf(collection).set(id, freeze(row)),
      remove: (collection, id) => void tableOf(collection).delete(id),
    }
    view.apply(rows, event, unsealed)
  }
  return tableOf
}

/** Freezes a row, so that a change in place throws. */
const freeze = <Value extends object>(value: Value): Value => {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member)
  return Object.freeze(value)
}
