import { Worker } from 'node:worker_threads'
import type { Credentials } from '@souk/client'
import type { AuditProgress } from './audits.ts'
import type { Books } from './books.ts'

/** What the thread of an audit is given. */
export interface AuditTask {
  /** URL of the gateway. */
  readonly url: string
  /** As whom it reads. */
  readonly manager: Credentials
}

/** What the thread of an audit reports. */
export type AuditReport = { readonly position: number; readonly head: number } | { readonly books: Books } | { readonly error: string }

/**
 * Audits a running shop in a thread of its own: in the embedded shop, nobody waits for it, and its memory is free afterwards.
 * @throws Error with the reason in words
 */
export const auditInWorker = (task: AuditTask, progress: AuditProgress, signal: AbortSignal): Promise<Books> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('audit-worker.ts', import.meta.url), { workerData: task })
    const end = (): void => void worker.terminate()
    signal.addEventListener('abort', end)
    worker.on('message', (report: AuditReport) => {
      if ('position' in report) return progress(report.position, report.head)
      return 'books' in report ? resolve(report.books) : reject(new Error(report.error))
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', end)
      reject(new Error('the audit was ended'))
    })
  })
