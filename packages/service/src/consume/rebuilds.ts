import { z } from 'zod'
import { Actor, instant, messageOf, uuid } from '@souk/log-protocol'
import { createBackground, type Clock } from '@souk/process'
import { fingerprintOf, type Fingerprint } from '../view/fingerprint.ts'
import type { ViewCheckpoint, ViewStore } from '../view/view-store.ts'
import type { Projection } from './projection.ts'

const FingerprintShape = z.object({
  rows: z.int().describe('Number of rows.'),
  sha256: z.string().describe('SHA-256 in hexadecimal digits.'),
})

export const Rebuild = z
  .object({
    rebuildId: uuid.describe('The rebuild.'),
    actor: Actor.describe('Who asked for it.'),
    startedAt: instant.describe('When it began.'),
    emptiedAt: instant.nullable().describe('When the view was emptied. Null before.'),
    builtAt: instant.nullable().describe('When the view had reached the target again. Null before.'),
    endedAt: instant.nullable().describe('When it ended. Null while it runs.'),
    state: z
      .enum(['reading', 'building', 'comparing', 'done', 'failed'])
      .describe('reading: the fingerprints before are taken. comparing: those after. failed: the view was not emptied, or nobody knows.'),
    detail: z.string().nullable().describe('Why it failed, or why there are no fingerprints to compare.'),
    position: z.int().describe('Where the view stands; at the end, where it stood then.'),
    target: z.int().describe('Position at which the view is rebuilt. With fingerprints, that is where it stood before.'),
    commitsPerSecond: z.int().nullable().describe('How fast it is built. Null before.'),
    rowsWritten: z.int().describe('Changes of rows that were written. A row that several commits change counts several times.'),
    fingerprints: z
      .array(
        z.object({
          collection: z.string().describe('Name of the collection.'),
          before: FingerprintShape.nullable().describe('Before the view was emptied.'),
          after: FingerprintShape.nullable().describe('When it was built again, at the same position.'),
          equal: z.boolean().nullable().describe('Whether both are the same. Null: there are not both.'),
        }),
      )
      .nullable()
      .describe(
        'Of the rows of each collection: of each row a line `{"id":…,"row":…}` of canonical JSON (RFC 8785), as `GET …/admin/view` shows it, in the order of the ids. Null: nobody has asked for them.',
      ),
  })
  .describe('A rebuild of a view.')
export type Rebuild = z.infer<typeof Rebuild>

/** Most rebuilds that are remembered. */
const REMEMBERED = 20
/** The part of the thread's time that fingerprints take at most. The view stands still meanwhile, so it is a larger one than that of audits. */
const SHARE = 0.5

export interface Rebuilds {
  /** The rebuilds since the start, the last one first. Only the last {@link REMEMBERED} are remembered. */
  list(): readonly Rebuild[]
  /**
   * Begins a rebuild, unless one is running. Resolves when the view is empty; with fingerprints, when their reading begins.
   * @returns the one that runs
   */
  begin(asked: { readonly actor: Actor; readonly fingerprints: boolean }): Promise<Rebuild>
}

export interface RebuildsOptions {
  readonly projection: Pick<Projection, 'rebuild' | 'rowsWritten' | 'subscription'>
  readonly store: Pick<ViewStore, 'collections' | 'page'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly newId: () => string
}

/** A rebuild as far as it is. `position`, `rowsWritten` and the speed are read off while it runs. */
type Job = { -readonly [Field in keyof Rebuild]: Rebuild[Field] } & { begun: Promise<void>; rowsBefore: number }

