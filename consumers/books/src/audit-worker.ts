// The thread of one audit: see audit-in-worker.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { createClient, openSession } from '@souk/client'
import { messageOf } from '@souk/log-protocol'
import type { AuditReport, AuditTask } from './audit-in-worker.ts'
import { auditShop } from './audit-shop.ts'

const PATIENCE_MS = 60_000
const TIMEOUT_MS = 45_000

const tell = (report: AuditReport): void => parentPort?.postMessage(report)

const audit = async ({ url, manager }: AuditTask): Promise<void> => {
  const transport = { baseUrl: url, patienceMs: PATIENCE_MS, timeoutMs: TIMEOUT_MS }
  const token = openSession(transport, manager)
  const shop = createClient({ ...transport, token })
  try {
    tell({ books: await auditShop(shop, { patienceMs: PATIENCE_MS, progress: (position, head) => tell({ position, head }) }) })
  } catch (error) {
    tell({ error: messageOf(error) })
  } finally {
    // Leaves no session behind, if the shop answers.
    if (token.held() !== undefined) await shop.endCurrentSession().catch(() => undefined)
  }
}

// Only audit-in-worker.ts starts this thread.
const task: AuditTask = workerData
await audit(task)
