import { median, perSecond, print } from './figure.ts'

export interface Rebuilds {
  /** Milliseconds of each round of Souk. */
  readonly ours: readonly number[]
  /** Milliseconds of each round of the bare driver. */
  readonly bare: readonly number[]
  /** The number of events in the log by type. */
  readonly events: ReadonlyMap<string, number>
  /** Whether events of a type change the view. */
  readonly handles: (type: string) => boolean
}

export const printRebuild = (name: string, { ours, bare, events, handles }: Rebuilds): void => {
  const total = [...events.values()].reduce((sum, count) => sum + count, 0)
  const shown = [...events].reduce((sum, [type, count]) => sum + (handles(type) ? count : 0), 0)
  print({
    name: `rebuild.${name}`,
    ratio: median(bare) / median(ours),
    detail:
      `${perSecond(total, median(ours))} events of the log/s by Souk, ${perSecond(total, median(bare))} by the bare driver; ` +
      `${perSecond(shown, median(ours))} events of its view/s (${shown} of ${total} events)`,
  })
}
