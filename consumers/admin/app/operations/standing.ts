import type { GetRebuildOfOrderResponse, GetStatusOfOrderResponse } from '@souk/client'

/** How an instance of a service stands, in one word. `silent`: it does not answer. `behind`: it catches up with the log. */
export type Standing = 'ready' | 'building' | 'behind' | 'failing' | 'silent'

type Status = Pick<GetStatusOfOrderResponse, 'ready' | 'failing'>

export const isRunning = ({ endedAt }: Pick<GetRebuildOfOrderResponse, 'endedAt'>): boolean => endedAt === null

/** What does not go on in an instance, and why. */
export const failuresOf = ({ failing }: Pick<Status, 'failing'>): readonly string[] =>
  Object.values(failing).filter((reason) => reason !== null)

/** @param rebuilds  of its view */
export const standingOf = (status: Status | null, rebuilds: readonly Pick<GetRebuildOfOrderResponse, 'endedAt'>[]): Standing => {
  if (status === null) return 'silent'
  if (rebuilds.some(isRunning)) return 'building'
  if (failuresOf(status).length > 0) return 'failing'
  return status.ready ? 'ready' : 'behind'
}
