import type { Bus } from '@souk/bus'
import { messageOf, type Checkpoint, type Commit, type SealedCommit } from '@souk/log-protocol'
import { retry, type Clock } from '@souk/process'
import type { EventLog } from '../log/event-log.ts'
import { createRecentCommits } from '../log/recent-commits.ts'
import type { ConsumerState } from '../state/state.ts'

export interface PublisherOptions {
  /** The id of this run of the event store. */
  readonly run: string
  readonly log: EventLog
  readonly consumers: Pick<ConsumerState, 'readProgress' | 'saveProgress'>
  readonly bus: Pick<Bus, 'publish'>
  readonly clock: Clock
}

/** Publishes every commit at least once, in order. The log is its outbox: after a crash it goes on at the next start. */
export interface Publisher {
  /** Finds out where it left off, and starts to publish what follows. It does not wait for that. @throws if the log or the consumer state is away */
  start(): Promise<void>
  /** Takes new commits to publish. It never waits and never throws. */
  committed(commits: readonly SealedCommit[]): void
  /** Waits for the message on its way, and saves how far it has published. */
  stop(): Promise<void>
  /** Position of the last published commit. */
  position(): number
  /** Why the last attempt to publish failed; undefined if it succeeded. */
  error(): string | undefined
}

export const MAX_COMMITS_PER_MESSAGE = 100
const SAVE_EVERY_MS = 1_000
/** The name under which its progress is saved. */
export const PUBLISHER = 'event-store.publisher'

export const createPublisher = ({ run, log, consumers, bus, clock }: PublisherOptions): Publisher => {
  const stopping = new AbortController()
  /** A publisher that is further behind than these reads the log. */
  const recent = createRecentCommits()
  let published: Checkpoint | undefined
  let saved: Checkpoint | undefined
  let known = 0
  let running: Promise<void> | undefined
  let saving: Promise<void> | undefined
  let error: string | undefined

  /** Where it left off. In another log than then: the end of the log, since consumers notice the exchange by themselves. */
  const leftOff = async (): Promise<Checkpoint> => {
    const [checkpoint, head] = [await consumers.readProgress(PUBLISHER), await log.head()]
    known = Math.max(known, head.position)
    if (checkpoint.position > 0) {
      const [commit] = await log.readAll(checkpoint.position - 1, 1)
      if (commit?.hash !== checkpoint.hash) return head
    }
    saved = checkpoint
    return checkpoint
  }

  const save = async (): Promise<void> => {
    if (published === undefined || published === saved) return
    const checkpoint = published
    try {
      await consumers.saveProgress(PUBLISHER, checkpoint)
      saved = checkpoint
    } catch {
      // Then some commits are published twice, which does no harm.
    }
  }

  const saveSoon = (): void => {
    saving ??= clock.sleep(SAVE_EVERY_MS, stopping.signal).then(() => {
      saving = undefined
      return save()
    })
  }

  const commitsAfter = async ({ position }: Checkpoint): Promise<readonly Commit[]> => {
    const remembered = recent.after(position, MAX_COMMITS_PER_MESSAGE)
    if (remembered.length > 0) return remembered
    // It may read page after page. Others on this thread must get their turn in between.
    await new Promise<void>((resolve) => clock.soon(resolve))
    return log.readAll(position, MAX_COMMITS_PER_MESSAGE)
  }

  const isBehind = (): boolean => published !== undefined && published.position < known && !stopping.signal.aborted

  const publishNext = async (): Promise<void> => {
    if (published === undefined) return
    const commits = await commitsAfter(published)
    if (commits.length > 0) await bus.publish(commits, run)
    // A log that was cut short has nothing more to publish.
    else known = published.position
    const { position, hash } = commits.at(-1) ?? published
    published = { position, hash }
    error = undefined
    saveSoon()
  }

  const publishAll = async (): Promise<void> => {
    const failed = (cause: unknown): void => {
      error = messageOf(cause)
    }
    while (isBehind()) await retry(publishNext, { clock, signal: stopping.signal, failed })
  }

  const wake = (): void => {
    if (running !== undefined || !isBehind()) return
    running = publishAll()
      // It rejects only when it is stopped.
      .catch(() => undefined)
      .finally(() => {
        running = undefined
        wake()
      })
  }

  return {
    start: async () => {
      const from = await leftOff()
      // In another log it starts at the end. That is saved at once: after a crash the end would be a later one.
      if (from !== saved) await consumers.saveProgress(PUBLISHER, from)
      saved = from
      published = from
      wake()
    },
    committed: (commits) => {
      recent.add(commits)
      known = Math.max(known, commits.at(-1)?.commit.position ?? 0)
      wake()
    },
    stop: async () => {
      stopping.abort()
      await running
      await saving
      await save()
    },
    position: () => published?.position ?? 0,
    error: () => error,
  }
}
