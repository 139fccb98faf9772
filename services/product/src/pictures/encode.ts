import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ProblemError } from '@souk/http'
import type { Logger } from '@souk/process'
import type { Encoded, EncodedVariant } from './encoder.ts'
import { inspectPicture } from './picture-file.ts'

const ENCODER = fileURLToPath(new URL('./encoder.ts', import.meta.url))

/** Encodes the file of a picture in several formats and sizes, the smallest first. @throws ProblemError */
export type EncodePicture = (file: Buffer) => Promise<readonly EncodedVariant[]>

export interface EncodingOptions {
  readonly logger: Logger
  /** Most pictures at once (default: 2). */
  readonly atOnce?: number
  /** Most pictures that wait for their turn (default: 4). More are refused. */
  readonly maxWaiting?: number
  /** How long one may take, in milliseconds (default: 15,000). */
  readonly timeoutMs?: number
  /** The program (default: the encoder). */
  readonly program?: string
}

/**
 * Encodes pictures, each in a process of its own: a file that breaks it, or takes too long, costs the sender a problem and nobody else anything.
 * A few at once and a few that wait are taken, and answered before any gateway gives up.
 */
export const createPictureEncoding = (options: EncodingOptions): EncodePicture => {
  const { logger, atOnce = 2, maxWaiting = 4, timeoutMs = 15_000, program = ENCODER } = options
  let running = 0
  const waiting: (() => void)[] = []

  const encode = (file: Buffer): Promise<Encoded> =>
    new Promise((resolve, reject) => {
      // No setting of this process, and so no secret, is in the environment of the other one.
      const child = fork(program, {
        serialization: 'advanced',
        execArgv: [],
        env: {},
        stdio: 'ignore',
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
      })
      let answer: Encoded | undefined
      child.once('error', reject)
      child.once('message', (encoded) => {
        answer = encoded as Encoded
      })
      // The last event: by then its answer is there, if it has given one.
      child.once('close', (code, signal) => {
        if (answer === undefined) logger.warn({ code, signal }, 'a picture has ended its encoder')
        resolve(answer ?? { fault: { code: 'broken-picture', detail: 'the picture takes more time or memory than it may' } })
      })
      // It may have ended before it could read that. Then `close` tells.
      child.send(file, () => undefined)
    })

  const turn = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (waiting.length >= maxWaiting) throw new ProblemError('overloaded', 'too many pictures are being read')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const done = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async (file) => {
    const found = inspectPicture(file)
    if (typeof found === 'object') throw new ProblemError(found.code, found.detail)
    await turn()
    try {
      const encoded = await encode(file)
      if ('fault' in encoded) throw new ProblemError(encoded.fault.code, encoded.fault.detail)
      return encoded.variants
    } finally {
      done()
    }
  }
}
