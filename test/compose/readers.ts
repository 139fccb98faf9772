// Reads of a shop, many at once, while something happens to it.
import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Stack } from './stack.ts'

const READERS = 12

const agent = new Agent({ keepAlive: true })

interface Answered {
  readonly status: number
  readonly etag: string | undefined
  readonly body: string
}

/** Reads as anybody. */
export const read = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip', ...headers } }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode ?? 0, etag: answer.headers.etag, body }), reject)
    }).on('error', reject)
  })

/** Calls the reader again and again, several at once, while something happens. @returns how many reads there were */
export const whileReading = async (reading: () => Promise<void>, happening: () => Promise<void>): Promise<number> => {
  let reads = 0
  let isOver = false
  const one = async (): Promise<void> => {
    while (!isOver) {
      await reading()
      reads += 1
    }
  }
  const all = Promise.all(Array.from({ length: READERS }, one))
  // If a reader fails, there is nothing more to wait for.
  await Promise.race([happening(), all]).finally(() => (isOver = true))
  await all
  return reads
}

/** Reads per second of all paths in turn, none of which may fail. */
export const readsDuring = async (stack: Stack, paths: readonly string[], happening: () => Promise<unknown>): Promise<number> => {
  let turn = 0
  const start = performance.now()
  const reads = await whileReading(
    async () => {
      const path = paths[(turn += 1) % paths.length] ?? ''
      const { status, body } = await read(stack.url + path)
      if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
    },
    async () => void (await happening()),
  )
  return reads / ((performance.now() - start) / 1_000)
}
