import { z } from 'zod'

/** The settings of every process that verifies access tokens. */
export const accessSettings = {
  SOUK_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+$/, 'must be http://… or https://… with a host, perhaps a port, and nothing else')
    .default('http://localhost:8080')
    .describe('The address of the shop for its customers. It is the issuer and the audience of access tokens.'),
} as const
