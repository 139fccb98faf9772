import { createHash, timingSafeEqual } from 'node:crypto'
import { readState, type LogClient } from '@souk/service'
import { clientsStream } from '../domain/access-commands.ts'
import type { ActiveClient, ClientsState } from '../domain/clients.ts'
import type { RandomBytes } from '../personal/vault.ts'

/** The clients that are not revoked, as the log tells them. All calls may throw `LogUnavailable`. */
export interface Clients {
  /** The oldest first. */
  list(): Promise<ClientsState>
  /** The client with this id and this secret; undefined if there is none. */
  identify(clientId: string, secret: string): Promise<ActiveClient | undefined>
}

const SECRET_BYTES = 32

export const newClientSecret = (randomBytes: RandomBytes): string => Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url')

/** What the log keeps of a secret. Nobody can guess 256 random bits, so the hash needs neither a salt nor time. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const createClients = (log: LogClient): Clients => {
  let known: { state: ClientsState; version: number } | undefined
  const list = async (): Promise<ClientsState> => {
    known = await readState(log, clientsStream, known)
    return known.state
  }
  return {
    list,
    identify: async (id, secret) => {
      const client = (await list()).find(({ clientId }) => clientId === id)
      const isRight = client !== undefined && timingSafeEqual(Buffer.from(client.secretHash), Buffer.from(hashOfSecret(secret)))
      return isRight ? client : undefined
    },
  }
}
