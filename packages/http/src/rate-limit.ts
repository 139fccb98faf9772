/**
 * How long to wait, if a limiter of `rate-limiter-flexible` has refused with this error: whole seconds, at least one. Undefined for any other error.
 * The library is not imported here, because whoever limits nothing needs no limiter.
 */
export const secondsToWait = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'msBeforeNext' in error
    ? Math.max(1, Math.ceil(Number(error.msBeforeNext) / 1_000))
    : undefined
