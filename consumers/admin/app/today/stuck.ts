/** An order that waits for an answer for longer is stuck. */
export const STUCK_SECONDS = 5
