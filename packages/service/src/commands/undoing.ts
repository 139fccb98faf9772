import { readRecorded, rejection, type Rejection, type SoukEvent } from '@souk/contracts'
import type { Commit } from '@souk/log-protocol'
import { isRejection } from './aggregate.ts'
import type { Command } from './command-handler.ts'

/** What a command takes back: all that one commit has moved in one stream. */
export interface Undone {
  /** Where the commit stands in the log. */
  readonly position: number
  readonly stream: string
  /** How much the command moves: the opposite of what the commit has moved. */
  readonly moves: number
  /** How much an event has moved. Undefined: it is nothing that can be taken back. */
  readonly movedBy: (event: SoukEvent) => number | undefined
}

/** Why a commit cannot be taken back so. Undefined: it can. */
const faultOf = ({ position, stream, moves, movedBy }: Undone, commit: Commit | undefined): Rejection | undefined => {
  if (commit === undefined) return rejection('wrong-undo', `the log has no commit ${position}`)
  const moved = commit.appends
    .filter((append) => append.stream === stream)
    .flatMap(({ events }) => events.flatMap((recorded) => readRecorded(stream, recorded) ?? []))
    .flatMap((event) => movedBy(event) ?? [])
  if (moved.length === 0) return rejection('wrong-undo', `commit ${position} has adjusted nothing here`)
  const sum = moved.reduce((total, one) => total + one, 0)
  return sum + moves === 0 ? undefined : rejection('wrong-undo', `commit ${position} has moved ${sum}, and this moves ${moves}`)
}

/** A command that is refused unless it is the opposite of what it takes back. Of the log, only that commit is read for it. */
export const undoing = (command: Command, undone: Undone): Command => {
  let fault: Rejection | undefined
  return {
    ...command,
    prepare: async (log) => {
      await command.prepare?.(log)
      const [commit] = await log.readAll(undone.position - 1, 1)
      fault = faultOf(undone, commit)
    },
    decide: (stateOf, context) => {
      const decision = command.decide(stateOf, context)
      return isRejection(decision) ? decision : (fault ?? decision)
    },
  }
}
