import type { Bus } from '@souk/bus'
import { eventStoreOperations as operations, sha256 } from '@souk/log-protocol'
import { createAsk } from './request.ts'

/** Bytes that events name by their hash, which the event store keeps beside the log. All calls may throw `LogUnavailable`. */
export interface BlobClient {
  /** Keeps at most `MAX_BLOB_BYTES` bytes. @returns their hash, which an event may name from now on */
  put(bytes: Uint8Array): Promise<string>
  /** Undefined if the event store does not have them. @throws if it has others under this hash: its copy is damaged */
  read(hash: string): Promise<Buffer | undefined>
}

export const createBlobClient = (bus: Pick<Bus, 'request'>): BlobClient => {
  const ask = createAsk(bus)
  return {
    put: async (bytes) => {
      const hash = sha256(bytes)
      await ask(operations.putBlob, { hash, bytes: Buffer.from(bytes).toString('base64') })
      return hash
    },
    read: async (hash) => {
      const { bytes } = await ask(operations.readBlob, { hash })
      if (bytes === null) return undefined
      const blob = Buffer.from(bytes, 'base64')
      if (sha256(blob) !== hash) throw new Error(`the bytes that the event store has for ${hash} are damaged`)
      return blob
    },
  }
}
