import { BusTimeout, BusUnavailable, type Bus } from '@souk/bus'
import type { ServiceName } from '@souk/contracts'
import type { EventLog, State } from '@souk/event-store'
import { LogUnavailable, eventStoreOperations, type Commit } from '@souk/log-protocol'
import { StoreUnavailable, type RowChange, type ViewStore } from '@souk/service'
import type { Broker } from './broker.ts'
import type { Chaos, Trouble } from './chaos.ts'
import type { Effect } from './effects.ts'
import type { Life } from './life.ts'
import type { PlannedCrash } from './plan.ts'
import type { Scheduler } from './scheduler.ts'

/** The part of the world that the ports of a process use. */
export interface Surface {
  readonly chaos: Chaos
  readonly scheduler: Scheduler
  readonly broker: Broker
  /** Notes that the commits were published on the bus. */
  published(commits: readonly Commit[]): void
  /** Ends the process at a crash point. It starts again later. */
  crash(life: Life, crash: PlannedCrash): void
}

interface Act<Result> {
  readonly effect: Effect
  readonly call: () => Promise<Result>
  readonly trouble: Trouble
  /** The error for a call that was refused. */
  readonly refused: (message: string) => Error
  /** The error for a call whose outcome the process cannot know. */
  readonly unknown: (message: string) => Error
  /** Set if the database may carry out the call after the process has died. Called when that happens. */
  readonly underWay?: () => void
}

/**
 * Carries out one effect of a process. By the trouble and the planned crash it may come late or never,
 * its answer may be lost, or the process may die before or after it.
 */
const act = <Result>({ chaos, scheduler, crash }: Surface, life: Life, options: Act<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    if (!life.alive) return
    const { effect, call, trouble, refused, unknown, underWay } = options
    const planned = chaos.crashAt(effect)
    if (planned?.side === 'before') {
      if (underWay !== undefined && chaos.chance(0.4)) {
        underWay()
        scheduler.after(chaos.between(1, 1_500), () => void call().catch(() => undefined))
      }
      crash(life, planned)
      return
    }
    const fail = (error: Error): void => {
      if (life.alive) reject(error)
    }
    const take = (): void => {
      if (!life.alive) return
      if (trouble === 'refused') return fail(refused(`${effect}: unavailable`))
      if (trouble === 'never arrived') return fail(unknown(`${effect}: the connection was lost`))
      if (trouble === 'late') {
        scheduler.after(chaos.between(1, 1_500), () => void call().catch(() => undefined))
        return fail(unknown(`${effect}: the connection was lost`))
      }
      call().then(
        (result) => {
          if (planned?.side === 'after') crash(life, planned)
          else if (!life.alive) return
          else if (trouble === 'answer lost') reject(unknown(`${effect}: the connection was lost`))
          else resolve(result)
        },
        (error: unknown) => life.alive && reject(error),
      )
    }
    const pause = chaos.pause()
    if (pause === 0) take()
    else scheduler.after(pause, take)
  })

/** Begins the message of every error that comes back at every try. */
export const POISON = 'a fault put in on purpose'

const plainError = (message: string): Error => new Error(message)

/** The log as one event store process sees it. */
export const logPort = (surface: Surface, life: Life, log: EventLog): EventLog => {
  const { chaos } = surface
  const read = <Result>(call: () => Promise<Result>): Promise<Result> =>
    life.guard(() => (chaos.away.has('log') ? Promise.reject(new LogUnavailable('the log is unavailable')) : call()))
  return {
    head: () => read(() => log.head()),
    insert: (commits) => {
      const trouble = chaos.logTrouble()
      const positions = commits.map(({ commit }) => commit.position).join(', ')
      if (trouble === 'refused') chaos.fault('log unavailable', life.name, `cannot write ${positions}: the log is unavailable`)
      if (trouble === 'answer lost')
        chaos.fault('log insert: answer lost', life.name, `does not learn whether ${positions} was written; it was`)
      if (trouble === 'late')
        chaos.fault('log insert: took effect late', life.name, `does not learn whether ${positions} was written; it will be`)
      if (trouble === 'never arrived')
        chaos.fault('log insert: never arrived', life.name, `does not learn whether ${positions} was written; it was not`)
      return act(surface, life, {
        effect: 'log.insert',
        call: () => log.insert(commits),
        trouble,
        refused: (message) => new LogUnavailable(message),
        unknown: plainError,
        underWay: () =>
          chaos.fault('log insert: under way when the writer died', life.name, `dies while ${positions} is on the way to the log`),
      })
    },
    findRequests: (requestIds) => read(() => log.findRequests(requestIds)),
    streamTails: (streams) => read(() => log.streamTails(streams)),
    readStreams: (streams, limit) => read(() => log.readStreams(streams, limit)),
    readAll: (after, limit) => read(() => log.readAll(after, limit)),
    close: () => Promise.resolve(),
  }
}