/** Builds a view again, once at a time, and proves that it comes to the same. */
export const createRebuilds = ({ projection, store, clock, newId }: RebuildsOptions): Rebuilds => {
  const { ending } = projection.subscription
  const inBackground = createBackground({ sleep: (milliseconds) => clock.sleep(milliseconds, ending) }, SHARE)
  let jobs: readonly Job[] = []

  const now = (): string => new Date(clock.now()).toISOString()
  const isRunning = ({ state }: Job): boolean => state !== 'done' && state !== 'failed'

  /** Notes how far the building is. */
  const note = (job: Job, position: number): void => {
    if (job.emptiedAt === null) return
    const elapsedMs = clock.now() - Date.parse(job.emptiedAt)
    job.position = position
    job.rowsWritten = projection.rowsWritten - job.rowsBefore
    job.commitsPerSecond = Math.round((position * 1_000) / Math.max(1, elapsedMs))
  }
  const end = (job: Job, state: 'done' | 'failed', detail = job.detail): void => {
    Object.assign(job, { state, detail, endedAt: now() })
  }

  /** The fingerprints of all collections at one place; undefined, and the reason in the job, if they cannot be had. */
  const takeAll = async (job: Job, stands: ViewCheckpoint): Promise<readonly Fingerprint[] | undefined> => {
    try {
      const taken: Fingerprint[] = []
      for (const collection of store.collections) {
        const one = stands.position === job.target ? await fingerprintOf(store, collection, stands, inBackground, ending) : undefined
        if (one === undefined) throw new Error('another instance has moved the view on meanwhile')
        taken.push(one)
      }
      return taken
    } catch (error) {
      job.detail = `no fingerprints: ${messageOf(error)}`
      return undefined
    }
  }

  const run = (job: Job): Promise<void> => {
    const { promise: begun, resolve, reject } = Promise.withResolvers<void>()
    let before: readonly Fingerprint[] | undefined
    const watch = {
      before: async (stands: ViewCheckpoint, head: number): Promise<number> => {
        job.target = job.fingerprints === null ? head : stands.position
        if (job.fingerprints !== null) {
          resolve()
          before = await takeAll(job, stands)
          // Nobody is left to build the view again, so it is not emptied.
          ending.throwIfAborted()
        }
        job.rowsBefore = projection.rowsWritten
        Object.assign(job, { state: 'building', emptiedAt: now() })
        return job.target
      },
      reached: async (stands: ViewCheckpoint): Promise<void> => {
        if (!isRunning(job)) return
        note(job, stands.position)
        Object.assign(job, { state: 'comparing', builtAt: now() })
        if (job.fingerprints !== null) {
          const after = before && (await takeAll(job, stands))
          job.fingerprints = store.collections.map((collection, index) => {
            const [one, other] = [before?.[index] ?? null, after?.[index] ?? null]
            return { collection, before: one, after: other, equal: one && other && one.sha256 === other.sha256 }
          })
        }
        end(job, 'done')
      },
    }
    projection.rebuild(watch).then(
      () => resolve(),
      (error: unknown) => {
        end(job, 'failed', messageOf(error))
        reject(error)
      },
    )
    return begun
  }

  const shown = (job: Job): Rebuild => {
    if (job.state === 'building') note(job, projection.subscription.checkpoint.position)
    const { begun: _begun, rowsBefore: _rows, ...rebuild } = job
    return rebuild
  }

  return {
    list: () => jobs.map(shown),
    begin: async ({ actor, fingerprints }) => {
      let [job] = jobs
      if (job === undefined || !isRunning(job)) {
        job = {
          rebuildId: newId(),
          actor,
          startedAt: now(),
          emptiedAt: null,
          builtAt: null,
          endedAt: null,
          state: 'reading',
          detail: null,
          position: projection.subscription.checkpoint.position,
          target: projection.subscription.checkpoint.position,
          commitsPerSecond: null,
          rowsWritten: 0,
          fingerprints: fingerprints ? [] : null,
          begun: Promise.resolve(),
          rowsBefore: 0,
        }
        jobs = [job, ...jobs].slice(0, REMEMBERED)
        job.begun = run(job)
      }
      await job.begun
      return shown(job)
    },
  }
}
