import { setTimeout as sleep } from 'node:timers/promises'
import {
  operationsOf,
  valueOf,
  type Commit,
  type GetRebuildOfOrderResponse,
  type GetStatusOfOrderResponse,
  type GetVerificationResponse,
  type OrderMessage,
  type SigningKey,
  type SoukApi,
  type SoukClient,
} from '@souk/client'
import { serviceNames, type ServiceName } from '@souk/contracts'
import { newId } from '@souk/log-protocol'
import { Fault } from './fault.ts'
import type { Progress } from './progress.ts'

/** @throws Fault */
export const serviceNamed = (name: string): ServiceName => {
  const found = serviceNames.find((service) => service === name)
  if (found === undefined) throw new Fault(`there is no service ${name}, only ${serviceNames.join(', ')}`)
  return found
}

/** How a service stands. */
export type Status = GetStatusOfOrderResponse

const REBUILD_PATIENCE_MS = 3_600_000
const REBUILD_PAUSE_MS = 100

/**
 * Waits until the view of a service has reached a position.
 * @param instance  whose view is meant (default: that of any instance)
 * @returns how the service stands then
 * @throws Fault if it takes longer than `patienceMs`; RequestRefused
 */
export const untilViewAt = async (
  shop: SoukApi,
  service: ServiceName,
  position: number,
  patienceMs: number,
  seen: (position: number) => void = () => undefined,
  instance?: string,
): Promise<Status> => {
  for (const start = Date.now(); ; await sleep(100)) {
    const status = await valueOf(operationsOf(shop)[service].status(instance === undefined ? {} : { query: { instance } }))
    seen(status.checkpoint.position)
    if (status.checkpoint.position >= position) return status
    if (Date.now() - start > patienceMs)
      throw new Fault(`the view of ${service} is still at position ${status.checkpoint.position}, not yet at ${position}`)
  }
}

/**
 * Waits until the view of a service is rebuilt up to a position.
 * @param instance  the instance that rebuilds it, if it is known; others may have views of their own
 * @throws Fault; RequestRefused
 */
export const untilRebuilt = async (
  shop: SoukApi,
  service: ServiceName,
  position: number,
  progress: Progress,
  instance?: string,
): Promise<Status> => {
  progress.begin('commits', position)
  try {
    return await untilViewAt(shop, service, position, REBUILD_PATIENCE_MS, progress.at, instance)
  } finally {
    progress.end()
  }
}

export interface RebuildWanted {
  /** Whether to compare the rows before and after. */
  readonly fingerprints?: boolean
  /** Which instance of the service is to do it (default: any). */
  readonly instance?: string
}

/** What has become of a rebuild. */
export type Rebuilt = GetRebuildOfOrderResponse

/**
 * Rebuilds the view of a service, and waits until it shows all that was in the log.
 * @returns how the service stands then, and with fingerprints what has become of the rebuild
 * @throws Fault; RequestRefused
 */
export const rebuild = async (
  shop: SoukApi,
  service: ServiceName,
  { fingerprints = false, instance: wanted }: RebuildWanted,
  progress: Progress,
): Promise<{ readonly status: Status; readonly rebuilt?: Rebuilt }> => {
  const operations = operationsOf(shop)[service]
  const { position, rebuildId, instance } = await valueOf(
    operations.rebuildView({ ...(wanted !== undefined && { query: { instance: wanted } }), body: { fingerprints } }),
  )
  if (!fingerprints) return { status: await untilRebuilt(shop, service, position, progress, instance) }
  progress.begin('commits', position)
  try {
    for (;;) {
      const rebuilt = await valueOf(operations.rebuild({ path: { rebuildId }, query: { instance } }))
      progress.at(rebuilt.position)
      if (rebuilt.endedAt !== null) return { rebuilt, status: await valueOf(operations.status({ query: { instance } })) }
      await sleep(REBUILD_PAUSE_MS)
    }
  } finally {
    progress.end()
  }
}

