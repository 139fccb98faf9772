import type { z } from 'zod'
import { BusTimeout, BusUnavailable, RequestFailed, type Bus } from '@souk/bus'
import {
  eventStoreOperations as operations,
  LogUnavailable,
  malformedRequest,
  MAX_BATCH,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type ParkedEvent,
  type StreamSlice,
} from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { createEras, type Era } from './era.ts'

/** The event store takes the message for malformed: it would do so again. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
}

/**
 * The event store as its users see it. All calls may throw {@link LogUnavailable}, or {@link RequestRefused} for what is no request at all.
 * What another run of the event store says than those of the era is not believed: that call fails, and the era is over.
 */
export interface LogClient {
  /** In which whatever is read now is true; undefined: the event store has not said anything yet. */
  readonly era: Era | undefined
  /** The era, which begins when the event store first answers. */
  begun(): Promise<Era>
  /** To be called when an era has ended. */
  onEraEnd(task: () => void): void
  /**
   * An answer that does not come is `unknown`.
   * @param era  in which the decision was begun (default: this one); a run of the event store that does not belong to it writes nothing
   */
  append(request: AppendRequest, era?: Era): Promise<AppendAnswer>
  /** Whether that is in the log. */
  holds(checkpoint: Checkpoint): Promise<boolean>
  findRequest(requestId: string): Promise<Commit | undefined>
  /** Events of one stream after a version. */
  readStream(stream: string, afterVersion: number): Promise<StreamSlice>
  /** Commits after a position, oldest first; fewer than `limit` only at the head. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  head(): Promise<Checkpoint>
  readProgress(consumer: string): Promise<Checkpoint>
  /** @param era  in which all that was done (default: this one) */
  saveProgress(consumer: string, checkpoint: Checkpoint, era?: Era): Promise<void>
  /** @param era  in which the events were read (default: this one) */
  park(events: readonly ParkedEvent[], era?: Era): Promise<void>
  listParked(consumer: string): Promise<readonly ParkedEvent[]>
  unpark(consumer: string, eventIds: readonly string[]): Promise<void>
  readKeys(subjects: readonly string[]): Promise<readonly (string | null)[]>
  createKey(subject: string): Promise<string | null>
  deleteKey(subject: string): Promise<void>
}

interface Waiting<Item, Result> {
  readonly item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/** Collects what is asked for in one turn of the event loop into one message. */
const batched = <Item, Result>(clock: Clock, send: (items: Item[]) => Promise<readonly Result[]>) => {
  let waiting: Waiting<Item, Result>[] = []
  const flush = (): void => {
    const all = waiting
    waiting = []
    for (let start = 0; start < all.length; start += MAX_BATCH) {
      const batch = all.slice(start, start + MAX_BATCH)
      send(batch.map(({ item }) => item)).then(
        (results) =>
          batch.forEach(({ resolve, reject }, index) => {
            const result = results[index]
            if (result === undefined) reject(new LogUnavailable('the event store answered fewer than it was asked'))
            else resolve(result)
          }),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
    }
  }
  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) clock.soon(flush)
      waiting.push({ item, resolve, reject })
    })
}

const otherRun = (operation: string): LogUnavailable =>
  new LogUnavailable(`${operation}: another run of the event store: what is known of the log is verified anew`)

