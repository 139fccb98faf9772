import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { createApi } from './api.ts'
import { HAL, mediaTypeOf, offers } from './media-type.ts'

const app = createApi({ logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId })
app.get('/page', { onRequest: offers('application/json', HAL, 'text/html') }, async (request) => ({ type: mediaTypeOf(request) }))
app.get('/other', {}, async (request) => ({ type: mediaTypeOf(request) ?? null }))
afterAll(() => app.close())

const get = (accept?: string) => app.inject({ url: '/page', headers: { ...(accept !== undefined && { accept }) } })

describe('the media type of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    ['Application/JSON', 'application/json'],
    ['application/json; charset=UTF-8', 'application/json'],
    ['application/hal+json', HAL],
    ['application/hal+json;version=1', HAL],
    ['application/hal+json; version="1"; q=0.3', HAL],
    ['application/json;version=1, application/hal+json;q=0.9', 'application/json'],
    ['application/json;q=0.8, application/hal+json', HAL],
    ['*/*;q=0.1, application/hal+json;q=0.2', HAL],
    ['application/json;q=0, application/*', HAL],
    ['text/*', 'text/html'],
    // Those of browsers, of axios and of jQuery.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8', 'text/html'],
    ['application/json, text/plain, */*', 'application/json'],
    ['application/json, text/javascript, */*; q=0.01', 'application/json'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['text/html;q=0, */*;q=0.5', 'application/json'],
  ])('that is asked for with %j is %s', async (accept, type) => {
    expect((await get(accept)).json()).toEqual({ type })
  })

  it.each([
    'text/plain',
    'image/*',
    '*/*;q=0',
    'application/hal+json;profile=short',
    'application/json;q=zero',
    'json',
    ',',
    '/',
    `${'a/b,'.repeat(250)}*/*`,
  ])('is refused to who accepts %j only, and the answer names what there is', async (accept) => {
    const answer = await get(accept)
    expect(expectProblem(answer, 'not-acceptable').detail).toBe('it is there as application/json, application/hal+json, text/html')
    expect(answer.headers.vary).toBe('accept, api-version')
  })

  it('is one of these, or is refused, whatever Accept says', async () => {
    const part = fc.constantFrom(
      'application',
      'hal+json',
      'text',
      '/',
      '*',
      ';',
      ',',
      'q=',
      '0.5',
      '"',
      '\\',
      ' ',
      '=',
      'version',
      '\t',
      '(',
    )
    const accepted = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(accepted, async (accept) => {
        expect([200, 406]).toContain((await get(accept)).statusCode)
      }),
    )
  })

  it('is not chosen where there is no choice', async () => {
    expect((await app.inject({ url: '/other', headers: { accept: 'text/plain' } })).json()).toEqual({ type: null })
  })
})
