import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Bus } from '@souk/bus'
import { allEvents } from '@souk/contracts'
import { Commit, eventsOf, eventStoreOperations } from '@souk/log-protocol'

const folder = new URL('logs/', import.meta.url)

const read = (name: string): Commit[] => z.array(Commit).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

/** Logs that versions of this code have written, by the name of their file. Together they hold every version of every event. They are never changed. */
export const storedLogs: ReadonlyMap<string, readonly Commit[]> = new Map(
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, read(name)]),
)

/** Stores a log, one commit on each line. */
export const storeLog = (name: string, commits: readonly Commit[]): void =>
  writeFileSync(new URL(name, folder), `[\n${commits.map((commit) => JSON.stringify(commit)).join(',\n')}\n]\n`)

/** The events, with their schema versions, that none of the commits hold: `OrderPlaced 1`. */
export const missingIn = (commits: readonly Commit[]): string[] => {
  const held = new Set(commits.flatMap((commit) => eventsOf(commit)).map(({ event }) => `${event.type} ${event.schemaVersion}`))
  return allEvents
    .flatMap(({ type, schemaVersion }) => Array.from({ length: schemaVersion }, (_, index) => `${type} ${index + 1}`))
    .filter((version) => !held.has(version))
}

/** Every commit of the log behind the bus. */
export const commitsOf = async (bus: Bus): Promise<Commit[]> => {
  const { name, answer } = eventStoreOperations.readAll
  const commits: Commit[] = []
  for (;;) {
    const page = answer.parse(await bus.request(name, { after: commits.length, limit: 1_000 }, { timeoutMs: 10_000 }))
    if (page.commits.length === 0) return commits
    commits.push(...page.commits)
  }
}
