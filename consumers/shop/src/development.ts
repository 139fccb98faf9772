// The shop for whoever works on its pages: every change of them shows at once, with the data of a shop that runs.
// Vite works in this process, so that Ctrl-C ends everything.
import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'
import { newId } from '@souk/log-protocol'
import { runProcess, systemClock } from '@souk/process'
import { buildSite, type Pages } from '@souk/site'
import { configForDevelopment } from './config.ts'
import { isPages } from './index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The pages as they are now. */
const pagesOf =
  (vite: Promise<ViteDevServer>): Pages =>
  async (request, visit) => {
    const { pages } = await (await vite).ssrLoadModule('./app/server.ts')
    if (!isPages(pages)) throw new TypeError('the shop has no pages')
    const answer = await pages(request, visit)
    // Vite writes styles into it.
    answer.headers.set('content-security-policy', `script-src 'self' 'nonce-${visit.nonce}'`)
    return answer
  }

await runProcess('shop', configForDevelopment, async ({ config, logger, closing }) => {
  // Vite gets the server of the site, which asks Vite first.
  const opened = Promise.withResolvers<ViteDevServer>()
  const app = await buildSite({
    logger,
    newId,
    now: systemClock.now,
    gatewayUrl: config.GATEWAY_URL,
    publicUrl: config.SOUK_PUBLIC_URL,
    secrets: config.SOUK_SESSION_KEYS,
    pages: pagesOf(opened.promise),
    files: fileURLToPath(new URL('../public', import.meta.url)),
    first: (request, answer, next) => void opened.promise.then((vite) => vite.middlewares(request, answer, next)),
  })
  const vite = await createServer({
    root,
    appType: 'custom',
    server: {
      middlewareMode: true,
      hmr: { server: app.server },
      // The gateway answers them elsewhere.
      proxy: { '/product': { target: config.GATEWAY_URL, changeOrigin: true } },
    },
  })
  opened.resolve(vite)
  closing.push(() => vite.close())
  process.stdout.write(`The pages are at ${config.SOUK_PUBLIC_URL}, with the data of ${config.GATEWAY_URL}. Stop with Ctrl-C.\n`)
  return { app, readiness: async () => ({ ready: true }) }
})
