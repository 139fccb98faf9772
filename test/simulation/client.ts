import type { Rejection, ServiceName, SoukEvent } from '@souk/contracts'
import { canonicalJson, clientRequestId, type Actor } from '@souk/log-protocol'
import { StoreUnavailable, type Command, type Outcome } from '@souk/service'
import type { Instance } from './processes.ts'
import type { World } from './world.ts'

/** What a client asks for. Every try prepares the command again, as a route does. */
export interface Wish<Name extends ServiceName> {
  readonly of: Name
  readonly actor: Actor
  readonly route: string
  /** What the story calls it. */
  readonly label: string
  prepare(
    instance: Instance<Name> & { readonly service: NonNullable<Instance<Name>['service']> },
  ): Promise<{ readonly command: Command; readonly fingerprintKey?: string }>
}

/** The final answer to a client. */
export type Reply =
  | { readonly kind: 'done'; readonly events: readonly SoukEvent[] }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  | { readonly kind: 'gave up' }

/** A successful answer. The judge compares it with the log. */
export interface Promised {
  readonly label: string
  readonly requestId: string
  readonly correlationId: string
  readonly position: number
  readonly events: string
}

export interface Clients {
  ask<Name extends ServiceName>(wish: Wish<Name>): Promise<Reply>
  readonly promised: readonly Promised[]
  /** The label of each wish by its correlation id. */
  readonly wishes: ReadonlyMap<string, string>
  /** How many wishes wait for their final answer. */
  readonly busy: number
}

const MAX_TRIES = 400

class NoAnswer extends Error {}

/** Clients repeat a request with the same Idempotency-Key until they get an answer that says what happened. */
export const createClients = (world: World): Clients => {
  const { story, outside, chaos, violations, alterations } = world
  const { committed, lost } = world.disks
  const promised: Promised[] = []
  const wishes = new Map<string, string>()
  let busy = 0

  const send = async <Name extends ServiceName>(
    wish: Wish<Name>,
    instance: Instance<Name>,
    requestId: string,
    correlationId: string,
  ): Promise<Outcome> => {
    const { service, life } = instance
    if (service === undefined || !service.projection.subscription.ready) throw new NoAnswer('503: catching up')
    const hungUp = outside.clock.sleep(chaos.between(2_000, 9_000)).then((): never => {
      throw new NoAnswer('no answer in time')
    })
    const died = new Promise<never>((_resolve, reject) => life.onEnd(() => reject(new NoAnswer('the connection was lost'))))
    const work = life.guard(async () => {
      const { command, fingerprintKey } = await wish.prepare({ ...instance, service })
      const origin = {
        actor: wish.actor,
        requestId,
        correlationId,
        causationId: correlationId,
        retriable: true,
        ...(fingerprintKey !== undefined && { fingerprintKey }),
      }
      const tools = world.tools(life)
      return service.commands.execute(alterations.command?.(command, tools) ?? command, alterations.origin?.(origin, tools) ?? origin)
    })
    died.catch(() => undefined)
    hungUp.catch(() => undefined)
    return Promise.race([work, hungUp, died])
  }

  const check = (label: string, requestId: string, correlationId: string, outcome: Outcome, wasCommitted: boolean): void => {
    if (outcome.kind === 'committed') {
      const events = canonicalJson(outcome.events)
      const before = promised.find((one) => one.requestId === requestId && !lost.has(requestId))
      if (before !== undefined && (before.events !== events || before.position !== outcome.position)) {
        violations.push(
          `a retried request gets the same answer: ${label} was answered ${before.position} ${before.events}, then ${outcome.position} ${events}`,
        )
      }
      promised.push({ label, requestId, correlationId, position: outcome.position, events })
    } else if (wasCommitted && !lost.has(requestId) && outcome.kind !== 'failed') {
      violations.push(`a retried request gets the same answer: ${label} is in the log, but was answered ${outcome.kind}`)
    }
  }

  const attempt = async <Name extends ServiceName>(
    wish: Wish<Name>,
    requestId: string,
    correlationId: string,
  ): Promise<Outcome | undefined> => {
    const all = world.processes.instances(wish.of)
    if (all.length === 0) return undefined
    const wasCommitted = committed.has(requestId)
    try {
      const outcome = await send(wish, chaos.pick(all), requestId, correlationId)
      const detail = outcome.kind === 'rejected' ? ` ${outcome.rejection.code}` : outcome.kind === 'failed' ? ` ${outcome.code}` : ''
      story.tell('client', `${wish.label} → ${outcome.kind}${detail}${outcome.kind === 'committed' ? ` at ${outcome.position}` : ''}`)
      check(wish.label, requestId, correlationId, outcome, wasCommitted)
      return outcome
    } catch (error) {
      if (error instanceof NoAnswer || error instanceof StoreUnavailable || (error instanceof Error && error.name === 'LogUnavailable')) {
        story.tell('client', `${wish.label} → ${error.message}`)
        return undefined
      }
      violations.push(
        `nothing fails in an unforeseen way: ${wish.label}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
      return undefined
    }
  }

  const until = async <Name extends ServiceName>(wish: Wish<Name>, requestId: string, correlationId: string): Promise<Reply> => {
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      const outcome = await attempt(wish, requestId, correlationId)
      if (outcome !== undefined) {
        if (outcome.kind === 'committed') return { kind: 'done', events: outcome.events }
        if (outcome.kind === 'unchanged') return { kind: 'done', events: [] }
        if (outcome.kind === 'rejected') return { kind: 'refused', rejection: outcome.rejection }
        if (outcome.code === 'idempotency-key-reused') {
          violations.push(`a retried request gets the same answer: ${wish.label} was told that its key belongs to another request`)
          return { kind: 'gave up' }
        }
      }
      await outside.clock.sleep(chaos.between(50, 400))
    }
    violations.push(`every request gets an answer: ${wish.label} got none`)
    return { kind: 'gave up' }
  }

  return {
    promised,
    wishes,
    get busy() {
      return busy
    },
    ask: async (wish) => {
      busy += 1
      const key = world.newId()
      const correlationId = world.newId()
      const requestId = clientRequestId(wish.actor, wish.route, key)
      wishes.set(correlationId, wish.label)
      story.tell('client', wish.label)
      const twice = chaos.armed && chaos.chance(world.plan.resend / 2)
      if (twice) chaos.fault('client sends twice at once', 'client', `sends twice at once: ${wish.label}`)
      const other = twice ? until(wish, requestId, correlationId) : undefined
      const reply = await until(wish, requestId, correlationId)
      await other
      if (chaos.armed && chaos.chance(world.plan.resend)) {
        chaos.fault('client retries what was answered', 'client', `sends again what was answered: ${wish.label}`)
        await attempt(wish, requestId, correlationId)
      }
      busy -= 1
      return reply
    },
  }
}
