import type { IncomingMessage } from 'node:http'
import { networkOf, secondsToWait } from '@souk/http'
import { once } from '@souk/process'
import { decodedPath } from './routing-table.ts'
import type { GatewayConfig } from './settings.ts'

/** For how many seconds an address may save up requests that it does not send. */
export const BURST_SECONDS = 10

/** The method and the decoded path of a registration, also by the operation of the original system and by the page of the site, in any language and as scripts ask for it. Letters count in either case, as for the site. nginx reads this pattern as well. */
export const REGISTRATION = String.raw`POST /(?:customer/(?:customers|add-user)|(?:[a-z]{2}/)?register(?:/?_?\.data)?)/?$`

const registration = new RegExp(`^${REGISTRATION}`, 'i')

const isRegistration = ({ method = '', url = '' }: IncomingMessage): boolean =>
  // The target of the request has been checked: it can be decoded.
  registration.test(`${method} ${decodedPath(url)}`)

/** Counts the requests of each client. The returned function resolves to the seconds to wait, or to undefined if the request may go on. */
export const createRates = ({ requestsPerSecond, registrationsPerMinute }: GatewayConfig) => {
  // Imported when the first client comes from another machine.
  const load = once(async () => {
    const { RateLimiterMemory: Limiter } = await import('rate-limiter-flexible')
    return {
      requests: new Limiter({ points: requestsPerSecond * BURST_SECONDS, duration: BURST_SECONDS }),
      registrations: new Limiter({ points: registrationsPerMinute, duration: 60 }),
    }
  })
  return async (request: IncomingMessage, address: string): Promise<number | undefined> => {
    const client = networkOf(address)
    const { requests, registrations } = await load()
    try {
      await requests.consume(client)
      if (isRegistration(request)) await registrations.consume(client)
      return undefined
    } catch (error) {
      const seconds = secondsToWait(error)
      if (seconds === undefined) throw error
      return seconds
    }
  }
}
