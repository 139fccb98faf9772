import type { Bus, Clock, Close } from '@souk/bus'
import {
  AppendRequest,
  eventStoreOperations as operations,
  GENESIS,
  malformedRequest,
  type AppendAnswer,
  type Checkpoint,
} from '@souk/contracts'
import type { z } from 'zod'
import type { EventLog } from './event-log.ts'
import type { Held } from './held.ts'
import type { Records } from './records.ts'
import type { Writer } from './writer.ts'

export interface ServerOptions {
  /** Id of this run of the event store. */
  readonly run: string
  readonly log: EventLog
  readonly held: Held
  readonly records: Records
  readonly writer: Pick<Writer, 'append'>
  readonly bus: Pick<Bus, 'respond'>
  readonly clock: Pick<Clock, 'soon'>
}

const MAX_DETAIL = 1_000

const faultsOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
    .slice(0, MAX_DETAIL)

/**
 * How far consumers are. What a consumer has written stands after what it was written for: a log restored from an older copy
 * may hold the one and have lost the other. So each progress has a witness, the head of the log when it was saved, and is void
 * in a log that does not hold that commit: the consumer starts over, and what is in the log is not written again.
 * For the same reason a progress is not saved in a log that lacks anything its consumer has seen.
 */
const createProgress = (
  log: Pick<EventLog, 'head'>,
  { holds }: Pick<Held, 'holds'>,
  records: Pick<Records, 'readProgress' | 'saveProgress'>,
) => {
  const witnessOf = (consumer: string): string => `${consumer}@head`
  return {
    read: async (consumer: string): Promise<Checkpoint> => {
      const valid = await holds([await records.readProgress(witnessOf(consumer))])
      return valid ? records.readProgress(consumer) : GENESIS
    },
    save: async (consumer: string, checkpoint: Checkpoint, knows: readonly Checkpoint[]): Promise<'saved' | 'other-log'> => {
      if (!(await holds(knows))) return 'other-log'
      // The witness first: a crash in between leaves one that is too young, and at worst the consumer starts over.
      await records.saveProgress(witnessOf(consumer), await log.head())
      await records.saveProgress(consumer, checkpoint)
      return 'saved'
    },
  }
}

/**
 * However many ask, one reading is under way, and one that all others wait for: it begins after they have asked, so that nobody
 * gets an answer from before the question.
 */
const together = <Result>(read: () => Promise<Result>): (() => Promise<Result>) => {
  let running: Promise<unknown> | undefined
  let next: Promise<Result> | undefined
  const start = (): Promise<Result> => {
    next = undefined
    const result = read()
    const ended = result
      .catch(() => undefined)
      .then(() => {
        if (running === ended) running = undefined
      })
    running = ended
    return result
  }
  return () => {
    if (running === undefined) return start()
    next ??= running.then(start)
    return next
  }
}

/**
 * Answers the operations of the event store over the bus. A malformed message is refused with what is wrong with it:
 * as a whole, but for the requests of an append, each of which is answered by itself.
 * @throws BusUnavailable; then it answers nothing, and can be called again
 * @returns ends it; resolves when all that had been asked is answered
 */
export const serveEventStore = async ({ run, log, held, records, writer, bus, clock }: ServerOptions): Promise<Close> => {
  const closes: Close[] = []
  const progress = createProgress(log, held, records)

  const serve = async <Request extends z.ZodType, Answer extends z.ZodType>(
    { name, request }: { name: string; request: Request; answer: Answer },
    answer: (request: z.infer<Request>) => Promise<z.infer<Answer>>,
  ): Promise<void> => {
    const end = await bus.respond(name, async (message) => {
      const parsed = request.safeParse(message)
      if (!parsed.success) throw new Error(malformedRequest(name) + faultsOf(parsed.error))
      return answer(parsed.data)
    })
    closes.push(end)
  }

  const append = async (request: unknown): Promise<AppendAnswer> => {
    const parsed = AppendRequest.safeParse(request)
    return parsed.success ? writer.append(parsed.data) : { outcome: 'invalid', detail: faultsOf(parsed.error) }
  }

  /** What the senders know comes before everything else, and stays true: the log loses nothing while this runs. */
  const appendAll = async (knows: readonly Checkpoint[], requests: readonly unknown[]): Promise<AppendAnswer[]> => {
    let isHeld: boolean
    try {
      isHeld = await held.holds(knows)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return requests.map(() => ({ outcome: 'unavailable', detail }))
    }
    return isHeld ? Promise.all(requests.map(append)) : requests.map(() => ({ outcome: 'other-log' }))
  }

  const done = async (work: Promise<void>): Promise<Record<string, never>> => {
    await work
    return {}
  }

  const serveAll = async (): Promise<void> => {
    await serve(operations.append, async ({ knows, requests }) => ({ run, answers: await appendAll(knows, requests) }))
    await serve(operations.holds, async ({ knows }) => ({ run, holds: await held.holds(knows) }))
    await serve(operations.findRequest, async ({ requestId }) => ({ commit: (await log.findRequests([requestId])).get(requestId) ?? null }))
    await serve(operations.readStreams, async ({ streams, limit }) => {
      const slices = [...(await log.readStreams(streams, limit))]
      const last = slices.reduce((latest, { events }) => Math.max(latest, events.at(-1)?.position ?? 0), 0)
      return { run, upTo: await held.notBefore(last), slices }
    })
    await serve(operations.readAll, async ({ after, limit }) => {
      // Who catches up asks for page after page: others get their turn in between, even if they all share this thread.
      await new Promise<void>((resolve) => clock.soon(resolve))
      return { run, commits: [...(await log.readAll(after, limit))] }
    })
    // Every loop of every service asks for it after each idle second.
    await serve(
      operations.head,
      together(() => log.head()),
    )

    await serve(operations.readProgress, ({ consumer }) => progress.read(consumer))
    await serve(operations.saveProgress, async ({ consumer, checkpoint, knows }) => ({
      outcome: await progress.save(consumer, checkpoint, knows),
    }))
    await serve(operations.park, ({ events }) => done(records.park(events)))
    await serve(operations.listParked, async ({ consumer }) => ({ events: [...(await records.listParked(consumer))] }))
    await serve(operations.unpark, ({ consumer, eventIds }) => done(records.unpark(consumer, eventIds)))

    await serve(operations.readKeys, async ({ subjects }) => ({ keys: [...(await records.readKeys(subjects))] }))
    await serve(operations.createKey, async ({ subject }) => ({ key: await records.createKey(subject) }))
    await serve(operations.deleteKey, ({ subject }) => done(records.deleteKey(subject)))
  }

  const close = async (): Promise<void> => {
    await Promise.all(closes.splice(0).map((end) => end()))
  }
  try {
    await serveAll()
  } catch (error) {
    // Who tries again later must not find half of it.
    await close()
    throw error
  }
  return close
}
