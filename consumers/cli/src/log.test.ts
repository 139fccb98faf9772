import { describe, expect, it } from 'vitest'
import { createClient, type Commit } from '@souk/client'
import { describeInstances, describeStory, listInstances, readStory, searchLog } from './log.ts'

/** A shop that answers each request by its path, and remembers what it was asked. */
const createShop = (answer: (url: URL) => object) => {
  const asked: string[] = []
  const fetch = async ({ url }: Request): Promise<Response> => {
    const { pathname, search } = new URL(url)
    asked.push(`${pathname}${search}`)
    return Response.json(answer(new URL(url)))
  }
  return { api: createClient({ baseUrl: 'http://shop', fetch }), asked }
}

const collect = async (commits: AsyncIterable<Commit>): Promise<number[]> => {
  const positions: number[] = []
  for await (const { position } of commits) positions.push(position)
  return positions
}

describe('a search of the log', () => {
  const pages = ({ searchParams }: URL): object =>
    searchParams.get('cursor') === null
      ? { commits: [{ position: 9 }, { position: 7 }], nextCursor: 'older' }
      : { commits: [{ position: 4 }], nextCursor: null }

  it('sends what is asked for, newest first', async () => {
    const { api, asked } = createShop(() => ({ commits: [], nextCursor: null }))
    const filter = { category: 'order', type: 'OrderPlaced', from: '2026-03-14T00:00:00Z' }
    expect(await collect(searchLog(api, filter, 20))).toEqual([])
    expect(asked).toEqual(['/event-store/commits?category=order&type=OrderPlaced&from=2026-03-14T00%3A00%3A00Z&sort=newest&limit=20'])
  })

  it('goes on after a page that is shorter than asked for', async () => {
    const { api, asked } = createShop(pages)
    expect(await collect(searchLog(api, {}, 1_000))).toEqual([9, 7, 4])
    expect(asked).toEqual(['/event-store/commits?sort=newest&limit=500', '/event-store/commits?sort=newest&limit=500&cursor=older'])
  })

  it('ends after as many commits as asked for', async () => {
    const { api, asked } = createShop(pages)
    expect(await collect(searchLog(api, {}, 2))).toEqual([9, 7])
    expect(asked).toEqual(['/event-store/commits?sort=newest&limit=2'])
  })
})

it('the story of an order has a line for each event, with all its causes', async () => {
  const at = '2026-03-14T15:09:26.535Z'
  const { api, asked } = createShop(() => ({
    events: [
      { at, service: 'order', type: 'OrderPlaced', causes: [], sinceCause: null },
      { at, service: 'order', type: 'OrderApproved', causes: [{ type: 'StockReserved' }, { type: 'CreditReserved' }], sinceCause: 12 },
      { at, service: null, type: 'OrderPainted', causes: [{ type: 'OrderApproved' }], sinceCause: 0 },
    ],
  }))
  expect(describeStory(await readStory(api, 'order-1')).split('\n')).toEqual([
    `${at}\torder\tOrderPlaced\t–\t–`,
    `${at}\torder\tOrderApproved\tStockReserved, CreditReserved\t12`,
    `${at}\t–\tOrderPainted\tOrderApproved\t0`,
  ])
  expect(asked).toEqual(['/event-store/stories/order-1'])
})

it('an instance whose lag is not known says so', async () => {
  const [since, lastSeenAt] = ['2026-03-14T15:00:00.000Z', '2026-03-14T15:09:26.535Z']
  const order = {
    name: 'order',
    instance: 'a1',
    version: '0.1.0',
    since,
    database: 'PostgreSQL',
    ready: true,
    position: 12,
    lag: 3,
    lastSeenAt,
  }
  const parked = { projection: 1, reactions: 2 }
  const { api } = createShop(() => ({
    instances: [
      { ...order, parked },
      { ...order, ready: false, lag: null, parked },
    ],
  }))
  expect(describeInstances(await listInstances(api)).split('\n')).toEqual([
    `order\ta1\t0.1.0\t${since}\tPostgreSQL\tready\tposition 12\tlag 3\tparked 3\t${lastSeenAt}`,
    `order\ta1\t0.1.0\t${since}\tPostgreSQL\tnot ready\tposition 12\tlag unknown\tparked 3\t${lastSeenAt}`,
  ])
})
