import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { batches } from './batches.server.ts'

/** Gives numbers at once, and pauses for each `undefined` among them. */
async function* given(items: readonly (number | undefined)[], ended?: () => void): AsyncGenerator<number, void> {
  try {
    for (const item of items) {
      if (item === undefined) await sleep(200)
      else yield item
    }
  } finally {
    ended?.()
  }
}

const all = async (items: readonly (number | undefined)[]): Promise<readonly (readonly number[])[]> => {
  const come: (readonly number[])[] = []
  for await (const batch of batches(given(items), 50)) come.push(batch)
  return come
}

it('what comes together is one batch, and what comes later another one', async () => {
  expect(await all([1, 2, 3, undefined, 4, 5])).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

it('nothing is lost at the end, and no batch is empty', async () => {
  expect(await all([])).toEqual([])
  expect(await all([undefined, 1])).toEqual([[1]])
  expect(await all([1, undefined])).toEqual([[1]])
})

it('whoever leaves ends what it reads from', async () => {
  let isEnded = false
  const source = given([1, undefined, 2], () => {
    isEnded = true
  })
  for await (const batch of batches(source, 50)) {
    expect(batch).toEqual([1])
    break
  }
  expect(isEnded).toBe(true)
})
