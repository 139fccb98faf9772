import { fork, type Serializable } from 'node:child_process'
import { ProblemError } from '@souk/http'
import type { Logger } from '@souk/process'

export interface ProcessOptions {
  readonly logger: Logger
  /** Most processes at once. */
  readonly atOnce: number
  /** Most messages that wait for their turn. More are refused. */
  readonly maxWaiting: number
  /** How long one may take, in milliseconds. */
  readonly timeoutMs: number
  /** The program. It answers one message, and ends. */
  readonly program: string
}

/** Asks a program. Undefined: it has ended without an answer. @throws ProblemError if too many wait */
type Ask<Answer> = (message: Serializable) => Promise<Answer | undefined>

/**
 * Does what takes long with pictures, each time in a process of its own: what breaks it, or takes too long, costs the sender a problem and nobody else anything.
 * A few at once and a few that wait are taken, so that they are answered before a gateway gives up.
 */
export const createProcesses = <Answer>({ logger, atOnce, maxWaiting, timeoutMs, program }: ProcessOptions): Ask<Answer> => {
  let running = 0
  const waiting: (() => void)[] = []

  const ask: Ask<Answer> = (message) =>
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
      let answer: Answer | undefined
      child.once('error', reject)
      child.once('message', (answered) => {
        answer = answered as Answer
      })
      // The last event: by then its answer is there, if it has given one.
      child.once('close', (code, signal) => {
        if (answer === undefined) logger.warn({ code, signal }, 'a picture has ended its process')
        resolve(answer)
      })
      // It may have ended before it could read that. Then `close` tells.
      child.send(message, () => undefined)
    })

  const turn = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (waiting.length >= maxWaiting) throw new ProblemError('overloaded', 'too many pictures are being read or drawn')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const done = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async (message) => {
    await turn()
    try {
      return await ask(message)
    } finally {
      done()
    }
  }
}
