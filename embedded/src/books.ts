import { auditInWorker, buildBooksApp, createAudits, openAuditStore } from '@souk/books/process'
import { firstManager } from '@souk/cli/first-manager'
import type { App } from '@souk/http'
import type { Assembly } from './assemble.ts'
import type { EmbeddedConfig } from './config.ts'

interface Parts extends Pick<Assembly['dependencies'], 'clock' | 'logger' | 'newId'>, Pick<Assembly, 'verifier'> {
  readonly config: EmbeddedConfig
  /** The file with the results of audits. */
  readonly file: string
  /** The URL of the gateway, which is known when it listens. */
  readonly url: () => string
}

/** The auditor of this shop. It reads the shop through the gateway, as the first manager. */
export const openBooks = ({ config, file, url, verifier, ...dependencies }: Parts): App => {
  const audits = createAudits({
    ...dependencies,
    store: openAuditStore(file),
    audit: async (progress, signal) => {
      const manager = firstManager(config)
      if (manager === undefined) throw new Error('no manager is known: set MANAGER_USER and MANAGER_PASSWORD')
      return auditInWorker({ url: url(), manager }, progress, signal)
    },
    everyMs: config.auditEveryMs,
  })
  return buildBooksApp({ ...dependencies, audits, verifier })
}
