import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '@souk/log-protocol'
import { runProcess, systemClock } from '@souk/process'
import { auditInWorker } from './audit-in-worker.ts'
import { openAuditStore } from './audit-store.sqlite.ts'
import { createAudits } from './audits.ts'
import { configFromEnvironment } from './config.ts'
import { buildBooksApp } from './http/app.ts'
import { createRemoteVerifier } from './remote-verifier.ts'
import { auditEveryMs } from './settings.ts'

await runProcess('books', configFromEnvironment, async ({ config, logger }) => {
  mkdirSync(config.SOUK_DATA, { recursive: true })
  const audits = createAudits({
    store: openAuditStore(join(config.SOUK_DATA, 'books.sqlite')),
    audit: (progress, signal) => auditInWorker({ url: config.GATEWAY_URL, manager: config.manager }, progress, signal),
    clock: systemClock,
    newId,
    logger,
    everyMs: auditEveryMs(config),
  })
  const verifier = createRemoteVerifier({ baseUrl: config.GATEWAY_URL }, systemClock)
  return { app: buildBooksApp({ audits, verifier, logger, newId }), readiness: async () => ({ ready: true }) }
})
