import { openSession, type Fetch } from '@souk/client'
import type { LogIn } from '@souk/contracts'
import type { App } from '@souk/http'
import { buildOriginalApi } from '@souk/original-api'
import type { Assembly } from './assemble.ts'

interface Parts extends Pick<Assembly['dependencies'], 'clock' | 'logger' | 'newId'> {
  readonly currency: string
  /** Sends requests to the gateway, in this process. */
  readonly fetch: Fetch
  /** As whom it acts for everybody. Undefined: each request has the token of its caller. */
  readonly manager: LogIn | undefined
}

/** The operations of the original system, with the typed client that they need. */
export const openOriginalApi = ({ clock, logger, newId, currency, fetch, manager }: Parts): App => {
  const transport = { baseUrl: 'http://localhost', fetch }
  return buildOriginalApi({ ...transport, logger, newId, now: clock.now, currency, manager: manager && openSession(transport, manager) })
}
