import { expect, it } from 'vitest'
import { argon2Hasher } from './passwords.ts'

it('hashes with argon2id at the documented cost, and verifies', async () => {
  const hash = await argon2Hasher.hash('correct horse')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,/)
  expect(hash.split('$')[3]?.split(',').toSorted()).toEqual(['m=19456', 'p=1', 't=2'])
  expect(hash.length).toBeLessThanOrEqual(200)
  expect(await argon2Hasher.verify(hash, 'correct horse')).toBe(true)
  expect(await argon2Hasher.verify(hash, 'wrong horse')).toBe(false)
})

it('takes a password for the same whichever form of its letters the keyboard sends', async () => {
  const hash = await argon2Hasher.hash('Grüße aus Zürich')
  expect(await argon2Hasher.verify(hash, 'Gru\u0308ße aus Zu\u0308rich')).toBe(true)
  expect(await argon2Hasher.verify(hash, 'Gruße aus Zurich')).toBe(false)
})
