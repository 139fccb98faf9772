import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One line of a benchmark: the ratio of two measurements of the same run. */
export interface Figure {
  readonly name: string
  /** bench/README.md says for each name what is compared and whether more is better. */
  readonly ratio: number
  /** The measurements. */
  readonly detail: string
}

export const print = ({ name, ratio, detail }: Figure): void => {
  process.stdout.write(`${name} ${ratio.toFixed(2)} ${detail}\n`)
}

/** Measures a task in milliseconds. */
export const time = async (task: () => Promise<void> | void): Promise<number> => {
  const start = performance.now()
  await task()
  return performance.now() - start
}

/** Measures the processor time of this process during a task, in milliseconds. Other load on the machine changes it little. */
export const processorTime = async (task: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** The percentile by the nearest-rank method. NaN if there are no values. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Runs a task with a new folder, in `SOUK_BENCH_DIR` or the folder for temporary files, and removes the folder afterwards. */
export const withFolder = async <Result>(task: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(process.env['SOUK_BENCH_DIR'] ?? tmpdir(), 'souk-bench-'))
  try {
    return await task(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const perSecond = (count: number, milliseconds: number): number => Math.round((count * 1_000) / milliseconds)
