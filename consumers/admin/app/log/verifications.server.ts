import { redirect } from 'react-router'
import { answerOf, visitOf, type Context } from '@souk/site/pages/server'
import { tell } from '../shell/told.server.ts'

export const loadVerifications = async (context: Context) => {
  const { shop } = visitOf(context)
  const [{ items }, head] = await Promise.all([answerOf(context, shop.listVerifications()), answerOf(context, shop.getHead())])
  return { day: new Date().toISOString().slice(0, 10), head, verifications: items }
}

export type Verification = Awaited<ReturnType<typeof loadVerifications>>['verifications'][number]

/** Begins a verification. If one is running, it goes on, and no other begins. */
export const verify = async (context: Context, request: Request): Promise<Response> => {
  await answerOf(context, visitOf(context).shop.addVerification())
  tell(context, request, ({ log: words }) => words.begun)
  return redirect('/log/verifications')
}
