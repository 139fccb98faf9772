import { z } from 'zod'
import { Actor, instant } from '@souk/log-protocol'

/** Every error that an API can answer: its stable code, HTTP status and title. `docs/errors.md` lists the same. */
export const problems = {
  'malformed-request': { status: 400, title: 'The request is malformed' },
  'broken-picture': { status: 400, title: 'The picture is damaged, or something else is in its file, too' },
  'idempotency-key-required': { status: 400, title: 'The request needs an Idempotency-Key' },
  'not-authenticated': { status: 401, title: 'The request is not authenticated' },
  'wrong-credentials': { status: 401, title: 'The user name or the password is wrong' },
  'session-ended': { status: 401, title: 'The session has ended; log in again' },
  forbidden: { status: 403, title: 'The sender may not do this' },
  'account-disabled': { status: 403, title: 'A manager has disabled the account' },
  'foreign-origin': { status: 403, title: 'A page of another site may not do this' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'method-not-allowed': { status: 405, title: 'The resource does not support this method' },
  'unknown-version': { status: 406, title: 'The API does not have this version' },
  'not-acceptable': { status: 406, title: 'The resource is not there in a media type that Accept names' },
  'version-required': { status: 406, title: 'The request must name a version of the API' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'The state of the resource does not allow this' },
  'username-taken': { status: 409, title: 'The user name belongs to somebody else' },
  'last-manager': { status: 409, title: 'The shop would have no manager' },
  'order-not-pending': { status: 409, title: 'The order is no longer pending' },
  'already-undone': { status: 409, title: 'What is to be taken back has been taken back already' },
  'idempotency-key-reused': { status: 409, title: 'The Idempotency-Key was used for another request' },
  'precondition-failed': { status: 412, title: 'The resource has changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'picture-too-large': { status: 413, title: 'The picture has too many pixels' },
  'unsupported-media-type': { status: 415, title: 'The body must have the content type that Accept names, in UTF-8 and not compressed' },
  'unsupported-picture': { status: 415, title: 'The body must be a PNG, JPEG, WebP or AVIF picture that does not move' },
  'unknown-host': { status: 421, title: 'The shop does not go by this host name' },
  'customer-required': { status: 422, title: 'A manager must say which customer orders' },
  'unknown-product': { status: 422, title: 'An ordered product does not exist' },
  'lines-unavailable': { status: 422, title: 'Products of the order are no longer sold' },
  'unknown-category': { status: 422, title: 'The category does not exist or is retired' },
  'category-cycle': { status: 422, title: 'The category would be inside itself' },
  'category-too-deep': { status: 422, title: 'The categories would be nested too deeply' },
  'product-retired': { status: 422, title: 'The product is no longer sold' },
  'insufficient-stock': { status: 422, title: 'Not enough units are available' },
  'wrong-undo': { status: 422, title: 'The request is not the opposite of the commit that it takes back' },
  'insufficient-credit': { status: 422, title: 'Not enough credit is available' },
  'amount-too-large': { status: 422, title: 'The amount is too large for the shop' },
  'wrong-password': { status: 422, title: 'The current password is wrong' },
  'common-password': { status: 422, title: 'The password is one of the most common ones' },
  'customer-forgotten': { status: 422, title: 'The customer has been forgotten' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'head-too-large': { status: 431, title: 'The head of the request is too large' },
  'internal-error': { status: 500, title: 'The server failed' },
  'bad-gateway': { status: 502, title: 'A service behind the gateway gave no valid answer' },
  overloaded: { status: 503, title: 'The system is overloaded; nothing was accepted' },
  unavailable: { status: 503, title: 'A part of the system is unavailable; nothing was changed' },
  'catching-up': { status: 503, title: 'The service is still catching up with the log; nothing was changed' },
  'outcome-unknown': { status: 503, title: 'It is unknown whether the request took effect; retry with the same Idempotency-Key' },
  'gateway-timeout': { status: 504, title: 'A service behind the gateway did not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

export const Problem = z
  .object({
    type: z.string().describe('`urn:souk:problem:<code>`'),
    code: z.string().describe('Stable name of the problem, for programs.'),
    title: z.string().describe('What the code means, for people.'),
    status: z.int().describe('The HTTP status.'),
    detail: z.string().optional().describe('What went wrong in this case.'),
    requestId: z.string().describe('Id of the request, as in the logs.'),
    errors: z
      .array(
        z.object({
          path: z
            .string()
            .describe('The field, as the request names it: `lines.0.quantity`, `limit`, `Idempotency-Key`; `body` is the whole body.'),
          message: z.string().describe('What is wrong with the field, as a sentence.'),
        }),
      )
      .optional()
      .describe('The fields that are wrong.'),
    current: z
      .record(z.string(), z.unknown())
      .optional()
      .describe(
        'With 412 for a product, a category, a customer or a cart: the resource as GET shows it now. The header `ETag` is its tag, so that the client can try again.',
      ),
    changedBy: Actor.optional().describe(
      'With `current` of a product or a category: who has made the newest change of it. Stock does not count.',
    ),
    changedAt: instant.optional().describe('When that was.'),
  })
  .describe('A problem (RFC 9457): the answer to every request that fails.')
export type Problem = z.infer<typeof Problem>

/** Why a command is not allowed. Deciders return it; the HTTP edge answers it as a {@link Problem}. */
export interface Rejection {
  readonly code: ProblemCode
  readonly detail: string
  /** What is wrong with each part of the command, if only some are wrong. */
  readonly errors?: NonNullable<Problem['errors']>
}

export const rejection = (code: ProblemCode, detail: string, errors?: Rejection['errors']): Rejection => ({
  code,
  detail,
  ...(errors !== undefined && { errors }),
})
