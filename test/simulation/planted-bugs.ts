import type { Bus } from '@souk/bus'
import { ReserveStock, serviceNames, type ServiceName, type SoukEvent } from '@souk/contracts'
import { credit } from '@souk/customer'
import {
  canonicalJson,
  eventStoreOperations as operations,
  sha256,
  type AppendAnswer,
  type AppendRequest,
  type Checkpoint,
} from '@souk/log-protocol'
import type { Command, Reaction, ReactionTable, ViewCheckpoint, ViewStore } from '@souk/service'
import { isRejection, streamRef, type Decision } from '@souk/service/aggregate'
import type { Alterations } from './alterations.ts'
import type { Scheduler } from './scheduler.ts'

/** A mistake that somebody could make and the simulation must find. */
export interface PlantedBug {
  readonly name: string
  readonly what: string
  readonly alterations: Alterations
}

// — wrappers around ports, reactions and commands ————————————————————————————————————————————————————

type React = (located: never) => readonly Reaction[]

/** Changes the reactions of one service to one type of event. */
const reaction = (service: ServiceName, type: string, change: (reactions: readonly Reaction[]) => readonly Reaction[]): Alterations => ({
  reactions: (of, table) => {
    const react = (table as Readonly<Record<string, React>>)[type]
    if (of !== service || react === undefined) return table
    return { ...table, [type]: (located: never) => change(react(located)) } as ReactionTable
  },
})

/** Changes every decision of one service's reactions to one type of event. */
const decision = (
  service: ServiceName,
  type: string,
  change: (events: readonly SoukEvent[], command: Command, stateOf: Parameters<Command['decide']>[0], now: string) => Decision,
): Alterations => reaction(service, type, (reactions) => reactions.map((one) => ({ ...one, command: decided(one.command, change) })))

const decided = (command: Command, change: Parameters<typeof decision>[2]): Command => ({
  ...command,
  decide: (stateOf, context) => {
    const events = command.decide(stateOf, context)
    return isRejection(events) ? events : change(events, command, stateOf, context.now)
  },
})

/** Changes the states on which reactions to those types decide. */
const seeing = (service: ServiceName, types: readonly string[], see: <State>(stream: string, state: State) => State): Alterations => ({
  reactions: (of, table) =>
    types.reduce((changed, type) => {
      const altered = reaction(service, type, (reactions) =>
        reactions.map((one) => ({
          ...one,
          command: { ...one.command, decide: (stateOf, context) => one.command.decide((ref) => see(ref.name, stateOf(ref)), context) },
        })),
      )
      return altered.reactions?.(of, changed) ?? changed
    }, table),
})

type Ask = (message: unknown) => Promise<unknown>

/** Changes how some services ask for one operation of the event store. */
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

/** Changes how the event store answers one operation. */
const answering = (operation: string, change: (message: unknown, answer: Ask) => Promise<unknown>): Alterations => ({
  eventStoreBus: (bus) => ({
    ...bus,
    respond: (name, handler) =>
      bus.respond(name, name === operation ? (message, sender) => change(message, (other) => handler(other, sender)) : handler),
  }),
})

// Messages on the bus follow the log protocol, which these casts rely on.
type AppendMessage = { readonly runs: readonly string[]; readonly requests: readonly AppendRequest[] }
const saidOf = (message: unknown): AppendMessage => message as AppendMessage
const answerOf = (answer: unknown): { readonly run: string; readonly answers: readonly AppendAnswer[] } =>
  answer as { run: string; answers: AppendAnswer[] }

/** Writes a decision whatever version the stream has by now. */
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

/** The former prices in a state of a product. A product that was never added has none. */
const formerPricesOf = (state: unknown): readonly object[] => (state as { readonly formerPrices?: readonly object[] }).formerPrices ?? []

/** Writes rows whatever the checkpoint of the view is. */
const writeRows = async (store: ViewStore, changes: Parameters<ViewStore['save']>[0]): Promise<void> => {
  for (let result = 'stale'; result === 'stale';) {
    const stands = await store.checkpoint()
    result = await store.save(changes, stands, stands)
  }
}

