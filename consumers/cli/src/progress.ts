import { Presets, SingleBar } from 'cli-progress'

/** Shows progress on a terminal. Shows nothing if the stream is not a terminal. */
export interface Progress {
  /** Starts the next part of the work, with a number of steps. */
  begin(what: string, steps: number): void
  step(): void
  /** Sets the number of finished steps. */
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
