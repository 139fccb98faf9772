import type { z } from 'zod'
import type { Bus, Close } from '@souk/bus'
import { failureLabOperations } from '@souk/contracts'
import {
  AppendRequest,
  eventStoreOperations as operations,
  forbiddenRequest,
  GENESIS,
  malformedRequest,
  quickParser,
  type AppendAnswer,
  type Checkpoint,
} from '@souk/log-protocol'
import type { Clock } from '@souk/process'
import type { Experiments } from './experiments.ts'
import type { Instances } from './instances.ts'
import type { EventLog } from './log/event-log.ts'
import {
  customerService,
  everybody,
  keyReader,
  keySweeper,
  ownConsumer,
  ownConsumers,
  ownName,
  ownStreams,
  productService,
  type SenderRule,
} from './senders.ts'
import type { BlobStore, ConsumerState, KeyStore } from './state/state.ts'
import type { Shop } from './storage/shop.ts'
import { readPages } from './stream-pages.ts'
import type { Writer } from './write/writer.ts'

export interface ServerOptions {
  /** Id of this run of the event store. */
  readonly run: string
  readonly shop: Pick<Shop, 'currency'>
  readonly log: EventLog
  readonly consumers: ConsumerState
  readonly keys: KeyStore
  readonly blobs: BlobStore
  readonly instances: Pick<Instances, 'note'>
  readonly experiments: Experiments | undefined
  readonly writer: Pick<Writer, 'append'>
  readonly bus: Pick<Bus, 'respond' | 'sender'>
  readonly clock: Pick<Clock, 'soon'>
}

const MAX_DETAIL = 1_000

const parseAppend = quickParser(AppendRequest)

const faultsOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')
    .slice(0, MAX_DETAIL)

/**
 * How far consumers are. A consumer's own commits come after the events that caused them, so a log restored from an older copy
 * may hold the causes and have lost the consequences. Therefore each progress has a witness: the head of the log when it was saved.
 * In a log without that commit the progress is void. The consumer starts over, and its request ids keep it from writing anything twice.
 */
const createProgress = (log: Pick<EventLog, 'head' | 'readAll'>, consumers: Pick<ConsumerState, 'readProgress' | 'saveProgress'>) => {
  const witnessOf = (consumer: string): string => `${consumer}@head`
  const holds = async ({ position, hash }: Checkpoint): Promise<boolean> => {
    if (position === 0) return true
    const [commit] = await log.readAll(position - 1, 1)
    return commit?.hash === hash
  }
  return {
    read: async (consumer: string): Promise<Checkpoint> => {
      const valid = await holds(await consumers.readProgress(witnessOf(consumer)))
      return valid ? consumers.readProgress(consumer) : GENESIS
    },
    save: async (consumer: string, checkpoint: Checkpoint): Promise<void> => {
      // The witness first: after a crash in between it is too young, and at worst the consumer starts over.
      await consumers.saveProgress(witnessOf(consumer), await log.head())
      await consumers.saveProgress(consumer, checkpoint)
    },
  }
}

/**
 * Coalesces calls: while one read is under way, all further callers share the next one.
 * That one begins after they have called, so nobody gets an answer that is older than the call.
 */
