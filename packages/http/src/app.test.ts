import { Agent, get, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@souk/log-protocol'
import { createApp } from './app.ts'

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Asks over a connection that the client wants to keep. */
const ask = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent: new Agent({ keepAlive: true }) }, (response) => resolve(response.resume())).on('error', reject)
  })

/** An application that answers when it is told to. */
const startApp = async () => {
  const app = createApp({ logger, newId })
  const asked: (() => void)[] = []
  app.get('/', {}, async () => {
    await new Promise<void>((resolve) => asked.push(resolve))
    return {}
  })
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }), asked }
}

describe('an application that closes', () => {
  afterEach(() => vi.useRealTimers())

  it('answers what has been asked, and then closes the connection that the client would have kept', async () => {
    const { app, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    const start = performance.now()
    const closed = app.close()
    setTimeout(() => asked[0]?.(), 100)
    expect((await answer).statusCode).toBe(200)
    await closed
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('closes an idle connection at once', async () => {
    const { app, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    asked[0]?.()
    expect((await answer).statusCode).toBe(200)
    const start = performance.now()
    await app.close()
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('gives up an answer that does not come within five seconds', async () => {
    const { app, url, asked } = await startApp()
    const answer = ask(url)
    await expect.poll(() => asked).toHaveLength(1)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    let isCut = false
    const cut = answer.catch((error: unknown) => {
      isCut = true
      return error
    })
    const closed = app.close()
    await vi.advanceTimersByTimeAsync(4_900)
    expect(isCut).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await cut).toMatchObject({ code: 'ECONNRESET' })
    await closed
  })
})
