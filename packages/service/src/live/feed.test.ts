import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { turn } from '@souk/testing'
import { createFeed, type Feed } from './feed.ts'
import { behind, isBehind, numbered, placeOf, type LiveMessage, type NumberedMessage, type Place } from './message.ts'

const message = (position: number, type: string, ...topics: string[]): LiveMessage => ({ position, type, data: { type }, topics })

const idOf = ({ text }: NumberedMessage): string => /^id: (.*)$/m.exec(text)?.[1] ?? ''
const typeOf = ({ text }: NumberedMessage): string => /^event: (.*)$/m.exec(text)?.[1] ?? ''

describe('messages', () => {
  it('have the position as their id, the last one of a commit, and those before it their number besides', () => {
    const all = numbered([message(3, 'A'), message(7, 'B'), message(7, 'C'), message(7, 'D'), message(8, 'E')])
    expect(all.map(idOf)).toEqual(['3', '7.1', '7.2', '7', '8'])
    expect(all[1]?.text).toBe('id: 7.1\nevent: B\ndata: {"type":"B"}\n\n')
  })

  it('stand behind a place, or not', () => {
    const all = numbered([message(7, 'B'), message(7, 'C'), message(8, 'D')])
    const after = (id: string): string[] => {
      const place = placeOf(id)
      return place === undefined ? ['?'] : all.filter((one) => isBehind(one, place)).map(typeOf)
    }
    expect(after('6')).toEqual(['B', 'C', 'D'])
    expect(after('7.1')).toEqual(['C', 'D'])
    expect(after('7')).toEqual(['D'])
    expect(after('8')).toEqual([])
  })

  it.each(['', '-1', '1.', '.1', '1.2.3', '1e3', ' 1', '1 ', '0x1', '1,2', '٣', '1234567890123456', 'x'])('are not at %j', (id) => {
    expect(placeOf(id)).toBeUndefined()
  })
})

const listen = (feed: Feed, topic: string) => {
  const got: string[] = []
  const leave = feed.join({ topic, take: (one) => got.push(typeOf(one)), missed: () => got.push('missed') })
  return { got, leave }
}
const move = (feed: Feed, from: number, to: number, ...messages: LiveMessage[]): void =>
  feed.moved({ from, to, size: messages.length, tell: async () => messages })

describe('a feed', () => {
  const failures: unknown[] = []
  const create = (start = 0): Feed => createFeed(start, (error) => failures.push(error))

  it('tells each reader what concerns its topic, from when it has joined until it leaves', async () => {
    const feed = create()
    const [a, b] = [listen(feed, 'a'), listen(feed, 'b')]
    move(feed, 0, 1, message(1, 'One', 'a', 'b'), message(1, 'Two', 'a'))
    await turn()
    b.leave()
    move(feed, 1, 3, message(3, 'Three', 'a', 'b'))
    await turn()
    expect([a.got, b.got, feed.position]).toEqual([['One', 'Two', 'Three'], ['One'], 3])
  })

  it('makes no messages while nobody reads', () => {
    const feed = create()
    feed.moved({ from: 0, to: 5, size: 1, tell: () => Promise.reject(new Error('nobody asked')) })
    expect([feed.position, failures]).toEqual([5, []])
  })

  it('does not tell again what a view shows again because it was rebuilt', async () => {
    const feed = create(5)
    const { got } = listen(feed, 'a')
    move(feed, 0, 4, message(2, 'Old', 'a'))
    move(feed, 4, 7, message(5, 'Known', 'a'), message(6, 'New', 'a'))
    await turn()
    expect([got, feed.position]).toEqual([['New'], 7])
  })

  it('cuts its readers where somebody else has moved the view, because they have missed something', async () => {
    const feed = create(5)
    const [one, other] = [listen(feed, 'a'), listen(feed, 'a')]
    move(feed, 6, 7, message(7, 'Later', 'a'))
    await turn()
    expect([one.got, other.got, feed.position]).toEqual([['missed'], ['missed'], 7])
    const again = listen(feed, 'a')
    feed.standsAt(9)
    feed.standsAt(8)
    expect([again.got, feed.position]).toEqual([['missed'], 9])
  })

  it('cuts its readers where somebody else has moved the view while messages were being made', async () => {
    const feed = create()
    const { got } = listen(feed, 'a')
    move(feed, 0, 1, message(1, 'One', 'a'))
    move(feed, 1, 2, message(2, 'Two', 'a'))
    feed.standsAt(2)
    feed.standsAt(4)
    feed.standsAt(3)
    await turn()
    expect([got, feed.position]).toEqual([['One', 'Two', 'missed'], 4])
  })

  it('does not cut its readers where it leads them itself', async () => {
    const feed = create()
    const { got } = listen(feed, 'a')
    move(feed, 0, 2, message(2, 'Two', 'a'))
    feed.standsAt(2)
    await turn()
    move(feed, 2, 3, message(3, 'Three', 'a'))
    await turn()
    expect([got, feed.position]).toEqual([['Two', 'Three'], 3])
  })

  it('cuts its readers if messages cannot be made, and goes on', async () => {
    const feed = create()
    const { got } = listen(feed, 'a')
    feed.moved({ from: 0, to: 1, size: 1, tell: () => Promise.reject(new Error('the database is away')) })
    await turn()
    expect([got, feed.position, failures.splice(0)]).toEqual([['missed'], 1, [new Error('the database is away')]])
  })

  it('cuts its readers if more waits than is good, also while messages are being made', async () => {
    const feed = create()
    const { got } = listen(feed, 'a')
    let made = (): void => undefined
    feed.moved({ from: 0, to: 1, size: 1, tell: () => new Promise((resolve) => (made = () => resolve([message(1, 'One', 'a')]))) })
    await turn()
    feed.moved({ from: 1, to: 20_002, size: 20_000, tell: async () => [] })
    expect([got, feed.position]).toEqual([['missed'], 20_002])
    made()
    await turn()
    expect([got, feed.position]).toEqual([['missed'], 20_002])
  })
})

