import { messageOf, reactionRequestId, type Checkpoint } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'
import type { CommandHandler, Era, Follower, LogClient } from '@souk/service'
import { cancelOrder } from './domain/commands.ts'
import type { OrderRow } from './view/projectors.ts'
import type { DeadlinePlace, OrderStore } from './view/store.ts'

export interface DeadlinesParts {
  readonly service: {
    readonly name: string
    readonly commands: Pick<CommandHandler, 'execute'>
    readonly log: Pick<LogClient, 'head'>
    readonly projection: { readonly follower: Pick<Follower, 'era' | 'ready' | 'checkpoint'> }
    readonly reactions: { readonly follower: Pick<Follower, 'era' | 'ready'>; readonly progress: Checkpoint }
  }
  readonly store: Pick<OrderStore, 'due'>
  readonly clock: Clock
  readonly logger: Logger
  /** Orders that are canceled at once. */
  readonly pageSize?: number
}

const LOOK_EVERY_MS = 1_000

/**
 * Cancels pending orders whose deadline has passed, looking every second. An order is given up only when all that the log
 * held after its deadline has been shown and acted upon here: after hours of downtime the answers that lie in the log count first.
 * What fails is tried again at the next look.
 * @returns ends it; resolves when nothing of it runs any more
 */
export const startDeadlines = ({ service, store, clock, logger, pageSize = 200 }: DeadlinesParts): (() => Promise<void>) => {
  const stopping = new AbortController()
  const { name, commands, projection, reactions, log } = service

  const cancel = async ({ orderId, correlationId }: OrderRow, era: Era): Promise<void> => {
    const outcome = await commands.execute(cancelOrder({ orderId, reason: 'deadline-passed' }), {
      actor: { kind: 'service', id: name },
      requestId: reactionRequestId(`${name}.deadline`, orderId, 'deadline'),
      correlationId,
      causationId: correlationId,
      retriable: false,
      era,
    })
    if (outcome.kind === 'committed' || outcome.kind === 'unchanged') return
    const detail = outcome.kind === 'failed' ? outcome.detail : outcome.rejection.detail
    logger.warn({ service: name, orderId, error: detail }, 'an order past its deadline could not be canceled; it is tried again')
  }

  const cancelDue = async (at: string, era: Era): Promise<void> => {
    let after: DeadlinePlace | undefined
    do {
      const page = await store.due(at, after, pageSize)
      await Promise.all(page.map((row) => cancel(row, era)))
      after = page.length === pageSize ? page.at(-1) : undefined
    } while (after !== undefined && !stopping.signal.aborted)
  }

  // Under load the head is always a little ahead. So what counts is where it was at a look; the next looks see whether that is done.
  let goal: { readonly position: number; readonly at: string } | undefined

  const look = async (): Promise<void> => {
    const at = goal?.at ?? new Date(clock.now()).toISOString()
    if (goal === undefined && (await store.due(at, undefined, 1)).length === 0) return
    // What holds in one era is acted upon in that one: in the next the answers may have to be looked at again.
    const { era } = projection.follower
    if (era === undefined || reactions.follower.era !== era) return
    const { position } = await log.head()
    // A head before the goal is that of another log, or of an older copy.
    if (goal === undefined || position < goal.position) goal = { at, position }
    if (!projection.follower.ready || !reactions.follower.ready) return
    if (projection.follower.checkpoint.position < goal.position || reactions.progress.position < goal.position) return
    goal = undefined
    await cancelDue(at, era)
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => {
        logger.warn({ service: name, error: messageOf(error) }, 'looking for deadlines failed; trying again')
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
