import type { Bus } from '@souk/bus'
import type { ServiceName } from '@souk/contracts'
import type { EventLog, State } from '@souk/event-store'
import type { Clock } from '@souk/process'
import type { Command, Origin, ReactionTable, ViewStore } from '@souk/service'
import type { Life } from './life.ts'
import type { Scheduler } from './scheduler.ts'

/** What an alteration may use. Its random numbers come from a source of its own, so that the rest of the run stays the same. */
export interface Tools {
  readonly life: Life
  readonly scheduler: Scheduler
  between(low: number, high: number): number
  uuid(): string
}

/** How a planted bug gets into the system: it wraps ports, reaction tables and commands, and never touches the code. */
export interface Alterations {
  readonly log?: (log: EventLog, tools: Tools) => EventLog
  readonly state?: (state: State, tools: Tools) => State
  readonly eventStoreBus?: (bus: Bus, tools: Tools) => Bus
  readonly serviceBus?: (of: ServiceName, bus: Bus, tools: Tools) => Bus
  readonly clock?: (of: ServiceName, clock: Clock) => Clock
  readonly store?: (of: ServiceName, store: ViewStore, tools: Tools) => Partial<ViewStore>
  readonly reactions?: (of: ServiceName, table: ReactionTable) => ReactionTable
  /** Alters the commands of clients. Those of reactions are in the reaction table. */
  readonly command?: (command: Command, tools: Tools) => Command
  readonly origin?: (origin: Origin, tools: Tools) => Origin
}
