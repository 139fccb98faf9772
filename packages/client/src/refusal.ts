import type { ClientTokenError, Problem } from './generated/types.gen.ts'

/** The shop has refused a request. Thrown by {@link valueOf}. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly problem: Problem
  /** What was refused. Undefined: whoever throws it does not know any more. */
  readonly request: Request | undefined

  constructor(problem: Problem, request?: Request) {
    super(describeProblem(problem))
    this.problem = problem
    this.request = request
  }
}

/** `422 insufficient-stock: Not enough units are available (…)` */
export const describeProblem = ({ status, code, title, detail }: Problem): string =>
  `${status} ${code}: ${title}${detail === undefined ? '' : ` (${detail})`}`

/** An answer: what the request asked for, or why the shop refused it. */
export type Answer<Data> = ({ readonly data: Data; readonly error: undefined } | { readonly data: undefined; readonly error: Problem }) & {
  readonly request?: Request
  readonly response?: Response
}

/** What a request asked for, for callers who expect that it succeeds. @throws RequestRefused if the shop refused it */
export const valueOf = async <Data>(answer: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> => {
  const { data, error, request } = await answer
  if (error !== undefined) throw new RequestRefused(error, request)
  // TypeScript has inferred `undefined` from the other kind of answer.
  return data as Exclude<Data, undefined>
}

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'status' in value && 'title' in value

export const isTokenError = (value: unknown): value is ClientTokenError =>
  typeof value === 'object' && value !== null && 'error' in value && typeof value.error === 'string'
