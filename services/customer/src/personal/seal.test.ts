import { describe, expect, it } from 'vitest'
import { IV_BYTES } from '@souk/service/personal'
import { createKeyRing } from './key-ring.ts'
import { seal, unseal } from './seal.ts'

const key = Buffer.alloc(32, 7)
const iv = Buffer.alloc(IV_BYTES, 9)
const customerId = '00000000-0000-7000-8000-000000000001'
const personal = { name: 'Ada Löwe 🦁', email: 'ada@example.org' }

const flipped = (base64url: string): string => {
  const bytes = Buffer.from(base64url, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64url')
}

describe('sealed data', () => {
  const sealed = seal(personal, customerId, key, iv)

  it('is unsealed with its key', () => {
    expect(unseal(sealed, key)).toEqual(personal)
  })

  it('shows nothing of its content', () => {
    expect(JSON.stringify(sealed)).not.toMatch(/Ada|example/)
    expect(Buffer.from(sealed.ciphertext, 'base64url').toString('latin1')).not.toMatch(/Ada|example/)
  })

  it.each([
    ['another key', sealed, Buffer.alloc(32, 8)],
    ['a key of the wrong length', sealed, Buffer.alloc(16, 7)],
    ['another customer', { ...sealed, subject: '00000000-0000-7000-8000-000000000002' }, key],
    ['a changed ciphertext', { ...sealed, ciphertext: flipped(sealed.ciphertext) }, key],
    ['a changed tag', { ...sealed, tag: flipped(sealed.tag) }, key],
    ['a short tag', { ...sealed, tag: Buffer.from(sealed.tag, 'base64url').subarray(0, 4).toString('base64url') }, key],
    ['another vector', { ...sealed, iv: flipped(sealed.iv) }, key],
    ['no vector', { ...sealed, iv: '' }, key],
  ])('is not unsealed with %s', (_what, tampered, withKey) => {
    expect(() => unseal(tampered, withKey)).toThrow()
  })

  it('is not unsealed if its content is not valid personal data', () => {
    expect(() => unseal(seal({ ...personal, name: 'Ada\u0000' }, customerId, key, iv), key)).toThrow()
  })

  it('is unsealed although a client could not send it any more', () => {
    const old = { username: 'a\u200Bb c', name: ' ', email: 'nowhere', phone: '1'.repeat(99) }
    expect(unseal(seal(old, customerId, key, iv), key)).toEqual(old)
  })
})

describe('the key ring', () => {
  const bytes = (subject: string) => Buffer.from(subject.padEnd(32, '.')).toString('base64url')

  const keyStore = (subjects: readonly string[]) => {
    const keys = new Map<string, string | null>(subjects.map((subject) => [subject, bytes(subject)]))
    const asked: string[][] = []
    return {
      asked,
      readKeys: async (wanted: readonly string[]) => {
        asked.push([...wanted])
        return wanted.map((subject) => keys.get(subject) ?? null)
      },
      createKey: async (subject: string) => {
        if (!keys.has(subject)) keys.set(subject, bytes(subject))
        return keys.get(subject) ?? null
      },
      deleteKey: async (subject: string) => void keys.set(subject, null),
    }
  }

  it('asks for all missing keys in one request, and for none twice', async () => {
    const store = keyStore(['a', 'b', 'c'])
    const ring = createKeyRing(store)
    expect([...(await ring.read(['a', 'b', 'a'])).keys()]).toEqual(['a', 'b'])
    expect([...(await ring.read(['a', 'c', 'b', 'unknown'])).keys()].toSorted()).toEqual(['a', 'b', 'c'])
    expect(store.asked).toEqual([
      ['a', 'b'],
      ['c', 'unknown'],
    ])
  })

  it('asks for no more keys in one request than the event store accepts', async () => {
    const subjects = Array.from({ length: 2_500 }, (_, index) => `s${index}`)
    const store = keyStore(subjects)
    expect((await createKeyRing(store).read(subjects)).size).toBe(2_500)
    expect(store.asked.map(({ length }) => length)).toEqual([1_000, 1_000, 500])
  })

  it('forgets a destroyed key', async () => {
    const store = keyStore(['a'])
    const ring = createKeyRing(store)
    await ring.read(['a'])
    await ring.destroy('a')
    expect((await ring.read(['a'])).size).toBe(0)
    await expect(ring.create('a')).rejects.toThrow('deleted')
  })

  it('does not keep a key that was destroyed while it was being read', async () => {
    const store = keyStore(['a'])
    let arrive: () => void = () => undefined
    const slow = createKeyRing({
      ...store,
      readKeys: async (wanted) => {
        const answer = await store.readKeys(wanted)
        if (store.asked.length === 1) await new Promise<void>((resolve) => (arrive = resolve))
        return answer
      },
    })
    const reading = slow.read(['a'])
    await slow.destroy('a')
    arrive()
    await reading
    expect((await slow.read(['a'])).size).toBe(0)
  })

  it('keeps no more keys than its size', async () => {
    const store = keyStore(['a', 'b', 'c'])
    const ring = createKeyRing(store, 2)
    await ring.read(['a', 'b', 'c'])
    await ring.read(['b', 'c'])
    expect(store.asked).toHaveLength(1)
    await ring.read(['a'])
    expect(store.asked).toHaveLength(2)
  })
})
