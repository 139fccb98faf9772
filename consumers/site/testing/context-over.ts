import { RouterContextProvider } from 'react-router'
import { createClient } from '@souk/client'
import { createMockFetch, type Mocks } from '@souk/client/testing'
import { openCookies } from '../src/cookies.ts'
import { visitContext } from '../src/pages/context.ts'
import { createSeal } from '../src/seal.ts'
import { openSession } from '../src/session.ts'

/** What a loader or an action of a page gets of a visit, if the API answers as the mocks do. */
export const contextOver = (mocks: Mocks): RouterContextProvider => {
  const cookies = openCookies(undefined, false, createSeal(['a key for the cookies of tests, long enough']))
  const context = new RouterContextProvider()
  context.set(visitContext, {
    shop: createClient({ baseUrl: 'http://shop.example', fetch: createMockFetch(mocks) }),
    session: openSession({ cookies, refresh: () => Promise.reject(new Error('nobody is logged in')), now: Date.now }),
    cameAs: undefined,
    cookies,
    nonce: '',
    requestId: 'the-id',
    address: 'http://localhost',
    form: undefined,
    hasFiles: false,
    isTooLong: false,
    failed: (error) => {
      throw error
    },
    page: '/',
  })
  return context
}
