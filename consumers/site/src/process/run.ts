import { newId } from '@souk/log-protocol'
import { runProcess, systemClock } from '@souk/process'
import { buildBuiltSite } from '../built-site.ts'
import type { SiteDefinition } from '../definition.ts'
import { configFromEnvironment } from './config.ts'

/** The process of a site. */
export const runSite = (site: SiteDefinition): Promise<void> =>
  runProcess(
    site.name,
    () => configFromEnvironment(site),
    async ({ config, logger }) => ({
      app: await buildBuiltSite(site, {
        logger,
        newId,
        now: systemClock.now,
        gatewayUrl: config.GATEWAY_URL,
        publicUrl: config.SOUK_PUBLIC_URL,
        secrets: config.SOUK_SESSION_KEYS,
      }),
      readiness: async () => ({ ready: true }),
    }),
  )
