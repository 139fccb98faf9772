import type { TestProject } from 'vitest/node'
import { adminUrlOf, systemUnderTest } from '../../support/system.ts'
import { startBrowser } from './start-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the shop. */
    readonly shop: string
    /** URL of the manager site. */
    readonly admin: string
    /** URL at which the browser takes commands. */
    readonly browser: string
  }
}

/** Starts the browser and, unless `SOUK_TEST_URL` names one, the shop for all tests. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const browser = await startBrowser()
  const shop = await systemUnderTest({
    SOUK_CATALOGUE: 'northwind',
    SOUK_REGISTRATIONS_PER_MINUTE: '1000',
    SOUK_FAILURE_LAB: 'true',
    // An old price counts no more as soon as there is a new one.
    SOUK_PRICE_GRACE_MS: '0',
  })
  project.provide('browser', browser.wsEndpoint())
  project.provide('shop', shop.url)
  project.provide('admin', await adminUrlOf(shop))
  return async () => {
    await browser.close()
    await shop.close()
  }
}