/** The checkpoint that all instances of the storefront share in a run. */
const latestOf = new WeakMap<Scheduler, Checkpoint>()

// These mistakes do no harm in 1,000 seeds, so they are not in the table:
// - Reactions use random request ids. The state still shows that they were done.
// - The event store compares versions before request ids. The command handler looks up a refused retry.
// - A message is acknowledged before it is handled, or a publication is lost. The consumers also poll the log.

// — the table ——————————————————————————————————————————————————————————————————————————————————————

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'no dedupe',
    what: 'an instance writes to a view that another instance has moved on, so that events are applied twice',
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
    what: 'a view saves its checkpoint first and its rows in a second write',
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
    what: 'rows are written in any order, so that an older row may replace a newer one',
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
    what: 'a rebuild, or a start on a restored log, keeps the old rows',
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
    what: 'the stock of a canceled order is never released',
    alterations: reaction('product', 'OrderCanceled', () => []),
  },
  {
    name: 'missing release of credit',
    what: 'the credit of a canceled order is never released',
    alterations: reaction('customer', 'OrderCanceled', () => []),
  },
  {
    name: 'late reservation after a cancel',
    what: 'canceling an order does not rule out a reservation or a payment that has not been made yet',
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
    what: 'the product service decides on the stock it has read and writes the decision even if the stock has changed',
    alterations: forcing(['product']),
  },
  {
    name: 'cancel against approve',
    what: 'the order service writes its decision even if the order has been decided otherwise meanwhile',
    alterations: forcing(['order']),
  },
  {
    name: 'clamp',
    what: 'a customer with too little credit is charged what is left: Math.min in the place of a refusal',
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
    what: 'progress is saved when an event is read, not when its reactions are done',
    alterations: asking(serviceNames, operations.saveProgress.name, async (message, ask, bus) =>
      ask({ ...(message as object), checkpoint: await bus.request(operations.head.name, {}, { timeoutMs: 1_000 }) }),
    ),
  },
  {
    name: 'invoice numbers counted in memory',
    what: 'each accounting process counts its own invoices',
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
    what: 'the event store does not look for earlier commits of a request, and treats a retry as new',
    alterations: { log: (log) => ({ ...log, findRequests: async () => new Map() }) },
  },
  {
    name: 'Idempotency-Key ignored',
    what: 'every try of a client counts as a new request',
    alterations: { origin: (origin, { uuid }) => ({ ...origin, requestId: uuid() }) },
  },
  {
    name: 'builtOn ignored',
    what: 'the event store compares how many events a stream has, not which ones, and accepts a decision built on a refused event',
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
    name: 'log not polled',
    what: 'consumers never poll the log while the bus is silent, so that a lost last message stays lost',
    alterations: {
      clock: (of, clock) =>
        of === 'order'
          ? clock
          : { ...clock, sleep: (milliseconds, signal) => clock.sleep(milliseconds === 1_000 ? 1e12 : milliseconds, signal) },
    },
  },
  {
    name: 'writer without compare-and-swap',
    what: 'an event store that was overtaken by another appends its commits after those of the other, unchecked',
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
    what: 'the event store answers before the log has stored the commits',
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
    what: 'the hold of a finalized order is charged twice',
    alterations: decision('customer', 'OrderFinalized', (events) =>
      events.flatMap((event): SoukEvent[] => (event.type === 'HoldCharged' ? [event, event] : [event])),
    ),
  },
  {
    name: 'release without a hold',
    what: 'stock is released for an order that holds none',
    alterations: decision('product', 'OrderCanceled', (events, { target }, _stateOf, now) =>
      events.length > 0 ? events : [{ type: 'StockReleased', data: { orderId: target, releasedAt: now } }],
    ),
  },
  {
    name: 'approved without credit',
    what: 'an order is finalized when its stock is held, whatever the customer service decides',
    alterations: seeing('order', ['StockReserved', 'CreditRejected'], (name, state) =>
      // Every state of a payment has a status.
      name.startsWith('payment-') ? { ...state, status: 'reserved' } : state,
    ),
  },
  {
    name: 'last line not held',
    what: 'no stock is held for the last line of an order with several lines',
    alterations: decision('product', 'OrderPlaced', (events) =>
      events.filter(({ type }) => type === 'UnitsReserved').length > 1 ? events.slice(0, -1) : events,
    ),
  },
  {
    name: 'published from the head',
    what: 'after a crash the event store publishes new commits only, and skips those that it had not published yet',
    alterations: {
      log: (log) => {
        let asked = false
        return {
          ...log,
          // The publisher's first read is for the last published commit.
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
    what: 'after a restore a consumer continues at a position that the log no longer has',
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
    name: 'run not checked',
    what: 'the event store accepts a request from before the log was restored if its versions fit',
    alterations: answering(operations.append.name, async (message, answer) => {
      const refused = await answer(message)
      const isOther = answerOf(refused).answers.some(({ outcome }) => outcome === 'other-run')
      return isOther ? answer({ ...saidOf(message), runs: [answerOf(refused).run] }) : refused
    }),
  },
  {
    name: 'commits of any run',
    what: 'a service accepts messages that a queue has kept from before the log was restored',
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
          subscribe: (queue, handler, subscribing) => bus.subscribe(queue, (commits, of) => handler(commits, run ?? of), subscribing),
        }
      },
    },
  },
  {
    name: 'former prices for ever',
    what: 'a price that has ended is honoured however long ago that was',
    alterations: seeing('product', ['OrderPlaced'], (name, state) => {
      if (!name.startsWith('product-')) return state
      const formerPrices = formerPricesOf(state).map((former) => ({ ...former, endedAt: '9999-12-31T23:59:59.999Z' }))
      return { ...state, formerPrices }
    }),
  },
  {
    name: 'former prices forgotten',
    what: 'an order is refused if a price changes right after it was placed',
    alterations: seeing('product', ['OrderPlaced'], (name, state) =>
      name.startsWith('product-') ? { ...state, formerPrices: [] } : state,
    ),
  },
  {
    name: 'prices not compared',
    what: 'stock is reserved at whatever price the order states',
    alterations: decision('product', 'OrderPlaced', (events, command, _stateOf, now) => {
      const [rejected] = events
      if (rejected?.type !== 'StockRejected' || rejected.data.reason !== 'price-changed') return events
      const { orderId, lines } = ReserveStock.parse(command.input)
      return [
        {
          type: 'StockReserved',
          data: { orderId, reservedAt: now, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) },
        },
        ...lines.map(({ productId, quantity }): SoukEvent => ({
          type: 'UnitsReserved',
          data: { productId, orderId, reservedAt: now, quantity },
        })),
      ]
    }),
  },
  {
    name: 'key not deleted',
    what: 'a customer is marked as forgotten, but the key stays',
    alterations: asking(['customer'], operations.deleteKey.name, async () => ({})),
  },
  {
    name: 'one checkpoint for all instances',
    what: 'the checkpoint of the storefront is kept beside the log, so that an instance with an older store of its own leaves events out',
    alterations: {
      store: (of, store, { scheduler }) => {
        if (of !== 'storefront') return {}
        const shared = (own: ViewCheckpoint): ViewCheckpoint => {
          const latest = latestOf.get(scheduler)
          return latest === undefined || latest.position < own.position ? own : { ...latest, build: own.build }
        }
        return {
          checkpoint: async () => shared(await store.checkpoint()),
          page: async (collection, after, limit) => {
            const page = await store.page(collection, after, limit)
            return { ...page, checkpoint: shared(page.checkpoint) }
          },
          save: async (changes, from, to) => {
            const own = await store.checkpoint()
            if (own.build !== from.build) return 'stale'
            const result = await store.save(changes, own, to)
            if (result === 'saved') latestOf.set(scheduler, to)
            return result
          },
          clear: async () => {
            latestOf.delete(scheduler)
            await store.clear()
          },
        }
      },
    },
  },
]
