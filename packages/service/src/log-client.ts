import { BusTimeout, BusUnavailable, RequestFailed, type Bus, type Clock } from '@souk/bus'
import {
  eventStoreOperations as operations,
  MAX_BATCH,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type ParkedEvent,
  type StreamSlice,
} from '@souk/contracts'
import type { z } from 'zod'

/** The event store did not answer, or not sensibly; may pass. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable'
}

/** The event store as its users see it. Reads throw {@link LogUnavailable}. */
export interface LogClient {
  /** Never throws: an answer that does not come is `unknown`. */
  append(request: AppendRequest): Promise<AppendAnswer>
  findRequest(requestId: string): Promise<Commit | undefined>
  /** Events of one stream after a version. */
  readStream(stream: string, afterVersion: number): Promise<StreamSlice>
  /** Commits after a position, oldest first; fewer than `limit` only at the head. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  head(): Promise<Checkpoint>
  readProgress(consumer: string): Promise<Checkpoint>
  saveProgress(consumer: string, checkpoint: Checkpoint): Promise<void>
  park(events: readonly ParkedEvent[]): Promise<void>
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

export const createLogClient = (bus: Bus, clock: Clock, { timeoutMs = 5_000 }: { timeoutMs?: number } = {}): LogClient => {
  interface Operation<Request, Answer extends z.ZodType> {
    readonly name: string
    readonly request: z.ZodType<unknown, Request>
    readonly answer: Answer
  }
  const ask = async <Request, Answer extends z.ZodType>(
    operation: Operation<Request, Answer>,
    message: Request,
  ): Promise<z.output<Answer>> => {
    try {
      const answer = await bus.request(operation.name, message, { timeoutMs })
      // Both ends run the same contracts and the event store is the only one to answer, so its pages are not parsed again.
      return answer as z.output<Answer>
    } catch (error) {
      if (error instanceof BusTimeout || error instanceof BusUnavailable || error instanceof RequestFailed) {
        throw new LogUnavailable(`${operation.name}: ${error.message}`, { cause: error })
      }
      throw error
    }
  }

  const append = batched<AppendRequest, AppendAnswer>(clock, async (requests) => (await ask(operations.append, { requests })).answers)
  const readStream = batched<{ stream: string; afterVersion: number }, StreamSlice>(
    clock,
    async (streams) => (await ask(operations.readStreams, { streams })).slices,
  )

  return {
    append: async (request) => {
      try {
        return await append(request)
      } catch (error) {
        if (error instanceof LogUnavailable) return { outcome: 'unknown' }
        throw error
      }
    },
    findRequest: async (requestId) => (await ask(operations.findRequest, { requestId })).commit ?? undefined,
    readStream: (stream, afterVersion) => readStream({ stream, afterVersion }),
    readAll: async (after, limit) => (await ask(operations.readAll, { after, limit })).commits,
    head: () => ask(operations.head, {}),
    readProgress: (consumer) => ask(operations.readProgress, { consumer }),
    saveProgress: async (consumer, checkpoint) => void (await ask(operations.saveProgress, { consumer, checkpoint })),
    park: async (events) => void (await ask(operations.park, { events: [...events] })),
    listParked: async (consumer) => (await ask(operations.listParked, { consumer })).events,
    unpark: async (consumer, eventIds) => void (await ask(operations.unpark, { consumer, eventIds: [...eventIds] })),
    readKeys: async (subjects) => (await ask(operations.readKeys, { subjects: [...subjects] })).keys,
    createKey: async (subject) => (await ask(operations.createKey, { subject })).key,
    deleteKey: async (subject) => void (await ask(operations.deleteKey, { subject })),
  }
}
