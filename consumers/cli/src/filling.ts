import { describeProblem, valueOf, type Answer, type Problem } from '@souk/client'
import { Fault } from './fault.ts'

/** The header that makes a write for a fact of a file safe to repeat. It is the same in every run, and visible ASCII without spaces. */
export const keyFor = (fact: string) => ({ 'idempotency-key': encodeURIComponent(fact) })

export const refused = (fact: string, problem: Problem): Fault => {
  const hint = problem.code === 'idempotency-key-reused' ? '; the shop was filled from other data before' : ''
  return new Fault(`cannot set up ${fact}: ${describeProblem(problem)}${hint}`)
}

/** Makes what a fact of a file asks for, once in all runs. @throws Fault if the shop refuses it */
export const make = async <Data>(fact: string, send: (headers: ReturnType<typeof keyFor>) => Promise<Answer<Data>>) => {
  const answer = send(keyFor(fact))
  const { error, response } = await answer
  if (error !== undefined) throw refused(fact, error)
  return { data: await valueOf(answer), response }
}
