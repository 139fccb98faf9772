import { INVOICE_SUBJECTS, invoiceSubject } from '@souk/contracts'
import { messageOf } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import type { KeyClient } from '@souk/service'

/** Years that the recipients of invoices are kept, after the end of the year of the order. */
export const DEFAULT_RETENTION_YEARS = 10

const DAY_MS = 86_400_000
/** How soon it is tried again while the event store is away. */
const AGAIN_MS = 60_000

/**
 * Deletes the keys of invoices of all years that need not be kept any more. It deletes what is there, so it can be ended and repeated at any time.
 * @param now  milliseconds since 1970
 * @throws LogUnavailable
 */
export const deleteOldInvoiceKeys = async (keys: Pick<KeyClient, 'deleteKeys'>, now: number, retentionYears: number): Promise<void> => {
  const firstKept = Math.max(0, new Date(now).getUTCFullYear() - retentionYears)
  const before = invoiceSubject(firstKept, '')
  for (let after: string | null = INVOICE_SUBJECTS; after !== null;) after = await keys.deleteKeys({ after, before })
}

interface InvoiceKeysParts {
  readonly keys: Pick<KeyClient, 'deleteKeys'>
  readonly clock: Clock
  readonly logger: Logger
  readonly retentionYears: number
}

/** Deletes old keys of invoices now and every day. @returns a function that ends it */
export const sweepInvoiceKeys = ({ keys, clock, logger, retentionYears }: InvoiceKeysParts): (() => Promise<void>) => {
  const stopping = new AbortController()
  const sweeping = (async () => {
    while (!stopping.signal.aborted) {
      let pause = DAY_MS
      try {
        await deleteOldInvoiceKeys(keys, clock.now(), retentionYears)
      } catch (error) {
        logger.warn({ error: messageOf(error) }, 'the keys of old invoices could not be deleted, will try again')
        pause = AGAIN_MS
      }
      await clock.sleep(pause, stopping.signal)
    }
  })()
  return async () => {
    stopping.abort()
    await sweeping
  }
}
