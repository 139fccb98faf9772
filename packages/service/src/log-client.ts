import { BusTimeout, BusUnavailable, RequestFailed, type Bus, type Clock } from '@souk/bus'
import {
  eventStoreOperations as operations,
  malformedRequest,
  MAX_BATCH,
  MAX_KNOWN,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type ParkedEvent,
  type StreamSlice,
} from '@souk/contracts'
import type { z } from 'zod'
import { createKnowledge, type Knowledge } from './knowledge.ts'

/** The event store did not answer, or not sensibly; may pass. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable'
}

/** The event store takes the message for malformed: it would do so again. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
}

/** The event store as its users see it. All calls may throw {@link LogUnavailable}, or {@link RequestRefused} for what is no request at all. */
export interface LogClient {
  /** What its user has seen of the log: named by every append, and by every progress that is saved. */
  readonly knowledge: Knowledge
  /**
   * An answer that does not come is `unknown`.
   * @param era  in which it was decided (default: this one); after that has ended it is not sent, and answered `other-log`
   */
  append(request: AppendRequest, era?: number): Promise<AppendAnswer>
  /** Whether the log holds all of these. */
  holds(checkpoints: readonly Checkpoint[]): Promise<boolean>
  /** Whether the log holds all that is known of it. If not, that is known from then on. */
  confirm(): Promise<boolean>
  findRequest(requestId: string): Promise<Commit | undefined>
  /** Events of one stream after a version. */
  readStream(stream: string, afterVersion: number): Promise<StreamSlice>
  /** Commits after a position, oldest first; fewer than `limit` only at the head. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  head(): Promise<Checkpoint>
  readProgress(consumer: string): Promise<Checkpoint>
  /** @returns false: the log does not hold all that is known of it, and nothing was saved */
  saveProgress(consumer: string, checkpoint: Checkpoint): Promise<boolean>
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
const batched = <Item, Result>(clock: Clock, send: (items: Item[]) => Promise<readonly (Result | undefined)[]>) => {
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

export interface LogClientOptions {
  readonly timeoutMs?: number
  readonly knowledge?: Knowledge
}

/** Beyond that it is time to ask which of it the log proves to be one chain. */
const MANY_KNOWN = MAX_KNOWN / 4

export const createLogClient = (
  bus: Bus,
  clock: Clock,
  { timeoutMs = 5_000, knowledge = createKnowledge() }: LogClientOptions = {},
): LogClient => {
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
      if (error instanceof RequestFailed && error.message.startsWith(malformedRequest(operation.name)))
        throw new RequestRefused(error.message, { cause: error })
      if (error instanceof BusTimeout || error instanceof BusUnavailable || error instanceof RequestFailed) {
        throw new LogUnavailable(`${operation.name}: ${error.message}`, { cause: error })
      }
      throw error
    }
  }

  /** What an answer says counts only in the era in which it was asked for: whoever waits for it in a later one has been told so. */
  const inEra = (era: number, task: () => void): void => {
    if (era === knowledge.era) task()
  }

  const confirm = async (): Promise<boolean> => {
    const { era } = knowledge
    const knows = [...knowledge.known()]
    const { run, holds } = await ask(operations.holds, { knows })
    if (holds) inEra(era, () => knowledge.proven(knows, run))
    else knowledge.refuted(era)
    return holds
  }

  const sendAppends = async (requests: AppendRequest[]): Promise<readonly AppendAnswer[]> => {
    const { era } = knowledge
    const knows = [...knowledge.known()]
    // Without an answer it is asked again later on.
    if (knows.length > MANY_KNOWN) confirm().catch(() => undefined)
    const { run, answers } = await ask(operations.append, { knows, requests })
    let last: Checkpoint | undefined
    for (const answer of answers) {
      if (answer.outcome === 'other-log') knowledge.refuted(era)
      else if (answer.outcome === 'replayed') inEra(era, () => knowledge.learn(run, answer.commit))
      else if (answer.outcome === 'committed' && answer.position > (last?.position ?? 0)) last = answer
    }
    if (last !== undefined) inEra(era, () => knowledge.proven(knows, run, last))
    return answers
  }

  const append = batched<{ request: AppendRequest; era: number }, AppendAnswer>(clock, async (items) => {
    const current = items.filter(({ era }) => era === knowledge.era)
    const answers = current.length === 0 ? [] : await sendAppends(current.map(({ request }) => request))
    if (current.length === items.length) return answers
    const answerOf = new Map(current.map((item, index) => [item, answers[index]]))
    return items.map((item) => (answerOf.has(item) ? answerOf.get(item) : { outcome: 'other-log' }))
  })
  const readStream = batched<{ stream: string; afterVersion: number }, StreamSlice>(clock, async (streams) => {
    const { era } = knowledge
    const { run, upTo, slices } = await ask(operations.readStreams, { streams })
    inEra(era, () => knowledge.learn(run, upTo))
    return slices
  })

  return {
    knowledge,
    append: async (request, era = knowledge.era) => {
      try {
        return await append({ request, era })
      } catch (error) {
        if (error instanceof LogUnavailable) return { outcome: 'unknown' }
        throw error
      }
    },
    holds: async (checkpoints) => (await ask(operations.holds, { knows: [...checkpoints] })).holds,
    confirm,
    findRequest: async (requestId) => (await ask(operations.findRequest, { requestId })).commit ?? undefined,
    readStream: (stream, afterVersion) => readStream({ stream, afterVersion }),
    readAll: async (after, limit) => {
      const { era } = knowledge
      const { run, commits } = await ask(operations.readAll, { after, limit })
      const last = commits.at(-1)
      if (last !== undefined) inEra(era, () => knowledge.learn(run, last))
      return commits
    },
    head: () => ask(operations.head, {}),
    readProgress: (consumer) => ask(operations.readProgress, { consumer }),
    saveProgress: async (consumer, checkpoint) => {
      const { era } = knowledge
      const { outcome } = await ask(operations.saveProgress, { consumer, checkpoint, knows: [...knowledge.known()] })
      if (outcome === 'other-log') knowledge.refuted(era)
      return outcome === 'saved'
    },
    park: async (events) => void (await ask(operations.park, { events: [...events] })),
    listParked: async (consumer) => (await ask(operations.listParked, { consumer })).events,
    unpark: async (consumer, eventIds) => void (await ask(operations.unpark, { consumer, eventIds: [...eventIds] })),
    readKeys: async (subjects) => (await ask(operations.readKeys, { subjects: [...subjects] })).keys,
    createKey: async (subject) => (await ask(operations.createKey, { subject })).key,
    deleteKey: async (subject) => void (await ask(operations.deleteKey, { subject })),
  }
}
