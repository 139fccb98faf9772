import { redirect } from 'react-router'
import { answerOf, customerOf, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { send } from './forms.server.ts'

export const loadSessions = async (context: Context) => {
  customerOf(context)
  const { items } = await answerOf(context, visitOf(context).shop.listSessions())
  // This one first, then the one that was used last.
  return items.toSorted((one, other) => Number(other.current) - Number(one.current) || other.refreshedAt.localeCompare(one.refreshedAt))
}

/** Ends one session, or all but this one. What has ended already stays so. */
export const endSessions = async (context: Context, request: Request) => {
  customerOf(context)
  const { sessionId } = await valuesOf(request)
  const { shop } = visitOf(context)
  const asked = sessionId === undefined ? shop.endOtherSessions() : shop.endSession({ path: { sessionId } })
  const problem = await send(context, asked, { missing: 'done' })
  say(context, problem !== undefined ? 'failed' : sessionId === undefined ? 'sessionsEnded' : 'sessionEnded')
  return redirect('/account/sessions')
}
