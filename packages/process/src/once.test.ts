import { expect, it } from 'vitest'
import { once } from './once.ts'

it('does a task once for all who ask, and again only after a failure', async () => {
  let count = 0
  const read = once(async () => {
    count += 1
    if (count === 1) throw new Error('not yet')
    return count
  })
  const failed = await Promise.allSettled([read(), read()])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all([read(), read()])).toEqual([2, 2])
  expect(await read()).toBe(2)
})
