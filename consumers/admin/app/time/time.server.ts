import { redirect } from 'react-router'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { namesOf } from '../changes/actors.server.ts'
import { rowOf } from '../log/rows.ts'
import { thingsOf } from '../log/things.ts'
import { textIn } from '../parts/address.ts'
import { currencyOf } from '../parts/currency.server.ts'
import { barsOf, countedFrom, periodOf, type Span } from './bars.ts'
import { choicesFor } from './choices.server.ts'
import { momentIn, momentsIn } from './moments.ts'
import { offeredBy, placeIn, timeOf } from './place.ts'
import { loadThings } from './things.server.ts'

/** So many commits are shown on either side. */
const AROUND = 7

/** The position of the last commit at a moment. Later than now there is none yet. */
const positionAt = async (context: Context, moment: number): Promise<number> => {
  const until = new Date(Math.min(moment, Date.now()) + 1).toISOString()
  const { commits } = await answerOf(context, visitOf(context).shop.listCommits({ query: { until, sort: 'newest', limit: 1 } }))
  return commits[0]?.position ?? 1
}

const timeOfCommit = async (context: Context, position: number): Promise<number> =>
  Date.parse((await answerOf(context, visitOf(context).shop.getCommit({ path: { position } }))).at)

/** Commits that have a name, because of what happened with them. */
const loadEvents = async (context: Context) => {
  const { shop } = visitOf(context)
  const [first, last] = await Promise.all([
    orNull(context, shop.listCommits({ query: { type: 'OrderPlaced', limit: 1 } })),
    orNull(context, shop.listCommits({ query: { type: 'OrderCanceled', sort: 'newest', limit: 1 } })),
  ])
  const events = [
    { name: 'firstOrder', position: first?.commits[0]?.position },
    { name: 'lastCanceled', position: last?.commits[0]?.position },
  ] as const
  return events.flatMap(({ name, position }) => (position === undefined ? [] : { name, position }))
}

/** What came when, as bars. Null: nobody can say. */
const loadBars = async (context: Context, span: Span) => {
  const from = new Date(countedFrom(span)).toISOString()
  const until = new Date(span.until + 1).toISOString()
  const activity = await orNull(context, visitOf(context).shop.getActivity({ query: { by: periodOf(span), from, until } }))
  return activity && barsOf(activity.periods, span)
}

export const loadTime = async (context: Context, request: Request) => {
  const { shop } = visitOf(context)
  const query = new URL(request.url).searchParams
  const place = placeIn(query)
  const asked = momentIn(query.get('moment') ?? '')
  if (asked !== undefined) throw redirect(timeOf(place, { at: await positionAt(context, asked) }))
  const head = await answerOf(context, shop.getHead())
  const at = place.at ?? head.position
  // There is nothing behind the end of the log.
  if (at > head.position) throw redirect(timeOf(place, { at: undefined }))
  const text = textIn(query, 'q')
  const [begin, end, around, past, now, currency, events, things, found] = await Promise.all([
    timeOfCommit(context, 1),
    timeOfCommit(context, head.position),
    answerOf(context, shop.listCommits({ query: { after: Math.max(0, at - AROUND - 1), before: at + AROUND + 1 } })),
    orNull(context, shop.getMeasures({ query: { asOf: at } })),
    orNull(context, shop.getMeasures({ query: { asOf: head.position } })),
    currencyOf(context),
    loadEvents(context),
    loadThings(context, place, at),
    text === '' ? undefined : choicesFor(context, text, place),
  ])
  const span = { from: begin, until: Math.max(begin, end) }
  const [bars, names] = await Promise.all([loadBars(context, span), namesOf(context, around.commits)])
  const commit = around.commits.find(({ position }) => position === at)
  return {
    day: new Date().toISOString().slice(0, 10),
    place,
    at,
    head: head.position,
    moment: commit === undefined ? span.until : Date.parse(commit.at),
    span,
    bars,
    moments: momentsIn(span, Date.now()),
    events,
    measures: past && now && { past, now },
    currency: currency ?? '',
    rows: around.commits.map((one) => ({
      ...rowOf(one, names),
      orderId: thingsOf(one.appends.map(({ stream }) => stream)).find(({ kind }) => kind === 'order')?.id,
    })),
    offered: offeredBy(commit?.appends.map(({ stream }) => stream) ?? [], place),
    things,
    found,
  }
}

export type TimeData = Awaited<ReturnType<typeof loadTime>>
