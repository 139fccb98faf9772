/** A part of the system is away: the same call may succeed later. */
export abstract class Unavailable extends Error {}

/** The log cannot be used now: the event store does not answer, or not sensibly. Nothing of the call took effect, unless the caller says otherwise. */
export class LogUnavailable extends Unavailable {
  override readonly name = 'LogUnavailable'
}

/** What an error says; of anything else that was thrown, its text. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
