import { afterEach, expect, it } from 'vitest'
import { aRefusal, createMockFetch, type Mocks } from '@souk/client/testing'
import { createRecordingLogger } from '@souk/testing'
import { buildShop } from './index.ts'

let close: () => Promise<void>
afterEach(() => close())

const shopOver = async (mocks: Mocks) => {
  const { logger, lines } = createRecordingLogger()
  const app = await buildShop({
    logger,
    newId: () => 'the-id',
    gatewayUrl: 'http://shop.example',
    fetch: createMockFetch(mocks),
    publicUrl: 'http://localhost',
    secrets: ['a key for the cookies of tests, long enough'],
    now: Date.now,
  })
  close = () => app.close()
  return { app, lines }
}

it('logs what no page has foreseen, with the id of the request, and tells nobody what it is', async () => {
  const { app, lines } = await shopOver({ getStorefrontHome: aRefusal(418, 'a-secret') })
  const { statusCode, payload } = await app.inject('/')
  expect(statusCode).toBe(500)
  expect(payload).not.toContain('a-secret')
  expect(lines).toContainEqual({ fields: { requestId: 'the-id', error: expect.stringContaining('a-secret') }, message: 'a page failed' })
})

it('logs no failure if a page is not there', async () => {
  const { app, lines } = await shopOver({})
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await app.inject('/nowhere')).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/', headers })).statusCode).toBe(405)
  expect(lines.filter(({ message }) => message === 'a page failed')).toEqual([])
})
