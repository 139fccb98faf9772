import type { z } from 'zod'
import type { Bus } from '@souk/bus'
import {
  eventStoreOperations as operations,
  LogUnavailable,
  MAX_BATCH,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
  type Commit,
  type ParkedEvent,
  type SettledEvent,
  type StreamPage,
} from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import { createKnownLog, type Newest } from './known-log.ts'
import { createAsk, type Operation } from './request.ts'

/** The outcome of an append. The client itself deals with an append that another run of the event store has refused. */
export type AppendOutcome = Exclude<AppendAnswer, { outcome: 'other-run' }>

/**
 * The event store as a service uses it. All calls but `append` may throw `LogUnavailable`, or `RequestRefused` for a request that the event store refuses.
 * It checks every answer against what the process already knows of the log: see {@link createKnownLog}.
 */
export interface LogClient {
  /** Never rejects for a missing answer: the outcome is `unknown` then. */
  append(request: AppendRequest): Promise<AppendOutcome>
  /** Whether that commit is in the log. */
  holds(checkpoint: Checkpoint): Promise<boolean>
  findRequest(requestId: string): Promise<Commit | undefined>
  /**
   * The next events of one stream after a version, as many as fit into one message. `more`: ask again after the last one.
   * @param enough  so many are enough; it may be more
   */
  readStream(stream: string, afterVersion: number, enough?: number): Promise<StreamPage>
  /** Commits after a position, oldest first; fewer than `limit` only at the head. */
  readAll(after: number, limit: number): Promise<readonly Commit[]>
  head(): Promise<Checkpoint>
  /** Whether the commits in a message may be believed. If not, the message only says that the log has grown. */
  believes(run: string): boolean
  /** Notes a commit that a believed message has brought. */
  note(seen: Newest | undefined): void
  /** Ends the process, because the log is not the one that it knows. */
  lose(why: string): never
  readProgress(consumer: string): Promise<Checkpoint>
  saveProgress(consumer: string, checkpoint: Checkpoint): Promise<void>
  park(events: readonly ParkedEvent[]): Promise<void>
  listParked(consumer: string): Promise<readonly ParkedEvent[]>
  unpark(consumer: string, eventIds: readonly string[]): Promise<void>
  noteSettled(event: SettledEvent): Promise<void>
}

