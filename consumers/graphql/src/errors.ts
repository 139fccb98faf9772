import { GraphQLError } from 'graphql'
import { RequestRefused, ShopUnreachable } from '@souk/client'
import { problems, type ProblemCode } from '@souk/contracts'
import { disclosed, type Logger } from '@souk/http'

/** An error with the code of a problem. */
const errorOf = (code: ProblemCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, status: problems[code].status } })

export const malformed = (message: string): GraphQLError => errorOf('malformed-request', message)
export const notAuthenticated = (): GraphQLError => errorOf('not-authenticated', problems['not-authenticated'].title)

/** Its name and its code are those that clients of persisted queries know: they send the query again, with its text. */
export const persistedQueryNotFound = (): GraphQLError =>
  new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } })

/** What a client is told of a failure that is not about the query. */
const toldOf = (error: unknown, requestId: string, logger: Logger): { readonly message: string; readonly extensions: object } => {
  if (error instanceof RequestRefused) {
    const { code, status, title, detail = title, errors } = error.problem
    return { message: detail, extensions: { code, status, ...(errors !== undefined && { errors }) } }
  }
  const code =
    error instanceof ShopUnreachable
      ? error.cause instanceof Error && error.cause.name === 'TimeoutError'
        ? 'gateway-timeout'
        : 'bad-gateway'
      : disclosed(error, requestId, logger).code
  return { message: problems[code].title, extensions: { code, status: problems[code].status } }
}

/** Every error as the shop writes it: with the code of its problem, the status and the id of the request, and no more than the client may know. */
export const errorFormat =
  (requestId: string, logger: Logger) =>
  (error: Readonly<GraphQLError | Error>): GraphQLError => {
    // The HTTP request is no request of GraphQL.
    if (!(error instanceof GraphQLError)) return errorFormat(requestId, logger)(malformed(error.message))
    const { nodes, source, positions, path, originalError } = error
    const { message, extensions } =
      originalError !== undefined && !(originalError instanceof GraphQLError)
        ? toldOf(originalError, requestId, logger)
        : {
            message: error.message,
            extensions: { ...(error.extensions['code'] === undefined && malformed('').extensions), ...error.extensions },
          }
    return new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions, requestId } })
  }
