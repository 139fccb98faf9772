import { LogUnavailable } from '@souk/log-protocol'
import type { Command, CommandHandler } from '@souk/service'

/**
 * Executes a command that no client has sent: the service itself is the actor.
 * @throws LogUnavailable if it may succeed later; Error if it is rejected
 */
export const executeOwn = async (
  { commands }: { readonly commands: CommandHandler },
  command: Command,
  requestId: string,
): Promise<void> => {
  const origin = { requestId, correlationId: requestId, causationId: requestId, retriable: false }
  const outcome = await commands.execute(command, { ...origin, actor: { kind: 'service', id: 'customer' } })
  if (outcome.kind === 'failed') throw new LogUnavailable(outcome.detail)
  if (outcome.kind === 'rejected') throw new Error(`${command.type} was rejected: ${outcome.rejection.detail}`)
}
