import { median, perSecond, print } from './figure.ts'

export interface Rebuilds {
  /** Milliseconds of each round, of ours and of the bare driver. */
  readonly ours: readonly number[]
  readonly bare: readonly number[]
  /** How many events of each type the log has. */
  readonly events: ReadonlyMap<string, number>
  /** Whether events of that type change the view. */
  readonly handles: (type: string) => boolean
}

export const printRebuild = (name: string, { ours, bare, events, handles }: Rebuilds): void => {
  const total = [...events.values()].reduce((sum, count) => sum + count, 0)
  const shown = [...events].reduce((sum, [type, count]) => sum + (handles(type) ? count : 0), 0)
  print({
    name: `rebuild.${name}`,
    ratio: median(bare) / median(ours),
    detail:
      `${perSecond(total, median(ours))} events of the log/s by ours, ${perSecond(total, median(bare))} by the bare driver; ` +
      `${perSecond(shown, median(ours))} events of its view/s, which are ${shown} of ${total}`,
  })
}
