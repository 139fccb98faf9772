import { messageOf, reactionRequestId, type Checkpoint } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import type { CommandHandler, LogClient, Subscription } from '@souk/service'
import { cancelOrder } from './domain/commands.ts'
import type { OrderRow } from './view/projectors.ts'
import type { DeadlinePlace, OrderStore } from './view/store.ts'

export interface DeadlinesParts {
  readonly service: {
    readonly name: string
    readonly commands: Pick<CommandHandler, 'execute'>
    readonly log: Pick<LogClient, 'head'>
    readonly projection: { readonly subscription: Pick<Subscription, 'ready' | 'checkpoint'> }
    readonly reactions: { readonly subscription: Pick<Subscription, 'ready'>; readonly progress: Checkpoint }
  }
  readonly store: Pick<OrderStore, 'due'>
  readonly clock: Clock
  readonly logger: Logger
  /** Number of orders that are canceled at the same time. */
  readonly pageSize?: number
}

const LOOK_EVERY_MS = 1_000

/**
 * Looks for pending orders past their deadline once a second, and cancels them.
 * It cancels only after the view and the reactions have handled everything that was in the log when it found the orders.
 * So after a downtime, answers that are already in the log come first. What fails is tried again at the next look.
 * @returns a function that stops this; resolves when nothing of it runs any more
 */
export const startDeadlines = ({ service, store, clock, logger, pageSize = 200 }: DeadlinesParts): (() => Promise<void>) => {
  const stopping = new AbortController()
  const { name, commands, projection, reactions, log } = service

  const cancel = async ({ orderId, correlationId }: OrderRow): Promise<void> => {
    const outcome = await commands.execute(cancelOrder({ orderId, reason: 'deadline-passed' }), {
      actor: { kind: 'service', id: name },
      requestId: reactionRequestId(`${name}.deadline`, orderId, 'deadline'),
      correlationId,
      causationId: correlationId,
      retriable: false,
    })
    if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return
    const detail = outcome.kind === 'failed' ? outcome.detail : outcome.rejection.detail
    logger.warn({ service: name, orderId, error: detail }, 'could not cancel an order past its deadline, will try again')
  }

  const cancelDue = async (at: string): Promise<void> => {
    let after: DeadlinePlace | undefined
    do {
      const page = await store.due(at, after, pageSize)
      await Promise.all(page.map(cancel))
      after = page.length === pageSize ? page.at(-1) : undefined
    } while (after !== undefined && !stopping.signal.aborted)
  }

  // Under load the head is always a little ahead. So one look notes the head, and the next looks wait until that position is handled.
  let goal: { readonly position: number; readonly at: string } | undefined

  const look = async (): Promise<void> => {
    const at = goal?.at ?? new Date(clock.now()).toISOString()
    if (goal === undefined && (await store.due(at, undefined, 1)).length === 0) return
    goal ??= { at, position: (await log.head()).position }
    if (!projection.subscription.ready || !reactions.subscription.ready) return
    if (projection.subscription.checkpoint.position < goal.position || reactions.progress.position < goal.position) return
    goal = undefined
    await cancelDue(at)
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => {
        logger.warn({ service: name, error: messageOf(error) }, 'could not look for orders past their deadline, will try again')
      })
      await clock.sleep(LOOK_EVERY_MS, stopping.signal)
    }
  }
  const running = run()

  return async () => {
    stopping.abort()
    await running
  }
}
