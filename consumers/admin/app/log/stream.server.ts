import { data } from 'react-router'
import { answerOf, orNull, visitOf, type Context } from '@souk/site/pages/server'
import { namesOf } from '../changes/actors.server.ts'
import { isStream, thingOf } from './things.ts'

const PAGE = 50

/** A part of the events of a stream, in their order. The address says after which version it begins. */
export const loadStream = async (context: Context, request: Request, stream: string) => {
  if (!isStream(stream)) throw data(null, 404)
  const { shop } = visitOf(context)
  const given = new URL(request.url).searchParams.get('after') ?? ''
  const afterVersion = /^\d{1,9}$/.test(given) ? Number(given) : 0
  const [{ events }, found] = await Promise.all([
    answerOf(context, shop.getStream({ path: { stream }, query: { afterVersion, limit: PAGE } })),
    orNull(context, shop.listStreams({ query: { prefix: stream, limit: 1 } })),
  ])
  const names = await namesOf(context, events)
  const [all] = found?.items ?? []
  const shownUntil = events.at(-1)?.version ?? afterVersion
  const to = (version: number): string => `/log/streams/${stream}${version === 0 ? '' : `?after=${version}`}`
  return {
    day: new Date().toISOString().slice(0, 10),
    stream,
    thing: thingOf(stream),
    service: all?.service ?? null,
    /** Null: nobody can say. */
    version: all?.stream === stream ? all.version : null,
    events: events.map(({ actor, ...event }) => ({ ...event, by: { ...actor, name: names[actor.id] } })),
    before: afterVersion === 0 ? null : to(Math.max(0, afterVersion - PAGE)),
    after: events.length === PAGE && shownUntil !== all?.version ? to(shownUntil) : null,
  }
}
