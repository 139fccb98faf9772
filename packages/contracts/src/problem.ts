import { z } from 'zod'

/** Every error that an API of Souk can answer: stable code → HTTP status and title. */
export const problems = {
  'malformed-request': { status: 400, title: 'The request is malformed' },
  'not-authenticated': { status: 401, title: 'The request does not say who sends it' },
  forbidden: { status: 403, title: 'The sender may not do this' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'method-not-allowed': { status: 405, title: 'The resource does not know this method' },
  conflict: { status: 409, title: 'The resource is no longer in a state that allows this' },
  'username-taken': { status: 409, title: 'The user name belongs to somebody else' },
  'order-not-pending': { status: 409, title: 'The order is final already' },
  'idempotency-key-reused': { status: 409, title: 'The Idempotency-Key was used for another request' },
  'precondition-failed': { status: 412, title: 'The resource has changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'unknown-product': { status: 422, title: 'An ordered product does not exist' },
  'unknown-category': { status: 422, title: 'The category does not exist or is retired' },
  'product-retired': { status: 422, title: 'The product is no longer sold' },
  'insufficient-stock': { status: 422, title: 'There are not that many units available' },
  'insufficient-credit': { status: 422, title: 'There is not that much credit available' },
  'amount-too-large': { status: 422, title: 'The amount is beyond what the shop can account for' },
  'wrong-password': { status: 422, title: 'The current password is not right' },
  'customer-forgotten': { status: 422, title: 'The customer has been forgotten' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something is wrong on our side' },
  'bad-gateway': { status: 502, title: 'A service behind the gateway does not answer properly' },
  overloaded: { status: 503, title: 'The system is overloaded; nothing was accepted' },
  unavailable: { status: 503, title: 'A part that is needed is away; nothing was changed' },
  'catching-up': { status: 503, title: 'The service is still catching up with the log; nothing was changed' },
  'outcome-unknown': { status: 503, title: 'Whether the request took effect cannot be told now; retry with the same Idempotency-Key' },
  'gateway-timeout': { status: 504, title: 'A service behind the gateway does not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** RFC 9457 problem, as every error is answered. */
export const Problem = z
  .object({
    type: z.string().describe('`urn:souk:problem:<code>`'),
    code: z.string().describe('Stable name of the problem, for programs.'),
    title: z.string().describe('What the code means, for people.'),
    status: z.int().describe('The HTTP status.'),
    detail: z.string().optional().describe('What it is about in this case.'),
    requestId: z.string().describe('The same as in the logs.'),
    errors: z
      .array(
        z.object({
          path: z.string().describe('Which field, `body/lines/0/quantity`.'),
          message: z.string().describe('What is wrong with it.'),
        }),
      )
      .optional()
      .describe('The fields that are wrong.'),
  })
  .describe('What went wrong, RFC 9457.')
export type Problem = z.infer<typeof Problem>

/** A command that the rules do not allow: a value that deciders return, mapped to HTTP at the edge. */
export interface Rejection {
  readonly code: ProblemCode
  readonly detail: string
}

export const rejection = (code: ProblemCode, detail: string): Rejection => ({ code, detail })
