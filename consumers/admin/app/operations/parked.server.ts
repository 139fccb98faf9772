import { data, redirect } from 'react-router'
import { operationsOf, type Problem } from '@souk/client'
import { isId } from '@souk/site/pages'
import { answerOf, eventStream, orInstead, visitOf, type Context } from '@souk/site/pages/server'
import { csvFile } from '../parts/csv-file.server.ts'
import { tell } from '../shell/told.server.ts'
import { keyOf } from './addresses.ts'
import { fromInstance, listInstances, managerNames } from './ask.server.ts'
import { consumerIn, type Consumer } from './services.ts'

const PARKED_ROWS = 50
const SETTLED_ROWS = 20

/** The inbox, and what managers have settled. */
export const loadParked = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const query = new URL(request.url).searchParams
  const [cursor, settledCursor] = [query.get('cursor'), query.get('settled')]
  const [listed, listedSettled] = await Promise.all([
    orInstead(context, shop.listAllParked({ query: { limit: PARKED_ROWS, ...(cursor !== null && { cursor }) } })),
    orInstead(
      context,
      shop.listSettledParked({ query: { limit: SETTLED_ROWS, ...(settledCursor !== null && { cursor: settledCursor }) } }),
    ),
  ])
  // A cursor that somebody has changed leads to the first page.
  if (listed.error?.status === 400 || listedSettled.error?.status === 400) throw redirect('/operations/parked')
  const parked = await answerOf(context, Promise.resolve(listed))
  const settled = await answerOf(context, Promise.resolve(listedSettled))
  const wanted = query.get('event')
  return {
    parked,
    chosen: (wanted === null ? parked.items[0] : parked.items.find((event) => keyOf(event) === wanted)) ?? null,
    /** The address names an event that is not in the list. */
    isGone: wanted !== null && !parked.items.some((event) => keyOf(event) === wanted),
    discards: query.has('discard'),
    settled,
    names: await managerNames(
      context,
      settled.items.map(({ actor }) => actor.id),
    ),
  }
}

export type ParkedList = Awaited<ReturnType<typeof loadParked>>
export type ParkedEvent = ParkedList['parked']['items'][number]

/** What is parked, as a file. */
export const exportParked = (context: Context): Promise<Response> =>
  csvFile(context, 'parked', visitOf(context).shop.exportParked({ parseAs: 'stream' }))

/** What managers have settled, as a file. */
export const exportSettled = (context: Context): Promise<Response> =>
  csvFile(context, 'settled', visitOf(context).shop.exportSettledParked({ parseAs: 'stream' }))

/** The list again, whenever it changes. */
export const parkedEvents = (context: Context, request: Request): Promise<Response> =>
  eventStream(context, request, async function* (options) {
    for await (const { total } of visitOf(context).shop.parkedEvents(options)) yield { kind: 'change', id: '', data: total }
  })

/** Views may be those of one instance each. So every instance is asked that may have parked the event. */
const instancesWith = async (context: Context, { service, loop }: Consumer): Promise<readonly (string | undefined)[]> => {
  if (loop === 'reactions') return [undefined]
  const own = (await listInstances(context)).filter(({ name }) => name === service)
  const lists = own.map(async ({ instance }) => {
    const parked = await fromInstance(context, operationsOf(visitOf(context).shop)[service].listParked({ query: { instance } }))
    return parked === null || parked.items.length === 0 ? [] : [instance]
  })
  const found = (await Promise.all(lists)).flat()
  return found.length === 0 ? [undefined] : found
}

interface Settling {
  readonly consumer: Consumer
  readonly eventId: string
  /** Undefined: the event is retried. */
  readonly reason: string | undefined
}

/** Undefined: it is settled. `position`: it is, when the view has reached that position again. */
type Outcome = { readonly problem: Problem } | { readonly position: number } | undefined

const settle = async (context: Context, { consumer, eventId, reason }: Settling): Promise<Outcome> => {
  const operations = operationsOf(visitOf(context).shop)[consumer.service]
  const path = { loop: consumer.loop, eventId }
  let outcome: Outcome
  let isDone = false
  for (const instance of await instancesWith(context, consumer)) {
    const asked = { path, ...(instance !== undefined && { query: { instance } }) }
    const answer = await (reason === undefined
      ? orInstead(context, operations.retryParked(asked))
      : orInstead(context, operations.discardParked({ ...asked, body: { reason } })))
    // Instances may share a view: then the first of them has settled the event for all.
    if (answer.error?.status === 404 && isDone) continue
    if (answer.error !== undefined) return { problem: answer.error }
    isDone = true
    if (answer.data !== undefined && 'position' in answer.data) outcome = { position: answer.data.position }
  }
  return outcome
}

const MAX_REASON = 500

/** Retries or discards an event. */
export const settleParked = async (context: Context, request: Request) => {
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const [name, eventId, reason] = [text('consumer'), text('eventId'), text('reason').slice(0, MAX_REASON).toWellFormed()]
  const consumer = consumerIn(name)
  if (consumer === undefined || !isId(eventId)) throw data(null, 404)
  const discards = text('act') === 'discard'
  if (discards && reason === '') return data({ fault: 'reason' as const, detail: undefined, reason }, 400)
  const outcome = await settle(context, { consumer, eventId, reason: discards ? reason : undefined })
  if (outcome !== undefined && 'problem' in outcome) {
    const { problem } = outcome
    if (problem.status === 404 || problem.status === 400) {
      tell(context, request, ({ operations: words }) => words.toldGone, { failed: true })
      throw redirect('/operations/parked')
    }
    if (problem.status === 409) return data({ fault: 'still' as const, detail: problem.detail, reason }, 409)
    if (problem.status === 503) return data({ fault: 'unknown' as const, detail: problem.detail, reason }, 503)
    await answerOf(context, Promise.resolve({ data: undefined, error: problem }))
  }
  tell(context, request, ({ operations: words }) =>
    discards ? words.toldDiscarded : outcome === undefined ? words.toldHandled : words.toldRebuilding(words.processes[consumer.service]),
  )
  throw redirect('/operations/parked')
}
