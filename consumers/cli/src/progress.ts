import { Presets, SingleBar } from 'cli-progress'

/** Shows how far something is: on a terminal, else not at all. */
export interface Progress {
  /** The next part of the work, with so many steps. */
  begin(what: string, steps: number): void
  step(): void
  /** So many steps are done. */
  at(steps: number): void
  end(): void
}

export const createProgress = (stream: NodeJS.WriteStream): Progress => {
  let bar: SingleBar | undefined
  const end = (): void => {
    bar?.stop()
    bar = undefined
  }
  return {
    begin: (what, steps) => {
      end()
      if (!stream.isTTY || steps === 0) return
      bar = new SingleBar(
        { stream, format: `${what.padEnd(10)} {bar} {value}/{total} {eta_formatted}`, hideCursor: true, etaBuffer: 500 },
        Presets.shades_classic,
      )
      bar.start(steps, 0)
    },
    step: () => bar?.increment(),
    at: (steps) => bar?.update(steps),
    end,
  }
}
