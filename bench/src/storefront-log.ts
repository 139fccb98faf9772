import { join } from 'node:path'
import type { SoukEvent } from '@souk/contracts'
import { openSqliteEventLog } from '@souk/event-store'
import { newId, sealCommit, type SealedCommit } from '@souk/log-protocol'
import { appendsOf } from '@souk/service/testing'
import { categories, productAt } from './search-catalogue.ts'

const BATCH = 1_000
const LINES = 3
const CURRENCY = 'GBP'
const INNERMOST = /[^/]*$/

/** An order is sold for so many products of the catalogue. */
const PRODUCTS_FOR_ORDER = 10

type Decision = readonly SoukEvent[]

/** What happens in a shop with so many products: they are added, and some are sold. */
const history = function* (count: number, now: string): Generator<Decision> {
  const categoryIds = new Map(categories.map(({ categoryId }) => [categoryId, newId()]))
  for (const { categoryId: named, name, parentId: around } of categories) {
    const categoryId = categoryIds.get(named) ?? ''
    const parentId = around === null ? null : (categoryIds.get(around) ?? null)
    yield [
      {
        type: 'CategoryAdded',
        data: { categoryId, parentId, addedAt: now, name, description: '', slugWords: INNERMOST.exec(named)?.[0] ?? '' },
      },
    ]
  }
  const productIds: string[] = []
  for (let number = 0; number < count; number += 1) {
    const { name, description, supplier, categoryId: named, price, available } = productAt(number)
    const productId = newId()
    productIds.push(productId)
    const categoryId = categoryIds.get(named) ?? ''
    const slugWords =
      name
        .toLowerCase()
        .match(/[a-z\d]+/g)
        ?.join('-') ?? ''
    yield [
      {
        type: 'ProductAdded',
        data: {
          productId,
          categoryId,
          addedAt: now,
          name,
          description,
          slugWords,
          supplier,
          price: Math.max(1, price),
          currency: CURRENCY,
        },
      },
      { type: 'StockAdjusted', data: { productId, adjustedAt: now, delta: available + LINES, reason: 'initial stock' } },
    ]
  }
  for (let order = 0; order < count / PRODUCTS_FOR_ORDER; order += 1) {
    const orderId = newId()
    const lines = Array.from({ length: LINES }, (_, line) => ({
      productId: productIds[(order * 7 + line * 31) % count] ?? '',
      quantity: 1,
    }))
    yield [
      { type: 'StockReserved', data: { orderId, reservedAt: now, lines } },
      ...lines.map((line): SoukEvent => ({ type: 'UnitsReserved', data: { ...line, orderId, reservedAt: now } })),
    ]
    yield [
      { type: 'StockDeducted', data: { orderId, deductedAt: now } },
      ...lines.map((line): SoukEvent => ({ type: 'UnitsDeducted', data: { ...line, orderId, deductedAt: now } })),
    ]
  }
}

/** Writes the log of a shop with so many products behind what is in it. Returns the number of events. */
export const writeLog = async (folder: string, products: number): Promise<number> => {
  const log = openSqliteEventLog(join(folder, 'log.sqlite'))
  const now = new Date().toISOString()
  const versions = new Map<string, number>()
  let previous: { readonly position: number; readonly hash: string } = await log.head()
  let batch: SealedCommit[] = []
  let written = 0
  for (const decision of history(products, now)) {
    const appends = appendsOf(decision, versions, newId)
    for (const { stream, fromVersion, events } of appends) versions.set(stream, fromVersion + events.length)
    const requestId = newId()
    const sealed = sealCommit({
      position: previous.position + 1,
      previousHash: previous.hash,
      at: now,
      requestId,
      correlationId: requestId,
      causationId: requestId,
      fingerprint: 'f'.repeat(64),
      actor: { kind: 'service', id: 'bench' },
      appends,
    })
    previous = sealed.commit
    written += decision.length
    batch.push(sealed)
    if (batch.length < BATCH) continue
    await log.insert(batch)
    batch = []
  }
  if (batch.length > 0) await log.insert(batch)
  await log.close()
  return written
}
