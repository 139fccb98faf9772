import { z } from 'zod'
import { serverUrl } from '@souk/process'

/** The port of the gateway. */
const DEFAULT_PORT = 8080

/** The address of a shop for which none is set: this machine. @param port  0: any free one, which nobody knows before the start */
export const localUrl = (port: number): string => `http://localhost:${port === 0 ? DEFAULT_PORT : port}`

/** The settings of a service whose answers to anybody may be kept by a cache. */
export const cacheSettings = {
  SOUK_CACHE_URL: serverUrl('http')
    .optional()
    .describe('Where a cache between the service and its readers is told of changes. Unset: there is none.'),
} as const

/** The settings of every process that verifies access tokens. */
export const accessSettings = {
  SOUK_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+$/, 'must be http://… or https://… with a host, perhaps a port, and nothing else')
    .default(localUrl(DEFAULT_PORT))
    .describe('The address of the shop for its customers. It is the issuer and the audience of access tokens.'),
} as const
