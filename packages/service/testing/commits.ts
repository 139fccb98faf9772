import { schemaVersionOf, streamOf, type SoukEvent } from '@souk/contracts'
import { GENESIS, type Commit, type JsonObject } from '@souk/log-protocol'
import { TEST_NOW, testId } from '@souk/testing'

/** Commits as the log would hold them: one for each list of events, versions and positions counted. Hashes are not real. */
export const commitsOf = (decisions: readonly (readonly SoukEvent[])[], at = TEST_NOW): Commit[] => {
  const versions = new Map<string, number>()
  let events = 0
  return decisions.map((decision, index) => {
    const position = index + 1
    const appends = new Map<string, Commit['appends'][number]>()
    for (const event of decision) {
      const stream = streamOf(event)
      const version = versions.get(stream) ?? 0
      const append = appends.get(stream) ?? { stream, fromVersion: version, events: [] }
      events += 1
      append.events.push({
        eventId: testId(events),
        type: event.type,
        schemaVersion: schemaVersionOf(event.type),
        data: event.data satisfies object as JsonObject,
      })
      appends.set(stream, append)
      versions.set(stream, version + 1)
    }
    const id = testId(800_000 + position)
    return {
      position,
      requestId: id,
      fingerprint: 'f'.repeat(64),
      at,
      actor: { kind: 'service', id: 'test' },
      correlationId: id,
      causationId: id,
      appends: [...appends.values()],
      previousHash: index === 0 ? GENESIS.hash : String(index).padStart(64, '0'),
      hash: String(position).padStart(64, '0'),
    }
  })
}
