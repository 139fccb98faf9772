import type { EventLog } from '../log/event-log.ts'
import type { State } from '../state/state.ts'
import type { Shop } from './shop.ts'

/** What an event store keeps its data in. The log and the state belong to the same shop. */
export interface Storage {
  readonly shop: Shop
  readonly log: EventLog
  readonly state: State
}
