import { expect } from 'vitest'
import { Problem, problems, type ProblemCode } from '@souk/contracts'

interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string | string[] | number | undefined>
  readonly body: string
}

/** Every error is a problem, as the contracts say, and tells nothing that would help an attacker. */
export const expectProblem = ({ statusCode, headers, body }: Answer, code: ProblemCode): Problem => {
  const problem = Problem.parse(JSON.parse(body))
  expect({ statusCode, code: problem.code, status: problem.status }).toEqual({
    statusCode: problems[code].status,
    code,
    status: problems[code].status,
  })
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem).toMatchObject({ type: `urn:souk:problem:${code}`, title: problems[code].title, requestId: headers['x-request-id'] })
  expect(body).not.toMatch(/secret|node_modules|\bat .+:\d+:\d+/)
  return problem
}
