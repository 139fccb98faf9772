import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One line of a benchmark: a ratio of two measurements of the same run, and what they were. */
export interface Figure {
  readonly name: string
  /** Ours by the other; what is better follows from the name's description in bench/README.md. */
  readonly ratio: number
  readonly detail: string
}

export const print = ({ name, ratio, detail }: Figure): void => {
  process.stdout.write(`${name} ${ratio.toFixed(2)} ${detail}\n`)
}

/** Milliseconds that a task takes. */
export const time = async (task: () => Promise<void> | void): Promise<number> => {
  const start = performance.now()
  await task()
  return performance.now() - start
}

/** Milliseconds of the processor that this process takes meanwhile: others on the machine change little about that. */
export const processorTime = async (task: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** Nearest rank. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** A folder on the disk that the project is on, for the figures are about durable writes; gone afterwards. */
export const withFolder = async <Result>(task: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(process.env['SOUK_BENCH_DIR'] ?? tmpdir(), 'souk-bench-'))
  try {
    return await task(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const perSecond = (count: number, milliseconds: number): number => Math.round((count * 1_000) / milliseconds)
