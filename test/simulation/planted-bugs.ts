import type { Bus } from '@souk/bus'
import { serviceNames, type ServiceName, type SoukEvent } from '@souk/contracts'
import { credit } from '@souk/customer'
import { canonicalJson, eventStoreOperations as operations, sha256, type AppendAnswer, type AppendRequest } from '@souk/log-protocol'
import type { Command, Reaction, ReactionTable, ViewStore } from '@souk/service'
import { isRejection, streamRef, type Decision } from '@souk/service/aggregate'
import type { Alterations } from './alterations.ts'

/** A mistake that could be made, and that the simulation has to find. */
export interface PlantedBug {
  readonly name: string
  readonly what: string
  readonly alterations: Alterations
}

// — how mistakes are put around ports, reactions and commands ————————————————————————————————————————

type React = (located: never) => readonly Reaction[]

/** The reactions of one service to one type of event, changed. */
const reaction = (in_: ServiceName, type: string, change: (reactions: readonly Reaction[]) => readonly Reaction[]): Alterations => ({
  reactions: (of, table) => {
    const react = (table as Readonly<Record<string, React>>)[type]
    if (of !== in_ || react === undefined) return table
    return { ...table, [type]: (located: never) => change(react(located)) } as ReactionTable
  },
})

/** Every decision that a reaction to that type comes to, changed. */
const decision = (
  in_: ServiceName,
  type: string,
  change: (events: readonly SoukEvent[], command: Command, stateOf: Parameters<Command['decide']>[0], now: string) => Decision,
): Alterations => reaction(in_, type, (reactions) => reactions.map((one) => ({ ...one, command: decided(one.command, change) })))

const decided = (command: Command, change: Parameters<typeof decision>[2]): Command => ({
  ...command,
  decide: (stateOf, context) => {
    const events = command.decide(stateOf, context)
    return isRejection(events) ? events : change(events, command, stateOf, context.now)
  },
})

/** Every decision that reactions to those types come to, on states that are taken for others. */
const seeing = (in_: ServiceName, types: readonly string[], see: <State>(stream: string, state: State) => State): Alterations => ({
  reactions: (of, table) =>
    types.reduce((changed, type) => {
      const altered = reaction(in_, type, (reactions) =>
        reactions.map((one) => ({
          ...one,
          command: { ...one.command, decide: (stateOf, context) => one.command.decide((ref) => see(ref.name, stateOf(ref)), context) },
        })),
      )
      return altered.reactions?.(of, changed) ?? changed
    }, table),
})

type Ask = (message: unknown) => Promise<unknown>

/** One operation of the event store as one service asks for it, changed. */
const asking = (
  services: readonly ServiceName[],
  operation: string,
  change: (message: unknown, ask: Ask, bus: Bus) => Promise<unknown>,
): Alterations => ({
  serviceBus: (of, bus) => {
    if (!services.includes(of)) return bus
    return {
      ...bus,
      request: (name, message, options) =>
        name === operation ? change(message, (other) => bus.request(name, other, options), bus) : bus.request(name, message, options),
    }
  },
})

/** One operation of the event store as it answers it, changed. */
const answering = (operation: string, change: (message: unknown, answer: Ask) => Promise<unknown>): Alterations => ({
  eventStoreBus: (bus) => ({
    ...bus,
    respond: (name, handler) => bus.respond(name, name === operation ? (message) => change(message, handler) : handler),
  }),
})

// What is said over the bus is what the contracts say.
type AppendMessage = { readonly runs: readonly string[]; readonly requests: readonly AppendRequest[] }
const saidOf = (message: unknown): AppendMessage => message as AppendMessage
const answerOf = (answer: unknown): { readonly run: string; readonly answers: readonly AppendAnswer[] } =>
  answer as { run: string; answers: AppendAnswer[] }

