import type { Rejection } from '@souk/contracts'
import { LogUnavailable } from '@souk/log-protocol'
import type { Command, CommandHandler } from '@souk/service'

/**
 * Executes a command that no client has sent: the service itself is the actor.
 * @returns why the command is rejected, if it is
 * @throws LogUnavailable if it may succeed later
 */
export const executeOwn = async (
  { commands }: { readonly commands: CommandHandler },
  command: Command,
  { requestId, fingerprintKey }: { readonly requestId: string; readonly fingerprintKey?: string },
): Promise<Rejection | undefined> => {
  const outcome = await commands.execute(command, {
    actor: { kind: 'service', id: 'customer' },
    requestId,
    correlationId: requestId,
    causationId: requestId,
    retriable: false,
    ...(fingerprintKey !== undefined && { fingerprintKey }),
  })
  if (outcome.kind === 'failed') throw new LogUnavailable(outcome.detail)
  return outcome.kind === 'rejected' ? outcome.rejection : undefined
}
