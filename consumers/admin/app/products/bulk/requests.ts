const REQUEST = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether it can be the id of a request, by which the log knows all that the request has done. */
export const isRequestId = (text: string): boolean => REQUEST.test(text)

const withVersion = (requestId: string, version: number): string => `${requestId.slice(0, 14)}${version}${requestId.slice(15)}`

/**
 * The id of the request that takes back what another one has done. It follows from that one, so whoever has the one finds the other:
 * the same UUID, but of version 8, of which everybody may make what they want (RFC 9562, 5.8). Forms have ids of version 4.
 */
export const undoIdOf = (requestId: string): string => withVersion(requestId, 8)

/** The id of the request of a form that this one takes back. Undefined: it takes none back. */
export const undoneIdOf = (requestId: string): string | undefined => (requestId[14] === '8' ? withVersion(requestId, 4) : undefined)