/** Whatever version the log has by now is taken for the one that was decided on. */
const forcing = (services: readonly ServiceName[]): Alterations =>
  asking(services, operations.append.name, async (message, ask) => {
    const answers: AppendAnswer[] = []
    const { runs, requests } = saidOf(message)
    let run = ''
    for (const original of requests) {
      let request = original
      for (let tries = 0; ; tries += 1) {
        const answered = answerOf(await ask({ runs, requests: [request] }))
        const [answer] = answered.answers
        run = answered.run
        if (answer === undefined) throw new Error('no answer')
        if (answer.outcome !== 'conflict' || tries === 10) {
          answers.push(answer)
          break
        }
        const { stream, version } = answer
        const { expects: _, ...rest } = request
        request = {
          ...rest,
          appends: request.appends.map(({ builtOn: _builtOn, ...append }) =>
            append.stream === stream ? { ...append, fromVersion: version } : append,
          ),
        }
      }
    }
    return { run, answers }
  })

/** Writes rows wherever the view stands. */
const writeRows = async (store: ViewStore, changes: Parameters<ViewStore['save']>[0]): Promise<void> => {
  for (let result = 'stale'; result === 'stale';) {
    const stands = await store.checkpoint()
    result = await store.save(changes, stands, stands)
  }
}

// These do no harm, so they are not here (tried on 1,000 seeds): reactions with a request id at random, for their state tells
// that they were done; versions compared before request ids, for the command handler looks a refused retry up; a message acknowledged
// before it is handled, and a publication lost, for the log is asked.

