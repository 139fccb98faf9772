import { setTimeout as sleep } from 'node:timers/promises'
import { discard, isTemporary, ShopUnreachable } from './fetch.ts'
import type { Client } from './generated/client/index.ts'
import type { Commit, ListAllParkedResponse, ListInstancesResponse, OrderMessage, ProductMessage } from './generated/types.gen.ts'
import { isProblem, RequestRefused } from './refusal.ts'

/** What a stream tells: a change, or that there were too many, so that whatever is shown must be loaded anew. `id`: where it can go on. */
export type StreamEvent<Data> =
  | { readonly kind: 'change'; readonly id: string; readonly data: Data }
  | { readonly kind: 'reload'; readonly id: string; readonly position: number }

export interface StreamOptions {
  /** The stream begins after this position of the log. Default: now. */
  readonly after?: number
  /** The stream goes on after the event with this id. */
  readonly lastId?: string
  /** Ends the stream. */
  readonly signal?: AbortSignal
}

/**
 * Streams of events, each as an iterator without end. It connects again whenever the connection or the token ends, and then leaves nothing
 * out and tells nothing twice. It ends when its signal is aborted, or when nobody iterates any more.
 * All throw RequestRefused if the shop refuses the stream: there is no such order, or the client cannot log in.
 */
export interface EventStreams {
  /** The changes of one order. */
  orderEvents(orderId: string, options?: StreamOptions): AsyncGenerator<StreamEvent<OrderMessage>, void>
  /** The changes of all orders, or of those of one customer. A customer hears of his own. */
  allOrderEvents(options?: StreamOptions & { readonly customerId?: string }): AsyncGenerator<StreamEvent<OrderMessage>, void>
  /** The changes of products and of their stock. */
  productEvents(options?: StreamOptions): AsyncGenerator<StreamEvent<ProductMessage>, void>
  /** The commits of the log. */
  commitEvents(options?: StreamOptions): AsyncGenerator<StreamEvent<Commit>, void>
  /** The running instances of all services, whole each time: at once, when they change, and after it has connected again. */
  instanceEvents(options?: Pick<StreamOptions, 'signal'>): AsyncGenerator<ListInstancesResponse, void>
  /** The first page of the parked events of all services, whole each time: at once, when it changes, and after it has connected again. */
  parkedEvents(options?: Pick<StreamOptions, 'signal'>): AsyncGenerator<ListAllParkedResponse, void>
}

/** One block of a stream: an event, or an id alone. */
interface Block {
  readonly id: string | undefined
  readonly event: string | undefined
  readonly data: string | undefined
  readonly retry: string | undefined
}

/** The shop shows every fifteen seconds that a stream is still there. */
const MAX_SILENCE_MS = 45_000
const LONGEST_PAUSE_MS = 30_000

const fieldOf = (block: string, name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]

/** The blocks of a stream, until it ends, is silent for too long, or the signal is aborted. @throws TypeError if the connection breaks */
async function* blocksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Block, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const timer = new AbortController()
      const silence = sleep(MAX_SILENCE_MS, undefined, {
        signal: AbortSignal.any([timer.signal, ...(signal ? [signal] : [])]),
        ref: false,
      }).catch(() => undefined)
      const part = await Promise.race([reader.read(), silence]).finally(() => timer.abort())
      if (part === undefined || part.done) return
      const blocks = (rest + decoder.decode(part.value, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks)
        yield { id: fieldOf(block, 'id'), event: fieldOf(block, 'event'), data: fieldOf(block, 'data'), retry: fieldOf(block, 'retry') }
    }
  } finally {
    // It may be broken already.
    await reader.cancel().catch(() => undefined)
  }
}

interface Path {
  readonly url: string
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

/** Makes the streams of a shop. @param client  sends the requests, with an access token */
export const createEventStreams = (client: Client): EventStreams => {
  /** Connects once. Undefined: it may succeed later. @throws RequestRefused */
  const connect = async ({ url, path, query }: Path, lastId: string | undefined, options: StreamOptions) => {
    const { after, signal } = options
    const { data, error, response } = await client.get<{ 200: ReadableStream<Uint8Array> }, { 400: unknown }>({
      url,
      parseAs: 'stream',
      security: [{ scheme: 'bearer', type: 'http' }],
      headers: { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) },
      ...(path && { path }),
      query: { ...query, ...(after !== undefined && { after }) },
      ...(signal && { signal }),
    })
    if (isProblem(error)) {
      if (isTemporary(error.status)) return undefined
      throw new RequestRefused(error)
    }
    if (response?.headers.get('content-type')?.startsWith('text/event-stream') === true && data !== undefined) return data
    if (response) await discard(response)
    throw new ShopUnreachable('the answer is no stream of events')
  }

  /** The blocks of a stream, over as many connections as it takes. */
  async function* blocksAt(path: Path, options: StreamOptions): AsyncGenerator<Block, void> {
    const { signal } = options
    const isAborted = (): boolean => signal?.aborted === true
    let { lastId } = options
    let retryMs = 1_000
    for (let failures = 0; !isAborted(); failures += 1) {
      try {
        const body = await connect(path, lastId, options)
        for await (const block of body === undefined ? [] : blocksOf(body, signal)) {
          const { id, retry } = block
          failures = 0
          lastId = id ?? lastId
          retryMs = retry === undefined ? retryMs : Number(retry)
          yield block
        }
      } catch (error) {
        if (isAborted()) return
        // `fetch` throws a TypeError when a connection breaks.
        if (!(error instanceof ShopUnreachable || error instanceof TypeError)) throw error
      }
      // Readers who were cut together do not come back together.
      const pause = Math.min(LONGEST_PAUSE_MS, retryMs * 2 ** failures) * (0.5 + Math.random() / 2)
      await sleep(pause, undefined, { ...(signal && { signal }) }).catch(() => undefined)
    }
  }

  async function* follow<Data>(path: Path, options: StreamOptions = {}): AsyncGenerator<StreamEvent<Data>, void> {
    for await (const { id, event, data } of blocksAt(path, options)) {
      if (id === undefined || data === undefined) continue
      if (event === 'reload') yield { kind: 'reload', id, position: Number(id) }
      else yield { kind: 'change', id, data: JSON.parse(data) as Data }
    }
  }

  async function* followState<State>(path: Path, options: StreamOptions = {}): AsyncGenerator<State, void> {
    for await (const { event, data } of blocksAt(path, options)) if (data !== undefined && event !== 'end') yield JSON.parse(data) as State
  }

  return {
    orderEvents: (orderId, options) => follow({ url: '/order/orders/{orderId}/events', path: { orderId } }, options),
    allOrderEvents: ({ customerId, ...options } = {}) =>
      follow({ url: '/order/orders/events', ...(customerId !== undefined && { query: { customerId } }) }, options),
    productEvents: (options) => follow({ url: '/product/products/events' }, options),
    commitEvents: (options) => follow({ url: '/event-store/commits/events' }, options),
    instanceEvents: (options) => followState({ url: '/event-store/instances/events' }, options),
    parkedEvents: (options) => followState({ url: '/event-store/parked/events' }, options),
  }
}
