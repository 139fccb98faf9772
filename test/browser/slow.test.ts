import { once } from 'node:events'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { journey } from './support/journey.ts'

const PAUSE_MS = 1_000

/** Passes requests on to a site, and sends each page with a pause in the middle of its content, as a slow line may. */
const slowLine = async (site: string): Promise<AsyncDisposable & { readonly url: string }> => {
  const pass = async (path: string): Promise<{ readonly type: string; readonly body: Buffer }> => {
    const answer = await fetch(site + path)
    return { type: answer.headers.get('content-type') ?? '', body: Buffer.from(await answer.arrayBuffer()) }
  }
  const server = createServer(async ({ url = '/' }, response) => {
    const { type, body } = await pass(url)
    const middle = type.startsWith('text/html') ? Math.floor((body.indexOf('<main') + body.indexOf('</main>')) / 2) : 0
    response.setHeader('content-type', type)
    Readable.from(
      (async function* halves() {
        yield body.subarray(0, middle)
        if (middle > 0) await sleep(PAUSE_MS)
        yield body.subarray(middle)
      })(),
    ).pipe(response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('a slow line', () => {
  journey('shows no half of a page, which would move when the rest comes', {}, async ({ page, shop }) => {
    await using line = await slowLine(shop.url)
    for (const path of ['/', '/search?q=chai', '/log-in']) {
      await page.goto(line.url + path)
      const painted = await page.evaluate(() => {
        const [visit] = performance.getEntriesByType('navigation')
        const [paint] = performance.getEntriesByType('paint')
        return visit instanceof PerformanceNavigationTiming && paint !== undefined ? paint.startTime - visit.responseStart : undefined
      })
      // The clocks of timers and frames differ a little.
      expect([path, painted !== undefined && painted > PAUSE_MS - 100]).toEqual([path, true])
    }
  })
})