// — the table ——————————————————————————————————————————————————————————————————————————————————————

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no dedupe',
    what: 'a view is written although another instance has moved it on: what is applied already is applied again',
    alterations: {
      store: (_of, store) => ({
        save: async (changes, _from, to) => {
          for (let result = 'stale'; result === 'stale';) result = await store.save(changes, await store.checkpoint(), to)
          return 'saved'
        },
      }),
    },
  },
  {
    name: 'checkpoint before the rows',
    what: 'the checkpoint of a view is moved in one write and the rows follow in another',
    alterations: {
      store: (_of, store) => ({
        save: async (changes, from, to) => {
          if ((await store.save([], from, to)) === 'stale') return 'stale'
          return store.save(changes, { ...to, build: from.build }, to)
        },
      }),
    },
  },
  {
    name: 'rows in the order of arrival',
    what: 'rows are written by whoever comes first, so that an older one may replace a newer one',
    alterations: {
      store: (_of, store, { scheduler, between }) => ({
        save: async (changes, from, to) => {
          const result = await store.save([], from, to)
          if (result === 'saved') scheduler.after(between(0, 60), () => void writeRows(store, changes).catch(() => undefined))
          return result
        },
      }),
    },
  },
  {
    name: 'view not emptied',
    what: 'when the log is another one, or the view is to be built again, the old rows stay and are built upon',
    alterations: {
      store: (_of, store) => ({
        clear: async () => {
          const genesis = { position: 0, hash: '0'.repeat(64) }
          for (let result = 'stale'; result === 'stale';) result = await store.save([], await store.checkpoint(), genesis)
        },
      }),
    },
  },
  {
    name: 'missing release of stock',
    what: 'nobody gives the stock of a canceled order back',
    alterations: reaction('product', 'OrderCanceled', () => []),
  },
  {
    name: 'missing release of credit',
    what: 'nobody gives the credit of a canceled order back',
    alterations: reaction('customer', 'OrderCanceled', () => []),
  },
  {
    name: 'late reservation after a cancel',
    what: 'canceling does not close a reservation or a payment that is not there yet, so that it can still come',
    alterations: {
      reactions: (of, table) => {
        const open = decision(of, 'OrderCanceled', (events) =>
          events.filter(({ type }) => type !== 'ReservationClosed' && type !== 'PaymentClosed'),
        )
        return open.reactions?.(of, table) ?? table
      },
    },
  },
  {
    name: 'check, then act',
    what: 'stock is decided on what was read, and written whatever has happened since',
    alterations: forcing(['product']),
  },
  {
    name: 'cancel against approve',
    what: 'the order service writes what it has decided, though the order has been decided otherwise meanwhile',
    alterations: forcing(['order']),
  },
  {
    name: 'clamp',
    what: 'who has too little credit is charged what there is: Math.min where a refusal belongs',
    alterations: decision('customer', 'OrderPlaced', (events, _command, stateOf, now) => {
      const [rejected] = events
      if (rejected?.type !== 'CreditRejected' || rejected.data.reason !== 'insufficient-credit') return events
      const { orderId, customerId } = rejected.data
      const { available } = stateOf(streamRef(credit, customerId))
      return [
        { type: 'CreditReserved', data: { orderId, customerId, reservedAt: now, amount: available } },
        { type: 'CreditHeld', data: { orderId, customerId, heldAt: now, amount: available } },
      ]
    }),
  },
  {
    name: 'lost reaction',
    what: 'progress is saved when an event has been seen, not when it has been acted upon',
    alterations: asking(serviceNames, operations.saveProgress.name, async (message, ask, bus) =>
      ask({ ...(message as object), checkpoint: await bus.request(operations.head.name, {}, { timeoutMs: 1_000 }) }),
    ),
  },
  {
    name: 'invoice number of its own',
    what: 'accounting counts invoices in memory',
    alterations: {
      reactions: (of, table) => {
        if (of !== 'accounting') return table
        let count = 0
        const counted = decision('accounting', 'OrderFinalized', (events) => {
          if (events.length === 0) return events
          count += 1
          return events.map((event): SoukEvent => {
            if (event.type === 'InvoiceNumberAssigned') return { ...event, data: { ...event.data, sequence: count } }
            if (event.type !== 'InvoiceIssued') return event
            return { ...event, data: { ...event.data, number: `${event.data.finalizedAt.slice(0, 4)}-${String(count).padStart(6, '0')}` } }
          })
        })
        return counted.reactions?.(of, table) ?? table
      },
    },
  },
  {
    name: 'request ids not looked up',
    what: 'the event store forgets what it has written for whom, and decides a retry as if it were new',
    alterations: { log: (log) => ({ ...log, findRequests: async () => new Map() }) },
  },
  {
    name: 'Idempotency-Key ignored',
    what: 'every try of a client is a request of its own',
    alterations: { origin: (origin, { uuid }) => ({ ...origin, requestId: uuid() }) },
  },
  {
    name: 'builtOn ignored',
    what: 'the event store compares how many events a stream has, not which: a decision on one that was refused slips in',
    alterations: answering(operations.append.name, (message, answer) =>
      answer({
        runs: saidOf(message).runs,
        requests: saidOf(message).requests.map((request) => ({
          ...request,
          appends: request.appends.map(({ builtOn: _, ...append }) => append),
          ...(request.expects && { expects: request.expects.map(({ builtOn: _, ...expectation }) => expectation) }),
        })),
      }),
    ),
  },
  {
    name: 'nobody asks',
    what: 'when nothing comes over the bus, nothing is there: a lost last message never heals',
    alterations: {
      clock: (of, clock) =>
        of === 'order'
          ? clock
          : { ...clock, sleep: (milliseconds, signal) => clock.sleep(milliseconds === 1_000 ? 1e12 : milliseconds, signal) },
    },
  },
  {
    name: 'writer without compare-and-swap',
    what: 'an event store that another one has overtaken puts its commits behind those of the other, as they are',
    alterations: {
      log: (log) => ({
        ...log,
        insert: async (commits) => {
          const result = await log.insert(commits)
          if (result === 'inserted') return result
          let { position, hash } = await log.head()
          const moved = commits.map(({ commit }) => {
            const { hash: _, ...rest } = commit
            const unsealed = { ...rest, position: position + 1, previousHash: hash }
            const json = canonicalJson(unsealed)
            position += 1
            hash = sha256(unsealed.previousHash + json)
            return { commit: { ...unsealed, hash }, json }
          })
          return log.insert(moved)
        },
      }),
    },
  },
  {
    name: 'answered before it is durable',
    what: 'the event store answers when it has handed commits over, not when the log has them',
    alterations: {
      log: (log, { scheduler, life, between }) => ({
        ...log,
        insert: async (commits) => {
          scheduler.after(between(1, 30), () => {
            if (life.alive) log.insert(commits).catch(() => undefined)
          })
          return 'inserted'
        },
      }),
    },
  },
  {
    name: 'credit charged twice',
    what: 'the hold of a finalized order is charged, and charged again',
    alterations: decision('customer', 'OrderFinalized', (events) =>
      events.flatMap((event): SoukEvent[] => (event.type === 'HoldCharged' ? [event, event] : [event])),
    ),
  },
  {
    name: 'release without a hold',
    what: 'stock is given back for an order that got none',
    alterations: decision('product', 'OrderCanceled', (events, { target }, _stateOf, now) =>
      events.length > 0 ? events : [{ type: 'StockReleased', data: { orderId: target, releasedAt: now } }],
    ),
  },
  {
    name: 'approved by one',
    what: 'an order is finalized when its stock is held, whatever the customer service says',
    alterations: seeing('order', ['StockReserved', 'CreditRejected'], (name, state) =>
      // Whatever it is, the state of a payment has a status.
      name.startsWith('payment-') ? { ...state, status: 'reserved' } : state,
    ),
  },
  {
    name: 'some of the lines',
    what: 'of an order with several lines the last is not held',
    alterations: decision('product', 'OrderPlaced', (events) =>
      events.filter(({ type }) => type === 'UnitsReserved').length > 1 ? events.slice(0, -1) : events,
    ),
  },
  {
    name: 'published from the end',
    what: 'after a crash the event store publishes what comes from now on, not what it had kept back',
    alterations: {
      log: (log) => {
        let asked = false
        return {
          ...log,
          // The first that the publisher asks for is the commit it left off at.
          readAll: async (after, limit) => {
            const first = !asked && limit === 1
            asked = true
            return first ? [] : log.readAll(after, limit)
          },
        }
      },
    },
  },
  {
    name: 'progress outlives the log',
    what: 'a consumer goes on where it was in a log that has lost what it had written since',
    alterations: {
      state: (state) => ({
        ...state,
        consumers: {
          ...state.consumers,
          readProgress: async (consumer) =>
            consumer.endsWith('@head') ? { position: 0, hash: '0'.repeat(64) } : state.consumers.readProgress(consumer),
        },
      }),
    },
  },
  {
    name: 'run not looked at',
    what: 'the event store appends whatever fits the versions, though its log may have lost what that was decided on',
    alterations: answering(operations.append.name, async (message, answer) => {
      const refused = await answer(message)
      const isOther = answerOf(refused).answers.some(({ outcome }) => outcome === 'other-run')
      return isOther ? answer({ ...saidOf(message), runs: [answerOf(refused).run] }) : refused
    }),
  },
  {
    name: 'commits of any run',
    what: 'a service takes what a queue has kept from before the log was restored',
    alterations: {
      serviceBus: (_of, bus) => {
        let run: string | undefined
        return {
          ...bus,
          request: async (name, message, options) => {
            const answer = await bus.request(name, message, options)
            run = (answer as { run: string }).run
            return answer
          },
          subscribe: (queue, handler) => bus.subscribe(queue, (commits, of) => handler(commits, run ?? of)),
        }
      },
    },
  },
  {
    name: 'key not deleted',
    what: 'who is forgotten is only said to be: the key stays',
    alterations: asking(['customer'], operations.deleteKey.name, async () => ({})),
  },
]
