import { expect, it } from 'vitest'
import { turn } from '@souk/testing'
import { boundedHasher } from './bounded-hasher.ts'

/** A hasher that finishes when the test says so. */
const createSlowHasher = () => {
  const running: { password: string; finish: () => void; fail: () => void }[] = []
  const hash = (password: string): Promise<string> =>
    new Promise((resolve, reject) => {
      running.push({ password, finish: () => resolve(`hash of ${password}`), fail: () => reject(new Error('out of memory')) })
    })
  return { running, hasher: { hash, verify: async (given: string, password: string) => given === (await hash(password)) } }
}

it('runs two hashes at once, and the others in their order', async () => {
  const { running, hasher } = createSlowHasher()
  const { hash } = boundedHasher(hasher)
  const hashes = ['a', 'b', 'c', 'd'].map(hash)
  await turn()
  expect(running.map(({ password }) => password)).toEqual(['a', 'b'])
  running[1]?.finish()
  await turn()
  expect(running.map(({ password }) => password)).toEqual(['a', 'b', 'c'])
  for (const { finish } of running) finish()
  await turn()
  running[3]?.finish()
  expect(await Promise.all(hashes)).toEqual(['hash of a', 'hash of b', 'hash of c', 'hash of d'])
})

it('refuses what would wait too long, and goes on after a failure', async () => {
  const { running, hasher } = createSlowHasher()
  const bounded = boundedHasher(hasher, { atOnce: 1, maxWaiting: 1 })
  const first = bounded.hash('a')
  const second = bounded.verify('hash of b', 'b')
  await expect(bounded.hash('c')).rejects.toMatchObject({ code: 'overloaded' })
  running[0]?.fail()
  await expect(first).rejects.toThrow('out of memory')
  await turn()
  running[1]?.finish()
  expect(await second).toBe(true)
  const third = bounded.hash('d')
  running[2]?.finish()
  expect(await third).toBe('hash of d')
})
