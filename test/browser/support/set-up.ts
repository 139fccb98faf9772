import { existsSync } from 'node:fs'
import { chromium, type BrowserServer } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { systemUnderTest } from '../../support/system.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the shop. */
    readonly shop: string
    /** URL at which the browser takes commands. */
    readonly browser: string
  }
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const

/** Starts the Chromium, Chrome or Edge of this machine. @throws if there is none */
const startBrowser = async (): Promise<BrowserServer> => {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath !== undefined) return chromium.launchServer({ executablePath })
  for (const channel of ['chrome', 'msedge']) {
    // Playwright knows where these install themselves.
    const started = await chromium.launchServer({ channel }).catch((error: unknown) => {
      if (!String(error).includes('is not found')) throw error
    })
    if (started !== undefined) return started
  }
  throw new Error('The browser tests need Chromium, Chrome or Edge, and this machine has none of them. On Debian: apt-get install chromium')
}

/** Starts the browser and, unless `SOUK_TEST_URL` names one, the shop for all tests. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const browser = await startBrowser()
  const shop = await systemUnderTest({
    SOUK_CATALOGUE: 'northwind',
    SOUK_REGISTRATIONS_PER_MINUTE: '1000',
    // An old price counts no more as soon as there is a new one.
    SOUK_PRICE_GRACE_MS: '0',
  })
  project.provide('browser', browser.wsEndpoint())
  project.provide('shop', shop.url)
  return async () => {
    await browser.close()
    await shop.close()
  }
}