describe('a reader who is cut at any point and comes back', () => {
  const topics = ['a', 'b'] as const
  /** For each commit, the topics of its messages. */
  const Log = fc.array(fc.array(fc.subarray([...topics], { minLength: 1 }), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  /** How many messages it gets before each cut. */
  const Cuts = fc.array(fc.nat(6), { maxLength: 20 })
  const Batches = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 })

  it('misses nothing and gets nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(Log, Batches, Cuts, fc.boolean(), async (log, batches, cuts, isSlow) => {
        const commits = log.map((messages, index) => messages.map((to, number) => message(index + 1, `${index + 1}-${number}`, ...to)))
        const feed = create()
        const read = (after: number, upTo: number): NumberedMessage[] =>
          numbered(commits.slice(after, upTo).flat()).filter((one) => one.topics.includes('a'))
        const got: string[] = []
        let place: Place = behind(0)
        let left: (() => void) | undefined
        let until = cuts.shift() ?? Infinity

        const take = (one: NumberedMessage): void => {
          if (left === undefined || !isBehind(one, place)) return
          got.push(typeOf(one))
          // All that the reader keeps is the id.
          place = placeOf(idOf(one)) ?? behind(NaN)
          until -= 1
          if (until <= 0) cut()
        }
        const cut = (): void => {
          left?.()
          left = undefined
          until = cuts.shift() ?? Infinity
        }
        const connect = (): void => {
          left = () => undefined
          const after = place.count === Infinity ? place.position : place.position - 1
          for (const one of read(after, feed.position)) take(one)
          if (left !== undefined) left = feed.join({ topic: 'a', take, missed: cut })
        }
        for (let from = 0, batch = 0; from < commits.length; batch += 1) {
          if (left === undefined) connect()
          const to = Math.min(commits.length, from + (batches[batch % batches.length] ?? 1))
          const part = commits.slice(from, to).flat()
          feed.moved({ from, to, size: part.length, tell: async () => (isSlow ? turn().then(() => part) : part) })
          if (!isSlow || batch % 3 === 0) await turn()
          from = to
        }
        await turn()
        for (let tries = 0; got.length < read(0, commits.length).length && tries < 200; tries += 1) {
          if (left === undefined) connect()
          await turn()
        }
        expect(got).toEqual(read(0, commits.length).map(typeOf))
      }),
      { numRuns: 200 },
    )
  })

  const create = (): Feed => createFeed(0, () => undefined)
})