const coalesced = <Result>(read: () => Promise<Result>): (() => Promise<Result>) => {
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
 * Answers the operations of the event store over the bus. A malformed message, and one that its sender may not send, is refused
 * with a text that says why. Only the requests of an append are checked one by one.
 * @throws BusUnavailable; then it answers nothing, and can be called again
 * @returns a function that ends it, and resolves when all requests are answered
 */
export const serveEventStore = async ({
  run,
  shop,
  log,
  consumers,
  keys,
  blobs,
  instances,
  experiments,
  writer,
  bus,
  clock,
}: ServerOptions): Promise<Close> => {
  const closes: Close[] = []
  const progress = createProgress(log, consumers)

  /** A sender with the event store's own name shares its process, and so may do everything. */
  const refusal = <Request>(rule: SenderRule<Request>, sender: string, request: Request): string | undefined =>
    sender === bus.sender ? undefined : rule(sender, request)

  const serve = async <Request extends z.ZodType, Answer extends z.ZodType>(
    { name, request }: { name: string; request: Request; answer: Answer },
    rule: SenderRule<z.infer<Request>>,
    answer: (request: z.infer<Request>, sender: string) => Promise<Omit<z.infer<Answer>, 'run'>>,
  ): Promise<void> => {
    const end = await bus.respond(name, async (message, sender) => {
      const parsed = request.safeParse(message)
      if (!parsed.success) throw new Error(malformedRequest(name) + faultsOf(parsed.error))
      const refused = refusal(rule, sender, parsed.data)
      if (refused !== undefined) throw new Error(forbiddenRequest(name) + refused)
      return { ...(await answer(parsed.data, sender)), run }
    })
    closes.push(end)
  }

  const append = async (request: unknown, sender: string): Promise<AppendAnswer> => {
    const parsed = parseAppend(request)
    if (!parsed.success) return { outcome: 'invalid', detail: faultsOf(parsed.error) }
    const refused = refusal(ownStreams, sender, parsed.data)
    return refused === undefined ? writer.append(parsed.data) : { outcome: 'invalid', detail: refused }
  }

  const done = async (work: Promise<void>): Promise<Record<string, never>> => {
    await work
    return {}
  }

  /** The fence: does nothing for a sender that has its knowledge from another run. The run in the answer tells the sender so. */
  const fenced = (runs: readonly string[], work: () => Promise<void>): Promise<Record<string, never>> =>
    runs.includes(run) ? done(work()) : Promise.resolve({})

  const serveAll = async (): Promise<void> => {
    await serve(operations.append, everybody, async ({ runs, requests }, sender) => ({
      answers: await Promise.all(
        requests.map((request) => (runs.includes(run) ? append(request, sender) : ({ outcome: 'other-run' } as const))),
      ),
    }))
    await serve(operations.findRequest, everybody, async ({ requestId }) => ({
      commit: (await log.findRequests([requestId])).get(requestId) ?? null,
    }))
    await serve(operations.readStreams, everybody, async ({ streams }) => ({ slices: await readPages(log, streams) }))
    await serve(operations.readAll, everybody, async ({ after, limit }) => {
      // A consumer that catches up asks for page after page. Others on this thread must get their turn in between.
      await new Promise<void>((resolve) => clock.soon(resolve))
      return { commits: [...(await log.readAll(after, limit))] }
    })
    // Every loop of every service asks for the head after each idle second.
    await serve(
      operations.head,
      everybody,
      coalesced(() => log.head()),
    )

    await serve(operations.shop, everybody, async () => ({ currency: shop.currency }))

    await serve(operations.announce, ownName, async (announcement) => {
      instances.note(announcement)
      return {}
    })
    await serve(operations.readProgress, ownConsumer, ({ consumer }) => progress.read(consumer))
    await serve(operations.saveProgress, ownConsumer, ({ consumer, checkpoint, runs }) =>
      fenced(runs, () => progress.save(consumer, checkpoint)),
    )
    await serve(operations.park, ownConsumers, ({ events, runs }) => fenced(runs, () => consumers.park(events)))
    await serve(operations.listParked, ownConsumer, async ({ consumer }) => ({ events: [...(await consumers.listParked(consumer))] }))
    await serve(operations.unpark, ownConsumer, ({ consumer, eventIds }) => done(consumers.unpark(consumer, eventIds)))

    await serve(operations.noteSettled, ownConsumer, (event) => done(consumers.noteSettled(event)))

    await serve(operations.readKeys, keyReader, async ({ subjects }) => ({ keys: [...(await keys.read(subjects))] }))
    await serve(operations.createKey, customerService, async ({ subject }) => ({ key: await keys.create(subject) }))
    await serve(operations.deleteKey, customerService, ({ subject }) => done(keys.delete(subject)))
    await serve(operations.deleteKeys, keySweeper, async (span) => ({ last: await keys.deleteSpan(span) }))

    if (experiments !== undefined) {
      await serve(failureLabOperations.takeFaults, ownName, experiments.take)
      await serve(failureLabOperations.tellEffect, ownName, async ({ experimentId, effect }) => {
        experiments.note(experimentId, effect)
        return {}
      })
    }

    await serve(operations.putBlob, productService, ({ hash, bytes }) => done(blobs.put(hash, Buffer.from(bytes, 'base64'))))
    // Everybody may see a picture.
    await serve(operations.readBlob, everybody, async ({ hash }) => ({ bytes: (await blobs.read(hash))?.toString('base64') ?? null }))
  }

  const close = async (): Promise<void> => {
    await Promise.all(closes.splice(0).map((end) => end()))
  }
  try {
    await serveAll()
  } catch (error) {
    // The next call must not find half of the responders in place.
    await close()
    throw error
  }
  return close
}