export const createLogClient = (bus: Bus, clock: Clock, { timeoutMs = 5_000 }: { timeoutMs?: number } = {}): LogClient => {
  const eras = createEras()
  interface Operation<Request, Answer extends z.ZodType> {
    readonly name: string
    readonly request: z.ZodType<unknown, Request>
    readonly answer: Answer
  }
  const send = async <Request, Answer extends z.ZodType>(
    operation: Operation<Request, Answer>,
    message: Request,
  ): Promise<z.output<Answer>> => {
    try {
      const answer = await bus.request(operation.name, message, { timeoutMs })
      // Both ends run the same contracts and the event store is the only one to answer, so its pages are not parsed again.
      return answer as z.output<Answer>
    } catch (error) {
      if (error instanceof RequestFailed && error.message.startsWith(malformedRequest(operation.name)))
        throw new RequestRefused(error.message, { cause: error })
      if (error instanceof BusTimeout || error instanceof BusUnavailable || error instanceof RequestFailed) {
        throw new LogUnavailable(`${operation.name}: ${error.message}`, { cause: error })
      }
      throw error
    }
  }

  /** @param era  in which it must be answered, if only that counts */
  const ask = async <Request, Answer extends z.ZodType<{ run: string }>>(
    operation: Operation<Request, Answer>,
    message: Request,
    era: Era | undefined = eras.current,
  ): Promise<z.output<Answer>> => {
    const answer = await send(operation, message)
    if (!eras.hear(answer.run, era)) throw otherRun(operation.name)
    return answer
  }

  const readAll = async (after: number, limit: number): Promise<readonly Commit[]> =>
    (await ask(operations.readAll, { after, limit })).commits
  const head = async (): Promise<Checkpoint> => {
    const { position, hash } = await ask(operations.head, {})
    return { position, hash }
  }
  const begun = async (): Promise<Era> => {
    for (;;) {
      if (eras.current !== undefined) return eras.current
      await head()
    }
  }

  const append = batched<{ request: AppendRequest; era: Era }, AppendAnswer>(clock, async (items) => {
    const { current } = eras
    const due = items.filter(({ era }) => era === current).map(({ request }) => request)
    let answers: AppendAnswer[] = []
    if (current !== undefined && due.length > 0) {
      const answer = await send(operations.append, { runs: [...current.runs], requests: due })
      eras.hear(answer.run, current)
      answers = answer.answers
      if (answers.length < due.length) throw new LogUnavailable('the event store answered fewer than it was asked')
    }
    return items.map(({ era }) => (era === current ? answers.shift() : undefined) ?? { outcome: 'other-run' })
  })
  const readStream = batched<{ stream: string; afterVersion: number }, StreamSlice>(
    clock,
    async (streams) => (await ask(operations.readStreams, { streams })).slices,
  )

  return {
    get era() {
      return eras.current
    },
    begun,
    onEraEnd: eras.onEnd,
    append: async (request, era) => {
      try {
        return await append({ request, era: era ?? (await begun()) })
      } catch (error) {
        if (error instanceof LogUnavailable) return { outcome: 'unknown' }
        throw error
      }
    },
    holds: async ({ position, hash }) => position === 0 || (await readAll(position - 1, 1))[0]?.hash === hash,
    findRequest: async (requestId) => (await ask(operations.findRequest, { requestId })).commit ?? undefined,
    readStream: (stream, afterVersion) => readStream({ stream, afterVersion }),
    readAll,
    head,
    readProgress: async (consumer) => {
      const { position, hash } = await ask(operations.readProgress, { consumer })
      return { position, hash }
    },
    saveProgress: async (consumer, checkpoint, of) => {
      const era = of ?? (await begun())
      const runs = [...era.runs]
      const { run } = await ask(operations.saveProgress, { consumer, checkpoint, runs }, era)
      if (!runs.includes(run)) throw otherRun(operations.saveProgress.name)
    },
    park: async (events, of) => {
      const era = of ?? (await begun())
      const runs = [...era.runs]
      const { run } = await ask(operations.park, { events: [...events], runs }, era)
      if (!runs.includes(run)) throw otherRun(operations.park.name)
    },
    listParked: async (consumer) => (await ask(operations.listParked, { consumer })).events,
    unpark: async (consumer, eventIds) => void (await ask(operations.unpark, { consumer, eventIds: [...eventIds] })),
    // Keys are no part of the log: whichever run says so.
    readKeys: async (subjects) => (await send(operations.readKeys, { subjects: [...subjects] })).keys,
    createKey: async (subject) => (await send(operations.createKey, { subject })).key,
    deleteKey: async (subject) => void (await send(operations.deleteKey, { subject })),
  }
}
