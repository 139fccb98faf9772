import { expect, it } from 'vitest'
import { createInProcessBus } from '@souk/bus'
import { eventStoreOperations as operations, LogUnavailable, newId } from '@souk/log-protocol'
import { StartFault, systemClock } from '@souk/process'
import { expectCurrency } from './run-service.ts'

it('a service whose currency is not that of the log does not start', async () => {
  const bus = createInProcessBus({ clock: systemClock })
  await bus.respond(operations.shop.name, async () => ({ currency: 'HUF', run: newId() }))
  expect(await expectCurrency(bus, 'HUF')).toBeUndefined()
  await expect(expectCurrency(bus, 'RON')).rejects.toThrow(StartFault)
  await expect(expectCurrency(bus, 'RON')).rejects.toThrow('settings: SOUK_CURRENCY is RON, but the amounts in the log are in HUF')
  await bus.close()
})

it('a service that cannot ask for the currency waits', async () => {
  const bus = createInProcessBus({ clock: systemClock })
  await bus.respond(operations.shop.name, () => Promise.reject(new Error('the log is away')))
  await expect(expectCurrency(bus, 'HUF')).rejects.toThrow(LogUnavailable)
  await bus.close()
})