interface Waiting<Item, Result> {
  readonly item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/** Sends all requests of one turn of the event loop as one message. */
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

/** The newest of several commits; undefined if there is none. */
const newestOf = (all: readonly (Newest | undefined)[]): Newest | undefined =>
  all.reduce((newest, one) => (newest === undefined || (one !== undefined && one.position > newest.position) ? one : newest), undefined)

/** The commit that an answer to an append shows. */
const newestIn = (answer: AppendAnswer, request: AppendRequest | undefined): Newest | undefined => {
  if (answer.outcome === 'replayed') return answer.commit
  const eventId = request?.appends[0]?.events[0]?.eventId
  return answer.outcome === 'committed' && eventId !== undefined ? { position: answer.position, eventId } : undefined
}

/** The commit of the last event of a slice. */
const lastOf = (events: StreamPage['events']): Newest | undefined => {
  const last = events.at(-1)
  return last && { position: last.position, eventId: last.event.eventId }
}

/** How often a message is sent at most, if each answer comes from a run that the message does not name. */
const MAX_RUNS = 5

export interface LogClientOptions {
  /** Ends the process when the log turns out to lack what the process knows (default: every call fails from then on). */
  readonly fatal?: (fault: Error) => void
  readonly timeoutMs?: number
}

export const createLogClient = (bus: Bus, clock: Clock, { fatal = () => undefined, timeoutMs }: LogClientOptions = {}): LogClient => {
  const send = createAsk(bus, timeoutMs)
  const known = createKnownLog({
    commitAt: async (position) => {
      const { run, commits } = await send(operations.readAll, { after: position - 1, limit: 1 })
      return { run, commit: commits[0] }
    },
    fatal,
  })

  /** @param seen  the newest commit that the answer shows. It is noted without waiting once the answer is believed. */
  const ask = async <Request, Answer extends z.ZodType<{ run: string }>>(
    operation: Operation<Request, Answer>,
    message: Request,
    seen: (answer: z.output<Answer>) => Newest | undefined = () => undefined,
  ): Promise<z.output<Answer>> => {
    const asked = known.runs
    const answer = await send(operation, message)
    while (!known.runs.includes(answer.run)) await known.believe(answer.run, asked)
    known.note(seen(answer))
    return answer
  }

  /** Sends a message that only the runs it names may carry out. If another run refuses it, it is sent again once that run is known. */
  const askFenced = async <Request, Answer extends z.ZodType<{ run: string }>>(
    operation: Operation<Request, Answer>,
    messageTo: (runs: string[]) => Request,
    seen: (answer: z.output<Answer>) => Newest | undefined = () => undefined,
  ): Promise<z.output<Answer>> => {
    if (known.runs.length === 0) await head()
    for (let sends = 1; sends <= MAX_RUNS; sends += 1) {
      const asked = known.runs
      const answer = await send(operation, messageTo([...asked]))
      if (!known.runs.includes(answer.run)) await known.believe(answer.run, asked)
      else if (asked.includes(answer.run)) {
        known.note(seen(answer))
        return answer
      }
    }
    throw new LogUnavailable('several event stores answer by turns')
  }

  const readAll = async (after: number, limit: number): Promise<readonly Commit[]> =>
    (await ask(operations.readAll, { after, limit }, ({ commits }) => commits.at(-1))).commits

  const head = async (): Promise<Checkpoint> => {
    const { position, hash } = await ask(operations.head, {}, (answer) => answer)
    return { position, hash }
  }

  const append = batched<AppendRequest, AppendOutcome>(clock, async (requests) => {
    const { answers } = await askFenced(
      operations.append,
      (runs) => ({ runs, requests }),
      (answer) => newestOf(answer.answers.map((one, index) => newestIn(one, requests[index]))),
    )
    return answers.map((answer) => (answer.outcome === 'other-run' ? { outcome: 'unknown' } : answer))
  })

  const readStream = batched<{ stream: string; afterVersion: number; enough?: number }, StreamPage>(clock, async (streams) => {
    const { slices } = await ask(operations.readStreams, { streams }, (answer) =>
      newestOf(answer.slices.map(({ events }) => lastOf(events))),
    )
    return slices
  })

  return {
    append: async (request) => {
      try {
        return await append(request)
      } catch (error) {
        if (error instanceof LogUnavailable) return { outcome: 'unknown' }
        throw error
      }
    },
    holds: async ({ position, hash }) => position === 0 || (await readAll(position - 1, 1))[0]?.hash === hash,
    findRequest: async (requestId) =>
      (await ask(operations.findRequest, { requestId }, ({ commit }) => commit ?? undefined)).commit ?? undefined,
    readStream: (stream, afterVersion, enough) => readStream({ stream, afterVersion, ...(enough !== undefined && { enough }) }),
    readAll,
    head,
    believes: (run) => known.runs.includes(run),
    note: known.note,
    lose: known.lose,
    readProgress: async (consumer) => {
      const { position, hash } = await ask(operations.readProgress, { consumer })
      return { position, hash }
    },
    saveProgress: async (consumer, checkpoint) => {
      await askFenced(operations.saveProgress, (runs) => ({ consumer, checkpoint, runs }))
    },
    park: async (events) => {
      await askFenced(operations.park, (runs) => ({ events: [...events], runs }))
    },
    listParked: async (consumer) => (await ask(operations.listParked, { consumer })).events,
    noteSettled: async (event) => void (await ask(operations.noteSettled, event)),
    unpark: async (consumer, eventIds) => void (await ask(operations.unpark, { consumer, eventIds: [...eventIds] })),
  }
}
