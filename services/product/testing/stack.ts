import { BusUnavailable, type Bus } from '@souk/bus'
import { startServiceInTest } from '@souk/event-store/testing'
import { eventStoreOperations } from '@souk/log-protocol'
import { testId } from '@souk/testing'
import { buildProductApp, type ProductAppParts } from '../src/http/routes.ts'
import { startProductService } from '../src/service.ts'
import { openProductStore } from '../src/view/store.sqlite.ts'

/** Counts the events in the answers to readings of streams. */
const counting = (bus: Bus, count: (events: number) => void): Bus => ({
  ...bus,
  request: async (operation, message, options) => {
    const answer = await bus.request(operation, message, options)
    if (operation === eventStoreOperations.readStreams.name) {
      const { slices } = eventStoreOperations.readStreams.answer.parse(answer)
      count(slices.reduce((sum, { events }) => sum + events.length, 0))
    }
    return answer
  },
})

/** Loses the event store once it has taken so many messages with appends. */
const losing = (bus: Bus, isLost: () => boolean): Bus => ({
  ...bus,
  request: (operation, message, options) => {
    if (operation === eventStoreOperations.append.name && isLost()) return Promise.reject(new BusUnavailable('the event store is lost'))
    return bus.request(operation, message, options)
  },
})

/** Starts the product service in a test. */
export const startStack = async ({
  cacheUrl,
  ...options
}: Pick<ProductAppParts, 'encodePicture'> & { readonly cacheUrl?: string } = {}) => {
  let idsMade = 0
  const newId = (): string => testId(1_000_000 + (idsMade += 1))
  let eventsRead = 0
  let appendsLeft = Infinity
  const test = await startServiceInTest({
    name: 'product',
    open: openProductStore,
    start: (parts) =>
      startProductService({
        settings: { priceGraceMs: 60_000 },
        ...parts,
        cacheUrl,
        bus: losing(
          counting(parts.bus, (events) => (eventsRead += events)),
          () => (appendsLeft -= 1) < 0,
        ),
      }),
    app: (parts) => buildProductApp({ ...parts, ...options, currency: 'EUR' }),
    newId,
  })
  return Object.assign(test, {
    newId,
    /** How many events the service has read so far, stream by stream. */
    eventsRead: () => eventsRead,
    /** From then on the event store takes so many messages with appends of the service, and no more. */
    loseAfterAppends: (messages: number): void => {
      appendsLeft = messages
    },
  })
}
export type Stack = Awaited<ReturnType<typeof startStack>>
