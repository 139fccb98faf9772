import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StreamPage } from '@souk/log-protocol'
import { append, eventNumber, requestNumber, sealAll, withFaults } from '../testing/samples.ts'
import { openSqliteEventLog } from './log/event-log.sqlite.ts'
import type { EventLog, StreamFrom } from './log/event-log.ts'
import { readPages } from './stream-pages.ts'

let log: EventLog
beforeEach(() => {
  log = openSqliteEventLog(':memory:')
})
afterEach(() => log.close())

const insert = async (...requests: readonly Parameters<typeof requestNumber>[1][]): Promise<void> => {
  const head = await log.head()
  await log.insert(
    sealAll(
      requests.map((appends, index) => requestNumber(head.position + index, appends)),
      head,
    ),
  )
}
/** Appends events to a stream, some in each commit. */
const fill = (stream: string, events: number, inCommit: number): Promise<void> =>
  insert(
    ...Array.from({ length: events / inCommit }, (_, index) => [
      append(stream, index * inCommit, ...Array.from({ length: inCommit }, (_unused, offset) => index * inCommit + offset + 1)),
    ]),
  )

/** Asks until every stream is read to its end. @returns the versions read of each, and the pages */
const readAll = async (streams: readonly string[]) => {
  const versions = new Map<string, number[]>(streams.map((stream) => [stream, []]))
  const pages: StreamPage[][] = []
  let open: StreamFrom[] = streams.map((stream) => ({ stream, afterVersion: 0 }))
  while (open.length > 0) {
    const page = await readPages(log, open)
    expect(page.map(({ stream }) => stream)).toEqual(open.map(({ stream }) => stream))
    pages.push(page)
    for (const { stream, events } of page) versions.get(stream)?.push(...events.map(({ version }) => version))
    open = page.filter(({ more }) => more).map(({ stream }) => ({ stream, afterVersion: versions.get(stream)?.at(-1) ?? 0 }))
  }
  return { versions, pages }
}
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

describe('the pages of streams', () => {
  it('hold short streams whole', async () => {
    await insert([append('order-1', 0, 1, 2), append('payment-1', 0, 3)], [append('order-1', 2, 4)])
    const { versions, pages } = await readAll(['order-1', 'order-2', 'payment-1'])
    expect([...versions.values()]).toEqual([[1, 2, 3], [], [1]])
    expect(pages).toHaveLength(1)
  })

  it.each([
    [2_300, 1],
    [2_300, 100],
    [1_000, 50],
  ])('divide a stream of %d events, %d in each commit, none of them too many', async (events, inCommit) => {
    await fill('product-1', events, inCommit)
    const { versions, pages } = await readAll(['product-1'])
    expect(versions.get('product-1')).toEqual(upTo(events))
    expect(Math.max(...pages.map(([page]) => page?.events.length ?? 0))).toBe(1_000)
  })

  it('bound what many long streams take together, and each gets on', async () => {
    const streams = Array.from({ length: 130 }, (_, index) => `product-${index}`)
    for (const stream of streams) await fill(stream, 12, 4)
    const { versions, pages } = await readAll(streams)
    for (const stream of streams) expect(versions.get(stream)).toEqual(upTo(12))
    for (const page of pages) expect(page.reduce((sum, { events }) => sum + events.length, 0)).toBeLessThanOrEqual(1_000)
  })

  it('end when they are large, after at least one event', async () => {
    const large = (number: number) => eventNumber(number, { text: 'x'.repeat(700_000) })
    await insert(...[0, 1, 2, 3].map((version) => [{ stream: 'category-1', fromVersion: version, events: [large(version)] }]), [
      append('category-2', 0, 9),
    ])
    const { versions, pages } = await readAll(['category-1', 'category-2'])
    expect([...versions.values()]).toEqual([[1, 2, 3, 4], [1]])
    expect(pages.map((page) => page.map(({ events }) => events.length))).toEqual([[2, 0], [2, 0], [1]])
  })

  it('ask the log for no more events than they may hold', async () => {
    const asked: (number | undefined)[] = []
    const counting = withFaults(log, {
      readStreams: (streams, limit) => {
        asked.push((limit ?? Infinity) * streams.length)
        return log.readStreams(streams, limit)
      },
    })
    await readPages(
      counting,
      Array.from({ length: 1_000 }, (_, index) => ({ stream: `order-${index}`, afterVersion: 0 })),
    )
    expect(Math.max(...asked.map((events) => events ?? 0))).toBeLessThanOrEqual(1_000)
  })

  it('hold no more events than are enough, and say that there are others', async () => {
    await insert([append('order-1', 0, 1, 2, 3)], [append('order-2', 0, 4, 5)])
    const read = async (...streams: { stream: string; enough?: number }[]) =>
      (
        await readPages(
          log,
          streams.map((one) => ({ ...one, afterVersion: 1 })),
        )
      ).map(({ events, more }) => [events.length, more])
    expect(await read({ stream: 'order-1', enough: 1 })).toEqual([[1, true]])
    expect(await read({ stream: 'order-1', enough: 3 })).toEqual([[2, false]])
    expect(await read({ stream: 'order-1', enough: 1 }, { stream: 'order-2' })).toEqual([
      [2, false],
      [1, false],
    ])
  })
})
