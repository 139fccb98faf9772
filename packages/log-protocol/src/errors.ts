/** A part of the system is away: the same call may succeed later. */
export abstract class Unavailable extends Error {}

/** The log cannot be used now: the event store does not answer, or its answer makes no sense. The call had no effect, unless its documentation says otherwise. */
export class LogUnavailable extends Unavailable {
  override readonly name = 'LogUnavailable'
}

/** The message of an error, or the text of anything else that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
