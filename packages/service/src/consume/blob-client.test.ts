import { expect, it } from 'vitest'
import { sha256 } from '@souk/log-protocol'
import { createBlobClient } from './blob-client.ts'

const bytes = Buffer.from([0, 255, 10])

const clientThatReads = (answer: string | null) => createBlobClient({ request: async () => ({ bytes: answer }) })

it('names the bytes that it keeps by their hash', async () => {
  const asked: unknown[] = []
  const client = createBlobClient({ request: async (...request) => asked.push(request) })
  expect(await client.put(bytes)).toBe(sha256(bytes))
  expect(asked).toEqual([['event-store.put-blob', { hash: sha256(bytes), bytes: 'AP8K' }, { timeoutMs: 5_000 }]])
})

it('reads the bytes of a hash, and knows when there are none', async () => {
  expect(await clientThatReads('AP8K').read(sha256(bytes))).toEqual(bytes)
  expect(await clientThatReads(null).read(sha256(bytes))).toBeUndefined()
})

it('takes no other bytes for those of a hash', async () => {
  await expect(clientThatReads('AP8L').read(sha256(bytes))).rejects.toThrow('are damaged')
})
