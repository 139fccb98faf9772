import { z } from 'zod'

const MIN_LENGTH = 32

/** The settings of a site, by the names of environment variables. */
export const siteSettings = {
  SOUK_SESSION_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => key.length >= MIN_LENGTH),
      `must be keys of at least ${MIN_LENGTH} characters, separated by commas`,
    )
    .transform(([first = '', ...others]): readonly [string, ...string[]] => [first, ...others])
    .describe('With what the cookies of the site are sealed: the first key seals, and all of them open.'),
} as const
