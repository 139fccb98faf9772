import type { SoukClient } from '@souk/client'
import type { Cookies } from './cookies.ts'
import type { Session } from './session.ts'

/** One request of a visitor, as the pages see it. */
export interface Visit {
  /** The API. Each request is the visitor's, with what the visitor may do. */
  readonly shop: SoukClient
  readonly session: Session
  /** The customer whom the cookies of the request name, although the session may have ended. Undefined: none. */
  readonly cameAs: string | undefined
  readonly cookies: Cookies
  /** What inline scripts must name to be run. */
  readonly nonce: string
  readonly requestId: string
  /** The public address of the site, without a slash at the end. */
  readonly address: string
  /** The form that the request posts, as it was sent. Undefined if it may have files: these are read by the page, see `formOf`. */
  readonly form: string | undefined
  /** Whether the request posts a form that may have files. */
  readonly hasFiles: boolean
  /** Whether a form with files is longer than its page takes. */
  readonly isTooLong: boolean
  /** Logs an error that no page has foreseen, with the id of the request. */
  readonly failed: (error: unknown) => void
}

/** Answers a request with a page. */
export type Pages = (request: Request, visit: Visit) => Promise<Response>
