import { z } from 'zod'

export const originalApiModes = ['token', 'open', 'off'] as const
/** `token`: each request has the access token of its caller. `open`: everybody may do everything. `off`: there are no such operations. */
export type OriginalApiMode = (typeof originalApiModes)[number]

export const originalApiSettings = {
  SOUK_ORIGINAL_API: z
    .enum(originalApiModes)
    .default('token')
    .describe(
      'Whether the operations of the original system are answered: with the token of the caller, to everybody (open), or not at all.',
    ),
} as const

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '::1', '[::1]']

/** Why the operations cannot be open there; undefined if they can. @param host  the address on which the gateway listens */
export const whyNotOpen = (host: string): string | undefined =>
  loopback.includes(host)
    ? undefined
    : `settings: SOUK_ORIGINAL_API=open lets everybody do everything, so the gateway must listen on 127.0.0.1, not on ${host}`

/** What an operator is told when everything is open. */
export const OPEN_WARNING = 'SOUK_ORIGINAL_API=open: whoever reaches this machine may do everything, without a password'
