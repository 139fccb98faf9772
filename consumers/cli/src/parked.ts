import { describeProblem, operationsOf, RequestRefused, ShopUnreachable, valueOf, type ParkedEvent, type SoukApi } from '@souk/client'
import type { ServiceName } from '@souk/contracts'
import { Fault, onOneLine } from './fault.ts'
import { untilRebuilt } from './manage.ts'
import type { Progress } from './progress.ts'

/** The two readers of the log in a service. Each parks events of its own. */
export const loops = ['projection', 'reactions'] as const
export type Loop = (typeof loops)[number]

/** Which parked events are meant. */
export interface Asked {
  readonly services: readonly ServiceName[]
  readonly loops: readonly Loop[]
}

export interface Parked {
  readonly service: ServiceName
  readonly loop: Loop
  readonly event: ParkedEvent
}

/** @throws Fault */
export const loopNamed = (name: string): Loop => {
  const found = loops.find((loop) => loop === name)
  if (found === undefined) throw new Fault(`there is no loop ${name}, only ${loops.join(' and ')}`)
  return found
}

/** Lists the events that services have parked. @throws RequestRefused */
export const listParked = async (shop: SoukApi, asked: Asked): Promise<Parked[]> => {
  const found: Parked[] = []
  for (const service of asked.services) {
    const { items } = await valueOf(operationsOf(shop)[service].listParked())
    for (const event of items) {
      const loop = asked.loops.find((one) => event.consumer === `${service}.${one}`)
      if (loop !== undefined) found.push({ service, loop, event })
    }
  }
  return found
}

/** One line for each event, in columns: id, consumer, type, place in its stream and in the log, since when, and why. */
export const describeParked = (parked: readonly Parked[]): string => {
  const rows = parked.map(({ event }) => [
    event.eventId,
    event.consumer,
    onOneLine(event.type),
    `${event.stream} version ${event.version}`,
    `position ${event.position}`,
    `since ${event.parkedAt}`,
    onOneLine(event.error),
  ])
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What came of a retry or a discard in one consumer. */
export interface Settled {
  /** `order.projection`, for example. */
  readonly consumer: string
  /** Why the event is still parked, or may be; undefined if it is settled. */
  readonly fault: string | undefined
}

const settle = async (shop: SoukApi, action: Action, parked: Parked, progress: Progress): Promise<string | undefined> => {
  const { service, loop, event } = parked
  const path = { loop, eventId: event.eventId }
  const operations = operationsOf(shop)[service]
  const { data, error } =
    action.kind === 'retry'
      ? await operations.retryParked({ path })
      : await operations.discardParked({ path, ...(action.reason !== undefined && { body: { reason: action.reason } }) })
  if (error !== undefined) return describeProblem(error)
  if (data === undefined || !('position' in data)) return undefined
  // Only the rebuilt view tells whether the event can be handled now.
  await untilRebuilt(shop, service, data.position, progress)
  const left = await listParked(shop, { services: [service], loops: [loop] })
  const still = left.find((one) => one.event.eventId === event.eventId)
  return still && `the event still cannot be handled: ${still.event.error}`
}

/** What is to be done with a parked event. */
export type Action = { readonly kind: 'retry' } | { readonly kind: 'discard'; readonly reason?: string | undefined }

/**
 * Retries or discards an event in every consumer that has parked it, and waits for the outcome.
 * @returns what came of it in each of them
 * @throws Fault if none of them has parked the event; RequestRefused
 */
export const settleParked = async (
  shop: SoukApi,
  action: Action,
  eventId: string,
  asked: Asked,
  progress: Progress,
): Promise<readonly Settled[]> => {
  const holding = (await listParked(shop, asked)).filter(({ event }) => event.eventId === eventId)
  if (holding.length === 0) throw new Fault(`no event ${eventId} is parked`)
  const settled: Settled[] = []
  for (const parked of holding) {
    const fault = await settle(shop, action, parked, progress).catch((error: unknown) => {
      // What came of it in the other consumers is told nevertheless.
      if (error instanceof Fault || error instanceof RequestRefused || error instanceof ShopUnreachable) return error.message
      throw error
    })
    settled.push({ consumer: parked.event.consumer, fault })
  }
  return settled
}
