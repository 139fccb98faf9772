import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { RequestRefused, type Answer } from '@souk/client'
import { messageOf } from '@souk/log-protocol'
import { Fault } from './fault.ts'

/**
 * Writes the body of an answer that was asked for with `parseAs: 'stream'`. A file that is there is replaced once the new one is whole.
 * @throws Fault; RequestRefused
 */
export const save = async ({ response, error }: Answer<unknown>, out: string | NodeJS.WritableStream): Promise<void> => {
  if (error !== undefined) throw new RequestRefused(error)
  const body = response?.body
  if (body === null || body === undefined) throw new Fault('the answer is empty')
  const part = typeof out === 'string' ? `${out}.part` : undefined
  try {
    if (typeof out !== 'string') await pipeline(body, out, { end: false })
    else {
      await pipeline(body, createWriteStream(`${out}.part`))
      await rename(`${out}.part`, out)
    }
  } catch (cause) {
    if (part !== undefined) await rm(part, { force: true })
    throw new Fault(`the file could not be finished: ${messageOf(cause)}`, { cause })
  }
}
