import { describe, expect, it } from 'vitest'
import { createBackground, createLimit } from './background.ts'

const work = (milliseconds: number): void => {
  for (const start = performance.now(); performance.now() - start < milliseconds;);
}

/** A clock whose pauses end when the test says so. */
const pausing = () => {
  const pauses: { readonly milliseconds: number; end(): void }[] = []
  const sleep = (milliseconds: number): Promise<void> => new Promise((end) => pauses.push({ milliseconds, end }))
  return { clock: { sleep }, pauses }
}

describe('work in the background', () => {
  it('begins at once if nothing else is done, and gives its result', async () => {
    const inBackground = createBackground(pausing().clock)
    expect(await inBackground(() => 7)).toBe(7)
  })

  it('is done one step at a time, first come, first served, with pauses in proportion to the work', async () => {
    const { clock, pauses } = pausing()
    const inBackground = createBackground(clock, 0.2)
    const done: string[] = []
    const step = (name: string, milliseconds: number) =>
      inBackground(() => {
        work(milliseconds)
        done.push(name)
      })
    const all = Promise.all([step('first', 5), step('second', 20), step('third', 0)])
    await expect.poll(() => pauses.length).toBe(1)
    expect(done).toEqual(['first'])
    pauses[0]?.end()
    await expect.poll(() => pauses.length).toBe(2)
    expect(done).toEqual(['first', 'second'])
    pauses[1]?.end()
    await all
    expect(done).toEqual(['first', 'second', 'third'])
    // Four times as long as the work.
    expect(pauses[0]?.milliseconds).toBeGreaterThanOrEqual(20)
    expect(pauses[1]?.milliseconds).toBeGreaterThanOrEqual(80)
  })

  it('goes on after a step that fails', async () => {
    const inBackground = createBackground({ sleep: async () => undefined })
    const failing = inBackground(() => Promise.reject(new Error('no')))
    const next = inBackground(async () => 'next')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('next')
  })
})

describe('a limit', () => {
  it('refuses callers beyond it, and lets others in when one is done, or has failed', async () => {
    const limited = createLimit(2)
    const ends: (() => void)[] = []
    const waiting = () => limited(() => new Promise<void>((resolve) => ends.push(resolve)))
    const first = waiting()
    const second = waiting()
    await expect(waiting()).rejects.toMatchObject({ code: 'overloaded' })
    ends[0]?.()
    await first
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await limited(async () => 7)).toBe(7)
    ends[1]?.()
    await second
  })
})
