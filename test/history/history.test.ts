import { describe, expect, it } from 'vitest'
import { serviceNames } from '@souk/contracts'
import { eventStoreOperations } from '@souk/log-protocol'
import { startShopInProcess } from '../support/shop-in-process.ts'
import { commitsOf, missingIn, storedLogs } from './history.ts'

it('holds every version of every event (npm run history writes what is missing)', () => {
  expect(missingIn([...storedLogs.values()].flat())).toEqual([])
})

describe.each([...storedLogs])('the stored log %s', (_name, commits) => {
  it('is read by every service without a fault', async () => {
    const shop = await startShopInProcess({ commits })
    try {
      // The services begin by writing some of their own.
      const all = await commitsOf(shop.bus)
      expect(all.slice(0, commits.length)).toEqual(commits)
      const { name, answer } = eventStoreOperations.listParked
      for (const service of serviceNames) {
        expect((await shop.checkpoint(service)).position).toBeGreaterThanOrEqual(commits.length)
        await expect.poll(() => shop.reactionsDone(service), { timeout: 10_000 }).toBeGreaterThanOrEqual(commits.length)
        for (const loop of ['projection', 'reactions'] as const) {
          const { events } = answer.parse(await shop.bus.request(name, { consumer: `${service}.${loop}` }, { timeoutMs: 10_000 }))
          expect(events).toEqual([])
        }
      }
    } finally {
      await shop.close()
    }
  })
})
