import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, createRecordingLogger, until, type ManualClock } from '@souk/testing'
import { createViewStamps, type ViewStamps } from '../view/stamps.ts'
import { createSurrogateCache, type SurrogateCache } from './surrogate-cache.ts'

let time: ManualClock
let stamps: ViewStamps
let cache: SurrogateCache
/** The keys of each request. */
let told: string[]
/** Where the view stands, and where each request says that it stands. */
let position: number
let toldPositions: number[]
/** What becomes of a request. */
let answer: () => Promise<void>

beforeEach(async () => {
  time = createManualClock()
  stamps = createViewStamps()
  told = []
  position = 7
  toldPositions = []
  answer = async () => undefined
  cache = createSurrogateCache({
    url: '',
    service: 'paint',
    key: ({ collection, id }) => (collection === 'colours' ? (id === undefined ? 'colours' : `colour-${id}`) : undefined),
    stamps,
    position: () => position,
    clock: time.clock,
    logger: createRecordingLogger().logger,
    purge: (keys, at) => {
      told.push(keys.join(' '))
      toldPositions.push(at)
      return answer()
    },
  })
  await until(() => told.length === 1 && time.sleeping().length === 1)
})
afterEach(() => cache.stop())

const change = (...ids: readonly string[]): void => stamps.changed(ids.map((id) => ({ collection: 'colours', id, row: null })))
/** All requests since the last call. */
const toldSince = async (ms = 0): Promise<string[]> => {
  await time.advance(ms)
  return told.splice(0)
}
const mayKeep = { 'surrogate-control': 'max-age=60', 'surrogate-position': '7' }

describe('a cache of answers', () => {
  it('first forgets everything, and may then keep answers', async () => {
    expect(await toldSince()).toEqual(['paint'])
    expect(cache.headers(7)).toEqual(mayKeep)
  })

  it('knows an answer by the rows that it shows, unless one of them has no key', () => {
    expect(cache.keysOf([{ collection: 'colours', id: 'red' }, { collection: 'colours' }])).toBe('paint colour-red colours')
    expect(
      cache.keysOf([
        { collection: 'colours', id: 'red' },
        { collection: 'people', id: '1' },
      ]),
    ).toBeUndefined()
  })

  it('keeps no answer with more keys than a header takes', () => {
    const keysOf = (count: number) => cache.keysOf(Array.from({ length: count }, (_, id) => ({ collection: 'colours', id: String(id) })))
    expect(keysOf(149)?.split(' ')).toHaveLength(150)
    expect(keysOf(150)).toBeUndefined()
  })

  it('is told of changes at once, and again before a second has passed', async () => {
    await time.advance(800)
    await toldSince()
    change('red', 'blue')
    expect(await toldSince()).toEqual(['colour-red colours colour-blue'])
    const later = (await toldSince(250)).concat(await toldSince(250), await toldSince(250), await toldSince(50))
    expect(later.filter((keys) => keys !== '')).toEqual(['colour-red colours colour-blue'])
    expect((await toldSince(250)).concat(await toldSince(250))).toEqual(['', ''])
  })

  it('hears four times a second that nothing else has changed', async () => {
    await time.advance(800)
    await toldSince()
    for (let beats = 0; beats < 8; beats += 1) expect(await toldSince(250)).toEqual([''])
  })

  it('hears where the view stands', async () => {
    position = 8
    await time.advance(250)
    expect([toldPositions[0], toldPositions.at(-1)]).toEqual([7, 8])
  })

  it('is told of what changes meanwhile in one request', async () => {
    await toldSince()
    let done = (): void => undefined
    answer = () => new Promise((resolve) => (done = resolve))
    change('red')
    expect(await toldSince()).toEqual(['colour-red colours'])
    change('blue')
    change('green')
    expect(await toldSince()).toEqual([])
    done()
    expect(await toldSince()).toEqual(['colour-blue colours colour-green'])
    done()
  })

  it('forgets everything if too much has changed, or the view may show anything else', async () => {
    await toldSince()
    change(...Array.from({ length: 200 }, (_, index) => String(index)))
    expect(await toldSince()).toEqual(['paint'])
    stamps.replaced()
    expect(await toldSince()).toEqual(['paint'])
  })

  it('may keep nothing while it does not answer, and forgets everything when it is back', async () => {
    await toldSince()
    answer = () => Promise.reject(new Error('away'))
    change('red')
    expect(await toldSince()).toEqual(['colour-red colours'])
    expect(cache.headers(7)).toEqual({})
    change('blue')
    expect(await toldSince()).toEqual([])
    expect(await toldSince(250)).toEqual(['paint'])
    answer = async () => undefined
    expect(await toldSince(250)).toEqual(['paint'])
    expect(cache.headers(7)).toEqual(mayKeep)
  })

  it.each(['before', 'while'])('lets whoever has changed something wait until it has forgotten that, %s it is told', async (when) => {
    await toldSince()
    let done = (): void => undefined
    answer = () => new Promise((resolve) => (done = resolve))
    change('red')
    if (when === 'while') await until(() => told.length === 1)
    let isForgotten = false
    const forgotten = cache.forgotten().then(() => (isForgotten = true))
    await time.advance(0)
    expect(isForgotten).toBe(false)
    done()
    await forgotten
    answer = () => Promise.reject(new Error('away'))
    change('red')
    await cache.forgotten()
    await cache.forgotten()
  })
})
