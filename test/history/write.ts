// Stores a log with everything that this version of the code writes, under the name of a file: `npm run history 2026-11-29.json`.
// It is needed when an event is new or has a new version.
import { appendEvents } from '@souk/event-store/testing'
import { newId } from '@souk/log-protocol'
import { systemClock } from '@souk/process'
import { createLogClient } from '@souk/service'
import { startShopInProcess } from '../support/shop-in-process.ts'
import { commitsOf, missingIn, storedLogs, storeLog } from './history.ts'
import { tellStory } from './story.ts'

const [name] = process.argv.slice(2)
if (name === undefined || storedLogs.has(name)) throw new TypeError('the log needs a new name')

const HOUR_MS = 3_600_000

const shop = await startShopInProcess()
await tellStory(shop.url)
// These guard against an order that is canceled before its reservation is decided. Nobody can bring that about on purpose.
const closed = { orderId: newId(), closedAt: new Date().toISOString() }
const log = createLogClient(shop.bus, systemClock)
await appendEvents(log, [
  { type: 'ReservationClosed', data: closed },
  { type: 'PaymentClosed', data: closed },
])
const told = await commitsOf(shop.bus)
await shop.close()

// An hour later no token of the old signing keys is valid, and the shop retires them.
const later = await startShopInProcess({ commits: told, clock: { ...systemClock, now: () => systemClock.now() + HOUR_MS } })
const commits = await commitsOf(later.bus)
await later.close()

storeLog(name, commits)
console.error(`${commits.length} commits; missing: ${missingIn(commits).join(', ') || 'nothing'}`)
