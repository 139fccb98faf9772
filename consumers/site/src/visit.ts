import type { SoukClient } from '@souk/client'
import type { Cookies } from './cookies.ts'

/** One request of a visitor, as the pages see it. */
export interface Visit {
  /** The API. Each request is the visitor's, with what the visitor may do. */
  readonly shop: SoukClient
  readonly cookies: Cookies
  /** What inline scripts must name to be run. */
  readonly nonce: string
  readonly requestId: string
  /** The public address of the site, without a slash at the end. */
  readonly address: string
}

/** Answers a request with a page. */
export type Pages = (request: Request, visit: Visit) => Promise<Response>