/** A line for each collection: whether its rows are the same as before, how many there are, and their fingerprint. */
export const describeFingerprints = ({ fingerprints, detail }: Rebuilt): string =>
  [
    ...(fingerprints ?? []).map(({ collection, before, after, equal }) => {
      const [one, other] = [before, after].map((taken) => (taken === null ? 'unknown' : `${taken.rows} rows ${taken.sha256}`))
      if (equal === true) return `✓\t${collection}\t${one}`
      return `${equal === null ? '?' : '✗'}\t${collection}\tbefore: ${one}\tafter: ${other}`
    }),
    ...(detail === null ? [] : [detail]),
  ].join('\n')

/** Makes a new key that signs access tokens from now on. @throws RequestRefused */
export const rotateSigningKey = (shop: SoukApi): Promise<SigningKey> =>
  valueOf(shop.rotateSigningKey({ headers: { 'idempotency-key': newId() } }))

const VERIFICATION_PAUSE_MS = 200

/**
 * Lets the event store verify its whole log, and waits for the result. If a verification is running, waits for that one.
 * @throws Fault if the log cannot be read to its end; RequestRefused
 */
export const verifyLog = async (shop: SoukApi, progress: Progress): Promise<NonNullable<GetVerificationResponse['result']>> => {
  let job: GetVerificationResponse = await valueOf(shop.beginVerification())
  progress.begin('commits', job.head)
  try {
    for (; job.state === 'running'; job = await valueOf(shop.getVerification())) {
      progress.at(job.position)
      await sleep(VERIFICATION_PAUSE_MS)
    }
  } finally {
    progress.end()
  }
  if (job.result === null) throw new Fault('the event store could not read the log to its end')
  return job.result
}

/** One line for each event of a commit: `12  2026-03-14T15:09:26.535Z  order-…  1  OrderPlaced`. */
export const describeCommit = ({ position, at, appends }: Commit): string =>
  appends
    .flatMap(({ stream, fromVersion, events }) =>
      events.map(({ type }, index) => [position, at, stream, fromVersion + index + 1, type].join('\t')),
    )
    .join('\n')

const TAIL_PAGE = 500

/** Yields the commits after a position up to another. */
async function* commitsBetween(shop: SoukClient, after: number, upTo: number): AsyncGenerator<Commit> {
  for (let position = after; position < upTo;) {
    const { commits } = await valueOf(shop.listCommits({ query: { after: position, limit: Math.min(TAIL_PAGE, upTo - position) } }))
    yield* commits
    position = commits.at(-1)?.position ?? upTo
  }
}

/** Yields the last commits of the log. With `follow`, also yields new commits, without end. @throws RequestRefused */
export async function* tailLog(shop: SoukClient, { last, follow }: { last: number; follow: boolean }): AsyncGenerator<Commit> {
  const head = await valueOf(shop.getHead())
  let { position } = head
  yield* commitsBetween(shop, Math.max(0, position - last), position)
  if (!follow) return
  for await (const event of shop.commitEvents({ after: position })) {
    if (event.kind === 'change') yield event.data
    // Nobody has read for so long that the stream leaves out commits.
    else yield* commitsBetween(shop, position, event.position)
    position = event.kind === 'change' ? event.data.position : event.position
  }
}

/** A line for a change of an order, in columns: time, order, what it changed, by which event, who brought it about. */
export const describeOrderChange = ({ at, orderId, subject, status, event, by }: OrderMessage): string =>
  [at, orderId, `${subject} ${status}`, event, by].join('\t')

/** Yields the changes of orders from now on, without end. @throws RequestRefused */
export async function* watchOrders(shop: SoukClient, customerId: string | undefined): AsyncGenerator<OrderMessage> {
  for await (const event of shop.allOrderEvents(customerId === undefined ? {} : { customerId }))
    if (event.kind === 'change') yield event.data
}
