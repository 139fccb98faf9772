import { newId } from '@souk/log-protocol'
import { runProcess } from '@souk/process'
import { buildGraphqlApp } from './app.ts'
import { configFromEnvironment } from './config.ts'

await runProcess('graphql', configFromEnvironment, async ({ config, logger }) => ({
  app: buildGraphqlApp({ logger, newId, baseUrl: config.GATEWAY_URL, introspection: config.SOUK_ENV !== 'production' }),
  readiness: async () => ({ ready: true }),
}))
