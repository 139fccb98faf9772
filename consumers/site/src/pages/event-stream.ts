import type { StreamEvent, StreamOptions } from '@souk/client'
import { visitOf, type Context } from './context.ts'

/** Whoever is cut off connects again after that many milliseconds. */
const RETRY_MS = 1_000

/**
 * Passes events of the API on to the browser, which gets no token. The stream ends with the access token: the browser connects again,
 * and that request gets the next token, if the session still lasts.
 * @param follow  makes the stream. What the visitor may not see has been refused before
 */
export const eventStream = async <Data>(
  context: Context,
  request: Request,
  follow: (options: StreamOptions) => AsyncIterable<StreamEvent<Data>>,
): Promise<Response> => {
  const left = await visitOf(context).session.fresh()
  const lastId = request.headers.get('last-event-id')
  const closing = new AbortController()
  const signal = AbortSignal.any([request.signal, closing.signal, AbortSignal.timeout(left)])
  const events = follow({ signal, ...(lastId !== null && { lastId }) })[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`)),
    pull: async (controller) => {
      const { done, value } = await events.next().catch(() => ({ done: true, value: undefined }) as const)
      if (done === true) return controller.close()
      const data = value.kind === 'change' ? JSON.stringify(value.data) : '{}'
      return controller.enqueue(encoder.encode(`id: ${value.id}\nevent: ${value.kind}\ndata: ${data}\n\n`))
    },
    cancel: () => closing.abort(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}