/** The state as one event store process sees it. */
export const statePort = (surface: Surface, life: Life, { consumers, keys, blobs }: State): State => {
  const { chaos } = surface
  const read = <Result>(call: () => Promise<Result>): Promise<Result> =>
    life.guard(() => (chaos.away.has('state') ? Promise.reject(new Error('the state is unavailable')) : call()))
  const change = <Result>(effect: Effect, call: () => Promise<Result>): Promise<Result> => {
    const trouble = chaos.stateTrouble()
    if (trouble === 'refused') chaos.fault('state unavailable', life.name, `${effect}: the state is unavailable`)
    if (trouble === 'answer lost') chaos.fault('state: answer lost', life.name, `${effect}: does not learn that it was done`)
    return act(surface, life, { effect, call, trouble, refused: plainError, unknown: plainError })
  }
  return {
    consumers: {
      readProgress: (consumer) => read(() => consumers.readProgress(consumer)),
      saveProgress: (consumer, checkpoint) => change('consumers.saveProgress', () => consumers.saveProgress(consumer, checkpoint)),
      park: (events) => change('consumers.park', () => consumers.park(events)),
      listParked: (consumer) => read(() => consumers.listParked(consumer)),
      // In the simulation no manager settles anything.
      noteSettled: (event) => consumers.noteSettled(event),
      listSettled: () => read(() => consumers.listSettled()),
      unpark: (consumer, eventIds) => change('consumers.unpark', () => consumers.unpark(consumer, eventIds)),
    },
    keys: {
      read: (subjects) => read(() => keys.read(subjects)),
      create: (subject) => change('keys.create', () => keys.create(subject)),
      delete: (subject) => change('keys.delete', () => keys.delete(subject)),
      deleteSpan: (span) => change('keys.delete', () => keys.deleteSpan(span)),
    },
    // Nothing in the simulation has a picture.
    blobs,
    close: () => Promise.resolve(),
  }
}

/** A service's database as one process of the service sees it: the methods of the port, and the service's queries. */
export const storePort = <Store extends ViewStore>(
  surface: Surface,
  life: Life,
  of: ServiceName,
  store: Store,
  refuses: (changes: readonly RowChange[]) => boolean,
): Store => {
  const { chaos } = surface
  const trouble = (): Trouble => {
    const drawn = chaos.storeTrouble(of)
    if (drawn === 'refused') chaos.fault('store unavailable', life.name, 'cannot write its database: it is unavailable')
    if (drawn === 'answer lost') chaos.fault('store save: answer lost', life.name, 'does not learn that its database has saved its rows')
    return drawn
  }
  const away = (message: string): Error => new StoreUnavailable(message)
  const save: ViewStore['save'] = (changes, from, to) => {
    if (refuses(changes)) return life.guard(() => Promise.reject(new Error(`${POISON}: the database refuses that row`)))
    return act(surface, life, {
      effect: 'store.save',
      call: () => store.save(changes, from, to),
      trouble: trouble(),
      refused: away,
      unknown: away,
      underWay: () =>
        chaos.fault(
          'store save: under way when the service died',
          life.name,
          `dies while ${from.position} → ${to.position} is on the way to its database`,
        ),
    })
  }
  const clear: ViewStore['clear'] = () =>
    act(surface, life, { effect: 'store.clear', call: () => store.clear(), trouble: trouble(), refused: away, unknown: away })

  return new Proxy(store, {
    get: (target, property) => {
      if (property === 'save') return save
      if (property === 'clear') return clear
      if (property === 'close') return () => Promise.resolve()
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) =>
        life.guard(async (): Promise<unknown> => {
          if (chaos.away.has(of)) throw away('the database is unavailable')
          return Reflect.apply(member, target, given)
        })
    },
  })
}

/** The bus as one process sees it. The process sends its requests under that name. */
export const busPort = (surface: Surface, life: Life, sender: string, isCutOff: () => boolean): Bus => {
  const { broker, published } = surface
  const bus = broker.bus.as(sender)
  const cutOff = (what: string): BusUnavailable => new BusUnavailable(`${what}: the broker cannot be reached`)
  const ask = (operation: string, message: unknown, timeoutMs: number): Promise<unknown> =>
    life.guard(async () => {
      if (isCutOff()) {
        await life.clock.sleep(20)
        throw cutOff(operation)
      }
      const answer = await bus.request(operation, message, { timeoutMs })
      if (isCutOff()) throw new BusTimeout(`${operation}: no answer within ${timeoutMs} ms`)
      return answer
    })
  return {
    sender,
    request: (operation, message, { timeoutMs }) =>
      operation === eventStoreOperations.append.name
        ? act(surface, life, {
            effect: 'bus.append',
            call: () => ask(operation, message, timeoutMs),
            trouble: 'none',
            refused: plainError,
            unknown: plainError,
          })
        : ask(operation, message, timeoutMs),
    respond: (operation, handler) =>
      life.guard(async () => broker.respond(life, operation, (message, from) => life.guard(() => handler(message, from)))),
    publish: (commits, run) =>
      act(surface, life, {
        effect: 'bus.publish',
        call: async () => {
          await bus.publish(commits, run)
          published(commits)
        },
        trouble: 'none',
        refused: plainError,
        unknown: plainError,
      }),
    subscribe: (queue, handler, subscribing) =>
      life.guard(async () => {
        // The broker notices that a consumer is gone, and delivers the unhandled messages to the next one.
        const deliver = (commits: readonly Commit[], run: string): Promise<void> =>
          isCutOff()
            ? Promise.resolve()
            : new Promise((resolve, reject) => {
                life.onEnd(() => reject(new Error('the consumer is gone')))
                if (life.alive) handler(commits, run).then(resolve, reject)
              })
        const close = await bus.subscribe(queue, deliver, subscribing)
        life.onEnd(() => void close())
        return close
      }),
    close: () => Promise.resolve(),
  }
}
