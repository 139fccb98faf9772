import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createManualClock, turn } from '@souk/testing'
import { createPdfRenderer } from './pdf-renderer.ts'

const request = { text: { title: '', number: '', seller: [], recipient: [], facts: [], lines: [], total: '' }, issuedAt: '' }

/** A renderer whose threads are played by the test. */
const fixture = (options: { most?: number } = {}) => {
  const threads: (EventEmitter & { asked: number; isEnded: boolean })[] = []
  const { clock, advance } = createManualClock()
  const renderer = createPdfRenderer({
    clock,
    timeoutMs: 1_000,
    idleMs: 5_000,
    ...options,
    start: () => {
      const thread = Object.assign(new EventEmitter(), {
        asked: 0,
        isEnded: false,
        postMessage: () => {
          thread.asked += 1
        },
        terminate: async () => {
          thread.isEnded = true
          return 0
        },
      })
      threads.push(thread)
      return thread
    },
  })
  return { renderer, threads, advance }
}
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 5; turns += 1) await turn()
}

describe('the renderer of PDFs', () => {
  it('starts a thread with the first document, uses it for the next, one at a time, and ends it when it is idle', async () => {
    const { renderer, threads, advance } = fixture()
    expect(threads).toHaveLength(0)
    const [one, two] = [renderer.render(request), renderer.render(request)]
    await settled()
    expect(threads[0]?.asked).toBe(1)
    threads[0]?.emit('message', Buffer.from('one'))
    expect(String(await one)).toBe('one')
    await settled()
    expect(threads[0]?.asked).toBe(2)
    threads[0]?.emit('message', Buffer.from('two'))
    expect(String(await two)).toBe('two')
    await advance(4_999)
    expect(threads[0]?.isEnded).toBe(false)
    await advance(1)
    expect(threads[0]?.isEnded).toBe(true)
    expect(threads).toHaveLength(1)
  })

  it('ends a thread that takes too long or fails, and goes on with another one', async () => {
    const { renderer, threads, advance } = fixture()
    const late = renderer.render(request)
    const failing = renderer.render(request)
    const good = renderer.render(request)
    const outcomes = Promise.allSettled([late, failing, good])
    await settled()
    await advance(1_000)
    await settled()
    expect(threads[0]?.isEnded).toBe(true)
    threads[1]?.emit('error', new Error('no memory'))
    await settled()
    expect(threads[1]?.isEnded).toBe(true)
    threads[2]?.emit('message', Buffer.from('good'))
    expect(await outcomes).toMatchObject([
      { reason: { code: 'overloaded' } },
      { reason: { message: 'no memory' } },
      { value: Buffer.from('good') },
    ])
  })

  it.each([
    ['fails', 'error', new Error('no memory')],
    ['ends', 'exit', 1],
  ])('does not use a thread again that %s between two documents', async (_, event, detail) => {
    const { renderer, threads } = fixture()
    const one = renderer.render(request)
    await settled()
    threads[0]?.emit('message', Buffer.from('one'))
    await one
    threads[0]?.emit(event, detail)
    const two = renderer.render(request)
    await settled()
    threads[1]?.emit('message', Buffer.from('two'))
    expect(String(await two)).toBe('two')
  })

  it('starts no thread after it was closed, also for a document that waits', async () => {
    const { renderer, threads } = fixture()
    const running = renderer.render(request)
    const waiting = renderer.render(request)
    const outcomes = Promise.allSettled([running, waiting])
    await settled()
    await renderer.close()
    threads[0]?.emit('exit', 1)
    expect(await outcomes).toMatchObject([{ status: 'rejected' }, { reason: { code: 'unavailable' } }])
    await expect(renderer.render(request)).rejects.toMatchObject({ code: 'unavailable' })
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  it('refuses what would wait too long', async () => {
    const { renderer, threads } = fixture({ most: 2 })
    const waiting = [renderer.render(request), renderer.render(request)]
    await expect(renderer.render(request)).rejects.toMatchObject({ code: 'overloaded' })
    await settled()
    threads[0]?.emit('message', Buffer.from('one'))
    await waiting[0]
    const next = renderer.render(request)
    await settled()
    threads[0]?.emit('message', Buffer.from('two'))
    await settled()
    threads[0]?.emit('message', Buffer.from('three'))
    expect(String(await next)).toBe('three')
    await renderer.close()
    expect(threads[0]?.isEnded).toBe(true)
  })
})
