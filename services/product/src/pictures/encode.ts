import { fileURLToPath } from 'node:url'
import { ProblemError } from '@souk/http'
import type { Encoded, EncodedVariant } from './encoder.ts'
import { inspectPicture } from './picture-file.ts'
import { createProcesses, type ProcessOptions } from './processes.ts'

const ENCODER = fileURLToPath(new URL('encoder.ts', import.meta.url))

/** Encodes the file of a picture in several formats and sizes, the smallest first. @throws ProblemError */
export type EncodePicture = (file: Buffer) => Promise<readonly EncodedVariant[]>

export type EncodingOptions = Pick<ProcessOptions, 'logger'> & Partial<ProcessOptions>

/** Encodes pictures: two at once, while four wait. */
export const createPictureEncoding = (options: EncodingOptions): EncodePicture => {
  const encode = createProcesses<Encoded>({ atOnce: 2, maxWaiting: 4, timeoutMs: 15_000, program: ENCODER, ...options })
  return async (file) => {
    const found = inspectPicture(file)
    if (typeof found === 'object') throw new ProblemError(found.code, found.detail)
    const encoded = await encode(file)
    if (encoded === undefined) throw new ProblemError('broken-picture', 'the picture takes more time or memory than it may')
    if ('fault' in encoded) throw new ProblemError(encoded.fault.code, encoded.fault.detail)
    return encoded.variants
  }
}
