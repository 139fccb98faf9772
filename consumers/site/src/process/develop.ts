import { fileURLToPath } from 'node:url'
import { createServer, type ViteDevServer } from 'vite'
import { newId } from '@souk/log-protocol'
import { runProcess, systemClock } from '@souk/process'
import { pagesOf } from '../built-site.ts'
import type { SiteDefinition } from '../definition.ts'
import { buildSite } from '../site.ts'
import type { Pages } from '../visit.ts'
import { configForDevelopment } from './config.ts'

/** The pages as they are now. */
const pagesFrom =
  (vite: Promise<ViteDevServer>): Pages =>
  async (request, visit) => {
    const answer = await pagesOf(await (await vite).ssrLoadModule('./app/server.ts'))(request, visit)
    // Vite writes styles into it.
    answer.headers.set('content-security-policy', `script-src 'self' 'nonce-${visit.nonce}'`)
    return answer
  }

/**
 * The site for whoever works on its pages: every change of them shows at once, with the data of a shop that runs.
 * Vite works in this process, so that Ctrl-C ends everything.
 */
export const developSite = (site: SiteDefinition): Promise<void> =>
  runProcess(
    site.name,
    () => configForDevelopment(site),
    async ({ config, logger, closing }) => {
      // Vite gets the server of the site, which asks Vite first.
      const opened = Promise.withResolvers<ViteDevServer>()
      const app = await buildSite({
        logger,
        newId,
        now: systemClock.now,
        gatewayUrl: config.GATEWAY_URL,
        publicUrl: config.SOUK_PUBLIC_URL,
        cookiePrefix: site.cookiePrefix,
        takingFiles: site.takingFiles,
        secrets: config.SOUK_SESSION_KEYS,
        pages: pagesFrom(opened.promise),
        files: fileURLToPath(new URL('public', site.folder)),
        first: (request, answer, next) => void opened.promise.then((vite) => vite.middlewares(request, answer, next)),
      })
      const vite = await createServer({
        root: fileURLToPath(site.folder),
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
    },
  )
