import { describe, expect, it } from 'vitest'
import { LogUnavailable } from '@souk/log-protocol'
import { isUnavailable, retry } from './retry.ts'

/** A clock whose pauses take no time and are written down. */
const recording = (onSleep: () => void = () => undefined) => {
  const pauses: number[] = []
  const sleep = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds)
    onSleep()
  }
  return { clock: { sleep }, pauses }
}

/** A task that fails some times before it succeeds. */
const failing = (times: number, error: unknown = new Error('away')) => {
  let runs = 0
  const task = async (): Promise<string> => {
    runs += 1
    if (runs <= times) throw error
    return 'done'
  }
  return { task, runs: () => runs }
}

describe('retry', () => {
  it('returns what the task returns, after no pause when it succeeds at once', async () => {
    const { clock, pauses } = recording()
    expect(await retry(failing(0).task, { clock })).toBe('done')
    expect(pauses).toEqual([])
  })

  it('doubles its pauses up to the longest', async () => {
    const { clock, pauses } = recording()
    expect(await retry(failing(9).task, { clock })).toBe('done')
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000])
    const short = recording()
    await retry(failing(4).task, { clock: short.clock, firstMs: 10, longestMs: 30 })
    expect(short.pauses).toEqual([10, 20, 30, 30])
  })

  it('reports every failure but the last', async () => {
    const { clock } = recording()
    const failures: unknown[] = []
    const { task, runs } = failing(9, 'away')
    await expect(retry(task, { clock, attempts: 3, failed: (error) => failures.push(error) })).rejects.toBe('away')
    expect(runs()).toBe(3)
    expect(failures).toEqual(['away', 'away'])
  })

  it('throws at once a failure that cannot pass', async () => {
    const { clock, pauses } = recording()
    await expect(retry(failing(1).task, { clock, mayPass: isUnavailable })).rejects.toThrow('away')
    expect(pauses).toEqual([])
    expect(await retry(failing(1, new LogUnavailable('away')).task, { clock, mayPass: isUnavailable })).toBe('done')
  })

  it.each([
    ['before the task fails', true],
    ['during a pause', false],
  ])('does not run the task again when it is aborted %s', async (_, isAborted) => {
    const stopping = new AbortController()
    const { clock, pauses } = recording(() => stopping.abort())
    if (isAborted) stopping.abort()
    const { task, runs } = failing(1)
    await expect(retry(task, { clock, signal: stopping.signal })).rejects.toThrow('away')
    expect(runs()).toBe(1)
    expect(pauses).toHaveLength(isAborted ? 0 : 1)
  })
})
