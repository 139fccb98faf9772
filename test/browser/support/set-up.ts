import type { TestProject } from 'vitest/node'
import { adminUrlOf, systemUnderTest, type SystemUnderTest } from '../../support/system.ts'
import { startBrowser } from './start-browser.ts'

export interface Sites {
  readonly shop: string
  readonly admin: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** URLs of the shop and of the manager site, for each worker. */
    readonly sites: readonly Sites[]
    /** URL at which the browser takes commands. */
    readonly browser: string
  }
}

const startShop = (): Promise<SystemUnderTest> =>
  systemUnderTest({
    SOUK_CATALOGUE: 'northwind',
    SOUK_REGISTRATIONS_PER_MINUTE: '1000',
    SOUK_FAILURE_LAB: 'true',
    // An old price counts no more as soon as there is a new one.
    SOUK_PRICE_GRACE_MS: '0',
  })

/** Starts the browser and a shop for each worker. If `SOUK_TEST_URL` names a shop, the only worker visits that one. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const browser = await startBrowser()
  const shops = await Promise.all(Array.from({ length: Number(project.config.maxWorkers) }, startShop))
  project.provide('browser', browser.wsEndpoint())
  project.provide('sites', await Promise.all(shops.map(async (shop) => ({ shop: shop.url, admin: await adminUrlOf(shop) }))))
  return async () => {
    await browser.close()
    await Promise.all(shops.map((shop) => shop.close()))
  }
}
