import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { watchFaults } from './faults.ts'
import type { Sites } from './set-up.ts'
import { sitesOfWorker } from './sites.ts'
import { createStage } from './stage.ts'
import { works } from './works.ts'

/** What a journey has at hand. */
export interface Journey {
  /**
   * A page in a new browser. It knows where the shop is: `page.goto('/cart')`, which waits for its scripts, but not with
   * `waitUntil: 'commit'`. A second tab is `page.context().newPage()`.
   */
  readonly page: Page
  /** The shop, as its manager sees it. */
  readonly shop: ReturnType<typeof createStage>
  /** A page on another device, which shares no cookies. */
  device(options?: BrowserContextOptions): Promise<Page>
}

interface Options extends BrowserContextOptions {
  /** Faults that belong to the journey, such as a page that is not there. */
  readonly expected?: readonly RegExp[]
  /** Where the pages of the journey are. Default: the shop. */
  readonly site?: keyof Sites
}

const PATIENCE_MS = 15_000

/** Something else on this machine, such as Docker, has added or removed a network. Then browsers drop their connections. */
const NETWORK_CHANGED = 'the networks of this machine have changed'

const failures = join(import.meta.dirname, '../failures')

let connected: Promise<Browser> | undefined
let stage: ReturnType<typeof createStage> | undefined

/** Keeps pictures of what the pages show. */
const picture = async (pages: readonly Page[], name: string): Promise<void> => {
  for (const [index, page] of pages.entries()) {
    const path = join(failures, `${name.replaceAll(/\W+/g, '-')}-${index + 1}.png`)
    await page.screenshot({ path, fullPage: true }).catch(() => undefined)
    console.error(`${page.url()} looked like ${path}`)
  }
}

/** Lets whoever opens an address, or the same once more, wait until the page works, and not only until it is shown. */
const waitingForScripts = (page: Page): Page => {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (options?.waitUntil !== 'commit') await works(page)
    return response
  }
  page.reload = async (options) => {
    const response = await reload(options)
    await works(page)
    return response
  }
  return page
}

/**
 * A test in a browser. It also fails if a page breaks its content policy, writes an error to the console or asks for what is not there.
 * Then `test/browser/failures` has pictures of its pages.
 * @param options  of the browser, such as `javaScriptEnabled`, `colorScheme`, `viewport`, and which faults are expected
 */
export const journey = (
  name: string,
  { expected = [], site = 'shop', ...options }: Options,
  walk: (journey: Journey) => Promise<void>,
): void => {
  // oxlint-disable-next-line vitest/valid-title -- Whoever calls this names it.
  it(name, async () => {
    const sites = sitesOfWorker()
    connected ??= chromium.connect(inject('browser'))
    stage ??= createStage(sites.shop)
    const browser = await connected
    const opened: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = []
    const device = async (own: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({ baseURL: sites[site], locale: 'en-GB', reducedMotion: 'reduce', ...options, ...own })
      context.setDefaultTimeout(PATIENCE_MS)
      opened.push({ context, faults: await watchFaults(context) })
      return waitingForScripts(await context.newPage())
    }
    try {
      await walk({ page: await device(), shop: stage, device })
      const faults = opened.flatMap((one) => one.faults).filter((fault) => !expected.some((pattern) => pattern.test(fault)))
      expect(faults).toEqual([])
    } catch (error) {
      if (opened.some(({ faults }) => faults.some((fault) => fault.includes('ERR_NETWORK_CHANGED'))))
        throw new Error(NETWORK_CHANGED, { cause: error })
      for (const fault of opened.flatMap(({ faults }) => faults)) console.error(fault)
      const pages = opened.flatMap(({ context }) => context.pages())
      await picture(pages, name)
      throw error
    } finally {
      for (const { context } of opened) await context.close()
    }
  })
}
