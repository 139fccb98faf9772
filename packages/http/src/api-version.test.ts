import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '@souk/log-protocol'
import { expectProblem } from '../testing/expect-problem.ts'
import { answerVersions, namesVersion } from './api-version.ts'
import { createApi } from './api.ts'
import { createApp, type App } from './app.ts'

const quiet = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, newId }

const withRoute = (app: App): App => {
  app.get('/numbers', {}, async () => ({}))
  return app
}

/** An API with a first version that ends, and a second one. */
const aging = createApp(quiet)
answerVersions(
  aging,
  new Map([
    ['1', { deprecated: new Date('2026-03-01T00:00:00.999Z'), sunset: new Date('2026-09-01T12:00:00Z') }],
    ['2', {}],
  ]),
)
withRoute(aging)
const today = withRoute(createApi(quiet))
afterAll(() => Promise.all([aging.close(), today.close()]))

describe('the version of an API', () => {
  it('is 1', async () => {
    const answer = await today.inject('/numbers')
    expect(answer.headers).toMatchObject({ 'api-version': '1', vary: 'accept, api-version' })
    expect(answer.headers).not.toHaveProperty('deprecation')
    expect(answer.headers).not.toHaveProperty('sunset')
  })

  it('is looked at before the method', async () => {
    const wrong = await today.inject({ method: 'DELETE', url: '/numbers' })
    expect([wrong.statusCode, wrong.headers['api-version']]).toEqual([405, '1'])
    const unknown = await today.inject({ method: 'DELETE', url: '/numbers', headers: { 'api-version': '7' } })
    expect(unknown.json()).toMatchObject({ code: 'unknown-version' })
  })

  it.each([
    [{}, '1'],
    [{ 'api-version': '1' }, '1'],
    [{ 'api-version': '2' }, '2'],
    [{ accept: '*/*' }, '1'],
    [{ accept: 'application/json' }, '1'],
    [{ accept: 'application/json;version=2' }, '2'],
    [{ accept: 'Application/JSON ; charset=utf-8 ; Version = "2" ; q=0.5' }, '2'],
    [{ accept: 'text/html, application/json;q=1;version=2, */*;q=0.1' }, '2'],
    [{ accept: 'application/hal+json;version=2' }, '2'],
    [{ accept: 'application/json;q=0.5;version=2, application/hal+json;version=2' }, '2'],
    [{ accept: 'application/json;version=2', 'api-version': '2' }, '2'],
    [{ accept: 'application/json;version=2, application/json;version=2;q=0.5' }, '2'],
    // Versions of something else.
    [{ accept: 'text/plain;version=0.0.4, application/json' }, '1'],
    [{ accept: 'application/json, text/plain;version=3' }, '1'],
    [{ accept: 'application/json;aversion=3' }, '1'],
    [{ accept: 'xapplication/json;version=3' }, '1'],
    [{ accept: 'application/halXjson;version=3' }, '1'],
  ])('asked for with %j is %s', async (headers, version) => {
    const answer = await aging.inject({ url: '/numbers', headers })
    expect([answer.statusCode, answer.headers['api-version']]).toEqual([200, version])
  })

  it.each([
    { 'api-version': '3' },
    { 'api-version': '0' },
    { 'api-version': '01' },
    { 'api-version': '1.0' },
    { 'api-version': 'v1' },
    { 'api-version': '' },
    { 'api-version': 'constructor' },
    { 'api-version': '1, 2' },
    { accept: 'application/json;version=3' },
    { accept: 'application/json;version=' },
    { accept: 'application/json;version=1, application/json;version=2' },
    { accept: 'application/json;version=1', 'api-version': '2' },
    { accept: 'application/json;version=1, application/hal+json;version=2' },
  ])('asked for with %j is 406, and the answer names those that there are', async (headers) => {
    const answer = await aging.inject({ url: '/numbers', headers })
    expect(expectProblem(answer, 'unknown-version').detail).toBe('name one version of the API: 1 or 2')
    expect(answer.headers).not.toHaveProperty('api-version')
    expect(answer.headers.vary).toBe('accept, api-version')
  })

  it('says when it ends', async () => {
    const { headers } = await aging.inject('/numbers')
    // Seconds since 1970 (RFC 9745), and a date of HTTP (RFC 8594).
    expect(headers).toMatchObject({ deprecation: '@1772323200', sunset: 'Tue, 01 Sep 2026 12:00:00 GMT' })
    const newer = await aging.inject({ url: '/numbers', headers: { 'api-version': '2' } })
    expect(newer.headers).not.toHaveProperty('deprecation')
    expect(newer.headers).not.toHaveProperty('sunset')
  })

  it('stands also in the answer to a path that does not exist', async () => {
    expect((await aging.inject('/nowhere')).headers['api-version']).toBe('1')
  })

  it('is named or not', () => {
    expect(namesVersion({ accept: 'application/json;version=9' })).toBe(true)
    expect(namesVersion({ 'api-version': '' })).toBe(true)
    expect(namesVersion({ accept: 'application/json, text/plain;version=1' })).toBe(false)
    expect(namesVersion({})).toBe(false)
  })
})
