import { commitHash, GENESIS, type Checkpoint, type Commit } from '@souk/log-protocol'
import { counted, createFindings, figure, type Check } from './check.ts'
import type { Scratch } from './scratch.sqlite.ts'

interface StreamRow {
  version: number
}

const hashOf = (commit: Commit): string | undefined => {
  try {
    return commitHash(commit)
  } catch {
    // The commit has no canonical form, so it cannot have a valid hash.
    return undefined
  }
}

/** Checks the log itself: positions without gaps, the hash chain, contiguous stream versions, unique ids. */
export const createLogAuditor = (scratch: Scratch) => {
  const positions = createFindings('log')
  const chain = createFindings('hash-chain')
  const versions = createFindings('stream-versions')
  const ids = createFindings('ids')
  const streams = scratch.table<StreamRow>('streams')
  const requestIds = scratch.seen('request_ids', (id, first, later) => ids.fault(`request ${id} is at positions ${first} and ${later}`))
  const eventIds = scratch.seen('event_ids', (id, first, later) => ids.fault(`event ${id} is at positions ${first} and ${later}`))
  let last: Checkpoint = GENESIS
  let commits = 0
  let events = 0
  let streamCount = 0

  return {
    commit: (commit: Commit): void => {
      const { position, previousHash, hash, requestId, appends } = commit
      commits += 1
      if (position !== last.position + 1) positions.fault(`position ${position} follows ${last.position}`)
      if (previousHash !== last.hash) chain.fault(`commit ${position} does not continue the chain`)
      if (hashOf(commit) !== hash) chain.fault(`the hash of commit ${position} does not match its content`)
      last = { position, hash }
      requestIds.add(requestId, position)
      for (const append of appends) {
        const row = streams.get(append.stream) ?? { version: 0 }
        if (row.version === 0) streamCount += 1
        if (append.fromVersion !== row.version) {
          versions.fault(`commit ${position} extends ${append.stream} from version ${append.fromVersion}, which is at ${row.version}`)
        }
        streams.put(append.stream, { version: append.fromVersion + append.events.length })
        events += append.events.length
        for (const { eventId } of append.events) eventIds.add(eventId, position)
      }
    },
    end: ({ head }: { readonly head: Checkpoint }): readonly Check[] => {
      if (last.position !== head.position) positions.fault(`the last commit is ${last.position}, the head of the log is ${head.position}`)
      else if (last.hash !== head.hash) chain.fault('the hash of the last commit is not that of the head of the log')
      requestIds.flush()
      eventIds.flush()
      return [
        positions.check(`${counted(commits, 'commit')} without gaps`, { commits }),
        chain.check(`${figure(commits)} hashes recomputed`, { hashes: commits }),
        versions.check(`${counted(streamCount, 'stream')}, ${counted(events, 'event')}`, { streams: streamCount, events }),
        ids.check(`${counted(commits, 'request')}, ${counted(events, 'event')}`, { requests: commits, events }),
      ]
    },
  }
}
