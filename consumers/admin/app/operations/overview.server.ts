import { operationsOf } from '@souk/client'
import { orNull, visitOf, type Context } from '@souk/site/pages/server'
import { fromInstance, listInstances } from './ask.server.ts'
import { services, type ServiceName } from './services.ts'
import { failuresOf, isRunning, standingOf } from './standing.ts'

const ROWS = 5

type Announced = Awaited<ReturnType<typeof listInstances>>[number]

/** How one instance stands. What it has announced is shown if it does not answer. */
const rowOf = async (context: Context, service: ServiceName, announced: Announced | undefined) => {
  const asked = announced === undefined ? {} : { query: { instance: announced.instance } }
  const operations = operationsOf(visitOf(context).shop)[service]
  const [status, rebuilds] = await Promise.all([
    fromInstance(context, operations.status(asked)),
    fromInstance(context, operations.listRebuilds(asked)),
  ])
  const seen = status ?? announced
  const instance = seen?.instance
  return {
    service,
    instance,
    standing: standingOf(status, rebuilds?.items ?? []),
    database: seen?.database,
    since: seen?.since,
    lastSeenAt: announced?.lastSeenAt,
    position: status?.checkpoint.position ?? announced?.position,
    head: status?.head ?? undefined,
    // Who does not answer may be anywhere by now.
    lag: status?.lag,
    waiting: status?.head === null ? undefined : status && Math.max(0, status.head - status.reactionsDone.position),
    parked: seen === undefined ? undefined : seen.parked.projection + seen.parked.reactions,
    divergences: status?.divergences,
    failures: status === null ? [] : failuresOf(status),
    rebuild: rebuilds?.items.find(isRunning)?.rebuildId,
  }
}

export type InstanceRow = Awaited<ReturnType<typeof rowOf>>

/** Every service and instance, what waits for somebody, and what the auditor has found. */
export const loadOverview = async (context: Context) => {
  const { shop } = visitOf(context)
  const [announced, parked, audits] = await Promise.all([
    listInstances(context),
    orNull(context, shop.listAllParked({ query: { limit: ROWS } })),
    orNull(context, shop.listAudits({ query: { limit: ROWS } })),
  ])
  const rows = services.map((service) => {
    const own = announced.filter(({ name }) => name === service)
    return Promise.all((own.length === 0 ? [undefined] : own).map((one) => rowOf(context, service, one)))
  })
  return {
    eventStore: announced.find(({ name }) => name === 'event-store') ?? null,
    rows: (await Promise.all(rows)).flat(),
    parked: parked && {
      count: parked.total.count,
      events: parked.items.map(({ consumer, eventId, type, position, parkedAt, error }) => ({
        consumer,
        eventId,
        type,
        position,
        parkedAt,
        error,
      })),
    },
    audits: audits && audits.items,
  }
}

export type Overview = Awaited<ReturnType<typeof loadOverview>>
