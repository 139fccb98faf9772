import { existsSync } from 'node:fs'
import { chromium, type BrowserServer } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const

/**
 * Starts the Chromium, Chrome or Edge of this machine.
 * @param args  of its command line
 * @throws if there is none
 */
export const startBrowser = async (args: string[] = []): Promise<BrowserServer> => {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath !== undefined) return chromium.launchServer({ executablePath, args })
  for (const channel of ['chrome', 'msedge']) {
    // Playwright knows where these install themselves.
    const started = await chromium.launchServer({ channel, args }).catch((error: unknown) => {
      if (!String(error).includes('is not found')) throw error
    })
    if (started !== undefined) return started
  }
  throw new Error('The browser tests need Chromium, Chrome or Edge, and this machine has none of them. On Debian: apt-get install chromium')
}
