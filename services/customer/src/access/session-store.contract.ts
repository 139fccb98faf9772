import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testId } from '@souk/testing'
import type { SessionStore, StoredSession } from './session-store.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-03-14T15:09:26.535Z')

const at = (time: number): string => new Date(START + time).toISOString()

/** A new session that lasts for some time from its start. */
export const newSession = (number: number, { customer = 1, from = 0, life = DAY_MS } = {}): StoredSession => ({
  sessionId: testId(number),
  customerId: testId(customer),
  version: 1,
  startedAt: at(from),
  refreshedAt: at(from),
  expiresAt: at(from + life),
  passwordChanges: 0,
  tokenHash: `hash ${number}`,
  previous: null,
})

const refreshed = (session: StoredSession, tokenHash: string): StoredSession => ({
  ...session,
  version: session.version + 1,
  tokenHash,
  previous: { tokenHash: session.tokenHash, answer: 'sealed' },
})

/** What every store of sessions must do. @param open  opens the data of that name; data of a new name are empty */
export const describeSessionStore = (name: string, open: (data: string) => Promise<SessionStore>): void => {
  describe(`the sessions on ${name}`, () => {
    let store: SessionStore
    let count = 0
    beforeEach(async () => {
      count += 1
      store = await open(`sessions-${count}`)
    })
    afterEach(() => store.close())

    it('are found by their id and by their customer', async () => {
      const [first, second, other] = [newSession(2), newSession(1), newSession(3, { customer: 2 })]
      for (const session of [first, second, other]) expect(await store.save(session)).toBe(true)
      expect(await store.find(first.sessionId)).toEqual(first)
      expect(await store.ofCustomer(testId(1))).toEqual([second, first])
      expect(await store.ofCustomer(testId(2))).toEqual([other])
    })

    it('are not there before they are saved, and not after they are removed', async () => {
      const session = newSession(1)
      expect([await store.find(session.sessionId), await store.ofCustomer(session.customerId)]).toEqual([undefined, []])
      await store.save(session)
      await store.save(newSession(2))
      await store.remove(session)
      await store.remove(session)
      expect([await store.find(session.sessionId), await store.ofCustomer(session.customerId)]).toEqual([undefined, [newSession(2)]])
    })

    it('take the next version only', async () => {
      const first = newSession(1)
      const second = refreshed(first, 'second')
      expect(await store.save(second)).toBe(false)
      expect(await store.save(first)).toBe(true)
      expect(await store.save(first)).toBe(false)
      expect(await store.save(refreshed(second, 'third'))).toBe(false)
      expect(await store.save(second)).toBe(true)
      expect(await store.find(first.sessionId)).toEqual(second)
    })

    it('take exactly one of many concurrent changes', async () => {
      const session = newSession(1)
      await store.save(session)
      const hashes = Array.from({ length: 20 }, (_, index) => `hash of ${index}`)
      const saved = await Promise.all(hashes.map((hash) => store.save(refreshed(session, hash))))
      expect(saved.filter(Boolean)).toHaveLength(1)
      expect(await store.find(session.sessionId)).toEqual(refreshed(session, hashes[saved.indexOf(true)] ?? ''))
    })

    it('do not come back by a change that began before they were removed', async () => {
      const session = newSession(1)
      await store.save(session)
      await store.remove(session)
      expect(await store.save(refreshed(session, 'late'))).toBe(false)
      expect(await store.find(session.sessionId)).toBeUndefined()
    })
  })
}
