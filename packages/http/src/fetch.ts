import type { Readable } from 'node:stream'
import type { App } from './app.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Statuses whose answers have no body. */
const withoutBody: readonly number[] = [204, 205, 304]

/** What comes in parts, until nobody reads it any more. */
const streamOf = (source: Readable): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const parts = source[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => {
      source.destroy()
    },
  })
}

/**
 * Makes a `fetch` that hands requests to an application of this process, without a socket. The host in their URL does not count.
 * `X-Forwarded-For` says from which address the application sees them come: whoever calls this is a part of the shop.
 * @param appOf  called for each request, because the application may be made later
 */
export const fetchOf =
  (appOf: () => App) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const { 'x-forwarded-for': remoteAddress = '127.0.0.1', ...headers } = Object.fromEntries(request.headers)
    const method = methods.find((one) => one === request.method)
    if (method === undefined) throw new TypeError(`no application has ${request.method}`)
    const payload = Buffer.from(await request.arrayBuffer())
    const isStream = request.headers.get('accept') === 'text/event-stream'
    const answer = await appOf()
      .inject({
        method,
        url: `${pathname}${search}`,
        headers,
        remoteAddress,
        ...(payload.length > 0 && { payload }),
        signal: request.signal,
        // A stream of events has no end to wait for.
        payloadAsStream: isStream,
      })
      .catch((error: unknown) => {
        // Whoever does not wait any more hears their own reason, as from any `fetch`, such as that of a time limit.
        request.signal.throwIfAborted()
        throw error
      })
    const { statusCode } = answer
    const body = isStream ? streamOf(answer.stream()) : new Uint8Array(answer.rawPayload)
    const response = new Response(withoutBody.includes(statusCode) ? null : body, { status: statusCode })
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) response.headers.set(name, String(value))
    return response
  }
