import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { createApp } from './app.ts'
import { fetchOf } from './fetch.ts'

const note = (): void => undefined
const app = createApp({ logger: { info: note, warn: note, error: note }, newId })
app.get('/quick', {}, async () => ({ done: true }))
app.get('/slow', {}, async () => {
  await sleep(200)
  return {}
})
afterAll(() => app.close())

const fetch = fetchOf(() => app)
const ask = (path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(new Request(`http://shop.invalid${path}`, signal === undefined ? {} : { signal }))

describe('fetch within the process', () => {
  it('answers', async () => {
    expect(await (await ask('/quick')).json()).toEqual({ done: true })
  })

  it('rejects with a TimeoutError when a time limit has passed', async () => {
    await expect(ask('/slow', AbortSignal.timeout(10))).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('rejects with the reason of whoever does not wait any more', async () => {
    const reason = new Error('the page is closed')
    const controller = new AbortController()
    const asked = ask('/slow', controller.signal)
    setTimeout(() => controller.abort(reason), 10)
    await expect(asked).rejects.toBe(reason)
  })
})
