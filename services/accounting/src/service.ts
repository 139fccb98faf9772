import type { Seller } from '@souk/contracts'
import { createKeyClient, startService, type ReactionTable, type Service, type Snapshots, type ServiceDependencies } from '@souk/service'
import { createPdfRenderer, type PdfRenderer } from './documents/pdf-renderer.ts'
import { createRecipients, type Recipients } from './recipients.ts'
import { reactions as ownReactions, view } from './subscriptions.ts'
import type { AccountingStore } from './view/store.ts'

export interface AccountingParts extends ServiceDependencies {
  readonly store: AccountingStore
  /** Who sells, for new invoices. Default: invoices do not say it. */
  readonly seller?: Seller | undefined
  /** Default: the table of `subscriptions.ts`. */
  readonly reactions?: ReactionTable
}

export interface AccountingService extends Service {
  readonly recipients: Recipients
  readonly documents: PdfRenderer
}

/** The state of a year's numbers from its row, so that a command need not read the whole stream. */
const snapshots = (store: AccountingStore): Snapshots => ({
  invoices: async (year) => {
    const row = await store.year(Number(year))
    return row && { state: row.count, version: row.version }
  },
})

/** Starts the accounting service. Resolves when its projection and its reactions run. */
export const startAccountingService = async ({
  store,
  seller,
  reactions = ownReactions(seller),
  ...dependencies
}: AccountingParts): Promise<AccountingService> => {
  const service = await startService({
    ...dependencies,
    name: 'accounting',
    store,
    view,
    reactions,
    snapshots: snapshots(store),
    foreign: ['order', 'payment'],
    unseal: async () => undefined,
  })
  const documents = createPdfRenderer({ clock: dependencies.clock })
  return {
    ...service,
    recipients: createRecipients(createKeyClient(dependencies.bus)),
    documents,
    stop: async () => {
      await documents.close()
      await service.stop()
    },
  }
}
