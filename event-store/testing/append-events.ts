import { randomUUID } from 'node:crypto'
import type { SoukEvent } from '@souk/contracts'
import type { Commit } from '@souk/log-protocol'
import type { LogClient } from '@souk/service'
import { appendsOf, type UnknownEvent } from '@souk/service/testing'

/**
 * Appends events in one commit, as the services that own their streams would, whatever versions the streams have.
 * @throws if they cannot be appended
 */
export const appendEvents = async (log: LogClient, events: readonly (SoukEvent | UnknownEvent)[]): Promise<Commit> => {
  const versions = new Map<string, number>()
  for (;;) {
    const requestId = randomUUID()
    const answer = await log.append({
      requestId,
      fingerprint: 'f'.repeat(64),
      actor: { kind: 'service', id: 'test' },
      correlationId: requestId,
      causationId: requestId,
      appends: appendsOf(events, versions, randomUUID),
    })
    if (answer.outcome === 'conflict') {
      // The first attempt takes every stream for new. The answer tells the real version of one that is not.
      versions.set(answer.stream, answer.version)
      continue
    }
    const commit = await log.findRequest(requestId)
    if (commit === undefined) throw new Error(`the events of a test were not appended: ${JSON.stringify(answer)}`)
    return commit
  }
}
