/** The longest wait that a request can ask for, in seconds. */
const MAX_WAIT_SECONDS = 30

const WAIT = /^wait\s*=\s*(?:(\d{1,6})|"(\d{1,6})")\s*(?:;.*)?$/i

/**
 * The seconds that `Prefer: wait=N` (RFC 7240) asks for, at most {@link MAX_WAIT_SECONDS}. The first valid one counts.
 * @returns undefined if there is no valid one. An invalid preference is not an error.
 */
export const waitPreferred = (header: string | readonly string[] | undefined): number | undefined => {
  for (const preference of [header ?? []].flat().join(',').split(',')) {
    const match = WAIT.exec(preference.trim())
    const seconds = match?.[1] ?? match?.[2]
    if (seconds !== undefined) return Math.min(Number(seconds), MAX_WAIT_SECONDS)
  }
  return undefined
}
