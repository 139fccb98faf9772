import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter, type EntryContext, type RouterContextProvider } from 'react-router'
import { visitOf } from './context.ts'

interface Rendering {
  readonly request: Request
  readonly status: number
  readonly headers: Headers
  readonly entry: EntryContext
  readonly context: RouterContextProvider
  /** Puts around a page what all of it reads. */
  readonly wrap: (page: ReactNode) => ReactNode
}

/** Renders a page as a whole. The API answers in milliseconds, so that streaming it would gain nothing, and an error half way would be lost. */
export const renderPage = ({ request, status, headers, entry, context, wrap }: Rendering): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { nonce } = visitOf(context)
    const page = new PassThrough()
    const { pipe, abort } = renderToPipeableStream(wrap(<ServerRouter context={entry} url={request.url} nonce={nonce} />), {
      nonce,
      onAllReady: () => {
        pipe(page)
        text(page).then((html) => {
          headers.set('content-type', 'text/html; charset=utf-8')
          resolve(new Response(html, { status, headers }))
        }, reject)
      },
      onError: (error) => {
        reject(error)
        abort()
      },
    })
    request.signal.addEventListener('abort', abort)
  })
