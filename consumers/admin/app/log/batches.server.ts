import { setTimeout as sleep } from 'node:timers/promises'

/** Gives items in batches: each begins with the first item that comes, and has all that come within a while after it. */
export async function* batches<Item>(items: AsyncIterable<Item>, milliseconds: number): AsyncGenerator<readonly Item[], void> {
  const iterator = items[Symbol.asyncIterator]()
  try {
    let next = iterator.next()
    for (;;) {
      const first = await next
      if (first.done === true) return
      const batch = [first.value]
      const pause = sleep(milliseconds, undefined)
      for (;;) {
        next = iterator.next()
        const come = await Promise.race([next, pause])
        if (come === undefined || come.done === true) break
        batch.push(come.value)
      }
      yield batch
    }
  } finally {
    await iterator.return?.()
  }
}
