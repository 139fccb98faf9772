import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter, type EntryContext, type RouterContextProvider } from 'react-router'
import { afterPaint } from './after-paint.ts'
import { visitOf } from './context.ts'
import { zoneOf } from './zone.ts'

/** What the router calls to render a page. */
type RenderRequest = (
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
) => Promise<Response>

/** What the request tells of its visitor. */
interface Local {
  /** It tells the language. */
  readonly basename: string | undefined
  /** Undefined: nobody has told it yet. */
  readonly zone: string | undefined
}

/**
 * Renders each page as a whole. The API answers in milliseconds, so that streaming it would gain nothing, and an error half way would be lost.
 * @param wrap  puts around a page what all of it reads
 */
export const createRequestRenderer =
  (wrap: (page: ReactNode, local: Local) => ReactNode): RenderRequest =>
  (request, status, headers, entry, context) =>
    new Promise((resolve, reject) => {
      const { nonce } = visitOf(context)
      const page = new PassThrough()
      const router = <ServerRouter context={entry} url={request.url} nonce={nonce} />
      const { pipe, abort } = renderToPipeableStream(
        wrap(router, { basename: entry.staticHandlerContext.basename, zone: zoneOf(context) }),
        {
          nonce,
          onAllReady: () => {
            pipe(page)
            text(page).then((html) => {
              headers.set('content-type', 'text/html; charset=utf-8')
              resolve(new Response(afterPaint(html, nonce), { status, headers }))
            }, reject)
          },
          onError: (error) => {
            reject(error)
            abort()
          },
        },
      )
      request.signal.addEventListener('abort', abort)
    })
