import { newId, type AppendRequest } from '@souk/log-protocol'
import type { LogClient } from '@souk/service'

/** Append requests with one event each, each for a new stream. */
export const requests = (count: number): AppendRequest[] =>
  Array.from({ length: count }, () => {
    const id = newId()
    return {
      requestId: newId(),
      fingerprint: '0'.repeat(64),
      actor: { kind: 'service', id: 'bench' },
      correlationId: id,
      causationId: id,
      appends: [
        {
          stream: `payment-${id}`,
          fromVersion: 0,
          events: [
            {
              eventId: newId(),
              type: 'CreditReserved',
              schemaVersion: 1,
              data: { orderId: id, customerId: id, reservedAt: '2026-01-01T00:00:00.000Z', amount: 1_234 },
            },
          ],
        },
      ],
    }
  })

/** Sends all requests, with a limited number at the same time. */
export const appendAll = async (log: LogClient, all: readonly AppendRequest[], concurrency: number): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let request = all[next++]; request !== undefined; request = all[next++]) {
      const { outcome } = await log.append(request)
      if (outcome !== 'committed') throw new Error(`the outcome of the append is ${outcome}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}
