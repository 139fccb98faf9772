import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import type { Sites } from './set-up.ts'
import { sitesOfWorker } from './sites.ts'
import { works } from './works.ts'

/** What a browser may load in scripts for the first page, in bytes after gzip. */
const scriptBytes: Readonly<Record<keyof Sites, number>> = { shop: 120_000, admin: 150_000 }

const widths = [1280, 360] as const
const colorSchemes = ['light', 'dark'] as const
const NARROWEST = 320

/** No page has a frame: this mode takes half of the time, and so does it to look for nothing but violations. */
const findings = async (page: Page, colorScheme: (typeof colorSchemes)[number]): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  // In the dark nothing but the colours is different.
  const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast', 'link-in-text-block']) : axe).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target} ${failureSummary}`),
  )
}

/** What the browser counts as layout shifts: the page moves although nobody has done anything. */
const shiftsIn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const shifts: string[] = []
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry))
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(shifts), 100)
      }),
  )

/** A first visit to the address: what moves, and how much script is loaded. */
const firstVisit = async (page: Page, url: string): Promise<{ readonly shifts: string[]; readonly loaded: number }> => {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  // Fonts that come late must not move anything either.
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await works(page)
  const bodies = await Promise.all(scripts)
  return { shifts: await shiftsIn(page), loaded: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) }
}

/** Expects that axe finds nothing on the page as it stands now, at any width, in light and dark, and that it fits on a small phone. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const size = page.viewportSize()
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      // Between light and dark, colours pass through others.
      await page.evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter((animation) => animation instanceof CSSTransition)
            .map(({ finished }) => finished),
        ),
      )
      expect(await findings(page, colorScheme), `${colorScheme}, ${width} px`).toEqual([])
    }
  }
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'the width of the page on a small phone').toBe(NARROWEST)
  // The journey goes on as before.
  await page.emulateMedia({ colorScheme: null })
  if (size !== null) await page.setViewportSize(size)
}

/** Expects that a first visitor sees nothing move, and loads few scripts. */
const expectLight = async ({ page, device }: Pick<Journey, 'page' | 'device'>, width: number): Promise<void> => {
  const visitor = await device({ storageState: await page.context().storageState(), viewport: { width, height: 800 } })
  // The manager site has an origin of its own, and some journeys have one for themselves.
  const site = page.url().startsWith(sitesOfWorker().shop) ? 'shop' : 'admin'
  const { shifts, loaded } = await firstVisit(visitor, page.url())
  expect(shifts, `layout shifts at ${width} px`).toEqual([])
  expect(loaded, 'bytes of scripts after gzip').toBeLessThanOrEqual(scriptBytes[site])
  await visitor.context().close()
}

/** Expects what must be true of every page and state: everybody can use it, and on a first visit nothing moves and little script is loaded. */
export const expectGoodPage = async (journey: Pick<Journey, 'page' | 'device'>): Promise<void> => {
  // None of them goes on when the journey has ended.
  const outcomes = await Promise.allSettled([expectAccessible(journey.page), ...widths.map((width) => expectLight(journey, width))])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
