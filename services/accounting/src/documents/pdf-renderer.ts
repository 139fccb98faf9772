import { once, type EventEmitter } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ProblemError } from '@souk/http'
import type { Clock } from '@souk/process'
import type { PdfRequest } from './pdf-worker.ts'

/** Makes PDFs one after the other, in a thread of its own, so that nothing else waits for them. */
export interface PdfRenderer {
  /** @throws ProblemError `overloaded` if too many wait, or if it takes too long; `unavailable` after `close` */
  render(request: PdfRequest): Promise<Uint8Array>
  /** Ends the thread. What waits is refused. */
  close(): Promise<void>
}

/** The part of a worker that is used here. */
type Thread = EventEmitter & Pick<Worker, 'postMessage' | 'terminate'>

interface RendererOptions {
  readonly clock: Pick<Clock, 'sleep'>
  /** How long one document may take: 100 lines take a second of a core (default: 30,000 ms). */
  readonly timeoutMs?: number
  /** Most documents that wait or are being made (default: 20). */
  readonly most?: number
  /** How long the thread is kept when there is nothing to do. It takes 150 MB (default: 60,000 ms). */
  readonly idleMs?: number
  /** Starts the thread (default: that of `pdf-worker.ts`). */
  readonly start?: () => Thread
}

const startWorker = (): Thread => new Worker(new URL('pdf-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } })

export const createPdfRenderer = (options: RendererOptions): PdfRenderer => {
  const { clock, timeoutMs = 30_000, most = 20, idleMs = 60_000, start = startWorker } = options
  let thread: Thread | undefined
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let idle = new AbortController()
  let isClosed = false

  const end = async (): Promise<void> => {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }

  /** A thread that fails or ends is not used again, also if it does so between two documents. */
  const begin = (): Thread => {
    const begun = start()
    const forget = (): void => {
      if (thread === begun) void end()
    }
    return begun.on('error', forget).on('exit', forget)
  }

  /** The next message of the thread. An error of the thread rejects it, and so does its end. */
  const answerOf = async (running: Thread, signal: AbortSignal): Promise<Uint8Array> => {
    const ended = once(running, 'exit', { signal }).then(() => Promise.reject(new Error('the thread that makes PDFs has ended')))
    const [pdf]: Uint8Array[] = await Promise.race([once(running, 'message', { signal }), ended])
    if (pdf === undefined) throw new TypeError('the message of the thread is empty')
    return pdf
  }

  const renderNext = async (request: PdfRequest): Promise<Uint8Array> => {
    if (isClosed) throw new ProblemError('unavailable', 'the service is stopping')
    idle.abort()
    // The first document starts the thread: before it, it costs neither time nor memory.
    thread ??= begin()
    const running = thread
    const done = new AbortController()
    const late = clock.sleep(timeoutMs, done.signal).then(() => undefined)
    try {
      const answer = answerOf(running, done.signal)
      running.postMessage(request)
      const pdf = await Promise.race([answer, late])
      if (pdf === undefined) throw new ProblemError('overloaded', 'the document takes too long')
      return pdf
    } catch (error) {
      // Nobody knows what the thread is doing now. The next document gets a new one.
      await end()
      throw error
    } finally {
      done.abort()
      endWhenIdle()
    }
  }

  const endWhenIdle = (): void => {
    if (isClosed) return
    const unused = new AbortController()
    idle = unused
    void clock.sleep(idleMs, unused.signal).then(() => (unused.signal.aborted ? undefined : end()))
  }

  return {
    render: async (request) => {
      if (waiting >= most) throw new ProblemError('overloaded', 'too many documents are being made')
      waiting += 1
      const made = last.then(() => renderNext(request))
      last = made.catch(() => undefined)
      try {
        return await made
      } finally {
        waiting -= 1
      }
    },
    close: async () => {
      isClosed = true
      idle.abort()
      await end()
    },
  }
}
