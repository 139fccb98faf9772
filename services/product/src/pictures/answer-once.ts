import { writeFileSync } from 'node:fs'
import sharp from 'sharp'

const MAX_MEMORY_BYTES = 768 * 1024 * 1024

/** What a program of `createProcesses` does: it gets a message, answers it, and ends. @param loaders  of libvips, for the formats that it reads: no other one is ever read */
export const answerOnce = <Message>(loaders: readonly string[], answer: (message: Message) => Promise<unknown>): void => {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: [...loaders] })
  sharp.cache(false)
  sharp.concurrency(1)

  // When memory is short, the system should end this process, and no other. Only Linux asks.
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Elsewhere the limit below must do.
  }
  setInterval(() => {
    if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.exit(1)
  }, 20).unref()

  // Whoever has started it is gone.
  process.once('disconnect', () => process.exit())
  process.once('message', async (message) => {
    const answered = await answer(message as Message)
    process.send?.(answered, () => process.disconnect())
  })
}
