import lighthouse, { type Result } from 'lighthouse'
import { startBrowser } from '@souk/test/browser'
import { freePort } from '@souk/testing'
import { median, print } from './figure.ts'

const ROUNDS = 5

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const

const AIM_PERFORMANCE = 95

/** What cost a page its points, but for the speed. */
const missed = ({ categories: judged, audits }: Result): string[] =>
  Object.values(judged)
    .filter(({ id }) => id !== 'performance')
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id)

/** How Lighthouse judges pages on its throttled phone: for each page the medians of five visits. */
export const measureLighthouse = async (url: string, pages: Readonly<Record<string, string>>): Promise<void> => {
  const port = await freePort()
  const browser = await startBrowser([`--remote-debugging-port=${port}`])
  try {
    for (const [name, path] of Object.entries(pages)) {
      const visits: Result[] = []
      for (let attempts = 0; visits.length < ROUNDS; attempts += 1) {
        if (attempts === 2 * ROUNDS) throw new Error(`Lighthouse finds no frame of ${path}`)
        const result = await lighthouse(`${url}${path}`, { port, onlyCategories: [...categories], logLevel: 'error' })
        if (result === undefined) throw new Error(`Lighthouse has no result for ${path}`)
        // On a busy machine a visit may end before Chromium has painted anything. It says nothing about the page.
        if (result.lhr.runtimeError === undefined) visits.push(result.lhr)
      }
      const scores = categories.map((category) => median(visits.map(({ categories: of }) => 100 * (of[category]?.score ?? 0))))
      const figureOf = (audit: string): number => median(visits.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN))
      const lost = [...new Set(visits.flatMap(missed))]
      print({
        name: `shop.lighthouse.${name}`,
        ratio: (scores[0] ?? 0) / AIM_PERFORMANCE,
        detail:
          `${categories.map((category, index) => `${category} ${scores[index]?.toFixed(0)}`).join(', ')}; ` +
          `LCP ${(figureOf('largest-contentful-paint') / 1_000).toFixed(2)} s, CLS ${figureOf('cumulative-layout-shift').toFixed(3)}, ` +
          `blocked for ${figureOf('total-blocking-time').toFixed(0)} ms${lost.length === 0 ? '' : `; missed: ${lost.join(', ')}`}`,
      })
    }
  } finally {
    await browser.close()
  }
}
