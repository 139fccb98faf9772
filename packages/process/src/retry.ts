import { Unavailable } from '@souk/log-protocol'
import type { Clock } from './clock.ts'

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Waits for what is missing at the start, for processes may be started in any order.
 * @throws what the task throws, unless it says that a part is away
 */
export const patiently = async <Result>(
  clock: Pick<Clock, 'sleep'>,
  logger: { warn(fields: object, message: string): void },
  task: () => Promise<Result>,
  ending?: AbortSignal,
): Promise<Result> => {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await task()
    } catch (error) {
      if (!(error instanceof Unavailable) || ending?.aborted === true) throw error
      logger.warn({ error: error.message }, 'waiting for what is needed to start')
      await clock.sleep(pause, ending)
    }
  }
}
